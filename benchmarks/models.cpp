// Each network at batch 1, on random weights, on one thread: bench_models "resnet*" -c "ResNet18"
#include "catch.hpp"
#include "ttfm/models/alexnet.hpp"
#include "ttfm/models/efficientnet_lite.hpp"
#include "ttfm/models/resnet.hpp"
#include "ttfm/models/resnext.hpp"
#include "ttfm/models/vit.hpp"
#include "ttfm/models/wide_resnet.hpp"

using namespace ttfm;

namespace {

template <class Family>
void run() {
  for (auto const& row : Family::variants) DYNAMIC_SECTION(row.name) {
      Pipeline<Family> const pipeline(row, nn::random_weights(), device::Cpu({.threads = 1}));
      auto const input = pipeline.load_inputs();
      BENCHMARK(std::string(row.name)) { return pipeline.forward(input); };
    }
}

}  // namespace

TEST_CASE("alexnet") { run<AlexNet>(); }
TEST_CASE("efficientnet_lite") { run<EfficientNetLite>(); }
TEST_CASE("resnet") { run<ResNet>(); }
TEST_CASE("vit") { run<ViT>(); }
TEST_CASE("resnext") { run<ResNeXt>(); }
TEST_CASE("wide_resnet") { run<WideResNet>(); }
