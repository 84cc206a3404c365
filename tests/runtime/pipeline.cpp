#include "ttfm/runtime/pipeline.hpp"

#include <ATen/ops/allclose.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/ones.h>
#include <fstream>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "ttfm/devices/cuda.hpp"
#include "ttfm/models/efficientnet_lite.hpp"
#include "ttfm/testing/compare.hpp"

using namespace ttfm;

namespace {

std::string const images = TTFM_TEST_DATA "/images/";
auto const& row = get_variant_config<EfficientNetLite>();

Pipeline<EfficientNetLite> from_names(device::Cpu device = device::Cpu()) {
  return {row, nn::weights_from_names("test"), device};
}

/// The state dict of a network on weights from names, changed by the caller.
checkpoint::StateDict state_dict(std::string const& without = "", std::string const& with = "") {
  checkpoint::StateDict dict;
  auto const pipeline = from_names();
  for (auto const& [name, tensor] : pipeline.weights().entries())
    if (name != without) dict.insert(name, tensor);
  if (!with.empty()) dict.insert(with, at::ones({1}));
  return dict;
}

}  // namespace

TEST_CASE("the same weights give the same result from a source and from a state dict") {
  auto const source = from_names();
  Pipeline<EfficientNetLite> const loaded(row, state_dict());
  CHECK(source(images + "chelsea.png").probabilities == loaded(images + "chelsea.png").probabilities);
}

TEST_CASE("a state dict that doesn't fit is refused with all that is wrong, and its name") {
  CHECK_THROWS_WITH((Pipeline<EfficientNetLite>(row, state_dict("classifier.bias", "head.bias"), {}, "my.pth")),
                    "my.pth doesn't fit the network\n  1 missing: classifier.bias 1000\n  1 unexpected: head.bias");
}

TEST_CASE("a batch has the results of its pictures") {
  auto const pipeline = from_names();
  auto const both = pipeline({images + "chelsea.png", images + "coffee.png"});
  REQUIRE(both.size() == 2);
  auto const alone = pipeline(images + "coffee.png");
  CHECK(both[1].top(1)[0].index == alone.top(1)[0].index);
  CHECK(std::abs(both[1].probabilities[0] - alone.probabilities[0]) < 1e-5f);
}

TEST_CASE("a run tells the time of each stage") {
  auto const [result, timings] = from_names().run(images + "chelsea.png");
  CHECK(result.probabilities.size() == 1000);
  CHECK(timings.decode > 0);
  CHECK(timings.inference > 0);
  CHECK(timings.total() >= timings.decode + timings.inference);
}

TEST_CASE("input and output can be made in steps, as with upstream's loader") {
  auto const pipeline = from_names();
  auto const input = pipeline.input_preprocess(images + "chelsea.png");
  auto const output = pipeline.forward(input);
  CHECK(output.sizes() == at::IntArrayRef({1, 1000}));
  CHECK(pipeline.output_postprocess(output).probabilities == pipeline(images + "chelsea.png").probabilities);
  CHECK(pipeline.load_inputs({.batch_size = 2}).sizes() == at::IntArrayRef({2, 3, 224, 224}));
}

TEST_CASE("the CPU policy computes in the dtype and layout that it is told, and gives float32's answer") {
  auto const input = from_names().load_inputs();
  auto const want = from_names(device::Cpu({.mode = device::CpuMode::eager})).forward(input);
  auto const last = from_names(device::Cpu({.channels_last = true}));
  CHECK(last.weights().entries()[0].second.is_contiguous(at::MemoryFormat::ChannelsLast));
  CHECK(at::allclose(last.forward(input), want, 1e-4, 1e-4));
  // Another number of threads splits sums otherwise, so the bits may differ.
  CHECK(at::allclose(from_names(device::Cpu({.threads = 1})).forward(input), want, 1e-4, 1e-4));
  auto const half = from_names(device::Cpu({.dtype = at::kBFloat16}));
  CHECK(half.weights().entries()[0].second.scalar_type() == at::kBFloat16);
  CHECK(testing::compare({half.forward(input)}, {want}).passed);
}

TEST_CASE("a policy refuses what makes no sense") {
  CHECK_THROWS_WITH(device::Cpu({.threads = -1}), "the number of threads must be 0 (automatic) or more, not -1");
  CHECK_THROWS_WITH(device::Cpu({.dtype = at::kLong}), "the CPU policy computes in floating point, not Long");
}

TEST_CASE("the CUDA policy runs where there is a GPU, and reports plainly where there is none") {
  std::unique_ptr<device::Cuda> cuda;
  try {
    cuda = std::make_unique<device::Cuda>();
  } catch (DeviceError const& error) {
    CHECK(std::string(error.what()).find("no CUDA") == 0);
    return;
  }
  Pipeline<EfficientNetLite, device::Cuda> const pipeline(row, nn::weights_from_names("test"), *cuda);
  CHECK(testing::compare({pipeline.forward(pipeline.load_inputs())}, {from_names().forward(pipeline.load_inputs())})
            .passed);
  CHECK_THROWS_AS(device::Cuda({.index = 99}), DeviceError);
}

TEST_CASE("a variant is loaded by its name, at run time or at compile time") {
  auto const file = std::filesystem::temp_directory_path() / "ttfm_pipeline_absent.pth";
  CHECK_THROWS_AS(load_model<EfficientNetLite>("Lite0"), ConfigError);
  CHECK_THROWS_AS(load_model<EfficientNetLite>("Tf_Efficientnet_Lite0.in1k", {.checkpoint = file}), CheckpointError);
  CHECK_THROWS_AS((load_model<EfficientNetLite, "Tf_Efficientnet_Lite0.in1k">({.checkpoint = file})), CheckpointError);
}
