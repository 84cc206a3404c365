/// @file  A rewrite: the values and weights that a quantisation names are rounded to 8-bit integers.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/ops/amax.h>
#include <ATen/ops/where.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "ttfm/graph/equalise.hpp"
#include "ttfm/graph/quantization.hpp"
#include "ttfm/graph/sites.hpp"

namespace ttfm::graph {

/// The bounds as an integer type has them. Values that aren't negative become 0..255, the others 0..255 with the zero
/// point that makes zero exact.
struct Step {
  double scale;
  std::int64_t zero;
  static constexpr std::int64_t least = 0, most = 255;
};

inline Step step_of(Range const& range) {
  auto const low = std::min(0.0, static_cast<double>(range.low)), high = std::max(0.0, static_cast<double>(range.high));
  auto const scale = (high - low) / 255;
  return {scale, std::clamp<std::int64_t>(std::llround(-low / scale), 0, 255)};
}

/// Per output channel the scale of weights as integers from -127 to 127: the largest magnitude is 127. It is the same
/// before and behind the folding of a batch norm, up to the fold's own factor.
inline at::Tensor weight_scales(at::Tensor const& weight, std::int64_t channels) {
  std::vector<std::int64_t> rest;
  for (std::int64_t d = 0; d < weight.dim(); ++d)
    if (d != channels) rest.push_back(d);
  auto const most = weight.abs().amax(rest).div(127);
  return at::where(most.gt(0), most, 1).to(at::kFloat);
}

/// The graph, equalised by the quantisation's factors, with LibTorch's fake_quantize operators at the sites that it
/// names: float32 values that 8-bit integers stand for. `run` simulates with it what int8 kernels compute, up to
/// rounding; a device that quantises has int8 kernels for them. Activations have one scale and zero point per tensor,
/// weights one scale per output channel and no zero point (Nagel et al. 2021, "A White Paper on Neural Network
/// Quantization", section 2.4). Sites that the graph doesn't have, as those of a head that it is without, are passed
/// over.
inline Graph quantize(Graph graph, Quantization const& quantization) {
  graph = equalise(std::move(graph), quantization.factors);
  auto const op = [](char const* name) { return c10::Dispatcher::singleton().findSchemaOrThrow(name, ""); };
  std::map<std::tuple<ValueId, float, float>, ValueId> rounded;
  std::map<ValueId, ValueId> weights;
  std::vector<std::vector<Node>> before(graph.nodes.size());
  auto const copy_of = [&](ValueId id) {
    graph.values.push_back({.role = Role::result, .shape = graph.values[id].shape});
    return graph.values.size() - 1;
  };
  auto const constant = [&](std::string name, at::Tensor tensor) {
    graph.values.push_back({Role::constant, std::move(name), tensor.sizes().vec(), tensor.scalar_type(), tensor});
    return graph.values.size() - 1;
  };
  for (auto const& site : sites(graph)) {
    auto const found = quantization.ranges.find(site.name);
    if (found == quantization.ranges.end()) continue;
    auto const& range = found->second;
    auto const [value, fresh] = rounded.try_emplace({site.value, range.low, range.high});
    if (fresh) {
      auto const step = step_of(range);
      value->second = copy_of(site.value);
      before[site.node].push_back({op("aten::fake_quantize_per_tensor_affine"),
                                   {site.value, c10::IValue(step.scale), c10::IValue(step.zero),
                                    c10::IValue(Step::least), c10::IValue(Step::most)},
                                   {value->second}});
    }
    graph.nodes[site.node].arguments[site.argument] = value->second;
    if (!site.weight) continue;
    auto const [weight, first] = weights.try_emplace(*site.weight);
    if (first) {
      auto const scales = weight_scales(graph.values[*site.weight].tensor, site.channels);
      auto const name = graph.values[*site.weight].name;  // values move
      auto const scale = constant("scales of " + name, scales);
      auto const zero = constant("zero points of " + name, at::zeros(scales.sizes(), at::kInt));
      weight->second = copy_of(*site.weight);
      before[site.node].push_back({op("aten::fake_quantize_per_channel_affine"),
                                   {*site.weight, scale, zero, c10::IValue(site.channels),
                                    c10::IValue(std::int64_t{-127}), c10::IValue(std::int64_t{127})},
                                   {weight->second}});
    }
    graph.nodes[site.node].arguments[1] = weight->second;
  }
  detail::insert(graph, std::move(before));
  return graph;
}

}  // namespace ttfm::graph
