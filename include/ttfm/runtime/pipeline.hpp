/// @file  A variant with its weights on a device: from pictures to results.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/devices/cpu.hpp"
#include "ttfm/runtime/forge_model.hpp"
#include "ttfm/runtime/load.hpp"
#include "ttfm/vision/preprocess.hpp"

namespace ttfm {

/// Milliseconds of each stage of a run.
struct Timings {
  double decode = 0, preprocess = 0, inference = 0, postprocess = 0;
  double total() const { return decode + preprocess + inference + postprocess; }
};

/// Tells the milliseconds since it was made or last asked.
class Stopwatch {
  using Clock = std::chrono::steady_clock;

 public:
  double lap() {
    auto const before = std::exchange(last_, Clock::now());
    return std::chrono::duration<double, std::milli>(last_ - before).count();
  }

 private:
  Clock::time_point last_ = Clock::now();
};

/// A result, and how long it took.
template <class Result>
struct Timed {
  Result result;
  Timings timings;
};

namespace detail {

/// What a preprocessor takes: its own Input, or else a picture.
template <class Preprocessor>
struct InputOf {
  using type = vision::Image;
};
template <class Preprocessor>
requires requires { typename Preprocessor::Input; }
struct InputOf<Preprocessor> {
  using type = typename Preprocessor::Input;
};

inline nn::Tensors as_tensors(at::Tensor tensor) { return {std::move(tensor)}; }
inline nn::Tensors as_tensors(nn::Tensors tensors) { return tensors; }

/// A policy made from all of a row, or else from its ModelConfig.
template <class Policy, class Variant>
Policy policy_of(Variant const& row) {
  if constexpr (std::constructible_from<Policy, Variant const&>)
    return Policy(row);
  else
    return Policy(row.model);
}

}  // namespace detail

/// One variant of a family on a device. The config is data: all variants share this code.
/// Running is const; a device policy says whether two threads may do it at once (LibTorch's may).
template <class Family, device::Device D = device::Cpu>
class Pipeline {
  static_assert(check_model<Family>());

 public:
  using Variant = Row<typename Family::Config>;

 private:
  using Plain = decltype(Family::Model::network(std::declval<nn::Path const&>(), std::declval<Variant const&>()));
  using Network =
      decltype(std::declval<D const&>().compile(std::declval<Plain>(), std::declval<device::CompileContext const&>()));
  static constexpr bool single = nn::SingleNetwork<Plain>;

 public:
  using Preprocessor = typename Family::Model::Preprocessor;
  using Postprocessor = typename Family::Model::Postprocessor;
  using Result = typename Postprocessor::Result;
  using Input = typename detail::InputOf<Preprocessor>::type;

 private:
  /// Does a result need the size of its picture?
  static constexpr bool speaks_of_pictures =
      requires(Postprocessor const& postprocessor, nn::Tensors const& outputs, Size picture) {
    postprocessor.postprocess(outputs, 0, picture);
  };

 public:
  /// With weights from a source that is asked for explicitly, such as nn::weights_from_names or nn::random_weights.
  /// Throws CheckpointError listing what the source lacks.
  Pipeline(Variant const& row, nn::Source source, D device = D{})
      : Pipeline(
            row, std::move(source), std::move(device), [] { return std::vector<std::string>{}; },
            "the source of weights") {}

  /// With the weights of a state dict; `name` is what messages call it.
  /// Throws CheckpointError listing missing, unexpected and misshapen entries.
  Pipeline(Variant const& row, checkpoint::StateDict dict, D device = D{}, std::string const& name = "the checkpoint")
      : Pipeline(row, source_of(row, std::move(dict), name), std::move(device), name) {}

  Variant const& row() const { return *row_; }
  ModelInfo info() const { return get_model_info<Family>(row_->name); }
  D const& device() const { return device_; }
  /// Parameter list and state dict, where the device keeps them.
  nn::Weights const& weights() const& { return weights_; }
  nn::Weights const& weights() && = delete;  // they would be gone with the temporary

  /// A picture, or several, as the network's input: N x channels x H x W. Throws ImageError or ConfigError.
  template <class Images>
  auto input_preprocess(Images const& images, vision::PreprocessOptions const& options = {}) const {
    return preprocessor_.preprocess(images, options);
  }

  /// Inputs of the variant's shapes with values computed from their names, for timing and comparison: one tensor for a
  /// network of one input, else all of them.
  auto load_inputs(vision::PreprocessOptions const& options = {}) const {
    if (options.batch_size != 1 && !takes_batches<Family>(*row_))
      throw ConfigError(ttfm::detail::cat(row_->name, " takes one item at a time, not ", options.batch_size));
    auto shapes = input_shapes<Family>(*row_);
    for (auto& shape : shapes) shape[batch_dimension<Family>()] *= options.batch_size;
    auto inputs = inputs_from_names<Family>(*row_, "ttfm", 0, shapes);
    for (auto& input : inputs)
      if (options.dtype && input.is_floating_point()) input = input.to(*options.dtype);
    if constexpr (single)
      return inputs.at(0);
    else
      return inputs;
  }

  /// The network alone, from input to output, both on the CPU.
  at::Tensor forward(at::Tensor input) const requires single { return network_({std::move(input)}).at(0); }
  nn::Tensors forward(nn::Tensors inputs) const { return network_(std::move(inputs)); }

