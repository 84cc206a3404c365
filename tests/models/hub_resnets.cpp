// Folders of ResNet and RegNet that transformers has saved: the rows that their config.json gives, and their answers.
#include "ttfm/models/regnet.hpp"
#include "ttfm/models/resnet.hpp"

#include <ATen/ops/tensor.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"

namespace {

std::filesystem::path const folders = TTFM_TEST_DATA "/hub";

std::string config_of(std::string const& name) {
  std::ifstream in(folders / name / "config.json");
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The row of a config.json. Each field must have been read, but those that all configurations have.
template <ttfm::ForgeModel Family>
ttfm::Row<typename Family::Config> row_of(std::string const& config) {
  auto const fields = ttfm::hub::Fields::parse(config, "config.json");
  fields.ignore({"architectures", "dtype", "id2label", "label2id", "transformers_version"});
  ttfm::Row<typename Family::Config> row;
  row.model.num_classes = 5;
  bool const taken = ttfm::hooks_of<Family>().from_transformers(fields, row);
  REQUIRE(taken);
  fields.finish();
  return row;
}

/// The logits for an input whose element i is sin(i / 100).
template <ttfm::ForgeModel Family>
std::vector<double> logits(std::string const& name, ttfm::nn::Shape const& shape) {
  auto const row = row_of<Family>(config_of(name));
  CHECK(row.model.source == ttfm::ModelSource::huggingface);
  auto const requests = ttfm::weight_requests<Family>(row);
  ttfm::CheckpointSource source(ttfm::read_checkpoint<Family>(row, folders / name / "model.safetensors"),
                                ttfm::file_entries<Family>(row), requests);
  CHECK_FALSE(source.naming());  // the row's own names are the file's
  c10::InferenceMode inference;
  ttfm::nn::Weights weights(source);
  auto const network = ttfm::build_network<Family>(weights, row);
  weights.finish();
  CHECK(source.unused().empty());
  std::int64_t count = 1;
  for (auto const size : shape) count *= size;
  std::vector<float> ramp;
  for (std::int64_t i = 0; i < count; ++i) ramp.push_back(static_cast<float>(std::sin(0.01 * static_cast<double>(i))));
  at::Tensor const y =
      network(at::tensor(at::ArrayRef<float>(ramp)).view(shape)).flatten().to(at::kDouble).contiguous();
  return {y.data_ptr<double>(), y.data_ptr<double>() + y.numel()};
}

template <ttfm::ForgeModel Family>
void check_folder(std::string const& name) {
  CAPTURE(name);
  std::ifstream in(folders / "expected.json");
  auto const record = nlohmann::json::parse(in).at(name);
  auto const want = record.at("ramp").at("logits").get<std::vector<double>>();
  auto const got = logits<Family>(name, record.at("slow").at("input").at("shape").get<ttfm::nn::Shape>());
  REQUIRE(got.size() == want.size());
  double largest = 0;
  for (auto const value : want) largest = std::max(largest, std::abs(value));
  for (std::size_t i = 0; i < want.size(); ++i) CHECK(std::abs(got[i] - want[i]) < 1e-4 * largest);
}

template <ttfm::ForgeModel Family>
std::string refusal(std::string const& config) {
  return message_of([&] { row_of<Family>(config); });
}

}  // namespace

TEST_CASE("ResNet folders of transformers give its logits") {
  for (auto const* name : {"resnet_basic", "resnet_bottleneck", "resnet_in_bottleneck", "resnet_v5"})
    check_folder<ttfm::ResNet>(name);
}

TEST_CASE("RegNet folders of transformers give its logits") {
  for (auto const* name : {"regnet_x", "regnet_y"}) check_folder<ttfm::RegNet>(name);
}

TEST_CASE("configurations without fields are the ones that transformers makes without arguments") {
  auto const resnet = row_of<ttfm::ResNet>(R"({"model_type": "resnet"})");
  CHECK(resnet.config.block == ttfm::nn::ResNetBlock::bottleneck);
  CHECK(resnet.config.depths == ttfm::ShortList<int>{3, 4, 6, 3});
  CHECK(resnet.config.widths == ttfm::ShortList<int>{64, 128, 256, 512});
  CHECK(resnet.config.stem_width == 64);
  auto const regnet = row_of<ttfm::RegNet>(R"({"model_type": "regnet"})");
  CHECK(regnet.config.depths == ttfm::ShortList<int>{2, 6, 12, 2});
  CHECK(regnet.config.widths == ttfm::ShortList<int>{128, 192, 512, 1088});
  CHECK(regnet.config.squeeze);
}

TEST_CASE("another model_type isn't of the family") {
  ttfm::Row<ttfm::ResNet::Config> resnet;
  CHECK_FALSE(ttfm::hooks_of<ttfm::ResNet>().from_transformers(
      ttfm::hub::Fields::parse(R"({"model_type": "vit"})", "config.json"), resnet));
  ttfm::Row<ttfm::RegNet::Config> regnet;
  CHECK_FALSE(ttfm::hooks_of<ttfm::RegNet>().from_transformers(
      ttfm::hub::Fields::parse(R"({"model_type": "resnet"})", "config.json"), regnet));
}

TEST_CASE("ResNet configurations that ttfm hasn't are refused by name and value") {
  CHECK(refusal<ttfm::ResNet>(R"({"model_type": "resnet", "hidden_act": "tanh"})") ==
        "config.json: hidden_act is \"tanh\"; ttfm has relu, relu6, silu, swish, mish, hard_swish, hardswish, sigmoid, "
        "gelu, gelu_python, "
        "gelu_new, gelu_pytorch_tanh, quick_gelu, linear");
  CHECK(refusal<ttfm::ResNet>(R"({"model_type": "resnet", "num_channels": 1})") ==
        "config.json: num_channels is 1; only 3 is supported");
  CHECK(refusal<ttfm::ResNet>(R"({"model_type": "resnet", "layer_type": "plain"})") ==
        "config.json: layer_type is \"plain\"; it must be \"basic\" or \"bottleneck\"");
  CHECK(refusal<ttfm::ResNet>(R"({"model_type": "resnet", "depths": [1, 1]})") ==
        "config.json: hidden_sizes is missing; depths has 2 stages");
  CHECK(refusal<ttfm::ResNet>(R"({"model_type": "resnet", "depths": [1], "hidden_sizes": [6]})") ==
        "config.json: hidden_sizes is [6]; of bottlenecks they must be multiples of 4");
  CHECK(refusal<ttfm::ResNet>(R"({"model_type": "resnet", "depths": [1, -1]})") ==
        "config.json: depths is [1, -1]; each must be from 1 to 65536");
  CHECK(refusal<ttfm::ResNet>(R"({"model_type": "resnet", "embedding_size": 0})") ==
        "config.json: embedding_size is 0; it must be from 1 to 1000000");
  CHECK(refusal<ttfm::ResNet>(R"({"model_type": "resnet", "groups": 2})") ==
        "config.json: groups is 2; ttfm doesn't know this field");
}

TEST_CASE("RegNet configurations that ttfm hasn't are refused by name and value") {
  CHECK(refusal<ttfm::RegNet>(R"({"model_type": "regnet", "layer_type": "z"})") ==
        "config.json: layer_type is \"z\"; it must be \"x\" or \"y\"");
  CHECK(refusal<ttfm::RegNet>(R"({"model_type": "regnet", "hidden_act": "no"})")
            .starts_with("config.json: hidden_act is \"no\"; ttfm has relu,"));
  CHECK(refusal<ttfm::RegNet>(R"({"model_type": "regnet", "downsample_in_first_stage": false})") ==
        "config.json: downsample_in_first_stage is false; only true is supported");
  CHECK(refusal<ttfm::RegNet>(R"({"model_type": "regnet", "depths": [1], "hidden_sizes": [22], "groups_width": 5})") ==
        "config.json: groups_width is 5; a stage has 22 channels, which can't be split into groups of about so many");
  CHECK(refusal<ttfm::RegNet>(R"({"model_type": "regnet", "depths": [1], "hidden_sizes": [2], "groups_width": 2})") ==
        "config.json: hidden_sizes is [2]; squeeze-and-excite needs at least 3 channels in front of each block");
}
