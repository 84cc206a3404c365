// The command line over a registry: lists and shows it, classifies and segments pictures, finds objects in them, looks
// into checkpoints, trains and tests variants, writes the status document. A program with families of its own calls run
// with its registry, and instantiates Backend for them.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "classify.hpp"
#include "common.hpp"
#include "compile.hpp"
#include "detect.hpp"
#include "devices.hpp"
#include "export.hpp"
#include "forecast.hpp"
#include "inspect.hpp"
#include "ocr.hpp"
#include "segment.hpp"
#include "test.hpp"
#include "train.hpp"

namespace cli {

template <class Family>
ordered_json describe(auto const& row) {
  auto const& m = row.model;
  auto const& r = m.recipe;
  return {{"id", test_id<Family>(row).text()},
          {"name", get_model_info<Family>(row.name).name()},
          {"family", Family::name},
          {"variant", row.name},
          {"former_name", m.former_name},
          {"kind", to_string(kind_of<Family>(row))},
          {"task", to_string(Family::task)},
          {"source", to_string(m.source)},
          {"group", to_string(m.group)},
          {"framework", to_string(Family::framework)},
          {"pretrained_model_name", m.pretrained_model_name},
          {"parameters", m.parameters},
          {"input", m.input_shape()},
          {"classes", m.num_classes},
          {"labels", to_string(m.labels)},
          {"output", to_string(m.output)},
          {"preprocessing",
           {{"pixels", to_string(r.pixels)},
            {"resize", to_string(r.resize_mode)},
            {"size", {r.resize.height, r.resize.width}},
            {"interpolation", to_string(r.interpolation)},
            {"backend", to_string(r.backend)},
            {"crop", {r.crop.height, r.crop.width}},
            {"multiple", r.multiple},
            {"mean", r.mean},
            {"std", r.std}}},
          {"checkpoint", {{"hub", m.checkpoint.hub}, {"url", m.checkpoint.url}, {"package", m.checkpoint.package}}},
          {"test", {{"status", to_string(m.test.status)}, {"required_pcc", m.test.required_pcc}}}};
}

template <class Registry>
int list(Registry const& families, VariantFilter const& filter, bool json) {
  auto all = ordered_json::array();
  std::vector<std::vector<std::string>> rows{{"TEST ID", "SOURCE", "KIND", "TASK", "GROUP", "PARAMETERS"}};
  for_each_variant(families, filter, [&]<class Family>(auto const& row) {
    if (json) all.push_back(describe<Family>(row));
    rows.push_back({test_id<Family>(row).text(), text(to_string(row.model.source)),
                    text(to_string(kind_of<Family>(row))), text(to_string(Family::task)),
                    text(to_string(row.model.group)), millions(row.model.parameters)});
  });
  if (json)
    std::puts(to_text(all, 2).c_str());
  else {
    print_table(rows);
    std::puts(dim(std::to_string(rows.size() - 1) + " variants").c_str());
  }
  return success;
}

inline void print_fields(ordered_json const& fields, std::string const& indent) {
  for (auto const& [key, value] : fields.items()) {
    if (value.is_object()) {
      std::printf("%s%s\n", indent.c_str(), bold(key).c_str());
      print_fields(value, indent + "  ");
    } else if (!(value.is_string() && value.get_ref<std::string const&>().empty())) {
      auto const shown = value.is_string() ? value.get<std::string>() : to_text(value);
      std::printf("%s%s%*s%s\n", indent.c_str(), bold(key).c_str(),
                  static_cast<int>(24 - indent.size() - std::min<std::size_t>(key.size(), 22)), "", shown.c_str());
    }
  }
}

template <class Registry>
int show(Registry const& families, std::string const& id, bool json) {
  with_variant(families, resolve(families, id), [&]<class Family>(auto const& row) {
    auto const fields = describe<Family>(row);
    if (json)
      std::puts(to_text(fields, 2).c_str());
    else
      print_fields(fields, "");
  });
  return success;
}

/// The status document: one table of families, one of variants, from the registry alone.
template <class Registry>
int status(Registry const& families) {
  std::string table, variants;
  std::size_t count = 0, family_count = 0;
  hana::for_each(families, [&](auto type) {
    using Family = typename decltype(type)::type;
    std::set<std::string> sources;
    for (auto const& row : Family::variants) {
      sources.insert(text(to_string(row.model.source)));
      variants += ttfm::detail::cat("| `", test_id<Family>(row).text(), "` | ", row.model.source, " | ",
                                    millions(row.model.parameters), " | ", edges(row.model.input), " | ",
                                    row.model.test.required_pcc, " | ", row.model.test.status, " |\n");
      ++count;
    }
    auto const default_id = test_id<Family>(get_variant_config<Family>()).text();
    table += ttfm::detail::cat("| ", Family::model, " | `", Family::name, "` | ", Family::task, " | ",
                               ttfm::detail::join(sources), " | ", Family::variants.size(), " | `ttfm test ",
                               default_id, "` |\n");
    ++family_count;
  });
  std::printf(
      "# Status of the model families\n\nWritten by `ttfm status`.\n\n%zu families, %zu variants. Test all with "
      "`tools/test.sh`.\n\n"
      "## Families\n\n| model | loader | task | sources | variants | test of the default variant |\n| --- | --- | --- "
      "| --- | --- | --- |\n%s\n"
      "## Variants\n\n| test id | source | parameters | input | required PCC | status upstream |\n| --- | --- | --- | "
      "--- | --- | --- |\n%s",
      family_count, count, table.c_str(), variants.c_str());
  return success;
}

/// The program: parses the call, runs the command, returns the exit status. `default_model` is what classify takes
/// without --model.
template <class Registry>
int run(Registry const& families, std::string_view default_model, int argc, char** argv) {
  static_assert(has_distinct_names<Registry>());
  CLI::App app{"ttfm: vision models with the numbers of their Python sources"};
  app.set_version_flag("--version", "ttfm " TTFM_CLI_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Exit status: 0 if all went well, 1 if a test, picture, series or checkpoint failed, 2 if the call was wrong.\n"
      "Of several inputs each has its result, or its error, in their order: one that fails doesn't end the others. "
      "With\n"
      "--json that is a line each; that of one that failed has \"error\": {\"kind\": ..., \"message\": ...}.\n\n"
      "Examples:\n"
      "  ttfm list --source timm\n"
      "  ttfm show ResNet50_HuggingFace\n"
      "  ttfm classify cat.jpg --save labelled.png\n"
      "  ttfm classify cat.jpg dog.png --model ResNet50 --download --json\n"
      "  ttfm segment street.jpg --save overlay.png --mask mask.png\n"
      "  ttfm detect street.jpg --model yolov4/pytorch-Base --weights yolov4.weights --save boxes.png\n"
      "  ttfm inspect model.safetensors\n"
      "  ttfm train mnist --download --save digits.safetensors --curve curve.png\n"
      "  ttfm classify digit.png --model mnist/pytorch-Cnn_Nodropout --weights digits.safetensors\n"
      "  ttfm train nbeats load.csv --column load --save load.safetensors --curve curve.png\n"
      "  ttfm forecast load.csv --column load --weights load.safetensors --save forecast.png\n"
      "  ttfm ocr page.png --detect-only --save lines.png\n"
      "  ttfm export ResNet18 --stablehlo resnet18.mlir --random-weights\n"
      "  ttfm test resnet/pytorch-ResNet18-single_device-inference\n"
      "  ttfm test --all --device tt --record tt.jsonl\n"
      "  ttfm compile ResNet18 --device tt\n"
      "  ttfm devices --plugin pjrt_plugin_tt.so\n"
      "  ttfm status > status.md");

  VariantFilter filter;
  bool json = false;
  auto* lists = app.add_subcommand("list", "list the variants of the registry");
  lists->add_flag("--json", json, "all fields as JSON");
  add_filter(lists, filter);

  std::string id;
  auto* shows = app.add_subcommand("show", "show one variant");
  shows->add_option("id", id, "test id in any form, or variant name")->required();
  shows->add_flag("--json", json, "as JSON");

  Action chosen;
  add_classify(app, families, default_model, chosen);
  add_segment(app, families, chosen);
  add_detect(app, families, chosen);
  add_forecast(app, families, chosen);
  add_ocr(app, chosen);
  add_export(app, families, chosen);
  add_inspect(app, families, chosen);
  add_train(app, chosen);
  add_devices(app, chosen);

  add_test(app, families, chosen);
  add_compile(app, families, chosen);

  auto* statuses = app.add_subcommand("status", "write the status document as Markdown");

  return run_program(app, argc, argv, [&] {
    if (*lists) return list(families, filter, json);
    if (*shows) return show(families, id, json);
    if (chosen) return chosen();
    if (*statuses) return status(families);
    return static_cast<int>(usage);
  });
}

}  // namespace cli
