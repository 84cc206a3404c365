/// @file  Lowerings of matrix products and attention.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "ttfm/graph/detail/lowerings/reduction.hpp"

namespace ttfm::graph::detail {

inline Operands linear(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  auto y = e.dot(x, c.tensor(1), 0, x.rank() - 1, 1);
  if (c.has(2)) y = e.binary("add", y, c.tensor(2));
  return {y};
}
/// Batches are broadcast; a vector is a matrix of one row or column.
inline Operand matrix_product(Emitter& e, Operand a, Operand b, nn::Shape const& result) {
  if (a.rank() == 1) a = e.reshape(a, {1, a.shape[0]});
  if (b.rank() == 1) b = e.reshape(b, {b.shape[0], 1});
  if (b.rank() == 2) return e.reshape(e.dot(a, b, 0, a.rank() - 1, 0), result);
  auto const batch_of = [](nn::Shape const& shape) { return nn::Shape(shape.begin(), shape.end() - 2); };
  auto const batch = Emitter::broadcast_shape(batch_of(a.shape), batch_of(b.shape));
  auto const spread = [&](Operand const& x) {
    auto shape = batch;
    shape.insert(shape.end(), x.shape.end() - 2, x.shape.end());
    return e.broadcast(x, shape);
  };
  auto const rank = static_cast<std::int64_t>(batch.size());
  return e.reshape(e.dot(spread(a), spread(b), rank, rank + 1, rank), result);
}
inline Operands matmul(Emitter& e, Call const& c) { return {matrix_product(e, c.tensor(0), c.tensor(1), c.shape())}; }
inline Operands addmm(Emitter& e, Call const& c) {
  auto product = e.dot(c.tensor(1), c.tensor(2), 0, 1, 0);
  auto added = c.tensor(0);
  if (c.number(3) != 1) added = e.binary("multiply", added, c.number(3));
  if (c.number(4) != 1) product = e.binary("multiply", product, c.number(4));
  return {e.binary("add", product, added)};
}
inline constexpr Row products[] = {
    {"aten::linear", linear}, {"aten::matmul", matmul}, {"aten::mm", matmul},
    {"aten::bmm", matmul},    {"aten::addmm", addmm},
};

/// Scores, softmax, values. A profile that takes it as one is told whether all of it can be split over devices: what
/// has several batches that depend on no input, as Swin's masks and Perceiver's queries, is whole on each.
inline Operands attention(Emitter& e, Call const& c) {
  if (c.number(4) != 0 || c.flag(5) || c.flag(7))
    c.refuse("is lowered without dropout, causal mask and grouped queries");
  auto const &query = c.tensor(0), &key = c.tensor(1), &value = c.tensor(2);
  auto const rank = query.rank();
  auto const scale = c.has(6) ? c.number(6) : 1 / std::sqrt(static_cast<double>(query.shape.back()));
  Operands operands{query, key, value};
  bool const masked = c.has(3);
  if (masked) operands.push_back(c.tensor(3));
  Operand const like{{}, c.shape(), c.dtype()};
  auto const parts = [=](Emitter& f, Operands const& in) {
    auto const q = f.wide(in[0]), k = f.wide(in[1]), v = f.wide(in[2]);
    auto scores = f.binary("multiply", f.dot(q, k, rank - 2, rank - 1, rank - 1), scale);
    if (masked && in[3].dtype == at::kBool) {
      scores = f.select(in[3], scores, f.scalar(-std::numeric_limits<double>::infinity(), scores.dtype));
    } else if (masked) {
      scores = f.binary("add", scores, in[3], scores.dtype);
    }
    return f.convert(f.dot(softmax(f, scores, rank - 1), v, rank - 2, rank - 1, rank - 2), in[0].dtype);
  };
  bool splits = true;
  for (std::size_t i = 0; i < operands.size(); ++i)
    splits &= c.of_inputs(i) || operands[i].rank() < rank || operands[i].shape[0] == 1;
  return {e.composite({.what = Composite::attention, .splits = splits}, operands,
                      cat("is_causal = false, scale = ", number(scale, at::kFloat), " : f32"), like, parts)};
}
inline constexpr Row attentions[] = {
    {"aten::scaled_dot_product_attention", attention},
};

}  // namespace ttfm::graph::detail
