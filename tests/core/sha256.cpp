#include "ttfm/core/detail/sha256.hpp"

#include "catch.hpp"

// The vectors of FIPS 180-4's examples.
TEST_CASE("SHA-256 of the standard's examples") {
  auto digest = [](std::string_view text) {
    ttfm::detail::Sha256 sha;
    sha.update(text);
    return sha.hex();
  };
  CHECK(digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}
