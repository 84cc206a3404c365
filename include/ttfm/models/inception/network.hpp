/// @file  The Inception networks v3 (Szegedy et al. 2015), under torchvision's names, and v4 (2016), under timm's.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/inception/variants.hpp"
#include "ttfm/nn/classifier.hpp"
#include "ttfm/nn/conv_bn.hpp"
#include "ttfm/nn/inception.hpp"

namespace ttfm::models::inception {

/// A convolution with its norm and ReLU; one with a stride has no padding.
struct Unit {
  std::string_view name;
  int out;
  nn::Extent k = 1;
  int stride = 1;
  bool padded = true;
};

inline nn::Layer unit(nn::Path const& p, std::int64_t in, Unit const& u) {
  auto const pad = u.padded && u.stride == 1 ? nn::Extent(-1) : nn::Extent(0);
  return nn::conv_bn(nn::conv_and_bn(p / u.name), {.in = in, .out = u.out, .k = u.k, .stride = u.stride, .pad = pad},
                     nn::Activation::relu, 1e-3);
}

/// The channels of all branches, one behind the other: N x in x H x W -> N x out x H' x W'.
inline nn::Layer joined(std::vector<nn::Layer> branches) {
  return {[branches = std::move(branches)](nn::Tensor x) {
    std::vector<nn::Tensor> parts;
    for (auto const& branch : branches) parts.push_back(x | branch);
    return at::cat(parts, 1);
  }};
}

/// Convolutions after each other, then those of `fork` side by side.
inline nn::Layer chain(nn::Path const& p, std::int64_t in, std::vector<Unit> const& units,
                       std::vector<Unit> const& fork = {}) {
  std::vector<nn::Layer> layers, ends;
  for (auto const& u : units) layers.push_back(unit(p, std::exchange(in, u.out), u));
  for (auto const& u : fork) ends.push_back(unit(p, in, u));
  if (!ends.empty()) layers.push_back(joined(std::move(ends)));
  return nn::sequence(std::move(layers));
}

/// A mean of 3x3 pixels and a convolution.
inline nn::Layer pooled(nn::Path const& p, Config const& c, std::int64_t in, Unit const& u) {
  return nn::sequence({{nn::average_pool2d({.k = 3, .stride = 1, .padding = 1}, c.counts_padding)}, unit(p, in, u)});
}

/// Half the size, as branches that end with a stride of 2 have it.
inline nn::Layer maximum() { return {nn::max_pool2d({.k = 3})}; }

/// N x 3 x H x W -> N x num_classes logits: Inception v3.
inline nn::Classifier network_v3(nn::Path const& p, Config const& config, int num_classes) {
  auto a = [&](char const* name, std::int64_t in, int out) {
    auto const at = p / name;
    return joined({chain(at, in, {{"branch1x1", 64}}), chain(at, in, {{"branch5x5_1", 48}, {"branch5x5_2", 64, 5}}),
                   chain(at, in, {{"branch3x3dbl_1", 64}, {"branch3x3dbl_2", 96, 3}, {"branch3x3dbl_3", 96, 3}}),
                   pooled(at, config, in, {"branch_pool", out})});
  };
  auto b = [&](char const* name) {
    auto const at = p / name;
    return joined({chain(at, 288, {{"branch3x3", 384, 3, 2}}),
                   chain(at, 288, {{"branch3x3dbl_1", 64}, {"branch3x3dbl_2", 96, 3}, {"branch3x3dbl_3", 96, 3, 2}}),
                   maximum()});
  };
  auto c = [&](char const* name, int w) {
    auto const at = p / name;
    return joined({chain(at, 768, {{"branch1x1", 192}}),
                   chain(at, 768, {{"branch7x7_1", w}, {"branch7x7_2", w, {1, 7}}, {"branch7x7_3", 192, {7, 1}}}),
                   chain(at, 768,
                         {{"branch7x7dbl_1", w},
                          {"branch7x7dbl_2", w, {7, 1}},
                          {"branch7x7dbl_3", w, {1, 7}},
                          {"branch7x7dbl_4", w, {7, 1}},
                          {"branch7x7dbl_5", 192, {1, 7}}}),
                   pooled(at, config, 768, {"branch_pool", 192})});
  };
  auto d = [&](char const* name) {
    auto const at = p / name;
    return joined({chain(at, 768, {{"branch3x3_1", 192}, {"branch3x3_2", 320, 3, 2}}),
                   chain(at, 768,
                         {{"branch7x7x3_1", 192},
                          {"branch7x7x3_2", 192, {1, 7}},
                          {"branch7x7x3_3", 192, {7, 1}},
                          {"branch7x7x3_4", 192, 3, 2}}),
                   maximum()});
  };
  auto e = [&](char const* name, std::int64_t in) {
    auto const at = p / name;
    return joined(
        {chain(at, in, {{"branch1x1", 320}}),
         chain(at, in, {{"branch3x3_1", 384}}, {{"branch3x3_2a", 384, {1, 3}}, {"branch3x3_2b", 384, {3, 1}}}),
         chain(at, in, {{"branch3x3dbl_1", 448}, {"branch3x3dbl_2", 384, 3}},
               {{"branch3x3dbl_3a", 384, {1, 3}}, {"branch3x3dbl_3b", 384, {3, 1}}}),
         pooled(at, config, in, {"branch_pool", 192})});
  };
  std::vector<nn::Layer> layers{unit(p, 3, {"Conv2d_1a_3x3", 32, 3, 2}),
                                unit(p, 32, {"Conv2d_2a_3x3", 32, 3, 1, false}),
                                unit(p, 32, {"Conv2d_2b_3x3", 64, 3}),
                                maximum(),
                                unit(p, 64, {"Conv2d_3b_1x1", 80}),
                                unit(p, 80, {"Conv2d_4a_3x3", 192, 3, 1, false}),
                                maximum(),
                                a("Mixed_5b", 192, 32),
                                a("Mixed_5c", 256, 64),
                                a("Mixed_5d", 288, 64),
                                b("Mixed_6a"),
                                c("Mixed_6b", 128),
                                c("Mixed_6c", 160),
                                c("Mixed_6d", 160),
                                c("Mixed_6e", 192),
                                d("Mixed_7a"),
                                e("Mixed_7b", 1280),
                                e("Mixed_7c", 2048)};
  auto head = nn::classifier_head(p / "fc", 2048, num_classes);
  if (config.rescales) layers.insert(layers.begin(), nn::Layer{nn::rescale_to_half});
  if (config.auxiliary) {
    // Training's classifier counts as part of the network, although its output isn't used.
    auto const aux = p / "AuxLogits";
    chain(aux, 768, {{"conv0", 128}, {"conv1", 768, 5}});
    nn::classifier_head(aux / "fc", 768, num_classes);
  }
  return {nn::sequence(std::move(layers)), {nn::global_average_pool}, std::move(head)};
}

/// N x 3 x H x W -> N x num_classes logits: Inception v4.
inline nn::Classifier network_v4(nn::Path const& p, Config const& config, int num_classes) {
  auto a = [&](nn::Path const& at) {
    return joined({chain(at, 384, {{"branch0", 96}}), chain(at, 384, {{"branch1.0", 64}, {"branch1.1", 96, 3}}),
                   chain(at, 384, {{"branch2.0", 64}, {"branch2.1", 96, 3}, {"branch2.2", 96, 3}}),
                   pooled(at, config, 384, {"branch3.1", 96})});
  };
  auto reduction_a = [&](nn::Path const& at) {
    return joined({chain(at, 384, {{"branch0", 384, 3, 2}}),
                   chain(at, 384, {{"branch1.0", 192}, {"branch1.1", 224, 3}, {"branch1.2", 256, 3, 2}}), maximum()});
  };
  auto b = [&](nn::Path const& at) {
    return joined({chain(at, 1024, {{"branch0", 384}}),
                   chain(at, 1024, {{"branch1.0", 192}, {"branch1.1", 224, {1, 7}}, {"branch1.2", 256, {7, 1}}}),
                   chain(at, 1024,
                         {{"branch2.0", 192},
                          {"branch2.1", 192, {7, 1}},
                          {"branch2.2", 224, {1, 7}},
                          {"branch2.3", 224, {7, 1}},
                          {"branch2.4", 256, {1, 7}}}),
                   pooled(at, config, 1024, {"branch3.1", 128})});
  };
  auto reduction_b = [&](nn::Path const& at) {
    return joined(
        {chain(at, 1024, {{"branch0.0", 192}, {"branch0.1", 192, 3, 2}}),
         chain(at, 1024,
               {{"branch1.0", 256}, {"branch1.1", 256, {1, 7}}, {"branch1.2", 320, {7, 1}}, {"branch1.3", 320, 3, 2}}),
         maximum()});
  };
  auto c = [&](nn::Path const& at) {
    return joined({chain(at, 1536, {{"branch0", 256}}),
                   chain(at, 1536, {{"branch1_0", 384}}, {{"branch1_1a", 256, {1, 3}}, {"branch1_1b", 256, {3, 1}}}),
                   chain(at, 1536, {{"branch2_0", 384}, {"branch2_1", 448, {3, 1}}, {"branch2_2", 512, {1, 3}}},
                         {{"branch2_3a", 256, {1, 3}}, {"branch2_3b", 256, {3, 1}}}),
                   pooled(at, config, 1536, {"branch3.1", 256})});
  };
  auto const features = p / "features", mixed4a = features / 4;
  std::vector<nn::Layer> layers{chain(features, 3, {{"0", 32, 3, 2}, {"1", 32, 3, 1, false}, {"2", 64, 3}}),
                                joined({maximum(), unit(features / 3, 64, {"conv", 96, 3, 2})}),
                                joined({chain(mixed4a, 160, {{"branch0.0", 64}, {"branch0.1", 96, 3, 1, false}}),
                                        chain(mixed4a, 160,
                                              {{"branch1.0", 64},
                                               {"branch1.1", 64, {1, 7}},
                                               {"branch1.2", 64, {7, 1}},
                                               {"branch1.3", 96, 3, 1, false}})}),
                                joined({unit(features / 5, 192, {"conv", 192, 3, 2}), maximum()})};
  for (int i = 6; i < 10; ++i) layers.push_back(a(features / i));
  layers.push_back(reduction_a(features / 10));
  for (int i = 11; i < 18; ++i) layers.push_back(b(features / i));
  layers.push_back(reduction_b(features / 18));
  for (int i = 19; i < 22; ++i) layers.push_back(c(features / i));
  auto head = nn::classifier_head(p / "last_linear", 1536, num_classes);
  return {nn::sequence(std::move(layers)), {nn::global_average_pool}, std::move(head)};
}

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Classifier network(nn::Path const& p, Config const& c, int num_classes) {
  return c.version == 3 ? network_v3(p, c, num_classes) : network_v4(p, c, num_classes);
}

}  // namespace ttfm::models::inception
