#include "ttfm/checkpoint/detail/bytes.hpp"

#include <sys/stat.h>

#include <nlohmann/json.hpp>
#include <random>
#include <span>
#include <string>

#include "catch.hpp"
#include "made.hpp"
#include "ttfm/checkpoint/file.hpp"
#include "ttfm/core/detail/json.hpp"

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
  using ttfm::detail::parse_json;
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
}

namespace {

using ttfm::detail::Json;

Json parsed(std::string_view text) {
  return ttfm::detail::parse_json(text, [](auto const&) {});
}

bool accepts(std::string_view text) {
  try {
    parsed(text);
    return true;
  } catch (ttfm::detail::JsonError const&) {
    return false;
  }
}

nlohmann::json as_library(Json const& json) {
  nlohmann::json result;
  switch (json.kind) {
    case Json::Kind::array:
      result = nlohmann::json::array();
      for (auto const& item : json.items) result.push_back(as_library(item));
      return result;
    case Json::Kind::object:
      result = nlohmann::json::object();
      for (std::size_t i = 0; i < json.keys.size(); ++i) result[json.keys[i]] = as_library(json.items[i]);
      return result;
    case Json::Kind::string: return json.text;
    default: return nlohmann::json::parse(json.source);
  }
}

}  // namespace

TEST_CASE("JSON is read as nlohmann/json reads it") {
  for (std::string const text :
       {R"({"a":[1,{"b":2}],"c":{}})", " \n[ ]\t", R"(["\"\\\/\b\f\n\r\t\u00e9\u20AC\ud83d\ude00","ü€😀",""])",
        "[0,-0,12,-1.5,2e3,2E-3,1.25e+2,18446744073709551615]", "[true,false,null]", "\xef\xbb\xbf{}", "3", "\"x\"",
        R"({"":{"":[[[]]]}})"}) {
    INFO(text);
    CHECK(as_library(parsed(text)) == nlohmann::json::parse(text));
  }
  // What both must refuse, and both must take, after one to three changes.
  std::string const seed = R"({"a":[1,-2.5e-3,"\u00e9\ud83d\ude00\n€"],"b":{"c":null,"d":true},"e":""} )";
  std::string const alphabet = "{}[]:,\"\\u0d1-.eE+ ntrfab\x80\xc3\xed\xf4\xe2\x01/";
  std::mt19937 random(5);
  int taken = 0;
  for (int i = 0; i < 20000; ++i) {
    auto text = seed;
    for (unsigned changes = 1 + random() % 3; changes > 0; --changes) {
      auto const at = random() % text.size();
      char const c = alphabet[random() % alphabet.size()];
      switch (random() % 3) {
        case 0: text[at] = c; break;
        case 1: text.insert(at, 1, c); break;
        default: text.erase(at, 1);
      }
    }
    INFO(text);
    bool const right = nlohmann::json::accept(text);
    taken += right;
    REQUIRE(accepts(text) == right);
    if (right) REQUIRE(as_library(parsed(text)) == nlohmann::json::parse(text));
  }
  CHECK(taken > 1000);
}

TEST_CASE("parts of JSON are asked for by their kind") {
  auto const json =
      parsed(R"({"size":18446744073709551615,"above":18446744073709551616,"below":-1,"real":3.0,"text":"x"})");
  CHECK(json.at("size").size() == ~std::uint64_t{0});
  for (auto const* key : {"above", "below", "real", "text"}) CHECK_FALSE(json.at(key).size());
  CHECK(json.at("text").string() == "x");
  CHECK(json.find("absent") == nullptr);
  CHECK(message_of([&] { json.at("absent"); }) == "there is no \"absent\"");
  CHECK(message_of([&] { json.at("real").string(); }) == "a text is expected, not 3.0");
  CHECK(message_of([] { parsed("[1 2]"); }) == "a comma or the array's end is expected, at byte 3 of 5");
  CHECK(message_of([] { parsed("[\"x"); }) == "a text has no end, at byte 3 of 3");
  CHECK(accepts(std::string(100, '[') + std::string(100, ']')));
  CHECK(contains(message_of([] { parsed(std::string(200'000, '[')); }), "nested deeper than 100"));
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
