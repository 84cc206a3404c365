#include "ttfm/checkpoint/read.hpp"

#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/scalar_tensor.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "files.hpp"
#include "made.hpp"
#include "ttfm/checkpoint/formats.hpp"
#include "ttfm/checkpoint/safetensors_writer.hpp"

using namespace ttfm;
using namespace std::string_literals;

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
  return ::message_of([&] { checkpoint::read(path, {.formats = checkpoint::all_formats()}); });
}

std::string message_of(std::string const& name, std::string const& bytes) {
  return message_of(Scratch(name, bytes).path);
}

}  // namespace

namespace {

/// Kilobytes of a mapped file that are in memory.
long resident(std::filesystem::path const& file) {
  std::ifstream in("/proc/self/smaps");
  long sum = 0;
  bool here = false;
  for (std::string line; std::getline(in, line);)
    if (line.find(':') > line.find('-'))
      here = line.ends_with(file.string());
    else if (here && line.starts_with("Rss:"))
      sum += std::stol(line.substr(4));
  return sum;
}

}  // namespace

TEST_CASE("of a file that is read once the pages leave memory behind its tensors") {
  auto const file = std::filesystem::temp_directory_path() / "ttfm_once.safetensors";
  checkpoint::write_safetensors(
      file, std::vector<std::pair<std::string, at::Tensor>>{{"large", at::ones({1 << 20})}, {"small", at::ones({1})}});
  for (bool const once : {false, true}) {
    INFO(once);
    auto dict = checkpoint::read(file, {.once = once});
    CHECK(dict.take("large").sum().item<float>() == 1 << 20);
    CHECK((resident(file) < 1024) == once);
    CHECK(!dict.find("large"));
    CHECK(!dict.take("large").defined());
    CHECK(dict.find("small")->item<float>() == 1);
  }
  std::filesystem::remove(file);
}

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
  CHECK(contains(message_of("/dev/null"), "is no regular file"));
  CHECK(contains(message_of("a.pt", ""), "is an empty file"));
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

TEST_CASE("a name that stands twice in a safetensors header is blamed") {
  auto const a = R"("a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]})"s;
  auto const again = R"("a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]})"s;
  CHECK(contains(message_of("t.safetensors", safetensors('{' + a + ',' + again + '}', "12345678")),
                 "the entry a is there twice"));
  CHECK(contains(message_of("t.safetensors", bytes_of("cases/checkpoints/duplicate_keys.safetensors")),
                 "the entry a is there twice"));
  CHECK(
      contains(message_of("t.safetensors",
                          safetensors(R"({"a":{"dtype":"F32","shape":[1],"shape":[1],"data_offsets":[0,4]}})", "1234")),
               "the entry a has shape twice"));
  CHECK(contains(message_of("t.safetensors", safetensors(R"({"__metadata__":{"k":"1","k":"2"}})", "")),
                 "the entry __metadata__ has k twice"));
  // The same name in two objects is no repetition.
  CHECK(
      message_of("t.safetensors", safetensors('{' + a + R"(,"shape":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})",
                                              "12345678")) == "accepted");
}

TEST_CASE("entries of a safetensors file leave no gaps, whatever their order in the header") {
  auto message = [](std::string const& offsets, std::size_t bytes) {
    return message_of("g.safetensors", safetensors(R"({"b":{"dtype":"U8","shape":[2],"data_offsets":)" + offsets +
                                                       R"(},"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}})",
                                                   std::string(bytes, 'x')));
  };
  CHECK(message("[3,5]", 5) == "accepted");
  CHECK(contains(message("[4,6]", 6), "the entry b begins at 4, not where the one before ends, 3"));
  CHECK(contains(message("[2,4]", 4), "the entry b begins at 2, not where the one before ends, 3"));
  CHECK(contains(message("[3,2]", 5), "the entry b begins at 3, not where"));
  CHECK(contains(message("[3]", 5), "the entry b has no begin and end"));
  CHECK(contains(message("[3,4,5]", 5), "the entry b has no begin and end"));
  CHECK(contains(message("[3,9223372036854775807]", 5), "has a size that is no number"));
  CHECK(contains(message("[3.0,5]", 5), "has a size that is no number"));
  CHECK(contains(
      message_of("g.safetensors", safetensors(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})", "xx")),
      "the entry a begins at 1, not where the one before ends, 0"));
}

