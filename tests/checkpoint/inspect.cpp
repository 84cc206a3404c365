#include "ttfm/checkpoint/inspect.hpp"

#include <ATen/ops/ones.h>
#include <ATen/ops/zeros.h>

#include "catch.hpp"
#include "files.hpp"
#include "made.hpp"
#include "ttfm/runtime/fit.hpp"

using namespace ttfm;
using checkpoint::FileKind;
using checkpoint::inspect;
using checkpoint::Inspection;

namespace {

std::string const data = TTFM_TEST_DATA "/checkpoints/";

Inspection of_bytes(std::string const& bytes) { return inspect(checkpoint::MappedFile::from_bytes(bytes, "x.pth")); }

/// A checkpoint of zeros under names and shapes.
Inspection with(std::vector<std::pair<std::string, nn::Shape>> const& entries) {
  Inspection result{.kind = FileKind::torch_zip};
  for (auto const& [name, shape] : entries) result.entries.insert(name, at::zeros(shape));
  return result;
}

std::vector<nn::Request> const network{{"stem.weight", {4, 3, 1, 1}},
                                       {"stem.bias", {4}},
                                       {"head.weight", {10, 4}},
                                       {"head.bias", {10}},
                                       {"bn.num_batches_tracked", {}, at::kLong}};

}  // namespace

TEST_CASE("dtypes have the names of PyTorch's Python") {
  for (auto const& [dtype, name] :
       std::vector<std::pair<at::ScalarType, std::string>>{{at::kFloat, "float32"},
                                                           {at::kDouble, "float64"},
                                                           {at::kHalf, "float16"},
                                                           {at::kBFloat16, "bfloat16"},
                                                           {at::kByte, "uint8"},
                                                           {at::kChar, "int8"},
                                                           {at::kShort, "int16"},
                                                           {at::kInt, "int32"},
                                                           {at::kLong, "int64"},
                                                           {at::kBool, "bool"},
                                                           {at::kComplexHalf, "complex32"},
                                                           {at::kComplexFloat, "complex64"},
                                                           {at::kComplexDouble, "complex128"},
                                                           {at::kFloat8_e4m3fn, "float8_e4m3fn"},
                                                           {at::kFloat8_e5m2, "float8_e5m2"},
                                                           {at::ScalarType::UInt16, "uint16"}})
    CHECK(checkpoint::dtype_name(dtype) == name);
}

TEST_CASE("a file's kind, size, entries, values and metadata are told") {
  auto const whole = inspect(data + "whole.safetensors");
  CHECK(whole.error.empty());
  CHECK(whole.file == data + "whole.safetensors");
  CHECK(whole.kind == FileKind::safetensors);
  CHECK(whole.bytes == bytes_of("checkpoints/whole.safetensors").size());
  CHECK(whole.entries.size() == 7);
  CHECK(whole.values == 24 + 3 + 5 + 1 + 4 + 2 + 0);
  CHECK(whole.metadata == checkpoint::Metadata{{"format", "pt"}});
  CHECK(whole.shards.empty());
  CHECK(inspect(data + "legacy.pt").kind == FileKind::torch_legacy);
  CHECK(inspect(data + "zip.pt").entries.size() == 9);
  CHECK(inspect(data + "deflated.pth.zip").kind == FileKind::torch_legacy);
  CHECK(inspect(data + "flax_model.msgpack").kind == FileKind::flax);
  CHECK(inspect(data + "stored.npz").entries.size() == 10);
}

TEST_CASE("an index is as large as its shards") {
  auto const index = inspect(data + "model.safetensors.index.json");
  CHECK(index.kind == FileKind::index);
  CHECK(index.shards == std::vector<std::string>{"part-1.safetensors", "part-2.safetensors"});
  CHECK(index.bytes ==
        bytes_of("checkpoints/part-1.safetensors").size() + bytes_of("checkpoints/part-2.safetensors").size());
  CHECK(index.entries.size() == 7);
  CHECK(index.error.empty());
}

TEST_CASE("what isn't read has its kind and the reason") {
  auto const page = of_bytes("<html>");
  CHECK(page.kind == FileKind::web_page);
  CHECK(contains(page.error, "x.pth: is a web page"));
  CHECK(page.entries.size() == 0);
  CHECK(page.bytes == 6);
  auto const cut = of_bytes(bytes_of("checkpoints/whole.safetensors").substr(0, 600));
  CHECK(cut.kind == FileKind::safetensors);
  CHECK(contains(cut.error, "truncated"));
  CHECK(contains(of_bytes("").error, "is an empty file"));
  auto const damaged = of_bytes(bytes_of("checkpoints/zip.pt").substr(0, 1000));
  CHECK(damaged.kind == FileKind::zip);
  CHECK(contains(damaged.error, "truncated"));
  CHECK(contains(of_bytes(R"({"weight_map":{"a":"nowhere.bin"}})").error,
                 "the shard nowhere.bin with 1 of the entries is not there"));
  CHECK(contains(of_bytes(R"({"weight_map":3})").error, "is no index of shards"));
  CHECK(contains(message_of([] { inspect(std::filesystem::path("absent.pth")); }), "absent.pth: can't be opened"));
}

