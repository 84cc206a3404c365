#include "ttfm/checkpoint/npz.hpp"

#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>

#include "catch.hpp"
#include "files.hpp"
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

}  // namespace

TEST_CASE("stored arrays have PyTorch's names and layouts") { check_content(read(bytes_of("checkpoints/stored.npz"))); }

TEST_CASE("deflated arrays are those of the stored archive") {
  check_content(read(bytes_of("checkpoints/deflated.npz")));
}

TEST_CASE("an archive of arrays is told from torch.save's") {
  check_content(checkpoint::read(TTFM_TEST_DATA "/checkpoints/stored.npz"));
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
