// Quantisation of a model from pictures to a saved checkpoint that runs in int8 again, on a policy that simulates int8
// in LibTorch, so that it needs no other library.
#include "ttfm/models/mnist.hpp"
#include "ttfm/models/mobilenetv2.hpp"
#include "ttfm/models/nbeats.hpp"

#include <ATen/ops/allclose.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/graph/quantize.hpp"
#include "ttfm/runtime/open.hpp"
#include "ttfm/runtime/quantize.hpp"

namespace {

using namespace ttfm;
namespace fs = std::filesystem;

constexpr auto families = registry<MNIST, MobileNetV2, NBEATS>();

AnyRegistry const& all() {
  static auto const registry = any_registry(families);
  return registry;
}

/// Runs quantised graphs in LibTorch. With the layer `broken` among those in int8 the outputs have the wrong sign.
struct Simulated {
  std::string broken{};

  std::string name() const { return "simulated"; }
  bool quantises() const { return true; }
  nn::Placement placement() const { return {at::TensorOptions(at::kCPU).dtype(at::kFloat)}; }
  auto compile(nn::Network network, device::CompileContext const& context) const {
    return [network = std::move(network), entries = context.weights.entries(), quantization = context.quantization,
            broken = broken](nn::Tensors const& inputs) {
      auto graph = graph::capture(network, entries, inputs, "simulated");
      if (!quantization) return graph::run(graph, inputs);
      auto outputs = graph::run(graph::quantize(std::move(graph), *quantization), inputs);
      if (quantization->ranges.contains(broken)) outputs[0] = outputs[0].neg();
      return outputs;
    };
  }
};

/// A folder that is removed with the test.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("ttfm_quantize_" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

std::vector<fs::path> pictures() {
  std::vector<fs::path> result;
  for (auto const* const name : {"astronaut.jpg", "chelsea.png", "coffee.png", "motorcycle.jpg", "rocket.jpg"})
    result.emplace_back(fs::path(TTFM_TEST_DATA) / "images" / name);
  return result;
}

checkpoint::StateDict dict_of(AnyVariant const& variant) {
  checkpoint::StateDict dict;
  auto const source = nn::weights_from_names("quantize");
  for (auto const& request : variant.requests()) dict.insert(request.name, source(request));
  return dict;
}

AnyVariant mnist() { return find_model(all(), "mnist/pytorch-Cnn_Dropout").variant; }

}  // namespace

TEST_CASE("a model is quantised, saved, and runs in int8 from the file") {
  Folder const folder;
  auto const variant = mnist();
  std::vector<std::size_t> stages(3);
  auto const result =
      quantize(variant, dict_of(variant), pictures(), Simulated{},
               {.agreement = 0, .progress = [&](QuantizeStage stage, std::size_t done, std::size_t total) {
                  CHECK(done >= 1);
                  CHECK(done <= total);
                  stages.at(static_cast<std::size_t>(stage)) = total;
                }});
  CHECK(stages == std::vector<std::size_t>{5, 6, 2});
  CHECK(result.calibrated == 3);
  CHECK(result.measured == 2);
  CHECK(result.failures.empty());
  CHECK(result.layers.size() >= 2);
  CHECK(result.left.empty());
  CHECK(result.error.agreement.has_value());
  CHECK(result.error.signal_to_noise > 15);
  CHECK(result.float_ms > 0);
  CHECK(result.int8_ms > 0);
  CHECK_FALSE(result.model.quantised());

  auto const file = folder.path / "quantised.safetensors";
  save(result, file);
  auto const load = [&](LoadOptions options, device::Any const& device) {
    options.checkpoint = file;
    return load_any({variant, options}, device);
  };
  auto const x = result.model.input_preprocess(vision::Image(pictures()[0]));
  auto const in_float = result.model.forward(x)[0];
  auto const in_int8 = load({}, Simulated{});
  REQUIRE(in_int8.quantization());
  CHECK(*in_int8.quantization() == result.quantization);
  CHECK(in_int8.quantised());
  auto const given = in_int8.forward(x)[0];
  CHECK_FALSE(given.equal(in_float));
  CHECK(given.sub(in_float).abs().max().item<float>() < 0.2f * in_float.abs().max().item<float>());

  // Others take it as the float checkpoint that it is too, and it is said.
  std::string told;
  auto const on_cpu = load({.tell = [&](std::string const& text) { told += text; }}, device::Cpu{});
  CHECK_FALSE(on_cpu.quantised());
  CHECK(on_cpu.forward(x)[0].equal(in_float));
  CHECK(told.find("the device cpu doesn't do that and computes in floating point") != told.npos);
  auto const refused = load({.quantised = false}, Simulated{});
  CHECK_FALSE(refused.quantised());
  CHECK(at::allclose(refused.forward(x)[0], in_float, 1e-4, 1e-5));  // of another policy, so that it rounds otherwise
}

