#include "ttfm/checkpoint/npz.hpp"

#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>

#include "catch.hpp"
#include "files.hpp"
#include "made.hpp"
#include "ttfm/checkpoint/read.hpp"

using namespace ttfm;

namespace {

checkpoint::StateDict read(std::string const& bytes) {
  return checkpoint::read_npz(checkpoint::MappedFile::from_bytes(bytes, "test.npz"));
}

std::string message_of(std::string const& bytes) {
  return ::message_of([&] { read(bytes); });
}

/// stored.npz with one occurrence of `from` changed to `to`, which is as long.
std::string changed(std::string const& from, std::string const& to) {
  auto bytes = bytes_of("checkpoints/stored.npz");
  bytes.replace(bytes.find(from), from.size(), to);
  return bytes;
}

at::Tensor counting(std::vector<std::int64_t> const& shape) {
  std::int64_t count = 1;
  for (auto const size : shape) count *= size;
  return at::arange(count, at::kFloat).view(shape);
}

std::string const attention = "Transformer.encoderblock_0.MultiHeadDotProductAttention_1.";

void check_content(checkpoint::StateDict const& dict) {
  CHECK(dict.size() == 10);
  CHECK(at::equal(*dict.find("stem.weight"), counting({2, 3, 4, 5}).permute({3, 2, 0, 1})));
  CHECK(dict.find("stem.bias")->scalar_type() == at::kHalf);
  CHECK(at::equal(*dict.find("head.weight"), counting({5, 7}).t()));
  CHECK(at::equal(*dict.find("norm.weight"), counting({5})));
  CHECK(dict.find("steps")->item<std::int64_t>() == 0);
}

/// An array of NumPy's format of that version: the header's length has two bytes in the first, else four.
std::string npy(std::string const& header, std::string const& bytes, int version = 1, char minor = 0) {
  auto const size = version == 1 ? little(static_cast<std::uint16_t>(header.size()))
                                 : little(static_cast<std::uint32_t>(header.size()));
  return "\x93NUMPY" + std::string(1, static_cast<char>(version)) + minor + size + header + bytes;
}

std::string header_of(std::string const& shape, std::string const& dtype = "<f4",
                      std::string const& fortran = "False") {
  return "{'descr': '" + dtype + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }";
}

std::string floats(int count) {
  std::string bytes;
  for (int i = 0; i < count; ++i) bytes += little(static_cast<float>(i));
  return bytes;
}

/// The array "a" in an archive of its own.
std::string archived(std::string const& array) { return MadeZip{{{"a.npy", array}}}.bytes(); }

}  // namespace

TEST_CASE("stored arrays have PyTorch's names and layouts") { check_content(read(bytes_of("checkpoints/stored.npz"))); }

TEST_CASE("deflated arrays are those of the stored archive") {
  check_content(read(bytes_of("checkpoints/deflated.npz")));
}

TEST_CASE("an archive of arrays is told from torch.save's") {
  check_content(checkpoint::read(TTFM_TEST_DATA "/checkpoints/stored.npz", {.formats = {checkpoint::npz}}));
}

TEST_CASE("an array in Fortran's order has the values of its rows") {
  CHECK(at::equal(*read(bytes_of("checkpoints/stored.npz")).find("fortran"), counting({2, 3}).to(at::kDouble)));
}

TEST_CASE("kernels and biases of attention, split by head, are matrices and vectors") {
  auto const dict = read(bytes_of("checkpoints/stored.npz"));
  CHECK(at::equal(*dict.find(attention + "query.weight"), counting({6, 6}).t()));
  CHECK(at::equal(*dict.find(attention + "query.bias"), counting({6})));
  CHECK(at::equal(*dict.find(attention + "out.weight"), counting({6, 6}).t()));
  CHECK(at::equal(*dict.find(attention + "out.bias"), counting({6})));
}

TEST_CASE("an array's dtype that isn't known is refused by name") {
  CHECK(contains(message_of(bytes_of("checkpoints/complex.npz")),
                 "a.npy: the array has the dtype '<c8', which is not read"));
}

