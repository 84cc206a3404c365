/// @file  Defines AnyFamily of runtime/any_variant.hpp, for the files that instantiate it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/runtime/any_variant.hpp"
#include "ttfm/runtime/hub_row.hpp"
#include "ttfm/runtime/pipeline.hpp"

namespace ttfm {
namespace detail {

/// A detector's postprocessor whose thresholds a call can change.
template <class P>
concept HasThresholds = requires(P const& policy) {
  { policy.thresholds() } -> std::convertible_to<DetectionThresholds>;
};

/// A row with another ModelConfig.
template <class Row>
Row changed(Row row, ModelConfig const& model) {
  row.model = model;
  return row;
}

/// A row's policies; they share ownership of the row that they may refer to.
template <class Family>
AnyPolicies any_policies(Row<typename Family::Config> const& given, labels::List const& labels,
                         std::optional<DetectionThresholds> const& thresholds) {
  using Preprocessor = typename Family::Model::Preprocessor;
  using Postprocessor = typename Family::Model::Postprocessor;
  using Input = typename Preprocessor::Input;
  struct Owned {
    Row<typename Family::Config> row;
    Preprocessor preprocessor;
    Postprocessor postprocessor;
    Owned(Row<typename Family::Config> r, labels::List const& l)
        : row(std::move(r)),
          preprocessor(policy_of<Preprocessor>(row, l)),
          postprocessor(policy_of<Postprocessor>(row, l)) {}
  };
  auto row = given;
  if (thresholds) set_thresholds(row, *thresholds);
  auto const owned = std::make_shared<Owned const>(std::move(row), labels);
  AnyPolicies result;
  if constexpr (std::same_as<Input, vision::Image> && Preprocessor::route == Preprocessing::picture) {
    result.decode = [owned](vision::Image const& image) { return owned->preprocessor.decode(image); };
    result.apply = [owned](cv::Mat const& rgb) { return as_tensors(owned->preprocessor.apply(rgb)); };
    result.prepare = [owned](vision::Image const& image) -> PreparedInputs {
      auto const& preprocessor = owned->preprocessor;
      if constexpr (PreparesAtOnce<Preprocessor>) {
        auto made = preprocessor.prepare(image);
        return {as_tensors(std::move(made.input)), made.picture, made.decode, made.preprocess};
      } else {
        Stopwatch watch;
        auto const picture = preprocessor.decode(image);
        PreparedInputs result{.picture = {picture.rows, picture.cols}, .decode = watch.lap()};
        result.input = as_tensors(preprocessor.apply(picture));
        result.preprocess = watch.lap();
        return result;
      }
    };
    result.preprocess = [owned](vision::Image const& image, vision::PreprocessOptions const& options) {
      return as_tensors(owned->preprocessor.preprocess(image, options));
    };
  }
  if constexpr (std::same_as<Input, std::vector<double>>)
    result.window = [owned](std::vector<double> const& series) {
      return as_tensors(owned->preprocessor.preprocess(series));
    };
  if constexpr (std::constructible_from<Result, typename Postprocessor::Result>)
    result.postprocess = [owned](nn::Tensors const& outputs, int index, Size picture) -> Result {
      if constexpr (Postprocessor::route == Postprocessing::picture)
        return owned->postprocessor.postprocess(outputs, index, picture);
      else
        return owned->postprocessor.postprocess(outputs.at(0), index);
    };
  return result;
}

/// The architecture of timm that is a row's network: the one of the row's pretrained name if that is among them.
template <class Family>
std::optional<TimmNetwork> timm_network(Row<typename Family::Config> const& row) {
  std::optional<TimmNetwork> result;
  if constexpr (std::equality_comparable<typename Family::Config>) {
    constexpr auto hooks = hooks_of<Family>();
    auto const pretrained = row.model.pretrained_model_name.substr(0, row.model.pretrained_model_name.find('.'));
    auto const same = [&](auto const& config) {
      if constexpr (requires { same_at_own_size(config, row.config); })
        return same_at_own_size(config, row.config);
      else
        return config == row.config;
    };
    for (auto const& entry : hooks.timm)
      if (same(entry.config) && (!result || entry.name == pretrained)) result = {entry.name, entry.names};
  }
  return result;
}

/// The model_type that transformers has for a row's network, if reading that gives the row's config.
template <class Family>
std::optional<TransformersNetwork> transformers_network(Row<typename Family::Config> const& row) {
  if constexpr (std::equality_comparable<typename Family::Config>) {
    constexpr auto hooks = hooks_of<Family>();
    auto text = hooks.to_transformers(row);
    if (text.empty()) return std::nullopt;
    auto read = row;  // or the row's names, of a model type that another family reads
    hooks.from_transformers(hub::Fields::parse(text, "config.json"), read);
    if (read.config == row.config) return TransformersNetwork{std::move(text), read.model.names};
  }
  return std::nullopt;
}

/// The variant of a row that outlives it.
template <class Family>
AnyVariant any_variant(Row<typename Family::Config> const& row) {
  using Model = typename Family::Model;
  using Postprocessor = typename Model::Postprocessor;
  AnyVariant result{.path = Family::name,
                    .name = row.name,
                    .model = row.model,
                    .labels = row.model.labels,
                    .info = model_info<Family>(row),
                    .kind = kind_of<Family>(row),
                    .batch_dimension = batch_dimension<Family>(),
                    .takes_batches = takes_batches<Family>(row),
                    .fixed_inputs = fixed_inputs<Family>(row),
                    .shard_spec = shard_spec<Family>(row),
                    .entries = file_entries<Family>(row)};
  result.timm = timm_network<Family>(row);
  if constexpr (requires { row.config.devices; })
    if (row.model.test.parallelism == Parallelism::tensor_parallel) result.tensor_parallel = row.config.devices;
  if constexpr (HasThresholds<Postprocessor>) result.thresholds = policy_of<Postprocessor>(row).thresholds();
  if constexpr (requires(Postprocessor const& p) { p.horizon(); })
    result.horizon = static_cast<std::size_t>(policy_of<Postprocessor>(row).horizon());
  result.transformers = [&row] { return transformers_network<Family>(row); };
  result.network = [&row](nn::Path const& p, ModelConfig const& model) {
    return nn::WholeNetwork(Model::network(p, changed(row, model)));
  };
  result.input_shapes = [&row](ModelConfig const& model) { return ttfm::input_shapes<Family>(changed(row, model)); };
  result.inputs = [&row](ModelConfig const& model, std::string const& salt, int first,
                         std::vector<nn::Shape> const& shapes) {
    return inputs_from_names<Family>(changed(row, model), salt, first, shapes);
  };
  result.policies = [&row](ModelConfig const& model, labels::List const& labels,
                           std::optional<DetectionThresholds> const& thresholds) {
    return any_policies<Family>(changed(row, model), labels, thresholds);
  };
  return result;
}

}  // namespace detail

template <class Family>
AnyVariant AnyFamily<Family>::variant(Row<typename Family::Config> const& row) {
  static_assert(check_model<Family>());
  return detail::any_variant<Family>(row);
}

template <class Family>
std::vector<ArchitectureEntry> AnyFamily<Family>::architectures() {
  std::vector<ArchitectureEntry> result;
  for (auto const& entry : hooks_of<Family>().timm) result.push_back({entry.name, Family::name, entry.input});
  return result;
}

template <class Family>
std::optional<AnyVariant> AnyFamily<Family>::from_hub(std::shared_ptr<hub::Model const> const& model) {
  static_assert(check_model<Family>());
  auto const row = row_of<Family>(model);
  if (!row) return std::nullopt;
  auto result = detail::any_variant<Family>(*row);
  result.owner = row;
  result.transformers = nullptr;
  result.timm.reset();
  if (model->library == hub::Library::timm) result.timm = {model->architecture, row->model.names};
  result.labels = model->labels;
  return result;
}

}  // namespace ttfm
