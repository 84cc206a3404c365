/// @file  The network half of a family: what load_model needs beyond the metadata.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <vector>

#include "ttfm/core/registry.hpp"
#include "ttfm/nn/path.hpp"

namespace ttfm {

template <class F>
concept HasConfig = requires {
  typename F::Config;
};
template <class F>
concept HasNetwork = requires(nn::Path const& p, Row<typename F::Config> const& row, nn::Tensor x) {
  { F::Model::network(p, row)(x) } -> std::convertible_to<nn::Tensor>;
};
template <class F>
concept HasPreprocessor = std::constructible_from<typename F::Model::Preprocessor, ModelConfig const&>;
template <class F>
concept HasPostprocessor = std::constructible_from<typename F::Model::Postprocessor, ModelConfig const&> && requires {
  typename F::Model::Postprocessor::Result;
};

/// A family whose door is included: metadata, and a Model with
/// - `static network(nn::Path const&, Row<Config> const&)`, a callable from input to output whose weights lie under the
/// path;
/// - `Preprocessor` and `Postprocessor`, policies made from a ModelConfig;
/// - optionally `static FileEntries file_entries(Row<Config> const&)`, how files differ from the network.
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
        "to Tensor (is the family's door, models/<family>.hpp, included?)");
    static_assert(HasPreprocessor<F>, "ttfm model lacks: Preprocessor, constructible from ttfm::ModelConfig const&");
    static_assert(HasPostprocessor<F>,
                  "ttfm model lacks: Postprocessor with a Result type, constructible from ttfm::ModelConfig const&");
  }
  return true;
}

}  // namespace ttfm
