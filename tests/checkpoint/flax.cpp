#include "ttfm/checkpoint/flax.hpp"

#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>

#include "catch.hpp"
#include "files.hpp"

using namespace ttfm;

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
