// Many threads run networks on OpenVINO; built with ThreadSanitizer. With --planted two of them count up one number
// without a lock while they capture a network, which the sanitizer must see in spite of what is suppressed.
#include <ATen/Parallel.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/ones.h>
#include <dlfcn.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <latch>
#include <opencv2/core.hpp>
#include <string_view>
#include <thread>
#include <vector>

#include "../races.hpp"
#include "on_threads.hpp"
#include "ttfm/devices/openvino.hpp"
#include "ttfm/models/mnist.hpp"
#include "ttfm/nn/seeded.hpp"
#include "ttfm/runtime/pipeline.hpp"

using namespace ttfm;

/// TBB opens a library of its own with RTLD_DEEPBIND, at which ThreadSanitizer ends the program, as it does when a
/// library with suppressions is closed.
extern "C" void* dlopen(char const* file, int mode) noexcept {
  static auto* const next = reinterpret_cast<void* (*)(char const*, int)>(dlsym(RTLD_NEXT, "dlopen"));
  return next(file, (mode & ~RTLD_DEEPBIND) | RTLD_NODELETE);
}

namespace {

auto const& row = get_variant_config<MNIST>();

Pipeline<MNIST, device::OpenVino> pipeline(device::OpenVino::Options options) {
  return {row, nn::weights_from_names("threads"), device::OpenVino(options)};
}

cv::Mat picture(int i) { return cv::Mat(28, 28, CV_8UC3, cv::Scalar(20. * i, 100, 255 - 20. * i)); }

constexpr int callers = 4, rounds = 6;

/// One pipeline, whose requests are shared, with one stream and with two.
void one_pipeline() {
  for (int const streams : {1, 2}) {
    auto const model = pipeline({.threads = 2, .streams = streams});
    std::array<std::vector<float>, callers> want;
    for (int i = 0; i < callers; ++i) want[i] = model(picture(i)).probabilities;
    on_threads(callers, [&](int i) {
      for (int round = 0; round < rounds; ++round)
        check(model(picture(i)).probabilities == want[i], "one pipeline gives each thread its result");
    });
  }
}

/// Shapes that are compiled while others run, of which fewer are kept than there are.
void other_shapes() {
  auto const model = pipeline({.threads = 1, .programs = 2});
  std::array<at::Tensor, 3> inputs, want;
  for (int b = 0; b < 3; ++b) {
    inputs[b] = model.load_inputs({.batch_size = b + 1});
    want[b] = model.forward(inputs[b]);
  }
  on_threads(callers, [&](int i) {
    for (int round = 0; round < rounds; ++round) {
      auto const b = (i + round) % 3;
      check(at::equal(model.forward(inputs[b]), want[b]), "each shape gives its result");
    }
  });
}

/// Pipelines are built, run and destroyed on threads of their own, and share OpenVINO's core.
void own_pipelines() {
  device::OpenVino const device({.threads = 1});
  on_threads(callers, [&](int i) {
    Pipeline<MNIST, device::OpenVino> const model(row, nn::weights_from_names("threads"), device);
    auto const first = model(picture(i)).probabilities;
    check(model(picture(i)).probabilities == first, "a pipeline of one thread's gives its result again");
  });
}

/// A number that a network counts up without a lock while another thread does.
int planted() {
  int count = 0;
  nn::Weights weights(nn::weights_from_names("threads"));
  auto const run = device::OpenVino({.threads = 1})
                       .compile(
                           [&](at::Tensor const& x) {
                             ++count;
                             return x.add(1);
                           },
                           {weights, "planted"});
  on_threads(2, [&](int i) {
    for (int round = 0; round < rounds; ++round) run({at::ones({1 + i, 2 + round})});
  });
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  run_planted(argc, argv, planted);
  one_pipeline();
  other_shapes();
  own_pipelines();
  std::printf("%d failed\n", failed.load());
  return failed == 0 ? 0 : 1;
}
