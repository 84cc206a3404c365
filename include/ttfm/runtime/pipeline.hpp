/// @file  A variant with its weights on a device: from pictures to results.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/Parallel.h>
#include <ATen/ops/cat.h>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/devices/cpu.hpp"
#include "ttfm/devices/one_thread.hpp"
#include "ttfm/nn/classifier.hpp"
#include "ttfm/runtime/adapt.hpp"
#include "ttfm/runtime/expected.hpp"
#include "ttfm/runtime/forge_model.hpp"
#include "ttfm/runtime/load.hpp"
#include "ttfm/runtime/prefetch.hpp"
#include "ttfm/runtime/timings.hpp"
#include "ttfm/vision/preprocess.hpp"

namespace ttfm {

namespace detail {

inline nn::Tensors as_tensors(at::Tensor tensor) { return {std::move(tensor)}; }
inline nn::Tensors as_tensors(nn::Tensors tensors) { return tensors; }

template <class P>
concept InheritsPrepare = std::same_as<decltype(&P::prepare), decltype(&vision::VisionPreprocessor::prepare)>;
template <class P>
concept InheritsSteps = std::same_as<decltype(&P::decode), decltype(&vision::VisionPreprocessor::decode)> &&
    std::same_as<decltype(&P::apply), decltype(&vision::VisionPreprocessor::apply)>;

/// A preprocessor of pictures with both steps in one, `prepare(input)`, as vision::VisionPreprocessor has it. One that
/// inherits that and has a step of its own is run step by step.
template <class P>
concept PreparesAtOnce = requires(P const& policy, typename P::Input const& input) {
  { policy.prepare(input).input } -> NetworkInput;
  { policy.prepare(input).picture } -> std::convertible_to<Size>;
  { policy.prepare(input).decode + policy.prepare(input).preprocess } -> std::convertible_to<double>;
}
&&(!InheritsPrepare<P> || InheritsSteps<P>);

/// A policy made from all of a row, or else from its ModelConfig, and from the owner of its labels if it takes that.
template <class Policy, class Variant>
Policy policy_of(Variant const& row, labels::List const& labels) {
  if constexpr (std::constructible_from<Policy, Variant const&, labels::List const&>)
    return Policy(row, labels);
  else if constexpr (std::constructible_from<Policy, Variant const&>)
    return Policy(row);
  else if constexpr (std::constructible_from<Policy, ModelConfig const&, labels::List const&>)
    return Policy(row.model, labels);
  else
    return Policy(row.model);
}
template <class Policy, class Variant>
Policy policy_of(Variant const& row) {
  return policy_of<Policy>(row, labels::List(row.model.labels));
}

/// The rows' ModelConfig with a detector's thresholds; throws ConfigError if the row has none.
template <class Variant>
void set_thresholds(Variant& row, DetectionThresholds const& thresholds) {
  if constexpr (requires { row.config.detector.thresholds = thresholds; })
    row.config.detector.thresholds = thresholds;
  else
    throw ConfigError(cat(row.name, " is no detector with thresholds"));
}

}  // namespace detail

/// The features of pictures, before a classifier's classes: the map or tokens before the pool (timm's
/// forward_features), and one vector for each picture, N x D, that the classifier's last layer takes (forward_head with
/// pre_logits).
struct Features {
  at::Tensor map{}, pooled{};
};

/// One variant of a family on a device. The config is data: all variants share this code. It owns its row, a copy, and
/// can be moved. Running is const; a device policy says whether threads may do it at once (LibTorch's may). No
/// exception but ttfm::Error leaves it.
/// `R` is the result's type, void the postprocessor's own: of a family whose variants are of several kinds it may be
/// one of those.
template <class Family, device::Device D = device::Cpu, class R = void>
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
  /// Items of a list that run as one batch at most, so that a long list needs no more memory than that.
  static constexpr std::size_t most_together = 64;

