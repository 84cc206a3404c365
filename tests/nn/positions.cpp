#include "ttfm/nn/positions.hpp"

#include <ATen/ops/allclose.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "ttfm/models/beit/network.hpp"
#include "ttfm/models/vit/network.hpp"
#include "ttfm/nn/seeded.hpp"

using namespace ttfm;

namespace {

/// What transformers gave on weights computed from names.
struct Recorded {
  std::string salt;
  at::Tensor input, output;

  explicit Recorded(std::string const& name) {
    std::ifstream in(TTFM_TEST_DATA "/resampled.json");
    auto const file = nlohmann::json::parse(in);
    salt = file.at("salt").get<std::string>();
    auto const& entry = file.at("networks").at(name);
    input = nn::input_from_name(salt, 0, entry.at("input").get<nn::Shape>());
    auto const values = entry.at("output").at("values").get<std::vector<double>>();
    output =
        at::tensor(at::ArrayRef<double>(values)).to(at::kFloat).view(entry.at("output").at("shape").get<nn::Shape>());
  }
};

}  // namespace

TEST_CASE("ViT takes pictures of another size as transformers does") {
  Recorded const want("vit");
  nn::Weights weights(nn::weights_from_names(want.salt));
  auto const vit =
      models::vit::network(nn::Path(weights, models::vit::names::transformers),
                           models::vit::hugging_face({.dim = 32, .layers = 2, .heads = 2, .mlp = 64}), {64, 64}, 10);
  CHECK(at::allclose(vit(want.input), want.output, 1e-5, 1e-5));
}

TEST_CASE("BEiT takes pictures of another size as transformers does") {
  Recorded const want("beit");
  nn::Weights weights(nn::weights_from_names(want.salt));
  auto const beit = models::beit::network(nn::Path(weights),
                                          {.dim = 32, .layers = 2, .heads = 2, .mlp = 64, .eps = 1e-12}, {64, 64}, 10);
  CHECK(at::allclose(beit(want.input), want.output, 1e-5, 1e-5));
}

TEST_CASE("positions are resampled as transformers does, and kept for the grid they were learned for") {
  Recorded const want("positions");
  nn::Weights weights(nn::weights_from_names(want.salt));
  auto const learned = nn::Path(weights).get("position_embeddings", {64, 6}).unsqueeze(0);
  auto const got = nn::resample_positions(learned, {8, 8}, {5, 11}, false);
  CHECK(at::allclose(got.flatten(), want.output.flatten(), 1e-5, 1e-6));
  CHECK(nn::resample_positions(learned, {8, 8}, {8, 8}, false).is_same(learned));
}

TEST_CASE("the class token's position stays, and aligned corners keep those of the corners") {
  nn::Weights weights(nn::weights_from_names("corners"));
  auto const learned = nn::Path(weights).get("positions", {1, 1 + 16, 3});
  auto const got = nn::resample_positions_behind_class(learned, {4, 4}, {7, 5}, true);
  CHECK(got.sizes() == at::IntArrayRef({1, 1 + 35, 3}));
  for (auto const& [from, to] : {std::pair{0, 0}, {1, 1}, {4, 5}, {13, 31}, {16, 35}})
    CHECK(at::allclose(learned[0][from], got[0][to], 1e-5, 1e-6));
}

TEST_CASE("Fourier features are positions, sines and cosines, rows before columns") {
  auto const features = nn::fourier_features({2, 3}, 2, 8);
  REQUIRE(features.sizes() == at::IntArrayRef({6, 10}));
  auto const row = features[5];                                       // y = 1, x = 1
  std::array<double, 10> const want{1, 1, 0, 0, 0, 0, -1, 1, -1, 1};  // of pi, 4 pi
  for (int i = 0; i < 10; ++i) CHECK(row[i].item<double>() == Approx(want[i]).margin(1e-5));
  CHECK(features[1][0].item<float>() == -1.0f);
  CHECK(features[1][1].item<float>() == 0.0f);
}

TEST_CASE("a picture smaller than a patch is refused") {
  CHECK(contains(message_of([] {
                   nn::grid_of(at::empty({1, 3, 8, 20}), 16);
                 }),
                 "a picture of 20x8 pixels is smaller than a patch of 16x16"));
}

TEST_CASE("each distance of a grid has its row") {
  auto const index = nn::distance_index({2, 3}, at::kCPU).view({6, 6});
  CHECK(index[0][0].item<int>() == index[5][5].item<int>());
  CHECK(index[0][5].item<int>() == 0);   // up and left of everything
  CHECK(index[5][0].item<int>() == 14);  // the last of 3 x 5
  CHECK(index[1][0].item<int>() == index[5][4].item<int>());
}
