#include "ttfm/nn/mobile.hpp"

#include <ATen/ops/ones.h>

#include <string>
#include <vector>

#include "catch.hpp"
#include "ttfm/nn/seeded.hpp"

using namespace ttfm;

namespace {

std::vector<int> depths_of(ShortList<nn::MobileBlocks, 24> const& blocks) {
  std::vector<int> result;
  for (auto const& run : blocks) result.push_back(run.depth);
  return result;
}

}  // namespace

TEST_CASE("widths are rounded to multiples of a divisor, and one more below the limit") {
  CHECK(nn::divisible_by(4, 18) == 20);
  CHECK(nn::divisible_by(8, 18) == 24);
  CHECK(nn::divisible_by(8, 18, 0) == 16);
  CHECK(nn::divisible_by(8, 60.9, 0.95) == 64);
  CHECK(nn::divisible_by(1, 2.6) == 3);
  CHECK(nn::divisible_by(8, 1) == 8);
}

TEST_CASE("a stage's blocks are scaled in all and dealt out from its last run on") {
  ShortList<nn::MobileBlocks, 24> const blocks{{.width = 16, .depth = 2},
                                               {.width = 24, .depth = 1},
                                               {.width = 24, .depth = 3, .joins = true},
                                               {.width = 32, .depth = 1}};
  using Depths = std::vector<int>;
  CHECK(depths_of(nn::scaled(blocks, {})) == Depths{2, 1, 3, 1});
  CHECK(depths_of(nn::scaled(blocks, {.depth = 1.4})) == Depths{3, 2, 4, 2});  // 6 in all: round(3/4 * 6) to even is 4
  CHECK(depths_of(nn::scaled(blocks, {.depth = 1.4, .keeps_ends = true})) == Depths{2, 2, 4, 1});
  CHECK(depths_of(nn::scaled(blocks, {.depth = 0.6, .nearest = true})) == Depths{1, 1, 2, 1});
  auto const wide = nn::scaled(blocks, {.width = 1.2});
  CHECK(wide[0].width == 24);  // 19.2, of which 16 would be too little
  CHECK(wide[3].width == 40);
  CHECK(nn::stage_depths({.blocks = blocks}) == std::array<int, 8>{2, 4, 1});
}

TEST_CASE("more than eight stages can't be counted") {
  nn::MobileConfig config;
  for (int i = 0; i < 9; ++i) config.blocks.push_back({.width = 8});
  CHECK(message_of([&] { nn::stage_depths(config); }) == "a short list of a row has no place for another value");
}

TEST_CASE("a mobile network has a map, a vector and classes, and without classes the vector is the output") {
  nn::MobileConfig const config{.blocks = {{.block = nn::MobileBlock::separable, .width = 8},
                                           {.stride = 2, .expansion = 2, .width = 16, .depth = 2, .squeeze = 0.25}},
                                .stem = 8,
                                .head_width = 24,
                                .padding = nn::MobilePadding::late};
  auto of_classes = [&](int classes) {
    nn::Weights weights(nn::weights_from_names("mobile"));
    auto const network = nn::mobile_network(nn::Path(weights), config, classes);
    auto const x = nn::input_from_name("mobile", 0, {2, 3, 16, 16});
    auto const features = network.features(x);
    CHECK(features.sizes() == at::IntArrayRef({2, 24, 4, 4}));
    CHECK(network.pooled(features).sizes() == at::IntArrayRef({2, 24}));
    CHECK(network(x).equal(network.head(network.pooled(features))));
    return network(x).size(1);
  };
  CHECK(of_classes(5) == 5);
  CHECK(of_classes(0) == 24);
}

TEST_CASE("an output stride replaces later strides by dilation") {
  nn::MobileConfig config{
      .blocks = {{.stride = 2, .expansion = 2, .width = 8}, {.stride = 2, .expansion = 2, .width = 8}}, .stem = 8};
  auto side = [&](int output_stride) {
    config.output_stride = output_stride;
    nn::Weights weights(nn::weights_from_names("mobile"));
    return nn::mobile_trunk(nn::Path(weights), config)(nn::input_from_name("mobile", 0, {1, 3, 32, 32})).size(3);
  };
  CHECK(side(32) == 4);
  CHECK(side(4) == 8);
  CHECK(side(2) == 16);
}

TEST_CASE("a mixed convolution has a kernel for each part of its channels, the first with what is left over") {
  nn::Weights weights([](nn::Request const& request) { return at::ones(request.shape, request.dtype); });
  auto const conv = nn::mixed_conv2d(nn::Path(weights) / "conv_dw", {.in = 7, .out = 7, .k = 3, .groups = 7}, 3);
  std::vector<std::string> names;
  for (auto const& [name, tensor] : weights.entries()) names.push_back(name);
  CHECK(names == std::vector<std::string>{"conv_dw.0.weight", "conv_dw.1.weight", "conv_dw.2.weight"});
  auto const y = at::ones({1, 7, 9, 9}) | conv;
  CHECK(y.sizes() == at::IntArrayRef({1, 7, 9, 9}));
  CHECK(y[0][2][4][4].item<float>() == 9);
  CHECK(y[0][3][4][4].item<float>() == 25);
  CHECK(y[0][6][4][4].item<float>() == 49);
}
