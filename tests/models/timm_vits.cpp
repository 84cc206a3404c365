// timm's Vision Transformers and mixers: what they ask of a checkpoint, and what they give.
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "timm_digest.hpp"
#include "ttfm/models/beit.hpp"
#include "ttfm/models/deit.hpp"
#include "ttfm/models/mlp_mixer.hpp"
#include "ttfm/models/vit.hpp"
#include "ttfm/nn/seeded.hpp"

using namespace ttfm;

namespace {

/// Checks shape, first values, sum and standard deviation of a recorded tensor.
void check(at::Tensor const& got, nlohmann::json const& want, std::string const& what) {
  CAPTURE(what);
  REQUIRE(got.sizes().vec() == want.at("shape").get<std::vector<std::int64_t>>());
  auto const flat = got.to(at::kDouble).flatten();
  auto const std = want.at("std").get<double>();
  auto const n = static_cast<double>(flat.numel());
  auto const values = want.at("values").get<std::vector<double>>();
  for (std::size_t i = 0; i < values.size(); ++i)
    CHECK(std::abs(flat[static_cast<std::int64_t>(i)].item<double>() - values[i]) < 1e-4 * std);
  auto const sum = flat.sum();
  CHECK(std::abs(sum.item<double>() - want.at("sum").get<double>()) < 1e-4 * std * std::sqrt(n));
  auto const spread = flat.sub(sum.div(n)).pow(2).mean().sqrt().item<double>();
  CHECK(std::abs(spread - std) < 1e-4 * std);
}

/// The row of an architecture with timm's arguments, each of which must be known.
template <ForgeModel Family>
Row<typename Family::Config> row_with(std::string const& name, std::string const& arguments) {
  constexpr auto hooks = hooks_of<Family>();
  auto const entry = std::find_if(hooks.timm.begin(), hooks.timm.end(), [&](auto const& e) { return e.name == name; });
  REQUIRE(entry != hooks.timm.end());
  auto row = timm_row(*entry, 3, 10);
  auto const fields = hub::Fields::parse(arguments, "config.json");
  hooks.timm_arguments(fields, row);
  fields.finish();
  return row;
}

/// Checks the recorded cases of the family's architectures; returns how many they are.
template <ForgeModel Family>
int check_numbers() {
  std::ifstream in(TTFM_TEST_DATA "/timm_vits.json");
  int count = 0;
  for (auto const& record : nlohmann::json::parse(in)) {
    auto const name = record.at("architecture").get<std::string>();
    constexpr auto table = hooks_of<Family>().timm;
    if (std::none_of(table.begin(), table.end(), [&](auto const& entry) { return entry.name == name; })) continue;
    ++count;
    CAPTURE(name);
    auto const row = row_with<Family>(name, record.at("arguments").dump());
    c10::InferenceMode inference;
    nn::Weights weights(nn::weights_from_names(name));
    auto const network = build_network<Family>(weights, row);
    auto const x = nn::input_from_name(name, 0, record.at("input").get<nn::Shape>());
    auto const features = network.features(x);
    check(features, record.at("features"), "features");
    check(network.pooled(features), record.at("pooled"), "pooled");
    check(network(x), record.at("logits"), "logits");
  }
  return count;
}

template <ForgeModel Family>
std::string refusal(std::string const& name, std::string const& arguments) {
  return message_of([&] { row_with<Family>(name, arguments); });
}

}  // namespace

TEST_CASE("timm's Vision Transformers ask for what ours ask for") { check_timm_digests<ViT>({"vision_transformer"}); }

TEST_CASE("timm's DeiTs ask for what ours ask for") { check_timm_digests<DeiT>({"deit"}); }

TEST_CASE("timm's BEiTs ask for what ours ask for") { check_timm_digests<BEiT>({"beit"}); }

TEST_CASE("timm's mixers ask for what ours ask for") { check_timm_digests<MLPMixer>({"mlp_mixer"}); }

TEST_CASE("timm's Vision Transformers give what ours give, with each option") { CHECK(check_numbers<ViT>() == 19); }

TEST_CASE("timm's DeiTs give what ours give, with each option") { CHECK(check_numbers<DeiT>() == 2); }

TEST_CASE("timm's BEiTs give what ours give, with each option") { CHECK(check_numbers<BEiT>() == 2); }

TEST_CASE("timm's mixers give what ours give, with each option") { CHECK(check_numbers<MLPMixer>() == 3); }

TEST_CASE("without classes a head gives what it gets") {
  auto row = row_with<ViT>("vit_tiny_patch16_224", R"({"embed_dim": 8, "depth": 1, "num_heads": 1, "img_size": 32})");
  row.model.num_classes = 0;
  c10::InferenceMode inference;
  nn::Weights weights(nn::weights_from_names("t"));
  auto const network = build_network<ViT>(weights, row);
  auto const x = nn::input_from_name("t", 0, {1, 3, 32, 32});
  CHECK(network(x).equal(network.pooled(network.features(x))));
}

TEST_CASE("timm's arguments that ttfm hasn't are refused by name and value") {
  std::string const vit = "vit_tiny_patch16_224";
  CHECK(refusal<ViT>(vit, R"({"qk_norm": true})") == "config.json: qk_norm is true; only false is supported");
  CHECK(refusal<ViT>(vit, R"({"norm_layer": "rmsnorm"})") ==
        "config.json: norm_layer is \"rmsnorm\"; ttfm doesn't know this field");
  CHECK(refusal<ViT>(vit, R"({"global_pool": "avgmax"})") ==
        "config.json: global_pool is \"avgmax\"; only \"token\", \"avg\" and \"map\" are supported");
  CHECK(refusal<ViT>(vit, R"({"class_token": false})") ==
        "config.json: class_token is false; there is no class token to pool");
  CHECK(refusal<ViT>(vit, R"({"num_heads": 5})") ==
        "config.json: num_heads is 5; the 5 heads must divide the 192 channels");
  CHECK(refusal<ViT>(vit, R"({"img_size": 8})") ==
        "config.json: img_size is 8; a picture of 8x8 is smaller than a patch of 16x16");
  CHECK(refusal<ViT>(vit, R"({"in_chans": 1})") == "config.json: in_chans is 1; only 3 is supported");
  CHECK(refusal<ViT>(vit, R"({"mlp_ratio": 0})") ==
        "config.json: mlp_ratio is 0; it must be above 0, and at most 1000000");
  CHECK(refusal<ViT>("vit_giant_patch14_dinov2", R"({"embed_dim": 24, "mlp_ratio": 1.125})") ==
        "config.json: mlp_ratio is 1.125; gated MLPs can't have 27 channels, an odd number");
  CHECK(refusal<DeiT>("deit_tiny_distilled_patch16_224", R"({"global_pool": "avg"})") ==
        "config.json: global_pool is \"avg\"; a distilled network has its two tokens and their heads");
  CHECK(refusal<BEiT>("beit_base_patch16_224", R"({"swiglu_mlp": true})") ==
        "config.json: swiglu_mlp is true; only false is supported");
  CHECK(refusal<MLPMixer>("mixer_s16_224", R"({"stem_norm": true})") ==
        "config.json: stem_norm is true; only false is supported");
  CHECK(refusal<MLPMixer>("gmixer_12_224", R"({"img_size": [64, 8]})") ==
        "config.json: img_size is [64, 8]; a picture of 64x8 is smaller than a patch of 16x16");
}
