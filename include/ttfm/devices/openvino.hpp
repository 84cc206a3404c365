/// @file  The OpenVINO policy: captured networks, compiled and run by Intel's OpenVINO.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/Parallel.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/devices/detail/by_shape.hpp"
#include "ttfm/devices/device.hpp"
#include "ttfm/devices/openvino/decoder.hpp"
#include "ttfm/devices/openvino/missing.hpp"
#include "ttfm/devices/openvino/program.hpp"
#include "ttfm/devices/openvino/quantize.hpp"
#include "ttfm/devices/openvino/tuning.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/graph/quantize.hpp"
#include "ttfm/graph/rewrites.hpp"

namespace ttfm::device {

/// Whether this program was built with OpenVINO: with TTFM_OPENVINO defined, which Meson's and CMake's files and
/// pkg-config's do where they found it.
#ifdef TTFM_OPENVINO
inline constexpr bool has_openvino = true;
#else
inline constexpr bool has_openvino = false;
#endif

#ifdef TTFM_OPENVINO

/// A network on an OpenVINO device. It is compiled for each combination of input shapes that it is called with, and of
/// values of its fixed inputs; of these programs it keeps those that were used last. Threads may call it at once.
class OpenVinoNetwork {
 public:
  /// Makes a model for a captured graph; `rewrite` may change the graph first.
  using Compile = std::function<std::shared_ptr<openvino::Program const>(graph::Graph const&)>;

  OpenVinoNetwork(nn::Network network, CompileContext const& context, std::size_t programs, Compile compile)
      : state_(std::make_shared<State>(std::move(network), context, programs, std::move(compile))) {}

  /// Compiles for these inputs, if that isn't done yet. Throws DeviceError that names what can't be captured, or has
  /// OpenVINO's message.
  std::shared_ptr<openvino::Program const> prepare(nn::Tensors const& inputs) const {
    return state_->program_for(placed(inputs));
  }

  /// From inputs to outputs, both on the CPU. Throws as prepare() does.
  nn::Tensors operator()(nn::Tensors const& inputs) const {
    auto const all = placed(inputs);
    auto const program = state_->program_for(all);
    return state_->fixed.empty() ? (*program)(all) : (*program)(graph::without(all, state_->fixed));
  }

 private:
  struct State {
    nn::Network network;
    nn::Entries weights;
    std::string variant;
    std::vector<std::size_t> fixed;
    std::shared_ptr<graph::Quantization const> quantization;
    Compile compile;
    detail::ByShape<openvino::Program> programs;

    State(nn::Network n, CompileContext const& context, std::size_t most, Compile c)
        : network(std::move(n)),
          weights(context.weights.entries()),
          variant(context.variant),
          fixed(context.fixed),
          quantization(context.quantization),
          compile(std::move(c)),
          programs(most) {}

    std::shared_ptr<openvino::Program const> program_for(nn::Tensors const& inputs) {
      return programs.get(detail::signature_of(inputs, fixed), [&] {
        auto graph = graph::capture(network, weights, inputs, variant, fixed);
        return compile(quantization ? graph::quantize(std::move(graph), *quantization) : std::move(graph));
      });
    }
  };

  static nn::Tensors placed(nn::Tensors const& inputs) {
    return detail::placed({at::TensorOptions(at::kCPU).dtype(at::kFloat)}, inputs);
  }

  std::shared_ptr<State> state_;
};

#endif

/// Runs networks with OpenVINO, by default on the CPU in float32. They are captured and compiled while they are loaded,
/// for one item, and later for other batches as these come. The weights of the store stay where they are, and programs
/// share them; each program has packed copies too of those that its kernels read in another layout, which are most: as
/// much memory as the weights take in the dtype of the computation. Weights that are written later aren't seen. The
/// layers that a checkpoint's quantisation names run in int8 (see runtime/quantize.hpp).
class OpenVino {
 public:
  /// One answer soon, or many answers in a given time.
  enum class Hint { latency, throughput };

