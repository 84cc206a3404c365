// Folders of ViT, DeiT, BEiT, DINOv2 and Perceiver IO that transformers has saved: the rows that their config.json
// gives, and their answers.
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"
#include "ttfm/models/beit.hpp"
#include "ttfm/models/deit.hpp"
#include "ttfm/models/dinov2_jax.hpp"
#include "ttfm/models/perceiverio_vision.hpp"
#include "ttfm/models/vit.hpp"

using namespace ttfm;

namespace {

std::filesystem::path const folders = TTFM_TEST_DATA "/hub";

std::string config_of(std::string const& name) {
  std::ifstream in(folders / name / "config.json");
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The row of a config.json. Each field must have been read, but those that all configurations have.
template <ForgeModel Family>
Row<typename Family::Config> row_of(std::string const& config, Size crop = {}) {
  auto const fields = hub::Fields::parse(config, "config.json");
  fields.ignore({"architectures", "dtype", "id2label", "label2id", "transformers_version", "initializer_range"});
  Row<typename Family::Config> row;
  row.model.num_classes = 5;
  row.model.recipe.crop = crop;
  bool const taken = hooks_of<Family>().from_transformers(fields, row);
  REQUIRE(taken);
  fields.finish();
  return row;
}

template <ForgeModel Family>
void check_folder(std::string const& name) {
  CAPTURE(name);
  std::ifstream in(folders / "expected.json");
  auto const record = nlohmann::json::parse(in).at(name);
  auto const want = record.at("ramp").at("logits").get<std::vector<double>>();
  auto const shape = record.at("slow").at("input").at("shape").get<nn::Shape>();
  auto const row =
      row_of<Family>(config_of(name), {.height = static_cast<int>(shape[2]), .width = static_cast<int>(shape[3])});
  CHECK(row.model.source == ModelSource::huggingface);
  CHECK((row.model.input == Size{static_cast<int>(shape[2]), static_cast<int>(shape[3])}));
  CheckpointSource source(read_checkpoint<Family>(row, obtain(row.model, {.checkpoint = folders / name})),
                          file_entries<Family>(row), weight_requests<Family>(row));
  CHECK_FALSE(source.naming());  // the row's own names are the file's
  c10::InferenceMode inference;
  nn::Weights weights(source);
  auto const network = build_network<Family>(weights, row);
  weights.finish();
  CHECK(source.unused().empty());
  std::vector<float> ramp;
  for (std::int64_t i = 0; i < shape[0] * shape[1] * shape[2] * shape[3]; ++i)
    ramp.push_back(static_cast<float>(std::sin(0.01 * static_cast<double>(i))));
  auto const x = at::tensor(at::ArrayRef<float>(ramp)).view(shape);
  auto const y = network(x);
  REQUIRE(y.sizes() == at::IntArrayRef{1, static_cast<std::int64_t>(want.size())});
  double largest = 0;
  for (auto const value : want) largest = std::max(largest, std::abs(value));
  for (std::size_t i = 0; i < want.size(); ++i)
    CHECK(std::abs(y[0][static_cast<std::int64_t>(i)].template item<double>() - want[i]) < 1e-4 * largest);
  if (!network.classes) CHECK(network.head(network.pooled(network.features(x))).equal(y));
}

template <ForgeModel Family>
std::string refusal(std::string const& config) {
  return message_of([&] { row_of<Family>(config); });
}

}  // namespace

TEST_CASE("ViT folders of transformers give its logits") {
  for (auto const* name : {"vit", "vit_options", "vit_bin", "vit_sharded", "vit_v5"}) check_folder<ViT>(name);
}

TEST_CASE("DeiT folders of transformers give its logits") {
  for (auto const* name : {"deit", "deit_teacher", "deit_teacher_v5"}) check_folder<DeiT>(name);
}

TEST_CASE("BEiT folders of transformers give its logits") {
  for (auto const* name : {"beit", "beit_cls", "beit_shared", "beit_v5"}) check_folder<BEiT>(name);
}

TEST_CASE("DINOv2 folders of transformers give its logits") {
  for (auto const* name : {"dinov2", "dinov2_swiglu", "dinov2_v5"}) check_folder<DINOv2Jax>(name);
}

TEST_CASE("Perceiver IO folders of transformers give its logits") {
  for (auto const* name : {"perceiver_learned", "perceiver_fourier"}) check_folder<PerceiverIOVision>(name);
}

TEST_CASE(
    "configurations of Vision Transformers without fields are the ones that transformers makes without arguments") {
  auto const vit = row_of<ViT>(R"({"model_type": "vit"})");
  CHECK(vit.config.dim == 768);
  CHECK(vit.config.layers == 12);
  CHECK(vit.config.mlp == 3072);
  CHECK(vit.config.patch == 16);
  CHECK(vit.config.eps == 1e-12);
  CHECK((vit.model.input == Size{224, 224}));
  auto const deit = row_of<DeiT>(R"({"model_type": "deit", "architectures": ["DeiTForImageClassification"]})");
  CHECK(deit.config.distillation == models::vit::Distillation::token);
  auto const beit = row_of<BEiT>(R"({"model_type": "beit"})");
  CHECK_FALSE(beit.config.relative_positions);
  CHECK(beit.config.layer_scale);
  CHECK(beit.config.mean_pool);
  auto const dinov2 = row_of<DINOv2Jax>(R"({"model_type": "dinov2"})");
  CHECK(dinov2.config.patch == 14);
  CHECK((dinov2.config.learned == Size{224, 224}));
  CHECK(dinov2.config.eps == 1e-6);
  auto const perceiver = row_of<PerceiverIOVision>(
      R"({"model_type": "perceiver", "architectures": ["PerceiverForImageClassificationFourier"], "num_cross_attention_heads": 1})");
  CHECK(perceiver.config.latents == 256);
  CHECK(perceiver.config.dim == 1280);
  CHECK(perceiver.config.layers == 26);
}

TEST_CASE("a picture's size can be height and width") {
  auto const row = row_of<ViT>(R"({"model_type": "vit", "image_size": [64, 96], "patch_size": [16, 16]})");
  CHECK((row.model.input == Size{64, 96}));
}

TEST_CASE("DINOv2 takes the recipe's size, and positions for the configuration's") {
  auto const row = row_of<DINOv2Jax>(R"({"model_type": "dinov2", "image_size": 518})", {224, 224});
  CHECK((row.model.input == Size{224, 224}));
  CHECK((row.config.learned == Size{518, 518}));
}

TEST_CASE("another model_type isn't of the Vision Transformers") {
  auto const fields = hub::Fields::parse(R"({"model_type": "resnet"})", "config.json");
  auto takes = [&]<class Family>(Family) {
    Row<typename Family::Config> row;
    return hooks_of<Family>().from_transformers(fields, row);
  };
  CHECK_FALSE(takes(ViT{}));
  CHECK_FALSE(takes(DeiT{}));
  CHECK_FALSE(takes(BEiT{}));
  CHECK_FALSE(takes(DINOv2Jax{}));
  CHECK_FALSE(takes(PerceiverIOVision{}));
}

TEST_CASE("configurations of Vision Transformers that ttfm hasn't are refused by name and value") {
  CHECK(refusal<ViT>(R"({"model_type": "vit", "hidden_act": "tanh"})") ==
        "config.json: hidden_act is \"tanh\"; ttfm has relu, relu6, silu, swish, mish, hard_swish, hardswish, sigmoid, "
        "gelu, gelu_python, "
        "gelu_new, gelu_pytorch_tanh, quick_gelu, linear");
  CHECK(refusal<ViT>(R"({"model_type": "vit", "num_channels": 1})") ==
        "config.json: num_channels is 1; only 3 is supported");
  CHECK(refusal<ViT>(R"({"model_type": "vit", "num_attention_heads": 7})") ==
        "config.json: num_attention_heads is 7; the 7 heads must divide the 768 channels");
  CHECK(refusal<ViT>(R"({"model_type": "vit", "hidden_size": 100})") ==
        "config.json: hidden_size is 100; the 12 heads must divide the 100 channels");
  CHECK(refusal<ViT>(R"({"model_type": "vit", "patch_size": [16, 8]})") ==
        "config.json: patch_size is [16, 8]; only square patches are supported");
  CHECK(refusal<ViT>(R"({"model_type": "vit", "image_size": 8})") ==
        "config.json: image_size is 8; a picture of 8x8 is smaller than a patch of 16x16");
  CHECK(refusal<ViT>(R"({"model_type": "vit", "layer_norm_eps": -1})") ==
        "config.json: layer_norm_eps is -1; it must be from 0 to 1000000");
  CHECK(refusal<ViT>(R"({"model_type": "vit", "intermediate_size": 0})") ==
        "config.json: intermediate_size is 0; it must be from 1 to 65536");
  CHECK(refusal<ViT>(R"({"model_type": "vit", "use_mask_token": true})") ==
        "config.json: use_mask_token is true; ttfm doesn't know this field");
  CHECK(refusal<DeiT>(R"({"model_type": "deit", "qkv_bias": 1})") ==
        "config.json: qkv_bias is 1; it must be true or false");
  CHECK(refusal<BEiT>(R"({"model_type": "beit", "image_size": [224, 192]})") ==
        "config.json: image_size is [224, 192]; only squares are supported");
  CHECK(refusal<BEiT>(R"({"model_type": "beit", "layer_scale_init_value": -0.1})") ==
        "config.json: layer_scale_init_value is -0.1; it must be from 0 to 1000000");
  CHECK(refusal<DINOv2Jax>(R"({"model_type": "dinov2", "mlp_ratio": 0})") ==
        "config.json: mlp_ratio is 0; it must be above 0, and at most 1000000");
  CHECK(refusal<DINOv2Jax>(R"({"model_type": "dinov2", "num_register_tokens": 4})") ==
        "config.json: num_register_tokens is 4; ttfm doesn't know this field");
}

TEST_CASE("configurations of Perceiver IO that ttfm hasn't are refused by name and value") {
  std::string const begin =
      R"({"model_type": "perceiver", "architectures": ["PerceiverForImageClassificationFourier"], "d_latents": 64, )";
  CHECK(refusal<PerceiverIOVision>(R"({"model_type": "perceiver", "architectures": ["PerceiverForOpticalFlow"]})") ==
        "config.json: architectures is [\"PerceiverForOpticalFlow\"]; it must name "
        "PerceiverForImageClassificationLearned, PerceiverForImageClassificationFourier or "
        "PerceiverForImageClassificationConvProcessing");
  CHECK(refusal<PerceiverIOVision>(begin + R"("cross_attention_shape_for_attention": "v"})") ==
        "config.json: cross_attention_shape_for_attention is \"v\"; it must be \"kv\" or \"q\"");
  CHECK(refusal<PerceiverIOVision>(begin + R"("v_channels": 32})") ==
        "config.json: v_channels is 32; the values must be as wide as the latents, 64");
  CHECK(refusal<PerceiverIOVision>(begin + R"("num_self_attention_heads": 5})") ==
        "config.json: num_self_attention_heads is 5; the heads must divide 64 channels");
  CHECK(refusal<PerceiverIOVision>(begin + R"("num_cross_attention_heads": 2})") ==
        "config.json: num_cross_attention_heads is 2; the heads must divide 261 channels");
}
