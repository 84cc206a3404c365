// Every operator that has a lowering, on shapes drawn at random: its StableHLO, run by XLA's CPU plugin, gives what
// LibTorch gives. With TTFM_STABLEHLO_CASES, a folder, the texts and LibTorch's values are also written there, which
// tools/check_stablehlo.py runs and compares.
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Functions.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "cpu_plugin.hpp"
#include "ttfm/checkpoint/safetensors_writer.hpp"
#include "ttfm/devices/pjrt/program.hpp"
#include "ttfm/devices/tt/profile.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/graph/stablehlo.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/nn/seeded.hpp"

using namespace ttfm;
using at::Tensor;
using nn::Tensors;

namespace {

struct Case {
  std::string name;
  std::function<Tensors(Tensors const&)> network;
  std::vector<nn::Shape> shapes;
};

using X = Tensor const&;
using XS = Tensors const&;

/// Adds a case of a function of one tensor or of several.
struct Adder {
  std::vector<Case>& all;
  void operator()(std::string name, std::vector<nn::Shape> shapes, auto function) const {
    all.push_back({std::move(name),
                   [function](Tensors const& x) -> Tensors {
                     if constexpr (requires { function(x[0]); })
                       return {function(x[0])};
                     else
                       return {function(x)};
                   },
                   std::move(shapes)});
  }
};

/// Cases of one draw of sizes.
std::vector<Case> cases(std::mt19937& random) {
  auto draw = [&](int low, int high) { return std::uniform_int_distribution<std::int64_t>(low, high)(random); };
  auto const n = draw(1, 3), c = 2 * draw(1, 3), h = draw(5, 12), w = draw(5, 12), t = draw(2, 6);
  nn::Shape const picture{n, c, h, w}, matrix{h, w};
  std::vector<Case> all;
  Adder const add{all};
  // functions of each element
  add("abs", {picture}, [](X x) { return at::abs(x); });
  add("cos", {picture}, [](X x) { return at::cos(x); });
  add("sin", {picture}, [](X x) { return at::sin(x); });
  add("exp", {picture}, [](X x) { return at::exp(x); });
  add("tanh", {picture}, [](X x) { return at::tanh(x); });
  add("neg", {picture}, [](X x) { return at::neg(x); });
  add("log", {picture}, [](X x) { return at::log(at::square(x).add(0.1)); });
  add("sqrt", {picture}, [](X x) { return at::sqrt(x.abs()); });
  add("rsqrt", {picture}, [](X x) { return at::rsqrt(x.abs().add(0.1)); });
  add("reciprocal", {picture}, [](X x) { return at::reciprocal(x.abs().add(0.1)); });
  add("relu", {picture}, [](X x) { return at::relu(x); });
  add("relu6", {picture}, [](X x) { return at::relu6(x.mul(8)); });
  add("sigmoid", {picture}, [](X x) { return at::sigmoid(x); });
  add("silu", {picture}, [](X x) { return at::silu(x); });
  add("gelu", {picture}, [](X x) { return at::gelu(x); });
  add("gelu_tanh", {picture}, [](X x) { return at::gelu(x, "tanh"); });
  add("mish", {picture}, [](X x) { return at::mish(x.mul(60)); });
  add("hardtanh", {picture}, [](X x) { return at::hardtanh(x, -0.5, 0.7); });
  add("hardsigmoid", {picture}, [](X x) { return at::hardsigmoid(x.mul(4)); });
  add("hardswish", {picture}, [](X x) { return at::hardswish(x.mul(4)); });
  add("leaky_relu", {picture}, [](X x) { return at::leaky_relu(x, 0.1); });
  add("leaky_relu_steep", {picture}, [](X x) { return at::leaky_relu(x, 1.5); });
  add("clamp", {picture}, [](X x) { return at::clamp(x, -0.3, 0.4); });
  add("clamp_low", {picture}, [](X x) { return at::clamp(x, 0.1); });
  add("clamp_tensor", {picture, {w}}, [](XS x) { return at::clamp(x[0], x[1]); });
  add("clamp_min", {picture}, [](X x) { return at::clamp_min(x, 0.2); });
  add("clamp_max", {picture}, [](X x) { return at::clamp_max(x, 0.2); });
  add("pow", {picture}, [](X x) { return at::pow(x.abs(), 1.7); });
  add("pow_2", {picture}, [](X x) { return at::pow(x, 2); });
  add("dropout", {picture}, [](X x) { return at::dropout(x, 0.5, false).add(1); });
  // two tensors, broadcast
  add("add", {picture, {c, 1, 1}}, [](XS x) { return at::add(x[0], x[1], 0.5); });
  add("add_smaller", {{w}, picture}, [](XS x) { return at::add(x[0], x[1]); });
  add("sub", {picture, {h, w}}, [](XS x) { return at::sub(x[0], x[1]); });
  add("rsub", {picture}, [](X x) { return at::rsub(x, 3, 2); });
  add("mul", {{n, 1, h, w}, {1, c, 1, w}}, [](XS x) { return at::mul(x[0], x[1]); });
  add("mul_scalar", {picture}, [](X x) { return at::mul(x, -3); });
  add("div", {picture, {w}}, [](XS x) { return at::div(x[0], x[1].abs().add(1)); });
  add("div_scalar", {picture}, [](X x) { return at::div(x, 7); });
  add("maximum", {picture, {w}}, [](XS x) { return at::maximum(x[0], x[1]); });
  add("minimum", {picture, {w}}, [](XS x) { return at::minimum(x[0], x[1]); });
  add("lt_where", {picture, {w}}, [](XS x) { return at::where(x[0].lt(x[1]), x[0], 5); });
  add("comparisons", {picture, {w}}, [](XS x) {
    return x[0].ge(0.5).to(at::kFloat).add(x[0].le(x[1])).add(x[0].gt(x[1])).add(x[0].eq(x[0])).add(x[0].ne(x[1]));
  });
  add("whole_numbers", {picture},
      [](X x) { return x.mul(10).to(at::kLong).add(2).mul(3).sub(1).to(at::kFloat).div(2); });
  add("whole_quotient", {picture}, [](X x) { return x.mul(10).to(at::kInt).div(4); });
  add("fill_copy_zero", {picture, {w}}, [](XS x) {
    auto y = x[0].add(0);
    y.select(0, 0).fill_(2);
    y.narrow(2, 1, 2).copy_(x[1]);
    y.narrow(3, 0, 1).zero_();
    return y;
  });
  // shapes
  add("view", {picture}, [=](X x) { return x.view({n * c, h * w}); });
  add("reshape", {picture}, [=](X x) { return x.transpose(1, 3).reshape({-1, c}); });
  add("flatten", {picture}, [](X x) { return x.flatten(1).add(1); });
  add("unflatten", {picture}, [](X x) { return x.unflatten(1, {2, -1}).mul(2); });
  add("squeeze", {picture}, [](X x) { return x.unsqueeze(2).squeeze(2).unsqueeze(0).add(1); });
  add("transpose", {picture}, [](X x) { return x.transpose(-1, 1).contiguous(); });
  add("t", {matrix}, [](X x) { return x.t().clone(); });
  add("permute", {picture}, [](X x) { return x.permute({0, 2, -1, 1}).alias().detach().add(0); });
  add("expand", {{n, 1, w}}, [=](X x) { return x.expand({2, n, c, w}).add(0); });
  add("expand_as", {{1, c, 1, 1}, picture}, [](XS x) { return x[0].expand_as(x[1]).add(0); });
  add("repeat", {{h, w}}, [](X x) { return x.repeat({2, 3, 2}); });
  add("cat", {{n, 2, w}, {n, t, w}}, [](XS x) { return at::cat({x[0], x[1], x[0]}, -2); });
  add("stack", {matrix, matrix}, [](XS x) { return at::stack({x[0], x[1]}, -1); });
  add("slice", {picture}, [](X x) { return x.slice(2, 1, std::nullopt, 2).slice(-1, -4, -1).add(0); });
  add("narrow", {picture}, [](X x) { return x.narrow(-1, 2, 3).add(0); });
  add("select", {picture}, [](X x) { return x.select(-2, -2).add(0); });
  add("chunk", {picture}, [](X x) {
    auto const p = x.chunk(3, 2);
    return p[0].sum().add(p[1]);
  });
  add("split", {picture}, [](X x) {
    auto const p = x.split(4, -1);
    return at::cat({p[1], p[0]}, -1);
  });
  add("split_sizes", {picture}, [=](X x) {
    auto const p = x.split_with_sizes({1, h - 1}, 2);
    return at::cat({p[1], p[0]}, 2);
  });
  add("unbind", {picture}, [](X x) {
    auto const p = x.unbind(1);
    return p[1].sub(p[0]);
  });
  add("constant_pad", {picture}, [](X x) { return at::constant_pad_nd(x, {1, 2, -1, 3}, 0.5); });
  add("roll", {picture}, [](X x) { return at::roll(x, {-2, 3}, {2, -1}); });
  add("index_select", {picture}, [](X x) { return at::index_select(x, 2, at::tensor({3, 0, 0, 2}, at::kLong)); });
  add("embedding", {matrix}, [](X x) { return at::embedding(x, at::tensor({3, 0, 0, 2}, at::kLong).view({2, 2})); });
  add("repeat_interleave", {picture}, [](X x) { return at::repeat_interleave(x, 3, 1); });
  add("pixel_shuffle", {{n, 8, h, w}}, [](X x) { return at::pixel_shuffle(x, 2); });
  // reductions
  add("mean", {picture}, [](X x) { return x.mean({1, -1}); });
  add("mean_kept", {picture}, [](X x) { return x.mean({2, 3}, true); });
  add("mean_of_all", {picture}, [](X x) { return x.mean(); });
  add("sum", {picture}, [](X x) { return x.sum({-1, 0}, true); });
  add("amax", {picture}, [](X x) { return x.amax({1, 2}); });
  add("amin", {picture}, [](X x) { return x.amin({-1}, true); });
  add("norm", {picture}, [](X x) { return at::linalg_vector_norm(x, 2, at::IntArrayRef{-1}, true); });
  add("softmax", {picture}, [](X x) { return at::softmax(x, -1).add(at::softmax(x, 1)); });
  add("log_softmax", {picture}, [](X x) { return at::log_softmax(x, 1); });
  add("inner_softmax", {picture}, [](X x) { return at::_softmax(x, 1, false).add(at::_log_softmax(x, -1, false)); });
  // products
  add("linear", {picture, {t, w}, {t}}, [](XS x) { return at::linear(x[0], x[1], x[2]); });
  add("linear_without_bias", {matrix, {t, w}}, [](XS x) { return at::linear(x[0], x[1]); });
  add("matmul", {{h, w}, {w, t}}, [](XS x) { return at::matmul(x[0], x[1]); });
  add("matmul_batches", {{c, h, w}, {n, 1, w, t}}, [](XS x) { return at::matmul(x[0], x[1]); });
  add("matmul_vector", {{n, h, w}, {w}}, [](XS x) { return at::matmul(x[0], x[1]); });
  add("matmul_of_vector", {{w}, {w, t}}, [](XS x) { return at::matmul(x[0], x[1]); });
  add("matmul_vector_batches", {{w}, {n, w, t}}, [](XS x) { return at::matmul(x[0], x[1]); });
  add("dot", {{w}, {w}}, [](XS x) { return at::matmul(x[0], x[1]); });
  add("mm", {{h, w}, {w, t}}, [](XS x) { return at::mm(x[0], x[1]); });
  add("bmm", {{n, h, w}, {n, w, t}}, [](XS x) { return at::bmm(x[0], x[1]); });
  add("addmm", {{t}, {h, w}, {w, t}}, [](XS x) { return at::addmm(x[0], x[1], x[2], 0.5, 2); });
  nn::Shape const heads{n, c, t, 8}, keys{n, c, h, 8};
  add("attention", {heads, keys, keys}, [](XS x) { return at::scaled_dot_product_attention(x[0], x[1], x[2]); });
  add("attention_bias", {heads, keys, keys, {1, c, t, h}},
      [](XS x) { return at::scaled_dot_product_attention(x[0], x[1], x[2], x[3], 0, false, 0.7); });
  add("attention_mask", {heads, keys, keys, {t, h}},
      [](XS x) { return at::scaled_dot_product_attention(x[0], x[1], x[2], x[3].gt(-1.2)); });
  // convolutions, pooling, norms, interpolation
  auto const stride = draw(1, 2), pad = draw(0, 2), dilation = draw(1, 2), k = draw(1, 3);
  add("conv2d", {picture, {t, c, k, 3}, {t}}, [=](XS x) {
    return at::conv2d(x[0], x[1], x[2], {stride, 1}, {pad, 1}, {dilation, 1});
  });
  add("conv2d_groups", {picture, {2 * c, 1, 3, 3}}, [=](XS x) { return at::conv2d(x[0], x[1], {}, stride, 1, 1, c); });
  add("conv_transpose2d", {picture, {c, t, 3, 2}, {t}}, [=](XS x) {
    return at::conv_transpose2d(x[0], x[1], x[2], {2, 1}, {1, 0}, {stride - 1, 0}, 1, {dilation, 1});
  });
  add("batch_norm", {picture, {c}, {c}, {c}, {c}},
      [](XS x) { return at::batch_norm(x[0], x[1], x[2], x[3], x[4].abs().add(0.5), false, 0.1, 1e-3, true); });
  add("batch_norm_plain", {{n, c, w}, {c}, {c}},
      [](XS x) { return at::batch_norm(x[0], {}, {}, x[1], x[2].abs().add(0.5), false, 0.1, 1e-5, true); });
  add("layer_norm", {picture, {w}, {w}}, [=](XS x) { return at::layer_norm(x[0], {w}, x[1], x[2], 1e-6); });
  add("layer_norm_two", {picture}, [=](X x) { return at::layer_norm(x, {h, w}); });
  add("rms_norm", {picture, {w}}, [=](XS x) { return at::rms_norm(x[0], {w}, x[1], 1e-6); });
  add("rms_norm_plain", {picture}, [=](X x) { return at::rms_norm(x, {h, w}, {}, 1e-5); });
  add("max_pool2d", {picture}, [=](X x) { return at::max_pool2d(x, 3, stride, 1); });
  add("max_pool2d_ceil", {picture}, [=](X x) { return at::max_pool2d(x, {3, 2}, 2, {1, 0}, 1, true); });
  add("avg_pool2d", {picture}, [=](X x) { return at::avg_pool2d(x, 3, stride, 1, false, true); });
  add("avg_pool2d_ceil", {picture}, [](X x) { return at::avg_pool2d(x, 2, 2, 0, true, true); });
  add("avg_pool2d_ceil_padded", {picture}, [](X x) { return at::avg_pool2d(x, 3, 2, 1, true, true); });
  add("avg_pool2d_uncounted", {picture}, [](X x) { return at::avg_pool2d(x, 3, 2, 1, true, false); });
  add("avg_pool2d_divisor", {picture}, [](X x) { return at::avg_pool2d(x, 2, {}, 0, false, true, 3); });
  add("adaptive_to_one", {picture}, [](X x) { return at::adaptive_avg_pool2d(x, {1, 1}); });
  add("adaptive", {picture}, [](X x) { return at::adaptive_avg_pool2d(x, {3, 4}); });
  add("upsample_bilinear", {picture}, [=](X x) { return at::upsample_bilinear2d(x, {2 * h, w + 3}, false); });
  add("upsample_bilinear_aligned", {picture}, [=](X x) { return at::upsample_bilinear2d(x, {h + 1, 2 * w}, true); });
  add("upsample_bilinear_scales", {picture}, [=](X x) {
    return at::upsample_bilinear2d(x, {h * 3 / 2, w * 2}, false, 1.5, 2.0);
  });
  add("upsample_bicubic", {picture}, [=](X x) { return at::upsample_bicubic2d(x, {2 * h, w - 1}, false); });
  add("upsample_nearest", {picture}, [=](X x) { return at::upsample_nearest2d(x, {2 * h, w + 2}); });
  add("upsample_nearest_scales", {picture}, [=](X x) { return at::upsample_nearest2d(x, {h * 3 / 2, w}, 1.5, 1.0); });
  return all;
}

/// Cases in which all sizes differ, and every option differs from its default and from its neighbour.
std::vector<Case> uneven_cases() {
  nn::Shape const picture{2, 6, 11, 8};
  std::vector<Case> all;
  Adder const add{all};
  // convolutions and windows
  add("conv2d_uneven", {picture, {4, 3, 3, 2}, {4}}, [](XS x) {
    return at::conv2d(x[0], x[1], x[2], {2, 3}, {1, 2}, {3, 1}, 2);
  });
  add("conv2d_dilated_along_width", {picture, {5, 6, 2, 3}}, [](XS x) {
    return at::conv2d(x[0], x[1], {}, {3, 1}, at::IntArrayRef{0, 1}, {1, 2});
  });
  add("conv2d_one_for_both", {picture, {5, 6, 2, 3}}, [](XS x) { return at::conv2d(x[0], x[1], {}, 2, 1, 2); });
  add("conv_transpose2d_uneven", {picture, {6, 5, 3, 2}, {5}}, [](XS x) {
    return at::conv_transpose2d(x[0], x[1], x[2], {2, 3}, {2, 1}, {1, 2}, 1, {1, 2});
  });
  add("conv_transpose2d_one_for_both", {picture, {6, 5, 4, 3}},
      [](XS x) { return at::conv_transpose2d(x[0], x[1], {}, 2, 1, 1); });
  add("max_pool2d_uneven", {picture}, [](X x) { return at::max_pool2d(x.sub(3), {3, 2}, {1, 3}, {1, 0}, {2, 1}); });
  add("max_pool2d_dilated_along_width", {picture}, [](X x) {
    return at::max_pool2d(x.sub(3), {2, 3}, {2, 1}, {0, 1}, {1, 2});
  });
  add("max_pool2d_stride_of_window", {picture}, [](X x) { return at::max_pool2d(x, {3, 2}); });
  add("max_pool2d_ceil_uneven", {picture}, [](X x) {
    return at::max_pool2d(x.sub(3), {2, 3}, {3, 2}, {1, 1}, {1, 1}, true);
  });
  add("avg_pool2d_uneven", {picture}, [](X x) { return at::avg_pool2d(x, {3, 2}, {2, 3}, {1, 0}, false, true); });
  add("avg_pool2d_uncounted_uneven", {picture}, [](X x) {
    return at::avg_pool2d(x, {2, 3}, {3, 1}, {0, 1}, false, false);
  });
  add("avg_pool2d_ceil_uneven", {picture}, [](X x) { return at::avg_pool2d(x, {4, 3}, {3, 2}, {2, 1}, true, true); });
  add("avg_pool2d_ceil_uncounted_uneven", {picture}, [](X x) {
    return at::avg_pool2d(x, {4, 3}, {3, 2}, {2, 1}, true, false);
  });
  add("avg_pool2d_stride_of_window", {picture}, [](X x) { return at::avg_pool2d(x, {3, 2}); });
  add("avg_pool2d_divisor_uneven", {picture}, [](X x) {
    return at::avg_pool2d(x, {2, 3}, {1, 2}, {1, 1}, true, false, 5);
  });
  add("adaptive_uneven", {picture}, [](X x) { return at::adaptive_avg_pool2d(x, {4, 1}); });
  add("adaptive_row", {picture}, [](X x) { return at::adaptive_avg_pool2d(x, {1, 8}); });
  add("adaptive_same", {picture}, [](X x) { return at::adaptive_avg_pool2d(x, {11, 8}).add(1); });
  add("upsample_bilinear_one_edge", {picture}, [](X x) { return at::upsample_bilinear2d(x, {11, 13}, true); });
  add("upsample_bilinear_scales_uneven", {picture}, [](X x) {
    return at::upsample_bilinear2d(x, {16, 20}, false, 1.5, 2.6);
  });
  add("upsample_bicubic_aligned", {picture}, [](X x) { return at::upsample_bicubic2d(x, {7, 19}, true); });
  add("upsample_bicubic_scales", {picture}, [](X x) { return at::upsample_bicubic2d(x, {16, 20}, false, 1.5, 2.6); });
  add("upsample_nearest_scales_uneven", {picture}, [](X x) { return at::upsample_nearest2d(x, {16, 20}, 1.5, 2.6); });
  add("pixel_shuffle_3", {{2, 18, 4, 5}}, [](X x) { return at::pixel_shuffle(x, 3); });
  // norms, whose epsilon counts
  add("layer_norm_eps", {picture, {8}}, [](XS x) { return at::layer_norm(x[0], {8}, x[1], {}, 0.5); });
  add("layer_norm_shift", {picture, {11, 8}}, [](XS x) { return at::layer_norm(x[0], {11, 8}, {}, x[1], 1e-3); });
  add("layer_norm_both", {picture, {11, 8}, {11, 8}}, [](XS x) {
    return at::layer_norm(x[0].add(5), {11, 8}, x[1], x[2], 0.25);
  });
  add("rms_norm_eps", {picture, {11, 8}}, [](XS x) { return at::rms_norm(x[0], {11, 8}, x[1], 0.5); });
  add("batch_norm_eps", {picture, {6}, {6}, {6}, {6}},
      [](XS x) { return at::batch_norm(x[0], x[1], x[2], x[3], x[4].abs().add(0.5), false, 0.1, 0.25, true); });
  add("batch_norm_scale", {picture, {6}, {6}, {6}},
      [](XS x) { return at::batch_norm(x[0], x[1], {}, x[2], x[3].abs().add(0.5), false, 0.1, 0.25, true); });
  add("batch_norm_shift", {picture, {6}, {6}, {6}},
      [](XS x) { return at::batch_norm(x[0], {}, x[1], x[2], x[3].abs().add(0.5), false, 0.1, 0.25, true); });
  // attention
  nn::Shape const query{2, 3, 5, 8}, key{2, 3, 7, 8}, value{2, 3, 7, 4};
  add("attention_uneven", {query, key, value},
      [](XS x) { return at::scaled_dot_product_attention(x[0].mul(3), x[1], x[2]); });
  add("attention_scaled", {query, key, value, {5, 7}},
      [](XS x) { return at::scaled_dot_product_attention(x[0], x[1], x[2], x[3], 0, false, 2.5); });
  add("attention_hidden", {query, key, value, {2, 1, 5, 7}},
      [](XS x) { return at::scaled_dot_product_attention(x[0].mul(3), x[1], x[2], x[3].lt(0.5)); });
  add("attention_of_three", {{3, 5, 8}, {3, 7, 8}, {3, 7, 4}, {3, 5, 7}},
      [](XS x) { return at::scaled_dot_product_attention(x[0], x[1], x[2], x[3]); });
  // functions of each element
  add("leaky_relu_turned", {picture}, [](X x) { return at::leaky_relu(x, -0.5); });
  add("leaky_relu_flat", {picture}, [](X x) { return at::leaky_relu(x, 0); });
  add("leaky_relu_same", {picture}, [](X x) { return at::leaky_relu(x, 1); });
  add("hardtanh_uneven", {picture}, [](X x) { return at::hardtanh(x, 0.25, 0.75); });
  add("clamp_high", {picture}, [](X x) { return at::clamp(x, std::nullopt, 0.1); });
  add("clamp_tensors", {picture, {8}, {11, 1}}, [](XS x) { return at::clamp(x[0], x[1].abs().neg(), x[2].abs()); });
  add("clamp_high_tensor", {picture, {8}}, [](XS x) { return at::clamp(x[0], {}, x[1]); });
  add("clamp_min_tensor", {picture, {8}}, [](XS x) { return at::clamp_min(x[0], x[1]); });
  add("clamp_max_tensor", {picture, {8}}, [](XS x) { return at::clamp_max(x[0], x[1]); });
  add("pow_tensor", {picture, {8}}, [](XS x) { return at::pow(x[0].abs().add(0.5), x[1]); });
  add("pow_of_number", {picture}, [](X x) { return at::pow(1.5, x); });
  add("of_whole_numbers", {picture}, [](X x) {
    auto const i = x.mul(4).to(at::kLong);
    return at::sigmoid(i)
        .add(at::square(i))
        .add(at::exp(i.neg()))
        .add(at::reciprocal(i.mul(2).add(1)))
        .add(i.abs().sqrt());
  });
  add("sub_scaled", {picture, {11, 1}}, [](XS x) { return at::sub(x[0], x[1], 0.25); });
  add("add_scaled_smaller", {{8}, picture}, [](XS x) { return at::add(x[0], x[1], -0.5); });
  add("rsub_tensor", {picture, {11, 1}}, [](XS x) { return at::rsub(x[0], x[1], 0.5); });
  add("numbers_added", {picture}, [](X x) { return x.add(2, 0.5).sub(1, 3); });
  add("mixed_dtypes", {picture, {8}}, [](XS x) {
    auto const i = x[0].mul(4).to(at::kLong);
    return i.mul(x[1]).add(at::maximum(x[1], i.select(0, 0).select(0, 0))).add(i.to(at::kInt).div(i.add(20)));
  });
  add("compared_equal", {picture}, [](X x) {
    auto const i = x.mul(2).to(at::kLong);
    return i.eq(1)
        .to(at::kInt)
        .add(i.ne(1).mul(2))
        .add(i.lt(1).mul(4))
        .add(i.le(1).mul(8))
        .add(i.gt(1).mul(16))
        .add(i.ge(1).mul(32))
        .to(at::kFloat);
  });
  add("whole_against_number", {picture}, [](X x) {
    auto const i = x.mul(2).to(at::kLong);
    return i.gt(0.5).to(at::kFloat).add(i.lt(-0.5));
  });
  add("whole_against_tensor", {picture, {8}},
      [](XS x) { return x[0].mul(2).to(at::kLong).gt(x[1]).to(at::kFloat).add(1); });
  add("where_numbers", {picture, {2, 6, 1, 8}},
      [](XS x) { return at::where(x[0].gt(0), x[1], at::where(x[1].gt(0), 2., 3.).to(x[1].scalar_type())); });
  add("where_smaller_condition", {{8}, picture, {11, 1}}, [](XS x) { return at::where(x[0].gt(0), x[1], x[2]); });
  add("softmax_of_large", {picture},
      [](X x) { return at::softmax(x.mul(200), 1).add(at::log_softmax(x.mul(200), 2)); });
  add("softmax_in_float", {picture}, [](X x) { return at::softmax(x, -2, at::kFloat); });
  add("gelu_of_large", {picture}, [](X x) { return at::gelu(x.mul(3)).add(at::gelu(x.mul(3), "tanh"), 2); });
  add("dtypes", {picture}, [](X x) { return x.to(at::kHalf).mul(2).to(at::kDouble).add(1).to(at::kFloat); });
  // reductions
  add("mean_one", {picture}, [](X x) { return x.mean({-2}); });
  add("mean_in_float", {picture}, [](X x) { return x.mean({1, 3}, false, at::kFloat); });
  add("sum_one", {picture}, [](X x) { return x.sum({1}); });
  add("sum_of_all", {picture}, [](X x) { return x.add(1).sum(); });
  add("sum_counts", {picture}, [](X x) { return x.gt(0).sum().add(x.mul(4).to(at::kInt).sum({0, 2})); });
  add("amax_of_negative", {picture}, [](X x) { return x.sub(4).amax({-1}, true).add(x.add(4).amin({0, 2}, true)); });
  add("norm_of_two", {picture}, [](X x) { return at::linalg_vector_norm(x, 2, at::IntArrayRef{1, -1}); });
  add("norm_of_all", {picture}, [](X x) { return at::linalg_vector_norm(x); });
  // products
  add("linear_of_vector", {{8}, {5, 8}, {5}}, [](XS x) { return at::linear(x[0], x[1], x[2]); });
  add("matmul_of_matrix_by_batches", {{11, 8}, {2, 3, 8, 5}}, [](XS x) { return at::matmul(x[0], x[1]); });
  add("matmul_of_batches_by_matrix", {{2, 3, 11, 8}, {8, 5}}, [](XS x) { return at::matmul(x[0], x[1]); });
  add("matmul_spread_both", {{2, 1, 11, 8}, {3, 8, 5}}, [](XS x) { return at::matmul(x[0], x[1]); });
  add("matmul_of_batches_by_vector", {{2, 3, 11, 8}, {8}}, [](XS x) { return at::matmul(x[0], x[1]); });
  add("addmm_plain", {{11, 5}, {11, 8}, {8, 5}}, [](XS x) { return at::addmm(x[0], x[1], x[2]); });
  add("addmm_beta", {{5}, {11, 8}, {8, 5}}, [](XS x) { return at::addmm(x[0], x[1], x[2], 3); });
  // shapes
  add("transpose_from_end", {picture}, [](X x) { return x.transpose(-3, -1).add(0); });
  add("permute_all", {picture}, [](X x) { return x.permute({2, 0, 3, 1}).add(0); });
  add("vector_t", {{8}}, [](X x) { return x.t().add(1); });
  add("expand_kept", {{2, 1, 8}}, [](X x) { return x.expand({-1, 5, -1}).add(0); });
  add("repeat_same_rank", {{2, 5, 3}}, [](X x) { return x.repeat({3, 1, 2}); });
  add("cat_mixed", {{2, 8}, {0}, {3, 8}}, [](XS x) { return at::cat({x[0].mul(4).to(at::kInt), x[1], x[2]}, 0); });
  add("stack_mixed", {{2, 8}, {2, 8}}, [](XS x) { return at::stack({x[0].mul(4).to(at::kInt), x[1]}, 1); });
  add("slice_clipped", {picture}, [](X x) { return x.slice(2, -100, 7, 3).slice(3, 2, 100, 4).add(0); });
  add("slice_to_one", {picture}, [](X x) { return x.slice(1, -2, -1).slice(2, 10).add(0); });
  add("narrow_from_end", {picture}, [](X x) { return x.narrow(2, -4, 3).add(0); });
  add("chunk_unused", {picture}, [](X x) { return x.chunk(4, 2)[3].add(x.select(2, 0).unsqueeze(2)); });
  add("split_one_unused", {picture}, [](X x) { return x.split_with_sizes({1, 2, 3}, 1)[1].add(0); });
  add("unbind_from_end", {{2, 3, 5}}, [](X x) { return at::cat(x.unbind(-2), -1); });
  add("pad_one_side", {picture}, [](X x) { return at::constant_pad_nd(x, {0, 3, 2, 0, 1, 0}, -2); });
  add("roll_far", {picture}, [](X x) { return at::roll(x, {25, 0, -9}, {2, 1, 3}); });
  add("index_select_from_end", {picture}, [](X x) { return at::index_select(x, -1, at::tensor({7, 1, 1}, at::kInt)); });
  add("embedding_uneven", {{7, 5}}, [](X x) {
    return at::embedding(x, at::tensor({6, 0, 3, 3, 1, 2}, at::kInt).view({3, 2}));
  });
  add("repeat_interleave_last", {picture}, [](X x) { return at::repeat_interleave(x, 2, -1); });
  add("repeat_interleave_first", {picture}, [](X x) { return at::repeat_interleave(x, 3, 0); });
  add("copied_wider", {picture, {11, 1}}, [](XS x) {
    auto y = x[0].mul(2).to(at::kInt);
    y.select(1, 1).copy_(x[1]);
    y.select(1, 2).fill_(x[1].sum().mul(3));
    return y.to(at::kFloat).add(1);
  });
  add("constants", {{3, 5}}, [](X x) {
    auto const flags = at::tensor({1, 0, 1, 1, 0}, at::kLong).to(at::kBool);
    auto const numbers = at::tensor({3, -1, 4, 1, -5}, at::kLong), alike = at::full({3, 1}, 2.5);
    return x.mul(flags).add(numbers).mul(alike).add(at::arange(15).view({5, 3}).t());
  });
  return all;
}

void write(std::filesystem::path const& stem, graph::StableHlo const& hlo, Tensors const& inputs,
           Tensors const& outputs) {
  std::ofstream(stem.string() + ".mlir") << hlo.text;
  std::vector<std::pair<std::string, Tensor>> entries;
  for (std::size_t i = 0; i < hlo.arguments.size(); ++i)
    entries.emplace_back(ttfm::detail::cat("argument.", i), i < inputs.size() ? inputs[i] : hlo.arguments[i].tensor);
  for (std::size_t i = 0; i < outputs.size(); ++i) entries.emplace_back(ttfm::detail::cat("result.", i), outputs[i]);
  checkpoint::write_safetensors(stem.string() + ".safetensors", entries, {});
}

/// The program's results on XLA's CPU, compiled without much effort: it runs once. On several of its devices a part of
/// the batch each.
Tensors run(graph::StableHlo const& hlo, Tensors const& inputs, std::vector<std::size_t> const& devices = {0}) {
  Tensors arguments;
  pjrt::Layout layout;
  for (auto const& argument : hlo.arguments) {
    arguments.push_back(argument.tensor);
    if (devices.size() > 1) layout.arguments.push_back(argument.split);
  }
  if (devices.size() > 1)
    for (auto const& result : hlo.results) layout.results.push_back(result.split);
  auto options = small_fusions;
  options.options.emplace_back("xla_backend_optimization_level", std::int64_t{0});
  return pjrt::Program(cpu_client(), hlo.text, arguments, options, devices, layout)(inputs);
}

/// The largest difference over the largest value.
double error(Tensor const& got, Tensor const& want) {
  auto const x = got.to(at::kDouble), y = want.to(at::kDouble);
  return x.sub(y).abs().max().item().toDouble() / y.abs().max().item().toDouble();
}

}  // namespace

