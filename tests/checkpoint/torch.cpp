// Files of torch.save of all kinds, against what torch.load reads of them (see tools/record_pickles.py).
#include <ATen/ops/equal.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/view_as_real.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"
#include "files.hpp"
#include "made.hpp"
#include "ttfm/checkpoint/pickle.hpp"
#include "ttfm/checkpoint/zip.hpp"

using namespace ttfm;
using namespace std::string_literals;

namespace {

checkpoint::StateDict read(std::string const& file, checkpoint::ReadOptions const& options = {}) {
  auto bytes = bytes_of(file);
  bool const zip = bytes.starts_with("PK");
  auto const in_memory = checkpoint::MappedFile::from_bytes(std::move(bytes), file);
  return zip ? checkpoint::read_torch_zip(in_memory, options) : checkpoint::read_legacy_pickle(in_memory, options);
}

std::string message_of(std::string const& file, checkpoint::ReadOptions const& options = {}) {
  return ::message_of([&] { read(file, options); });
}

/// torch's name of a dtype.
std::string name_of(at::ScalarType dtype) {
  static std::map<std::string, std::string> const names{{"Float", "float32"},
                                                        {"Double", "float64"},
                                                        {"Half", "float16"},
                                                        {"BFloat16", "bfloat16"},
                                                        {"Long", "int64"},
                                                        {"Int", "int32"},
                                                        {"Short", "int16"},
                                                        {"Char", "int8"},
                                                        {"Byte", "uint8"},
                                                        {"Bool", "bool"},
                                                        {"UInt16", "uint16"},
                                                        {"UInt32", "uint32"},
                                                        {"UInt64", "uint64"},
                                                        {"ComplexHalf", "complex32"},
                                                        {"ComplexFloat", "complex64"},
                                                        {"ComplexDouble", "complex128"}};
  std::string const name = c10::toString(dtype);
  if (auto const found = names.find(name); found != names.end()) return found->second;
  return 'f' + name.substr(1);  // Float8_e5m2
}

std::vector<double> values_of(at::Tensor const& tensor) {
  auto const real = tensor.is_complex() ? at::view_as_real(tensor.to(at::kComplexDouble)) : tensor.to(at::kDouble);
  auto const flat = real.contiguous();
  return {flat.const_data_ptr<double>(), flat.const_data_ptr<double>() + flat.numel()};
}

/// Are they what torch.load reads: names in their order, dtypes, shapes, values?
void check(checkpoint::StateDict const& dict, nlohmann::ordered_json const& want) {
  std::vector<std::string> names;
  for (auto const& [name, entry] : want.items()) {
    INFO(name);
    names.push_back(name);
    auto const* const tensor = dict.find(name);
    REQUIRE(tensor);
    CHECK(name_of(tensor->scalar_type()) == entry["dtype"].get<std::string>());
    CHECK(tensor->sizes().vec() == entry["shape"].get<std::vector<std::int64_t>>());
    CHECK(values_of(*tensor) == entry["values"].get<std::vector<double>>());
  }
  CHECK(dict.names() == names);
}

std::vector<std::string> names_of(std::vector<checkpoint::Leaf> const& leaves) {
  std::vector<std::string> names;
  for (auto const& leaf : leaves) names.push_back(leaf.name);
  return names;
}

std::string kind_of(std::vector<checkpoint::Leaf> const& leaves, std::string const& name) {
  auto const found = std::find_if(leaves.begin(), leaves.end(), [&](auto const& leaf) { return leaf.name == name; });
  return found == leaves.end() ? "absent" : found->kind;
}

}  // namespace

TEST_CASE("every kind of torch.save's files has the tensors that torch.load reads, and tells where they were") {
  auto const expected = nlohmann::ordered_json::parse(bytes_of("pickles/expected.json"));
  REQUIRE(expected.size() > 50);
  for (auto const& [file, want] : expected.items()) {
    INFO(file);
    auto const dict = read("pickles/" + file);
    check(dict, want["tensors"]);
    CHECK(dict.origin.key == want["key"].get<std::string>());
  }
}

TEST_CASE("files as people publish them have the tensors that torch.load reads") {
  auto const expected = nlohmann::ordered_json::parse(bytes_of("cases/expected.json"))["checkpoints"];
  REQUIRE(expected.size() == 14);
  for (auto const& [file, want] : expected.items()) {
    INFO(file);
    check(read("cases/checkpoints/" + file), want);
  }
}

