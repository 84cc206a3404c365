#include "ttfm/checkpoint/nameless.hpp"

#include <ATen/ops/ones.h>
#include <ATen/ops/zeros.h>

#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "dicts.hpp"

using namespace ttfm;

TEST_CASE("entries are assigned by their position where the file has none of the network's names") {
  std::vector<checkpoint::Entry> const network{
      {"c1.weight", {2, 1, 1, 1}}, {"b1.weight", {2}}, {"b1.count", {}, at::kLong}};
  auto assigned = [&](checkpoint::StateDict dict) {
    return checkpoint::by_position(std::move(dict), network, "x.pth");
  };
  auto const conv = at::ones({2, 1, 1, 1}), ones = at::ones({2}), count = at::zeros({}, at::kLong);
  auto const result = assigned(dict({{"down.0.weight", conv}, {"down.1.weight", ones}, {"n", count}}));
  CHECK(result.names() == std::vector<std::string>{"c1.weight", "b1.weight", "b1.count"});
  CHECK(result.find("b1.weight")->is_same(ones));
  SECTION("its own names stay, in any order") {
    auto const named = dict({{"b1.count", count}, {"c1.weight", conv}});
    CHECK(assigned(named).names() == named.names());
    CHECK(assigned(dict({{"module.c1.weight", conv}})).names() == std::vector<std::string>{"module.c1.weight"});
    CHECK(assigned(dict({{"module._orig_mod.b1.weight", ones}})).size() == 1);
  }
  SECTION("another number of entries is refused, and an entry that doesn't fit, by its position") {
    auto refused = [&](checkpoint::StateDict wrong) { return message_of([&] { assigned(std::move(wrong)); }); };
    CHECK(refused(dict({{"a", conv}})) == "x.pth has 1 entries, the network 3; by position they can't be assigned");
    CHECK(refused(dict({{"a", conv}, {"b", at::ones({3})}, {"n", count}})) ==
          "entry 1 of x.pth, b 3 Float, can't be the network's at that position, b1.weight 2 Float");
    CHECK(contains(refused(dict({{"a", conv}, {"b", ones}, {"n", at::ones({})}})), "entry 2 of x.pth, n  Float"));
    CHECK(contains(refused(dict({{"a", conv}, {"x.bias", ones}, {"n", count}})), "entry 1 of x.pth, x.bias 2 Float"));
  }
}

TEST_CASE("by position an entry needs the shape, the kind of dtype and the last part of its name") {
  std::vector<checkpoint::Entry> const network{{"c.weight", {2, 3}}, {"c.bias", {2}}};
  auto refused = [&](std::vector<std::pair<std::string, at::Tensor>> entries) {
    return message_of([&] { checkpoint::by_position(dict(std::move(entries)), network); });
  };
  auto const weight = at::ones({2, 3}), bias = at::ones({2});
  CHECK(refused({{"x.weight", weight}, {"x.bias", bias}}) == "accepted");
  CHECK(refused({{"x.w", weight}, {"x.b", bias}}) == "accepted");
  CHECK(contains(refused({{"x.weight", at::ones({3, 2})}, {"x.bias", bias}}), "x.weight 3x2 Float"));
  CHECK(contains(refused({{"x.bias", weight}, {"x.weight", bias}}), "entry 0 of the checkpoint, x.bias"));
  CHECK(contains(refused({{"x.w", weight}, {"x.b", bias}, {"x.c", bias}}), "has 3 entries, the network 2"));
  CHECK(contains(refused({{"x.w", weight.to(at::kLong)}, {"x.b", bias}}), "x.w 2x3 Long"));
  CHECK(refused({{"x.w", weight.to(at::kHalf)}, {"x.b", bias}}) == "accepted");
  // One name of the network is enough for names to count.
  CHECK(checkpoint::by_position(dict({{"c.bias", bias}}), network).names() == std::vector<std::string>{"c.bias"});
}
