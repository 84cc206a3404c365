/// @file  A rewrite: channels of a layer's input are brought to like magnitudes, which its weights take back.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/ops/amax.h>
#include <ATen/ops/maximum.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/where.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/graph/graph.hpp"
#include "ttfm/graph/quantization.hpp"
#include "ttfm/graph/sites.hpp"

namespace ttfm::graph {

/// The largest magnitudes of the channels that enter the layers of a network.
class Magnitudes {
 public:
  /// Runs the graph on inputs of its shapes. Graphs of one network for several shapes may take turns. Throws what run()
  /// throws.
  void observe(Graph const& graph, nn::Tensors const& inputs) {
    auto seen = graph;
    auto const all = sites(graph);
    std::map<ValueId, std::size_t> places;
    for (auto const& site : all)
      if (site.weight && places.emplace(site.value, seen.outputs.size()).second) seen.outputs.push_back(site.value);
    auto const outputs = graph::run(seen, inputs);
    for (auto const& site : all) {
      if (!site.weight) continue;
      auto const& x = outputs[places.at(site.value)];
      auto const channel = detail::input_channel(graph, site);
      std::vector<std::int64_t> rest;
      for (std::int64_t d = 0; d < x.dim(); ++d)
        if (d != channel) rest.push_back(d);
      auto const most = rest.empty() ? x.abs() : x.abs().amax(rest);
      auto& known = values_[site.name];
      known = known.defined() ? at::maximum(known, most) : most;
    }
  }

  /// Of a layer's input, one per channel; undefined for one that wasn't seen.
  at::Tensor of(std::string const& site) const {
    auto const found = values_.find(site);
    return found == values_.end() ? at::Tensor{} : found->second;
  }

 private:
  std::map<std::string, at::Tensor> values_;
};

/// Factors by which the channels of each layer's input are divided before they are rounded, for Quantization::factors.
/// Where each input channel meets weights of its own alone, as in depthwise convolutions, it is the channel's
/// magnitude: then all channels have all 256 values. Else it is sqrt(magnitude of the channel / magnitude of its
/// weights), at which neither is rounded much worse than the other (Xiao et al. 2022, "SmoothQuant", with alpha 0.5;
/// Nagel et al. 2019). The largest factor of a layer is 1, the least 1/1000.
inline Factors factors_of(Graph const& graph, Magnitudes const& magnitudes) {
  Factors result;
  for (auto const& site : sites(graph)) {
    auto const most = magnitudes.of(site.name);
    if (!site.weight || !most.defined() || most.numel() < 2) continue;
    auto const w = detail::by_input_channel(graph.values[*site.weight].tensor, most.numel()).abs();
    bool const own = w.size(2) == 1;
    auto const of_weights = w.amax({1, 3}).reshape({-1});
    auto factor = own ? most : most.div(of_weights).sqrt();
    factor = at::where(most.gt(0).logical_and(of_weights.gt(0)), factor, 0);
    auto const largest = factor.max().item<float>();
    if (!(largest > 0)) continue;
    // A channel that is always zero may have any factor.
    factor = at::where(factor.gt(0), factor.div(largest), 1).clamp(1e-3, 1).to(at::kFloat).contiguous();
    result.emplace(site.name,
                   std::vector<float>(factor.const_data_ptr<float>(), factor.const_data_ptr<float>() + factor.numel()));
  }
  return result;
}

/// The graph with the inputs of the named layers divided by `factors`, channel by channel, and their weights
/// multiplied: it computes the same up to rounding. Sites keep their names. Throws CheckpointError for another number
/// of factors than the input has channels.
inline Graph equalise(Graph graph, Factors const& factors) {
  std::vector<std::vector<Node>> before(graph.nodes.size());
  auto const multiply = c10::Dispatcher::singleton().findSchemaOrThrow("aten::mul", "Tensor");
  for (auto const& site : sites(graph)) {
    auto const found = factors.find(site.name);
    if (found == factors.end() || !site.weight) continue;
    auto const shape = graph.values[site.value].shape;
    auto const channel = static_cast<std::size_t>(detail::input_channel(graph, site));
    auto const channels = shape.at(channel);
    if (static_cast<std::int64_t>(found->second.size()) != channels)
      throw CheckpointError(detail::cat("the quantisation has ", found->second.size(), " factors of ", site.name,
                                        " of ", graph.variant, ", whose input has ", channels, " channels"));
    auto const factor = at::tensor(found->second);
    nn::Shape along(shape.size(), 1);
    along[channel] = channels;
    auto const inverse = factor.reciprocal().view(along);
    auto const weight = graph.values[*site.weight];
    auto const wider = detail::by_input_channel(weight.tensor, channels);
    auto const scaled = wider.mul(factor.view({wider.size(0), 1, wider.size(2), 1})).view(weight.shape).contiguous();
    graph.values.push_back({Role::constant, "factors of " + site.name, along, at::kFloat, inverse});
    auto const by = graph.values.size() - 1;
    graph.values.push_back({Role::parameter, weight.name, weight.shape, at::kFloat, scaled});
    auto const weights = graph.values.size() - 1;
    graph.values.push_back({.role = Role::result, .shape = shape});
    auto const divided = graph.values.size() - 1;
    before[site.node].push_back({multiply, {site.value, by}, {divided}});
    graph.nodes[site.node].arguments[site.argument] = divided;
    graph.nodes[site.node].arguments[1] = weights;
  }
  detail::insert(graph, std::move(before));
  return graph;
}

}  // namespace ttfm::graph