TEST_CASE("Each operator with a lowering gives on XLA's CPU what it gives in LibTorch") {
  auto const* folder = std::getenv("TTFM_STABLEHLO_CASES");
  std::mt19937 random(7);
  nn::Weights const weights(nn::random_weights());
  std::set<std::string, std::less<>> seen;
  for (int round = 0; round < 4; ++round)
    for (auto const dtype : {at::kFloat, at::kBFloat16})
      for (auto const& [name, network, shapes] : round < 3 ? cases(random) : uneven_cases()) {
        INFO(name << ", round " << round << ", " << dtype);
        Tensors inputs;
        for (auto const& shape : shapes)
          inputs.push_back(nn::input_from_name(name, static_cast<int>(inputs.size()), shape).to(dtype));
        auto const g = graph::capture(network, weights, inputs, name);
        for (auto const& node : g.nodes) {
          seen.insert(node.full_name());
          seen.insert(node.name());
        }
        auto const outputs = graph::run(g, inputs);
        auto check = [&, &name = name](graph::StableHlo const& hlo, std::string const& profile) {
          INFO(profile);
          REQUIRE(hlo.results.size() == outputs.size());
          auto const got = run(hlo, inputs);
          REQUIRE(got.size() == outputs.size());
          for (std::size_t i = 0; i < got.size(); ++i) {
            CHECK(at::IntArrayRef(hlo.results[i].shape) == outputs[i].sizes());
            REQUIRE(got[i].sizes() == outputs[i].sizes());
            CHECK(got[i].scalar_type() == outputs[i].scalar_type());
            CHECK(error(got[i], outputs[i]) <= (dtype == at::kFloat ? 1e-5 : 0x1p-6));  // four steps of bfloat16
          }
          if (folder)
            write(std::filesystem::path(folder) /
                      ttfm::detail::cat(name, '.', round, profile, '.', graph::detail::element(dtype)),
                  hlo, inputs, outputs);
        };
        check(graph::lower(g), "");
        // Where nothing is a composite, this profile differs by marks only.
        if (auto const hlo = graph::lower(g, {}, tt::profile); contains(hlo.text, "composite") || round == 0)
          check(hlo, ".tt");
      }
  for (auto const& row : graph::detail::lowerings) {
    INFO(row.name);
    CHECK(seen.contains(row.name));
  }
}