TEST_CASE("safetensors have each dtype's values, aligned or not") {
  std::string const header = R"({"b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                             R"("f":{"dtype":"F32","shape":[2,1],"data_offsets":[1,9]},)"
                             R"("e":{"dtype":"F32","shape":[3,0],"data_offsets":[9,9]},)"
                             R"("s":{"dtype":"F64","shape":[],"data_offsets":[9,17]}})";
  auto const dict = checkpoint::read_safetensors(checkpoint::MappedFile::from_bytes(
      safetensors(header, "\x07" + little(1.5f) + little(-2.5f) + little(0.1)), "x"));
  CHECK(dict.names() == std::vector<std::string>{"b", "f", "e", "s"});
  CHECK(dict.find("b")->item<int>() == 7);
  CHECK(dict.find("f")->sizes() == at::IntArrayRef({2, 1}));
  CHECK(dict.find("f")->flatten()[1].item<float>() == -2.5f);
  CHECK(dict.find("e")->sizes() == at::IntArrayRef({3, 0}));
  CHECK(dict.find("s")->dim() == 0);
  CHECK(dict.find("s")->item<double>() == 0.1);
}

TEST_CASE("a shape has 32 dimensions at most") {
  auto message = [](int dimensions) {
    std::string shape = "1";
    for (int i = 1; i < dimensions; ++i) shape += ",1";
    return message_of("n.safetensors",
                      safetensors(R"({"a":{"dtype":"U8","data_offsets":[0,1],"shape":[)" + shape + "]}}", "x"));
  };
  CHECK(message(32) == "accepted");
  CHECK(contains(message(33), "the entry a has 1 bytes, which its shape 1x1"));
  CHECK(
      contains(message_of("n.safetensors", safetensors(R"({"a":{"dtype":"U8","data_offsets":[0,1],"shape":1}})", "x")),
               "the entry a has no shape"));
}

TEST_CASE("what a safetensors file says of itself is told to who asks") {
  auto const file = checkpoint::MappedFile::from_bytes(
      safetensors(R"({"__metadata__":{"format":"pt","epoch":3},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})",
                  "x"),
      "m");
  checkpoint::Metadata metadata;
  CHECK(checkpoint::read_safetensors(file, &metadata).names() == std::vector<std::string>{"a"});
  CHECK(metadata == checkpoint::Metadata{{"format", "pt"}, {"epoch", "3"}});
  CHECK(checkpoint::read_safetensors(file).size() == 1);
}

TEST_CASE("shards are read in the order of their names, with all that is in them") {
  Folder const folder;
  folder.put("2.safetensors", bytes_named({"y", "x"}));
  folder.put("1.bin", bytes_of("checkpoints/legacy.pt"));
  auto const index = folder.put("i.json", R"({"metadata":{},"weight_map":{"x":"2.safetensors","wide":"1.bin"}})");
  auto const names = checkpoint::read(index).names();
  CHECK(std::vector(names.end() - 2, names.end()) == std::vector<std::string>{"y", "x"});
  CHECK(names.front() == checkpoint::read(folder.path / "1.bin").names().front());
  CHECK(names.size() == checkpoint::read(folder.path / "1.bin").size() + 2);
}

TEST_CASE("shards of torch.save's are read as those of safetensors") {
  auto const dict = checkpoint::read(TTFM_TEST_DATA "/cases/checkpoints/binshards/pytorch_model.bin.index.json");
  CHECK(dict.names() == std::vector<std::string>{"a"});
}

TEST_CASE("an index of shards is refused by what is wrong with it") {
  Folder const folder;
  folder.put("one", bytes_named({"a", "b"}));
  folder.put("two", bytes_named({"c", "b"}));
  folder.put("page", "<html>");
  folder.put("inner.json", R"({"weight_map":{"a":"one"}})");
  auto message = [&](std::string const& index) { return message_of(folder.put("i.json", index)); };
  CHECK(message(R"({"weight_map":{"a":"one","b":"one"}})") == "accepted");
  for (std::string const name : {"../one", "/etc/hostname", "sub/one", "..", ".", "", "one\\u0000"}) {
    INFO(name);
    CHECK(contains(message(R"({"weight_map":{"a":")" + name + R"("}})"), "which is no file name"));
  }
  CHECK(contains(message(R"({"weight_map":{"a":"one","b":"nowhere","c":"nowhere"}})"),
                 "i.json: the shard nowhere with 2 of the entries is not there"));
  CHECK(contains(message(R"({"weight_map":{"c":"one"}})"), "i.json: the entry c is not in one"));
  CHECK(contains(message(R"({"weight_map":{"a":"one","c":"two"}})"), "i.json: the entry b is in one and in two"));
  CHECK(contains(message(R"({"weight_map":{"a":"one","a":"two"}})"), "i.json: the entry a is there twice"));
  CHECK(
      contains(message(R"({"metadata":{"a":1,"a":2},"weight_map":{"a":"one"}})"), "i.json: the key a is there twice"));
  CHECK(
      contains(message(R"({"weight_map":{"a":"one"},"weight_map":{}})"), "i.json: the key weight_map is there twice"));
  CHECK(contains(message(R"({"weight_map":["one"]})"), "is no index of shards"));
  CHECK(contains(message(R"({"weight_map":{"a":1}})"), "is no index of shards"));
  CHECK(contains(message(R"({"weight_map":{"a":"one")"), "is no index of shards"));
  CHECK(contains(message(R"({"a":{"weight_map":{}}})"), "is no index of shards"));
  CHECK(contains(message(R"({"a":1})"), "is JSON without a weight_map"));
  CHECK(contains(message(R"({"weight_map":{"a":"page"}})"), "page: is a web page"));
  CHECK(contains(message(R"({"weight_map":{"a":"inner.json"}})"), "inner.json: is an index of shards"));
}

