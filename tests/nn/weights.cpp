#include "ttfm/nn/weights.hpp"

#include <ATen/ops/equal.h>
#include <ATen/ops/ones.h>

#include "catch.hpp"
#include "ttfm/nn/path.hpp"

using namespace ttfm;

TEST_CASE("weights from names are the same for the same name and salt, and others for others") {
  auto const a = nn::weights_from_names("a"), b = nn::weights_from_names("b");
  CHECK(at::equal(a({"x.weight", {2, 3}}), a({"x.weight", {2, 3}})));
  CHECK(!at::equal(a({"x.weight", {2, 3}}), b({"x.weight", {2, 3}})));
  CHECK(!at::equal(a({"x.weight", {2, 3}}), a({"y.weight", {2, 3}})));
}

TEST_CASE("weights from names keep to the range of their kind") {
  auto const source = nn::weights_from_names("s", {{"bn.running_var", 4.0}});
  auto within = [&](char const* name, nn::Shape const& shape, double low, double high) {
    auto const x = source({name, shape});
    INFO(name);
    CHECK(x.min().item<double>() >= low);
    CHECK(x.max().item<double>() <= high);
    CHECK(x.max().item<double>() > low + 0.9 * (high - low));
  };
  within("bn.running_var", {1000}, 4 * 0.5, 4 * 1.5);
  within("bn.running_mean", {1000}, -0.2, 0.2);
  within("bn.weight", {1000}, 0.75, 1.25);
  within("fc.bias", {1000}, -0.05, 0.05);
  within("fc.weight", {100, 48}, -0.25, 0.25);
  within("conv.weight", {100, 6, 1, 4}, -0.5, 0.5);
  within("cls_token", {1, 1, 1000}, -0.2, 0.2);
  CHECK(source({"bn.num_batches_tracked", {}, at::kLong}).item<std::int64_t>() == 0);
}

TEST_CASE("a path names the entry, and the store keeps the order") {
  nn::Weights weights(nn::weights_from_names("s"));
  nn::Path const p(weights);
  (p / "layer" / 1).get("weight", {2});
  p.get("bias", {3});
  REQUIRE(weights.entries().size() == 2);
  CHECK(weights.entries()[0].first == "layer.1.weight");
  CHECK(weights.entries()[1].first == "bias");
}

TEST_CASE("buffers are no parameters") {
  nn::Weights weights(nn::weights_from_names("s"));
  nn::Path const p(weights);
  p.get("weight", {2, 3});
  p.buffer("running_mean", {5});
  p.buffer("num_batches_tracked", {}, at::kLong);
  p.buffer("thresholds", {5});
  CHECK(weights.parameters() == 6);
}

TEST_CASE("the placement decides dtype and layout of floating-point weights only") {
  nn::Weights weights(nn::weights_from_names("s"), {at::TensorOptions(at::kBFloat16), true});
  CHECK(weights.get({"conv", {4, 3, 2, 2}}).is_contiguous(at::MemoryFormat::ChannelsLast));
  CHECK(weights.get({"fc", {4, 3}}).scalar_type() == at::kBFloat16);
  CHECK(weights.get({"count", {}, at::kLong}).scalar_type() == at::kLong);
}

TEST_CASE("an entry that is asked for twice is a mistake of the network") {
  nn::Weights weights(nn::weights_from_names("s"));
  weights.get({"a", {1}});
  CHECK(message_of([&] { weights.get({"a", {1}}); }) == "the network asks twice for the weight a");
}

TEST_CASE("a report lists ten entries of each kind, and how many there are") {
  nn::Weights weights([](nn::Request const&) { return nn::Tensor{}; });
  for (int i = 0; i < 12; ++i) weights.get({std::to_string(i), {1}});
  auto const message = message_of([&] { weights.finish(); });
  CHECK(contains(message, "12 missing: 0 1, 1 1,"));
  CHECK(contains(message, "9 1, ..."));
  CHECK(!contains(message, "10 1"));
}