TEST_CASE("What is lowered otherwise for several devices gives the same on two of XLA's CPU") {
  nn::Weights const weights(nn::random_weights());
  for (auto const dtype : {at::kFloat, at::kBFloat16}) {
    auto tensor = [&](nn::Shape const& shape) { return nn::input_from_name("spread", 0, shape).to(dtype); };
    auto const of_channels = tensor({4, 70});
    auto const mask = tensor({4, 2, 5, 5}), query = tensor({4, 2, 3, 8});
    std::vector<std::pair<nn::Shape, std::function<Tensor(Tensor)>>> const networks{
        {{2, 70, 3, 4},
         [&](Tensor x) {
           return at::batch_norm(x, of_channels[0], of_channels[1], of_channels[2], of_channels[3].abs().add(0.5),
                                 false, 0.1, 1e-3, true);
         }},
        {{4, 2, 5, 8}, [&](Tensor x) { return at::scaled_dot_product_attention(x, x, x, mask); }},
        {{4, 2, 5, 8}, [&](Tensor x) { return at::scaled_dot_product_attention(query, x, x); }}};
    for (auto const& [shape, network] : networks) {
      Tensors const inputs{tensor(shape)};
      auto const g = graph::capture(nn::Layer{network}, weights, inputs, "spread");
      for (auto const& profile : {graph::Profile{}, tt::profile}) {
        auto const hlo = graph::lower(g, {.devices = 2}, profile);
        INFO(hlo.text);
        CHECK(!contains(hlo.text, "batch_norm_inference"));
        CHECK(!contains(hlo.text, "composite"));
        CHECK(error(run(hlo, inputs, {0, 1})[0], graph::run(g, inputs)[0]) <= (dtype == at::kFloat ? 1e-5 : 0x1p-6));
      }
    }
  }
}
