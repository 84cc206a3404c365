/// @file  The PJRT policy: networks as StableHLO, compiled and run by any PJRT plugin.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/repeat_interleave.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/vocabulary.hpp"
#include "ttfm/devices/detail/by_shape.hpp"
#include "ttfm/devices/device.hpp"
#include "ttfm/devices/pjrt/program.hpp"
#include "ttfm/devices/pjrt/weights.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/graph/profile.hpp"
#include "ttfm/graph/stablehlo.hpp"

namespace ttfm::device {

/// What the PJRT policies do with a network, in this order: `execute` at each call, the others once per input shapes.
enum class Stage { capture, lower, compile, transfer, execute };

/// How the PJRT policies run networks.
struct PjrtOptions {
  at::ScalarType dtype = at::kFloat;       ///< of weights and computation
  std::vector<std::size_t> devices = {0};  ///< several of them share each run
  /// How several devices do: data_parallel splits the batch, tensor_parallel the weights of the variant's shard spec.
  Parallelism parallelism = Parallelism::data_parallel;
  graph::Profile profile{};         ///< the StableHLO that the plugin's compiler takes; plain unless set
  pjrt::CompileOptions compiler{};  ///< replicas, partitions and devices are set by the policy
  /// How many compiled programs a network keeps, at least 1; the least recently used one goes first.
  std::size_t programs = 8;
  std::function<void(Stage)> told{};  ///< called as each stage begins
};

/// A network on PJRT devices. It is compiled for each combination of input shapes that it is called with, and of values
/// of its fixed inputs; of these programs it keeps those that were used last, as many as PjrtOptions::programs. They
/// share one copy of the weights per device, as they were when the first program was made. Threads may call a network
/// at once where the plugin lets them.
class PjrtNetwork {
 public:
  /// What became of the network for the input shapes that came last.
  struct Report {
    std::size_t operators = 0;                                 ///< of the captured graph
    std::size_t text_bytes = 0;                                ///< of its StableHLO
    double capture = 0, lower = 0, compile = 0, transfer = 0;  ///< milliseconds of the stages
  };

  PjrtNetwork(pjrt::Client client, nn::Network network, CompileContext const& context, PjrtOptions options)
      : state_(std::make_shared<State>(std::move(client), std::move(network), context, std::move(options))) {}

  /// Compiles for these inputs, if that isn't done yet. Throws DeviceError that names operators without a lowering, or
  /// what can't be split over the devices, or has the plugin's message. The program stays whole while it is held, also
  /// when the network doesn't keep it any more.
  std::shared_ptr<pjrt::Program const> prepare(nn::Tensors const& inputs) const {
    return state_->program_for(placed(inputs));
  }

  /// From inputs to outputs, both on the CPU. Throws as prepare() does.
  nn::Tensors operator()(nn::Tensors const& inputs) const {
    auto const all = placed(inputs);
    auto const program = state_->program_for(all);
    state_->begin(Stage::execute);
    return (*program)(graph::without(all, state_->fixed));
  }

  Report report() const {
    std::lock_guard const lock(state_->mutex);
    return state_->report;
  }

 private:
  struct State {
    pjrt::Client client;
    nn::Network network;
    nn::Entries weights;
    std::string variant;
    std::vector<std::size_t> fixed;
    PjrtOptions options;
    graph::Sharding sharding{};
    detail::ByShape<pjrt::Program> programs;
    std::mutex mutex{};  // of what follows; a plugin compiles one program at a time
    pjrt::SharedWeights on_devices;
    Report report{};

    State(pjrt::Client c, nn::Network n, CompileContext const& context, PjrtOptions o)
        : client(std::move(c)),
          network(std::move(n)),
          weights(context.weights.entries()),
          variant(context.variant),
          fixed(context.fixed),
          options(std::move(o)),
          programs(options.programs),
          on_devices(client) {
      if (options.devices.size() < 2) return;
      sharding.devices = static_cast<std::int64_t>(options.devices.size());
      sharding.batch = options.parallelism == Parallelism::data_parallel;
      if (!sharding.batch) sharding.weights = context.shards;
      if (!sharding.batch && sharding.weights.empty())
        throw DeviceError(variant + " has no shard spec, by which tensor parallelism would split its weights");
    }

    void begin(Stage stage) const {
      if (options.told) options.told(stage);
    }

