// ttfm status: the registry as Markdown.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common.hpp"

namespace cli {

/// Where a variant's weights come from, as a reader knows it.
inline std::string_view origin_of(ModelConfig const& model) {
  auto const& [hub, file, url, package] = model.checkpoint;
  switch (model.source) {
    case ModelSource::huggingface: return "Hugging Face";
    case ModelSource::torch_hub: return "torch hub";
    case ModelSource::osmr: return "pytorchcv";
    case ModelSource::github:
    case ModelSource::custom:
      return hub.empty() && file.empty() && url.empty() && package.empty() ? "none published" : "its authors";
    default: return to_string(model.source);
  }
}

/// The variants of one family, which stand together.
struct FamilyOf {
  Listed const* standard = nullptr;  ///< the default variant
  std::vector<Listed const*> variants{};
};

inline std::vector<FamilyOf> families_of(Registry const& registry) {
  std::vector<FamilyOf> result;
  for (auto const& listed : registry.variants) {
    if (result.empty() || result.back().variants[0]->id.path != listed.id.path) result.emplace_back();
    result.back().variants.push_back(&listed);
    if (listed.is_default) result.back().standard = &listed;
  }
  return result;
}

/// The status document: one table of families, one of variants, from the registry alone.
inline int status(Registry const& registry) {
  std::string table, variants;
  auto const families = families_of(registry);
  for (auto const& [standard, rows] : families) {
    std::set<std::string> kinds, sources;
    for (auto const* row : rows) {
      kinds.insert(text(to_string(row->entry.kind)));
      auto const& m = row->model();
      sources.insert(text(to_string(m.source)));
      variants += ttfm::detail::cat("| `", row->id.text(), "` | ", m.source, " | ", millions(m.parameters), " | ",
                                    edges(m.input), " | ", m.test.required_pcc, " | ", m.test.status, " |\n");
    }
    table += ttfm::detail::cat("| ", standard->info.model, " | `", standard->id.path, "` | ", ttfm::detail::join(kinds),
                               " | ", standard->info.task, " | ", ttfm::detail::join(sources), " | ", rows.size(),
                               " | `ttfm test ", standard->id.text(), "` |\n");
  }
  std::printf(
      "# Status of the model families\n\nWritten by `ttfm status`.\n\n%zu families, %zu variants. Test all with "
      "`tools/test.sh`.\n\n"
      "## Families\n\n| model | loader | kind | task | sources | variants | test of the default variant |\n| --- | --- "
      "| --- "
      "| --- | --- | --- | --- |\n%s\n"
      "## Variants\n\n| test id | source | parameters | input | required PCC | status upstream |\n| --- | --- | --- | "
      "--- | --- | --- |\n%s",
      families.size(), registry.variants.size(), table.c_str(), variants.c_str());
  return success;
}

/// The families as README.md lists them: their number and that of their variants on a line, then a table.
inline int status_families(Registry const& registry) {
  std::string table;
  auto const families = families_of(registry);
  for (auto const& [standard, rows] : families) {
    std::set<std::string> origins;
    for (auto const* row : rows) origins.insert(text(origin_of(row->model())));
    table += ttfm::detail::cat("| ", standard->info.model, standard->info.framework == Framework::jax ? " (Flax)" : "",
                               " | ", rows.size(), " | ", ttfm::detail::join(origins), " | `ttfm/models/",
                               data_name(standard->id.path, "_"), ".hpp` |\n");
  }
  std::printf(
      "%zu families, %zu variants\n\n| family | variants | weights | `#include` |\n| --- | --- | --- | --- |\n%s",
      families.size(), registry.variants.size(), table.c_str());
  return success;
}

/// The architecture names of timm, a line each: name, family, height and width that it is made for.
inline int status_architectures(Registry const& registry) {
  for (auto const& [name, family, input] : registry.architectures)
    std::puts(ttfm::detail::cat(name, ' ', family, ' ', input.height, 'x', input.width).c_str());
  return success;
}

inline void add_status(CLI::App& app, Registry const& registry, Action& chosen) {
  auto* command = app.add_subcommand("status", "write the status document as Markdown");
  auto const form = std::make_shared<std::string>();
  auto* const only = command->add_option_group("only");
  only->add_flag_callback(
      "--families", [form] { *form = "families"; }, "the table of families alone, as README.md has it");
  only->add_flag_callback(
      "--architectures", [form] { *form = "architectures"; },
      "the names of timm's architectures that can be opened, a line each");
  only->require_option(0, 1);
  command->callback([&registry, &chosen, form] {
    chosen = [&registry, form] {
      return *form == "families"        ? status_families(registry)
             : *form == "architectures" ? status_architectures(registry)
                                        : status(registry);
    };
  });
}

}  // namespace cli
