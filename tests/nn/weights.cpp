#include "ttfm/nn/weights.hpp"

#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/ones.h>

#include <cstdint>
#include <memory>

#include "catch.hpp"
#include "ttfm/nn/path.hpp"
#include "ttfm/nn/seeded.hpp"

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

TEST_CASE("a weight is aligned and laid out as a new tensor wherever it came from, and shared if it is already") {
  auto const storage = at::arange(1000, at::kFloat);
  auto const numbers = [&](nn::Shape const& shape, nn::Shape const& strides, std::int64_t offset) {
    return storage.as_strided(shape, strides, offset);
  };
  auto const last = at::MemoryFormat::ChannelsLast;
  for (bool const channels_last : {false, true}) {
    nn::Placement const placement{at::TensorOptions(at::kCPU).dtype(at::kFloat), channels_last};
    auto const fresh = [&](at::Tensor const& like) {
      auto const format = channels_last && like.dim() == 4 ? last : at::MemoryFormat::Contiguous;
      return at::empty(like.sizes(), like.options().memory_format(format));
    };
    auto const shared = [&](at::Tensor const& x) { return placement.place(x, at::kFloat).is_same(x); };
    for (auto const& x : {
             numbers({2, 3, 5, 7}, {105, 35, 7, 1}, 1),   // 4 bytes off
             numbers({2, 3, 5, 7}, {105, 35, 7, 1}, 2),   // 8
             numbers({2, 3, 5, 7}, {105, 35, 7, 1}, 8),   // 32
             numbers({2, 3, 5, 7}, {105, 1, 21, 3}, 16),  // aligned, the channels last
             numbers({7, 5, 3, 2}, {1, 7, 35, 105}, 0),   // as TensorFlow has kernels
             numbers({6, 4, 1, 1}, {4, 1, 4, 4}, 0),      // a kernel of 1x1 that calls itself channels last
             numbers({1, 4, 1, 1}, {99, 1, 77, 55}, 0),   // strides of dimensions of size 1
             numbers({5, 7}, {1, 5}, 0),                  // transposed
             numbers({5, 7}, {9, 1}, 0),                  // with gaps
             numbers({5, 7}, {0, 1}, 0),                  // expanded
             numbers({9}, {1}, 3),
             at::ones({2, 3, 5, 7}, at::kBFloat16),
         }) {
      INFO("channels last " << channels_last << ", " << nn::to_text(x.sizes()) << " with strides "
                            << nn::to_text(x.strides()) << " at " << x.storage_offset());
      auto const placed = placement.place(x, at::kFloat);
      CHECK(reinterpret_cast<std::uintptr_t>(placed.const_data_ptr()) % 64 == 0);
      CHECK(placed.strides() == fresh(x).strides());
      CHECK(at::equal(placed, x.to(at::kFloat)));
      CHECK(shared(x) == (channels_last && x.strides() == fresh(x).strides() && x.storage_offset() % 16 == 0));
      CHECK(shared(placed));
    }
    CHECK(shared(numbers({5, 7}, {7, 1}, 16)));
    CHECK(shared(fresh(numbers({6, 4, 1, 1}, {4, 1, 1, 1}, 0))));
    CHECK(at::equal(placement.place(numbers({3}, {1}, 1)._neg_view(), at::kFloat), at::arange(1, 4, at::kFloat).neg()));
  }
}

TEST_CASE("the store lets go of the source once the network is built") {
  auto const given = std::make_shared<int>();
  nn::Weights weights([given](nn::Request const& r) { return at::ones(r.shape); });
  weights.get({"a", {1}});
  CHECK(given.use_count() == 2);
  weights.finish();
  CHECK(given.use_count() == 1);
  CHECK(message_of([&] { weights.get({"b", {1}}); }) == "the network is built and can't ask for another weight, b");
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
