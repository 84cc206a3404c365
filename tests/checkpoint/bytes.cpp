#include "ttfm/checkpoint/detail/bytes.hpp"

#include <sys/stat.h>

#include <span>
#include <string>

#include "catch.hpp"
#include "made.hpp"
#include "ttfm/checkpoint/detail/json.hpp"
#include "ttfm/checkpoint/file.hpp"

using namespace ttfm;
using namespace std::string_literals;
using checkpoint::detail::Bytes;
using checkpoint::detail::shown;

TEST_CASE("text of a file is shown printable, and cut behind a limit") {
  CHECK(shown("plain ~ text") == "plain ~ text");
  CHECK(shown("\x1f\x20\x7e\x7f\n\0"s) == "\\x1f ~\\x7f\\x0a\\x00");
  CHECK(shown("\xc3\xa4") == "\xc3\xa4");
  CHECK(shown("abc", 3) == "abc");
  CHECK(shown("abcd", 3) == "abc...");
  CHECK(shown("") == "");
  CHECK(shown(std::string(100, 'a')) == std::string(100, 'a'));
  CHECK(shown(std::string(101, 'a')) == std::string(100, 'a') + "...");
}

TEST_CASE("bytes are read up to their end, and not beyond") {
  auto const text = "\x01\x02\x03\x04line\nrest"s;
  Bytes in(std::span(text.data(), text.size()), "x");
  CHECK(in.size() == 13);
  CHECK(in.read<std::uint16_t>() == 0x0201);
  CHECK(in.position() == 2);
  CHECK(in.text(2) == "\x03\x04");
  CHECK(in.line() == "line");
  CHECK(in.position() == 9);
  CHECK(message_of([&] { in.line(); }) == "x: the file is truncated (at byte 9)");
  CHECK(message_of([&] { in.take(5); }) == "x: the file is truncated (at byte 9)");
  CHECK(message_of([&] { in.take(~std::uint64_t{0}); }) == "x: the file is truncated (at byte 9)");
  CHECK(in.take(4).size() == 4);
  CHECK(in.take(0).empty());
  CHECK(message_of([&] { in.read<std::uint8_t>(); }) == "x: the file is truncated (at byte 13)");
  in.seek(4);
  CHECK(in.line() == "line");
  in.seek(13);
  CHECK(message_of([&] { in.seek(14); }) == "x: the file is truncated: it refers to byte 14 (at byte 13)");
}

TEST_CASE("a key that an object has twice is told with what leads to it") {
  using checkpoint::detail::parse_json;
  auto twice = [](std::string const& text) {
    std::string path;
    parse_json(text, [&](std::vector<std::string> const& keys) { path = ttfm::detail::join(keys, "/"); });
    return path;
  };
  CHECK(twice(R"({"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]})").empty());
  CHECK(twice(R"({"a":1,"a":2})") == "a");
  CHECK(twice(R"({"a":{"b":{"c":1,"d":2,"c":3}}})") == "a/b/c");
  CHECK(twice(R"({"a":{"b":1},"c":{"d":1},"a":2})") == "a");
  CHECK(twice(R"([{"a":1},{"b":1,"b":2}])") == "b");
  CHECK(parse_json(R"({"a":[1,{"b":2}]})", [](auto const&) {}) == nlohmann::json::parse(R"({"a":[1,{"b":2}]})"));
  CHECK_THROWS_AS(parse_json("{", [](auto const&) {}), nlohmann::json::exception);
}

TEST_CASE("a file that is empty, no regular one or not there is told apart") {
  Folder const folder;
  CHECK(checkpoint::MappedFile::open(folder.put("empty", ""))->bytes().empty());
  auto const file = checkpoint::MappedFile::open(folder.put("some", "abc"));
  CHECK(std::string(file->bytes().begin(), file->bytes().end()) == "abc");
  CHECK(file->path() == folder.path / "some");
  auto message = [&](std::string const& name) {
    return message_of([&] { checkpoint::MappedFile::open(folder.path / name); });
  };
  CHECK(message("absent").ends_with("absent: can't be opened: No such file or directory"));
  CHECK(message("").ends_with("is no regular file"));
  REQUIRE(::mkfifo((folder.path / "pipe").c_str(), 0600) == 0);
  CHECK(message("pipe").ends_with("pipe: is no regular file"));  // and doesn't wait for somebody who writes
  auto const memory = checkpoint::MappedFile::from_bytes("abc", "a name");
  CHECK(std::string(memory->bytes().begin(), memory->bytes().end()) == "abc");
  CHECK(memory->path() == "a name");
}
