// The definition of backend.hpp's template, for the files that instantiate it.
#pragma once

#include <concepts>
#include <memory>
#include <type_traits>

#include "backend.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace cli {

/// A detector's postprocessor whose thresholds a call can change.
template <class P>
concept HasThresholds = requires(P const& policy, ttfm::nn::Tensors const& outputs, ttfm::Size picture) {
  { policy.thresholds() } -> std::convertible_to<ttfm::DetectionThresholds>;
  { policy.postprocess(outputs, 0, picture, policy.thresholds()) } -> std::convertible_to<ttfm::vision::Detections>;
};

/// Does the family go from one picture to a result of that picture, through VisionPreprocessor, as the commands do that
/// take pictures?
template <class Family>
concept LooksAtPictures = std::same_as<typename Family::Model::Preprocessor, ttfm::vision::VisionPreprocessor> &&
    std::convertible_to<typename Family::Model::Postprocessor::Result, ttfm::vision::ImageResult>;

template <class Family>
Variant Backend<Family>::variant(Row const& row) {
  using Model = typename Family::Model;
  using Postprocessor = typename Model::Postprocessor;
  Variant result{.path = Family::name,
                 .name = row.name,
                 .model = row.model,
                 .info = ttfm::get_model_info<Family>(row.name),
                 .kind = ttfm::kind_of<Family>(row),
                 .input_shapes = ttfm::input_shapes<Family>(row),
                 .fixed_inputs = ttfm::fixed_inputs<Family>(row),
                 .shard_spec = ttfm::shard_spec<Family>(row),
                 .network = [&row](ttfm::nn::Path const& p) { return ttfm::nn::as_network(Model::network(p, row)); }};
  if constexpr (requires { row.config.devices; })
    if (row.model.test.parallelism == ttfm::Parallelism::tensor_parallel) result.tensor_parallel = row.config.devices;
  result.entries = ttfm::file_entries<Family>(row);
  result.inputs = [&row](std::string const& salt, std::vector<ttfm::nn::Shape> const& shapes) {
    return ttfm::inputs_from_names<Family>(row, salt, 0, shapes);
  };
  if constexpr (LooksAtPictures<Family>) {
    if constexpr (HasThresholds<Postprocessor>)
      result.thresholds =
          std::make_shared<ttfm::DetectionThresholds>(ttfm::detail::policy_of<Postprocessor>(row).thresholds());
    result.postprocessing = [&row, thresholds = result.thresholds](ttfm::ModelConfig const& model) -> Postprocess {
      auto const changed = std::make_shared<Row>(row);
      changed->model = model;
      auto const postprocessor = std::make_shared<Postprocessor>(ttfm::detail::policy_of<Postprocessor>(*changed));
      return [changed, postprocessor, thresholds](ttfm::nn::Tensors const& outputs,
                                                  ttfm::Size picture) -> ttfm::vision::ImageResult {
        if constexpr (HasThresholds<Postprocessor>)
          return postprocessor->postprocess(outputs, 0, picture, *thresholds);
        else if constexpr (Postprocessor::route == ttfm::Postprocessing::picture)
          return postprocessor->postprocess(outputs, 0, picture);
        else
          return postprocessor->postprocess(outputs.at(0), 0);
      };
    };
  }
  if constexpr (std::same_as<typename Postprocessor::Result, ttfm::series::Forecast>) {
    auto const preprocessor = ttfm::detail::policy_of<typename Model::Preprocessor>(row);
    auto const postprocessor = ttfm::detail::policy_of<Postprocessor>(row);
    result.horizon = static_cast<std::size_t>(postprocessor.horizon());
    result.window = [preprocessor](std::vector<double> const& series) { return preprocessor.preprocess(series); };
    result.forecast = [postprocessor](ttfm::nn::Tensors const& outputs) {
      return postprocessor.postprocess(outputs.at(0));
    };
  }
  return result;
}

}  // namespace cli
