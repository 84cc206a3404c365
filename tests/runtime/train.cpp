#include "ttfm/runtime/train.hpp"

#include <ATen/ops/allclose.h>
#include <ATen/ops/full.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/tensor.h>

#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "ttfm/core/vocabulary.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/nn/seeded.hpp"
#include "ttfm/runtime/loss.hpp"

using namespace ttfm;

TEST_CASE("steps fit a line") {
  nn::Weights weights(nn::initial_weights(), {}, nn::Mode::training);
  auto const line = nn::linear(nn::Path(weights), 1, 1);
  Trainer trainer(weights, 0.05);
  auto const x = at::full({1, 1}, 2.0), y = at::full({1, 1}, 3.0);
  double loss = 1;
  for (int i = 0; i < 200; ++i) loss = trainer.step(line(x).sub(y).square().mean());
  CHECK(loss < 1e-3);
}

TEST_CASE("a network that was built for inference can't be trained") {
  nn::Weights weights(nn::initial_weights());
  nn::linear(nn::Path(weights), 1, 1);
  CHECK(contains(message_of([&] { Trainer(weights, 0.1); }), "nothing to train: the network was built for inference"));
}

TEST_CASE("a loss that isn't finite leaves the weights as they were") {
  nn::Weights weights(nn::initial_weights(), {}, nn::Mode::training);
  auto const line = nn::linear(nn::Path(weights), 1, 1);
  Trainer trainer(weights, 0.1);
  auto const before = weights.entries()[0].second.item<float>();
  auto const loss = line(at::full({1, 1}, std::numeric_limits<float>::infinity())).sum();
  CHECK(contains(message_of([&] { trainer.step(loss); }), "the training diverged"));
  CHECK(weights.entries()[0].second.item<float>() == before);
}

TEST_CASE("an annealed learning rate falls to a twentieth") {
  nn::Weights weights(nn::initial_weights(), {}, nn::Mode::training);
  auto const line = nn::linear(nn::Path(weights), 1, 1);
  Trainer trainer(weights, 0.1);
  // Adam's first step is as long as the rate whatever the gradient, and so is each one along the same gradient.
  auto step = [&](std::int64_t done) {
    auto const before = weights.entries()[0].second.item<double>();
    trainer.anneal(done, 4);
    trainer.step(line(at::full({1, 1}, 1.0)).sum());
    return before - weights.entries()[0].second.item<double>();
  };
  CHECK(step(0) == Approx(0.1).epsilon(1e-4));
  CHECK(step(2) == Approx(0.0525).epsilon(1e-4));
  CHECK(step(4) == Approx(0.005).epsilon(1e-3));
}

TEST_CASE("a learning rate that isn't above 0 is refused") {
  nn::Weights weights(nn::initial_weights(), {}, nn::Mode::training);
  nn::linear(nn::Path(weights), 1, 1);
  CHECK(contains(message_of([&] { Trainer(weights, 0); }), "the learning rate must be above 0, not 0"));
  CHECK_THROWS_AS(Trainer(weights, 0.1).set_learning_rate(-1), ConfigError);
}

TEST_CASE("steps of each optimizer are torch's; vectors don't decay") {
  std::ifstream in(TTFM_TEST_DATA "/training.json");
  auto const trained = nlohmann::json::parse(in).at("trained");
  auto const inputs = at::tensor(std::vector<float>{0.5, -1, 2, 1.5, 0.25, -0.75, -2, 1, 0.5, 0, 3, -1}).view({4, 3});
  auto const classes = at::tensor(std::vector<std::int64_t>{0, 1, 1, 0});
  for (auto const& want : trained) {
    INFO(want);
    auto weight = at::tensor(std::vector<float>{0.1f, -0.2f, 0.3f, -0.4f, 0.5f, -0.6f}).view({2, 3});
    auto bias = at::tensor(std::vector<float>{0.05f, -0.05f});
    weight.requires_grad_();
    bias.requires_grad_();
    Trainer trainer(nn::Entries{{"weight", weight}, {"bias", bias}},
                    {.optimizer = *parse<Optimizer>(want["optimizer"].get<std::string>()),
                     .learning_rate = 0.1,
                     .weight_decay = want["decay"],
                     .momentum = want.value("momentum", 0.0),
                     .nesterov = want.value("nesterov", false)});
    for (double const loss : want["losses"])
      CHECK(trainer.step(cross_entropy(at::linear(inputs, weight, bias), classes, 0.1)) == Approx(loss).epsilon(1e-5));
    auto like = [](at::Tensor const& got, nlohmann::json const& numbers) {
      return at::allclose(got.flatten(), at::tensor(numbers.get<std::vector<float>>()), 1e-4, 1e-6);
    };
    CHECK(like(weight, want["weight"]));
    CHECK(like(bias, want["bias"]));
  }
  CHECK(trained.size() == 6);
}

TEST_CASE("some weights are trained alone, and the rate holds for those that decay and those that don't") {
  nn::Weights weights(nn::initial_weights(), {}, nn::Mode::training);
  auto const first = nn::linear(nn::Path(weights) / "first", 2, 2), head = nn::linear(nn::Path(weights) / "head", 2, 2);
  nn::Entries part;
  for (auto const& entry : weights.entries())
    if (entry.first.starts_with("head")) part.push_back(entry);
  std::vector<at::Tensor> before;
  for (auto const& [name, tensor] : weights.entries()) before.push_back(tensor.detach().clone());
  Trainer trainer(part, {.optimizer = Optimizer::adamw, .learning_rate = 0.1, .weight_decay = 0.01});
  trainer.set_learning_rate(1e-12);
  auto step = [&] { trainer.step(head(first(at::full({1, 2}, 1.0))).square().sum()); };
  auto moved = [&](std::size_t i) { return !at::allclose(weights.entries()[i].second, before[i], 0, 1e-6); };
  step();
  for (std::size_t i = 0; i < before.size(); ++i) CHECK_FALSE(moved(i));
  trainer.set_learning_rate(0.1);
  step();
  for (std::size_t i = 0; i < before.size(); ++i) CHECK(moved(i) == weights.entries()[i].first.starts_with("head"));
}

TEST_CASE("options that an optimizer can't have are refused") {
  nn::Weights weights(nn::initial_weights(), {}, nn::Mode::training);
  nn::linear(nn::Path(weights), 1, 1);
  auto message = [&](TrainerOptions const& options) { return message_of([&] { Trainer(weights, options); }); };
  CHECK(message({}) == "accepted");
  CHECK(contains(message({.weight_decay = -1}), "the weight decay must be at least 0, not -1"));
  CHECK(contains(message({.momentum = 1}), "the momentum is 0 to below 1, above 0 with nesterov, not 1"));
  CHECK(contains(message({.momentum = 0, .nesterov = true}), "above 0 with nesterov, not 0"));
  CHECK(contains(message({.learning_rate = 0}), "the learning rate must be above 0, not 0"));
  CHECK(contains(message_of([] { Trainer(nn::Entries{}, TrainerOptions{}); }), "nothing to train"));
}
