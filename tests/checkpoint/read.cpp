#include "ttfm/checkpoint/read.hpp"

#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/scalar_tensor.h>
#include <fstream>

#include "catch.hpp"
#include "files.hpp"

using namespace ttfm;

namespace {

std::string const data = TTFM_TEST_DATA "/checkpoints/";

at::Tensor counting(std::vector<std::int64_t> const& shape, at::ScalarType dtype = at::kFloat) {
  std::int64_t count = 1;
  for (auto const size : shape) count *= size;
  return at::arange(count, at::kFloat).view(shape).to(dtype);
}

void check_content(checkpoint::StateDict const& dict) {
  auto is = [&](char const* name, at::Tensor const& want) {
    INFO(name);
    auto const* tensor = dict.find(name);
    REQUIRE(tensor);
    CHECK(tensor->scalar_type() == want.scalar_type());
    CHECK(at::equal(*tensor, want));
  };
  is("layer.weight", counting({2, 3, 4}));
  is("layer.bias", counting({3}, at::kHalf));
  is("norm.scale", counting({5}, at::kBFloat16));
  is("norm.num_batches_tracked", at::scalar_tensor(7, at::kLong));
  is("wide", counting({2, 2}, at::kDouble));
  is("empty", counting({0, 3}));
  REQUIRE(dict.find("flag"));
  CHECK(dict.find("flag")->scalar_type() == at::kBool);
}

/// A file in the temporary folder, gone with the object.
struct Scratch {
  std::filesystem::path path;
  Scratch(std::string const& name, std::string const& bytes)
      : path(std::filesystem::temp_directory_path() / ("ttfm_read_" + name)) {
    std::ofstream(path, std::ios::binary) << bytes;
  }
  ~Scratch() { std::filesystem::remove(path); }
};

std::string message_of(std::filesystem::path const& path) {
  return ::message_of([&] { checkpoint::read(path); });
}

std::string message_of(std::string const& name, std::string const& bytes) {
  return message_of(Scratch(name, bytes).path);
}

std::string safetensors(std::string const& header, std::string const& bytes) {
  std::uint64_t const size = header.size();
  return std::string(reinterpret_cast<char const*>(&size), 8) + header + bytes;
}

}  // namespace

TEST_CASE("torch.save's zip and legacy formats, safetensors and its shards have the same content") {
  for (std::string const file : {"zip.pt", "legacy.pt", "nested.pt", "whole.safetensors",
                                 "model.safetensors.index.json", "deflated.pth.zip", "stored.pth.zip"}) {
    INFO(file);
    check_content(checkpoint::read(data + file));
  }
}

TEST_CASE("parameters are read as tensors") {
  auto const dict = checkpoint::read(data + "parameters.pt");
  CHECK(dict.size() == 5);
  CHECK(at::equal(*dict.find("layer.weight"), counting({2, 3, 4})));
}

TEST_CASE("views of one storage stay views of it, with their strides") {
  for (std::string const file : {"zip.pt", "legacy.pt"}) {
    INFO(file);
    auto const dict = checkpoint::read(data + file);
    auto const& whole = *dict.find("layer.weight");
    CHECK(dict.find("transposed")->is_alias_of(whole));
    CHECK(at::equal(*dict.find("transposed"), counting({2, 3, 4}).transpose(0, 2)));
    CHECK(at::equal(*dict.find("tail"), counting({24}).slice(0, 20)));
  }
}

TEST_CASE("a tensor of a mapped file can be written, and the file stays as it is") {
  auto const before = bytes_of("checkpoints/whole.safetensors");
  checkpoint::read(data + "whole.safetensors").find("layer.weight")->fill_(1);
  CHECK(bytes_of("checkpoints/whole.safetensors") == before);
}

TEST_CASE("tensors outlive the state dict that they came in") {
  auto const tensor = *checkpoint::read(data + "zip.pt").find("layer.weight");
  CHECK(at::equal(tensor, counting({2, 3, 4})));
}

TEST_CASE("a module that torch.save wrote whole is read as its state dict") {
  for (std::string const file : {"module.pt", "module_legacy.pt"}) {
    INFO(file);
    auto const dict = checkpoint::read(data + file);
    CHECK(dict.names() == std::vector<std::string>{"kept", "0.weight", "0.bias", "1.weight", "1.bias", "1.running_mean",
                                                   "1.running_var", "1.num_batches_tracked"});
    CHECK(at::equal(*dict.find("0.weight"), counting({2, 1, 3, 3})));
    CHECK(at::equal(*dict.find("kept"), counting({3})));
  }
}

