#include "ttfm/core/names.hpp"

#include "catch.hpp"

using namespace ttfm;

namespace {

constexpr auto patterns = name_patterns({{"stem", "features.0"},
                                         {"blocks.0.{i}.conv", "features.{0:i+1}.0"},
                                         {"blocks.{s}.{i}.conv", "features.{s:i+1}.1"},
                                         {"layers.{l}", "stage{l+1}.stage{l+1}-{2l}"},
                                         {"head", ""}});
constexpr Naming naming{"somebody", patterns, {2, 1, 3}};

}  // namespace

TEST_CASE("a naming gives the source's name of an entry") {
  CHECK(naming.of("stem.weight") == "features.0.weight");
  CHECK(naming.of("stem") == "features.0");
  CHECK(naming.of("layers.3.bias") == "stage4.stage4-6.bias");
}

TEST_CASE("a pattern matches up to a dot or the end of a name") {
  CHECK(naming.of("stems.weight") == "stems.weight");
  CHECK(naming.of("layers.12x.bias") == "layers.12x.bias");
}

TEST_CASE("a name that no pattern matches stays what it is") {
  CHECK(naming.of("norm.weight") == "norm.weight");
  CHECK(Naming{"", std::span(patterns).first(4)}.canonical("norm.weight") == "norm.weight");
  CHECK(Naming{}.of("blocks.0.1.conv") == "blocks.0.1.conv");
}

TEST_CASE("elements are numbered through all stages") {
  CHECK(naming.of("blocks.0.1.conv.weight") == "features.2.0.weight");
  CHECK(naming.of("blocks.1.0.conv.weight") == "features.3.1.weight");
  CHECK(naming.of("blocks.2.2.conv.weight") == "features.6.1.weight");
}

TEST_CASE("the first pattern that matches decides") {
  CHECK(naming.of("blocks.0.0.conv") == "features.1.0");
  CHECK(naming.canonical("features.1.0") == "blocks.0.0.conv");
}

TEST_CASE("a source's name leads back to the canonical one") {
  for (auto const* name : {"stem.weight", "blocks.0.0.conv.bias", "blocks.1.0.conv", "blocks.2.2.conv.weight",
                           "layers.0.a", "layers.11.b.c", "head.weight"})
    CHECK(naming.canonical(naming.of(name)) == name);
}

TEST_CASE("a number of the source that none of the network's gives matches no pattern") {
  // Behind the last stage's elements, of different numbers for one placeholder, and not twice a number.
  for (auto const* name : {"features.7.1", "stage2.stage3-2", "stage2.stage2-3", "stage0.stage0-0"})
    CHECK(Naming{"", std::span(patterns).first(4), {2, 1, 3}}.canonical(name) == name);
}

TEST_CASE("numbers have no leading zeros and fewer than ten digits") {
  CHECK(naming.of("layers.03.bias") == "layers.03.bias");
  CHECK(naming.of("layers.0.bias") == "stage1.stage1-0.bias");
  CHECK(naming.of("layers.1234567890.bias") == "layers.1234567890.bias");
}

TEST_CASE("an empty side stands for no prefix") {
  CHECK(naming.of("head.weight") == "weight");
  CHECK(naming.canonical("weight") == "head.weight");
  constexpr auto old = name_patterns({{"", "old"}});
  CHECK(Naming{"", old}.of("a.b") == "old.a.b");
  CHECK(Naming{"", old}.canonical("old.a.b") == "a.b");
  CHECK(Naming{"", old}.canonical("older.a") == "older.a");
}

TEST_CASE("changed patterns have other source names in the same order") {
  constexpr auto other = changed(patterns, {{"stem", "first"}});
  CHECK(Naming{"", other}.of("stem.weight") == "first.weight");
  CHECK(Naming{"", other}.of("layers.0") == "stage1.stage1-0");
}
