#include "quantize.hpp"

#include <ATen/Parallel.h>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/devices/openvino.hpp"
#include "ttfm/runtime/any_model.hpp"
#include "ttfm/runtime/quantize.hpp"

namespace cli {
namespace {

graph::Clipping clipping_of(std::string const& name) {
  if (name == "none") return graph::Clipping::none;
  return name == "percentile" ? graph::Clipping::percentile : graph::Clipping::least_error;
}

ordered_json error_json(QuantizedError const& error) {
  return {{"agreement", error.agreement ? ordered_json(*error.agreement) : ordered_json(nullptr)},
          {"signal_to_noise_db",
           std::isfinite(error.signal_to_noise) ? ordered_json(error.signal_to_noise) : ordered_json(nullptr)}};
}

std::string error_text(QuantizedError const& error) {
  char agreement[64] = "", noise[48];
  if (error.agreement)
    std::snprintf(agreement, sizeof agreement, "first class as in float32 %.2f%%, ", *error.agreement * 100);
  std::snprintf(noise, sizeof noise, "outputs %.1f dB over the error", error.signal_to_noise);
  return std::string(agreement) + noise;
}

}  // namespace

int quantize(Registry const& registry, Quantize const& o) {
  check_folder(o.save);
  if (!o.save.empty() && !o.save.ends_with(".safetensors"))
    throw ConfigError(o.save + ": the file to write must end in .safetensors");
  if (o.threads < 0) throw ConfigError("the number of threads must be at least 0, not " + std::to_string(o.threads));
  if (o.threads > 0) at::set_num_threads(o.threads);
  device::OpenVino const device;  // throws where this program has none
  if (o.weights.from_names || o.weights.random)
    throw ConfigError("quantize needs a checkpoint: ranges of weights without meaning mean nothing");
  Failures failures;
  std::vector<std::filesystem::path> pictures;
  for (auto const& [name, failure] : named_pictures(o.pictures)) {
    if (failure)
      failures.tell(name, *failure);
    else
      pictures.emplace_back(name);
  }
  if (pictures.empty()) return failures.exit(failures.count());
  auto weights = o.weights;
  ProgressBar download("download");
  weights.progress = [&](std::int64_t done, std::int64_t total) { download(done, total); };
  auto const found = find_model(registry, o.model, load_options(registry, weights, o.changes));
  auto const& variant = found.variant;
  if (!variant.policies(variant.model, variant.labels, std::nullopt).decode)
    throw ConfigError(variant.title() + " takes no pictures, on which int8 could be calibrated");
  auto const file = obtain(variant.model, found.options);
  auto dict = read_checkpoint(
      variant.entries, [&] { return variant.requests(); }, file, found.options.read);
  download.clear();

  std::optional<ProgressBar> bar;
  auto shown = QuantizeStage::read;
  QuantizeOptions const options{.clipping = clipping_of(o.clipping),
                                .share = o.share,
                                .equalised = !o.plain,
                                .sums = !o.float_sums,
                                .agreement = o.agreement,
                                .pictures = o.most,
                                .progress = [&](QuantizeStage stage, std::size_t done, std::size_t total) {
                                  if (!bar || stage != shown) {
                                    bar.emplace(std::string(to_string(stage)));
                                    shown = stage;
                                  }
                                  (*bar)(static_cast<std::int64_t>(done), static_cast<std::int64_t>(total));
                                }};
  auto const result =
      ttfm::quantize(variant, std::move(dict), std::move(pictures), device, options, found.options, file.string());
  bar.reset();
  for (auto const& [picture, failure] : result.failures) failures.tell(picture.string(), failure);
  if (!o.save.empty()) save(result, o.save);
  auto const gain = result.float_ms / result.int8_ms;
  if (o.json) {
    print_line(
        {{"model", id_of(registry, variant)},
         {"pictures", {{"calibrated", result.calibrated}, {"measured", result.measured}, {"failed", failures.count()}}},
         {"layers", result.layers.size()},
         {"in_float32", result.left},
         {"all_layers", error_json(result.all_layers)},
         {"chosen", error_json(result.error)},
         {"float32_ms", result.float_ms},
         {"int8_ms", result.int8_ms},
         {"saved", o.save}});
  } else {
    std::printf("%s  %s\n", bold(variant.title()).c_str(),
                dim(ttfm::detail::cat("calibrated on ", result.calibrated, " pictures, measured on ", result.measured,
                                      " others"))
                    .c_str());
    std::printf("  %zu of %zu layers in int8: %s\n", result.layers.size() - result.left.size(), result.layers.size(),
                error_text(result.error).c_str());
    if (!result.left.empty())
      std::printf("  with all of them: %s\n  in float32: %s\n", error_text(result.all_layers).c_str(),
                  ttfm::detail::join(result.left).c_str());
    std::printf("  %.2f ms a picture in float32, %.2f ms in int8: %.2f times as fast\n", result.float_ms,
                result.int8_ms, gain);
    if (!o.save.empty())
      std::printf("  %s\n", dim(ttfm::detail::cat("try it: ttfm classify picture.jpg --device openvino --model ",
                                                  o.model, " --weights ", o.save))
                                .c_str());
  }
  if (result.error.agreement && *result.error.agreement < o.agreement) {
    std::fprintf(stderr, "ttfm: the first class stays for %.2f%% of the pictures, fewer than --agreement asks for\n",
                 *result.error.agreement * 100);
    return failure;
  }
  return failures.count() ? failure : success;
}

}  // namespace cli
