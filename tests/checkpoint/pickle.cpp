#include "ttfm/checkpoint/pickle.hpp"

#include <ATen/ops/equal.h>
#include <ATen/ops/tensor.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"

using namespace ttfm;
using namespace std::string_literals;

namespace {

checkpoint::StateDict read(std::string const& bytes, checkpoint::ReadOptions const& options = {}) {
  return checkpoint::read_legacy_pickle(checkpoint::MappedFile::from_bytes(bytes, "test.pth"), options);
}

std::string message_of(std::string const& bytes) {
  return ::message_of([&] { read(bytes); });
}

std::string const head = "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.\x80\x02M\xe9\x03.\x80\x02}."s;

template <class T>
std::string little(T value) {
  return {reinterpret_cast<char const*>(&value), sizeof value};
}

/// A legacy file of one pickle and the storage "0" with those elements.
template <class T = float>
std::string file(std::string const& pickle, std::vector<T> const& elements = {0, 1, 2, 3, 4, 5}) {
  auto bytes = head + pickle +
               "\x80\x02](U\x01"
               "0e." +
               little<std::uint64_t>(elements.size());
  for (auto const element : elements) bytes += little(element);
  return bytes;
}

/// The same without a storage.
std::string bare(std::string const& pickle) { return head + pickle + "\x80\x02]."; }

std::string text(std::string const& value) { return "U" + std::string(1, static_cast<char>(value.size())) + value; }
std::string number(std::int32_t value) { return "J" + little(value); }
std::string tuple(std::vector<std::int32_t> const& values) {
  std::string result = "(";
  for (auto const value : values) result += number(value);
  return result + "t";
}

/// Pushes a storage; the class with its module, "torch\nFloatStorage\n", and the view as opcodes.
std::string storage(std::int32_t count = 6, std::string const& type = "torch\nFloatStorage\n",
                    std::string const& view = "N") {
  return "(" + text("storage") + "c" + type + text("0") + text("cpu") + number(count) + view + "tQ";
}

/// Pushes a tensor; `rest`: what follows the strides.
std::string tensor(std::vector<std::int32_t> const& shape = {6}, std::vector<std::int32_t> const& strides = {1},
                   std::int32_t offset = 0, std::string const& held = storage(), std::string const& rest = "\x89N",
                   std::string const& function = "_rebuild_tensor_v2") {
  return "ctorch._utils\n" + function + "\n(" + held + number(offset) + tuple(shape) + tuple(strides) + rest + "tR";
}

/// A dict of one entry.
std::string entry(std::string const& value, std::string const& name = "w") { return "}" + text(name) + value + "s."; }

std::vector<float> const six{0, 1, 2, 3, 4, 5};

at::Tensor only(std::string const& bytes) {
  auto const dict = read(bytes);
  REQUIRE(dict.size() == 1);
  return dict.begin()->second;
}

}  // namespace

TEST_CASE("a class that isn't known is called nothing, and what it makes is an object beside the tensors") {
  std::string const type = "cos\nsystem\n";
  for (std::string const& made :
       {type + "(U\x02lstR", type + ")R", type + ")\x81", type + ")}\x92", "(ios\nsystem\n"s, "(" + type + "U\x02lso",
        type + ")R}b", type + ")RNb", type + ")R}" + text("a") + "K\x01sb", type + ")R(N}tb", type + ")R)R",
        type + ")RK\x01" + "a", type + ")R(K\x01K\x02" + "e", type + ")R(K\x01K\x02u", type + ")RK\x01K\x02s",
        type + ")R(K\x01\x90", "ccopy_reg\n__newobj__\n(" + type + "tR", "ccopyreg\n__newobj_ex__\n(" + type + ")}tR",
        "ccopy_reg\n_reconstructor\n(" + type + "c__builtin__\nobject\nNtR"}) {
    INFO(made);
    auto const dict = read(file("}(" + text("a") + made + text("w") + tensor() + "u."));
    CHECK(dict.names() == std::vector<std::string>{"w"});
    REQUIRE(dict.origin.skipped.size() == 1);
    CHECK(dict.origin.skipped[0].name == "a");
    CHECK(dict.origin.skipped[0].kind == "an object of os.system");
  }
  // As a key of the dict, and as the class itself.
  auto const dict = read(file("}(" + type + ")RK\x01" + text("a") + type + text("w") + tensor() + "u."));
  REQUIRE(dict.origin.skipped.size() == 2);
  CHECK(dict.origin.skipped[0].name == "<an object of os.system>");
  CHECK(dict.origin.skipped[1].kind == "a class os.system");
}