  /// One item of the output's batch as a result.
  Result output_postprocess(at::Tensor const& output, int batch_idx = 0) const requires single {
    return item({output}, batch_idx, {});
  }
  /// The same of all outputs. What a result says of places is in pixels of a picture of that size; without one, of the
  /// network's input.
  Result output_postprocess(nn::Tensors const& outputs, int batch_idx = 0, Size picture = {}) const {
    return item(outputs, batch_idx, picture);
  }

  /// From a picture to its result. Throws ImageError for a picture that can't be read.
  Result operator()(Input const& input) const { return run(input).result; }
  /// The same of a matrix, which by its own conversions could also be a list.
  Result operator()(cv::Mat const& picture) const requires std::same_as<Input, vision::Image> {
    return run(picture).result;
  }

  /// From several pictures, in one batch, to their results, in their order.
  std::vector<Result> operator()(std::vector<Input> const& inputs) const {
    std::vector<Size> pictures(inputs.size());
    auto batch = [&] {
      if constexpr (requires { preprocessor_.preprocess(inputs, {}, &pictures); })
        return preprocessor_.preprocess(inputs, {}, &pictures);
      else
        return preprocessor_.preprocess(inputs);
    };
    auto const outputs = forward(detail::as_tensors(batch()));
    if constexpr (!speaks_of_pictures && requires { postprocessor_.postprocess_batch(outputs.at(0)); })
      return postprocessor_.postprocess_batch(outputs.at(0));
    std::vector<Result> results;
    for (std::size_t i = 0; i < inputs.size(); ++i) results.push_back(item(outputs, static_cast<int>(i), pictures[i]));
    return results;
  }

  /// As operator(), with the time of each stage. A preprocessor without decode() counts all its time as preprocessing.
  Timed<Result> run(Input const& image) const {
    Timings timings;
    Stopwatch watch;
    nn::Tensors inputs;
    Size size{};
    if constexpr (requires { preprocessor_.apply(preprocessor_.decode(image)); }) {
      if (std::holds_alternative<at::Tensor>(image)) {
        inputs = detail::as_tensors(preprocessor_.preprocess(image));
      } else {
        auto const picture = preprocessor_.decode(image);
        size = {picture.rows, picture.cols};
        timings.decode = watch.lap();
        inputs = detail::as_tensors(preprocessor_.apply(picture));
      }
    } else {
      inputs = detail::as_tensors(preprocessor_.preprocess(image));
    }
    timings.preprocess = watch.lap();
    auto const outputs = forward(std::move(inputs));
    timings.inference = watch.lap();
    auto result = item(outputs, 0, size);
    timings.postprocess = watch.lap();
    return {std::move(result), timings};
  }

 private:
  Result item(nn::Tensors const& outputs, int index, Size picture) const {
    if constexpr (speaks_of_pictures)
      return postprocessor_.postprocess(outputs, index, picture);
    else
      return postprocessor_.postprocess(outputs.at(0), index);
  }

  template <class Unused>
  Pipeline(Variant const& row, nn::Source source, D device, Unused unused, std::string const& name)
      : row_(&row),
        device_(std::move(device)),
        weights_(std::move(source), device_.placement()),
        network_(build(unused, name)),
        preprocessor_(detail::policy_of<Preprocessor>(row)),
        postprocessor_(detail::policy_of<Postprocessor>(row)) {}

  Pipeline(Variant const& row, CheckpointSource const& source, D device, std::string const& name)
      : Pipeline(
            row, nn::Source(source), std::move(device), [source] { return source.unused(); }, name) {}

  template <class Unused>
  Network build(Unused unused, std::string const& name) {
    auto network = Family::Model::network(nn::Path(weights_), *row_);
    weights_.finish(unused(), name);
    auto const inputs = [this] { return inputs_from_names<Family>(*row_, "ttfm", 0, input_shapes<Family>(*row_)); };
    return device_.compile(std::move(network), {weights_, std::string(row_->name), inputs, fixed_inputs<Family>(*row_),
                                                shard_spec<Family>(*row_)});
  }

  static CheckpointSource source_of(Variant const& row, checkpoint::StateDict dict, std::string const& name) {
    auto entries = file_entries<Family>(row);
    if (entries.by_position) dict = by_position(std::move(dict), weight_requests<Family>(row), name);
    return CheckpointSource(std::move(dict), std::move(entries));
  }

  Variant const* row_;
  D device_;
  nn::Weights weights_;
  Network network_;
  Preprocessor preprocessor_;
  Postprocessor postprocessor_;
};

namespace detail {

template <class Family, class D>
Pipeline<Family, D> load_row(Row<typename Family::Config> const& row, LoadOptions const& options, D device) {
  auto const file = obtain(row.model, options);
  return Pipeline<Family, D>(row, read_checkpoint<Family>(row, file), std::move(device), file.string());
}

}  // namespace detail

/// A variant with its checkpoint, ready to run. Throws ConfigError for an unknown variant, CheckpointError if the
/// checkpoint isn't there or doesn't fit.
template <class Family, device::Device D = device::Cpu>
Pipeline<Family, D> load_model(std::string_view variant = Family::default_variant, LoadOptions const& options = {},
                               D device = D{}) {
  return detail::load_row<Family>(get_variant_config<Family>(variant), options, std::move(device));
}

/// The same of a variant named at compile time, where a typo doesn't compile: load_model<ttfm::ResNet, "ResNet50">().
template <class Family, fixed_string Name, device::Device D = device::Cpu>
Pipeline<Family, D> load_model(LoadOptions const& options = {}, D device = D{}) {
  return detail::load_row<Family>(variant_config<Family, Name>(), options, std::move(device));
}

}  // namespace ttfm
