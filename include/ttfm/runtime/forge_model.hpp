/// @file  The network half of a family: what load_model needs beyond the metadata.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <string>
#include <vector>

#include "ttfm/core/registry.hpp"
#include "ttfm/devices/device.hpp"
#include "ttfm/nn/network.hpp"
#include "ttfm/nn/path.hpp"

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
template <class F>
concept HasPreprocessor = PolicyOf<typename F::Model::Preprocessor, F>;
template <class F>
concept HasPostprocessor = PolicyOf<typename F::Model::Postprocessor, F> && requires {
  typename F::Model::Postprocessor::Result;
};

/// A family whose door is included: metadata, and a Model with
/// - `static network(nn::Path const&, Row<Config> const&)`, a callable from Tensor to Tensor, or from Tensors to
/// Tensors, whose weights lie under the path;
/// - `Preprocessor` and `Postprocessor`, policies made from a ModelConfig or a row;
/// - optionally `static std::vector<nn::Shape> input_shapes(Row<Config> const&)`, where the input isn't one picture;
/// - optionally `static constexpr int batch_dimension`, of all inputs, where it isn't the first;
/// - optionally `static bool takes_batches(Row<Config> const&)`, where a network takes one item at a time;
/// - optionally `static std::vector<std::size_t> fixed_inputs(Row<Config> const&)`, inputs whose values shape the
///   network;
/// - optionally `static device::ShardSpec shard_spec(Row<Config> const&)`, weights that tensor parallelism splits;
/// - optionally `static nn::Tensors inputs_from_names(Row<Config> const&, salt, first, shapes)`, for tests, where
/// inputs
///   aren't all as nn::input_from_name makes them (it names the first one input.<first>);
/// - optionally `static constexpr std::array formats`, of checkpoint::Format, that its weights are published in beside
///   safetensors and torch.save's;
/// - optionally `static FileEntries file_entries(Row<Config> const&)`, how files differ from the network;
/// - optionally `static std::optional<nn::Tensor> source_input(Row<Config> const&)`, for tests: what the source's
///   loader feeds where it ignores the picture.
template <class F>
concept ForgeModel = ForgeFamily<F> && HasConfig<F> && HasNetwork<F> && HasPreprocessor<F> && HasPostprocessor<F>;

/// One readable sentence for each part that a model lacks.
template <class F>
consteval bool check_model() {
  check<F>();
  static_assert(HasConfig<F>, "ttfm family lacks: using Config = ..., the config struct of its rows");
  if constexpr (HasConfig<F>) {
    static_assert(
        HasNetwork<F>,
        "ttfm model lacks: static network(ttfm::nn::Path const&, ttfm::Row<Config> const&), a callable from Tensor "
        "to Tensor, or from Tensors to Tensors (is the family's door, models/<family>.hpp, included?)");
    static_assert(HasPreprocessor<F>,
                  "ttfm model lacks: Preprocessor, constructible from ttfm::ModelConfig const& or a row");
    static_assert(
        HasPostprocessor<F>,
        "ttfm model lacks: Postprocessor with a Result type, constructible from ttfm::ModelConfig const& or a row");
  }
  return true;
}

/// The shapes of a variant's inputs at batch size 1.
template <class Family>
std::vector<nn::Shape> input_shapes(Row<typename Family::Config> const& row) {
  if constexpr (requires { Family::Model::input_shapes(row); }) {
    return Family::Model::input_shapes(row);
  } else {
    auto const shape = row.model.input_shape();
    return {{shape.begin(), shape.end()}};
  }
}

/// What a variant's network asks of its weights, in its order.
template <class Family>
std::vector<nn::Request> weight_requests(Row<typename Family::Config> const& row) {
  std::vector<nn::Request> requests;
  nn::Weights weights([&](nn::Request const& request) {
    requests.push_back(request);
    return at::empty(request.shape, request.dtype);  // never touched, so it costs no memory
  });
  Family::Model::network(nn::Path(weights), row);
  return requests;
}

/// The dimension along which a family's inputs and outputs are batched.
template <class Family>
constexpr int batch_dimension() {
  if constexpr (requires { Family::Model::batch_dimension; })
    return Family::Model::batch_dimension;
  else
    return 0;
}

/// Whether a variant's network takes several items at once.
template <class Family>
bool takes_batches(Row<typename Family::Config> const& row) {
  if constexpr (requires { Family::Model::takes_batches(row); })
    return Family::Model::takes_batches(row);
  else
    return true;
}

/// The inputs whose values shape a variant's network, which a device that compiles must know: their indices.
template <class Family>
std::vector<std::size_t> fixed_inputs(Row<typename Family::Config> const& row) {
  if constexpr (requires { Family::Model::fixed_inputs(row); })
    return Family::Model::fixed_inputs(row);
  else
    return {};
}

/// The weights that tensor parallelism splits over devices; none if the family doesn't say.
template <class Family>
device::ShardSpec shard_spec(Row<typename Family::Config> const& row) {
  if constexpr (requires { Family::Model::shard_spec(row); })
    return Family::Model::shard_spec(row);
  else
    return {};
}

/// Inputs of these shapes computed from names, the first one's being input.<first>, for comparison and timing.
template <class Family>
nn::Tensors inputs_from_names(Row<typename Family::Config> const& row, std::string const& salt, int first,
                              std::vector<nn::Shape> const& shapes) {
  if constexpr (requires { Family::Model::inputs_from_names(row, salt, first, shapes); }) {
    return Family::Model::inputs_from_names(row, salt, first, shapes);
  } else {
    nn::Tensors inputs;
    for (auto const& shape : shapes)
      inputs.push_back(nn::input_from_name(salt, first + static_cast<int>(inputs.size()), shape));
    return inputs;
  }
}

}  // namespace ttfm