TEST_CASE("a tensor that depends on a class that isn't known is refused by the class and the entry") {
  std::string const type = "cmine\nThing\n";
  std::string const depends = "the entry w depends on mine.Thing, which is not called";
  CHECK(contains(message_of(bare(entry(tensor({6}, {1}, 0, type + ")R")))), depends));
  CHECK(contains(message_of(bare(entry(tensor({6}, {1}, 0, type)))), depends));
  CHECK(contains(message_of(bare(entry("ctorch._utils\n_rebuild_parameter\n(" + type + ")R\x88NtR"))), depends));
  CHECK(contains(message_of(bare(entry("ctorch._utils\n_rebuild_parameter_with_state\n(" + tensor({6}, {1}, 0, type) +
                                       "\x88N}tR"))),
                 depends));
  CHECK(contains(message_of(bare(entry("ctorch._tensor\n_rebuild_from_type_v2\n(ctorch._utils\n_rebuild_tensor_v2\n" +
                                       type + "(" + type + ")R" + number(0) + "))t}tR"))),
                 depends));
  // What is made of a tensor may be one.
  CHECK(contains(message_of(file(entry(type + "(" + tensor() + "tR"))),
                 "the entry w is made of a tensor by mine.Thing, which is not called"));
  CHECK(contains(
      message_of(file(entry("ctorch._tensor\n_rebuild_from_type_v2\n(" + type + type + "(" + tensor() + "t}tR"))),
      "the entry w is made of a tensor by mine.Thing, which is not called"));
  // Where no entry of the state dict depends on it, the file is read.
  auto const dict = read(file("}(" + text("state_dict") + "}" + text("w") + tensor() + "s" + text("other") + type +
                              "(" + tensor() + "tRu."));
  CHECK(dict.names() == std::vector<std::string>{"w"});
  CHECK(dict.origin.beside.at(0).kind == "an object of mine.Thing");
}

TEST_CASE("functions of torch that make no tensor here are refused by name") {
  for (auto const& [function, why] : std::vector<std::pair<std::string, std::string>>{
           {"_rebuild_qtensor", "quantized tensors are not read"},
           {"_rebuild_sparse_tensor", "sparse tensors are not read"},
           {"_rebuild_sparse_csr_tensor", "sparse tensors are not read"},
           {"_rebuild_nested_tensor", "nested tensors are not read"},
           {"_rebuild_meta_tensor_no_storage", "a meta tensor has no values"},
           {"_rebuild_wrapper_subclass", "a tensor of this subclass keeps its values elsewhere"},
           {"_rebuild_device_tensor_from_numpy", "values in a NumPy array are not read"},
           {"_rebuild_xla_tensor", "values in a NumPy array are not read"},
           {"_rebuild_mkldnn_tensor", "MKL-DNN's tensors are not read"},
           {"_rebuild_of_the_future", "tensors of this kind are not read"}}) {
    INFO(function);
    CHECK(contains(message_of(bare(entry("ctorch._utils\n" + function + "\n)R"))),
                   "the entry w depends on torch._utils." + function + ", which is not called: " + why));
  }
  CHECK(contains(message_of(file<std::uint8_t>(entry(tensor({6}, {1}, 0, storage(6, "torch\nQUInt8Storage\n"))),
                                               {0, 1, 2, 3, 4, 5})),
                 "quantized tensors are not read"));
  CHECK(contains(message_of(file<std::uint8_t>(entry("ctorch\nByteTensor\n)R(" + storage(6, "torch\nQInt8Storage\n") +
                                                     number(0) + tuple({6}) + tuple({1}) + "tb"),
                                               {0, 1, 2, 3, 4, 5})),
                 "the entry w has elements of QInt8: quantized tensors are not read"));
  CHECK(contains(message_of(bare(entry("ctorch\nFloatTensor\n(" + tuple({1}) + "tR"))),
                 "a tensor made of numbers is not read"));
}

TEST_CASE("tensors are made by the functions of all versions of torch") {
  auto const want = at::tensor(six);
  auto is_whole = [&](std::string const& pickled) { CHECK(at::equal(only(file(entry(pickled))), want)); };
  is_whole(tensor());
  is_whole(tensor({6}, {1}, 0, storage(), "", "_rebuild_tensor"));
  is_whole(tensor({6}, {1}, 0, storage(), "\x89Nctorch\nfloat32\n", "_rebuild_tensor_v3"));
  is_whole("ctorch._utils\n_rebuild_parameter\n(" + tensor() + "\x88NtR");
  is_whole("ctorch._utils\n_rebuild_parameter_with_state\n(" + tensor() + "\x88N}tR");
  is_whole("ctorch._utils\n_rebuild_device_tensor_from_cpu_tensor\n(" + tensor() + "ctorch\nfloat32\nU\x03xla\x89tR");
  is_whole("ctorch.nn.parameter\nParameter\n" + tensor() + "\x85R");
  is_whole("ctorch.nn.parameter\nParameter\n" + tensor() + "\x85\x81(\x88NNtb");
  is_whole("ctorch.autograd.variable\nVariable\n" + tensor() + "\x85R");
  is_whole("ctorch\nFloatTensor\n)R(" + storage() + number(0) + tuple({6}) + tuple({1}) + "tb");
  is_whole("ctorch\nFloatTensor\n)\x81(" + storage() + number(0) + tuple({6}) + tuple({1}) + "tb");
  is_whole("ctorch.autograd\nVariable\n(ctorch\nFloatTensor\n)RtR(" + tensor() + "N\x89NNtb");
  std::string const type = "cmine\nThing\n";
  auto const arguments = "(" + storage() + number(0) + tuple({6}) + tuple({1}) + "\x89Nt";
  is_whole("ctorch._tensor\n_rebuild_from_type_v2\n(ctorch._utils\n_rebuild_tensor_v2\n" + type + arguments + "}tR");
  is_whole("ctorch.tensor\n_rebuild_from_type\n(ctorch._utils\n_rebuild_tensor_v2\n" + type + arguments + "}tR");
  is_whole("ctorch.jit._pickle\nrestore_type_tag\n(" + tensor() + text("Tensor") + "tR");
  // A shape of torch.Size, and a storage of the GPU's.
  is_whole("ctorch._utils\n_rebuild_tensor_v2\n(" + storage(6, "torch.cuda\nFloatStorage\n") + number(0) +
           "ctorch\nSize\n" + tuple({6}) + "\x85R" + tuple({1}) + "\x89NtR");
  CHECK(contains(message_of(file(entry("ctorch._utils\n_rebuild_device_tensor_from_cpu_tensor\n(" + tensor() +
                                       "ctorch\nfloat16\nU\x03xla\x89tR"))),
                 "a tensor that changes its dtype is not read"));
  CHECK(only(bare(entry("ctorch\nLongTensor\n)R"))).sizes() == at::IntArrayRef({0}));
}

