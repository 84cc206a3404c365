#include "ttfm/core/detail/text.hpp"

#include "catch.hpp"

using namespace ttfm::detail;

TEST_CASE("values are written one after another") { CHECK(cat("a", 1, 'b', 2.5) == "a1b2.5"); }

TEST_CASE("a range is joined") {
  CHECK(join(std::vector{1, 2, 3}) == "1, 2, 3");
  CHECK(join(std::vector{1, 2}, "x") == "1x2");
  CHECK(join(std::vector<int>{}).empty());
}

TEST_CASE("what a name leaves out is nearer than what it has wrong") {
  CHECK(edit_distance("abc", "abc") == 0);
  CHECK(edit_distance("ABC", "abc") == 0);
  CHECK(edit_distance("ac", "abc") == 1);
  CHECK(edit_distance("abc", "ac") == 2);
  CHECK(edit_distance("abc", "axc") == 2);
  CHECK(edit_distance("", "abc") == 3);
}

TEST_CASE("only ASCII's capitals have a small letter") {
  CHECK(lower('A') == 'a');
  CHECK(lower('Z') == 'z');
  for (char const c : {'@', '[', 'a', '0', '\xc4'}) CHECK(lower(c) == c);
}

TEST_CASE("distances take the cheapest way") {
  CHECK(edit_distance("abc", "") == 6);
  CHECK(edit_distance("abcd", "bcde") == 3);  // a too much (2), e left out (1)
  CHECK(edit_distance("ab", "ba") == 3);
  CHECK(edit_distance("kitten", "sitting") == 5);  // two wrong, one left out
}

TEST_CASE("a candidate is as near as the nearest of its keys, and equal ones keep their order") {
  CHECK(nearest("abc", {{"far", {"xyz", "abcd"}}, {"near", {"qqq", "abc"}}, {"none", {}}}) ==
        std::vector<std::string>{"near", "far", "none"});
  CHECK(nearest("x", {"b", "a", "c", "d"}) == std::vector<std::string>{"b", "a", "c"});
  CHECK(nearest("x", {"a"}, 0).empty());
}

TEST_CASE("the nearest names come nearest first, no more than asked for") {
  CHECK(nearest("ResNet8", {"ViT", "ResNet18", "ResNet50"}, 2) == std::vector<std::string>{"ResNet18", "ResNet50"});
  CHECK(nearest("x", {"a"}) == std::vector<std::string>{"a"});
}
