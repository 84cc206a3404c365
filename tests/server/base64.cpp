#include "base64.hpp"

#include "catch.hpp"

using namespace ttfm;
using namespace ttfm::server;

TEST_CASE("base64") {
  // RFC 4648, 10.
  CHECK(decode_base64("") == "");
  CHECK(decode_base64("Zg==") == "f");
  CHECK(decode_base64("Zm8=") == "fo");
  CHECK(decode_base64("Zm9v") == "foo");
  CHECK(decode_base64("Zm9vYg==") == "foob");
  CHECK(decode_base64("Zm9vYmE=") == "fooba");
  CHECK(decode_base64("Zm9vYmFy") == "foobar");
  CHECK(decode_base64("+/+/") == "\xfb\xff\xbf");
  CHECK(decode_base64(" Z\r\nm9\tvYm\nE = \n") == "fooba");
  std::string all, text;
  constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (int i = 0; i < 3 * 1000; ++i) all += static_cast<char>(i * 7 + i / 256);
  for (std::size_t i = 0; i < all.size(); i += 3) {
    unsigned bits = 0;
    for (std::size_t k = 0; k < 3; ++k) bits = bits << 8 | static_cast<unsigned char>(all[i + k]);
    for (int shift = 18; shift >= 0; shift -= 6) text += digits[bits >> shift & 63];
    if (i % 76 == 75) text += "\r\n";
  }
  CHECK(decode_base64(text) == all);
}

TEST_CASE("what isn't base64 is refused with its reason") {
  auto refused = [](std::string_view text) { return message_of([&] { decode_base64(text); }); };
  CHECK(contains(refused("ab-_"), "alphabet for URLs"));
  CHECK(contains(refused("abcd_"), "alphabet for URLs"));
  CHECK(contains(refused("abcd*"), "wrong character at offset 4"));
  CHECK(contains(refused("\xc3\xa4"), "offset 0"));
  CHECK(contains(refused(std::string_view("ab\0d", 4)), "offset 2"));
  for (auto const cut : {"a", "ab", "abc", "abcde", "ab=", "abcdab="})
    CHECK(contains(refused(cut), "cut off, or lacks"));
  for (auto const pads : {"=", "====", "a===", "ab===", "abc==", "abcd="})
    CHECK(contains(refused(pads), "none belongs"));
  for (auto const more : {"ab==ab==", "ab=c", "abc=d"}) CHECK(contains(refused(more), "behind its padding"));
  for (auto const bits : {"Zh==", "Zm9="}) CHECK(contains(refused(bits), "bits behind"));
}

TEST_CASE("data URIs") {
  auto uri = decode_text("data:image/JPEG;base64,Zm9v");
  CHECK(uri.type == "image/jpeg");
  CHECK(uri.bytes == "foo");
  CHECK(decode_text("  DATA:image/png;name=a;BASE64 ,Zm 9v").type == "image/png");
  CHECK(decode_text("data:;base64,Zm9v").type.empty());
  CHECK(decode_text("Zm9v").bytes == "foo");
  CHECK(decode_text("Zm9v").type.empty());
  auto refused = [](std::string const& text) { return message_of([&] { decode_text(text); }); };
  for (auto const empty : {"", " \n", "data:image/png;base64,", "data:;base64, \n"})
    CHECK(contains(refused(empty), "is empty"));
  CHECK(contains(refused("data:image/png;base64"), "comma"));
  CHECK(contains(refused("data:" + std::string(1000, 'a') + ";base64,Zm9v"), "comma"));
  CHECK(contains(refused("data:image/png,abc"), "must be in base64"));
  CHECK(contains(refused("data:,abc"), "must be in base64"));
  CHECK(contains(refused("data:base64,Zm9v"), "must be in base64"));
  CHECK(contains(refused("http://a.example/b.jpg"), "wrong character at offset 4"));
  CHECK(contains(refused("file:///etc/passwd"), "wrong character"));
}