TEST_CASE("what a training script saves beside the weights is named, whatever its class") {
  for (std::string const file : {"zip_protocol2.pth", "legacy_protocol5.pth"}) {
    INFO(file);
    auto const origin = read("pickles/" + file).origin;
    CHECK(origin.skipped.empty());
    CHECK(origin.others.empty());
    CHECK(kind_of(origin.beside, "epoch") == "a number");
    CHECK(kind_of(origin.beside, "vast") == "a number");
    CHECK(kind_of(origin.beside, "yes") == "a truth value");
    CHECK(kind_of(origin.beside, "none") == "None");
    CHECK(kind_of(origin.beside, "bytes") == "bytes");
    CHECK(kind_of(origin.beside, "array") == "bytes");
    CHECK(kind_of(origin.beside, "set") == "a set");
    CHECK(kind_of(origin.beside, "frozen") == "a set");
    CHECK(kind_of(origin.beside, "tuple") == "a list");
    CHECK(kind_of(origin.beside, "counter") == "an object of collections.Counter");
    CHECK(kind_of(origin.beside, "args") == "an object of argparse.Namespace");
    CHECK(kind_of(origin.beside, "names") == "an object of __main__.Names");
    CHECK(kind_of(origin.beside, "partial") == "an object of functools.partial");
    CHECK(kind_of(origin.beside, "class") == "a class __main__.Plain");
    CHECK(kind_of(origin.beside, "7") == "text");
    CHECK(kind_of(origin.beside, "<an object of __main__.Color>") == "a number");
    CHECK(kind_of(origin.beside, "state_dict") == "absent");
  }
}

TEST_CASE("a file with several state dicts says which one was taken, and takes averaged weights when asked") {
  auto first = [](checkpoint::StateDict const& dict) { return dict.find("w")->flatten()[0].item<float>(); };
  using Names = std::vector<std::string>;
  auto const plain = read("pickles/choice_plain_first.pth");
  CHECK(first(plain) == 0);
  CHECK(plain.origin.key == "state_dict");
  CHECK(plain.origin.others == Names{"state_dict_ema"});
  CHECK(names_of(plain.origin.beside) == Names{"epoch", "state_dict_ema"});
  auto const averaged = read("pickles/choice_plain_first.pth", {.ema = true});
  CHECK(first(averaged) == 10);
  CHECK(averaged.origin.key == "state_dict_ema");
  CHECK(averaged.origin.others == Names{"state_dict"});

  for (auto const& [file, key] : std::map<std::string, std::string>{{"ema_beside", "ema"},
                                                                    {"params", "params_ema"},
                                                                    {"only_ema", "params_ema"},
                                                                    {"model_state", "ema_state"},
                                                                    {"nested_ema", "ema.module"},
                                                                    {"root_over_ema", "ema"}}) {
    INFO(file);
    auto const dict = read("pickles/choice_" + file + ".pth", {.ema = true});
    CHECK(dict.origin.key == key);
    CHECK(first(dict) == 10);
  }
  CHECK(contains(message_of("pickles/choice_net.pth", {.ema = true}), "the checkpoint has no averaged weights"));
  CHECK(contains(message_of("pickles/choice_none_first.pth", {.ema = true}), "the checkpoint has no averaged weights"));
  CHECK(contains(message_of("pickles/module.pth", {.ema = true}), "it is a module saved whole"));

  auto const order = read("pickles/choice_order.pth");
  CHECK(first(order) == 0);
  CHECK(order.origin.others == Names{"model", "net"});
  CHECK(read("pickles/choice_module_under_key.pth").origin.type == "torch.nn.modules.linear.Linear");
  auto const root = read("pickles/choice_root_measure.pth");
  CHECK(names_of(root.origin.skipped) == Names{"step", "scheduler"});
  CHECK(kind_of(root.origin.skipped, "scheduler") == "a dict");
  CHECK(kind_of(read("pickles/choice_numbers.pth").origin.skipped, "0") == "a tensor");
  CHECK(contains(message_of("pickles/refused/two_unknown.pth"),
                 "the checkpoint has several dicts of tensors, generator, discriminator, and none under state_dict, "));
}

TEST_CASE("tensors that aren't read are refused by their name and what makes them") {
  auto refused = [](std::string const& name) { return message_of("pickles/refused/" + name + ".pth"); };
  CHECK(contains(refused("quantized"),
                 "the entry quantized depends on torch._utils._rebuild_qtensor, which is not called: quantized tensors "
                 "are not read"));
  CHECK(contains(refused("sparse"),
                 "the entry sparse depends on torch._utils._rebuild_sparse_tensor, which is not called: "
                 "sparse tensors are not read"));
  CHECK(contains(refused("nested"), "the entry nested depends on torch._utils._rebuild_nested_tensor"));
  CHECK(contains(refused("meta"),
                 "the entry meta depends on torch._utils._rebuild_meta_tensor_no_storage, which is not "
                 "called: a meta tensor has no values"));
  CHECK(contains(refused("bits"),
                 "the entry bits depends on torch.bits8, which is not called: tensors of this dtype are "
                 "not read"));
  CHECK(contains(refused("protocol0"), "torch.load can't read them either"));
}

