#include "ttfm/runtime/loss.hpp"

#include <ATen/ops/allclose.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <vector>

#include "catch.hpp"

using namespace ttfm;

TEST_CASE("the cross entropy and its gradients are torch's, with and without label smoothing") {
  std::ifstream in(TTFM_TEST_DATA "/training.json");
  auto const losses = nlohmann::json::parse(in).at("losses");
  auto const inputs = at::tensor(std::vector<float>{0.5, -1, 2, 1.5, 0.25, -0.75, -2, 1, 0.5, 0, 3, -1}).view({4, 3});
  auto const classes = at::tensor(std::vector<std::int64_t>{0, 1, 1, 0});
  for (auto const& want : losses) {
    INFO(want);
    auto weight = at::tensor(std::vector<float>{0.1f, -0.2f, 0.3f, -0.4f, 0.5f, -0.6f}).view({2, 3});
    auto bias = at::tensor(std::vector<float>{0.05f, -0.05f});
    weight.requires_grad_();
    bias.requires_grad_();
    auto const loss = cross_entropy(at::linear(inputs, weight, bias), classes, want["smoothing"]);
    loss.backward();
    CHECK(loss.item<double>() == Approx(want["loss"].get<double>()).epsilon(1e-6));
    auto like = [](at::Tensor const& got, nlohmann::json const& numbers) {
      return at::allclose(got.flatten(), at::tensor(numbers.get<std::vector<float>>()), 1e-5, 1e-7);
    };
    CHECK(like(weight.grad(), want["weight"]));
    CHECK(like(bias.grad(), want["bias"]));
  }
  CHECK(losses.size() == 4);
}

TEST_CASE("what has no cross entropy is refused") {
  auto const logits = at::zeros({2, 3});
  auto message = [](at::Tensor const& values, at::Tensor const& classes, double smoothing = 0) {
    return message_of([&] { cross_entropy(values, classes, smoothing); });
  };
  auto of = [](std::vector<std::int64_t> const& classes) { return at::tensor(classes); };
  CHECK(message(logits, of({0, 2})) == "accepted");
  CHECK(contains(message(logits, of({0, 3})), "there is no class 3: the network has 3"));
  CHECK(contains(message(logits, of({0, -100})), "there is no class -100"));
  CHECK(contains(message(logits, of({0})),
                 "logits (N x C) and the classes (N, Long) are expected, not Float [2, 3] and Long [1]"));
  CHECK(contains(message(logits.to(at::kInt), of({0, 1})), "not Int [2, 3]"));
  CHECK(contains(message(logits, logits), "and Float [2, 3]"));
  CHECK(contains(message(logits, at::zeros({2})), "and Float [2]"));
  CHECK(contains(message(at::zeros({0, 3}), at::zeros({0}, at::kLong)), "not Float [0, 3]"));
  CHECK(contains(message({}, of({0})), "not nothing and"));
  CHECK(contains(message(logits, of({0, 1}), 1.5), "the label smoothing is 0 to 1, not 1.5"));
  CHECK(
      contains(message(logits, of({0, 1}), std::numeric_limits<double>::quiet_NaN()), "the label smoothing is 0 to 1"));
}