  struct Options {
    int threads = 0;  ///< of all runs together; 0: as many as at::get_num_threads() says. On the CPU only
    int streams = 0;  ///< runs side by side, each on its share of the threads; 0: one, or as the hint says
    at::ScalarType dtype = at::kFloat;  ///< of the computation: kFloat, kBFloat16 or kHalf; weights stay kFloat
    std::string device = "CPU";         ///< as OpenVINO calls it: "CPU", "GPU", "GPU.1", "AUTO"
    Hint hint = Hint::latency;
    std::filesystem::path cache{};  ///< a folder for compiled models, which later runs take from there; empty: none
    std::size_t programs = 8;       ///< how many compiled programs a network keeps, at least 1
#ifdef TTFM_OPENVINO
    openvino::Tuning tuning{};  ///< of the CPU's kernels
#endif
  };

  OpenVino() : OpenVino(Options{}) {}

  /// A checkpoint's quantisation becomes int8 kernels.
  bool quantises() const { return true; }

#ifdef TTFM_OPENVINO

  /// Throws ConfigError for a negative number, for no program to keep and for a cache that is no folder; DeviceError
  /// for a dtype that the device can't compute in, for a device that isn't there, and where the OpenVINO in use isn't
  /// the one that this program was compiled with. Copies share OpenVINO's core.
  explicit OpenVino(Options options) : options_(std::move(options)) {
    if (options_.threads < 0 || options_.streams < 0)
      throw ConfigError(ttfm::detail::cat("the numbers of threads and streams must be 0 (automatic) or more, not ",
                                          options_.threads, " and ", options_.streams));
    if (options_.programs == 0) throw ConfigError("a network keeps 1 compiled program or more, not 0");
    check_version();
    openvino::guarded([] { return "OpenVINO can't start"; }, [&] { core_ = std::make_shared<ov::Core>(); });
    check_device();
    check_cache();
  }

  std::string name() const { return "openvino:" + options_.device; }
  bool on_cpu() const { return options_.device == "CPU"; }
  Options const& options() const { return options_; }
  nn::Placement placement() const { return {at::TensorOptions(at::kCPU).dtype(at::kFloat)}; }

  /// The same device with other choices of kernels.
  OpenVino with(openvino::Tuning const& tuning) const {
    auto result = *this;
    result.options_.tuning = tuning;
    return result;
  }

  template <nn::AnyNetwork Network>
  OpenVinoNetwork compile(Network network, CompileContext const& context) const {
    OpenVinoNetwork compiled(nn::as_network(std::move(network)), context, options_.programs,
                             [self = *this](graph::Graph const& graph) { return self.program(graph); });
    if (context.inputs) compiled.prepare(context.inputs());
    return compiled;
  }

  /// A captured graph as a compiled program of this device.
  std::shared_ptr<openvino::Program const> program(graph::Graph const& graph) const {
    return program(model(graph), graph);
  }
  /// The model of a captured graph; without batch norms, which are folded in float64, and with less to transpose. A
  /// quantised graph stays as it is: what OpenVINO makes integers are the weights that it names.
  static std::shared_ptr<ov::Model> model(graph::Graph const& graph) {
    bool const quantised = std::any_of(graph.nodes.begin(), graph.nodes.end(),
                                       [](auto const& node) { return node.name().starts_with("aten::fake_quantize"); });
    return openvino::to_model(quantised ? graph : graph::simplify(graph));
  }
  /// The same of a model that was made of the graph and may have been changed since.
  std::shared_ptr<openvino::Program const> program(std::shared_ptr<ov::Model> const& model,
                                                   graph::Graph const& graph) const {
    return openvino::guarded([&] { return "OpenVINO can't compile the network of " + graph.variant; },
                             [&] {
                               openvino::fold_bounds(model);
                               openvino::apply(options_.tuning, *model);
                               return std::make_shared<openvino::Program const>(
                                   core_->compile_model(model, options_.device, properties()), graph);
                             });
  }

 private:
  static void check_version() {
    std::string_view const found = ov::get_openvino_version().buildNumber;
    auto const wanted = ttfm::detail::cat(OPENVINO_VERSION_MAJOR, '.', OPENVINO_VERSION_MINOR, '.');
    if (!found.starts_with(wanted))
      throw DeviceError(ttfm::detail::cat("this program was compiled with OpenVINO ", wanted, OPENVINO_VERSION_PATCH,
                                          " and runs with ", found,
                                          "; its interface for graphs changes with versions, so install that one"));
  }

