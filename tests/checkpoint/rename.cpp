#include "ttfm/checkpoint/rename.hpp"

#include "catch.hpp"

using ttfm::checkpoint::renamed;
using ttfm::checkpoint::unwrapped;

TEST_CASE("a part of a name is replaced at its beginning or behind a dot") {
  CHECK(renamed("norm.weight", {{"norm.", "last."}}) == "last.weight");
  CHECK(renamed("blocks.0.norm.weight", {{"norm.", "last."}}) == "blocks.0.last.weight");
  CHECK(renamed("layernorm.weight", {{"norm.", "last."}}) == "layernorm.weight");
}

TEST_CASE("renamings are taken in order, each once") {
  CHECK(renamed("a.b.a", {{"a", "x"}}) == "x.b.a");
  CHECK(renamed("a.b", {{"a", "b"}, {"b", "c"}}) == "c.b");
}

TEST_CASE("the parts of wrappers are taken out of a name, in any nesting") {
  CHECK(unwrapped("fc.weight") == "fc.weight");
  CHECK(unwrapped("module.fc.weight") == "fc.weight");
  CHECK(unwrapped("_orig_mod.fc.weight") == "fc.weight");
  CHECK(unwrapped("module._orig_mod.fc.weight") == "fc.weight");
  CHECK(unwrapped("_orig_mod.module.module.fc.weight") == "fc.weight");
  CHECK(unwrapped("features.module.0._orig_mod.weight") == "features.0.weight");
  CHECK(unwrapped("submodule.modules.x_orig_mod.a") == "submodule.modules.x_orig_mod.a");
  CHECK(unwrapped("module") == "module");
  CHECK(unwrapped("module.module") == "module");
  CHECK(unwrapped("") == "");
}