    template <class Work>
    auto timed(Stage stage, double& milliseconds, Work work) const {
      begin(stage);
      auto const start = std::chrono::steady_clock::now();
      auto result = work();
      milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
      return result;
    }

    std::shared_ptr<pjrt::Program const> program_for(nn::Tensors const& inputs) {
      return programs.get(detail::signature_of(inputs, fixed), [&] {
        std::lock_guard const lock(mutex);
        return compiled(inputs);
      });
    }

    std::shared_ptr<pjrt::Program const> compiled(nn::Tensors const& inputs) {
      Report made;
      auto const graph =
          timed(Stage::capture, made.capture, [&] { return graph::capture(network, weights, inputs, variant, fixed); });
      made.operators = graph.nodes.size();
      auto const lowered =
          timed(Stage::lower, made.lower, [&] { return graph::lower(graph, sharding, options.profile); });
      made.text_bytes = lowered.text.size();
      pjrt::Layout layout;
      if (sharding.devices > 1) {
        for (auto const& argument : lowered.arguments) layout.arguments.push_back(argument.split);
        for (auto const& result : lowered.results) layout.results.push_back(result.split);
      }
      auto executable = timed(Stage::compile, made.compile, [&] {
        return pjrt::Program::compile(client, lowered.text, options.compiler, options.devices, layout);
      });
      nn::Tensors arguments;
      for (auto const& argument : lowered.arguments) arguments.push_back(argument.tensor);
      auto const put = [&](std::size_t argument, at::Tensor const& part, std::size_t device) {
        auto const& slot = lowered.arguments[argument];
        return slot.role == graph::Role::parameter ? on_devices.parameter(slot.name, part, device)
                                                   : on_devices.constant(part, device);
      };
      auto program = timed(Stage::transfer, made.transfer, [&] {
        return std::make_shared<pjrt::Program const>(client, std::move(executable), arguments, options.devices, layout,
                                                     put);
      });
      report = made;
      return program;
    }
  };

  nn::Tensors placed(nn::Tensors const& inputs) const {
    return detail::placed({at::TensorOptions(at::kCPU).dtype(state_->options.dtype)}, inputs);
  }

  std::shared_ptr<State> state_;
};

/// Runs networks on the devices of a PJRT plugin. They are captured as graphs, lowered to StableHLO and compiled while
/// they are loaded, for one item per device, and later for other batches as these come.
class Pjrt {
 public:
  using Options = PjrtOptions;

  /// Throws ConfigError for devices that the client doesn't have or that are named twice and for no program to keep,
  /// DeviceError for an integer dtype. Copies share the client.
  explicit Pjrt(pjrt::Client client, Options options = {}) : client_(std::move(client)), options_(std::move(options)) {
    detail::check_floating("PJRT", options_.dtype);
    pjrt::Program::check_devices(client_, options_.devices);
    if (options_.programs == 0) throw ConfigError("a network keeps 1 compiled program or more, not 0");
  }
  /// With a client of its own, of a plugin's file; an empty name as pjrt::locate_plugin takes it.
  explicit Pjrt(std::filesystem::path const& plugin, Options options = {})
      : Pjrt(pjrt::Client(pjrt::Plugin::load(pjrt::locate_plugin(plugin))), std::move(options)) {}

  /// The platform, as the plugin calls it, and the devices: "cpu:0,1".
  std::string name() const {
    return ttfm::detail::cat(client_.platform(), ':', ttfm::detail::join(options_.devices, ","));
  }
  Options const& options() const { return options_; }
  pjrt::Client const& client() const { return client_; }

  /// Weights are read into host memory, from where a network's first program takes them to the devices.
  nn::Placement placement() const { return {at::TensorOptions(at::kCPU).dtype(options_.dtype)}; }

  template <nn::AnyNetwork Network>
  PjrtNetwork compile(Network network, CompileContext const& context) const {
    PjrtNetwork compiled(client_, nn::as_network(std::move(network)), context, options_);
    if (context.inputs) {
      auto inputs = context.inputs();
      if (options_.parallelism == Parallelism::data_parallel && options_.devices.size() > 1)
        for (auto& input : inputs)
          input = input.repeat_interleave(static_cast<std::int64_t>(options_.devices.size()), 0);
      compiled.prepare(inputs);
    }
    return compiled;
  }

 private:
  pjrt::Client client_;
  Options options_;
};

static_assert(Device<Pjrt>);

}  // namespace ttfm::device
