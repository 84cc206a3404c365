/// @file  The Inception networks v3 (Szegedy et al. 2015) and v4 (2016), under the names of torchvision, timm and
/// pytorchcv.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/inception/variants.hpp"
#include "ttfm/nn/conv_bn.hpp"
#include "ttfm/nn/inception.hpp"

namespace ttfm::models::inception {

/// A convolution of a block; one with a stride has no padding.
struct Unit {
  int out;
  nn::Extent k = 1;
  int stride = 1;
  bool padded = true;
};

/// Convolutions after each other, then `fork` side by side; `label` is torchvision's.
struct Branch {
  char const* label;
  std::vector<Unit> chain, fork{};
};

/// The pool beside the branches: an average with a convolution behind it, or a maximum that halves the size as the
/// branches do, in front of them or behind.
enum class Pool { none, average, maximum_first, maximum };

struct Block {
  std::vector<Branch> branches;
  Pool pool = Pool::maximum;
  int pooled = 0;  ///< width of the convolution behind an average
};

/// Where convolution `i` of branch `b` lies, both from 0; i counts on into the fork.
inline nn::ConvBnPlace unit_place(nn::Path const& p, Names names, Block const& block, int b, int i) {
  auto const& branch = block.branches[b];
  int const length = static_cast<int>(branch.chain.size());
  auto const side = i < length ? std::string() : std::string(1, static_cast<char>('a' + i - length));
  auto const step = std::min(i, length);
  if (names == Names::torchvision) {
    auto const name = length == 1 && branch.fork.empty() ? std::string() : "_" + std::to_string(step + 1) + side;
    return nn::conv_and_bn(p / (branch.label + name));
  }
  int const number = b + (block.pool == Pool::maximum_first);
  if (names == Names::timm) {
    if (block.branches.size() == 1) return nn::conv_and_bn(p / "conv");
    auto const name = "branch" + std::to_string(number);
    if (!branch.fork.empty()) return nn::conv_and_bn(p / (name + "_" + std::to_string(step) + side));
    return nn::conv_and_bn(length == 1 ? p / name : p / name / i);
  }
  auto const at = p / "branches" / ("branch" + std::to_string(number + 1));
  if (!side.empty()) return nn::conv_and_bn(at / (side == "a" ? "conv1x3" : "conv3x1"));
  // its reduction's single convolution is a list, too
  bool const list = length > 1 || !branch.fork.empty() || (block.pool != Pool::average && block.branches.size() > 1);
  return nn::conv_and_bn(list ? at / "conv_list" / ("conv" + std::to_string(i + 1)) : at / "conv");
}

inline nn::Layer unit(nn::ConvBnPlace const& place, std::int64_t in, Unit const& u) {
  auto const pad = u.padded && u.stride == 1 ? nn::Extent(-1) : nn::Extent(0);
  return nn::conv_bn(place, {.in = in, .out = u.out, .k = u.k, .stride = u.stride, .pad = pad}, nn::Activation::relu,
                     1e-3);
}

inline nn::Layer block(nn::Path const& p, Names names, std::int64_t in, Block const& o) {
  std::vector<nn::Layer> branches;
  for (int b = 0; b < static_cast<int>(o.branches.size()); ++b) {
    auto const& branch = o.branches[b];
    std::vector<nn::Layer> chain, fork;
    std::int64_t from = in;
    int i = 0;
    for (auto const& u : branch.chain)
      chain.push_back(unit(unit_place(p, names, o, b, i++), std::exchange(from, u.out), u));
    for (auto const& u : branch.fork) fork.push_back(unit(unit_place(p, names, o, b, i++), from, u));
    branches.push_back(nn::sequence(std::move(chain)));
    if (!fork.empty())
      branches.back() = {[chain = std::move(branches.back()), fork](nn::Tensor x) {
        x = x | chain;
        return at::cat({x | fork[0], x | fork[1]}, 1);
      }};
  }
  nn::Layer const maximum{nn::max_pool2d({.k = 3})};
  if (o.pool == Pool::maximum_first) branches.insert(branches.begin(), maximum);
  if (o.pool == Pool::maximum) branches.push_back(maximum);
  if (o.pool == Pool::average) {
    auto const place = names == Names::torchvision ? p / "branch_pool"
                       : names == Names::timm      ? p / "branch3" / 1
                                                   : p / "branches" / "branch4" / "conv";
    auto project = unit(nn::conv_and_bn(place), in, {o.pooled});
    // torchvision's average counts the padding
    branches.push_back({[=, counts = names == Names::torchvision](nn::Tensor x) {
      return x | nn::average_pool2d({.k = 3, .stride = 1, .padding = 1}, counts) | project;
    }});
  }
  return {[=](nn::Tensor x) {
    std::vector<nn::Tensor> parts;
    for (auto const& branch : branches) parts.push_back(x | branch);
    return at::cat(parts, 1);
  }};
}

/// The channels of a block's output.
inline std::int64_t width(Block const& o, std::int64_t in) {
  std::int64_t sum = o.pool == Pool::none ? 0 : o.pool == Pool::average ? o.pooled : in;
  for (auto const& branch : o.branches)
    sum += branch.fork.empty() ? branch.chain.back().out : branch.fork[0].out + branch.fork[1].out;
  return sum;
}

/// N x 3 x H x W -> N x num_classes logits: Inception v3.
inline nn::Layer network_v3(nn::Path const& p, int num_classes) {
  auto a = [](int pool) {
    return Block{{{"branch1x1", {{64}}}, {"branch5x5", {{48}, {64, 5}}}, {"branch3x3dbl", {{64}, {96, 3}, {96, 3}}}},
                 Pool::average,
                 pool};
  };
  Block const b{{{"branch3x3", {{384, 3, 2}}}, {"branch3x3dbl", {{64}, {96, 3}, {96, 3, 2}}}}};
  auto c = [](int w) {
    return Block{{{"branch1x1", {{192}}},
                  {"branch7x7", {{w}, {w, {1, 7}}, {192, {7, 1}}}},
                  {"branch7x7dbl", {{w}, {w, {7, 1}}, {w, {1, 7}}, {w, {7, 1}}, {192, {1, 7}}}}},
                 Pool::average,
                 192};
  };
  Block const d{
      {{"branch3x3", {{192}, {320, 3, 2}}}, {"branch7x7x3", {{192}, {192, {1, 7}}, {192, {7, 1}}, {192, 3, 2}}}}};
  Block const e{{{"branch1x1", {{320}}},
                 {"branch3x3", {{384}}, {{384, {1, 3}}, {384, {3, 1}}}},
                 {"branch3x3dbl", {{448}, {384, 3}}, {{384, {1, 3}}, {384, {3, 1}}}}},
                Pool::average,
                192};
  auto stem = [&](char const* name, std::int64_t in, Unit const& u) { return unit(nn::conv_and_bn(p / name), in, u); };
  nn::Layer const pool{nn::max_pool2d({.k = 3})};
  std::vector<nn::Layer> layers{{nn::rescale_to_half},
                                stem("Conv2d_1a_3x3", 3, {32, 3, 2}),
                                stem("Conv2d_2a_3x3", 32, {32, 3, 1, false}),
                                stem("Conv2d_2b_3x3", 32, {64, 3}),
                                pool,
                                stem("Conv2d_3b_1x1", 64, {80}),
                                stem("Conv2d_4a_3x3", 80, {192, 3, 1, false}),
                                pool};
  std::int64_t in = 192;
  for (auto const& [name, mixed] : std::vector<std::pair<char const*, Block>>{{"Mixed_5b", a(32)},
                                                                              {"Mixed_5c", a(64)},
                                                                              {"Mixed_5d", a(64)},
                                                                              {"Mixed_6a", b},
                                                                              {"Mixed_6b", c(128)},
                                                                              {"Mixed_6c", c(160)},
                                                                              {"Mixed_6d", c(160)},
                                                                              {"Mixed_6e", c(192)},
                                                                              {"Mixed_7a", d},
                                                                              {"Mixed_7b", e},
                                                                              {"Mixed_7c", e}}) {
    layers.push_back(block(p / name, Names::torchvision, in, mixed));
    in = width(mixed, in);
  }
  layers.push_back({nn::global_average_pool});
  layers.push_back({nn::linear(p / "fc", in, num_classes)});
  // Training's auxiliary classifier counts as part of the network, although its output isn't used.
  auto const aux = p / "AuxLogits";
  unit(nn::conv_and_bn(aux / "conv0"), 768, {128});
  unit(nn::conv_and_bn(aux / "conv1"), 128, {768, 5});
  nn::linear(aux / "fc", 768, num_classes);
  return nn::sequence(std::move(layers));
}

/// N x 3 x H x W -> N x num_classes logits: Inception v4.
inline nn::Layer network_v4(nn::Path const& p, Names names, int num_classes) {
  bool const timm = names == Names::timm;
  Block const mixed3a{{{"", {{96, 3, 2}}}}, Pool::maximum_first}, mixed5a{{{"", {{192, 3, 2}}}}};
  Block const mixed4a{{{"", {{64}, {96, 3, 1, false}}}, {"", {{64}, {64, {1, 7}}, {64, {7, 1}}, {96, 3, 1, false}}}},
                      Pool::none};
  Block const a{{{"", {{96}}}, {"", {{64}, {96, 3}}}, {"", {{64}, {96, 3}, {96, 3}}}}, Pool::average, 96};
  Block const reduction_a{{{"", {{384, 3, 2}}}, {"", {{192}, {224, 3}, {256, 3, 2}}}}};
  Block const b{{{"", {{384}}},
                 {"", {{192}, {224, {1, 7}}, {256, {7, 1}}}},
                 {"", {{192}, {192, {7, 1}}, {224, {1, 7}}, {224, {7, 1}}, {256, {1, 7}}}}},
                Pool::average,
                128};
  Block const reduction_b{{{"", {{192}, {192, 3, 2}}}, {"", {{256}, {256, {1, 7}}, {320, {7, 1}}, {320, 3, 2}}}}};
  Block const c{{{"", {{256}}},
                 {"", {{384}}, {{256, {1, 3}}, {256, {3, 1}}}},
                 {"", {{384}, {448, {3, 1}}, {512, {1, 3}}}, {{256, {1, 3}}, {256, {3, 1}}}}},
                Pool::average,
                256};
  auto const features = p / "features", init = features / "init_block";
  auto stem = [&](int index, std::int64_t in, Unit const& u) {
    return unit(nn::conv_and_bn(timm ? features / index : init / ("conv" + std::to_string(index + 1))), in, u);
  };
  std::vector<nn::Layer> layers{stem(0, 3, {32, 3, 2}), stem(1, 32, {32, 3, 1, false}), stem(2, 32, {64, 3})};
  std::int64_t in = 64;
  int index = 3;  // timm's, of all layers
  auto add = [&](Block const& o, nn::Path const& pytorchcv) {
    layers.push_back(block(timm ? features / index++ : pytorchcv, names, in, o));
    in = width(o, in);
  };
  add(mixed3a, init / "block1");
  add(mixed4a, init / "block2");
  add(mixed5a, init / "block3");
  auto stage = [&](int number, Block const* reduction, Block const& o, int count) {
    auto const at = features / ("stage" + std::to_string(number));
    if (reduction) add(*reduction, at / "unit1");
    for (int i = 0; i < count; ++i) add(o, at / ("unit" + std::to_string(i + 1 + (reduction != nullptr))));
  };
  stage(1, nullptr, a, 4);
  stage(2, &reduction_a, b, 7);
  stage(3, &reduction_b, c, 3);
  layers.push_back({nn::global_average_pool});
  layers.push_back({nn::linear(timm ? p / "last_linear" : p / "output" / "fc", in, num_classes)});
  return nn::sequence(std::move(layers));
}

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Layer network(nn::Path const& p, Config const& c, int num_classes) {
  return c.names == Names::torchvision ? network_v3(p, num_classes) : network_v4(p, c.names, num_classes);
}

}  // namespace ttfm::models::inception
