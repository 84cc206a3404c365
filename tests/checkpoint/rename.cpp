#include "ttfm/checkpoint/rename.hpp"

#include "catch.hpp"

using ttfm::checkpoint::unwrapped;

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
