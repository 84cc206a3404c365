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

TEST_CASE("the nearest names come nearest first, no more than asked for") {
  CHECK(nearest("ResNet8", {"ViT", "ResNet18", "ResNet50"}, 2) == std::vector<std::string>{"ResNet18", "ResNet50"});
  CHECK(nearest("x", {"a"}) == std::vector<std::string>{"a"});
}
