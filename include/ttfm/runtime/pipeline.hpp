/// @file  A variant with its weights on a device: from pictures to results.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/cat.h>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/devices/cpu.hpp"
#include "ttfm/runtime/expected.hpp"
#include "ttfm/runtime/forge_model.hpp"
#include "ttfm/runtime/load.hpp"
#include "ttfm/runtime/timings.hpp"
#include "ttfm/vision/preprocess.hpp"

namespace ttfm {

namespace detail {

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
  /// One input, one output: then the tensors needn't come in lists.
  static constexpr bool single = nn::SingleNetwork<Plain>;

 public:
  using Preprocessor = typename Family::Model::Preprocessor;
  using Postprocessor = typename Family::Model::Postprocessor;
  using Result = typename Postprocessor::Result;
  using Input = typename Preprocessor::Input;
  static_assert(Preprocessor::route != Preprocessing::picture || std::same_as<Input, vision::Image>,
                "ttfm preprocessor of pictures lacks: using Input = ttfm::vision::Image");

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
  ModelKind kind() const { return kind_of<Family>(*row_); }
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
    if (options.batch_size != 1) check_batches(options.batch_size);
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

  /// From a picture to its result. Throws ImageError for a picture that can't be read, ConfigError for a tensor of
  /// several.
  Result operator()(Input const& input) const { return run(input).result; }
  /// The same of a matrix, which by its own conversions could also be a list.
  Result operator()(cv::Mat const& picture) const requires std::same_as<Input, vision::Image> {
    return run(picture).result;
  }

  /// From several pictures, in one batch, to their results, in their order. Throws the error of the first one that
  /// can't be taken, with its number in front of the message, and ConfigError if they don't become the same size.
  std::vector<Result> operator()(std::vector<Input> const& inputs) const {
    if (inputs.empty()) throw ConfigError("a batch needs at least one item; the list is empty");
    if (inputs.size() > 1) check_batches(inputs.size());
    std::vector<Prepared> items;
    for (auto const& input : inputs) {
      auto item = attempt([&] { return prepare(input); });
      auto const name = ttfm::detail::cat("item ", items.size(), " of ", inputs.size());
      if (auto const* failed = item.failure()) failed->raise(name + ": ");
      items.push_back(std::move(item).value());
      auto const last = shape_of(items.back()), first = shape_of(items.front());
      if (inputs.size() > 1 && last[0].at(batch_dimension<Family>()) != 1)
        throw ConfigError(ttfm::detail::cat(name, " is of ", last[0][batch_dimension<Family>()],
                                            " parts, which are a batch by themselves; run it alone"));
      if (last != first)
        throw ConfigError(
            ttfm::detail::cat(name, " becomes ", nn::to_text(last[0]), ", the first one ", nn::to_text(first[0])));
    }
    return together(items);
  }

  /// The same, but one that can't be taken has its error in its place and the others are answered. Those that become
  /// the same size run in one batch; each runs alone where their batch fails.
  std::vector<Expected<Result>> try_each(std::vector<Input> const& inputs) const {
    std::vector<std::optional<Expected<Result>>> outcomes(inputs.size());
    std::vector<Prepared> items(inputs.size());
    std::map<std::vector<nn::Shape>, std::vector<std::size_t>> alike;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      auto item = attempt([&] { return prepare(inputs[i]); });
      if (auto const* failed = item.failure()) {
        outcomes[i] = *failed;
        continue;
      }
      items[i] = std::move(item).value();
      alike[shape_of(items[i])].push_back(i);
    }
    for (auto const& [shape, members] : alike) {
      if (members.size() > 1 && takes_batches<Family>(*row_) && shape[0].at(batch_dimension<Family>()) == 1) {
        std::vector<Prepared> batch;
        for (auto const i : members) batch.push_back(items[i]);
        auto results = attempt([&] { return together(batch); });
        if (results) {
          auto all = std::move(results).value();
          for (std::size_t k = 0; k < members.size(); ++k) outcomes[members[k]] = std::move(all[k]);
          continue;
        }
      }
      for (auto const i : members)
        outcomes[i] = attempt([&] { return item(forward(items[i].inputs), 0, items[i].picture); });
    }
    std::vector<Expected<Result>> result;
    for (auto& outcome : outcomes) result.push_back(std::move(*outcome));
    return result;
  }

