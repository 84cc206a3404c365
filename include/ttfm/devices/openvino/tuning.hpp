/// @file  Choices within OpenVINO's CPU plugin that pay for some networks and cost for others.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#ifdef TTFM_OPENVINO

#include <cstddef>
#include <cstdint>
#include <memory>
#include <openvino/op/add.hpp>
#include <openvino/op/constant.hpp>
#include <openvino/op/convolution.hpp>
#include <openvino/op/group_conv.hpp>
#include <openvino/op/matmul.hpp>
#include <openvino/op/reshape.hpp>
#include <openvino/openvino.hpp>
#include <string>
#include <utility>
#include <vector>

namespace ov {

/// The kernels that the CPU plugin tries first for a node, as "cpu:jit_avx512_1x1,cpu:jit_avx512". The class is
/// libopenvino's, whose header isn't installed; its functions are the library's.
class OPENVINO_API PrimitivesPriority : public RuntimeAttribute {
 public:
  OPENVINO_RTTI("primitives_priority", "0", RuntimeAttribute);
  explicit PrimitivesPriority(std::string kernels) : value(std::move(kernels)) {}
  using RuntimeAttribute::merge;
  using RuntimeAttribute::visit_attributes;
  Any merge(NodeVector const& nodes) const override;
  bool visit_attributes(AttributeVisitor& visitor) override;
  std::string to_string() const override;
  std::string value;
};

}  // namespace ov

namespace ttfm::openvino {

/// Which convolutions, dense and depthwise, oneDNN's older JIT kernels compute instead of those that are built on
/// matrix multiplication: they are slower for some networks, batches and processors, and faster for others.
enum class Jit {
  none,
  fitting,  ///< those whose channels fill the processor's vectors
  all       ///< also those whose channels are padded for that
};

/// Which of them a model is compiled with; the results differ by rounding only.
struct Tuning {
  Jit jit = Jit::none;
  /// Linear layers of one row as 1 x 1 convolutions, whose weights lie in blocks.
  bool linear_as_convolution = false;

