// Two families of one's own: one with its network in words, one around a torch::nn::Module. Their kind, task and
// framework are those of TorchImageClassifier, their policies those of ImageClassifier.
#pragma once

#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>

#include "ttfm/nn/module.hpp"
#include "ttfm/runtime/image_classifier.hpp"
#include "ttfm/tables.hpp"

namespace tiny {

struct Config {
  int width = 8;
};

// What both share: how a picture becomes input, and a row per width.
constexpr ttfm::Recipe recipe = ttfm::recipes::torchvision({.resize = 72, .crop = 64});
constexpr auto row(std::string_view name, int width, std::int64_t parameters) {
  return ttfm::Row<Config>{.name = name,
                           .model = {.pretrained_model_name = name,
                                     .source = ttfm::ModelSource::custom,
                                     .recipe = recipe,
                                     .input = {64, 64},
                                     .num_classes = 10,
                                     .parameters = parameters},
                           .config = {.width = width}};
}

/// A stride-4 convolution, ReLU, global average pooling and a linear layer, in words.
struct Words : ttfm::TorchImageClassifier {
  using Config = tiny::Config;
  static constexpr std::string_view name = "tiny/words", model = "Tiny", default_variant = "W8";
  static constexpr auto variants = ttfm::table<Config>({row("W8", 8, 314), row("W16", 16, 618)});

  struct Model : ttfm::ImageClassifier {
    static auto network(ttfm::nn::Path const& p, ttfm::Row<Config> const& row) {
      using namespace ttfm::nn;
      auto conv = conv2d(p / "conv", {.in = 3, .out = row.config.width, .k = 3, .stride = 4, .bias = true});
      auto head = linear(p / "head", row.config.width, row.model.num_classes);
      return Fn{[=](Tensor x) { return x | conv | relu | global_average_pool | head; }};
    }
  };
};

/// The same network as LibTorch's users write it.
struct Net : torch::nn::Module {
  torch::nn::Conv2d conv;
  torch::nn::Linear head;
  Net(int width, int classes)
      : conv(register_module("conv", torch::nn::Conv2d(torch::nn::Conv2dOptions(3, width, 3).stride(4).padding(1)))),
        head(register_module("head", torch::nn::Linear(width, classes))) {}
  at::Tensor forward(at::Tensor x) { return head(at::relu(conv(x)).mean({2, 3})); }
};

struct Module : ttfm::TorchImageClassifier {
  using Config = tiny::Config;
  static constexpr std::string_view name = "tiny/module", model = "Tiny", default_variant = "M8";
  static constexpr auto variants = ttfm::table<Config>({row("M8", 8, 314)});

  struct Model : ttfm::ImageClassifier {
    static ttfm::nn::Layer network(ttfm::nn::Path const& p, ttfm::Row<Config> const& row) {
      return ttfm::nn::from_module(p, std::make_shared<Net>(row.config.width, row.model.num_classes));
    }
  };
};

/// ttfm's families and these.
inline constexpr auto families =
    ttfm::hana::append(ttfm::hana::append(ttfm::families, ttfm::hana::type_c<Words>), ttfm::hana::type_c<Module>);

}  // namespace tiny
