#include "ttfm/models/unet.hpp"

#include <ATen/ops/_upsample_bilinear2d_aa.h>
#include <ATen/ops/zeros.h>

#include "catch.hpp"

using namespace ttfm;

namespace {

/// A variant on weights from names.
Pipeline<UNet> pipeline(std::string_view variant) {
  return {get_variant_config<UNet>(variant), nn::weights_from_names("ttfm")};
}

std::string const picture = TTFM_TEST_DATA "/images/alpha.png";  // 160 x 106

/// A file of the smp variant's entries for which `kept`, renamed by `name`.
checkpoint::StateDict file(auto kept, auto name) {
  nn::Weights weights([](nn::Request const& request) { return at::zeros(request.shape, request.dtype); });
  auto const& row = get_variant_config<UNet>("smp_unet_resnet101");
  build_network<UNet>(weights, row);
  checkpoint::StateDict dict;
  for (auto const& [entry, tensor] : weights.entries())
    if (kept(entry)) dict.insert(name(entry), tensor);
  return dict;
}

constexpr std::string_view encoder = "encoder.";

}  // namespace

TEST_CASE("each variant says what there is at each of a picture's own pixels", "[unet]") {
  for (auto const& row : UNet::variants) {
    INFO(row.name);
    auto const result = pipeline(row.name)(picture);
    CHECK(result.classes.sizes() == at::IntArrayRef({106, 160}));
    CHECK(result.classes.ge(0).all().item<bool>());
    CHECK(result.num_classes == (row.name == "Cityscapes" ? 19 : 2));
    if (row.name == "Torchhub_Brain_Unet") CHECK(result.components(1).size() <= 1);
  }
}

TEST_CASE("Cityscapes and Carvana see the picture, resized", "[unet]") {
  auto const rgb = vision::read_image(picture);
  for (auto const* name : {"Cityscapes", "Carvana_Unet", "carvana_unet_480x640"}) {
    auto const& row = get_variant_config<UNet>(name);
    auto const small = vision::resize(rgb, row.model.input, Interpolation::bilinear);
    auto const input = vision::VisionPreprocessor(row.model).preprocess(picture);
    REQUIRE(input.sizes() == at::IntArrayRef({1, 3, row.model.input.height, row.model.input.width}));
    for (int c = 0; c < 3; ++c) {
      bool const normalised = row.name == "Cityscapes";
      float const mean = normalised ? static_cast<float>(recipes::imagenet_mean[c]) : 0,
                  std = normalised ? static_cast<float>(recipes::imagenet_std[c]) : 1;
      CHECK(input[0][c][20][30].item<float>() ==
            Approx((static_cast<float>(small.at<cv::Vec3b>(20, 30)[c]) / 255 - mean) / std).epsilon(1e-5));
    }
  }
}

TEST_CASE("smp's network takes pictures of any size, and a batch of one size", "[unet]") {
  auto const smp = pipeline("smp_unet_resnet101");
  CHECK(smp(TTFM_TEST_DATA "/images/wide_640x5.png").classes.sizes() == at::IntArrayRef({5, 640}));
  auto const both = smp(std::vector<vision::Image>{picture, picture});
  REQUIRE(both.size() == 2);
  CHECK(both[1].classes.sizes() == at::IntArrayRef({106, 160}));
}

TEST_CASE("Carvana's network takes sides that aren't multiples of 16", "[unet]") {
  nn::Weights weights(nn::weights_from_names("ttfm"));
  auto const network = models::unet::carvana(nn::Path(weights));
  c10::InferenceMode const inference;
  CHECK(network(at::zeros({1, 3, 39, 50})).sizes() == at::IntArrayRef({1, 1, 39, 50}));
  CHECK(message_of([&] {
          network(at::zeros({1, 3, 15, 50}));
        }) == "this U-Net takes N x 3 x H x W of at least 16x16 pixels, not 1x3x15x50");
}

TEST_CASE("enlarging without antialiasing is torchvision's antialiased resize", "[unet]") {
  auto const x = nn::input_from_name("ttfm", 0, {1, 2, 6, 8}), like = at::zeros({1, 1, 7, 9});
  auto const want = at::_upsample_bilinear2d_aa(x, {7, 9}, false);
  CHECK(nn::bilinear_like(x, like).sub(want).abs().max().item<float>() < 1e-6f);
}

TEST_CASE("sides that a decoder can't reach again are refused", "[unet]") {
  auto refused = [](char const* variant, nn::Shape const& shape) {
    auto const model = pipeline(variant);
    return message_of([&] { model.forward(at::zeros(shape)); });
  };
  CHECK(refused("Cityscapes", {1, 3, 224, 200}) ==
        "this U-Net takes N x 3 x H x W with sides that are multiples of 16, not 1x3x224x200");
  CHECK(contains(refused("Segmentation_Models_PyTorch_UNet_ResNet101_Backbone", {1, 3, 48, 64}), "multiples of 32"));
  CHECK(contains(refused("Torchhub_Brain_Unet", {3, 64, 64}), "has the shape 3x64x64; its inputs are 1x3x256x256"));
}

TEST_CASE("a whole checkpoint of smp fits, under the encoder's own names too", "[unet]") {
  auto const& row = get_variant_config<UNet>("smp_unet_resnet101");
  auto all = [](auto const&) { return true; };
  CHECK(message_of([&] { Pipeline<UNet>(row, file(all, [](auto name) { return name; })); }) == "accepted");
  CHECK(message_of([&] {
          auto renamed = [](std::string const& name) {
            return name.starts_with(encoder) ? name.substr(encoder.size()) : name;
          };
          auto dict = file(all, renamed);
          dict.insert("fc.weight", at::zeros({1000, 2048}));
          Pipeline<UNet>(row, std::move(dict));
        }) == "accepted");
}

TEST_CASE("smp's published encoder lacks the decoder, and is refused with the names", "[unet]") {
  auto const& row = get_variant_config<UNet>("smp_unet_resnet101");
  auto const message = message_of([&] {
    Pipeline<UNet>(row,
                   file([](std::string const& name) { return name.starts_with(encoder); },
                        [](std::string const& name) { return name.substr(encoder.size()); }),
                   device::Cpu{}, "resnet101.safetensors");
  });
  CHECK(message.starts_with(
      "resnet101.safetensors doesn't fit the network\n  52 missing: decoder.blocks.0.conv1.0.weight"));
  CHECK(!contains(message, "unexpected"));
}