  void check_device() const {
    if (options_.dtype != at::kFloat && options_.dtype != at::kBFloat16 && options_.dtype != at::kHalf)
      throw DeviceError(ttfm::detail::cat("OpenVINO computes in float32, bfloat16 or float16, not ", options_.dtype));
    auto const known = openvino::guarded([] { return "OpenVINO can't list its devices"; },
                                         [&] { return core_->get_available_devices(); });
    auto const named = devices();
    for (auto const& device : named)
      if (std::none_of(known.begin(), known.end(), [&](auto const& each) { return is(each, device); }))
        throw DeviceError(
            ttfm::detail::cat("OpenVINO has no device \"", device, "\" here, but: ", ttfm::detail::join(known)));
    if (options_.dtype == at::kFloat) return;
    // Of several devices one must be able; OpenVINO knows which one it takes when it compiles.
    std::string const wanted = options_.dtype == at::kHalf ? "FP16" : "BF16";
    std::vector<std::string> able;
    for (auto const& device : named.empty() ? known : named)
      for (auto const& each : openvino::guarded([] { return "OpenVINO can't tell its device's dtypes"; },
                                                [&] { return core_->get_property(device, ov::device::capabilities); }))
        able.push_back(each);
    if (std::find(able.begin(), able.end(), wanted) == able.end())
      throw DeviceError(ttfm::detail::cat("OpenVINO's device ", options_.device, " doesn't compute in ", options_.dtype,
                                          " on this machine; it does in: ", ttfm::detail::join(able)));
  }

  void check_cache() const {
    if (options_.cache.empty()) return;
    std::error_code failed;
    std::filesystem::create_directories(options_.cache, failed);
    std::error_code ignored;
    if (!std::filesystem::is_directory(options_.cache, ignored))
      throw ConfigError(ttfm::detail::cat(options_.cache.string(), ": can't be the folder of compiled models: ",
                                          failed ? failed.message() : "that is a file"));
  }

  /// Whether a device is the one of that name, as "GPU.1" is also "GPU".
  static bool is(std::string const& device, std::string const& name) {
    return device == name || device.substr(0, device.find('.')) == name;
  }

  /// The devices that the option names: itself, or those of "AUTO:GPU,CPU"; none for "AUTO" alone, which may take any.
  std::vector<std::string> devices() const {
    auto const colon = std::min(options_.device.find(':'), options_.device.size());
    auto const family = options_.device.substr(0, colon);
    if (family != "AUTO" && family != "HETERO" && family != "MULTI" && family != "BATCH") return {options_.device};
    std::vector<std::string> named;
    for (auto first = colon + 1; first < options_.device.size();) {
      auto const last = std::min(options_.device.find(',', first), options_.device.size());
      auto device = options_.device.substr(first, last - first);
      if (device.starts_with('-')) device.erase(0, 1);      // as in "AUTO:-GPU"
      named.push_back(device.substr(0, device.find('(')));  // as in "BATCH:GPU(4)"
      first = last + 1;
    }
    return named;
  }

  ov::AnyMap properties() const {
    ov::AnyMap result{
        ov::hint::inference_precision(openvino::element_of(options_.dtype)),
        ov::hint::performance_mode(options_.hint == Hint::latency ? ov::hint::PerformanceMode::LATENCY
                                                                  : ov::hint::PerformanceMode::THROUGHPUT)};
    if (options_.device == "CPU") {
      result.insert(ov::inference_num_threads(options_.threads > 0 ? options_.threads : at::get_num_threads()));
      // A pinned thread waits for its core even where another one is idle.
      result.insert(ov::hint::enable_cpu_pinning(false));
      if (options_.streams > 0 || options_.hint == Hint::latency)
        result.insert(ov::num_streams(std::max(1, options_.streams)));
    }
    if (!options_.cache.empty()) result.insert(ov::cache_dir(options_.cache.string()));
    return result;
  }

  Options options_;
  std::shared_ptr<ov::Core> core_{};

#else

  /// Throws DeviceError: this program was built without OpenVINO.
  explicit OpenVino(Options) { throw DeviceError(openvino::missing); }

  std::string name() const { return "openvino"; }
  nn::Placement placement() const { return {}; }
  template <nn::AnyNetwork Network>
  std::function<nn::Tensors(nn::Tensors const&)> compile(Network, CompileContext const&) const {
    return {};
  }

#endif
};

static_assert(Device<OpenVino>);

}  // namespace ttfm::device
