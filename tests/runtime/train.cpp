#include "ttfm/runtime/train.hpp"

#include <ATen/ops/full.h>

#include <limits>

#include "catch.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/nn/seeded.hpp"

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
