#include "ttfm/runtime/convert.hpp"

#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/zeros.h>

#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "catch.hpp"
#include "dicts.hpp"
#include "files.hpp"
#include "ttfm/checkpoint/safetensors_writer.hpp"
#include "ttfm/models/mnist_jax.hpp"
#include "ttfm/models/mobilenetv2.hpp"
#include "ttfm/models/resnet.hpp"
#include "ttfm/models/vit.hpp"
#include "ttfm/runtime/pipeline.hpp"

using namespace ttfm;

namespace {

/// A checkpoint of a variant with weights computed from their names.
template <class Family>
checkpoint::StateDict file_of(Row<typename Family::Config> const& row) {
  Pipeline<Family> const made(row, nn::weights_from_names("convert"));
  return dict(made.weights().entries());
}

Row<ResNet::Config> small_resnet(Naming const& names) {
  return {.name = "small",
          .model = {.source = ModelSource::torchvision, .num_classes = 5, .names = names},
          .config = {.block = nn::ResNetBlock::basic, .depths = {1, 1, 1, 1}}};
}
Row<ViT::Config> small_vit() {
  return {.name = "small",
          .model = {.source = ModelSource::huggingface,
                    .input = {32, 32},
                    .num_classes = 5,
                    .names = models::vit::names::transformers},
          .config = models::vit::hugging_face({.dim = 8, .layers = 2, .heads = 2, .mlp = 16})};
}

namespace resnet_names = models::resnet::names;

}  // namespace

TEST_CASE("a converted checkpoint gives the same outputs in a network of the other names") {
  auto const torchvision = small_resnet(resnet_names::torchvision),
             transformers = small_resnet(resnet_names::transformers);
  auto const file = file_of<ResNet>(torchvision);
  auto const converted = convert<ResNet>(torchvision, file, "transformers");
  CHECK(converted.from == "torchvision");
  CHECK(converted.to == "transformers");
  CHECK(converted.entries.size() == file.size());
  CHECK(converted.renamed == file.size());
  CHECK(converted.dropped.empty());
  CHECK_FALSE(converted.differs);
  auto const dict = ::dict(converted.entries);
  CHECK(dict.find("resnet.encoder.stages.1.layers.0.shortcut.normalization.running_mean"));
  Pipeline<ResNet> const before(torchvision, file), after(transformers, dict);
  auto const input = before.load_inputs();
  CHECK(at::equal(before.forward(input), after.forward(input)));
}

TEST_CASE("there and back again a checkpoint has the names and values that it had") {
  auto const row = small_resnet(resnet_names::torchvision);
  auto const file = file_of<ResNet>(row);
  for (auto const* to : {"torchvision", "timm", "transformers"}) {
    INFO(to);
    auto const there = convert<ResNet>(row, file, to);
    auto const back = convert<ResNet>(row, dict(there.entries), "torchvision");
    CHECK(back.renamed == there.renamed);
    auto const dict = ::dict(back.entries);
    REQUIRE(dict.size() == file.size());
    for (auto const& [name, tensor] : file) {
      INFO(name);
      REQUIRE(dict.find(name));
      CHECK(dict.find(name)->is_same(tensor));
    }
  }
}

TEST_CASE("a conversion keeps each entry's dtype") {
  auto const row = small_resnet(resnet_names::torchvision);
  checkpoint::StateDict half;
  for (auto const& [name, tensor] : file_of<ResNet>(row))
    half.insert(name, tensor.is_floating_point() ? tensor.to(at::kHalf) : tensor);
  for (auto const& [name, tensor] : convert<ResNet>(row, half, "transformers").entries) {
    INFO(name);
    CHECK(tensor.scalar_type() == (name.ends_with("num_batches_tracked") ? at::kLong : at::kHalf));
  }
}

TEST_CASE("a naming that isn't there is named with those that are") {
  auto const row = small_resnet(resnet_names::torchvision);
  CHECK(message_of([&] { convert<ResNet>(row, {}, "keras"); }) ==
        "there is no naming \"keras\" of this network; there are: torchvision, timm, transformers, pytorchcv");
  CHECK(message_of([&] { convert<ViT>(small_vit(), {}, "google"); }) ==
        "there is no naming \"google\" of this network; there are: transformers, flax");
}

