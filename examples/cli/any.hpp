// All families as one, for pipelines that are compiled once and not per family.
#pragma once

#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "backend.hpp"
#include "ttfm/checkpoint/fetch.hpp"
#include "ttfm/checkpoint/formats.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace cli {

/// The variant that a row stands for.
struct AnyConfig {
  Variant const* variant = nullptr;
};

/// Those of any kind, whatever the table says; the forecasters are used for their network alone.
struct Any : ttfm::TorchImageClassifier {
  using Config = AnyConfig;
  static constexpr std::string_view name = "any", model = "any", default_variant = "any";
  static constexpr auto variants = ttfm::table<Config>({{.name = "any"}});

  struct Postprocessor {
    using Result = ttfm::vision::ImageResult;
    static constexpr auto route = ttfm::Postprocessing::picture;
    Postprocess apply;  // empty of a variant whose result isn't of one picture, which open() refuses
    explicit Postprocessor(ttfm::Row<AnyConfig> const& row) {
      if (auto const& made = row.config.variant->postprocessing) apply = made(row.model);
    }
    Result postprocess(ttfm::nn::Tensors const& outputs, int, ttfm::Size picture) const {
      return apply(outputs, picture);
    }
  };

  struct Model {
    using Preprocessor = ttfm::vision::VisionPreprocessor;
    using Postprocessor = Any::Postprocessor;
    static ttfm::nn::Network network(ttfm::nn::Path const& p, ttfm::Row<Config> const& row) {
      return row.config.variant->network(p);
    }
    static std::vector<ttfm::nn::Shape> input_shapes(ttfm::Row<Config> const& row) {
      return row.config.variant->input_shapes;
    }
    static ttfm::nn::Tensors inputs_from_names(ttfm::Row<Config> const& row, std::string const& salt, int,
                                               std::vector<ttfm::nn::Shape> const& shapes) {
      return row.config.variant->inputs(salt, shapes);
    }
    static std::vector<std::size_t> fixed_inputs(ttfm::Row<Config> const& row) {
      return row.config.variant->fixed_inputs;
    }
    static ttfm::device::ShardSpec shard_spec(ttfm::Row<Config> const& row) { return row.config.variant->shard_spec; }
    static ttfm::FileEntries file_entries(ttfm::Row<Config> const& row) { return row.config.variant->entries; }
    static constexpr ttfm::Hooks<Config> hooks{.input_shapes = input_shapes,
                                               .fixed_inputs = fixed_inputs,
                                               .shard_spec = shard_spec,
                                               .inputs_from_names = inputs_from_names,
                                               .file_entries = file_entries};
  };
};

inline ttfm::Row<AnyConfig> row_of(Variant const& variant) {
  return {.name = variant.name, .model = variant.model, .config = {&variant}};
}

/// Where to get a checkpoint and how to read it.
inline ttfm::LoadOptions load_options(Weights const& weights) {
  return {.checkpoint = weights.file,
          .fetch = weights.download ? ttfm::checkpoint::Fetch(ttfm::checkpoint::fetch) : nullptr,
          .progress = weights.progress,
          .read = {.ema = weights.ema, .formats = ttfm::checkpoint::all_formats()}};
}

/// The variant with the weights that were asked for, on a device. The row must outlive the pipeline.
template <class D>
ttfm::Pipeline<Any, D> pipeline_of(ttfm::Row<AnyConfig> const& row, Weights const& weights, D const& device) {
  if (weights.from_names) return {row, ttfm::nn::weights_from_names(*weights.from_names), device};
  if (weights.random)  // what a file may lack has values that aren't drawn
    return {row,
            [defaults = row.config.variant->entries.defaults,
             random = ttfm::nn::random_weights()](ttfm::nn::Request const& r) {
              auto const found = defaults.find(r.name);
              return found == defaults.end() ? random(r) : found->second;
            },
            device};
  auto const options = load_options(weights);
  auto const file = ttfm::obtain(row.model, options);
  auto dict = ttfm::read_checkpoint<Any>(row, file, options.read);
  if (auto const& origin = dict.origin; !origin.others.empty())
    std::cerr << file.filename().string() << ": the weights are those under "
              << (origin.key.empty() ? "no key" : origin.key) << "; there are also "
              << ttfm::detail::join(origin.others) << '\n';
  return {row, std::move(dict), device, file.string()};
}

}  // namespace cli
