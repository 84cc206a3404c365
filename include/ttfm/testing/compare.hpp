/// @file  How two outputs are compared: the rules of upstream's model test runner.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/ops/allclose.h>
#include <ATen/ops/dot.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/nn/guard.hpp"

namespace ttfm::testing {

/// Thresholds of a comparison, upstream's defaults.
struct Tolerance {
  double required_pcc = 0.99;
  double rtol = 1e-2, atol = 1e-2;  ///< within these an output counts as equal, and its PCC as 1
};

/// The outcome over all outputs: the worst PCC and the largest absolute difference.
struct Comparison {
  double pcc = 1, atol = 0;
  bool passed = false;
};

/// Pearson's correlation of two outputs of one shape, computed in float64, with the runner's special cases: 1 within
/// rtol and atol, else 0 for a single element, else NaN where one of them doesn't vary. Throws ConfigError if shapes
/// differ or one isn't a dense tensor of real numbers.
inline double pcc(at::Tensor const& got, at::Tensor const& want, Tolerance const& tolerance = {}) {
  nn::check_real(got, "an output to compare");
  nn::check_real(want, "an output to compare with");
  if (got.sizes() != want.sizes())
    throw ConfigError(ttfm::detail::cat("outputs of different shapes: ", ttfm::detail::join(got.sizes(), "x"), " and ",
                                        ttfm::detail::join(want.sizes(), "x")));
  return nn::guarded("the outputs can't be compared", [&]() -> double {
    auto const x = got.to(at::kCPU, at::kDouble).flatten(), y = want.to(at::kCPU, at::kDouble).flatten();
    if (at::allclose(x, y, tolerance.rtol, tolerance.atol)) return 1;
    if (x.numel() == 1) return 0;
    auto const dx = x.sub(x.mean()), dy = y.sub(y.mean());
    return at::dot(dx, dy).item<double>() / (dx.norm().item<double>() * dy.norm().item<double>());
  });
}

/// Compares all outputs of a model. A PCC that is not finite fails, wherever it stands.
inline Comparison compare(std::vector<at::Tensor> const& got, std::vector<at::Tensor> const& want,
                          Tolerance const& tolerance = {}) {
  if (got.size() != want.size() || got.empty())
    throw ConfigError(ttfm::detail::cat(got.size(), " outputs can't be compared with ", want.size()));
  Comparison result;
  bool finite = true;
  for (std::size_t i = 0; i < got.size(); ++i) {
    auto const value = pcc(got[i], want[i], tolerance);
    finite = finite && std::isfinite(value);
    result.pcc = finite ? std::min(result.pcc, value) : std::numeric_limits<double>::quiet_NaN();
    if (got[i].numel() == 0) continue;  // which has no largest difference
    auto const difference =
        got[i].to(at::kCPU, at::kDouble).sub(want[i].to(at::kCPU, at::kDouble)).abs().max().item<double>();
    result.atol = std::isnan(difference) ? difference : std::max(result.atol, difference);
  }
  result.passed = finite && result.pcc >= tolerance.required_pcc;
  return result;
}

}  // namespace ttfm::testing