TEST_CASE("a tensor of more dtypes than its storage has views the same bytes") {
  auto const bytes = std::vector<std::uint8_t>{1, 2, 3, 4, 5, 6, 7};
  auto const untyped = storage(7, "torch.storage\nUntypedStorage\n");
  auto v3 = [&](std::string const& dtype, std::int32_t count, std::int32_t offset) {
    return tensor({count}, {1}, offset, untyped, "\x89Nctorch\n" + dtype + "\n", "_rebuild_tensor_v3");
  };
  auto const dict = read(file(
      "}(" + text("u16") + v3("uint16", 2, 1) + text("u8") + v3("uint8", 7, 0) + text("i32") + v3("int32", 1, 0) + "u.",
      bytes));
  CHECK(dict.find("u16")->scalar_type() == at::kUInt16);
  CHECK(dict.find("u16")->to(at::kLong).equal(at::tensor(std::vector<std::int64_t>{0x0403, 0x0605})));
  CHECK(dict.find("i32")->item<std::int32_t>() == 0x04030201);
  CHECK(dict.find("u8")->is_alias_of(*dict.find("u16")));
  auto const odd = storage(7, "torch.storage\nUntypedStorage\n", "(" + text("v") + number(1) + number(5) + "t");
  CHECK(only(file(entry(tensor({1}, {1}, 0, odd, "\x89Nctorch\nint32\n", "_rebuild_tensor_v3")), bytes))
            .item<std::int32_t>() == 0x05040302);
  // A rest of bytes is no element.
  CHECK(contains(message_of(file(entry(v3("int32", 2, 0)), bytes)), "the entry w doesn't lie inside its storage"));
  CHECK(contains(message_of(file(entry(v3("uint16", 4, 0)), bytes)), "the entry w doesn't lie inside its storage"));
  CHECK(contains(message_of(file(entry(v3("uint4", 2, 0)), bytes)),
                 "torch.uint4, which is not called: tensors of this dtype"));
}

TEST_CASE("a view of a storage, of torch before 0.4, begins at its offset and has its size") {
  auto viewed = [](std::int32_t from, std::int32_t size, std::int32_t count, std::int32_t offset = 0) {
    return file(
        entry(tensor({count}, {1}, offset,
                     storage(6, "torch\nFloatStorage\n", "(" + text("v") + number(from) + number(size) + "t"))));
  };
  CHECK(at::equal(only(viewed(2, 3, 3)), at::tensor({2.f, 3.f, 4.f})));
  CHECK(at::equal(only(viewed(2, 4, 3, 1)), at::tensor({3.f, 4.f, 5.f})));
  CHECK(contains(message_of(viewed(2, 3, 4)), "the entry w doesn't lie inside its storage"));
  CHECK(contains(message_of(viewed(2, 5, 1)), "the entry w has a view that doesn't lie inside its storage"));
  CHECK(contains(message_of(viewed(-1, 3, 1)), "the entry w has a view that doesn't lie inside its storage"));
  CHECK(contains(message_of(viewed(7, 0, 0)), "the entry w has a view that doesn't lie inside its storage"));
  CHECK(contains(message_of(viewed(0, -1, 0)), "the entry w has a view that doesn't lie inside its storage"));
  CHECK(contains(message_of(file(entry(tensor({6}, {1}, 0, storage(6, "torch\nFloatStorage\n", text("v")))))),
                 "the storage 0 has a view without an offset and a size"));
}