TEST_CASE("what torch.save wrote but is no state dict is refused by what it is") {
  CHECK(contains(message_of(data + "namespace.pt"),
                 "the checkpoint is an object of argparse.Namespace, not a module or a dict of tensors"));
  CHECK(contains(message_of(data + "list.pt"), "the checkpoint is a list, not a dict of tensors"));
  CHECK(contains(message_of(data + "script.pt"), "TorchScript"));
}

TEST_CASE("files of other kinds are refused with the reason") {
  CHECK(contains(message_of("absent.pt"), "absent.pt: can't be opened: No such file"));
  CHECK(contains(message_of(data), "is no regular file"));
  CHECK(contains(message_of("a.pt", ""), "the file is empty"));
  CHECK(contains(message_of("b.pt", "<!DOCTYPE html>"), "a web page"));
  CHECK(contains(message_of("c.pt", "version https://git-lfs.github.com/spec/v1\n"), "a Git LFS pointer"));
  CHECK(contains(message_of("d.pt", "just some text that is long enough"),
                 "no checkpoint: neither safetensors, nor a file of torch.save, nor Flax's msgpack"));
}

TEST_CASE("a damaged archive around a checkpoint is refused") {
  auto bytes = bytes_of("checkpoints/deflated.pth.zip");
  bytes[100] ^= 0x55;
  CHECK(contains(message_of("damaged.zip", bytes), "legacy.pth"));
  CHECK(contains(message_of("damaged.zip", bytes), "the file is damaged"));
  auto stored = bytes_of("checkpoints/stored.pth.zip");
  stored[stored.size() / 2] ^= 0x55;
  CHECK(contains(message_of("stored.zip", stored), "has another checksum than the archive says"));
}

TEST_CASE("every truncation of a checkpoint is refused") {
  for (std::string const file :
       {"zip.pt", "legacy.pt", "whole.safetensors", "flax_model.msgpack", "deflated.pth.zip"}) {
    auto const whole = bytes_of("checkpoints/" + std::string(file));
    for (std::size_t size = 0; size < whole.size(); size += 3) {
      INFO(file << " cut to " << size);
      CHECK(message_of("cut.pt", whole.substr(0, size)) != "accepted");
    }
  }
}

TEST_CASE("a safetensors header that doesn't fit its bytes is refused by the entry") {
  auto message = [](std::string const& header, std::size_t bytes) {
    return message_of("x.safetensors", safetensors(header, std::string(bytes, 'x')));
  };
  CHECK(message(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 8) == "accepted");
  CHECK(contains(message(R"({"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}})", 8),
                 "the entry a has 8 bytes, which its shape 3 doesn't need"));
  CHECK(contains(message(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 7),
                 "the entry a ends at 8 of 7 bytes; the file is truncated"));
  CHECK(contains(message(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 9),
                 "the entries end 1 bytes before the file does"));
  CHECK(contains(message(R"({"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}})", 8),
                 "has the dtype C64, which is not read"));
  CHECK(contains(message(R"({"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}})", 8),
                 "has a size that is no number"));
  CHECK(contains(
      message(
          R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})",
          8),
      "the entry b begins at 0, not where the one before ends, 8"));
  CHECK(contains(message(R"({"a":3})", 0), "the header is no safetensors header"));
  CHECK(contains(message(R"({"a")", 0), "the header is no safetensors header"));
}

TEST_CASE("an index of shards is refused by what is wrong with it") {
  CHECK(contains(message_of("i.json", R"({"weight_map":{"a":"../x"}})"),
                 "the entry a is in ../x, which is no file name"));
  CHECK(contains(message_of("i.json", R"({"weight_map":{"a":"nowhere"}})"), "nowhere: can't be opened"));
  CHECK(contains(message_of("i.json", R"({"a":1})"), "is no index of safetensors files"));
  Scratch const shard("shard", safetensors(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})", "x"));
  CHECK(contains(message_of("i.json", R"({"weight_map":{"b":"ttfm_read_shard"}})"),
                 "the entry b is not in ttfm_read_shard"));
}
