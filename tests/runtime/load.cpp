#include "ttfm/runtime/load.hpp"

#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "catch.hpp"
#include "dicts.hpp"
#include "ttfm/checkpoint/safetensors_writer.hpp"
#include "ttfm/models/densenet.hpp"
#include "ttfm/models/efficientnet_lite.hpp"
#include "ttfm/models/mnist.hpp"
#include "ttfm/models/vit.hpp"
#include "ttfm/models/yolov4.hpp"
#include "ttfm/runtime/pipeline.hpp"

using namespace ttfm;

namespace {

constexpr auto old_patterns = name_patterns({{"", "old"}}), older_patterns = name_patterns({{"", "older"}});
constexpr Naming old{"old", old_patterns}, older{"older", older_patterns};

std::vector<nn::Request> const abc{{"a", {1}}, {"b", {2}}, {"c", {3}}};

std::string text_of(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("entries are found under the one naming that has most of them, and behind DataParallel's prefix") {
  auto found = [](checkpoint::StateDict file, std::vector<Naming> namings) {
    CheckpointSource const source(std::move(file), {.namings = std::move(namings)}, abc);
    std::string names = source.naming() ? std::string(source.naming()->source) + ":" : "own:";
    for (auto const& request : abc)
      if (source(request).defined()) names += request.name;
    for (auto const& unused : source.unused()) names += " " + unused;
    return names;
  };
  auto const a = at::ones({1}), b = at::ones({2}), c = at::ones({3});
  CHECK(found(dict({{"a", a}, {"b", b}, {"module.c", c}}), {old, older}) == "own:abc");
  CHECK(found(dict({{"old.a", a}, {"module.old.b", b}, {"old.c", c}}), {old, older}) == "old:abc");
  CHECK(found(dict({{"older.a", a}, {"older.b", b}, {"older.c", c}}), {old, older}) == "older:abc");
  CHECK(found(dict({{"a", a}, {"older.b", b}, {"older.c", c}}), {old, older}) == "older:bc a");
  CHECK(found(dict({{"a", a}, {"old.a", a}}), {old}) == "own:a old.a");  // of as many the own one
  CHECK(found(dict({{"old.a", a}}), {}) == "own: old.a");
}

TEST_CASE("without the network's requests a file is read under the variant's own names") {
  CheckpointSource const source(dict({{"old.a", at::ones({1})}}), {.namings = {old}});
  CHECK(!source({"a", {1}}).defined());
}

TEST_CASE("an entry is given once, whatever wraps its name") {
  CheckpointSource const source(dict({{"a", at::ones({1})}, {"module.b", at::ones({2})}}));
  for (auto const* name : {"a", "b"}) {
    INFO(name);
    CHECK(source({name, {1}}).defined());
    CHECK(!source({name, {1}}).defined());
    CHECK(!source({std::string("module.") + name, {1}}).defined());
  }
}

TEST_CASE("naming goes by the network's own names, not by the source's") {
  CheckpointSource const source(dict({{"old.canonical", at::ones({1})}}), {.namings = {old}},
                                {{"source", {1}, at::kFloat, true, "canonical"}});
  CHECK(source({"source", {1}, at::kFloat, true, "canonical"}).defined());
}

TEST_CASE("an entry that is tied to another may be missing") {
  auto const table = at::ones({2}), head = at::zeros({2});
  FileEntries const tied{.tied = {{"head", "table"}}};
  CheckpointSource const one(dict({{"table", table}}), tied), both(dict({{"table", table}, {"head", head}}), tied);
  CHECK(one({"head", {2}}).is_same(table));
  CHECK(one({"table", {2}}).is_same(table));
  CHECK(both({"head", {2}}).is_same(head));
  CHECK(!CheckpointSource(dict({}), tied)({"head", {2}}).defined());
}

TEST_CASE("what files may have more or less than the network is neither missing nor unexpected") {
  CheckpointSource const source(dict({{"a", at::ones({1})}, {"aux.b", at::ones({1})}}),
                                {.ignored = {"aux."}, .defaults = {{"c", at::ones({3})}}});
  CHECK(source({"a", {1}}).defined());
  CHECK(source({"c", {3}}).numel() == 3);
  CHECK(source.unused().empty());
}

TEST_CASE("torchvision's DenseNet files have dots in the names of their layers, and the X-ray file no thresholds") {
  auto const entries = file_entries<DenseNet>(get_variant_config<DenseNet>("121_Xray"));
  auto const& published = entries.namings.at(1);
  CHECK(published.of("features.denseblock1.denselayer2.norm1.weight") ==
        "features.denseblock1.denselayer2.norm.1.weight");
  CHECK(published.canonical("features.denseblock1.denselayer2.conv.2.weight") ==
        "features.denseblock1.denselayer2.conv2.weight");
  CHECK(published.of("features.conv0.weight") == "features.conv0.weight");
  CHECK(entries.defaults.at("op_threshs").numel() == 18);
  CHECK(file_entries<DenseNet>(get_variant_config<DenseNet>("121")).defaults.empty());
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

TEST_CASE("entries of wrapped modules are found in any nesting, unless two may be meant") {
  auto const one = at::ones({1}), two = at::full({1}, 2.0), three = at::full({1}, 3.0);
  CheckpointSource const source(dict({{"module._orig_mod.a", one},
                                      {"_orig_mod.features.module.b", two},
                                      {"module.c", three},
                                      {"module.d", one},
                                      {"d", two},
                                      {"module.e", one},
                                      {"_orig_mod.e", two},
                                      {"module.head.f", one}}),
                                {.ignored = {"head."}});
  CHECK(source({"a", {1}}).is_same(one));
  CHECK(source({"features.b", {1}}).is_same(two));
  CHECK(source({"c", {1}}).is_same(three));
  CHECK(source({"d", {1}}).is_same(two));  // its own name comes first
  CHECK(!source({"g", {1}}).defined());
  CHECK_THROWS_WITH(source({"e", {1}}), "the checkpoint's entries module.e and _orig_mod.e may both be e");
  CHECK(source.unused() == std::vector<std::string>{"_orig_mod.e", "module.d", "module.e"});
}

TEST_CASE("YOLOv4's file has other names, in the network's order") {
  auto const& row = get_variant_config<YOLOv4>();
  checkpoint::StateDict file;
  std::string last;
  for (auto const& request : weight_requests<YOLOv4>(row)) {
    last = request.name;
    file.insert(detail::cat("models.", file.size(), request.name.substr(request.name.rfind('.'))),
                at::zeros({}, request.dtype).expand(request.shape));
  }
  CHECK(file.size() == 648);
  CHECK(last == "head.c18.bias");
  CHECK(message_of([&] { Pipeline<YOLOv4>(row, file); }) == "accepted");
  file.insert("more", at::zeros({1}));
  CHECK(contains(message_of([&] { Pipeline<YOLOv4>(row, file, {}, "yolov4.pth"); }),
                 "yolov4.pth has 649 entries, the network 648"));
}

TEST_CASE("integers are no weights, but half precision is") {
  CheckpointSource const source(dict({{"a", at::ones({1}, at::kLong)}, {"b", at::ones({1}, at::kHalf)}}));
  CHECK_THROWS_WITH(source({"a", {1}}),
                    "the checkpoint's entry a has the dtype Long, which can't become the network's Float");
  nn::Weights weights(source);
  CHECK(weights.get({"b", {1}}).scalar_type() == at::kFloat);
}

TEST_CASE("torchvision's ViT files name the MLP's layers linear_1 and linear_2, Google's have names of their own") {
  auto called = [](char const* variant, std::string_view source, char const* canonical) {
    for (auto const& naming : file_entries<ViT>(get_variant_config<ViT>(variant)).namings)
      if (naming.source == source) return naming.of(canonical);
    return std::string("no such naming");
  };
  CHECK(called("B_16", "torchvision before 0.12", "blocks.3.mlp.fc1.weight") ==
        "encoder.layers.encoder_layer_3.mlp.linear_1.weight");
  CHECK(called("B_16", "torchvision", "blocks.3.mlp.fc2.bias") == "encoder.layers.encoder_layer_3.mlp.3.bias");
  CHECK(called("Base", "google", "blocks.3.mlp.fc2.bias") == "Transformer.encoderblock_3.MlpBlock_3.Dense_1.bias");
}

TEST_CASE("a network's weights are aligned and give the same bits wherever the file has them, and the file is let go") {
  auto const& row = get_variant_config<MNIST>("Cnn_Nodropout");
  Pipeline<MNIST> const made(row, nn::weights_from_names("file"));
  auto const input = made.load_inputs();
  auto const file = std::filesystem::temp_directory_path() / "ttfm_aligned.safetensors";
  checkpoint::write_safetensors(file, made.weights().entries());
  auto const written = text_of(file);
  std::uint64_t length;
  std::memcpy(&length, written.data(), sizeof length);
  auto const header = nlohmann::json::parse(written.substr(sizeof length, length));
  for (std::uint64_t const place : {0, 1, 4, 8, 24, 32, 40, 56}) {  // where the first entry begins, modulo 64
    INFO(place);
    std::uint64_t const padded = (length + 127) / 64 * 64 - 8 + place;
    {
      std::ofstream out(file, std::ios::binary);
      out.write(reinterpret_cast<char const*>(&padded), sizeof padded);
      out << written.substr(sizeof length, length) << std::string(padded - length, ' ')
          << written.substr(sizeof length + length);
    }
    auto const loaded = load_model<MNIST>("Cnn_Nodropout", {.checkpoint = file});
    for (auto const& [name, tensor] : loaded.weights().entries()) {
      INFO(name);
      CHECK(reinterpret_cast<std::uintptr_t>(tensor.const_data_ptr()) % 64 == 0);
    }
    CHECK(at::equal(loaded.forward(input), made.forward(input)));
    bool const mapped = text_of("/proc/self/maps").find(file.string()) != std::string::npos;
    bool aligned = false;  // an entry that is aligned as it is stays in the file
    for (auto const& [name, entry] : header.items()) {
      if (name == "__metadata__") continue;
      aligned |= (place + entry.at("data_offsets").at(0).get<std::uint64_t>()) % 64 == 0;
    }
    CHECK(mapped == aligned);
  }
  std::filesystem::remove(file);
}

TEST_CASE("an entry's own name goes before DataParallel's prefix, that before a tied entry, and all before a default") {
  auto filled = [](double value) { return at::ones({1}).mul(value); };
  auto value = [&](std::vector<std::pair<std::string, at::Tensor>> entries) {
    CheckpointSource const source(dict(std::move(entries)), {.tied = {{"a", "t"}}, .defaults = {{"a", filled(9)}}});
    auto const found = source({"a", {1}}).item<double>();
    return std::pair(found, source.unused());
  };
  using Unused = std::vector<std::string>;
  CHECK(value({{"module.a", filled(4)}, {"t", filled(3)}, {"a", filled(1)}}) ==
        std::pair(1.0, Unused{"module.a", "t"}));
  CHECK(value({{"module.a", filled(4)}, {"t", filled(3)}}) == std::pair(4.0, Unused{"t"}));
  CHECK(value({{"t", filled(3)}}) == std::pair(3.0, Unused{}));
  CHECK(value({{"b", filled(5)}}) == std::pair(9.0, Unused{"b"}));
}

TEST_CASE("what is ignored begins with the prefix, and can still be taken") {
  CheckpointSource const source(
      dict({{"aux.b", at::ones({1})}, {"x.aux.b", at::ones({1})}, {"au", at::ones({1})}, {"head.c", at::ones({2})}}),
      {.ignored = {"aux.", "head."}});
  CHECK(source.unused() == std::vector<std::string>{"au", "x.aux.b"});
  CHECK(source({"head.c", {2}}).numel() == 2);
  CHECK(source.unused() == std::vector<std::string>{"au", "x.aux.b"});
}

TEST_CASE("only a counter that a file lacks counts 0, and one that it has counts what it says") {
  auto const counted = dict({{"a.num_batches_tracked", at::ones({}, at::kLong).mul(7)}});
  CheckpointSource const source(counted), other(counted);
  CHECK(source({"a.num_batches_tracked", {}, at::kLong}).item<std::int64_t>() == 7);
  CHECK(source({"b.num_batches_tracked", {}, at::kLong}).scalar_type() == at::kLong);
  CHECK(!source({"b.running_mean", {3}}).defined());
  CHECK_THROWS_AS(other({"a.num_batches_tracked", {}}), CheckpointError);  // as floating-point numbers
}
