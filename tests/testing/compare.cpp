#include "ttfm/testing/compare.hpp"

#include <ATen/ops/ones.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <cmath>
#include <limits>
#include <vector>

#include "catch.hpp"

using namespace ttfm;
using testing::compare;
using testing::pcc;

namespace {
at::Tensor values(std::vector<double> const& list) { return at::tensor(list); }
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
}  // namespace

TEST_CASE("the PCC is Pearson's correlation") {
  CHECK(pcc(values({1, 2, 3, 4}), values({10, 20, 30, 40})) == Approx(1));
  CHECK(pcc(values({1, 2, 3, 4}), values({4, 3, 2, 1})) == Approx(-1));
  CHECK(pcc(values({1, 2, 3}), values({1, 3, 2})) == Approx(0.5));
}

TEST_CASE("outputs within rtol and atol count as equal, whatever their correlation") {
  CHECK(pcc(values({1, 1, 1}), values({1, 1, 1})) == 1);
  CHECK(pcc(values({5}), values({5.04})) == 1);
  CHECK(pcc(at::zeros({3}), values({0.009, -0.009, 0.009})) == 1);
}

TEST_CASE("rtol is of what is wanted, beside atol, and both are a hundredth unless told") {
  CHECK(pcc(values({5}), values({5.07})) == 0);
  CHECK(pcc(values({10}), values({10.111})) == 1);
  CHECK(pcc(values({10.111}), values({10})) == 0);
  CHECK(pcc(values({0}), values({0.0102})) == 0);
  CHECK(pcc(values({10}), values({10.5}), {.rtol = 0.05, .atol = 0}) == 1);
  CHECK(pcc(values({10}), values({10.5}), {.rtol = 0.04, .atol = 0}) == 0);
  CHECK(pcc(values({10}), values({10.5}), {.rtol = 0, .atol = 0.51}) == 1);
  CHECK(pcc(values({10}), values({10.5}), {.rtol = 0, .atol = 0.49}) == 0);
}

TEST_CASE("outputs of any dtype are compared as float64") {
  CHECK(pcc(values({1, 2, 3}).to(at::kBFloat16), values({1, 3, 2})) == Approx(0.5));
  auto const large = values({1, 0, 0}).add(1e9), other = values({0, 1, 0}).add(1e9);  // float32 has steps of 64 there
  CHECK(pcc(large, other, {.rtol = 0, .atol = 0}) == Approx(-0.5));
  CHECK(compare({large}, {other}).atol == 1);
}

TEST_CASE("a comparison passes from the required PCC on, 0.99 unless told") {
  auto const want = values({1, 2, 3, 4});
  auto at_pcc = [&](double c) {  // c of what is wanted, the rest at right angles to it
    return want.sub(2.5).mul(c).add(values({1, -1, -1, 1}).mul(std::sqrt(5. / 4 * (1 - c * c))));
  };
  CHECK(compare({at_pcc(0.991)}, {want}).pcc == Approx(0.991));
  CHECK(compare({at_pcc(0.991)}, {want}).passed);
  CHECK(!compare({at_pcc(0.989)}, {want}).passed);
  CHECK(compare({want}, {want}, {.required_pcc = 1}).passed);
}

TEST_CASE("outputs of no elements are equal") {
  auto const result = compare({at::ones({0, 3}), values({1, 2})}, {at::ones({0, 3}), values({1, 4})});
  CHECK(result.pcc == Approx(1));
  CHECK(result.atol == 2);
  CHECK(compare({at::ones({0})}, {at::ones({0})}).passed);
}

TEST_CASE("a single element that differs has no correlation") { CHECK(pcc(values({5}), values({6})) == 0); }

TEST_CASE("an output that doesn't vary fails") {
  CHECK(std::isnan(pcc(values({1, 1, 1}), values({1, 2, 3}))));
  CHECK(!compare({values({1, 1, 1})}, {values({1, 2, 3})}).passed);
}

TEST_CASE("the worst output decides, and the largest difference is told") {
  auto const result = compare({values({1, 2, 3}), values({1, 2, 3})}, {values({1, 2, 3}), values({1, 3, 2})});
  CHECK(result.pcc == Approx(0.5));
  CHECK(result.atol == Approx(1));
  CHECK(!result.passed);
  CHECK(compare({values({1, 2, 3})}, {values({1, 3, 2})}, {.required_pcc = 0.4}).passed);
}

TEST_CASE("a value that is not finite fails, wherever it stands") {
  for (bool const first : {true, false}) {
    std::vector<at::Tensor> got{values({1, 2}), values({1, 2})};
    got[first ? 0 : 1] = values({1, not_a_number});
    auto const result = compare(got, {values({1, 2}), values({1, 2})});
    CHECK(!result.passed);
    CHECK(std::isnan(result.pcc));
    CHECK(std::isnan(result.atol));
  }
}

TEST_CASE("different shapes or numbers of outputs can't be compared") {
  CHECK(message_of([] { pcc(at::ones({2, 3}), at::ones({3, 2})); }) == "outputs of different shapes: 2x3 and 3x2");
  CHECK(message_of([] { compare({at::ones({1})}, {}); }) == "1 outputs can't be compared with 0");
  CHECK(message_of([] { compare({}, {}); }) == "0 outputs can't be compared with 0");
  CHECK(message_of([] {
          compare({at::ones({1}), at::ones({2, 3})}, {at::ones({1}), at::ones({6})});
        }) == "outputs of different shapes: 2x3 and 6");
}
