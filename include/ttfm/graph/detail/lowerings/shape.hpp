/// @file  Lowerings of operators that move, take or repeat elements, and of constants.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>

#include "ttfm/graph/detail/lowering.hpp"

namespace ttfm::graph::detail {

/// The same values in the result's shape and order: view, reshape, flatten, squeeze, ...
inline Operands reshaped(Emitter& e, Call const& c) { return {e.reshape(c.tensor(0), c.shape())}; }
inline Operands transpose(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  nn::Shape order(x.shape.size());
  std::iota(order.begin(), order.end(), 0);
  std::swap(order.at(c.dim(1, x.rank())), order.at(c.dim(2, x.rank())));
  return {e.transpose(x, order)};
}
inline Operands matrix_transpose(Emitter& e, Call const& c) {
  return {c.tensor(0).rank() < 2 ? c.tensor(0) : e.transpose(c.tensor(0), {1, 0})};
}
inline Operands permute(Emitter& e, Call const& c) {
  auto order = c.integers(1);
  for (auto& each : order) each = Call::wrap(each, c.tensor(0).rank());
  return {e.transpose(c.tensor(0), order)};
}
/// N x C r^2 x H x W -> N x C x H r x W r.
inline Operands pixel_shuffle(Emitter& e, Call const& c) {
  auto const& s = c.tensor(0).shape;
  auto const r = c.integer(1);
  if (s.size() != 4) c.refuse("takes four dimensions here, not " + cat(s.size()));
  auto const split = e.reshape(c.tensor(0), {s[0], s[1] / (r * r), r, r, s[2], s[3]});
  return {e.reshape(e.transpose(split, {0, 1, 4, 2, 5, 3}), c.shape())};
}
inline constexpr Row views[] = {
    {"aten::flatten", reshaped},        {"aten::reshape", reshaped},
    {"aten::squeeze", reshaped},        {"aten::unflatten.int", reshaped},
    {"aten::unsqueeze", reshaped},      {"aten::view", reshaped},
    {"aten::transpose.int", transpose}, {"aten::t", matrix_transpose},
    {"aten::permute", permute},         {"aten::pixel_shuffle", pixel_shuffle},
};

inline Operands expand(Emitter& e, Call const& c) { return {e.broadcast(c.tensor(0), c.shape())}; }
/// Each dimension behind a new one, spread and joined with it.
inline Operands repeat(Emitter& e, Call const& c) {
  auto const repeats = c.integers(1);
  auto x = c.tensor(0);
  nn::Shape full(repeats.size() - x.shape.size(), 1), wide, dims;
  full.insert(full.end(), x.shape.begin(), x.shape.end());
  for (std::size_t d = 0; d < full.size(); ++d) {
    wide.insert(wide.end(), {repeats[d], full[d]});
    dims.push_back(static_cast<std::int64_t>(2 * d + 1));
  }
  return {e.reshape(e.broadcast_in(e.reshape(x, full), dims, wide), c.shape())};
}
/// Each element several times, one after another: a new dimension behind that one, spread and joined with it.
inline Operands repeat_interleave(Emitter& e, Call const& c) {
  if (!c.has(2)) c.refuse("is lowered along a given dimension");
  auto const& x = c.tensor(0);
  auto wide = x.shape;
  wide.insert(wide.begin() + c.dim(2, x.rank()) + 1, c.integer(1));
  nn::Shape dims;
  for (std::int64_t d = 0; d <= x.rank(); ++d)
    if (d != c.dim(2, x.rank()) + 1) dims.push_back(d);
  return {e.reshape(e.broadcast_in(x, dims, wide), c.shape())};
}
inline constexpr Row repeats[] = {
    {"aten::expand", expand},
    {"aten::expand_as", expand},
    {"aten::repeat", repeat},
    {"aten::repeat_interleave.self_int", repeat_interleave},
};

inline Operands slice(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  auto const dim = c.dim(1, x.rank()), size = x.shape[dim], step = c.integer(4);
  auto const low = std::clamp<std::int64_t>(c.has(2) ? Call::wrap(c.integer(2), size) : 0, 0, size);
  return {e.slice(x, dim, low, std::min(size, low + (c.shape()[dim] - 1) * step + 1), step)};
}
inline Operands narrow(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  auto const dim = c.dim(1, x.rank()), low = Call::wrap(c.integer(2), x.shape[dim]);
  return {e.slice(x, dim, low, low + c.integer(3))};
}
inline Operands select(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  auto const dim = c.dim(1, x.rank()), at = Call::wrap(c.integer(2), x.shape[dim]);
  return {e.reshape(e.slice(x, dim, at, at + 1), c.shape())};
}
/// chunk, split and unbind: parts one after another, each of its result's shape.
inline Operands parts_along(Emitter& e, Call const& c, std::int64_t dim) {
  Operands results;
  std::int64_t low = 0;
  for (std::size_t i = 0; i < c.results(); ++i) {
    bool const keeps = c.result(i).shape.size() == c.tensor(0).shape.size();
    auto const high = low + (keeps ? c.result(i).shape[dim] : 1);
    results.push_back(e.reshape(e.slice(c.tensor(0), dim, low, high), c.result(i).shape));
    low = high;
  }
  return results;
}
inline Operands chunk(Emitter& e, Call const& c) { return parts_along(e, c, c.dim(2, c.tensor(0).rank())); }
inline Operands unbind(Emitter& e, Call const& c) { return parts_along(e, c, c.dim(1, c.tensor(0).rank())); }
inline constexpr Row slices[] = {
    {"aten::slice.Tensor", slice}, {"aten::narrow", narrow}, {"aten::select.int", select},
    {"aten::chunk", chunk},        {"aten::split", chunk},   {"aten::split_with_sizes", chunk},
    {"aten::unbind.int", unbind},
};

inline Operands cat_of(Emitter& e, Call const& c) {
  Operands parts;
  for (auto const& part : c.tensors(0))
    if (part.shape != nn::Shape{0}) parts.push_back(e.convert(part, c.dtype()));
  return {e.concatenate(parts, c.dim(1, static_cast<std::int64_t>(c.shape().size())))};
}
inline Operands stack_of(Emitter& e, Call const& c) {
  auto const dim = c.dim(1, static_cast<std::int64_t>(c.shape().size()));
  Operands parts;
  for (auto const& part : c.tensors(0)) {
    auto shape = part.shape;
    shape.insert(shape.begin() + dim, 1);
    parts.push_back(e.reshape(e.convert(part, c.dtype()), shape));
  }
  return {e.concatenate(parts, dim)};
}
/// Pairs of padding from the last dimension on, which may be negative.
inline Operands constant_pad(Emitter& e, Call const& c) {
  auto const& x = c.tensor(0);
  auto const pads = c.integers(1);
  nn::Shape low(x.shape.size(), 0), high = low;
  for (std::size_t i = 0; i < pads.size() / 2; ++i) {
    low[x.shape.size() - 1 - i] = pads[2 * i];
    high[x.shape.size() - 1 - i] = pads[2 * i + 1];
  }
  return {e.pad(x, c.number(2), low, high)};
}
inline Operands roll(Emitter& e, Call const& c) {
  auto x = c.tensor(0);
  auto const shifts = c.integers(1), dims = c.integers(2);
  if (dims.empty()) c.refuse("is lowered along given dimensions");
  for (std::size_t i = 0; i < dims.size(); ++i) {
    auto const dim = Call::wrap(dims[i], x.rank()), size = x.shape[dim];
    if (auto const by = ((shifts[i] % size) + size) % size)
      x = e.concatenate({e.slice(x, dim, size - by, size), e.slice(x, dim, 0, size - by)}, dim);
  }
  return {x};
}
inline constexpr Row joins[] = {
    {"aten::cat", cat_of},
    {"aten::stack", stack_of},
    {"aten::constant_pad_nd", constant_pad},
    {"aten::roll", roll},
};

/// Of each number of `index` the slice of `x` along `dim`, one after another.
inline Operand taken(Emitter& e, Operand const& x, std::int64_t dim, Operand const& index) {
  nn::Shape offset, sizes = x.shape, shape = x.shape;
  for (std::int64_t d = 0; d < x.rank(); ++d)
    if (d != dim) offset.push_back(d);
  std::int64_t count = 1;
  for (auto const size : index.shape) count *= size;
  sizes[dim] = 1;
  shape[dim] = count;
  auto const column = e.reshape(index, {count, 1});
  return e.call(cat("\"stablehlo.gather\"(", x.name, ", ", column.name,
                    ") {dimension_numbers = #stablehlo.gather<offset_dims = ", brackets(offset),
                    ", collapsed_slice_dims = [", dim, "], start_index_map = [", dim,
                    "], index_vector_dim = 1>, indices_are_sorted = false, slice_sizes = ", array(sizes), '}'),
                {x, column}, shape, x.dtype);
}
inline Operands index_select(Emitter& e, Call const& c) {
  return {taken(e, c.tensor(0), c.dim(1, c.tensor(0).rank()), c.tensor(2))};
}
inline Operands embedding(Emitter& e, Call const& c) {
  return {e.reshape(taken(e, c.tensor(0), 0, c.tensor(1)), c.shape())};
}
inline constexpr Row gathers[] = {
    {"aten::index_select", index_select},
    {"aten::embedding", embedding},
};

inline Operands to_shape_of(Emitter& e, Call const& c) {
  return {e.broadcast(e.convert(c.tensor(1), c.dtype()), c.shape())};
}
inline Operands filled(Emitter& e, Call const& c) { return {e.broadcast(operand(e, c, 1, c.dtype()), c.shape())}; }
inline Operands zero(Emitter& e, Call const& c) { return {e.splat(0, c.shape(), c.dtype())}; }
inline constexpr Row constants[] = {
    {"aten::copy", to_shape_of},
    {"aten::fill", filled},
    {"aten::zero", zero},
};

}  // namespace ttfm::graph::detail
