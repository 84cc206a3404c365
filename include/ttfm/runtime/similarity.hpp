/// @file  How alike feature vectors are, and which ones are nearest.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/mv.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm {

/// A row of a matrix of feature vectors, and its cosine similarity to a query, -1 to 1.
struct Neighbour {
  std::int64_t index = 0;
  float similarity = 0;
  friend bool operator==(Neighbour const&, Neighbour const&) = default;
};

/// The cosine similarities of a vector (D) to each row of a matrix (N x D), of any floating dtype and device: N values
/// in float32 on the CPU, each in [-1, 1]. A vector of zeros has the similarity 0 to all. Throws ConfigError for other
/// shapes and dtypes, and for values that aren't finite.
inline at::Tensor cosine_similarities(at::Tensor const& query, at::Tensor const& rows) {
  auto check = [](at::Tensor const& tensor, std::int64_t dimensions, char const* what) {
    if (!tensor.defined() || tensor.dim() != dimensions || !at::isFloatingType(tensor.scalar_type()))
      throw ConfigError(detail::cat(
          what, " of floating-point numbers is expected, not ",
          tensor.defined() ? detail::cat(tensor.scalar_type(), " of the shape [", detail::join(tensor.sizes()), ']')
                           : "an undefined tensor"));
  };
  check(query, 1, "a query vector (D)");
  check(rows, 2, "a matrix of vectors (N x D)");
  if (query.size(0) != rows.size(1))
    throw ConfigError(detail::cat("the query has ", query.size(0), " values, but the vectors to compare have ",
                                  rows.size(1), "; they must be of the same network"));
  auto const q = query.detach().to(at::kCPU, at::kFloat), m = rows.detach().to(at::kCPU, at::kFloat);
  // In double, so that the squares of large values fit. A norm isn't finite where a value isn't.
  auto norm_of = [](at::Tensor const& tensor) { return at::linalg_vector_norm(tensor, 2, -1, false, at::kDouble); };
  auto const q_norm = norm_of(q), m_norm = norm_of(m);
  if (!at::isfinite(q_norm).item<bool>()) throw ConfigError("the query vector has a value that is not finite");
  if (auto const finite = at::isfinite(m_norm); !finite.all().item<bool>())
    throw ConfigError(detail::cat("the vector in row ", finite.logical_not().nonzero()[0].item<std::int64_t>(),
                                  " has a value that is not finite"));
  // Zeros stay zeros.
  constexpr double least = std::numeric_limits<double>::min();
  auto const unit = q.to(at::kDouble).div(q_norm.clamp_min(least)).to(at::kFloat);
  return at::mv(m, unit).to(at::kDouble).div(m_norm.clamp_min(least)).clamp(-1, 1).to(at::kFloat);
}

/// The `most` rows of a matrix (N x D) that are most similar to a vector (D), the best first, equal ones in the order
/// of the rows; all of them if there are fewer. Throws ConfigError as cosine_similarities does, and for most < 1.
inline std::vector<Neighbour> nearest(at::Tensor const& query, at::Tensor const& rows, std::int64_t most) {
  if (most < 1) throw ConfigError(detail::cat("the number of neighbours must be at least 1, not ", most));
  auto const similarities = cosine_similarities(query, rows);
  auto const* values = similarities.const_data_ptr<float>();
  std::vector<Neighbour> result(static_cast<std::size_t>(similarities.size(0)));
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = {static_cast<std::int64_t>(i), values[i]};
  auto const count = static_cast<std::ptrdiff_t>(std::min<std::size_t>(static_cast<std::size_t>(most), result.size()));
  std::partial_sort(result.begin(), result.begin() + count, result.end(), [](auto const& a, auto const& b) {
    return a.similarity != b.similarity ? a.similarity > b.similarity : a.index < b.index;
  });
  result.resize(static_cast<std::size_t>(count));
  return result;
}

}  // namespace ttfm
