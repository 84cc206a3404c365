/// @file  The network half of a family: what load_model needs beyond the metadata.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "ttfm/core/policy.hpp"
#include "ttfm/core/registry.hpp"
#include "ttfm/devices/device.hpp"
#include "ttfm/hub/architecture.hpp"
#include "ttfm/nn/network.hpp"
#include "ttfm/nn/path.hpp"
#include "ttfm/nn/seeded.hpp"

namespace ttfm {

template <class F>
concept HasConfig = requires {
  typename F::Config;
};
template <class F>
concept HasNetwork = requires(nn::Path const& p, Row<typename F::Config> const& row) {
  { F::Model::network(p, row) } -> nn::AnyNetwork;
};
/// A policy is made from what all rows have, or from the whole row.
template <class P, class F>
concept PolicyOf = std::constructible_from<P, ModelConfig const&> || std::constructible_from < P,
        Row<typename F::Config>
const& > ;

/// A network's input: one tensor, or several.
template <class T>
concept NetworkInput =
    std::same_as<std::remove_cvref_t<T>, at::Tensor> || std::same_as<std::remove_cvref_t<T>, nn::Tensors>;

template <class P>
concept HasInput = requires {
  typename P::Input;
};
template <class P>
concept HasPreprocessing = requires {
  { P::route } -> std::convertible_to<Preprocessing>;
};
template <class P>
concept Preprocesses = requires(P const& policy, typename P::Input const& input) {
  { policy.preprocess(input) } -> NetworkInput;
};
template <class P>
concept Decodes = requires(P const& policy, typename P::Input const& input) {
  { policy.decode(input).rows } -> std::convertible_to<int>;
  { policy.decode(input).cols } -> std::convertible_to<int>;
};
template <class P>
concept AppliesPixels = requires(P const& policy, typename P::Input const& input) {
  { policy.apply(policy.decode(input)) } -> NetworkInput;
};

/// A preprocessor that has what its route says.
template <class P>
concept PreprocessorPolicy = HasInput<P> && HasPreprocessing<P> && Preprocesses<P> &&
    (P::route == Preprocessing::whole || (Decodes<P> && AppliesPixels<P>));

/// Does the family's preprocessor take pictures?
template <class F>
concept TakesPictures =
    HasPreprocessing<typename F::Model::Preprocessor> && F::Model::Preprocessor::route == Preprocessing::picture;

template <class P>
concept HasResult = requires {
  typename P::Result;
};
template <class P>
concept HasPostprocessing = requires {
  { P::route } -> std::convertible_to<Postprocessing>;
};
template <class P>
concept PostprocessesItem = requires(P const& policy, at::Tensor const& output, int index) {
  { policy.postprocess(output, index) } -> std::convertible_to<typename P::Result>;
};
template <class P>
concept PostprocessesBatch = requires(P const& policy, at::Tensor const& output) {
  { policy.postprocess_batch(output) } -> std::convertible_to<std::vector<typename P::Result>>;
};
template <class P>
concept PostprocessesInPicture = requires(P const& policy, nn::Tensors const& outputs, int index, Size picture) {
  { policy.postprocess(outputs, index, picture) } -> std::convertible_to<typename P::Result>;
};

/// A postprocessor that has what its route says.
template <class P>
concept PostprocessorPolicy = HasResult<P> && HasPostprocessing<P> &&
    ((P::route == Postprocessing::item && PostprocessesItem<P>) ||
     (P::route == Postprocessing::batch && PostprocessesItem<P> && PostprocessesBatch<P>) ||
     (P::route == Postprocessing::picture && PostprocessesInPicture<P>));

template <class F>
concept HasPreprocessor =
    PolicyOf<typename F::Model::Preprocessor, F> && PreprocessorPolicy<typename F::Model::Preprocessor>;
template <class F>
concept HasPostprocessor =
    PolicyOf<typename F::Model::Postprocessor, F> && PostprocessorPolicy<typename F::Model::Postprocessor>;

struct FileEntries;  // <ttfm/runtime/load.hpp>
namespace hub {
class Fields;  // <ttfm/hub/fields.hpp>
}

/// The hooks of a model that doesn't set them.
namespace default_hooks {

/// One picture of the row's size.
template <class Config>
std::vector<nn::Shape> input_shapes(Row<Config> const& row) {
  auto const shape = row.model.input_shape();
  return {{shape.begin(), shape.end()}};
}
template <class Config>
bool takes_batches(Row<Config> const&) {
  return true;
}
template <class Config>
std::vector<std::size_t> fixed_inputs(Row<Config> const&) {
  return {};
}
template <class Config>
device::ShardSpec shard_spec(Row<Config> const&) {
  return {};
}
/// Each as nn::input_from_name makes it.
template <class Config>
nn::Tensors inputs_from_names(Row<Config> const&, std::string const& salt, int first,
                              std::vector<nn::Shape> const& shapes) {
  nn::Tensors inputs;
  for (auto const& shape : shapes)
    inputs.push_back(nn::input_from_name(salt, first + static_cast<int>(inputs.size()), shape));
  return inputs;
}
template <class Config>
FileEntries file_entries(Row<Config> const&);  // <ttfm/runtime/load.hpp>
template <class Config>
std::optional<nn::Tensor> source_input(Row<Config> const&) {
  return std::nullopt;
}
template <class Config>
bool from_transformers(hub::Fields const&, Row<Config>&) {
  return false;
}
template <class Config>
std::string to_transformers(Row<Config> const&) {
  return {};
}
/// Refuses all: `Fields::finish` is called behind it.
template <class Config>
void timm_arguments(hub::Fields const&, Row<Config>&) {}

}  // namespace default_hooks

/// A Model's answers beyond its network and policies, where the defaults aren't right. It has them as
/// `static constexpr ttfm::Hooks<Config> hooks{.fixed_inputs = fixed_inputs}`, functions or lambdas, in this order; so
/// one that is misspelt or of another type doesn't compile.
template <class Config>
struct Hooks {
  /// The shapes of the inputs at batch size 1.
  std::vector<nn::Shape> (*input_shapes)(Row<Config> const&) = default_hooks::input_shapes<Config>;
  /// The dimension along which all inputs are batched.
  int batch_dimension = 0;
  /// Whether the network takes several items at once.
  bool (*takes_batches)(Row<Config> const&) = default_hooks::takes_batches<Config>;
  /// The inputs whose values shape the network, which a device that compiles must know: their indices.
  std::vector<std::size_t> (*fixed_inputs)(Row<Config> const&) = default_hooks::fixed_inputs<Config>;
  /// The weights that tensor parallelism splits over devices.
  device::ShardSpec (*shard_spec)(Row<Config> const&) = default_hooks::shard_spec<Config>;
  /// Inputs for tests and timing, of these shapes, with values computed from the names input.<first> and on, under a
  /// salt.
  nn::Tensors (*inputs_from_names)(Row<Config> const&, std::string const& salt, int first,
                                   std::vector<nn::Shape> const& shapes) = default_hooks::inputs_from_names<Config>;
  /// How files of weights differ from the network.
  FileEntries (*file_entries)(Row<Config> const&) = default_hooks::file_entries<Config>;
  /// For tests: what the source's loader feeds where it ignores the picture.
  std::optional<nn::Tensor> (*source_input)(Row<Config> const&) = default_hooks::source_input<Config>;
  /// Whether a config.json of transformers describes a network of the family, by its model_type. Then it sets the row's
  /// `config`, and of `model` the input's size, `names` and `source`, or throws ConfigError for a field's value that
  /// the network doesn't have. What all models have (labels, recipe) is set before.
  bool (*from_transformers)(hub::Fields const&, Row<Config>&) = default_hooks::from_transformers<Config>;
  /// The architecture names of timm that the network can express.
  std::span<hub::Architecture<Config> const> timm{};
  /// Changes the row of one of them as the `model_args` of timm's config.json say.
  void (*timm_arguments)(hub::Fields const&, Row<Config>&) = default_hooks::timm_arguments<Config>;
  /// The config.json of transformers, without classes, that from_transformers makes the row's `config` of; empty for a
  /// network that transformers doesn't have.
  std::string (*to_transformers)(Row<Config> const&) = default_hooks::to_transformers<Config>;
};

/// A family's hooks; all defaults if its Model has none.
template <class Family>
constexpr Hooks<typename Family::Config> hooks_of() {
  if constexpr (requires { Family::Model::hooks; })
    return Family::Model::hooks;
  else
    return {};
}

namespace detail {

template <class A, class B>
consteval bool same_hook(A a, B b) {
  if constexpr (requires { a == b; })
    return a == b;
  else
    return false;
}

template <class Model, class Config>
concept HasGoodHooks = !requires {
  Model::hooks;
}
|| requires {
  { Model::hooks } -> std::same_as<Hooks<Config> const&>;
};

/// A static of a hook's name that isn't in the hooks would do nothing, and so would one of nearly a hook's name.
template <class Family>
consteval void check_hooks() {
  using Model = typename Family::Model;
  constexpr bool good = HasGoodHooks<Model, typename Family::Config>;
  static_assert(good, "ttfm model: hooks must be static constexpr ttfm::Hooks<Config>, of the family's Config");
  static_assert(
      !requires { Model::hook; }, "ttfm model: `hook` does nothing; the name is `hooks`");
  if constexpr (good) {
    [[maybe_unused]] constexpr auto hooks = hooks_of<Family>();
#define TTFM_HOOK(name, type)                                                                                         \
  if constexpr (requires { Model::name; })                                                                            \
  static_assert(same_hook(hooks.name, Model::name),                                                                   \
                "ttfm model: its static `" #name                                                                      \
                "` does nothing by itself; name it in static constexpr ttfm::Hooks<Config> hooks{." #name " = " #name \
                "}, as " type)
#define TTFM_NO_HOOK(wrong, right) \
  static_assert(                   \
      !requires { Model::wrong; }, "ttfm model: its static `" #wrong "` is no hook; the hook is `" #right "`")
    TTFM_HOOK(input_shapes, "std::vector<ttfm::nn::Shape> input_shapes(ttfm::Row<Config> const&)");
    TTFM_HOOK(batch_dimension, "int batch_dimension");
    TTFM_HOOK(takes_batches, "bool takes_batches(ttfm::Row<Config> const&)");
    TTFM_HOOK(fixed_inputs, "std::vector<std::size_t> fixed_inputs(ttfm::Row<Config> const&)");
    TTFM_HOOK(shard_spec, "ttfm::device::ShardSpec shard_spec(ttfm::Row<Config> const&)");
    TTFM_HOOK(inputs_from_names,
              "ttfm::nn::Tensors inputs_from_names(ttfm::Row<Config> const&, std::string const&, int, "
              "std::vector<ttfm::nn::Shape> const&)");
    TTFM_HOOK(file_entries, "ttfm::FileEntries file_entries(ttfm::Row<Config> const&)");
    TTFM_HOOK(source_input, "std::optional<ttfm::nn::Tensor> source_input(ttfm::Row<Config> const&)");
    TTFM_HOOK(from_transformers, "bool from_transformers(ttfm::hub::Fields const&, ttfm::Row<Config>&)");
    TTFM_HOOK(timm_arguments, "void timm_arguments(ttfm::hub::Fields const&, ttfm::Row<Config>&)");
    TTFM_HOOK(to_transformers, "std::string to_transformers(ttfm::Row<Config> const&)");
    TTFM_NO_HOOK(input_shape, input_shapes);
    TTFM_NO_HOOK(inputShapes, input_shapes);
    TTFM_NO_HOOK(batch_dim, batch_dimension);
    TTFM_NO_HOOK(batchDimension, batch_dimension);
    TTFM_NO_HOOK(takes_batch, takes_batches);
    TTFM_NO_HOOK(takesBatches, takes_batches);
    TTFM_NO_HOOK(fixed_input, fixed_inputs);
    TTFM_NO_HOOK(fixedInputs, fixed_inputs);
    TTFM_NO_HOOK(shard_specs, shard_spec);
    TTFM_NO_HOOK(shardSpec, shard_spec);
    TTFM_NO_HOOK(input_from_names, inputs_from_names);
    TTFM_NO_HOOK(input_from_name, inputs_from_names);
    TTFM_NO_HOOK(inputs_from_name, inputs_from_names);
    TTFM_NO_HOOK(inputsFromNames, inputs_from_names);
    TTFM_NO_HOOK(file_entry, file_entries);
    TTFM_NO_HOOK(fileEntries, file_entries);
    TTFM_NO_HOOK(source_inputs, source_input);
    TTFM_NO_HOOK(sourceInput, source_input);
#undef TTFM_NO_HOOK
#undef TTFM_HOOK
  }
}

template <class Family, class P>
consteval void check_preprocessor() {
  static_assert(PolicyOf<P, Family>,
                "ttfm model lacks: Preprocessor, constructible from ttfm::ModelConfig const& or a row");
  static_assert(HasInput<P>, "ttfm preprocessor lacks: using Input = ..., the type that preprocess takes");
  static_assert(HasPreprocessing<P>, "ttfm preprocessor lacks: static constexpr ttfm::Preprocessing route");
  if constexpr (HasInput<P>) {
    static_assert(Preprocesses<P>,
                  "ttfm preprocessor lacks: preprocess(Input const&) const, which gives an at::Tensor or "
                  "ttfm::nn::Tensors");
    if constexpr (HasPreprocessing<P>)
      if constexpr (P::route == Preprocessing::picture) {
        static_assert(Decodes<P>,
                      "ttfm preprocessor of pictures lacks: decode(Input const&) const, which gives pixels, a cv::Mat");
        if constexpr (Decodes<P>)
          static_assert(AppliesPixels<P>,
                        "ttfm preprocessor of pictures lacks: apply(cv::Mat const&) const, which gives an at::Tensor "
                        "or ttfm::nn::Tensors");
      }
  }
}

template <class Family, class P>
consteval void check_postprocessor() {
  static_assert(HasResult<P> && PolicyOf<P, Family>,
                "ttfm model lacks: Postprocessor with a Result type, constructible from ttfm::ModelConfig const& or a "
                "row");
  static_assert(HasPostprocessing<P>, "ttfm postprocessor lacks: static constexpr ttfm::Postprocessing route");
  if constexpr (HasResult<P> && HasPostprocessing<P>) {
    static_assert(P::route == Postprocessing::picture || PostprocessesItem<P>,
                  "ttfm postprocessor lacks: postprocess(at::Tensor const&, int) const, which gives its Result");
    static_assert(P::route != Postprocessing::batch || PostprocessesBatch<P>,
                  "ttfm postprocessor of batches lacks: postprocess_batch(at::Tensor const&) const, which gives a "
                  "std::vector of its Result");
    static_assert(P::route != Postprocessing::picture || PostprocessesInPicture<P>,
                  "ttfm postprocessor in pictures lacks: postprocess(ttfm::nn::Tensors const&, int, ttfm::Size) const, "
                  "which gives its Result");
    static_assert(
        std::ranges::all_of(Family::variants,
                            [](auto const& row) { return is_result_of<typename P::Result>(kind_of<Family>(row)); }),
        "ttfm model: the kind of a variant has another result than the Postprocessor's Result");
  }
}

}  // namespace detail

/// A family whose door is included: metadata, and a Model with
/// - `static network(nn::Path const&, Row<Config> const&)`, a callable from Tensor to Tensor, or from Tensors to
/// Tensors, whose weights lie under the path;
/// - `Preprocessor` and `Postprocessor`, policies made from a ModelConfig or a row, which say their route (see
///   core/policy.hpp);
/// - optionally `hooks`, see Hooks.
template <class F>
concept ForgeModel = ForgeFamily<F> && HasConfig<F> && HasNetwork<F> && HasPreprocessor<F> && HasPostprocessor<F>;

/// One readable sentence for each part that a model lacks, or has with another type.
template <class F>
consteval bool check_model() {
  check<F>();
  static_assert(HasConfig<F>, "ttfm family lacks: using Config = ..., the config struct of its rows");
  if constexpr (HasConfig<F>) {
    static_assert(
        HasNetwork<F>,
        "ttfm model lacks: static network(ttfm::nn::Path const&, ttfm::Row<Config> const&), a callable from Tensor "
        "to Tensor, or from Tensors to Tensors (is the family's door, models/<family>.hpp, included?)");
    constexpr bool preprocesses = requires { typename F::Model::Preprocessor; };
    static_assert(preprocesses, "ttfm model lacks: Preprocessor, constructible from ttfm::ModelConfig const& or a row");
    if constexpr (preprocesses) detail::check_preprocessor<F, typename F::Model::Preprocessor>();
    constexpr bool postprocesses = requires { typename F::Model::Postprocessor; };
    static_assert(
        postprocesses,
        "ttfm model lacks: Postprocessor with a Result type, constructible from ttfm::ModelConfig const& or a row");
    if constexpr (postprocesses) detail::check_postprocessor<F, typename F::Model::Postprocessor>();
    if constexpr (HasNetwork<F>) detail::check_hooks<F>();
  }
  return true;
}

/// The shapes of a variant's inputs at batch size 1.
template <class Family>
std::vector<nn::Shape> input_shapes(Row<typename Family::Config> const& row) {
  return hooks_of<Family>().input_shapes(row);
}

/// A variant's network, whose weights are asked for under the variant's own names. The store must outlive what is left
/// to ask.
template <class Family>
auto build_network(nn::Weights& weights, Row<typename Family::Config> const& row) {
  return Family::Model::network(nn::Path(weights, row.model.names), row);
}

/// What a variant's network asks of its weights, in its order.
template <class Family>
std::vector<nn::Request> weight_requests(Row<typename Family::Config> const& row) {
  std::vector<nn::Request> requests;
  nn::Weights weights([&](nn::Request const& request) {
    requests.push_back(request);
    return at::empty(request.shape, request.dtype);  // never touched, so it costs no memory
  });
  build_network<Family>(weights, row);
  return requests;
}

/// The dimension along which a family's inputs and outputs are batched.
template <class Family>
constexpr int batch_dimension() {
  return hooks_of<Family>().batch_dimension;
}

/// Whether a variant's network takes several items at once.
template <class Family>
bool takes_batches(Row<typename Family::Config> const& row) {
  return hooks_of<Family>().takes_batches(row);
}

/// The inputs whose values shape a variant's network, which a device that compiles must know: their indices.
template <class Family>
std::vector<std::size_t> fixed_inputs(Row<typename Family::Config> const& row) {
  return hooks_of<Family>().fixed_inputs(row);
}

/// The weights that tensor parallelism splits over devices; none if the family doesn't say.
template <class Family>
device::ShardSpec shard_spec(Row<typename Family::Config> const& row) {
  return hooks_of<Family>().shard_spec(row);
}

/// Inputs of these shapes computed from names, the first one's being input.<first>, for comparison and timing.
template <class Family>
nn::Tensors inputs_from_names(Row<typename Family::Config> const& row, std::string const& salt, int first,
                              std::vector<nn::Shape> const& shapes) {
  return hooks_of<Family>().inputs_from_names(row, salt, first, shapes);
}

/// For tests: what the source's loader feeds a variant's network where it ignores the picture; else nothing.
template <class Family>
std::optional<nn::Tensor> source_input(Row<typename Family::Config> const& row) {
  return hooks_of<Family>().source_input(row);
}

}  // namespace ttfm
