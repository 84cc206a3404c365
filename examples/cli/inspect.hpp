// ttfm inspect: lists the contents of checkpoint files and the variants that they fit.
#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "common.hpp"
#include "ttfm/checkpoint/inspect.hpp"
#include "ttfm/runtime/fit.hpp"

namespace cli {

/// A variant as a checkpoint is compared with it.
struct Fitted {
  std::string id;
  Checkpoint published;
  FileEntries entries;
  std::vector<nn::Request> requests;
};

/// All variants of a registry. No weight is touched, so that it takes little time and no memory to speak of.
inline std::vector<Fitted> fitted(Registry const& registry) {
  std::vector<Fitted> result;
  for (auto const& listed : registry.variants) {
    auto variant = listed.make();
    auto requests = variant.requests();
    result.push_back({listed.name(), listed.model().checkpoint, std::move(variant.entries), std::move(requests)});
  }
  return result;
}

/// A variant and how a checkpoint fits it.
struct Match {
  std::string id;
  Fit fit;
  bool named = false;  ///< the file is called as this variant's is
};

/// The ten best variants that agree in half of the names or more, the best first; of equal ones, that whose published
/// file is called so.
inline std::vector<Match> matches(checkpoint::Inspection const& inspection, std::vector<Fitted> const& variants) {
  auto const path = inspection.file.string(), name = inspection.file.filename().string();
  std::vector<Match> result;
  for (auto const& variant : variants) {
    Match match{variant.id, fit(inspection, variant.entries, variant.requests), false};
    if (match.fit.score() < 0.5) continue;
    auto const files = checkpoint::file_names(variant.published);
    auto const hub = text(variant.published.hub);
    match.named =
        std::find(files.begin(), files.end(), name) != files.end() ||
        (!hub.empty() && (path.find("models--" + checkpoint::detail::replaced(hub, "/", "--") + '/') != path.npos ||
                          path.find('/' + hub + '/') != path.npos));
    result.push_back(std::move(match));
  }
  std::stable_sort(result.begin(), result.end(), [](Match const& a, Match const& b) {
    auto const rank = [](Match const& m) { return std::tuple(m.fit.score(), m.named, m.fit.naming.empty()); };
    return rank(a) > rank(b);
  });
  if (result.size() > 10) result.resize(10);
  return result;
}

inline std::string bytes_text(std::uintmax_t bytes) {
  if (bytes < 1000) return ttfm::detail::cat(bytes, " bytes");
  char buffer[32];
  auto const kilobytes = static_cast<double>(bytes) / 1e3;
  std::snprintf(buffer, sizeof buffer, kilobytes < 1000 ? "%.1f kB" : "%.1f MB",
                kilobytes < 1000 ? kilobytes : kilobytes / 1000);
  return buffer;
}

inline ordered_json as_json(std::vector<checkpoint::Leaf> const& leaves) {
  auto json = ordered_json::array();
  for (auto const& [name, kind] : leaves) json.push_back({{"name", name}, {"kind", kind}});
  return json;
}

inline ordered_json report(checkpoint::Inspection const& inspection, std::vector<Match> const& found) {
  ordered_json json{
      {"file", inspection.file.string()}, {"kind", to_string(inspection.kind)}, {"bytes", inspection.bytes}};
  json["values"] = inspection.values;
  json["shards"] = inspection.shards;
  json["metadata"] = inspection.metadata;
  auto const& origin = inspection.entries.origin;
  json["found_under"] = origin.key;
  json["type"] = origin.type;
  json["others"] = origin.others;
  json["skipped"] = as_json(origin.skipped);
  json["beside"] = as_json(origin.beside);
  json["entries"] = ordered_json::array();
  for (auto const& [name, tensor] : inspection.entries)
    json["entries"].push_back({{"name", name},
                               {"shape", tensor.sizes().vec()},
                               {"dtype", checkpoint::dtype_name(tensor.scalar_type())},
                               {"bytes", tensor.numel() * static_cast<std::int64_t>(tensor.element_size())}});
  json["variants"] = ordered_json::array();
  for (auto const& [id, fit, named] : found)
    json["variants"].push_back({{"id", id},
                                {"fits", fit.whole()},
                                {"score", fit.score()},
                                {"matched", fit.matched},
                                {"naming", fit.naming.empty() ? ordered_json() : ordered_json(fit.naming)},
                                {"missing", fit.missing},
                                {"misshapen", fit.misshapen},
                                {"unexpected", fit.unexpected}});
  return json;
}

inline void print_inspection(checkpoint::Inspection const& inspection, std::vector<Match> const& found) {
  using checkpoint::detail::shown;
  using ttfm::detail::cat;
  std::printf("%s  %s\n", bold(shown(inspection.file.string(), 4096)).c_str(),
              dim(cat(checkpoint::text_of(inspection.kind).what, ", ", bytes_text(inspection.bytes))).c_str());
  auto field = [](char const* name, std::string const& value) {
    if (!value.empty())
      std::printf("  %s%*s%s\n", bold(name).c_str(), 14 - static_cast<int>(std::string(name).size()), "",
                  value.c_str());
  };
  auto names = [](std::vector<std::string> const& all) {
    std::vector<std::string> first;
    for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), 10); ++i) first.push_back(shown(all[i]));
    return ttfm::detail::join(first) +
           (all.size() > first.size() ? cat(" and ", all.size() - first.size(), " more") : "");
  };
  auto leaves = [&](std::vector<checkpoint::Leaf> const& all) {
    std::vector<std::string> texts;
    for (auto const& [name, kind] : all) texts.push_back(cat(name, " (", kind, ')'));
    return names(texts);
  };
  field("entries", inspection.kind == checkpoint::FileKind::darknet
                       ? cat("none, as Darknet's files have no names; ", inspection.values, " values of float32")
                       : cat(inspection.entries.size(), " with ", inspection.values, " values"));
  auto const& origin = inspection.entries.origin;
  field("shards", names(inspection.shards));
  field("module", shown(origin.type));
  field("found under", shown(origin.key));
  field("others", names(origin.others));
  field("skipped", leaves(origin.skipped));
  field("beside", leaves(origin.beside));
  for (auto const& [key, value] : inspection.metadata) field("metadata", cat(shown(key), ": ", shown(value, 200)));
  if (inspection.entries.size()) {
    std::vector<std::vector<std::string>> rows{{"NAME", "SHAPE", "DTYPE", "BYTES"}};
    for (auto const& [name, tensor] : inspection.entries)
      rows.push_back({shown(name, 200), nn::to_text(tensor.sizes()), checkpoint::dtype_name(tensor.scalar_type()),
                      cat(tensor.numel() * static_cast<std::int64_t>(tensor.element_size()))});
    print_table(rows);
  }
  if (found.empty()) {
    std::puts("fits no variant: none has half of these names");
    return;
  }
  std::vector<std::vector<std::string>> rows{{"VARIANT", "ENTRIES THAT AGREE", "DIFFERENCES"}};
  for (auto const& [id, fit, named] : found) {
    std::vector<std::string> differences;
    auto add = [&](char const* what, std::vector<std::string> const& all) {
      if (!all.empty())
        differences.push_back(cat(all.size(), ' ', what, " (", shown(all[0]), all.size() > 1 ? ", ..." : "", ')'));
    };
    add("misshapen", fit.misshapen);
    if (!fit.naming.empty()) differences.push_back("the names are those of " + fit.naming);
    add("missing", fit.missing);
    add("unexpected", fit.unexpected);
    if (fit.whole()) differences.insert(differences.begin(), "none, it fits");
    rows.push_back({id, cat(fit.matched), ttfm::detail::join(differences)});
  }
  print_table(rows);
}