TEST_CASE("negative and conjugate bits are turned into values, whatever the bits' value") {
  auto bits = [](std::string const& names) { return tensor({3}, {2}, 1, storage(), "\x89N}(" + names + "u"); };
  CHECK(at::equal(only(file(entry(bits(text("neg") + "\x88")))), at::tensor({-1.f, -3.f, -5.f})));
  CHECK(at::equal(only(file(entry(bits(text("neg") + "\x89")))), at::tensor({-1.f, -3.f, -5.f})));
  CHECK(at::equal(only(file(entry(bits(text("other") + "\x88")))), at::tensor({1.f, 3.f, 5.f})));
  CHECK(contains(message_of(file(entry(bits(text("conj") + "\x88")))),
                 "the entry w has a conjugate bit, but is not complex"));
  auto const flags = tensor({6}, {1}, 0, storage(6, "torch\nBoolStorage\n"), "\x89N}" + text("neg") + "\x88s");
  CHECK(contains(message_of(file<std::uint8_t>(entry(flags), {0, 1, 0, 1, 0, 1})),
                 "the entry w has a negative or conjugate bit, which tensors of Bool can't have"));
}

TEST_CASE("a tensor lies inside its storage") {
  auto message = [](std::vector<std::int32_t> const& shape, std::vector<std::int32_t> const& strides,
                    std::int32_t offset) { return message_of(file(entry(tensor(shape, strides, offset)))); };
  CHECK(message({2, 3}, {3, 1}, 0) == "accepted");
  CHECK(message({3, 2}, {1, 3}, 0) == "accepted");
  CHECK(message({1}, {1}, 5) == "accepted");
  CHECK(message({1, 6}, {-7, 1}, 0) == "accepted");  // the stride of one element is never used
  CHECK(message({0, 3}, {3, 1}, 0) == "accepted");
  std::string const outside = "the entry w doesn't lie inside its storage";
  CHECK(contains(message({7}, {1}, 0), outside));
  CHECK(contains(message({6}, {1}, 1), outside));
  CHECK(contains(message({2, 3}, {4, 1}, 0), outside));
  CHECK(contains(message({1}, {1}, 6), outside));
  CHECK(contains(message({1}, {1}, -1), outside));
  CHECK(contains(message({3}, {-1}, 5), outside));
  CHECK(contains(message({-1}, {1}, 0), "has an impossible shape"));
  CHECK(contains(message({2147483647, 2147483647, 2147483647}, {0, 0, 0}, 0), "has an impossible shape"));
  CHECK(contains(message({2, 3}, {1}, 0), "has strides that don't match its shape"));
  CHECK(contains(message(std::vector<std::int32_t>(33, 1), std::vector<std::int32_t>(33, 1), 0),
                 "has more than 32 dimensions"));
  // Numbers of more than 64 bits are no sizes.
  auto const wide = "ctorch._utils\n_rebuild_tensor\n(" + storage() + "K\x00("s + "\x8a\x09\x02\0\0\0\0\0\0\0\x01t"s +
                    tuple({1}) + "tR";
  CHECK(contains(message_of(file(entry(wide))), "has an impossible shape"));
}

TEST_CASE("an expanded tensor is a view, and may need 64 MiB if it is written out") {
  auto expanded = [](std::int32_t rows, std::int32_t columns) { return tensor({2, rows, columns}, {1, 0, 0}, 0); };
  auto const dict = read(file(entry(expanded(1000, 100))));
  auto const& tensor = *dict.find("w");
  CHECK(tensor.sizes() == at::IntArrayRef({2, 1000, 100}));
  CHECK(tensor.storage().nbytes() == 24);
  CHECK(tensor.select(0, 0).eq(0).all().item<bool>());
  CHECK(tensor.select(0, 1).eq(1).all().item<bool>());
  CHECK(message_of(file(entry(expanded(1024, 8192)))) == "accepted");  // 64 MiB
  auto const message = message_of(file(entry(expanded(1024, 8193))));
  CHECK(contains(message,
                 "the entry w repeats the elements of its storage (an expanded tensor) and needs 67117056 bytes"));
  CHECK(contains(message, "such entries may need 67108864 in all"));
  // All together, not each.
  auto const two = "}(" + text("a") + expanded(1024, 4096) + text("b") + expanded(1024, 4097) + "u.";
  CHECK(contains(message_of(file(two)), "the entry b repeats the elements"));
  // As much as the file itself is never too much.
  std::vector<float> const large(17 << 20, 1);
  CHECK(message_of(file(entry(::tensor({2, 17 << 19, 1}, {0, 1, 1}, 0, storage(17 << 20))), large)) == "accepted");
  auto const twice = ::tensor({2, 17 << 20}, {0, 1}, 0, storage(17 << 20));
  CHECK(contains(message_of(file(entry(twice), large)), "repeats the elements of its storage"));
}