  using Preprocessor = typename Family::Model::Preprocessor;
  using Postprocessor = typename Family::Model::Postprocessor;
  using Result = std::conditional_t<std::is_void_v<R>, typename Postprocessor::Result, R>;
  using Input = typename Preprocessor::Input;
  static_assert(Preprocessor::route != Preprocessing::picture || std::same_as<Input, vision::Image>,
                "ttfm preprocessor of pictures lacks: using Input = ttfm::vision::Image");

  /// With weights from a source that is asked for explicitly, such as nn::weights_from_names or nn::random_weights.
  /// Throws CheckpointError listing what the source lacks.
  Pipeline(Variant const& row, nn::Source source, D device = D{})
      : Pipeline(std::make_shared<Variant const>(row), row.model.labels, std::move(source), std::move(device)) {}

  /// The same with labels whose texts the row doesn't own.
  Pipeline(Variant const& row, labels::List labels, nn::Source source, D device = D{})
      : Pipeline(std::make_shared<Variant const>(row), std::move(labels), std::move(source), std::move(device)) {}

  /// With the weights of a state dict; `name` is what messages call it.
  /// Throws CheckpointError listing missing, unexpected and misshapen entries.
  Pipeline(Variant const& row, checkpoint::StateDict dict, D device = D{}, std::string const& name = "the checkpoint")
      : Pipeline(row, std::move(dict), LoadOptions{}, std::move(device), name) {}

  /// The same, with a head of another size, labels, input size, recipe and so on as the options and the dict say.
  Pipeline(Variant const& row, checkpoint::StateDict dict, LoadOptions const& options, D device = D{},
           std::string const& name = "the checkpoint")
      : Pipeline(Prepared(row, std::move(dict), options, name), std::move(device), name) {
    if (quantization_ && !quantised() && options.tell)
      options.tell(ttfm::detail::cat(name, " says which layers may run in int8; the device ", device_.name(),
                                     " doesn't do that and computes in floating point"));
  }

  Variant const& row() const { return *row_; }
  ModelInfo info() const { return model_info<Family>(*row_); }
  ModelKind kind() const { return kind_of<Family>(*row_); }
  /// The names of the classes, with their texts' owner.
  labels::List const& labels() const { return labels_; }
  D const& device() const { return device_; }
  /// The network as the device compiled it: device::CpuNetwork, for one, tells in report() whether it runs planned.
  Network const& compiled() const& { return network_; }
  Network const& compiled() && = delete;  // it would be gone with the temporary
  /// Parameter list and state dict, where the device keeps them.
  nn::Weights const& weights() const& { return weights_; }
  nn::Weights const& weights() && = delete;  // they would be gone with the temporary

  /// The checkpoint's quantisation, null if it has none. A device that doesn't quantise (see quantised()) ignores it.
  std::shared_ptr<graph::Quantization const> const& quantization() const { return quantization_; }
  /// Whether layers run in int8: the checkpoint says which, and the device does it.
  bool quantised() const { return quantization_ && device::quantises(device_); }

  /// A picture, or several, as the network's input: N x channels x H x W. Throws ImageError or ConfigError.
  template <class Images>
  auto input_preprocess(Images const& images, vision::PreprocessOptions const& options = {}) const {
    return detail::guarded([&] { return preprocessor_.preprocess(images, options); });
  }

  /// Inputs of the variant's shapes with values computed from their names, for timing and comparison: one tensor for a
  /// network of one input, else all of them.
  auto load_inputs(vision::PreprocessOptions const& options = {}) const {
    constexpr int most = 1 << 20;
    if (options.batch_size < 1 || options.batch_size > most)
      throw ConfigError(ttfm::detail::cat("the batch size must be from 1 to ", most, ", not ", options.batch_size));
    if (options.batch_size != 1) check_batches(options.batch_size);
    if (options.dtype && !at::isFloatingType(*options.dtype))
      throw ConfigError(ttfm::detail::cat("inputs are of floating-point numbers, not ", *options.dtype));
    auto shapes = shapes_;
    for (auto& shape : shapes) shape[batch_dimension<Family>()] *= options.batch_size;
    auto inputs = detail::guarded([&] {
      auto made = inputs_from_names<Family>(*row_, "ttfm", 0, shapes);
      for (auto& input : made)
        if (options.dtype && input.is_floating_point()) input = input.to(*options.dtype);
      return made;
    });
    if constexpr (single)
      return inputs.at(0);
    else
      return inputs;
  }

