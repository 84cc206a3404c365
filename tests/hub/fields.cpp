#include "ttfm/hub/fields.hpp"

#include <string>

#include "catch.hpp"

using namespace ttfm;

namespace {

hub::Fields fields(std::string text) { return hub::Fields::parse(std::move(text), "c.json"); }

}  // namespace

TEST_CASE("fields are read with defaults, and null counts as missing") {
  auto const f =
      fields(R"({"n": 3, "x": 0.5, "t": "a", "b": true, "l": [1, 2], "s": ["p"], "z": null, "o": {"k": 1}})");
  CHECK(f.integer("n") == 3);
  CHECK(f.number("x") == 0.5);
  CHECK(f.text("t") == "a");
  CHECK(f.flag("b"));
  CHECK(f.integers("l").size() == 2);
  CHECK(f.texts("s")[0] == "p");
  CHECK(f.integer("z", 7) == 7);
  CHECK_FALSE(f.has("z"));
  CHECK(f.object("o").integer("k") == 1);
  CHECK(f.object("none").keys().empty());
  CHECK(f.keys().size() == 7);
  f.finish();
}

TEST_CASE("a field that nobody asked for is refused, in objects too") {
  auto const f = fields(R"({"a": 1, "o": {"k": 1}})");
  CHECK(contains(message_of([&] { f.finish(); }), "c.json: a is 1; ttfm doesn't know this field"));
  f.ignore({"a"});
  CHECK(contains(message_of([&] { f.finish(); }), "o is {\"k\": 1}; ttfm doesn't know this field"));
  auto const inner = f.object("o");
  CHECK(contains(message_of([&] { f.finish(); }), "o.k is 1; ttfm doesn't know this field"));
  f.finish("o");
  CHECK(contains(message_of([&] { inner.finish(); }), "o.k is 1"));
  inner.integer("k");
  f.finish();
}

TEST_CASE("values of another type, or beyond it, are refused") {
  auto const f = fields(R"({"n": 1.5, "t": "a", "big": 1e999, "l": [1, "x"]})");
  CHECK(contains(message_of([&] { f.integer("n"); }), "n is 1.5; it must be an integer"));
  CHECK(contains(message_of([&] { f.integer("t"); }), "t is \"a\"; it must be a number"));
  CHECK(contains(message_of([&] { f.number("big"); }), "a double can hold"));
  CHECK(contains(message_of([&] { f.integers("l"); }), "it must be a number"));
  CHECK(contains(message_of([&] { f.integer("none"); }), "none is missing; it is needed"));
  CHECK(contains(message_of([&] { f.positive("zero", 0); }), "it must be from 1 to 1000000"));
  CHECK(contains(message_of([&] { f.expect("t", "b"); }), "only \"b\" is supported"));
  CHECK(contains(message_of([&] { f.expect("n", 2); }), "only 2 is supported"));
  CHECK(contains(message_of([&] { f.expect("n", true); }), "only true is supported"));
  CHECK(contains(message_of([] { fields("7"); }), "it must be a JSON object, not 7"));
  CHECK(contains(message_of([] { fields(R"({"a": 1, "a": 2})"); }), "the key a stands there twice"));
}
