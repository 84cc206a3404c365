/// @file  The CPU policy: LibTorch's kernels, one after another as the network calls them, or in a plan.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/devices/detail/by_shape.hpp"
#include "ttfm/devices/detail/thread_limit.hpp"
#include "ttfm/devices/device.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/graph/plan.hpp"

namespace ttfm::device {

/// How the CPU policy runs a network: `eager` calls LibTorch's operators as the network does, and is the reference for
/// all other policies; `planned` captures it and runs the graph by LibTorch's fused oneDNN operators (graph::Plan),
/// with results that differ by rounding.
enum class CpuMode { eager, planned };

/// How a network runs for some shapes of inputs.
struct CpuReport {
  std::vector<nn::Shape> shapes{};
  bool planned = false;
  std::string why_not{};             ///< why it runs eagerly
  std::size_t operators = 0;         ///< of the captured graph
  std::size_t steps = 0;             ///< of the plan
  double capture = 0, planning = 0;  ///< milliseconds
};

/// How the CPU policy runs networks.
struct CpuOptions {
  int threads = 0;                    ///< of one run; 0: as many as at::get_num_threads() says to its caller
  at::ScalarType dtype = at::kFloat;  ///< of weights and computation: kFloat, kDouble, kBFloat16 or kHalf
  bool channels_last = false;         ///< lay pictures and convolution weights out as N x H x W x C
  CpuMode mode = CpuMode::planned;
  graph::PlanOptions plan{};  ///< which of LibTorch's kernels a plan uses
  std::size_t plans = 8;      ///< how many plans a network keeps, at least 1; the least recently used one goes first
};

/// A network on the CPU. Planned, it is captured for the shapes that it is loaded for and, when they come for the
/// second time, for others, and for the values of its fixed inputs; what comes for the first time, and what can't be
/// captured or planned, runs eagerly, and so does a network whose shapes vary. A plan holds copies of weights: a
/// network whose weights are written later must be compiled anew, or be eager.
class CpuNetwork {
 public:
  CpuNetwork(nn::Network network, CompileContext const& context, CpuOptions const& options, nn::Placement placement)
      : state_(std::make_shared<State>(std::move(network), context, options, placement)) {}

  /// From inputs to outputs. Throws ConfigError for inputs that the network can't take, MemoryError if memory runs out.
  nn::Tensors operator()(nn::Tensors inputs) const { return state_->run(std::move(inputs)); }

  /// Plans for these inputs, if that isn't done yet; nothing for an eager network.
  void prepare(nn::Tensors const& inputs) const {
    if (state_->options.mode != CpuMode::planned) return;
    c10::InferenceMode const inference;
    detail::ThreadLimit const limit(state_->options.threads);
    auto const all = detail::placed(state_->placement, inputs);
    state_->program_for(all, detail::signature_of(all, state_->fixed));
  }

  /// How the network runs for the shapes that were planned, or couldn't be, the last of them last. The shapes of an
  /// eager network, and those that came once, aren't among them.
  std::vector<CpuReport> report() const {
    std::lock_guard const lock(state_->mutex);
    return {state_->reports.begin(), state_->reports.end()};
  }

 private:
  struct Program {
    std::optional<graph::Plan> plan{};  ///< none: it runs eagerly
  };

  struct State {
    nn::Network network;
    nn::Entries weights;
    std::string variant;
    std::vector<std::size_t> fixed;
    CpuOptions options;
    nn::Placement placement;
    graph::PackedWeights packs{};
    detail::ByShape<Program> programs;
    std::mutex mutex{};
    std::deque<CpuReport> reports{};

    State(nn::Network n, CompileContext const& context, CpuOptions const& o, nn::Placement p)
        : network(std::move(n)),
          variant(context.variant),
          fixed(context.fixed),
          options(o),
          placement(p),
          programs(o.plans) {
      if (context.shapes_vary) options.mode = CpuMode::eager;
      if (options.mode == CpuMode::planned) weights = context.weights.entries();
    }