TEST_CASE("a layer that costs too much stays in float32") {
  auto const variant = mnist();
  auto const dict = dict_of(variant);
  auto const wanted = quantize(variant, dict, pictures(), Simulated{}, {.agreement = 0});
  auto const last = wanted.layers.back();
  auto const result = quantize(variant, dict, pictures(), Simulated{last}, {.agreement = 1});
  CAPTURE(last, result.left);
  CHECK(result.all_layers.agreement == 0.0);
  CHECK(result.all_layers.signal_to_noise < 0);
  CHECK(result.error.agreement == 1.0);
  CHECK(result.error.signal_to_noise > 15);
  CHECK(std::count(result.left.begin(), result.left.end(), last) == 1);
  CHECK_FALSE(result.quantization.ranges.contains(last));
}

TEST_CASE("pictures that can't be read are listed, and the others are used") {
  auto const variant = mnist();
  auto given = pictures();
  given.insert(given.begin() + 1, fs::path(TTFM_TEST_DATA) / "images/not_an_image.jpg");
  auto const result = quantize(variant, dict_of(variant), given, Simulated{}, {.agreement = 0});
  REQUIRE(result.failures.size() == 1);
  CHECK(result.failures[0].picture == given[1]);
  CHECK(result.failures[0].failure.kind == ErrorKind::image);
  CHECK(result.calibrated + result.measured == 5);
  auto const few = quantize(variant, dict_of(variant), pictures(), Simulated{}, {.agreement = 0, .pictures = 1});
  CHECK(few.calibrated == 1);
  CHECK(few.measured == 1);
}

TEST_CASE("what can't be quantised is refused with the reason") {
  auto const variant = mnist();
  auto const dict = dict_of(variant);
  auto const refused = [&](auto const& pictures, device::Any const& device, QuantizeOptions const& options = {}) {
    quantize(variant, dict, pictures, device, options);
  };
  CHECK_THROWS_WITH(refused(pictures(), device::Cpu{}),
                    "the device cpu computes in floating point only; quantise for one that computes in int8");
  CHECK_THROWS_AS(refused(pictures(), device::Cpu{}), ConfigError);
  CHECK_THROWS_AS(refused(std::vector<fs::path>{}, Simulated{}), DataError);
  CHECK_THROWS_WITH(
      refused(std::vector<fs::path>{"absent.png"}, Simulated{}),
      Catch::Contains("none of the 1 pictures can be used; the first: ") && Catch::Contains("absent.png"));
  CHECK_THROWS_AS(refused(pictures(), Simulated{}, {.agreement = 1.5}), ConfigError);
  CHECK_THROWS_AS(refused(pictures(), Simulated{}, {.pictures = 0}), ConfigError);
  CHECK_THROWS_AS(refused(pictures(), Simulated{}, {.share = 0.5}), ConfigError);
  auto const forecaster = find_model(all(), "nbeats/pytorch-generic_basis").variant;
  CHECK_THROWS_WITH(quantize(forecaster, dict_of(forecaster), pictures(), Simulated{}),
                    Catch::Contains("takes no pictures"));
}

TEST_CASE("a checkpoint whose quantisation is broken or of another network is refused") {
  Folder const folder;
  auto const variant = mnist();
  auto const file = folder.path / "broken.safetensors";
  auto const open_with = [&](std::string const& text) {
    checkpoint::write_safetensors(file, dict_of(variant), {{std::string(graph::quantization_key), text}});
    load_any({variant, {.checkpoint = file}}, Simulated{});
  };
  CHECK_THROWS_WITH(open_with("{}"), Catch::Contains("broken.safetensors: its ttfm.quantization can't be used: "));
  CHECK_THROWS_AS(open_with("{}"), CheckpointError);
  CHECK_THROWS_WITH(open_with(R"({"version": 1, "ranges": {"absent.weight": [0, 1]}, "factors": {}})"),
                    Catch::Contains("the quantisation is of another network") && Catch::Contains("absent.weight"));
}