  friend bool operator==(Tuning const&, Tuning const&) = default;
};

/// As "jit-all+linear-as-convolution", empty for none.
inline std::string to_text(Tuning const& tuning) {
  std::string text = tuning.jit == Jit::none ? "" : tuning.jit == Jit::fitting ? "jit" : "jit-all";
  if (tuning.linear_as_convolution) text += text.empty() ? "linear-as-convolution" : "+linear-as-convolution";
  return text;
}

namespace detail {

/// The widest vectors that oneDNN has JIT kernels for on this processor, as in its kernels' names; empty: none.
inline std::string_view jit_kernels() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return "avx512";
  if (__builtin_cpu_supports("avx2")) return "avx2";
#endif
  return {};
}

/// Writes which kernels to try first. JIT ones take channels in blocks of a vector, and a picture's three; for grouped
/// convolutions that aren't depthwise they take up to fifty times as long as the plugin's own choice.
inline void prefer_jit(ov::Model const& model, Jit jit) {
  auto const vectors = std::string(jit_kernels());
  if (vectors.empty()) return;
  std::int64_t const block = vectors == "avx512" ? 16 : 8;
  auto const fits = [&](ov::Dimension const& channels) {
    return jit == Jit::all || channels.get_length() % block == 0;
  };
  auto const prefer = [](ov::Node& node, std::string kernels) {
    node.get_rt_info()[ov::PrimitivesPriority::get_type_info_static()] = ov::PrimitivesPriority(std::move(kernels));
  };
  for (auto const& node : model.get_ordered_ops()) {
    bool const dense = ov::is_type<ov::op::v1::Convolution>(node),
               grouped = ov::is_type<ov::op::v1::GroupConvolution>(node);
    if (!dense && !grouped) continue;
    auto const weights = node->get_input_partial_shape(1);  // [groups x] out x in x h x w
    if (!weights.is_static()) continue;
    if (dense && fits(weights[0]) && (fits(weights[1]) || weights[1].get_length() <= 3))
      prefer(*node, "cpu:jit_" + vectors + "_1x1,cpu:jit_" + vectors);
    if (grouped && weights[1] == 1 && weights[2] == 1 && fits(weights[0]))
      prefer(*node, "cpu:jit_" + vectors + "_dw,cpu:jit_" + vectors);
  }
}

/// The constant that a node is given at `input`, through a decompression or not; null if it is none.
inline std::shared_ptr<ov::op::v0::Constant> constant_input(ov::Node const& node, std::size_t input) {
  return ov::as_type_ptr<ov::op::v0::Constant>(node.get_input_node_shared_ptr(input));
}

inline std::shared_ptr<ov::op::v1::Reshape> reshaped(ov::Output<ov::Node> const& value,
                                                     std::vector<std::int64_t> const& shape) {
  return std::make_shared<ov::op::v1::Reshape>(
      value, ov::op::v0::Constant::create(ov::element::i64, {shape.size()}, shape), false);
}

/// Whether a shape is that of a row of so many numbers: 5, 1 x 5, and not 5 x 1, which would be added otherwise.
inline bool is_row(ov::Shape const& shape, std::size_t count) {
  return !shape.empty() && shape.back() == count && ov::shape_size(shape) == count;
}

/// x W^T + b with x of one row as a convolution of a 1 x 1 picture. Returns how many weights these layers have.
inline std::size_t linear_as_convolution(ov::Model& model) {
  std::size_t changed = 0;
  for (auto const& node : model.get_ordered_ops()) {
    auto const product = ov::as_type_ptr<ov::op::v0::MatMul>(node);
    if (!product || product->get_transpose_a() || !product->get_transpose_b()) continue;
    auto const weights = constant_input(*product, 1);
    auto const input = product->get_input_partial_shape(0);
    if (!weights || weights->get_shape().size() != 2 || !input.is_static()) continue;
    auto const out = static_cast<std::int64_t>(weights->get_shape()[0]),
               in = static_cast<std::int64_t>(weights->get_shape()[1]);
    if (ov::shape_size(input.to_shape()) != static_cast<std::size_t>(in)) continue;
    ov::Output<ov::Node> result = std::make_shared<ov::op::v1::Convolution>(
        reshaped(product->input_value(0), {1, in, 1, 1}), reshaped(weights, {out, in, 1, 1}), ov::Strides{1, 1},
        ov::CoordinateDiff{0, 0}, ov::CoordinateDiff{0, 0}, ov::Strides{1, 1});
    std::shared_ptr<ov::Node> replaced = product;
    // The bias that follows becomes the convolution's.
    if (auto const targets = product->output(0).get_target_inputs(); targets.size() == 1)
      if (auto const* const sum = ov::as_type<ov::op::v1::Add>(targets.begin()->get_node()))
        for (std::size_t k = 0; k < 2; ++k)
          if (auto const bias = constant_input(*sum, k); bias && is_row(bias->get_shape(), weights->get_shape()[0])) {
            result = std::make_shared<ov::op::v1::Add>(result, reshaped(bias, {1, out, 1, 1}));
            replaced = targets.begin()->get_node()->shared_from_this();
            break;
          }
    auto const shape = replaced->get_output_shape(0);
    auto const back = reshaped(result, std::vector<std::int64_t>(shape.begin(), shape.end()));
    back->set_friendly_name(replaced->get_friendly_name());
    ov::replace_node(replaced, back);
    changed += ov::shape_size(weights->get_shape());
  }
  model.validate_nodes_and_infer_types();
  return changed;
}

}  // namespace detail

/// Writes the choices into a model.
inline void apply(Tuning const& tuning, ov::Model& model) {
  if (tuning.linear_as_convolution) detail::linear_as_convolution(model);
  if (tuning.jit != Jit::none) detail::prefer_jit(model, tuning.jit);
}

}  // namespace ttfm::openvino

#endif  // TTFM_OPENVINO
