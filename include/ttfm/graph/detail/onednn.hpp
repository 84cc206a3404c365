/// @file  LibTorch's fused oneDNN and MKL operators, by typed handles; where they aren't registered there are none.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/Context.h>
#include <c10/util/OptionalArrayRef.h>

#include <optional>
#include <string_view>

#include "ttfm/graph/detail/edit.hpp"

namespace ttfm::graph::detail {

using Scalars = c10::List<std::optional<at::Scalar>>;
using Text = std::optional<c10::string_view>;
using Bias = std::optional<at::Tensor>;
using Ints = at::IntArrayRef;

/// The operators of inductor's frozen graphs. Their schemas are checked when they are looked up.
struct OneDnn {
  using Conv = at::Tensor(at::Tensor const&, at::Tensor const&, Bias const&, Ints, Ints, Ints, std::int64_t,
                          c10::string_view, Scalars, Text);
  using ConvBinary = at::Tensor(at::Tensor const&, at::Tensor const&, at::Tensor const&, Bias const&, Ints, Ints, Ints,
                                std::int64_t, c10::string_view, std::optional<at::Scalar>, Text, Scalars, Text);
  using ConvAdd = at::Tensor&(at::Tensor&, at::Tensor const&, at::Tensor const&, Bias const&, Ints, Ints, Ints,
                              std::int64_t, c10::string_view, std::optional<at::Scalar>, Text, Scalars, Text);
  using ConvPack = at::Tensor(at::Tensor const&, Ints, Ints, Ints, std::int64_t, at::OptionalIntArrayRef);
  using Transposed = at::Tensor(at::Tensor const&, at::Tensor const&, Bias const&, Ints, Ints, Ints, Ints, std::int64_t,
                                c10::string_view, Scalars, Text);
  using TransposedPack = at::Tensor(at::Tensor const&, Ints, Ints, Ints, Ints, std::int64_t, at::OptionalIntArrayRef);
  using Linear = at::Tensor(at::Tensor const&, at::Tensor const&, Bias const&, c10::string_view, Scalars, Text);
  using LinearBinary = at::Tensor(at::Tensor const&, at::Tensor const&, at::Tensor const&, Bias const&,
                                  c10::string_view);
  using LinearPack = at::Tensor(at::Tensor const&, std::optional<std::int64_t>);

  c10::TypedOperatorHandle<Conv> conv;
  c10::TypedOperatorHandle<ConvBinary> conv_binary;
  c10::TypedOperatorHandle<ConvAdd> conv_add;
  c10::TypedOperatorHandle<ConvPack> conv_pack;
  c10::TypedOperatorHandle<Transposed> transposed;
  c10::TypedOperatorHandle<TransposedPack> transposed_pack;
  c10::TypedOperatorHandle<Linear> linear;
  c10::TypedOperatorHandle<LinearBinary> linear_binary;
  c10::TypedOperatorHandle<LinearPack> linear_pack;

  /// None where LibTorch was built without oneDNN, or has other forms of these operators.
  static OneDnn const* get() {
    static std::optional<OneDnn> const found = []() -> std::optional<OneDnn> {
      auto const conv = find_operator("mkldnn::_convolution_pointwise"),
                 conv_binary = find_operator("mkldnn::_convolution_pointwise", "binary"),
                 conv_add = find_operator("mkldnn::_convolution_pointwise_", "binary"),
                 conv_pack = find_operator("mkldnn::_reorder_convolution_weight"),
                 transposed = find_operator("mkldnn::_convolution_transpose_pointwise"),
                 transposed_pack = find_operator("mkldnn::_reorder_convolution_transpose_weight"),
                 linear = find_operator("mkldnn::_linear_pointwise"),
                 linear_binary = find_operator("mkldnn::_linear_pointwise", "binary"),
                 linear_pack = find_operator("mkldnn::_reorder_linear_weight");
      if (!at::globalContext().hasMKLDNN() || !conv || !conv_binary || !conv_add || !conv_pack || !transposed ||
          !transposed_pack || !linear || !linear_binary || !linear_pack)
        return std::nullopt;
      try {
        return OneDnn{conv->typed<Conv>(),
                      conv_binary->typed<ConvBinary>(),
                      conv_add->typed<ConvAdd>(),
                      conv_pack->typed<ConvPack>(),
                      transposed->typed<Transposed>(),
                      transposed_pack->typed<TransposedPack>(),
                      linear->typed<Linear>(),
                      linear_binary->typed<LinearBinary>(),
                      linear_pack->typed<LinearPack>()};
      } catch (c10::Error const&) {  // of another signature
        return std::nullopt;
      }
    }();
    return found ? &*found : nullptr;
  }

  /// The same if oneDNN computes in the dtype on this processor, and the program hasn't switched it off.
  static OneDnn const* get(at::ScalarType dtype) {
    auto const* found = get();
    if (!found || !at::globalContext().userEnabledMkldnn()) return nullptr;
    auto const can = [](char const* name) {
      auto const op = find_operator(name);
      if (!op) return false;
      torch::jit::Stack stack;
      op->callBoxed(stack);
      return stack.size() == 1 && stack[0].isBool() && stack[0].toBool();
    };
    switch (dtype) {
      case at::kFloat: return found;
      case at::kBFloat16: return can("mkldnn::_is_mkldnn_bf16_supported") ? found : nullptr;
      case at::kHalf: return can("mkldnn::_is_mkldnn_fp16_supported") ? found : nullptr;
      default: return nullptr;
    }
  }
};

/// MKL's linear layer with packed weights, of float32.
struct Mkl {
  using Linear = at::Tensor(at::Tensor const&, at::Tensor const&, at::Tensor const&, Bias const&, std::int64_t);
  using Pack = at::Tensor(at::Tensor const&, std::int64_t);

  c10::TypedOperatorHandle<Linear> linear;
  c10::TypedOperatorHandle<Pack> pack;

  static Mkl const* get() {
    static std::optional<Mkl> const found = []() -> std::optional<Mkl> {
      auto const linear = find_operator("mkl::_mkl_linear"), pack = find_operator("mkl::_mkl_reorder_linear_weight");
      if (!at::globalContext().hasMKL() || !OneDnn::get() || !linear || !pack) return std::nullopt;
      try {
        return Mkl{linear->typed<Linear>(), pack->typed<Pack>()};
      } catch (c10::Error const&) {
        return std::nullopt;
      }
    }();
    return found ? &*found : nullptr;
  }
};

}  // namespace ttfm::graph::detail
