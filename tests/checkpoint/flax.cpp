#include "ttfm/checkpoint/flax.hpp"

#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>

#include "catch.hpp"
#include "files.hpp"
#include "made.hpp"

using namespace ttfm;
using namespace std::string_literals;

namespace {

checkpoint::StateDict read(std::string const& bytes) {
  return checkpoint::read_flax(checkpoint::MappedFile::from_bytes(bytes, "test.msgpack"));
}

std::string message_of(std::string const& bytes) {
  return ::message_of([&] { read(bytes); });
}

at::Tensor counting(std::vector<std::int64_t> const& shape) {
  std::int64_t count = 1;
  for (auto const size : shape) count *= size;
  return at::arange(count, at::kFloat).view(shape);
}

checkpoint::StateDict const dict = read(bytes_of("checkpoints/flax_model.msgpack"));

/// {"params": {"w": <array of that shape, dtype and bytes>}}
std::string with_array(std::string const& shape, std::string const& dtype, std::string const& bytes) {
  auto const array = "\x93" + shape + static_cast<char>(0xa0 + dtype.size()) + dtype + "\xc4" +
                     static_cast<char>(bytes.size()) + bytes;
  return "\x81\xa6params\x81\xa1w\xc7" + std::string(1, static_cast<char>(array.size())) + "\x01" + array;
}

/// A length of one, two or four bytes behind its code.
std::string sized(unsigned code, std::size_t width, std::size_t size) {
  auto const digits = width == 1   ? big(static_cast<std::uint8_t>(size))
                      : width == 2 ? big(static_cast<std::uint16_t>(size))
                                   : big(static_cast<std::uint32_t>(size));
  return static_cast<char>(code) + digits;
}
/// Text, bytes, lists, maps and extensions whose length has that many bytes.
std::string text(std::size_t width, std::string const& value) {
  return sized(width == 1 ? 0xd9 : width == 2 ? 0xda : 0xdb, width, value.size()) + value;
}
std::string binary(std::size_t width, std::string const& value) {
  return sized(width == 1 ? 0xc4 : width == 2 ? 0xc5 : 0xc6, width, value.size()) + value;
}
std::string list(std::size_t width, std::size_t size) { return sized(width == 2 ? 0xdc : 0xdd, width, size); }
std::string map(std::size_t width, std::size_t size) { return sized(width == 2 ? 0xde : 0xdf, width, size); }
std::string extension(std::size_t width, std::string const& content, char type = 1) {
  return sized(width == 1 ? 0xc7 : width == 2 ? 0xc8 : 0xc9, width, content.size()) + type + content;
}

/// The numbers 0, 1, 2, ... as float32.
std::string floats(int count) {
  std::string bytes;
  for (int i = 0; i < count; ++i) bytes += little(static_cast<float>(i));
  return bytes;
}

/// {"w": <what>}
std::string as_w(std::string const& what) { return "\x81\xa1w" + what; }

}  // namespace

TEST_CASE("a kernel of a convolution is turned from HWIO to OIHW") {
  CHECK(at::equal(*dict.find("stem.conv.weight"), counting({2, 3, 4, 5}).permute({3, 2, 0, 1})));
}

TEST_CASE("a kernel of a linear layer is turned from in-out to out-in") {
  CHECK(at::equal(*dict.find("classifier.1.weight"), counting({5, 7}).t()));
}

TEST_CASE("scales, embeddings and running statistics have PyTorch's names") {
  for (auto const* name : {"stem.norm.weight", "stem.norm.running_mean", "stem.norm.running_var"})
    CHECK(at::equal(*dict.find(name), counting({5})));
  CHECK(dict.find("stem.norm.bias")->scalar_type() == at::kHalf);
  CHECK(at::equal(*dict.find("embeddings.word.weight"), counting({3, 2})));
  CHECK(at::equal(*dict.find("embeddings.cls_token"), counting({1, 1, 3})));
}

TEST_CASE("a scalar and a map of more than 15 entries are read") {
  CHECK(dict.find("scalar")->item<float>() == 1.5f);
  CHECK(dict.find("many.layer19.bias"));
}

TEST_CASE("an array in chunks is put together") {
  CHECK(at::equal(*read(bytes_of("checkpoints/chunked.msgpack")).find("fc.weight"), counting({5, 7}).t()));
}

