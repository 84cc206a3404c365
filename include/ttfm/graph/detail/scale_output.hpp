/// @file  Convolutions and linear layers whose results are scaled and shifted per channel, by other weights.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/graph/detail/edit.hpp"

namespace ttfm::graph::detail {

inline bool is_linear(Node const& node) { return node.name() == "aten::linear"; }
inline bool is_transposed_convolution(Node const& node) { return node.name().starts_with("aten::conv_transpose"); }
inline bool is_convolution(Node const& node) {
  auto const& name = node.name();
  return name == "aten::conv1d" || name == "aten::conv2d" || name == "aten::conv3d" || is_transposed_convolution(node);
}

/// Is it a convolution or a linear layer with weights of its own, whose results are of floating point?
inline bool can_scale_output(Graph const& graph, Node const& node) {
  if (!is_linear(node) && !is_convolution(node)) return false;
  auto const weight = weight_at(graph, node, 1);
  return weight.defined() && at::isFloatingType(weight.scalar_type()) && weight.dim() >= 2 &&
         (nothing_at(node, 2) || weight_at(graph, node, 2).defined());
}

/// The dimension of a result that has the channels.
inline std::size_t channel_dimension(Node const& node, std::size_t rank, std::size_t weight_rank) {
  return is_linear(node) ? rank - 1 : rank - (weight_rank - 1);
}

/// A batch norm of inference: its input times scale, plus shift, one value per channel, of float64.
struct Scales {
  at::Tensor scale, shift;
};

/// gamma / sqrt(variance + epsilon) and beta - mean * scale; none for other nodes, or if these aren't weights.
inline std::optional<Scales> scales_of_batch_norm(Graph const& graph, Node const& norm) {
  if (norm.name() != "aten::batch_norm") return std::nullopt;
  auto const* training = plain_at(norm, 5);
  auto const epsilon = number_at(norm, 7);
  auto const mean = weight_at(graph, norm, 3), variance = weight_at(graph, norm, 4);
  if (!training || training->toBool() || !epsilon || !mean.defined() || !variance.defined()) return std::nullopt;
  auto const gamma = weight_at(graph, norm, 1), beta = weight_at(graph, norm, 2);
  if ((!gamma.defined() && !nothing_at(norm, 1)) || (!beta.defined() && !nothing_at(norm, 2))) return std::nullopt;
  auto scale = variance.to(at::kDouble).add(*epsilon).rsqrt();
  if (gamma.defined()) scale = scale.mul(gamma.to(at::kDouble));
  auto shift = mean.to(at::kDouble).neg().mul(scale);
  if (beta.defined()) shift = shift.add(beta.to(at::kDouble));
  return Scales{std::move(scale), std::move(shift)};
}

/// Gives the node weights and a bias by which its result becomes result * scale + shift; both are of float64, one value
/// per channel, and `shift` may be undefined. The arithmetic is float64's, and the new weights have the old one's
/// dtype. `by` names what was folded. Other nodes may share the old weights, which stay as they are.
inline void scale_output(Graph& graph, Node& node, at::Tensor const& scale, at::Tensor const& shift,
                         std::string const& by) {
  auto const id = std::get<ValueId>(node.arguments[1]);
  auto const weight = graph.values[id].tensor, old_bias = weight_at(graph, node, 2);
  auto const name = cat(graph.values[id].name, " and ", by);
  auto const dtype = weight.scalar_type();
  if (scale.defined()) {
    auto wide = weight.to(at::kDouble);
    if (is_transposed_convolution(node)) {
      auto const groups = plain_at(node, 6)->toInt();
      nn::Shape grouped{groups, weight.size(0) / groups, weight.size(1)}, per_group{groups, 1, weight.size(1)};
      for (std::int64_t d = 2; d < weight.dim(); ++d) {
        grouped.push_back(weight.size(d));
        per_group.push_back(1);
      }
      wide = wide.reshape(grouped).mul(scale.view(per_group)).reshape(weight.sizes());
    } else {
      nn::Shape per_channel(static_cast<std::size_t>(weight.dim()), 1);
      per_channel[0] = -1;
      wide = wide.mul(scale.view(per_channel));
    }
    node.arguments[1] = add_constant(graph, name, wide.to(dtype));
  }
  auto bias = old_bias.defined() ? old_bias.to(at::kDouble) : at::Tensor{};
  if (bias.defined() && scale.defined()) bias = bias.mul(scale);
  if (shift.defined()) bias = bias.defined() ? bias.add(shift) : shift;
  if (bias.defined()) node.arguments[2] = add_constant(graph, name + ", bias", bias.to(dtype));
}

}  // namespace ttfm::graph::detail