TEST_CASE("a shape that an array's bytes don't fit is refused") {
  CHECK(contains(message_of(changed("(2, 3, 4, 5)", "(2, 3, 4, 6)")),
                 "the array has 480 bytes, which its shape 2x3x4x6 doesn't need"));
}

TEST_CASE("a shape that is no tuple of numbers is refused") {
  CHECK(contains(message_of(changed("(2, 3, 4, 5)", "(2,-3, 4, 5)")), "no tuple as shape"));
  CHECK(contains(message_of(changed("(2, 3, 4, 5)", "[2, 3, 4, 5]")), "no tuple as shape"));
}

TEST_CASE("a header without its fields is refused") {
  CHECK(contains(message_of(changed("'descr'", "'descx'")), "the array's header has no descr"));
  CHECK(contains(message_of(changed("False", "Falsy")), "no True or False as fortran_order"));
}

TEST_CASE("an entry that is no array, of another format or cut off is refused") {
  CHECK(contains(message_of(changed("\x93NUMPY", "\x93NUMPX")), "is no array of NumPy"));
  CHECK(contains(message_of(changed("\x93NUMPY\x01", "\x93NUMPY\x09")), "of format 9, not 1 to 3"));
  CHECK(contains(message_of(bytes_of("checkpoints/stored.pth.zip")), "is no array (.npy)"));
  auto const bytes = bytes_of("checkpoints/stored.npz");
  CHECK(contains(message_of(bytes.substr(0, bytes.size() / 2)), "the file is truncated"));
}

