#include "ttfm/core/detail/xxhash.hpp"

#include <string>

#include "catch.hpp"

using ttfm::detail::xxhash64;

TEST_CASE("XXH64 gives the digests of its reference implementation") {
  // By `xxhash.xxh64(bytes).hexdigest()` of Python's xxhash.
  CHECK(xxhash64("") == 0xef46db3751d8e999);
  CHECK(xxhash64("a") == 0xd24ec4f1a98c6e5b);
  CHECK(xxhash64("abc") == 0x44bc2cf5ad770999);
  CHECK(xxhash64("Nobody inspects the spammish repetition") == 0xfbcea83c8a378bf1);
}

TEST_CASE("each byte of a text changes its XXH64") {
  std::string const text(101, 'x');
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto other = text;
    other[i] = 'y';
    CHECK(xxhash64(other) != xxhash64(text));
    CHECK(xxhash64(text.substr(0, i)) != xxhash64(text));
  }
}