TEST_CASE("a folder is looked into") {
  Folder const folder;
  auto const file = folder.put("any", bytes_named({"a"}));
  CHECK(inspect(folder.path).file == file);
}

TEST_CASE("Darknet's files have a number of values") {
  auto const file = of_bytes(little(std::int32_t{0}) + little(std::int32_t{2}) + little(std::int32_t{5}) +
                             little(std::int64_t{32013312}) + little(1.f) + little(2.f));
  CHECK(file.kind == FileKind::darknet);
  CHECK(file.values == 2);
  CHECK(file.error.empty());
  CHECK(file.entries.size() == 0);
}

TEST_CASE("a checkpoint with a network's names and shapes fits it whole") {
  auto const fitting =
      fit(with({{"stem.weight", {4, 3, 1, 1}}, {"stem.bias", {4}}, {"head.weight", {10, 4}}, {"head.bias", {10}}}), {},
          network);
  CHECK(fitting.whole());
  CHECK(fitting.score() == 1);
  CHECK(fitting.matched == 4);
}

TEST_CASE("what differs is listed, and a head of other classes counts half") {
  auto const fitting = fit(
      with({{"stem.weight", {4, 3, 1, 1}}, {"head.weight", {5, 4}}, {"head.bias", {5}}, {"more", {1}}}), {}, network);
  CHECK(!fitting.whole());
  CHECK(fitting.matched == 1);
  CHECK(fitting.missing == std::vector<std::string>{"stem.bias 4"});
  CHECK(fitting.misshapen == std::vector<std::string>{"head.weight is 5x4, not 10x4", "head.bias is 5, not 10"});
  CHECK(fitting.unexpected == std::vector<std::string>{"more"});
  CHECK(fitting.score() == 2. / 5);
  CHECK(fit(with({}), {}, network).score() == 0);
  CHECK(!fit(with({}), {}, {}).whole());
  CHECK(fit(with({}), {}, {}).score() == 0);
}

TEST_CASE("integers where a network has floating-point numbers don't fit") {
  Inspection file{.kind = FileKind::torch_zip};
  file.entries.insert("stem.bias", at::zeros({4}, at::kLong));
  auto const fitting = fit(file, {}, {{"stem.bias", {4}}});
  CHECK(fitting.matched == 0);
  REQUIRE(fitting.misshapen.size() == 1);
  CHECK(contains(fitting.misshapen[0], "stem.bias has the dtype Long"));
}

TEST_CASE("a family's namings, ignored prefixes and defaults are honoured") {
  static constexpr auto old = name_patterns({{"", "old"}});
  FileEntries const entries{
      .namings = {{"old", old}}, .ignored = {"aux."}, .defaults = {{"head.bias", at::zeros({10})}}};
  auto const fitting = fit(with({{"old.stem.weight", {4, 3, 1, 1}},
                                 {"module.old.stem.bias", {4}},
                                 {"old.head.weight", {10, 4}},
                                 {"aux.x", {1}}}),
                           entries, network);
  CHECK(fitting.whole());
  CHECK(fitting.matched == 3);
}

TEST_CASE("a file whose entries are in the network's order fits by position") {
  FileEntries const entries{.by_position = true};
  std::vector<nn::Request> const two{{"stem.weight", {4, 3, 1, 1}}, {"stem.bias", {4}}};
  CHECK(fit(with({{"0.weight", {4, 3, 1, 1}}, {"0.bias", {4}}}), entries, two).whole());
  CHECK(!fit(with({{"0.weight", {4, 3, 1, 1}}, {"0.bias", {4}}}), {}, two).whole());
  auto const other = fit(with({{"0.weight", {4, 3, 1, 1}}}), entries, two);
  CHECK(other.missing.size() == 2);
  CHECK(other.unexpected == std::vector<std::string>{"0.weight"});
}

TEST_CASE("Darknet's files fit networks of as many values, of families that have such files") {
  std::vector<nn::Request> const convolution{{"a.weight", {2, 3, 1, 1}}, {"a.bias", {2}}};
  Inspection file{.kind = FileKind::darknet, .values = 8};
  CHECK(fit(file, {.darknet = checkpoint::read_darknet}, convolution).whole());
  CHECK(fit(file, {.darknet = checkpoint::read_darknet}, convolution).matched == 2);
  CHECK(fit(file, {}, convolution).score() == 0);
  file.values = 9;
  CHECK(fit(file, {.darknet = checkpoint::read_darknet}, convolution).misshapen ==
        std::vector<std::string>{"9 values of float32, not 8"});
  file.values = 8;
  file.error = "damaged";
  CHECK(!fit(file, {.darknet = checkpoint::read_darknet}, convolution).whole());
}