TEST_CASE("the magic number begins a file of torch.save, in any protocol") {
  auto const rest = [](std::string const& magic) { return magic + "M\xe9\x03.}.}.]."; };
  CHECK(message_of(rest("L119547037146038801333356L\n.")) == "accepted");
  CHECK(message_of(rest("\x80\x04\x95\x0d\0\0\0\0\0\0\0\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."s)) ==
        "accepted");
  CHECK(message_of(rest("\x80\x05\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."s)) == "accepted");
  CHECK(contains(message_of(rest("L119547037146038801333357L\n.")), "wrong magic number"));
  CHECK(contains(message_of(rest(text("119547037146038801333356") + ".")), "wrong magic number"));
  CHECK(contains(message_of(rest("}.")), "wrong magic number; the file is a pickle, but not one of torch.save"));
  CHECK(contains(message_of("\x80\x06K\x01."), "pickle protocol 6 is not one of 0 to 5"));
  CHECK(contains(message_of("L119547037146038801333356L\n.M\xea\x03.}.}.]."), "unknown protocol of torch.save"));
}

TEST_CASE("storages that the pickle and the file don't agree about are refused") {
  auto stored = [](std::string const& keys, std::uint64_t count, std::size_t bytes) {
    return message_of(head + entry(tensor()) + keys + little(count) + std::string(bytes, '\0'));
  };
  CHECK(stored("](U\x01"
               "0e.",
               6, 24) == "accepted");
  CHECK(contains(stored("](U\x01"
                        "0e.",
                        6, 23),
                 "truncated"));
  CHECK(contains(stored("](U\x01"
                        "0e.",
                        5, 24),
                 "the storage 0 has 5 elements, not 6"));
  CHECK(contains(stored("](U\x01"
                        "0e.",
                        1ULL << 62, 24),
                 "the storage 0 has 4611686018427387904 elements, not 6"));
  CHECK(contains(stored("](U\x01"
                        "1e.",
                        6, 24),
                 "nothing tells the element type of the storage 1"));
  CHECK(contains(stored("].", 6, 24), "the storage 0 is not in the file"));
  CHECK(contains(message_of(head + entry(tensor()) +
                            "](U\x01"
                            "0U\x01"
                            "0e." +
                            (little<std::uint64_t>(6) + std::string(24, '\0')) +
                            (little<std::uint64_t>(6) + std::string(24, '\0'))),
                 "the storage 0 is there twice"));
  CHECK(contains(message_of(file("}(" + text("a") + tensor() + text("b") +
                                 tensor({1}, {1}, 0, storage(6, "torch\nIntStorage\n")) + "u.")),
                 "the storage 0 has two element types"));
  CHECK(contains(message_of(file(entry(storage(6, "mine\nStore\n")))),
                 "the storage 0 is of mine.Store, which is no class of storages"));
  CHECK(contains(message_of(file(entry("U\x01"
                                       "0Q"))),
                 "a persistent id that is no storage"));
  CHECK(contains(message_of(file(entry("P0\n"))), "torch.load can't read them either"));
}

TEST_CASE("of a key that stands twice the last value counts, as in Python") {
  auto const dict =
      read(file("}(" + text("a") + "K\x01" + text("b") + tensor({1}, {1}, 3) + text("a") + tensor({1}, {1}, 4) + "u."));
  CHECK(dict.names() == std::vector<std::string>{"a", "b"});
  CHECK(dict.find("a")->item<float>() == 4);
  CHECK(dict.origin.skipped.empty());
  auto const found = read(file("}(" + text("state_dict") + "}" + text("a") + tensor() + "s" + text("state_dict") + "}" +
                               text("b") + tensor() + "su."));
  CHECK(found.names() == std::vector<std::string>{"b"});
}

TEST_CASE("averaged weights are those under a key with the word ema") {
  auto one = [](std::int32_t offset) { return "}" + text("w") + tensor({2}, {1}, offset) + "s"; };
  auto with = [&](std::string const& key) {
    return file("}(" + text("state_dict") + one(0) + text(key) + one(4) + text("epoch") + "K\x01u.");
  };
  for (std::string const key :
       {"ema", "EMA", "state_dict_ema", "model_ema", "ema_state_dict", "ema.model", "net-ema", "my ema"}) {
    INFO(key);
    auto const plain = read(with(key)), averaged = read(with(key), {.ema = true});
    CHECK(plain.find("w")->select(0, 0).item<float>() == 0);
    CHECK(plain.origin.others == std::vector<std::string>{key});
    CHECK(averaged.find("w")->select(0, 0).item<float>() == 4);
    CHECK(averaged.origin.key == key);
  }
  for (std::string const key : {"schema", "emanuel", "em_a", "e", "", "lemma_x"}) {
    INFO(key);
    CHECK(contains(::message_of([&] { read(with(key), {.ema = true}); }), "the checkpoint has no averaged weights"));
    CHECK(read(with(key)).origin.key == "state_dict");
  }
  // The word in a key on the way is enough; the order is the file's.
  auto const two = file("}(" + text("model_ema") + "}" + text("module") + one(2) + "s" + text("ema") + one(4) + "u.");
  CHECK(read(two, {.ema = true}).origin.key == "model_ema.module");
  CHECK(read(two).origin.others == std::vector<std::string>{"ema"});
}