TEST_CASE("a checkpoint that doesn't fit isn't converted") {
  auto const row = small_resnet(resnet_names::torchvision);
  auto dict = checkpoint::StateDict{};
  for (auto const& [name, tensor] : file_of<ResNet>(row))
    if (name == "fc.weight")
      dict.insert(name, at::ones({7, 512}));
    else if (name != "fc.bias")
      dict.insert(name, tensor);
  dict.insert("more", at::ones({1}));
  auto const message = message_of([&] { convert<ResNet>(row, dict, "timm", "a.pth"); });
  CHECK(contains(message, "a.pth doesn't fit the network"));
  CHECK(contains(message, "1 missing: fc.bias 5"));
  CHECK(contains(message, "1 misshapen: fc.weight is 7x512, not 5x512"));
  CHECK(contains(message, "1 unexpected: more"));
}

TEST_CASE("entries of a file that the network doesn't have are told") {
  auto const row = small_vit();
  auto file = file_of<ViT>(row);
  file.insert("pre_logits.weight", at::ones({1}));
  CHECK(convert<ViT>(row, file, "transformers").dropped == std::vector<std::string>{"pre_logits.weight"});
}

TEST_CASE("a source whose network differs in more than names is told") {
  auto const& row = get_variant_config<MobileNetV2>("Mobilenet_v2_0.35_96");
  auto const file = file_of<MobileNetV2>(row);
  CHECK(convert<MobileNetV2>(row, file, "timm").differs);
  CHECK_FALSE(convert<MobileNetV2>(row, file, "transformers").differs);
}

TEST_CASE("a network of whose arithmetic another source has none doesn't read its files") {
  auto const& row = get_variant_config<MobileNetV2>("Mobilenet_v2_0.35_96");
  auto const timm = convert<MobileNetV2>(row, file_of<MobileNetV2>(row), "timm");
  CHECK(contains(message_of([&] { Pipeline<MobileNetV2>(row, dict(timm.entries)); }), "doesn't fit the network"));
}

TEST_CASE("Flax's leaves have names of their own, and kernels are turned") {
  auto const row = small_vit();
  auto const file = file_of<ViT>(row);
  auto const flax = convert<ViT>(row, file, "flax");
  CHECK(flax.metadata.at("format") == "flax");
  auto const dict = ::dict(flax.entries);
  auto const& query = *dict.find("vit.encoder.layer.1.attention.attention.query.kernel");
  CHECK(at::equal(query, file.find("vit.encoder.layer.1.attention.attention.query.weight")->t()));
  auto const& patches = *dict.find("vit.embeddings.patch_embeddings.projection.kernel");
  CHECK(patches.sizes() == at::IntArrayRef({16, 16, 3, 8}));
  CHECK(at::equal(patches.permute({3, 2, 0, 1}), *file.find("vit.embeddings.patch_embeddings.projection.weight")));
  CHECK(at::equal(*dict.find("vit.layernorm.scale"), *file.find("vit.layernorm.weight")));
  CHECK(dict.find("vit.layernorm.bias"));
}

TEST_CASE("a safetensors file of Flax is read under PyTorch's names") {
  auto const row = small_vit();
  auto const file = file_of<ViT>(row);
  auto const flax = convert<ViT>(row, file, "flax");
  auto const path = std::filesystem::temp_directory_path() / "ttfm_flax.safetensors";
  checkpoint::write_safetensors(path, flax.entries, flax.metadata);
  auto const read = checkpoint::read(path);
  CHECK(read.size() == file.size());
  for (auto const& [name, tensor] : file) {
    INFO(name);
    REQUIRE(read.find(name));
    CHECK(at::equal(*read.find(name), tensor));
  }
  std::filesystem::remove(path);
}

TEST_CASE("Flax keeps a batch norm's statistics apart, and no counter") {
  auto const row = get_variant_config<MNISTJax>("Cnn_Batchnorm");
  auto const file = file_of<MNISTJax>(row);
  auto const dict = ::dict(convert<MNISTJax>(row, file, "flax").entries);
  CHECK(at::equal(*dict.find("batch_stats.BatchNorm_2.var"), *file.find("BatchNorm_2.running_var")));
  CHECK(dict.find("BatchNorm_2.scale"));
  CHECK(dict.find("Conv_0.kernel"));
  for (auto const& [name, tensor] : dict) CHECK_FALSE(name.ends_with("num_batches_tracked"));
}
