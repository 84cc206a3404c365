#include "ttfm/runtime/load.hpp"

#include <ATen/ops/ones.h>

#include "catch.hpp"
#include "ttfm/models/densenet.hpp"
#include "ttfm/models/efficientnet_lite.hpp"
#include "ttfm/models/vit.hpp"

using namespace ttfm;

namespace {

checkpoint::StateDict dict(std::vector<std::pair<std::string, at::Tensor>> entries) {
  checkpoint::StateDict result;
  for (auto& [name, tensor] : entries) result.insert(name, tensor);
  return result;
}

}  // namespace

TEST_CASE("an entry is found under its own name, under another naming, and behind DataParallel's prefix") {
  CheckpointSource const source(dict({{"a", at::ones({1})}, {"old.b", at::ones({2})}, {"module.c", at::ones({3})}}),
                                {.namings = {[](std::string const& name) { return "old." + name; }}});
  CHECK(source({"a", {1}}).numel() == 1);
  CHECK(source({"b", {2}}).numel() == 2);
  CHECK(source({"c", {3}}).numel() == 3);
  CHECK(source.unused().empty());
}

TEST_CASE("what files may have more or less than the network is neither missing nor unexpected") {
  CheckpointSource const source(dict({{"a", at::ones({1})}, {"aux.b", at::ones({1})}}),
                                {.ignored = {"aux."}, .defaults = {{"c", at::ones({3})}}});
  CHECK(source({"a", {1}}).defined());
  CHECK(source({"c", {3}}).numel() == 3);
  CHECK(source.unused().empty());
}

TEST_CASE("torchvision's DenseNet files have dots in the names of their layers, and the X-ray file no thresholds") {
  auto const entries = DenseNet::Model::file_entries(get_variant_config<DenseNet>("121_Xray"));
  CHECK(entries.namings.at(0)("features.denseblock1.denselayer2.norm1.weight") ==
        "features.denseblock1.denselayer2.norm.1.weight");
  CHECK(entries.namings.at(0)("features.denseblock1.denselayer2.conv2.weight") ==
        "features.denseblock1.denselayer2.conv.2.weight");
  CHECK(entries.namings.at(0)("features.conv0.weight") == "features.conv0.weight");
  CHECK(entries.defaults.at("op_threshs").numel() == 18);
  CHECK(DenseNet::Model::file_entries(get_variant_config<DenseNet>("121")).defaults.empty());
}

TEST_CASE("what nothing asks for is told") {
  CheckpointSource const source(dict({{"a", at::ones({1})}, {"head", at::ones({1})}}));
  CHECK(!source({"b", {1}}).defined());
  source({"a", {1}});
  CHECK(source.unused() == std::vector<std::string>{"head"});
}

TEST_CASE("a counter that older files lack counts 0") {
  CheckpointSource const source(dict({}));
  CHECK(source({"bn.num_batches_tracked", {}, at::kLong}).item<std::int64_t>() == 0);
}

TEST_CASE("integers are no weights, but half precision is") {
  CheckpointSource const source(dict({{"a", at::ones({1}, at::kLong)}, {"b", at::ones({1}, at::kHalf)}}));
  CHECK_THROWS_WITH(source({"a", {1}}),
                    "the checkpoint's entry a has the dtype Long, which can't become the network's Float");
  nn::Weights weights(source);
  CHECK(weights.get({"b", {1}}).scalar_type() == at::kFloat);
}

TEST_CASE("torchvision's ViT files name the MLP's layers linear_1 and linear_2") {
  auto const naming = ViT::Model::file_entries(get_variant_config<ViT>("B_16")).namings.at(0);
  CHECK(naming("encoder.layers.encoder_layer_3.mlp.0.weight") == "encoder.layers.encoder_layer_3.mlp.linear_1.weight");
  CHECK(naming("encoder.layers.encoder_layer_3.mlp.3.bias") == "encoder.layers.encoder_layer_3.mlp.linear_2.bias");
  CHECK(ViT::Model::file_entries(get_variant_config<ViT>("Base")).namings.empty());
}