  /// The network alone, from input to output, both on the CPU.
  at::Tensor forward(at::Tensor input) const requires single { return forward(nn::Tensors{std::move(input)}).at(0); }
  nn::Tensors forward(nn::Tensors inputs) const {
    check_inputs(inputs);
    return detail::guarded([&] { return network_(std::move(inputs)); });
  }

  /// The features of inputs, on the CPU. Throws ConfigError for a network that is no
  /// classifier.
  Features features(at::Tensor input) const {
    auto both = detail::guarded([&] { return run_features({std::move(input)}); });
    return {std::move(both.at(0)), std::move(both.at(1))};
  }
  /// The same of pictures, in one batch.
  Features features(std::vector<Input> const& pictures) const requires std::same_as<Input, vision::Image> {
    if (pictures.empty()) throw ConfigError("a batch needs at least one picture; the list is empty");
    nn::Tensors inputs;
    in_parts(pictures, [&](std::size_t, std::vector<Expected<Item>> items) {
      for (auto& item : items) inputs.push_back(std::move(item).value().inputs.at(0));
    });
    return features(detail::guarded([&] { return at::cat(inputs); }));
  }

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

  /// From several pictures to their results, in their order: up to most_together in one batch, more in batches of that
  /// many. Pictures are decoded and preprocessed by as many threads as a run takes (Cpu's option `threads`, else
  /// at::get_num_threads()); where that is one, by the calling thread. Throws the error of the first one that can't be
  /// taken, with its number in front of the message, and ConfigError if they don't become the same size.
  std::vector<Result> operator()(std::vector<Input> const& inputs) const {
    if (inputs.empty()) throw ConfigError("a batch needs at least one item; the list is empty");
    if (inputs.size() > 1) check_batches(inputs.size());
    std::vector<Result> results;
    std::vector<nn::Shape> first;
    in_parts(inputs, [&](std::size_t begin, std::vector<Expected<Item>> outcomes) {
      std::vector<Item> items;
      for (auto& outcome : outcomes) {
        auto const name = ttfm::detail::cat("item ", begin + items.size(), " of ", inputs.size());
        if (auto const* failed = outcome.failure()) failed->raise(name + ": ");
        items.push_back(std::move(outcome).value());
        auto const last = shape_of(items.back());
        if (first.empty()) first = last;
        if (inputs.size() > 1 && last[0].at(batch_dimension<Family>()) != 1)
          throw ConfigError(ttfm::detail::cat(name, " is of ", last[0][batch_dimension<Family>()],
                                              " parts, which are a batch by themselves; run it alone"));
        if (last != first)
          throw ConfigError(
              ttfm::detail::cat(name, " becomes ", nn::to_text(last[0]), ", the first one ", nn::to_text(first[0])));
      }
      auto some = together(items);
      results.insert(results.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    });
    return results;
  }

  /// The same of any range of pictures: a std::vector<cv::Mat>, a span of paths or tensors.
  template <vision::ImageRange Pictures>
  std::vector<Result> operator()(Pictures const& pictures) const requires std::same_as<Input, vision::Image> {
    return (*this)(std::vector<Input>(std::ranges::begin(pictures), std::ranges::end(pictures)));
  }

  /// The same, but one that can't be taken has its error in its place and the others are answered. Of each
  /// most_together items those that become the same size run in one batch; each runs alone where their batch fails.
  std::vector<Expected<Result>> try_each(std::vector<Input> const& inputs) const {
    std::vector<Expected<Result>> results;
    in_parts(inputs, [&](std::size_t, std::vector<Expected<Item>> items) {
      std::vector<std::optional<Expected<Result>>> outcomes(items.size());
      std::map<std::vector<nn::Shape>, std::vector<std::size_t>> alike;
      for (std::size_t i = 0; i < items.size(); ++i)
        if (auto const* failed = items[i].failure())
          outcomes[i] = *failed;
        else
          alike[shape_of(items[i].value())].push_back(i);
      for (auto const& [shape, members] : alike) {
        if (members.size() > 1 && takes_batches<Family>(*row_) && shape[0].at(batch_dimension<Family>()) == 1) {
          std::vector<Item> batch;
          for (auto const i : members) batch.push_back(items[i].value());
          if (auto made = attempt([&] { return together(batch); })) {
            auto all = std::move(made).value();
            for (std::size_t k = 0; k < members.size(); ++k) outcomes[members[k]] = std::move(all[k]);
            continue;
          }
        }
        for (auto const i : members)
          outcomes[i] = attempt([&] { return item(forward(items[i].value().inputs), 0, items[i].value().picture); });
      }
      for (auto& outcome : outcomes) results.push_back(std::move(*outcome));
    });
    return results;
  }

  template <vision::ImageRange Pictures>
  std::vector<Expected<Result>> try_each(Pictures const& pictures) const requires std::same_as<Input, vision::Image> {
    return try_each(std::vector<Input>(std::ranges::begin(pictures), std::ranges::end(pictures)));
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
  struct Item {
    nn::Tensors inputs;
    Size picture{};
  };

  Item prepare(Input const& input, Timings* timings = nullptr) const {
    Timings unused;
    auto& took = timings ? *timings : unused;
    Stopwatch watch;
    Item result;
    if constexpr (Preprocessor::route == Preprocessing::picture) {
      if (!std::holds_alternative<at::Tensor>(input)) {
        if constexpr (detail::PreparesAtOnce<Preprocessor>) {
          auto prepared = preprocessor_.prepare(input);
          took.decode = prepared.decode;
          took.preprocess = prepared.preprocess;
          result.picture = prepared.picture;
          result.inputs = detail::as_tensors(std::move(prepared.input));
          return result;
        }
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

  /// The threads that a run takes of the calling thread's.
  int run_threads() const {
    if constexpr (requires {
                    { device_.options().threads } -> std::convertible_to<int>;
                  })
      if (device_.options().threads > 0) return device_.options().threads;
    return at::get_num_threads();
  }

  /// Calls `take(begin, items)` with the items of a list as the network takes them, most_together at a time. Pictures
  /// are prepared in threads: on the CPU before their batch runs, with the threads that then run it, so that neither
  /// work has less than the cores; otherwise also meanwhile.
  template <class Take>
  void in_parts(std::vector<Input> const& inputs, Take const& take) const {
    std::vector<Input const*> items;
    for (auto const& input : inputs) items.push_back(&input);
    int threads = 1;
    if constexpr (std::same_as<Input, vision::Image> && Preprocessor::route == Preprocessing::picture)
      if (std::ranges::count_if(inputs, [](Input const& i) { return !std::holds_alternative<at::Tensor>(i); }) > 1)
        threads = run_threads();
    if (threads == 1) {
      for (std::size_t begin = 0; begin < items.size(); begin += most_together) {
        std::vector<Expected<Item>> part;
        for (std::size_t i = begin; i < std::min(begin + most_together, items.size()); ++i)
          part.push_back(attempt([&] { return prepare(*items[i]); }));
        take(begin, std::move(part));
      }
      return;
    }
    auto const ahead = [&](std::vector<Input const*> some) {
      return std::make_unique<Prefetch<Input const*, Item>>(
          std::move(some),
          [this](Input const* input) {
            device::OneThread const one;
            return prepare(*input);
          },
          PrefetchOptions{.threads = threads, .ahead = static_cast<int>(most_together)});
    };
    bool const beside = !device::on_cpu(device_);
    auto all = beside ? ahead(items) : nullptr;
    for (std::size_t begin = 0; begin < items.size(); begin += most_together) {
      if (!beside) {
        auto const first = items.begin() + static_cast<std::ptrdiff_t>(begin);
        auto const count = std::min(most_together, items.size() - begin);
        all = ahead({first, first + static_cast<std::ptrdiff_t>(count)});
      }
      auto part = all->next(most_together);
      if (!beside) all.reset();
      take(begin, std::move(part));
    }
  }

  static std::vector<nn::Shape> shape_of(Item const& item) {
    std::vector<nn::Shape> shapes;
    for (auto const& input : item.inputs) shapes.push_back(input.sizes().vec());
    return shapes;
  }

  void check_batches(auto count) const {
    if (!takes_batches<Family>(*row_))
      throw ConfigError(ttfm::detail::cat(row_->name, " takes one item at a time, not ", count));
  }

  /// A postprocessor's result as this pipeline's.
  static Result narrowed(typename Postprocessor::Result made) {
    if constexpr (std::same_as<Result, typename Postprocessor::Result>)
      return made;
    else
      return std::get<Result>(std::move(made));
  }

  /// Items of equal shapes as one batch.
  std::vector<Result> together(std::vector<Item> const& items) const {
    nn::Tensors batch;
    for (std::size_t k = 0; k < items[0].inputs.size(); ++k) {
      nn::Tensors parts;
      for (auto const& item : items) parts.push_back(item.inputs[k]);
      batch.push_back(at::cat(parts, batch_dimension<Family>()));
    }
    auto const outputs = forward(std::move(batch));
    if constexpr (Postprocessor::route == Postprocessing::batch && std::is_void_v<R>)
      return postprocessor_.postprocess_batch(outputs.at(0));
    std::vector<Result> results;
    for (std::size_t i = 0; i < items.size(); ++i)
      results.push_back(item(outputs, static_cast<int>(i), items[i].picture));
    return results;
  }

  Result item(nn::Tensors const& outputs, int index, Size picture) const {
    if (outputs.empty()) throw ConfigError("a network has an output; there is none");
    for (auto const& output : outputs)
      if (!output.defined()) throw ConfigError("an output of the network is an undefined tensor");
    return detail::guarded([&]() -> Result {
      if constexpr (Postprocessor::route == Postprocessing::picture)
        return narrowed(postprocessor_.postprocess(outputs, index, picture));
      else
        return narrowed(postprocessor_.postprocess(outputs.at(0), index));
    });
  }

  /// A row as a state dict and options want it, and the dict as a source.
  struct Prepared {
    std::shared_ptr<Variant> row;
    labels::List labels;
    std::optional<CheckpointSource> source;
    std::shared_ptr<graph::Quantization const> quantization{};

    Prepared(Variant const& given, checkpoint::StateDict dict, LoadOptions const& options, std::string const& name)
        : row(std::make_shared<Variant>(given)) {
      if (auto const text = dict.metadata.find(std::string(graph::quantization_key));
          options.quantised && text != dict.metadata.end())
        quantization = std::make_shared<graph::Quantization const>(graph::parse_quantization(text->second, name));
      auto entries = file_entries<Family>(given);
      auto const requests = weight_requests<Family>(given);
      if (entries.by_position) dict = checkpoint::by_position(std::move(dict), entries_of(requests), name);
      source.emplace(std::move(dict), std::move(entries), requests,
                     Lookup{options.prefix, options.strict, options.may_be_missing});
      if (quantization && source->naming()) {  // its names are the file's
        std::map<std::string, std::string, std::less<>> names;
        for (auto const& request : requests)
          names.emplace(source->naming()->of(request.canonical_name()), request.name);
        quantization = std::make_shared<graph::Quantization const>(graph::renamed(*quantization, names));
      }
      auto const requests_of = [&given](ModelConfig const& model) {
        auto changed = given;
        changed.model = model;
        return weight_requests<Family>(changed);
      };
      auto adapted = adapt(given.model, options, requests_of, &*source);
      row->model = adapted.model;
      labels = std::move(adapted.labels);
      if (options.thresholds) detail::set_thresholds(*row, *options.thresholds);
    }
  };

  Pipeline(Prepared const& prepared, D device, std::string const& name)
      : Pipeline(
            prepared.row, prepared.labels, nn::Source(*prepared.source), std::move(device),
            [source = *prepared.source] { return source.unused(); }, name, prepared.quantization) {}

  Pipeline(std::shared_ptr<Variant const> row, labels::List labels, nn::Source source, D device,
           std::function<std::vector<std::string>()> const& unused = {},
           std::string const& name = "the source of weights",
           std::shared_ptr<graph::Quantization const> quantization = {})
      : row_(std::move(row)),
        shapes_(input_shapes<Family>(*row_)),
        labels_(std::move(labels)),
        device_(std::move(device)),
        weights_(std::move(source), device_.placement()),
        quantization_(std::move(quantization)),
        network_(build(unused, name)),
        preprocessor_(detail::policy_of<Preprocessor>(*row_, labels_)),
        postprocessor_(detail::policy_of<Postprocessor>(*row_, labels_)) {}

  Network build(std::function<std::vector<std::string>()> const& unused, std::string const& name) {
    auto network = build_network<Family>(weights_, *row_);
    weights_.finish(unused ? unused() : std::vector<std::string>{}, name);
    if (quantization_) graph::check(*quantization_, weights_.entries());
    if (auto const* parts = nn::parts_of(network)) parts_ = std::make_shared<Parts>(*parts);
    return device_.compile(std::move(network), context());
  }

  device::CompileContext context() const {
    return {weights_,
            std::string(row_->name),
            [row = row_, shapes = shapes_] { return inputs_from_names<Family>(*row, "ttfm", 0, shapes); },
            fixed_inputs<Family>(*row_),
            shard_spec<Family>(*row_),
            quantization_};
  }

  /// The network's parts, and what the device makes of them when features are first asked for.
  struct Parts {
    using Compiled = decltype(std::declval<D const&>().compile(std::declval<nn::Network>(),
                                                               std::declval<device::CompileContext const&>()));
    explicit Parts(nn::Classifier classifier) : network(std::move(classifier)) {}
    nn::Classifier network;
    std::mutex mutex{};
    std::optional<Compiled> compiled{};
  };

  nn::Tensors run_features(nn::Tensors inputs) const {
    if (!parts_) throw ConfigError(ttfm::detail::cat(row_->name, " has no features; classifiers have"));
    check_inputs(inputs);
    {
      std::lock_guard const lock(parts_->mutex);
      if (!parts_->compiled)
        parts_->compiled.emplace(device_.compile(nn::Network([network = parts_->network](nn::Tensors const& in) {
                                                   auto map = network.features(in.at(0));
                                                   auto pooled = network.pooled(map);
                                                   return nn::Tensors{std::move(map), std::move(pooled)};
                                                 }),
                                                 context()));
    }
    return (*parts_->compiled)(std::move(inputs));
  }

  /// Throws ConfigError for inputs that the network can't take, and says which it takes. A picture's height and width
  /// are the network's own affair.
  void check_inputs(nn::Tensors const& inputs) const {
    auto const& wanted = shapes_;
    auto const text = [&] {
      std::vector<std::string> shapes;
      for (auto const& shape : wanted) shapes.push_back(nn::to_text(shape));
      return ttfm::detail::join(shapes, " and ");
    };
    auto refuse = [&](std::size_t i, std::string const& is) {
      throw ConfigError(ttfm::detail::cat("input ", i, " of ", row_->name, is, "; its inputs are ", text(),
                                          ", in batches along dimension ", batch_dimension<Family>()));
    };
    if (inputs.size() != wanted.size())
      throw ConfigError(
          ttfm::detail::cat(row_->name, " takes ", wanted.size(), " inputs, ", text(), ", not ", inputs.size()));
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      auto const& x = inputs[i];
      if (!x.defined()) refuse(i, " is an undefined tensor");
      if (x.layout() != at::kStrided || x.is_quantized() || x.is_meta())
        refuse(i, ttfm::detail::cat(" is a tensor of the type ", x.toString()));
      if (x.dim() != static_cast<std::int64_t>(wanted[i].size()))
        refuse(i, ttfm::detail::cat(" has the shape ", nn::to_text(x.sizes())));
      bool const picture = inputs.size() == 1 && x.dim() == 4;
      if ((single || picture) && !x.is_floating_point())
        refuse(i, ttfm::detail::cat(" has the dtype ", x.scalar_type()));
      if (x.is_complex()) refuse(i, ttfm::detail::cat(" has the dtype ", x.scalar_type()));
      if (x.numel() == 0) refuse(i, ttfm::detail::cat(" is empty, ", nn::to_text(x.sizes())));
      if (picture) {
        auto const channel = row_->model.recipe.channels_last ? 3 : 1;
        if (x.size(channel) != wanted[i][static_cast<std::size_t>(channel)])
          refuse(i, ttfm::detail::cat(" has the shape ", nn::to_text(x.sizes())));
      }
    }
  }

  std::shared_ptr<Variant const> row_;
  std::vector<nn::Shape> shapes_;  // of the inputs at batch size 1
  labels::List labels_;
  D device_;
  nn::Weights weights_;
  std::shared_ptr<graph::Quantization const> quantization_;
  std::shared_ptr<Parts> parts_;  // before the network, whose making sets it
  Network network_;
  Preprocessor preprocessor_;
  Postprocessor postprocessor_;
};

namespace detail {

template <class Family, class R = void, class D>
Pipeline<Family, D, R> load_row(Row<typename Family::Config> const& row, LoadOptions const& options, D device) {
  auto const file = obtain(row.model, options);
  auto read = options.read;
  read.once = true;  // nobody else has the file's tensors
  return guarded([&] {
    return Pipeline<Family, D, R>(row, read_checkpoint<Family>(row, file, read), options, std::move(device),
                                  file.string());
  });
}

/// The result of a variant that is known at compile time.
template <class Family, fixed_string Name>
using NamedResult = typename OfKind<kind_of<Family>(variant_config<Family, Name>()),
                                    typename Family::Model::Postprocessor::Result>::type;

}  // namespace detail

/// A variant with its checkpoint, ready to run. Throws ConfigError for an unknown variant, CheckpointError if the
/// checkpoint isn't there or doesn't fit.
template <class Family, device::Device D = device::Cpu>
Pipeline<Family, D> load_model(std::string_view variant = Family::default_variant, LoadOptions const& options = {},
                               D device = D{}) {
  return detail::load_row<Family>(get_variant_config<Family>(variant), options, std::move(device));
}

/// The same of a variant named at compile time, where a typo doesn't compile: load_model<ttfm::ResNet, "ResNet50">().
/// Its result is of the variant's kind, also where the family has several.
template <class Family, fixed_string Name, device::Device D = device::Cpu>
Pipeline<Family, D, detail::NamedResult<Family, Name>> load_model(LoadOptions const& options = {}, D device = D{}) {
  return detail::load_row<Family, detail::NamedResult<Family, Name>>(variant_config<Family, Name>(), options,
                                                                     std::move(device));
}

}  // namespace ttfm