inline int inspect(Registry const& registry, std::vector<std::string> const& files, bool json) {
  std::optional<std::vector<Fitted>> variants;
  checkpoint::Inspection inspection;
  return for_each_item(
      files, bar_beside_lines("inspect"),
      [&](std::size_t i) {
        inspection = {};
        inspection = checkpoint::inspect(std::filesystem::path(files[i]));
        if (!inspection.error.empty()) throw CheckpointError(inspection.error);
        if (!variants) variants = fitted(registry);
        auto const found = matches(inspection, *variants);
        if (json)
          print_line(report(inspection, found));
        else
          print_inspection(inspection, found);
      },
      [&](std::size_t i, Failure const& failure) {
        if (!json) return print_failure(false, "file", files[i], failure);
        ordered_json line{{"file", files[i]}};
        if (inspection.kind != checkpoint::FileKind::unknown || inspection.bytes)
          line.update({{"kind", to_string(inspection.kind)}, {"bytes", inspection.bytes}});
        line["error"] = error_json(failure);
        print_line(line);
      });
}

inline void add_inspect(CLI::App& app, Registry const& registry, Action& chosen) {
  auto files = std::make_shared<std::vector<std::string>>();
  auto json = std::make_shared<bool>(false);
  auto* command = app.add_subcommand("inspect", "show what is in checkpoints, and which variants they fit");
  command->add_option("files", *files, "checkpoint files, or folders with one")->required();
  command->add_flag("--json", *json, "one line of JSON per file");
  command->callback([files, json, &registry, &chosen] {
    chosen = [files, json, &registry] { return inspect(registry, *files, *json); };
  });
}

}  // namespace cli
