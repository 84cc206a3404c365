#include "ttfm/checkpoint/rename.hpp"

#include "catch.hpp"

using ttfm::checkpoint::renamed;

TEST_CASE("a part of a name is replaced at its beginning or behind a dot") {
  CHECK(renamed("norm.weight", {{"norm.", "last."}}) == "last.weight");
  CHECK(renamed("blocks.0.norm.weight", {{"norm.", "last."}}) == "blocks.0.last.weight");
  CHECK(renamed("layernorm.weight", {{"norm.", "last."}}) == "layernorm.weight");
}

TEST_CASE("renamings are taken in order, each once") {
  CHECK(renamed("a.b.a", {{"a", "x"}}) == "x.b.a");
  CHECK(renamed("a.b", {{"a", "b"}, {"b", "c"}}) == "c.b");
}
