#include "ttfm/core/detail/sha256.hpp"

#include "catch.hpp"

// The vectors of FIPS 180-4's examples.
TEST_CASE("SHA-256 takes its bytes in pieces of any size") {
  ttfm::detail::Sha256 sha;
  std::string const text(1000, '\xff');
  for (std::size_t at = 0, size = 1; at < text.size(); at += size++)
    sha.update(std::string_view(text).substr(at, size));
  ttfm::detail::Sha256 whole;
  whole.update(text);
  CHECK(sha.hex() == whole.hex());
}

TEST_CASE("SHA-256 of the standard's examples") {
  auto digest = [](std::string_view text) {
    ttfm::detail::Sha256 sha;
    sha.update(text);
    return sha.hex();
  };
  CHECK(digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(digest("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrs"
               "tnopqrstu") == "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
  CHECK(digest(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  CHECK(digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}