TEST_CASE("tensors of one storage share it, those with a bit to turn don't") {
  auto const dict = read("pickles/tensors.pth");
  CHECK(dict.find("column")->is_alias_of(*dict.find("tail")));
  CHECK(dict.find("expanded")->storage().nbytes() == 12);
  CHECK(!dict.find("negative")->is_neg());
  CHECK(!dict.find("conjugate")->is_conj());
  // Turned once, and not again by the next entry.
  auto const again = read("pickles/tensors.pth");
  CHECK(at::equal(*again.find("negative"), *dict.find("negative")));
}

TEST_CASE("a zip archive of torch.save is held to its own rules") {
  auto const pickle = [](std::string const& type) {
    return "\x80\x02}U\1wctorch._utils\n_rebuild_tensor_v2\n((U\7storagec"s + type +
           "U\1"
           "0U\3cpuK\6tQK\0K\6\x85K\1\x85\x89NtRs."s;
  };
  auto const floats = pickle("torch\nFloatStorage\n");
  std::string numbers, reversed;
  for (float const i : {0.f, 1.f, 2.f, 3.f, 4.f, 5.f}) numbers += little(i), reversed += big(i);
  using Entries = std::vector<MadeZip::Entry>;
  auto of = [](Entries const& entries) {
    return checkpoint::read_torch_zip(checkpoint::MappedFile::from_bytes(MadeZip{entries}.bytes(), "t.pth"));
  };
  auto refused = [&](Entries const& entries) { return ::message_of([&] { of(entries); }); };
  auto const want = at::tensor({0.f, 1.f, 2.f, 3.f, 4.f, 5.f});

  // At every alignment.
  for (std::string const root : {"a", "ab", "abc", "abcd"}) {
    INFO(root);
    CHECK(at::equal(*of({{root + "/data.pkl", floats}, {root + "/data/0", numbers}}).find("w"), want));
  }
  CHECK(at::equal(*of({{"a/data.pkl", floats}, {"a/data/0", numbers}, {"a/byteorder", "little"}}).find("w"), want));
  CHECK(at::equal(*of({{"a/data.pkl", floats}, {"a/data/0", reversed}, {"a/byteorder", "big"}}).find("w"), want));
  CHECK(contains(refused({{"a/data.pkl", floats}, {"a/data/0", numbers}, {"a/byteorder", "middle"}}),
                 "the byte order is middle, neither little nor big"));
  CHECK(contains(
      refused(
          {{"a/data.pkl", pickle("torch.storage\nUntypedStorage\n")}, {"a/data/0", "012345"}, {"a/byteorder", "big"}}),
      "the storage a/data/0 is big-endian, but of no element type"));
  CHECK(of({{"a/data.pkl", pickle("torch.storage\nUntypedStorage\n")}, {"a/data/0", "012345"}})
            .find("w")
            ->scalar_type() == at::kByte);

  CHECK(contains(refused({{"a/data.pkl", floats}}), "the storage a/data/0 is not in the archive"));
  CHECK(
      contains(refused({{"a/data.pkl", floats}, {"b/data/0", numbers}}), "the storage a/data/0 is not in the archive"));
  CHECK(contains(refused({{"a/data.pkl", floats}, {"a/data/0", numbers.substr(4)}}),
                 "the storage a/data/0 has 20 bytes, not 6 elements of 4"));
  CHECK(contains(refused({{"a/data.pkl", floats}, {"a/data/0", numbers + numbers.substr(4)}}),
                 "the storage a/data/0 has 44 bytes, not 6 elements of 4"));
  CHECK(contains(refused({{"a/data.pkl", floats}, {"a/data/0", numbers + "x"}}), "the storage a/data/0 has 25 bytes"));
  CHECK(contains(refused({{"a/data.pkl", floats}, {"b/data.pkl", floats}, {"a/data/0", numbers}}),
                 "two pickles, a/data.pkl and b/data.pkl"));
  for (std::string const name : {"data.pkl", "a/b/data.pkl", "a/data_pkl"})
    CHECK(contains(refused({{name, floats}, {"a/data/0", numbers}}),
                   "without <name>/data.pkl is no checkpoint of torch.save"));
  for (std::string const name : {"a/constants.pkl", "a/model.json"})
    CHECK(contains(refused({{"a/data.pkl", floats}, {"a/data/0", numbers}, {name, "}."}}), "a TorchScript archive"));
}