TEST_CASE("the state dict is looked for under the known keys in their order") {
  std::vector<std::string> const keys{"state_dict", "model_state_dict", "model_state", "model", "net",
                                      "network",    "weights",          "params",      "module"};
  auto one = [](std::int32_t offset) { return "}" + text("w") + tensor({2}, {1}, offset) + "s"; };
  for (std::size_t i = 0; i < keys.size(); ++i) {
    INFO(keys[i]);
    // Behind those that are looked at later, and before them.
    std::string later;
    for (std::size_t j = i + 1; j < keys.size(); ++j) later += text(keys[j]) + one(4);
    for (auto const& pickle : {"}(" + text(keys[i]) + one(1) + later, "}(" + later + text(keys[i]) + one(1)}) {
      auto const dict = read(file(pickle + text("other") + one(4) + "u."));
      CHECK(dict.origin.key == keys[i]);
      CHECK(dict.find("w")->select(0, 0).item<float>() == 1);
      CHECK(dict.origin.others.size() == keys.size() - i);
    }
  }
  // One with a tensor of more than one element comes before one that has a single number.
  auto const scalar = "}" + text("t") + tensor({1}, {1}) + "s";
  CHECK(read(file("}(" + text("state_dict") + scalar + text("params") + one(1) + "u.")).origin.key == "params");
  CHECK(read(file("}(" + text("state_dict") + scalar + text("epoch") + "Nu.")).origin.key == "state_dict");
  // A tensor under a known key is an entry like others.
  CHECK(read(file("}(" + text("model") + tensor() + text("w") + tensor() + "u.")).names() ==
        std::vector<std::string>{"model", "w"});
}