TEST_CASE("a folder is looked into for the hub's names in their order, then for the only checkpoint") {
  Folder const folder;
  auto found = [&] { return checkpoint::find_in_folder(folder.path).filename().string(); };
  auto message = [&] { return message_of([&] { checkpoint::find_in_folder(folder.path); }); };
  folder.put("config.json", "{}");
  folder.put("notes.safetensors", "a text of that name");
  folder.put("below/model.safetensors", bytes_named({"a"}));
  CHECK(message() == folder.path.string() +
                         ": there is no checkpoint in this folder; looked for model.safetensors, "
                         "model.safetensors.index.json, pytorch_model.bin, pytorch_model.bin.index.json, "
                         "flax_model.msgpack, and for any other file that is one by its content");
  folder.put("any.name", bytes_named({"a"}));
  CHECK(found() == "any.name");
  CHECK(checkpoint::read(folder.path).names() == std::vector<std::string>{"a"});
  folder.put("another", bytes_of("checkpoints/zip.pt"));
  CHECK(message() == folder.path.string() +
                         ": there are several checkpoints in this folder, so name one of them: another, any.name");
  // An index goes before the shards that it names.
  folder.put("any.index.json", R"({"weight_map":{"a":"any.name","b":"another"}})");
  CHECK(found() == "any.index.json");
  for (std::string const name : {"flax_model.msgpack", "pytorch_model.bin.index.json", "pytorch_model.bin",
                                 "model.safetensors.index.json", "model.safetensors"}) {
    folder.put(name, "");
    CHECK(found() == name);
  }
  CHECK(checkpoint::find_in_folder(folder.path, {"absent", "config.json"}).filename() == "config.json");
  CHECK(contains(message_of([&] { checkpoint::find_in_folder(folder.path / "nowhere"); }),
                 "nowhere: can't be looked into: No such file"));
}

TEST_CASE("a repository in the hub's cache is looked into where main refers to") {
  Folder const folder;
  auto found = [&] { return checkpoint::find_in_folder(folder.path); };
  auto const first = folder.put("snapshots/aaa/model.safetensors", bytes_named({"a"}));
  CHECK(found() == first);
  auto const second = folder.put("snapshots/bbb/x.bin", bytes_named({"b"}));
  CHECK(contains(message_of(found), "there is no checkpoint in this folder"));
  folder.put("refs/main", "bbb\n");
  CHECK(found() == second);
  CHECK(checkpoint::open(folder.path)->path() == second);
}

TEST_CASE("formats that few files have are read by those who include their readers") {
  auto const flax = data + "flax_model.msgpack", npz = data + "stored.npz";
  CHECK(checkpoint::read(flax, {.formats = {checkpoint::flax}}).names() == checkpoint::read_flax(flax).names());
  CHECK(checkpoint::read(npz, {.formats = checkpoint::all_formats()}).names() == checkpoint::read_npz(npz).names());
  CHECK(contains(::message_of([&] { checkpoint::read(flax, {.formats = {checkpoint::npz}}); }),
                 "flax_model.msgpack: is Flax's msgpack, and this program doesn't include its reader: include "
                 "ttfm/checkpoint/flax.hpp and read with {.formats = {ttfm::checkpoint::flax}}, load_model with "
                 "{.read = {.formats = {ttfm::checkpoint::flax}}}"));
  CHECK(
      contains(::message_of([&] { checkpoint::read(npz); }),
               "stored.npz: is NumPy's archive of arrays (.npz), and this program doesn't include its reader: include "
               "ttfm/checkpoint/npz.hpp and read with {.formats = {ttfm::checkpoint::npz}}"));
}

TEST_CASE("averaged weights are asked for of torch's files only") {
  auto message = [](std::string const& file) {
    return ::message_of([&] { checkpoint::read(data + file, {.ema = true}); });
  };
  CHECK(
      contains(message("whole.safetensors"),
               "whole.safetensors: has no averaged weights (EMA): only torch.save's files have them beside others, and "
               "this is safetensors"));
  CHECK(contains(message("model.safetensors.index.json"), "part-1.safetensors: has no averaged weights (EMA)"));
  CHECK(contains(message("flax_model.msgpack"), "this is Flax's msgpack"));
  auto const ema = checkpoint::read(TTFM_TEST_DATA "/pickles/choice_ema_beside.pth", {.ema = true});
  CHECK(ema.origin.key != checkpoint::read(TTFM_TEST_DATA "/pickles/choice_ema_beside.pth").origin.key);
}