    nn::Tensors run(nn::Tensors given) {
      c10::InferenceMode const inference;
      detail::ThreadLimit const limit(options.threads);
      auto const inputs = detail::placed(placement, std::move(given));
      std::shared_ptr<Program const> program;
      if (options.mode == CpuMode::planned)
        if (auto signature = detail::signature_of(inputs, fixed); programs.recurs(signature))
          program = program_for(inputs, std::move(signature));
      auto outputs = !program || !program->plan ? nn::run(network, inputs)
                     : fixed.empty()            ? (*program->plan)(inputs)
                                                : (*program->plan)(graph::without(inputs, fixed));
      nn::guarded("a network's output is no dense tensor", [&] {
        for (auto& output : outputs) output = output.contiguous();
      });
      return outputs;
    }

    std::shared_ptr<Program const> program_for(nn::Tensors const& inputs, detail::Signature signature) {
      return programs.get(std::move(signature), [&] {
        auto program = std::make_shared<Program>();
        CpuReport report;
        for (auto const& input : inputs) report.shapes.push_back(input.sizes().vec());
        try {
          auto const start = Clock::now();
          auto graph = graph::capture(network, weights, inputs, variant, fixed);
          auto const captured = Clock::now();
          report.operators = graph.nodes.size();
          program->plan.emplace(std::move(graph), options.plan, &packs);
          report.capture = milliseconds(captured - start);
          report.planning = milliseconds(Clock::now() - captured);
          report.steps = program->plan->steps();
          report.planned = true;
        } catch (Error const& error) {  // what the network itself can't take, the eager run refuses
          report.why_not = error.what();
        }
        std::lock_guard const lock(mutex);
        reports.push_back(std::move(report));
        if (reports.size() > 4 * options.plans) reports.pop_front();
        return std::shared_ptr<Program const>(std::move(program));
      });
    }

   private:
    using Clock = std::chrono::steady_clock;
    static double milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }
  };

  std::shared_ptr<State> state_;
};

/// Runs networks with LibTorch on the CPU, planned unless told. Throws DeviceError for a negative number of threads, an
/// integer dtype, or threads > 0 with a LibTorch that has no OpenMP; ConfigError for no plan to keep.
///
/// Threads: any number of threads may run one network, or several, at once. A run changes nothing outside itself:
/// `threads` holds for the calling thread as long as the run lasts, also where it throws; at::get_num_threads() of all
/// threads and of the process stays as it was. Each calling thread has a team of `threads` threads of its own, or of
/// LibTorch's number, so let callers times `threads` be no more than the cores; otherwise teams wait for each other and
/// small layers become slower by far. While a network is moved, assigned or destroyed, or its weights are written, as
/// in training, no other thread may use it; a planned network goes on with the weights that it was planned with.
class Cpu {
 public:
  using Options = CpuOptions;

  Cpu() : Cpu(Options{}) {}
  explicit Cpu(Options options) : options_(options) {
    if (options.threads < 0)
      throw DeviceError(
          ttfm::detail::cat("the number of threads must be 0 (automatic) or more, not ", options.threads));
    if (options.plans == 0) throw ConfigError("a network keeps 1 plan or more, not 0");
    detail::check_floating("CPU", options.dtype);
    detail::check_thread_limit(options.threads);
  }

  std::string name() const { return "cpu"; }
  bool on_cpu() const { return true; }
  Options const& options() const { return options_; }
  nn::Placement placement() const {
    return {at::TensorOptions(at::kCPU).dtype(options_.dtype), options_.channels_last};
  }

  template <nn::AnyNetwork Network>
  CpuNetwork compile(Network network, CompileContext const& context) const {
    CpuNetwork compiled(nn::as_network(std::move(network)), context, options_, placement());
    if (context.inputs && options_.mode == CpuMode::planned && !context.shapes_vary) compiled.prepare(context.inputs());
    return compiled;
  }

 private:
  Options options_;
};

static_assert(Device<Cpu>);

}  // namespace ttfm::device