TEST_CASE("arrays of more than 255 and 65535 elements, and headers of each format's length, are read whole") {
  for (int const count : {1, 255, 256, 65535, 65536, 70'000}) {
    INFO(count);
    auto const dict = read(archived(npy(header_of('(' + std::to_string(count) + ",)"), floats(count))));
    CHECK(at::equal(*dict.find("a"), counting({count})));
  }
  for (int const version : {1, 2, 3}) {
    INFO(version);
    auto header = header_of("(2, 3)");
    CHECK(at::equal(*read(archived(npy(header, floats(6), version))).find("a"), counting({2, 3})));
    header.resize(300, ' ');
    CHECK(at::equal(*read(archived(npy(header, floats(6), version))).find("a"), counting({2, 3})));
    if (version == 1) continue;
    header.resize(70'000, ' ');
    CHECK(at::equal(*read(archived(npy(header, floats(6), version))).find("a"), counting({2, 3})));
  }
  for (int const version : {0, 4})
    CHECK(contains(message_of(archived(npy(header_of("(2, 3)"), floats(6), version))),
                   "the array is of format " + std::to_string(version) + ", not 1 to 3"));
  CHECK(message_of(archived(npy(header_of("(2, 3)"), floats(6), 1, 7))) == "accepted");
}

TEST_CASE("an array's shape is a tuple of any length up to 32") {
  auto shape = [](std::string const& text, int count) {
    auto const bytes = archived(npy(header_of(text), floats(count)));
    auto const message = message_of(bytes);
    return message == "accepted" ? detail::join(read(bytes).find("a")->sizes().vec(), "x") : message;
  };
  CHECK(shape("()", 1).empty());
  CHECK(shape("(3,)", 3) == "3");
  CHECK(shape("(3, )", 3) == "3");
  CHECK(shape("(3)", 3) == "3");
  CHECK(shape("(2, 3)", 6) == "2x3");
  CHECK(shape("(2,3,)", 6) == "2x3");
  CHECK(shape("(0, 3)", 0) == "0x3");
  CHECK(shape("(12, 1)", 12) == "12x1");
  auto ones = [](int count) {
    std::string text = "(1";
    for (int i = 1; i < count; ++i) text += ", 1";
    return text + ')';
  };
  CHECK(contains(shape(ones(32), 1), "1x1"));
  for (auto const& wrong : {"(,)", "(3,,)", "(x,)", "(3", "3,)", "[3]", "(-3,)", "(1.0,)", "(1234567890123456789,)"}) {
    INFO(wrong);
    CHECK(contains(shape(wrong, 3), "the array's header has no tuple as shape"));
  }
  CHECK(contains(shape(ones(33), 1), "no tuple as shape"));
  CHECK(contains(shape("(123456789012345678,)", 3), "the array has 12 bytes, which its shape 123456789012345678"));
  CHECK(contains(shape("(2,)", 3), "the array has 12 bytes, which its shape 2 doesn't need"));
}

TEST_CASE("each dtype of an array is read as it is") {
  auto const dtypes = std::vector<std::pair<std::string, at::ScalarType>>{
      {"<f4", at::kFloat}, {"<f8", at::kDouble}, {"<f2", at::kHalf}, {"<i8", at::kLong}, {"<i4", at::kInt},
      {"<i2", at::kShort}, {"|i1", at::kChar},   {"|u1", at::kByte}, {"|b1", at::kBool}};
  for (auto const& [name, dtype] : dtypes) {
    INFO(name);
    auto const dict = read(archived(npy(header_of("(2, 3)", name), std::string(6 * c10::elementSize(dtype), '\1'))));
    CHECK(dict.find("a")->scalar_type() == dtype);
    CHECK(dict.find("a")->sizes() == at::IntArrayRef({2, 3}));
  }
  CHECK(contains(message_of(archived(npy(header_of("(1,)", ">f4"), floats(1)))),
                 "has the dtype '>f4', which is not read"));
}

TEST_CASE("a header's keys may stand in any order, with or without spaces") {
  CHECK(at::equal(*read(archived(npy("{'shape':(2,3),'fortran_order':False,'descr':'<f4'}", floats(6)))).find("a"),
                  counting({2, 3})));
  CHECK(contains(message_of(archived(npy("{'descr': '<f4', 'fortran_order':", floats(6)))),
                 "the array's header has no "));
  auto const dict = read(archived(npy(header_of("(2, 3)", "<f4", "True"), floats(6))));
  CHECK(at::equal(*dict.find("a"), counting({3, 2}).t()));
}

TEST_CASE("kernels split by head become matrices, and other arrays stay as they are") {
  auto shape = [](std::string path, std::vector<std::int64_t> const& sizes) {
    auto const entry = checkpoint::detail::from_google(std::move(path), counting(sizes));
    return entry.first + ' ' + detail::join(entry.second.sizes().vec(), "x");
  };
  CHECK(shape("a/query/kernel", {6, 2, 5}) == "a.query.weight 10x6");
  CHECK(shape("a/out/kernel", {2, 5, 6}) == "a.out.weight 6x10");
  CHECK(shape("a/layout/kernel", {2, 5, 6}) == "a.layout.weight 30x2");
  CHECK(shape("a/kernel", {2, 3}) == "a.weight 3x2");
  CHECK(shape("kernel", {2, 3, 4}) == "weight 2x3x4");
  for (std::string const name : {"query", "key", "value"})
    CHECK(shape("a/" + name + "/bias", {2, 5}) == "a." + name + ".bias 10");
  CHECK(shape("a/out/bias", {2, 5}) == "a.out.bias 2x5");
  CHECK(shape("a/query/bias", {2}) == "a.query.bias 2");
  CHECK(shape("a/query/bias", {2, 3, 4}) == "a.query.bias 2x3x4");
  CHECK(shape("pos_embedding", {1, 3, 4}) == "pos_embedding 1x3x4");
}

TEST_CASE("an archive's entries are arrays, and at least one") {
  CHECK(contains(message_of(MadeZip{{{"a.npy", npy(header_of("()"), floats(1))}, {"notes.txt", "x"}}}.bytes()),
                 "test.npz: the archive's entry notes.txt is no array (.npy)"));
  CHECK(contains(message_of(MadeZip{{{".npy", npy(header_of("()"), floats(1))}}}.bytes()),
                 "the archive's entry .npy is no array"));
  CHECK(contains(message_of(MadeZip{{}}.bytes()), "test.npz: the archive has no arrays"));
}
