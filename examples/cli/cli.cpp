// The commands of cli.hpp, for any registry.
#include "cli.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "bench.hpp"
#include "classify.hpp"
#include "common.hpp"
#include "compile.hpp"
#include "convert.hpp"
#include "detect.hpp"
#include "devices.hpp"
#include "embed.hpp"
#include "evaluate.hpp"
#include "export.hpp"
#include "finetune.hpp"
#include "forecast.hpp"
#include "inspect.hpp"
#include "ocr.hpp"
#include "quantize.hpp"
#include "segment.hpp"
#include "serve.hpp"
#include "status.hpp"
#include "test.hpp"
#include "train.hpp"

namespace cli {

namespace {

ordered_json describe(std::string const& id, ModelInfo const& info, std::string_view family, ModelKind kind,
                      ModelConfig const& m) {
  auto const& r = m.recipe;
  return {{"id", id},
          {"name", info.name()},
          {"family", family},
          {"variant", info.variant},
          {"former_name", m.former_name},
          {"kind", to_string(kind)},
          {"task", to_string(info.task)},
          {"source", to_string(m.source)},
          {"group", to_string(m.group)},
          {"framework", to_string(info.framework)},
          {"pretrained_model_name", m.pretrained_model_name},
          {"parameters", m.parameters},
          {"input", m.input_shape()},
          {"classes", m.num_classes},
          {"labels", m.labels.name()},
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

ordered_json describe(Listed const& listed) {
  return describe(listed.id.text(), listed.info, listed.id.path, listed.entry.kind, listed.model());
}

int list(Registry const& registry, VariantFilter const& filter, bool json) {
  auto all = ordered_json::array();
  std::vector<std::vector<std::string>> rows{{"TEST ID", "SOURCE", "KIND", "TASK", "GROUP", "PARAMETERS"}};
  for (auto const& listed : registry.variants) {
    if (!filter.accepts(listed.entry)) continue;
    if (json) all.push_back(describe(listed));
    rows.push_back({listed.id.text(), text(to_string(listed.info.source)), text(to_string(listed.entry.kind)),
                    text(to_string(listed.info.task)), text(to_string(listed.info.group)),
                    millions(listed.model().parameters)});
  }
  if (json)
    std::puts(to_text(all, 2).c_str());
  else {
    print_table(rows);
    std::puts(dim(std::to_string(rows.size() - 1) + " variants").c_str());
  }
  return success;
}

void print_fields(ordered_json const& fields, std::string const& indent) {
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

int show(Registry const& registry, std::string const& name, bool json) {
  auto const variant = find_model(registry, name, load_options({})).variant;
  auto fields = describe(id_of(registry, variant), variant.info, variant.path, variant.kind, variant.model);
  if (variant.owner) {  // a row of no table: its numbers count, and its labels
    std::int64_t parameters = 0;
    for (auto const& request : variant.requests())
      if (request.trained) parameters += c10::multiply_integers(request.shape);
    fields["parameters"] = parameters;
    fields["labels"] = variant.labels.all();
  }
  if (json)
    std::puts(to_text(fields, 2).c_str());
  else
    print_fields(fields, "");
  return success;
}

}  // namespace

int run(Registry const& registry, std::string_view default_model, int argc, char** argv) {
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
      "  ttfm classify photos/ 'more/**/*.jpg' --csv classes.csv\n"
      "  ttfm evaluate imagenet/val --save report.json --resume --confusion confusion.png\n"
      "  ttfm embed photos/ --save vectors.npy --names names.txt\n"
      "  ttfm similar cat.jpg --vectors vectors.npy --names names.txt --save sheet.png\n"
      "  ttfm segment street.jpg --save overlay.png --mask mask.png\n"
      "  ttfm detect street.jpg --model yolov4/pytorch-Base --weights yolov4.weights --save boxes.png\n"
      "  ttfm inspect model.safetensors\n"
      "  ttfm convert resnet50.pth resnet50.safetensors --model ResNet50 --to transformers\n"
      "  ttfm train mnist --download --save digits.safetensors --curve curve.png\n"
      "  ttfm classify digit.png --model mnist/pytorch-Cnn_Nodropout --weights digits.safetensors\n"
      "  ttfm train nbeats load.csv --column load --save load.safetensors --curve curve.png\n"
      "  ttfm forecast load.csv --column load --weights load.safetensors --save forecast.png\n"
      "  ttfm finetune flowers --save flowers-model --curve curve.png\n"
      "  ttfm quantize MobileNetV2 --pictures photos/ --save model.safetensors\n"
      "  ttfm ocr page.png --detect-only --save lines.png\n"
      "  ttfm serve --model resnet-50 --model yolov4\n"
      "  ttfm export ResNet18 --stablehlo resnet18.mlir --random-weights\n"
      "  ttfm test resnet/pytorch-ResNet18-single_device-inference\n"
      "  ttfm test --all --device tt --record tt.jsonl\n"
      "  ttfm compile ResNet18 --device tt\n"
      "  ttfm bench ResNet50_HuggingFace mobilenetv2/pytorch-Mobilenet_v2\n"
      "  ttfm devices --plugin pjrt_plugin_tt.so\n"
      "  ttfm status > status.md");

  VariantFilter filter;
  bool json = false;
  auto* lists = app.add_subcommand("list", "list the variants of the registry");
  lists->add_flag("--json", json, "all fields as JSON");
  add_filter(lists, filter);

  std::string id;
  auto* shows = app.add_subcommand("show", "show one variant");
  shows->add_option("id", id, model_help)->required();
  shows->add_flag("--json", json, "as JSON");

  Action chosen;
  add_classify(app, registry, default_model, chosen);
  add_evaluate(app, registry, default_model, chosen);
  add_embed(app, registry, default_model, chosen);
  add_similar(app, registry, default_model, chosen);
  add_segment(app, registry, chosen);
  add_detect(app, registry, chosen);
  add_forecast(app, registry, chosen);
  add_ocr(app, chosen);
  add_serve(app, registry, chosen);
  add_export(app, registry, chosen);
  add_convert(app, registry, chosen);
  add_inspect(app, registry, chosen);
  add_train(app, chosen);
  add_finetune(app, registry, default_model, chosen);
  add_quantize(app, registry, chosen);
  add_devices(app, chosen);

  add_test(app, registry, chosen);
  add_compile(app, registry, chosen);
  add_bench(app, registry, chosen);

  add_status(app, registry, chosen);

  return run_program(app, argc, argv, [&] {
    if (*lists) return list(registry, filter, json);
    if (*shows) return show(registry, id, json);
    if (chosen) return chosen();
    return static_cast<int>(usage);
  });
}

}  // namespace cli