  /// As operator(), with the time of each stage. A preprocessor of Preprocessing::whole counts all its time as
  /// preprocessing.
  Timed<Result> run(Input const& input) const {
    Timings timings;
    auto prepared = prepare(input, &timings);
    Stopwatch watch;
    auto const outputs = forward(std::move(prepared.inputs));
    timings.inference = watch.lap();
    auto result = item(outputs, 0, prepared.picture);
    timings.postprocess = watch.lap();
    return {std::move(result), timings};
  }

 private:
  /// An input as the network takes it, and the size of its picture.
  struct Prepared {
    nn::Tensors inputs;
    Size picture{};
  };

  Prepared prepare(Input const& input, Timings* timings = nullptr) const {
    Timings unused;
    auto& took = timings ? *timings : unused;
    Stopwatch watch;
    Prepared result;
    if constexpr (Preprocessor::route == Preprocessing::picture) {
      if (!std::holds_alternative<at::Tensor>(input)) {
        auto const picture = preprocessor_.decode(input);
        result.picture = {picture.rows, picture.cols};
        took.decode = watch.lap();
        result.inputs = detail::as_tensors(preprocessor_.apply(picture));
        took.preprocess = watch.lap();
        return result;
      }
    }
    result.inputs = detail::as_tensors(preprocessor_.preprocess(input));
    took.preprocess = watch.lap();
    if constexpr (std::same_as<Input, vision::Image>)
      if (auto const count = result.inputs.at(0).size(0); std::holds_alternative<at::Tensor>(input) && count != 1)
        throw ConfigError(
            ttfm::detail::cat("a tensor of ", count, " pictures is a batch for forward(); a result is of one"));
    return result;
  }

  static std::vector<nn::Shape> shape_of(Prepared const& item) {
    std::vector<nn::Shape> shapes;
    for (auto const& input : item.inputs) shapes.push_back(input.sizes().vec());
    return shapes;
  }

  void check_batches(auto count) const {
    if (!takes_batches<Family>(*row_))
      throw ConfigError(ttfm::detail::cat(row_->name, " takes one item at a time, not ", count));
  }

  /// Items of equal shapes as one batch.
  std::vector<Result> together(std::vector<Prepared> const& items) const {
    nn::Tensors batch;
    for (std::size_t k = 0; k < items[0].inputs.size(); ++k) {
      nn::Tensors parts;
      for (auto const& item : items) parts.push_back(item.inputs[k]);
      batch.push_back(at::cat(parts, batch_dimension<Family>()));
    }
    auto const outputs = forward(std::move(batch));
    if constexpr (Postprocessor::route == Postprocessing::batch) return postprocessor_.postprocess_batch(outputs.at(0));
    std::vector<Result> results;
    for (std::size_t i = 0; i < items.size(); ++i)
      results.push_back(item(outputs, static_cast<int>(i), items[i].picture));
    return results;
  }

  Result item(nn::Tensors const& outputs, int index, Size picture) const {
    if constexpr (Postprocessor::route == Postprocessing::picture)
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
    auto network = build_network<Family>(weights_, *row_);
    weights_.finish(unused(), name);
    auto const inputs = [this] { return inputs_from_names<Family>(*row_, "ttfm", 0, input_shapes<Family>(*row_)); };
    return device_.compile(std::move(network), {weights_, std::string(row_->name), inputs, fixed_inputs<Family>(*row_),
                                                shard_spec<Family>(*row_)});
  }

  static CheckpointSource source_of(Variant const& row, checkpoint::StateDict dict, std::string const& name) {
    auto entries = file_entries<Family>(row);
    std::vector<nn::Request> requests;
    if (entries.by_position || !entries.namings.empty()) requests = weight_requests<Family>(row);
    if (entries.by_position) dict = checkpoint::by_position(std::move(dict), entries_of(requests), name);
    return CheckpointSource(std::move(dict), std::move(entries), requests);
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
  auto read = options.read;
  read.once = true;  // nobody else has the file's tensors
  return Pipeline<Family, D>(row, read_checkpoint<Family>(row, file, read), std::move(device), file.string());
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