TEST_CASE("files of more than 65535 entries, elements, memo places and bytes of a name are read whole") {
  std::int32_t constexpr count = 70'000;
  std::vector<float> elements(count);
  for (std::int32_t i = 0; i < count; ++i) elements[static_cast<std::size_t>(i)] = static_cast<float>(i);
  auto place = [](std::string const& opcode, std::uint32_t at) { return opcode + little(at); };
  std::string pickle = "ctorch._utils\n_rebuild_tensor\n" + place("r", 300) + "0" + storage(count) +
                       place("r", 80'000) + "0" + tuple({1}) +
                       "q\xff"
                       "0}(";
  for (std::int32_t i = 0; i < count; ++i)
    pickle += text("w" + std::to_string(i)) + place("j", 300) + "(" + place("j", 80'000) + number(i) + "h\xffh\xfftR";
  auto const name = std::string(count, 'n');
  pickle += "X" + little<std::uint32_t>(count) + name + place("j", 300) + "(" + place("j", 80'000) + "K\0"s +
            tuple({count}) + tuple({1}) + "tRu.";
  auto const dict = read(file(pickle, elements));
  CHECK(dict.size() == std::size_t{count} + 1);
  for (std::int32_t const i : {0, 255, 256, 65'535, 65'536, count - 1})
    CHECK(dict.find("w" + std::to_string(i))->item<float>() == static_cast<float>(i));
  REQUIRE(dict.find(name));
  CHECK(at::equal(*dict.find(name), at::tensor(elements)));
}

TEST_CASE("entries that are named by no text are skipped, but not all of them") {
  auto const dict =
      read(file("}(" + number(-3) + tensor() + "C\x01w" + tensor() + text("w") + tensor({1}, {1}) + "u."));
  CHECK(dict.names() == std::vector<std::string>{"w"});
  REQUIRE(dict.origin.skipped.size() == 2);
  CHECK(dict.origin.skipped[0].name == "-3");
  CHECK(dict.origin.skipped[1].name == "<bytes>");
  CHECK(contains(message_of(file("}" + number(0) + tensor() + "s.")), "no entry is a tensor"));
}

TEST_CASE("what is no state dict is refused by what it is") {
  CHECK(contains(message_of(file(tensor() + ".")), "the checkpoint is a tensor, not a dict of tensors"));
  CHECK(contains(message_of(file(storage() + ".")), "the checkpoint is a storage, not a dict of tensors"));
  CHECK(contains(message_of(bare("cmine\nThing\n)R.")), "the checkpoint is an object of mine.Thing, not a module"));
  CHECK(contains(message_of(bare("cmine\nThing\n.")), "the checkpoint is a class mine.Thing, not a dict"));
  CHECK(contains(message_of(bare("N.")), "the checkpoint is None, not a dict"));
  CHECK(contains(message_of(bare("}" + text("epoch") + "K\x01s.")), "no entry is a tensor, and none of state_dict, "));
  CHECK(contains(message_of(bare("}" + text("epoch") + "K\x01s.")), "the entries begin with: epoch"));
  CHECK(read(bare("}.")).size() == 0);
}

TEST_CASE("a dict that stands in itself is searched once") {
  auto const knot = "}q\x01(" + text("model") + "h\x01" + text("net") + "h\x01" + text("ema") + "h\x01" +
                    text("state_dict") + "h\x01" + "u.";
  CHECK(contains(message_of(bare(knot)), "no entry is a tensor"));
  // Lists in lists, each twice the one before: 2^40 leaves that nobody asks for.
  std::string laughs = "]q\0"s;
  for (int i = 1; i < 40; ++i)
    laughs += "0](h" + std::string(1, static_cast<char>(i - 1)) + "h" + std::string(1, static_cast<char>(i - 1)) +
              "eq" + std::string(1, static_cast<char>(i));
  CHECK(message_of(file("}(" + text("a") + laughs + text("w") + tensor() + "u.")) == "accepted");
}

TEST_CASE("modules in modules, each twice, are refused before they take all memory") {
  auto module = [](std::string const& modules) {
    return "cmine\nNet\n)\x81}(" + text("_parameters") + "}" + text("_buffers") + "}" + text("_modules") + modules +
           "ub";
  };
  std::string knot = module("}") + "q\0"s;
  for (int i = 1; i < 60; ++i) {
    auto const before = "h" + std::string(1, static_cast<char>(i - 1));
    knot +=
        "0" + module("}(" + text("a") + before + text("b") + before + "u") + "q" + std::string(1, static_cast<char>(i));
  }
  CHECK(contains(message_of(bare(knot + ".")),
                 "the pickled module has more than 67108864 bytes of names and attributes"));
  auto const self =
      "cmine\nNet\n)\x81q\0}("s + text("_parameters") + "}" + text("_modules") + "}" + text("a") + "h\0s"s + "ub.";
  CHECK(contains(message_of(bare(self)), "the pickled module is nested deeper than 64 modules"));
  CHECK(contains(message_of(bare(module("}" + text("a") + "cmine\nPart\n)Rs") + ".")),
                 "the pickled module has the part a, which is an object of mine.Part, not a module"));
}

TEST_CASE("one list that becomes many dicts is refused before it takes all memory") {
  std::string pairs = "]q\0("s;
  for (int i = 0; i < 20'000; ++i) pairs += "NN\x86";
  pairs += "e0]";
  for (int i = 0; i < 300; ++i)
    pairs +=
        "ccollections\nOrderedDict\nh\0\x85R"
        "a"s;
  CHECK(contains(message_of(bare(pairs + ".")), "the pickle has more than 5000000 values"));
}

TEST_CASE("tensors in tensors' types have an end") {
  // _rebuild_from_type(_rebuild_from_type, type, (itself), ...)
  auto const self = "ctorch._tensor\n_rebuild_from_type_v2\nq\1]q\0(h\1Nh\0Ne0h\1h\0R."s;
  CHECK(contains(message_of(bare(self)), "the pickle's tensors are nested too deeply"));
}

TEST_CASE("strings of protocols 0 and 1 are read with their escapes") {
  auto named = [](std::string const& opcode) { return read(file("}" + opcode + tensor() + "s.")).names().at(0); };
  CHECK(named("S'a'\n") == "a");
  CHECK(named("S\"it's\"\n") == "it's");
  CHECK(named("S'\\x41\\101\\0\\\\\\'\\\"\\n\\r\\t\\a\\b\\f\\v\\q'\n") == "AA\0\\'\"\n\r\t\a\b\f\v\\q"s);
  CHECK(named("S'\\18'\n") ==
        "\x01"
        "8");
  CHECK(named("Va\\u00fcb\\U0001f600\xe9\n") ==
        "a\xc3\xbc"
        "b\xf0\x9f\x98\x80\xc3\xa9");
  CHECK(named("V\\u20ac\\\\u0041\\n\n") == "\xe2\x82\xac\\\\u0041\\n");
  CHECK(named("T\x01\0\0\0a"s) == "a");
  CHECK(named("\x8d\x01\0\0\0\0\0\0\0a"s) == "a");
  for (std::string const broken : {"Sa\n", "S'a\n", "S\n", "S'\n", "S'\\x4'\n", "S'\\xg1'\n", "S'a\\'\n", "V\\u12\n",
                                   "V\\uxyz1\n", "V\\U00110000\n", "V\\U1234567\n"}) {
    INFO(broken);
    CHECK(contains(message_of(bare(broken + ".")), "string") + contains(message_of(bare(broken + ".")), "Unicode") ==
          1);
  }
}

TEST_CASE("numbers of protocols 0 and 1 are read, and are numbers") {
  auto offset = [](std::string const& opcode) {
    return only(file(entry("ctorch._utils\n_rebuild_tensor\n(" + storage() + opcode + tuple({1}) + tuple({1}) + "tR")))
        .item<float>();
  };
  CHECK(offset("I3\n") == 3);
  CHECK(offset("I+3\n") == 3);
  CHECK(offset("L4L\n") == 4);
  CHECK(offset("L4\n") == 4);
  CHECK(offset("\x8a\x01\x02") == 2);
  CHECK(offset("\x8a\0"s) == 0);
  CHECK(offset("\x8a\x0a\x05\0\0\0\0\0\0\0\0\0"s) == 5);
  CHECK(offset("\x8b\x01\0\0\0\x02"s) == 2);
  CHECK(contains(message_of(file(entry(tensor({1}, {1}, 0, storage(),
                                              "\x89"
                                              "I01\n")))),
                 "accepted"));
  for (std::string const broken : {"Ix\n", "I\n", "I1.5\n", "L\n", "LL\n", "I--1\n"}) {
    INFO(broken);
    CHECK(contains(message_of(bare(broken + ".")), "which is none"));
  }
  CHECK(contains(message_of(bare("\x8b\xff\xff\xff\xff."s)), "a negative size"));
  CHECK(contains(message_of(bare("T\xff\xff\xff\xff."s)), "a negative size"));
  CHECK(contains(message_of(bare("\x84\xff\xff\xff\xff."s)), "a negative size"));
  CHECK(contains(message_of(bare("\x8b\xff\xff\xff\x7f."s)), "truncated"));
  CHECK(contains(message_of(bare("Npx\n.")), "under no number"));
  CHECK(contains(message_of(bare("g-1\n.")), "under no number"));
}

TEST_CASE("a truncated file is refused") {
  CHECK(contains(message_of(head), "truncated"));
  CHECK(contains(message_of(""), "truncated"));
  auto const whole = file(entry(tensor()));
  for (std::size_t size = 0; size < whole.size(); ++size) CHECK(message_of(whole.substr(0, size)) != "accepted");
}

TEST_CASE("bytes that are no opcode, and buffers out of band, are refused") {
  CHECK(contains(message_of(bare("?")), "the byte 63 is no pickle opcode"));
  CHECK(contains(message_of(bare("\xff")), "the byte 255 is no pickle opcode"));
  CHECK(contains(message_of(bare("\x97")), "buffers out of band (opcode NEXT_BUFFER)"));
  CHECK(contains(message_of(bare("\x98")), "buffers out of band (opcode NEXT_BUFFER)"));
}

TEST_CASE("a pickle that pops more than it pushed, or a mark, is refused") {
  for (std::string const broken : {"0",
                                   "t",
                                   "K\x01"
                                   "a",
                                   "(a",
                                   "(K\x01"
                                   "a",
                                   "K\x01(\x85",
                                   "R",
                                   "b",
                                   "2",
                                   "(2",
                                   "(q\1",
                                   "(.",
                                   ".",
                                   "}(s",
                                   "e",
                                   "1",
                                   "l",
                                   "d",
                                   "\x91",
                                   "\x90",
                                   "i\n\n",
                                   "o",
                                   "\x81",
                                   "\x92",
                                   "\x93",
                                   "Q",
                                   "\x87"}) {
    INFO(broken);
    CHECK(contains(message_of(bare(broken)), "the pickle's stack is empty"));
  }
  // POP takes a mark too.
  CHECK(message_of(bare("}(0.")) == "accepted");
}

TEST_CASE("opcodes on values that they don't fit are refused") {
  CHECK(contains(message_of(bare("h\x05")), "refers to something it doesn't have"));
  CHECK(contains(message_of(bare("K\x01)R.")), "the pickle calls a number"));
  CHECK(contains(message_of(bare("cos\nsystem\nK\x01R.")), "with arguments that are no tuple"));
  CHECK(contains(message_of(bare("cos\nsystem\nK\x01\x81.")), "of arguments that are no tuple"));
  CHECK(contains(message_of(bare("K\x01}b.")), "gives attributes to a number"));
  CHECK(contains(message_of(bare("}K\x01"
                                 "a.")),
                 "adds to a dict as to a list"));
  CHECK(contains(message_of(bare("]K\x01K\x02s.")), "adds to a list as to a dict"));
  CHECK(contains(message_of(bare("](K\x01\x90.")), "adds to a list as to a set"));
  CHECK(contains(message_of(bare("}(K\x01u.")), "sets a key without a value"));
  CHECK(contains(message_of(bare("(K\x01"
                                 "d.")),
                 "a dict with a key without a value"));
  CHECK(contains(message_of(bare("cos\nsystem\n)R(K\x01u.")), "sets a key without a value"));
  CHECK(contains(message_of(bare("cos\nsystem\n)RK\x01"
                                 "aK\x01K\x01s.")),
                 "an object that is a list and a dict"));
  CHECK(contains(message_of(bare("K\x01K\x01\x93.")), "names a class by no text"));
  CHECK(contains(message_of(bare("(o.")), "makes an object of no class"));
  CHECK(
      contains(message_of(bare("ctorch._utils\n_rebuild_tensor_v2\n(NK\0))tR."s)), "makes a tensor of something else"));
  CHECK(contains(message_of(bare("ctorch._utils\n_rebuild_tensor_v2\n)R.")), "makes a tensor of something else"));
  CHECK(contains(message_of(file(tensor({1}, {1}, 0, storage(), "\x89NN", "_rebuild_tensor_v3"))),
                 "whose element type is no dtype"));
}

TEST_CASE("the tar format of the first versions of torch is refused by name") {
  std::string tar(1024, '\0');
  tar.replace(257, 5, "ustar");
  CHECK(contains(message_of(tar), "the tar format of torch before 0.1.10 is not read"));
}
