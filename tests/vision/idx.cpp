#include "ttfm/vision/idx.hpp"

#include <fstream>

#include "catch.hpp"

using namespace ttfm;

namespace {

/// Reads a file of those bytes.
at::Tensor read(std::string const& bytes) {
  auto const path = std::filesystem::temp_directory_path() / "ttfm_test.idx";
  std::ofstream(path, std::ios::binary) << bytes;
  return vision::read_idx(path);
}

std::string message_of(std::string const& bytes) {
  return ::message_of([&] { read(bytes); });
}

using namespace std::string_literals;
auto const header = "\0\0\x08\x02\0\0\0\x02\0\0\0\x03"s;

}  // namespace

TEST_CASE("values have the header's shape, in the order of C") {
  auto const got = read(header + "\x01\x02\x03\x04\x05\xff");
  CHECK(got.sizes() == at::IntArrayRef({2, 3}));
  CHECK(got[1][0].item<int>() == 4);
  CHECK(got[1][2].item<int>() == 255);
}

TEST_CASE("a file compressed by gzip is read as it was before") {
  auto const images = vision::read_idx(TTFM_TEST_DATA "/digits/t10k-images-idx3-ubyte.gz");
  CHECK(images.sizes() == at::IntArrayRef({359, 8, 8}));
  CHECK(images.max().item<int>() == 255);
}

TEST_CASE("a set of nothing is read as that") { CHECK(read("\0\0\x08\x01\0\0\0\0"s).numel() == 0); }

TEST_CASE("a file that is no IDX file, or of other values, is refused") {
  CHECK(contains(message_of("PNG."), "doesn't begin with two zeros"));
  CHECK(contains(message_of("\0\0\x0d\x01\0\0\0\x01...."s), "values of the type 13; only unsigned bytes, 8, are read"));
  CHECK(contains(message_of("\0\0\x08\x05"s), "has 5 dimensions, not 1 to 4"));
}

TEST_CASE("a truncated file, or one that goes on, is refused with what it has") {
  CHECK(contains(message_of(""), "truncated in its header"));
  CHECK(contains(message_of(header.substr(0, 10)), "truncated in its header"));
  CHECK(contains(message_of(header + "12345"), "the file is truncated: it has 5 of 6 values (2x3)"));
  CHECK(contains(message_of(header + "1234567"), "goes on behind its 6 values"));
}

TEST_CASE("a header that asks for too much is refused before memory is taken") {
  CHECK(contains(message_of("\0\0\x08\x02\xff\xff\xff\xff\xff\xff\xff\xff"s), "would have more than"));
}

TEST_CASE("damaged compression is refused") {
  CHECK(contains(message_of("\x1f\x8b\x08\0\0\0\0\0\0\x03garbage"s), "is damaged"));
}

TEST_CASE("a file that isn't there is refused by name") {
  CHECK(contains(::message_of([] { vision::read_idx("absent.idx"); }), "absent.idx: there is no such file"));
}

TEST_CASE("one to four dimensions are read, of files larger than what is read at once") {
  CHECK(read("\0\0\x08\x01\0\0\0\x02"
             "ab"s)
            .sizes() == at::IntArrayRef({2}));
  auto const four = read(
      "\0\0\x08\x04\0\0\0\x01\0\0\0\x02\0\0\0\x03\0\0\0\x02"
      "abcdefghijkl"s);
  CHECK(four.sizes() == at::IntArrayRef({1, 2, 3, 2}));
  CHECK(four[0][1][2][0].item<int>() == 'k');
  CHECK(contains(message_of("\0\0\x08\0"s), "has 0 dimensions, not 1 to 4"));
  std::string values(1'300'000, '\0');
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<char>(i * i >> 7);
  auto const large = read("\0\0\x08\x02\0\0\x05\x14\0\0\x03\xe8"s + values);
  REQUIRE(large.sizes() == at::IntArrayRef({1300, 1000}));
  CHECK(std::equal(values.begin(), values.end(), reinterpret_cast<char const*>(large.data_ptr())));
  CHECK(contains(message_of("\0\x01\x08\x01\0\0\0\x01."s), "doesn't begin with two zeros"));
  CHECK(contains(message_of("\0\0\x08\x02\x01\0\0\0\0\0\0\x81"s), "would have more than 2147483648 values"));
  CHECK(contains(message_of("\0\0\x08\x02\x01\0\0\0\0\0\0\x80"s), "it has 0 of 2147483648 values"));
}

TEST_CASE("labels that were compressed are those that were stored") {
  auto const labels = vision::read_idx(TTFM_TEST_DATA "/digits/t10k-labels-idx1-ubyte.gz");
  CHECK(labels.sizes() == at::IntArrayRef({359}));
  CHECK(labels.max().item<int>() == 9);
  CHECK(contains(::message_of([] { vision::read_idx(TTFM_TEST_DATA "/digits"); }), "there is no such file"));
}