TEST_CASE("what is no array is refused by name") {
  CHECK(contains(message_of(bytes_of("checkpoints/no_array.msgpack")), "the entry params/step is no array"));
}

TEST_CASE("a shape that doesn't need the bytes is refused") {
  CHECK(message_of(with_array("\x91\x02", "float32", "12345678")) == "accepted");
  CHECK(contains(message_of(with_array("\x91\x03", "float32", "12345678")),
                 "the entry params/w has 8 bytes, which its shape 3 doesn't need"));
}

TEST_CASE("a dtype that isn't known is refused by name") {
  CHECK(contains(message_of(with_array("\x91\x01", "complex64", "12345678")),
                 "has the dtype complex64, which is not read"));
}

TEST_CASE("a file that is no Flax checkpoint, is empty or goes on is refused") {
  CHECK(contains(message_of("\xc0"), "doesn't begin with a map"));
  CHECK(contains(message_of(std::string("\x80")), "has no arrays"));
  CHECK(contains(message_of(with_array("\x91\x02", "float32", "12345678") + "x"), "ends before the file does"));
}

TEST_CASE("maps without end are refused") {
  std::string deep;
  for (int i = 0; i < 100; ++i)
    deep +=
        "\x81\xa1"
        "a";
  CHECK(contains(message_of(deep), "nested deeper than 64 maps"));
}

TEST_CASE("lengths of one, two and four bytes are read wherever one may stand") {
  for (std::size_t const width : {1, 2, 4}) {
    INFO(width);
    for (std::size_t const other : {2, 4}) {
      INFO(other);
      auto const array =
          list(other, 3) + list(other, 2) + "\x02\x03" + text(width, "float32") + binary(width, floats(6));
      auto const dict =
          read(map(other, 1) + text(width, "params") + map(other, 1) + text(width, "w") + extension(width, array));
      CHECK(dict.names() == std::vector<std::string>{"w"});
      CHECK(at::equal(*dict.find("w"), counting({2, 3})));
    }
  }
}

TEST_CASE("arrays of more than 255 and 65535 bytes have all their elements") {
  for (int const count : {63, 64, 65, 300, 16383, 16384, 17000}) {
    INFO(count);
    auto const bytes = floats(count);
    std::size_t const width = bytes.size() < 256 ? 1 : bytes.size() < 65536 ? 2 : 4;
    auto const number =
        count < 128 ? std::string(1, static_cast<char>(count)) : "\xcd" + big(static_cast<std::uint16_t>(count));
    auto const array = "\x93\x91" + number +
                       "\xa7"
                       "float32" +
                       binary(width, bytes);
    auto const dict = read(as_w(extension(array.size() < 256 ? 1 : array.size() < 65536 ? 2 : 4, array)));
    CHECK(at::equal(*dict.find("w"), counting({count})));
  }
}

TEST_CASE("sizes are read in each width of a number") {
  auto with = [](std::string const& number, int count) {
    auto const array = "\x93\x91" + number + "\xa5uint8" + binary(4, std::string(static_cast<std::size_t>(count), 'x'));
    return read(as_w(extension(4, array))).find("w")->numel();
  };
  CHECK(with("\x7f", 127) == 127);
  CHECK(with("\xcc" + big(std::uint8_t{200}), 200) == 200);
  CHECK(with("\xcd" + big(std::uint16_t{0x1234}), 0x1234) == 0x1234);
  CHECK(with("\xce" + big(std::uint32_t{0x12345}), 0x12345) == 0x12345);
  CHECK(with("\xcf" + big(std::uint64_t{0x12345}), 0x12345) == 0x12345);
  CHECK(contains(message_of(as_w(extension(4, "\x93\x91\xff\xa5uint8" + binary(1, "")))), "a size is expected here"));
  CHECK(contains(
      message_of(as_w(extension(4, "\x93\x91\xcf" + big(std::uint64_t{1} << 63) + "\xa5uint8" + binary(1, "")))),
      "a size is too large"));
}

