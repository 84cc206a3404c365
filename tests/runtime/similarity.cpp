#include "ttfm/runtime/similarity.hpp"

#include <ATen/ops/allclose.h>
#include <ATen/ops/cosine_similarity.h>
#include <ATen/ops/full.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <limits>

#include "catch.hpp"

using namespace ttfm;

namespace {

at::Tensor vector(std::vector<float> const& values) { return at::tensor(values); }

std::vector<std::int64_t> indices(std::vector<Neighbour> const& neighbours) {
  std::vector<std::int64_t> result;
  for (auto const& each : neighbours) result.push_back(each.index);
  return result;
}

}  // namespace

TEST_CASE("similarities are the cosines of the angles") {
  auto const rows = vector({3, 0, 0, 0.5, -2, 0, 1, 1}).view({4, 2});
  auto const got = cosine_similarities(vector({2, 0}), rows);
  CHECK(got.scalar_type() == at::kFloat);
  CHECK(at::allclose(got, vector({1, 0, -1, 0.70710678f})));
  auto const query = at::randn({37}), many = at::randn({50, 37});
  CHECK(at::allclose(cosine_similarities(query, many), at::cosine_similarity(query.unsqueeze(0), many), 1e-5, 1e-6));
  CHECK(at::allclose(cosine_similarities(query.to(at::kDouble), many.to(at::kHalf)), cosine_similarities(query, many),
                     1e-2, 1e-2));
  CHECK(at::allclose(cosine_similarities(query, many.t().contiguous().t()), cosine_similarities(query, many)));
}

TEST_CASE("a vector is at most as similar as to itself, whatever its length") {
  for (float const scale : {1e-30f, 1e-15f, 1.0f, 1e15f, 1e30f}) {
    auto const query = at::rand({999}).mul(scale).add(scale);
    auto const one = cosine_similarities(query, query.unsqueeze(0)).item<float>();
    INFO(scale << ' ' << one);
    CHECK((one <= 1 && one > 0.99999f));
    CHECK(cosine_similarities(query.neg(), query.unsqueeze(0)).item<float>() == -one);
  }
}

TEST_CASE("zeros are like nothing") {
  auto const rows = vector({0, 0, 1, 2}).view({2, 2});
  CHECK(at::allclose(cosine_similarities(vector({1, 2}), rows), vector({0, 1})));
  CHECK(at::allclose(cosine_similarities(vector({0, 0}), rows), vector({0, 0})));
}

TEST_CASE("the nearest come first, equal ones in their order") {
  auto const rows = vector({0, 1, 1, 0, 5, 0, 1, 1, 0, 0, 2, 2}).view({6, 2});
  CHECK(indices(nearest(vector({1, 0}), rows, 6)) == std::vector<std::int64_t>{1, 2, 3, 5, 0, 4});
  CHECK(indices(nearest(vector({1, 0}), rows, 3)) == std::vector<std::int64_t>{1, 2, 3});
  CHECK(nearest(vector({1, 0}), rows, 100).size() == 6);
  CHECK(nearest(vector({1, 0}), rows, 1)[0] == Neighbour{1, 1});
  CHECK(nearest(vector({1, 0}), at::zeros({0, 2}), 3).empty());
  auto const equal = at::full({1000, 3}, 0.3);
  auto const found = indices(nearest(equal[0], equal, 500));
  CHECK((found.size() == 500 && std::is_sorted(found.begin(), found.end())));
}

TEST_CASE("vectors of other sizes, shapes and values are refused") {
  auto const nan = std::numeric_limits<float>::quiet_NaN();
  auto message = [](at::Tensor const& query, at::Tensor const& rows, std::int64_t most = 1) {
    return message_of([&] { nearest(query, rows, most); });
  };
  auto const rows = at::rand({4, 3}), query = at::rand({3});
  CHECK(contains(message(at::rand({2}), rows),
                 "the query has 2 values, but the vectors to compare have 3; they must be of the same network"));
  CHECK(contains(message(rows, rows),
                 "a query vector (D) of floating-point numbers is expected, not Float of the shape [4, 3]"));
  CHECK(contains(message(query, query),
                 "a matrix of vectors (N x D) of floating-point numbers is expected, not Float of the shape [3]"));
  CHECK(contains(message(query, rows.to(at::kInt)), "expected, not Int of the shape [4, 3]"));
  CHECK(contains(message({}, rows), "expected, not an undefined tensor"));
  CHECK(contains(message(query, {}), "expected, not an undefined tensor"));
  CHECK(contains(message(query, rows, 0), "the number of neighbours must be at least 1, not 0"));
  CHECK(contains(message(vector({1, nan, 0}), rows), "the query vector has a value that is not finite"));
  rows[2][1].fill_(std::numeric_limits<float>::infinity());
  CHECK(contains(message(query, rows), "the vector in row 2 has a value that is not finite"));
}
