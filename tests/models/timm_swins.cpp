// Swins and SegFormers as timm's and transformers' configurations describe them: names, numbers, and what is refused.
#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/sin.h>

#include <cmath>
#include <filesystem>

#include "timm_digest.hpp"
#include "ttfm/models/segformer.hpp"
#include "ttfm/models/swin.hpp"
#include "ttfm/runtime/load.hpp"
#include "ttfm/runtime/open.hpp"
#include "ttfm/testing/golden.hpp"

using namespace ttfm;

namespace {

nlohmann::json const& records() {
  static auto const result = [] {
    std::ifstream in(TTFM_TEST_DATA "/swins.json");
    return nlohmann::json::parse(in);
  }();
  return result;
}

/// Weights from names, some of them multiplied.
nn::Source scaled_weights(nlohmann::json const& gain) {
  return [names = nn::weights_from_names("swins"), gain](nn::Request const& request) {
    auto tensor = names(request);
    for (auto const& [ending, by] : gain.items())
      if (request.name.ends_with(ending)) tensor.mul_(by.get<double>());
    return tensor;
  };
}

double error(at::Tensor const& output, nlohmann::json const& recorded) {
  return testing::golden_error(output, {.name = "",
                                        .shape = recorded.at("shape").get<std::vector<std::int64_t>>(),
                                        .std = recorded.at("std"),
                                        .values = recorded.at("values").get<std::vector<double>>()});
}

at::Tensor picture(Size size) { return nn::input_from_name("swins", 0, {1, 3, size.height, size.width}); }

constexpr double tolerance = 1e-4;

/// The row that a config.json of transformers describes; all its fields must be read.
template <class Family>
Row<typename Family::Config> row_of(std::string const& config, int classes) {
  Row<typename Family::Config> row{.name = "test"};
  row.model.num_classes = classes;
  auto const fields = hub::Fields::parse(config, "config.json");
  fields.ignore({"architectures", "dtype", "id2label", "label2id", "num_labels", "transformers_version",
                 "initializer_range", "problem_type"});
  bool const taken = Family::Model::hooks.from_transformers(fields, row);  // outside of what Catch catches
  REQUIRE(taken);
  fields.finish();
  return row;
}

template <class Family>
std::string refusal(std::string const& config) {
  return message_of([&] { row_of<Family>(config, 5); });
}

template <class Family>
void check_case(nlohmann::json const& recorded) {
  auto const row = row_of<Family>(recorded.at("config").dump(), 5);
  auto const& size = recorded.at("size");
  Size const of = size.is_array() ? Size{size[0], size[1]} : Size{size, size};
  nn::Weights weights(scaled_weights(recorded.at("gain")));
  auto const network = build_network<Family>(weights, row);
  CHECK(error(network(picture(of)), recorded.at("logits")) < tolerance);
}

std::string text_of(std::filesystem::path const& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A folder that tools/record_hub.py recorded: the network's output for its input of sines.
template <class Family>
at::Tensor output_of_folder(std::string const& name, Size size) {
  auto const folder = std::filesystem::path(TTFM_TEST_DATA) / "hub" / name;
  auto const row = row_of<Family>(text_of(folder / "config.json"), 5);
  CheckpointSource const source(read_checkpoint<Family>(row, folder / "model.safetensors"), file_entries<Family>(row),
                                weight_requests<Family>(row));
  nn::Weights weights(source);
  auto const network = build_network<Family>(weights, row);
  weights.finish(source.unused());
  std::int64_t const count = 3 * size.height * size.width;
  auto const x = at::arange(count, at::kDouble).mul(0.01).sin().to(at::kFloat).view({1, 3, size.height, size.width});
  return network(x);
}

nlohmann::json const& expected(std::string const& folder) {
  static auto const all = nlohmann::json::parse(text_of(TTFM_TEST_DATA "/hub/expected.json"));
  return all.at(folder).at("ramp");
}

template <class Family>
void check_folder(std::string const& name, Size size) {
  CAPTURE(name);
  at::Tensor const output = output_of_folder<Family>(name, size);
  auto const want = expected(name).at("logits").get<std::vector<float>>();
  REQUIRE(output.sizes() == at::IntArrayRef({1, 5}));
  for (std::int64_t i = 0; i < 5; ++i)
    CHECK(output[0][i].item<float>() == Approx(want[static_cast<std::size_t>(i)]).margin(1e-4));
}

std::string with(char const* type, std::string const& fields) {
  return detail::cat("{\"model_type\": \"", type, "\", ", fields, "}");
}

}  // namespace

TEST_CASE("timm's Swins ask for what ours ask for") {
  check_timm_digests<Swin>({"swin_transformer", "swin_transformer_v2"});
}

TEST_CASE("small Swins of timm's arguments give timm's features and classes") {
  for (auto const& [name, recorded] : records().at("timm").items()) {
    CAPTURE(name);
    Row<Swin::Config> row;
    for (auto const& entry : models::swin::timm_architectures)
      if (entry.name == recorded.at("architecture").get<std::string>()) row = timm_row(entry, 3, 5);
    REQUIRE_FALSE(row.name.empty());
    auto const arguments = hub::Fields::parse(recorded.at("arguments").dump(), "config.json");
    models::swin::timm_arguments(arguments, row);
    arguments.finish();
    nn::Weights weights(scaled_weights(recorded.at("gain")));
    auto const network = build_network<Swin>(weights, row);
    auto const features = network.features(picture(row.model.input));
    CHECK(error(features, recorded.at("features")) < tolerance);
    auto const pooled = network.pooled(features);
    CHECK(error(pooled, recorded.at("pooled")) < tolerance);
    CHECK(error(network.head(pooled), recorded.at("logits")) < tolerance);
    CHECK(at::equal(network(picture(row.model.input)), network.head(pooled)));
  }
}

TEST_CASE("small Swins and SegFormers of transformers' configurations give its classes") {
  for (auto const& [name, recorded] : records().at("transformers").items()) {
    CAPTURE(name);
    if (recorded.at("config").at("model_type") == "segformer")
      check_case<SegFormer>(recorded);
    else
      check_case<Swin>(recorded);
  }
}

TEST_CASE("folders of transformers 4 and 5 with Swins and SegFormers give its classes") {
  for (auto const* name : {"swin", "swin_v5", "swinv2", "swinv2_pretrained", "swinv2_v5"})
    check_folder<Swin>(name, {64, 64});
  check_folder<Swin>("swin_odd", {60, 60});
  for (auto const* name : {"segformer", "segformer_v5"}) check_folder<SegFormer>(name, {64, 64});
}

TEST_CASE("a folder with a SegFormer that segments gives transformers' map") {
  auto const& want = expected("segformer_semantic").at("map");
  auto const output = output_of_folder<SegFormer>("segformer_semantic", {64, 64});
  CHECK(output.mean().item<double>() == Approx(want.at("mean").get<double>()).margin(1e-5));
  CHECK(output.square().mean().item<double>() == Approx(want.at("square").get<double>()).margin(1e-4));
  CHECK(error(output, {{"shape", want.at("shape")}, {"std", 1.0}, {"values", want.at("values")}}) < tolerance);
  auto const row = row_of<SegFormer>(text_of(TTFM_TEST_DATA "/hub/segformer_semantic/config.json"), 5);
  CHECK(kind_of<SegFormer>(row) == ModelKind::segmentation);
  CHECK(row.model.output == ModelOutput::segmentation);
}

TEST_CASE("a network without classes ends with the pooled vector") {
  Row<Swin::Config> row = timm_row(models::swin::timm_architectures[0], 3, 0);
  row.model.input = {32, 32};
  row.config.depths = {1, 1};
  row.config.heads = {3, 6};
  nn::Weights weights(scaled_weights(nlohmann::json::object()));
  auto const network = build_network<Swin>(weights, row);
  auto const x = picture({32, 32});
  CHECK(at::equal(network(x), network.pooled(network.features(x))));
}

TEST_CASE("a Swin in training gives weights gradients at each step, and its bias follows them") {
  Row<Swin::Config> row = timm_row(models::swin::timm_architectures[0], 3, 5);
  row.model.input = {32, 32};
  row.config.depths = {2, 1};
  row.config.heads = {3, 6};
  row.config.windows = {4};
  for (bool const v2 : {false, true}) {
    row.config.v2 = row.config.split_bias = v2;
    nn::Weights weights(scaled_weights(nlohmann::json::object()), {}, nn::Mode::training);
    auto const network = build_network<Swin>(weights, row);
    for (int step = 0; step < 2; ++step) network(picture({32, 32})).square().sum().backward();
    for (auto const& [name, tensor] : weights.entries()) {
      CAPTURE(name);
      CHECK(tensor.grad().defined());
    }
  }
}

TEST_CASE("what a Swin of transformers can't be is refused by name and value") {
  auto swin = [](std::string const& fields) { return refusal<Swin>(with("swin", fields)); };
  auto v2 = [](std::string const& fields) { return refusal<Swin>(with("swinv2", fields)); };
  CHECK(swin("\"depths\": [2, 2, 6, 2]") == "accepted");
  CHECK(contains(swin("\"hidden_act\": \"selu\""), "hidden_act is \"selu\"; ttfm has relu"));
  CHECK(contains(swin("\"num_channels\": 1"), "num_channels is 1"));
  CHECK(contains(swin("\"num_heads\": [3, 6]"), "num_heads is [3, 6]; depths has 4 stages"));
  CHECK(contains(swin("\"num_heads\": [5, 6, 12, 24]"), "stage 1 has 96 channels, which its 5 heads must divide"));
  CHECK(contains(swin("\"depths\": []"), "depths is []"));
  CHECK(contains(swin("\"depths\": [1, 1, 1, 1, 1, 1, 1, 1, 1]"), "it must be a list of 1 to 8 integers"));
  CHECK(contains(swin("\"depths\": [2, 0, 6, 2]"), "each must be from 1 to 1000"));
  CHECK(contains(swin("\"embed_dim\": 95"), "embed_dim is 95"));
  CHECK(contains(swin("\"window_size\": 0"), "window_size is 0; it must be from 1 to 64"));
  CHECK(contains(swin("\"window_size\": [7, 7]"), "window_size is [7, 7]"));
  CHECK(contains(swin("\"patch_size\": [4, 2]"), "only square patches"));
  CHECK(contains(swin("\"image_size\": [224, 224, 3]"), "image_size is [224, 224, 3]"));
  CHECK(contains(swin("\"image_size\": 5000"), "from 1 to 4096"));
  CHECK(contains(swin("\"mlp_ratio\": 0"), "mlp_ratio is 0"));
  CHECK(contains(swin("\"mlp_ratio\": 0.001"), "the MLPs would have no channels"));
  CHECK(contains(swin("\"layer_norm_eps\": -1"), "layer_norm_eps is -1"));
  CHECK(contains(swin("\"use_absolute_embeddings\": true, \"image_size\": 225"), "image_size is 225"));
  CHECK(contains(swin("\"frozen\": 1"), "frozen is 1; ttfm doesn't know this field"));
  CHECK(contains(v2("\"use_absolute_embeddings\": true"), "use_absolute_embeddings is true; only false"));
  CHECK(contains(v2("\"pretrained_window_sizes\": [6]"), "pretrained_window_sizes is [6]; depths has 4 stages"));
  CHECK(contains(v2("\"pretrained_window_sizes\": [1, 0, 0, 0]"), "pretrained_window_sizes is [1, 0, 0, 0]"));
  CHECK(contains(swin("\"pretrained_window_sizes\": [6, 6, 6, 6]"), "ttfm doesn't know this field"));
  Row<Swin::Config> row;
  CHECK_FALSE(models::swin::from_transformers(hub::Fields::parse(R"({"model_type": "vit"})", "config.json"), row));
}

TEST_CASE("what a SegFormer of transformers can't be is refused by name and value") {
  auto segformer = [](std::string const& fields) { return refusal<SegFormer>(with("segformer", fields)); };
  CHECK(segformer("\"depths\": [2, 2, 2, 2]") == "accepted");
  CHECK(contains(segformer("\"hidden_act\": \"selu\""), "hidden_act is \"selu\"; ttfm has relu"));
  CHECK(contains(segformer("\"num_channels\": 1"), "num_channels is 1"));
  CHECK(contains(segformer("\"num_encoder_blocks\": 3"), "num_encoder_blocks is 3, which needs as many"));
  CHECK(contains(segformer("\"strides\": [4, 2]"), "strides is [4, 2]"));
  CHECK(contains(segformer("\"sr_ratios\": [8, 4, 2, 0]"), "each must be from 1 to 255"));
  CHECK(contains(segformer("\"mlp_ratios\": [4, 4, 4, 0]"), "mlp_ratios is [4, 4, 4, 0]"));
  CHECK(contains(segformer("\"num_attention_heads\": [3, 2, 5, 8]"), "stage 1 has 32 channels"));
  CHECK(contains(segformer("\"architectures\": [\"SegformerForSemanticSegmentation\"], \"reshape_last_stage\": false"),
                 "reshape_last_stage is false"));
  Row<SegFormer::Config> row;
  CHECK_FALSE(models::segformer::from_transformers(hub::Fields::parse(R"({"model_type": "vit"})", "config.json"), row));
}

TEST_CASE("what a Swin of timm can't be is refused by name and value") {
  auto refused = [](std::string const& text) {
    auto row = timm_row(models::swin::timm_architectures[0], 3, 5);
    return message_of([&] {
      auto const fields = hub::Fields::parse(text, "config.json");
      models::swin::timm_arguments(fields, row);
      fields.finish();
    });
  };
  CHECK(refused(R"({"drop_path_rate": 0.2, "img_size": [64, 96], "window_size": [8, 8]})") == "accepted");
  CHECK(contains(refused(R"({"window_size": [8, 4]})"), "window_size is [8, 4]; only square windows are supported"));
  CHECK(contains(refused(R"({"window_size": [8, 4, 4]})"), "depths has 4 stages"));
  CHECK(contains(refused(R"({"always_partition": true})"), "always_partition is true"));
  CHECK(contains(refused(R"({"global_pool": "max"})"), "global_pool is \"max\""));
  CHECK(contains(refused(R"({"head_dim": 16})"), "head_dim is 16; ttfm doesn't know this field"));
  CHECK(contains(refused(R"({"act_layer": "relu"})"), "act_layer is \"relu\""));
}

TEST_CASE("pictures that are too small for a Swin are refused") {
  auto const text = with("swinv2", R"("image_size": 16, "embed_dim": 8, "num_heads": [1, 1, 1, 1])");
  auto const row = row_of<Swin>(text, 5);
  CHECK(contains(message_of([&] { weight_requests<Swin>(row); }), "pictures of 16x16 are too small for a Swin of 4"));
  auto const v1 = row_of<Swin>(with("swin", R"("image_size": 16, "embed_dim": 8, "num_heads": [1, 1, 1, 1])"), 5);
  nn::Weights weights(scaled_weights(nlohmann::json::object()));
  auto const network = build_network<Swin>(weights, v1);
  CHECK(contains(message_of([&] { network(picture({16, 16})); }), "a stage's map of 4x4 places has no window of 7x7"));
}

TEST_CASE("the authors' Swin files load into timm's networks") {
  auto row = timm_row(models::swin::timm_architectures[0], 3, 5);
  row.model.input = {32, 32};
  row.config.depths = {2, 1};
  row.config.heads = {3, 6};
  row.config.windows = {4};
  checkpoint::StateDict state;
  for (auto const& request : weight_requests<Swin>(row))
    state.insert(models::swin::names::original.of(request.name), nn::weights_from_names("swins")(request));
  state.insert("layers.0.blocks.1.attn_mask", at::zeros({4, 16, 16}));
  state.insert("layers.0.blocks.1.attn.relative_position_index", at::zeros({16, 16}, at::kLong));
  REQUIRE(state.find("layers.0.downsample.norm.weight"));
  REQUIRE(state.find("head.weight"));
  CheckpointSource const source(std::move(state), file_entries<Swin>(row), weight_requests<Swin>(row));
  nn::Weights weights(source);
  auto const network = build_network<Swin>(weights, row);
  CHECK(message_of([&] { weights.finish(source.unused()); }) == "accepted");
  nn::Weights named(nn::weights_from_names("swins"));
  CHECK(at::equal(network(picture({32, 32})), build_network<Swin>(named, row)(picture({32, 32}))));
}

TEST_CASE("a registry's architectures of timm are those of its families") {
  auto const entries = any_registry(registry<Swin, SegFormer>()).architectures;
  REQUIRE(entries.size() == std::size(models::swin::timm_architectures));
  CHECK(entries[0].name == "swin_tiny_patch4_window7_224");
  CHECK(entries[0].family == Swin::name);
  CHECK(entries[4].input == Size{384, 384});
}