TEST_CASE("maps of more than 15 and 65535 entries, and long names, are read") {
  auto const leaf = extension(1, "\x93\x90\xa5uint8" + binary(1, "x"));
  for (std::size_t const count : {16u, 255u, 256u, 66'000u}) {
    INFO(count);
    std::string bytes = map(count < 65536 ? 2 : 4, count);
    for (std::size_t i = 0; i < count; ++i) bytes += text(1, std::to_string(i)) + leaf;
    auto const dict = read(bytes);
    CHECK(dict.size() == count);
    CHECK(dict.find(std::to_string(count - 1)));
  }
  for (std::size_t const length : {31u, 32u, 255u, 256u, 65535u, 65536u}) {
    INFO(length);
    std::string const name(length, 'n');
    auto const code = length < 32 ? std::string(1, static_cast<char>(0xa0 + length)) + name
                                  : text(length < 256     ? 1
                                         : length < 65536 ? 2
                                                          : 4,
                                         name);
    CHECK(read("\x81" + code + leaf).find(name));
  }
}

TEST_CASE("each dtype is read as it is, and arrays of fixed size too") {
  auto const dtypes = std::vector<std::pair<std::string, at::ScalarType>>{
      {"float32", at::kFloat}, {"float64", at::kDouble}, {"float16", at::kHalf}, {"bfloat16", at::kBFloat16},
      {"int64", at::kLong},    {"int32", at::kInt},      {"int16", at::kShort},  {"int8", at::kChar},
      {"uint8", at::kByte},    {"bool", at::kBool}};
  for (auto const& [name, dtype] : dtypes) {
    INFO(name);
    auto const array = "\x93\x92\x01\x03" + text(1, name) + binary(1, std::string(3 * c10::elementSize(dtype), '\1'));
    auto const dict = read(as_w(extension(1, array)));
    CHECK(dict.find("w")->scalar_type() == dtype);
    CHECK(dict.find("w")->sizes() == at::IntArrayRef({1, 3}));
  }
  auto const scalar =
      "\x93\x90\xa7"
      "float32\xc4\x04"s +
      little(2.5f);
  REQUIRE(scalar.size() == 16);
  for (char const type : {1, 3}) CHECK(read(as_w("\xd8"s + type + scalar)).find("w")->item<float>() == 2.5f);
  CHECK(contains(message_of(as_w("\xd8\x02" + scalar)), "is an extension of type 2, not an array"));
  for (unsigned char const code : {0xd4, 0xd5, 0xd6, 0xd7})
    CHECK(contains(message_of(as_w(static_cast<char>(code) + "\x01"s + scalar.substr(0, 1u << (code - 0xd4)))),
                   "the file is truncated"));
}

TEST_CASE("an array is [shape, dtype, bytes], and nothing more") {
  auto is = [](std::string const& content, std::string const& why) {
    INFO(why);
    CHECK(contains(message_of(as_w(extension(1, content))), why));
  };
  is("\x92\x90\xa5uint8", "is no [shape, dtype, bytes]");
  is("\x94\x90\xa5uint8\xc4\x01xx", "is no [shape, dtype, bytes]");
  is("\x81\x90", "a list is expected here");
  is("\x93\xa1x", "a list is expected here");
  is("\x93\x90\x05", "a name is expected here");
  is("\x93\x90\xa5uint8\xa1x", "has no bytes");
  is("\x93\x90\xa5uint8\xc3", "has no bytes");
  is("\x93\x90\xa5uint8\xc7\x01x", "has no bytes");
  is("\x93\x90\xa5uint8\xc4\x01x!", "has 1 bytes, which its shape  doesn't need");
  is("\x93\x90\xa5uint8\xc4\x02x", "the file is truncated");
  is("\x93" + list(2, 33) + std::string(33, '\1') + "\xa5uint8\xc4\x01x", "has more than 32 dimensions");
  CHECK(message_of(as_w(extension(1, "\x93" + list(2, 32) + std::string(32, '\1') + "\xa5uint8\xc4\x01x"))) ==
        "accepted");
  CHECK(contains(message_of(as_w("\xc3")), "the entry w is no array"));
  CHECK(contains(message_of(as_w("\xca" + little(1.f))), "the entry w is no array"));
}

TEST_CASE("names are text without slashes, and maps are nested 64 deep at most") {
  auto const leaf = extension(1, "\x93\x90\xa5uint8" + binary(1, "x"));
  CHECK(contains(message_of("\x81\xa3"
                            "a/b" +
                            leaf),
                 "a name is \"a/b\""));
  CHECK(contains(message_of("\x81\xa0" + leaf), "a name is \"\""));
  CHECK(contains(message_of("\x81\x01" + leaf), "a name is expected here"));
  auto nested = [&](int depth) {
    std::string bytes;
    for (int i = 0; i < depth; ++i)
      bytes +=
          "\x81\xa1"
          "a";
    return message_of(bytes + leaf);
  };
  CHECK(nested(65) == "accepted");
  CHECK(contains(nested(66), "nested deeper than 64 maps"));
}

TEST_CASE("a name that two collections have is refused") {
  auto const leaf = extension(1, "\x93\x90\xa5uint8" + binary(1, "x"));
  CHECK(contains(message_of("\x82\xa6params\x81\xa1w" + leaf + "\xa1w" + leaf), "the checkpoint has w twice"));
}

TEST_CASE("an array in chunks is damaged if anything in it isn't as it has to be") {
  auto piece = [](int begin, int end, std::string const& dtype = "int8") {
    std::string bytes;
    for (int i = begin; i < end; ++i) bytes += static_cast<char>(i);
    return extension(1,
                     "\x93\x91" + std::string(1, static_cast<char>(bytes.size())) + text(1, dtype) + binary(1, bytes));
  };
  std::string const mark = "__msgpack_chunked_array__", shape = "\xa5shape",
                    chunks =
                        "\xa6"
                        "chunks";
  auto made = [&](std::string const& sizes, std::string const& pieces, std::string const& count = "\x83",
                  std::string const& yes = "\xc3") { return as_w(count + "\xb9" + mark + yes + sizes + pieces); };
  auto const sizes = shape +
                     "\x82\xa1"
                     "0\x02\xa1"
                     "1\x03",
             pieces = chunks +
                      "\x82\xa1"
                      "0" +
                      piece(0, 4) +
                      "\xa1"
                      "1" +
                      piece(4, 6);
  auto const dict = read(made(sizes, pieces));
  CHECK(at::equal(*dict.find("w"), counting({2, 3}).to(at::kChar)));
  auto refused = [&](std::string const& bytes) {
    INFO(checkpoint::detail::shown(bytes, 200));
    CHECK(contains(message_of(bytes), "the array w in chunks is damaged"));
  };
  refused(made(sizes, pieces, "\x82"));
  refused(made(sizes, pieces, "\x84"));
  refused(made(sizes, pieces, "\x83", "\xc2"));
  refused(made(pieces, sizes));
  refused(made(shape + "\x91\x06", pieces));
  refused(made(shape + "\x81\xa1"
                       "1\x06",
               pieces));
  refused(made(shape + "\x82\xa1"
                       "0\x02\xa1"
                       "1\x02",
               pieces));
  refused(made(sizes, chunks + "\x80"));
  refused(made(sizes, chunks +
                          "\x82\xa1"
                          "1" +
                          piece(0, 4) +
                          "\xa1"
                          "0" +
                          piece(4, 6)));
  refused(made(sizes, chunks +
                          "\x82\xa1"
                          "0" +
                          piece(0, 4) +
                          "\xa1"
                          "1" +
                          piece(4, 6, "uint8")));
  refused(made(sizes, chunks +
                          "\x81\xa1"
                          "0" +
                          piece(0, 5)));
}

TEST_CASE("leaves of Flax have PyTorch's names: the collection left out, the kernel a weight") {
  auto name = [](std::string path, std::vector<std::int64_t> const& shape = {1}) {
    auto const entry = checkpoint::detail::from_flax(std::move(path), counting(shape));
    return entry.first + ' ' + detail::join(entry.second.sizes().vec(), "x");
  };
  CHECK(name("params/a/kernel", {2, 3}) == "a.weight 3x2");
  CHECK(name("a/kernel", {2, 3, 4, 5}) == "a.weight 5x4x2x3");
  CHECK(name("a/kernel", {2, 3, 4}) == "a.weight 2x3x4");
  CHECK(name("a/kernel") == "a.weight 1");
  CHECK(name("kernel", {2, 3}) == "weight 3x2");
  CHECK(name("a/scale", {2, 3}) == "a.weight 2x3");
  CHECK(name("a/embedding", {2, 3}) == "a.weight 2x3");
  CHECK(name("a/bias", {2, 3}) == "a.bias 2x3");
  CHECK(name("batch_stats/a/mean") == "a.running_mean 1");
  CHECK(name("batch_stats/a/var") == "a.running_var 1");
  CHECK(name("a/params/w") == "a.params.w 1");
  CHECK(name("a/kernel/b") == "a.kernel.b 1");
  CHECK(name("mean/scale_b") == "mean.scale_b 1");
}
