// Many threads run networks and pipelines with limits on threads of their own; built with ThreadSanitizer.
#include <ATen/Parallel.h>
#include <ATen/ops/allclose.h>
#include <ATen/ops/equal.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <latch>
#include <opencv2/core.hpp>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "on_threads.hpp"
#include "ttfm/models/mnist.hpp"
#include "ttfm/nn/seeded.hpp"
#include "ttfm/runtime/pipeline.hpp"

using namespace ttfm;

namespace {

auto const& row = get_variant_config<MNIST>();

Pipeline<MNIST> pipeline(int threads) {
  return {row, nn::weights_from_names("threads"), device::Cpu({.threads = threads})};
}

cv::Mat picture(int i) { return cv::Mat(28, 28, CV_8UC3, cv::Scalar(20. * i, 100, 255 - 20. * i)); }

constexpr int callers = 6, rounds = 8;

void one_pipeline() {
  for (int const limit : {0, 1, 2, 3}) {
    auto const model = pipeline(limit);
    std::array<std::vector<float>, callers> want;
    for (int i = 0; i < callers; ++i) want[i] = model(picture(i)).probabilities;
    on_threads(callers, [&](int i) {
      for (int round = 0; round < rounds; ++round)
        check(model(picture(i)).probabilities == want[i], "one pipeline gives each thread its result");
      check(model.try_each({picture(i), std::filesystem::path("none.png")})[0].value().probabilities == want[i],
            "one pipeline gives each thread its results, also of those that are not read");
    });
  }
}

void several_pipelines() {
  std::vector<Pipeline<MNIST>> models;
  for (int i = 0; i < callers; ++i) models.push_back(pipeline(1 + i % 3));
  auto const input = models[0].load_inputs();
  std::vector<at::Tensor> want;
  for (auto const& model : models) want.push_back(model.forward(input));
  on_threads(callers, [&](int i) {
    for (int round = 0; round < rounds; ++round) {
      auto const k = static_cast<std::size_t>(i + round) % models.size();
      check(at::equal(models[k].forward(input), want[k]), "pipelines with limits of their own give their results");
    }
  });
}

/// Pipelines are built, run, moved and destroyed on threads of their own, beside others.
void moved_pipelines() {
  on_threads(callers, [&](int i) {
    std::optional<Pipeline<MNIST>> first(pipeline(1 + i % 2));
    auto const want = (*first)(picture(i)).probabilities;
    auto second = std::move(*first);
    first.reset();
    check(second(picture(i)).probabilities == want, "a pipeline that was moved gives its result");
  });
}

/// A policy alone: limits of all sizes, runs that throw, and a network that all threads share.
void one_network() {
  nn::Weights weights(nn::weights_from_names("threads"));
  auto const network = build_network<MNIST>(weights, row);
  auto const input = pipeline(1).load_inputs();
  on_threads(callers, [&](int i) {
    auto const mode = i % 2 ? device::CpuMode::eager : device::CpuMode::planned;
    auto const run = device::Cpu({.threads = 1 + i, .mode = mode}).compile(network, {weights, "", [&] {
                                                                                       return nn::Tensors{input};
                                                                                     }});
    auto const fails = device::Cpu({.threads = 2 + i})
                           .compile([](nn::Tensors const&) -> nn::Tensors { throw ConfigError("no"); }, {weights});
    auto const want = run({input});
    for (int round = 0; round < rounds; ++round) {
      check(at::equal(run({input})[0], want[0]), "one network gives each thread its result");
      try {
        fails({input});
        check(false, "a run throws");
      } catch (ConfigError const&) {
      }
    }
  });
}

/// Threads share a network while its plans are made, for more shapes than it keeps.
void planning() {
  nn::Weights weights(nn::weights_from_names("threads"));
  auto const network = build_network<MNIST>(weights, row);
  auto const planned = device::Cpu({.threads = 1, .plans = 2}).compile(network, {weights});
  auto const eager = device::Cpu({.threads = 1, .mode = device::CpuMode::eager}).compile(network, {weights});
  auto const model = pipeline(1);
  on_threads(callers, [&](int i) {
    auto const input = model.load_inputs({.batch_size = 1 + i % 3});
    auto const want = eager({input})[0];
    for (int round = 0; round < rounds; ++round)
      check(at::allclose(planned({input})[0], want, 1e-4, 1e-5), "a network that is being planned gives its result");
  });
  check(!planned.report().empty(), "a network was planned");
}

}  // namespace

int main() {
  one_network();  // first: the threads look for LibTorch's functions at once
  planning();
  one_pipeline();
  several_pipelines();
  moved_pipelines();
  std::printf("%d failed\n", failed.load());
  return failed == 0 ? 0 : 1;
}
