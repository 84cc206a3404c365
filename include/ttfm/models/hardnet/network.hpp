/// @file  The HarDNet network (Chao et al. 2019), the names of its authors.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/models/hardnet/variants.hpp"
#include "ttfm/nn/classifier.hpp"
#include "ttfm/nn/conv_bn.hpp"

namespace ttfm::models::hardnet {

inline nn::Layer unit(nn::Path const& p, nn::Conv2d const& o) {
  return nn::conv_bn({p / "conv", p / "norm"}, o, nn::Activation::relu6);
}

/// A harmonic dense block: layer l reads the layers l - 2^n for each 2^n that divides l, nearest first.
struct HarmonicBlock {
  std::vector<nn::Layer> layers;
  std::vector<std::vector<int>> inputs;  ///< of each layer; 0 is the block's input
  std::int64_t out = 0;

  HarmonicBlock(nn::Path const& p, std::int64_t in, int growth, int count) {
    std::vector<std::int64_t> widths{in};
    for (int layer = 1; layer <= count; ++layer) {
      std::vector<int> from;
      std::int64_t wide = 0;
      double width = growth;
      for (int step = 1; layer % step == 0; step *= 2) {
        from.push_back(layer - step);
        wide += widths[layer - step];
        if (step > 1) width *= 1.7;  // the paper's m, multiplied step by step as the checkpoints' widths were
      }
      widths.push_back(static_cast<int>(width + 1) / 2 * 2);
      layers.push_back(unit(p / "layers" / (layer - 1), {.in = wide, .out = widths.back(), .k = 3}));
      inputs.push_back(std::move(from));
      if (leaves(layer, count)) out += widths.back();
    }
  }

  /// The odd layers and the last one make up the output.
  static bool leaves(int layer, int count) { return layer % 2 == 1 || layer == count; }

  nn::Tensor operator()(nn::Tensor x) const {
    std::vector<nn::Tensor> made{std::move(x)}, result;
    int const count = static_cast<int>(layers.size());
    for (int layer = 1; layer <= count; ++layer) {
      std::vector<nn::Tensor> from;
      for (int const index : inputs[layer - 1]) from.push_back(made[index]);
      made.push_back((from.size() == 1 ? from[0] : at::cat(from, 1)) | layers[layer - 1]);
      if (leaves(layer, count)) result.push_back(made.back());
    }
    return at::cat(result, 1);
  }
};

/// N x 3 x H x W -> N x num_classes logits.
inline nn::Classifier network(nn::Path const& p, Config const&, int num_classes) {
  struct Stage {
    int growth, layers, out;
    bool halves;
  };
  constexpr Stage stages[] = {
      {14, 8, 128, true}, {16, 16, 256, false}, {20, 16, 320, true}, {40, 16, 640, true}, {160, 4, 1024, false}};
  auto const base = p / "base";
  std::vector<nn::Layer> layers{unit(base / 0, {.in = 3, .out = 32, .k = 3, .stride = 2}),
                                unit(base / 1, {.in = 32, .out = 64, .k = 3}),
                                {nn::max_pool2d({.k = 3, .padding = 1})}};
  std::int64_t in = 64;
  for (auto const& stage : stages) {
    HarmonicBlock block(base / static_cast<int>(layers.size()), in, stage.growth, stage.layers);
    auto const wide = block.out;
    layers.push_back({std::move(block)});
    layers.push_back(unit(base / static_cast<int>(layers.size()), {.in = wide, .out = stage.out}));
    if (stage.halves) layers.push_back({nn::max_pool2d({})});
    in = stage.out;
  }
  auto const top = base / static_cast<int>(layers.size());
  auto head = nn::classifier_head(top / 3, in, num_classes);  // 0 to 2 are pool, flatten and dropout
  return {nn::sequence(std::move(layers)), {nn::global_average_pool}, std::move(head)};
}

}  // namespace ttfm::models::hardnet
