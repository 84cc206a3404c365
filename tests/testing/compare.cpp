#include "ttfm/testing/compare.hpp"

#include <ATen/ops/ones.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

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
  }
}

TEST_CASE("different shapes or numbers of outputs can't be compared") {
  CHECK(message_of([] { pcc(at::ones({2, 3}), at::ones({3, 2})); }) == "outputs of different shapes: 2x3 and 3x2");
  CHECK(message_of([] { compare({at::ones({1})}, {}); }) == "1 outputs can't be compared with 0");
}
