// EfficientNets and MobileNets as transformers saves them.
#include <algorithm>
#include <cmath>

#include "ttfm/models/efficientnet.hpp"
#include "ttfm/models/mobilenetv1.hpp"
#include "ttfm/models/mobilenetv2.hpp"
#include "ttfm/runtime/load.hpp"

// LibTorch, which has a CHECK of its own, comes first.
#include "catch.hpp"
#include "recorded.hpp"

using namespace ttfm;

namespace {

std::string text_of(std::string const& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The row that a config.json describes; the fields that all models have are read elsewhere.
template <class Family>
Row<typename Family::Config> row_of(std::string const& text) {
  auto const config = hub::Fields::parse(text, "config.json");
  config.ignore({"architectures", "dtype", "id2label", "label2id", "transformers_version", "initializer_range"});
  Row<typename Family::Config> row;
  if (!hooks_of<Family>().from_transformers(config, row)) throw ConfigError("it is another family's");
  config.finish();
  row.model.num_classes = 5;
  return row;
}

/// The logits of the folder's network for the sine of a hundredth of each position.
template <class Family>
void check_folder(std::string const& name) {
  CAPTURE(name);
  std::string const folder = TTFM_TEST_DATA "/hub/" + name;
  auto const row = row_of<Family>(text_of(folder + "/config.json"));
  CHECK(row.model.input.height == 64);
  CHECK(row.model.source == ModelSource::huggingface);
  CheckpointSource const source(read_checkpoint<Family>(row, folder + "/model.safetensors"), file_entries<Family>(row),
                                weight_requests<Family>(row));
  CHECK_FALSE(source.naming());  // the row's own names are the file's
  nn::Weights weights(source);
  auto const network = build_network<Family>(weights, row);
  CHECK(source.unused().empty());
  auto input = at::empty({1, 3, row.model.input.height, row.model.input.width});
  for (std::int64_t i = 0; i < input.numel(); ++i)
    input.template data_ptr<float>()[i] = static_cast<float>(std::sin(0.01 * static_cast<double>(i)));
  c10::InferenceMode const inference;
  auto const got = network(input);
  auto const want = recorded("hub/expected.json").at(name).at("ramp").at("logits").get<std::vector<float>>();
  REQUIRE(got.numel() == static_cast<std::int64_t>(want.size()));
  for (std::size_t i = 0; i < want.size(); ++i)
    CHECK(got.template data_ptr<float>()[i] == Approx(want[i]).margin(2e-5).epsilon(1e-4));
}

template <class Family>
std::string said_of(std::string const& fields) {
  return message_of([&] { row_of<Family>(fields); });
}
std::string efficientnet(std::string const& fields) {
  return said_of<EfficientNet>(R"({"model_type": "efficientnet", )" + fields + "}");
}
std::string mobilenet_v1(std::string const& fields) {
  return said_of<MobileNetV1>(R"({"model_type": "mobilenet_v1", )" + fields + "}");
}
std::string mobilenet_v2(std::string const& fields) {
  return said_of<MobileNetV2>(R"({"model_type": "mobilenet_v2", )" + fields + "}");
}

}  // namespace

TEST_CASE("EfficientNets and MobileNets that transformers saved give its logits", "[hub]") {
  for (auto const* name : {"efficientnet", "efficientnet_short", "efficientnet_v5"}) check_folder<EfficientNet>(name);
  for (auto const* name : {"mobilenet_v1", "mobilenet_v1_torch"}) check_folder<MobileNetV1>(name);
  for (auto const* name : {"mobilenet_v2", "mobilenet_v2_torch", "mobilenet_v2_v5"}) check_folder<MobileNetV2>(name);
}

TEST_CASE("a config.json of another model type is no mobile network's", "[hub]") {
  Row<nn::MobileConfig> row;
  for (auto const* text : {R"({"model_type": "resnet"})", "{}"}) {
    auto const config = hub::Fields::parse(text, "config.json");
    CHECK_FALSE(hooks_of<EfficientNet>().from_transformers(config, row));
    CHECK_FALSE(hooks_of<MobileNetV1>().from_transformers(config, row));
    CHECK_FALSE(hooks_of<MobileNetV2>().from_transformers(config, row));
  }
}

TEST_CASE("without fields a config.json has transformers' defaults", "[hub]") {
  auto const b7 = row_of<EfficientNet>(R"({"model_type": "efficientnet"})");
  CHECK(b7.model.input.height == 600);
  CHECK(b7.config.head_width == 2560);
  CHECK(b7.config.eps == 1e-3);
  CHECK(nn::stage_depths(b7.config) == nn::stage_depths(get_variant_config<EfficientNet>("B7").config));
  auto const published = weight_requests<EfficientNet>(get_variant_config<EfficientNet>("B7"));
  auto row = b7;
  row.model.num_classes = 1000;
  auto const read = weight_requests<EfficientNet>(row);
  CHECK(std::equal(read.begin(), read.end(), published.begin(), published.end(),
                   [](auto const& a, auto const& b) { return a.shape == b.shape; }));
  auto const v1 = row_of<MobileNetV1>(R"({"model_type": "mobilenet_v1"})");
  CHECK(v1.config.blocks == get_variant_config<MobileNetV1>("Mobilenet_v1_1.0_224").config.blocks);
  auto v2 = row_of<MobileNetV2>(R"({"model_type": "mobilenet_v2"})");
  v2.model.num_classes = 1001;
  auto const row_v2 = get_variant_config<MobileNetV2>("Mobilenet_v2_1.0_224");
  auto const requests = weight_requests<MobileNetV2>(v2), of_row = weight_requests<MobileNetV2>(row_v2);
  CHECK(std::equal(requests.begin(), requests.end(), of_row.begin(), of_row.end(),
                   [](auto const& a, auto const& b) { return a.name == b.name && a.shape == b.shape; }));
}

TEST_CASE("fields of EfficientNets that the network doesn't have are refused by name and value", "[hub]") {
  CHECK(efficientnet(R"("image_size": [300, 200])") == "accepted");
  CHECK(efficientnet(R"("image_size": [300])") ==
        "config.json: image_size is [300]; it must be one integer, or height and width");
  CHECK(efficientnet(R"("num_channels": 1)") == "config.json: num_channels is 1; only 3 is supported");
  CHECK(
      contains(efficientnet(R"("hidden_act": "tanh")"), R"(config.json: hidden_act is "tanh"; ttfm has relu, relu6)"));
  CHECK(efficientnet(R"("pooling_type": "sum")") ==
        R"(config.json: pooling_type is "sum"; only "mean" and "max" are supported)");
  CHECK(efficientnet(R"("hidden_dim": 1280)") ==
        "config.json: hidden_dim is 1280; 1280 channels with width_coefficient and depth_divisor are 2560");
  CHECK(efficientnet(R"("strides": [1, 2])") ==
        "config.json: strides is [1, 2]; it must have a number for each of the 7 stages of num_block_repeats");
  CHECK(efficientnet(R"("strides": [1, 2, 2, 3, 1, 2, 1])") ==
        "config.json: strides is [1, 2, 2, 3, 1, 2, 1]; its numbers must be from 1 to 2");
  CHECK(efficientnet(R"("kernel_sizes": [3, 3, 4, 3, 5, 5, 3])") ==
        "config.json: kernel_sizes is [3, 3, 4, 3, 5, 5, 3]; only odd kernels are supported");
  CHECK(efficientnet(R"("expand_ratios": [1, 6, 1, 6, 6, 6, 6])") ==
        "config.json: expand_ratios is [1, 6, 1, 6, 6, 6, 6]; only the first stage may be without an expansion");
  CHECK(efficientnet(R"("in_channels": [32, 16, 24, 48, 80, 112, 192])") ==
        "config.json: in_channels is [32, 16, 24, 48, 80, 112, 192]; stage 3 gets 80 channels");
  CHECK(efficientnet(R"("num_block_repeats": [])") ==
        "config.json: num_block_repeats is []; a network has from 1 to 8 stages");
  CHECK(efficientnet(R"("depth_coefficient": 1000)") ==
        "config.json: num_block_repeats is missing; a stage has from 1 to 200 blocks");
  CHECK(efficientnet(R"("width_coefficient": -1)") ==
        "config.json: width_coefficient is -1; it must be above 0 and below 1000000");
  CHECK(efficientnet(R"("width_coefficient": 900000)") ==
        "config.json: in_channels is missing; with width_coefficient these are more than 60000 channels");
  CHECK(efficientnet(R"("batch_norm_eps": "small")") ==
        R"(config.json: batch_norm_eps is "small"; it must be a number)");
  CHECK(efficientnet(R"("squeeze": 3)") == "config.json: squeeze is 3; ttfm doesn't know this field");
}

TEST_CASE("fields of MobileNets that the networks don't have are refused by name and value", "[hub]") {
  CHECK(mobilenet_v1(R"("depth_multiplier": 0.5, "min_depth": 4, "hidden_act": "silu")") == "accepted");
  CHECK(mobilenet_v1(R"("depth_multiplier": 0)") ==
        "config.json: depth_multiplier is 0; it must be above 0 and below 1000000");
  CHECK(mobilenet_v1(R"("depth_multiplier": 100)") ==
        "config.json: depth_multiplier is 100; the network would have more than 60000 channels");
  CHECK(mobilenet_v1(R"("min_depth": 100000)") == "config.json: min_depth is 100000; it must be at most 60000");
  CHECK(mobilenet_v1(R"("tf_padding": "yes")") == R"(config.json: tf_padding is "yes"; it must be true or false)");
  CHECK(mobilenet_v1(R"("num_channels": 4)") == "config.json: num_channels is 4; only 3 is supported");
  CHECK(mobilenet_v1(R"("depth": 4)") == "config.json: depth is 4; ttfm doesn't know this field");
  CHECK(mobilenet_v2(R"("output_stride": 8)") == "accepted");
  CHECK(mobilenet_v2(R"("output_stride": 24)") == "config.json: output_stride is 24; it must be 2, 4, 8, 16 or 32");
  CHECK(mobilenet_v2(R"("expand_ratio": 5000)") ==
        "config.json: expand_ratio is 5000; the network would have more than 60000 channels");
  CHECK(mobilenet_v2(R"("depth_divisible_by": 0)") ==
        "config.json: depth_divisible_by is 0; it must be from 1 to 1000000");
  CHECK(mobilenet_v2(R"("layer_norm_eps": null, "min_depth": 16)") == "accepted");
  CHECK(contains(mobilenet_v2(R"("hidden_act": "gelu_fast")"), R"(hidden_act is "gelu_fast"; ttfm has relu, )"));
  CHECK(mobilenet_v2(R"("first_layer": 4)") == "config.json: first_layer is 4; ttfm doesn't know this field");
}
