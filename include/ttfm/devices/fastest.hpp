/// @file  The policy that measures ways to run a network on this machine's CPU, and takes the fastest.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/linalg_vector_norm.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/core/detail/sha256.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/devices/cpu.hpp"
#include "ttfm/devices/detail/by_shape.hpp"
#include "ttfm/devices/detail/thread_limit.hpp"
#include "ttfm/devices/device.hpp"
#include "ttfm/devices/fastest/choices.hpp"
#include "ttfm/devices/openvino.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/graph/plan.hpp"

namespace ttfm::device {

/// A way to run a captured network: from the inputs that the graph takes to its outputs.
struct Candidate {
  using Run = std::function<nn::Tensors(nn::Tensors const&)>;

  std::string name;
  std::function<Run()> compile;
};

/// The ways to run a graph, the most promising ones first. They may share what they make of it.
using Candidates = std::function<std::vector<Candidate>(std::shared_ptr<graph::Graph const> const&)>;

/// How a candidate did.
struct Measured {
  std::string candidate;
  double milliseconds = 0;  ///< the shortest run; 0: it wasn't timed
  double compile = 0;       ///< milliseconds until it could run
  std::string why_not{};    ///< why it wasn't timed
  bool chosen = false;
};

/// How a choice for some shapes of inputs came about.
struct Choice {
  std::string variant{};
  std::vector<nn::Shape> shapes{};
  std::vector<Measured> candidates{};  ///< those that were looked at, in that order; LibTorch's eager kernels first
  bool remembered = false;             ///< the candidate was chosen by an earlier process

  /// The chosen one's name.
  std::string const& name() const {
    static std::string const none;
    for (auto const& each : candidates)
      if (each.chosen) return each.candidate;
    return none;
  }
};

namespace detail {

/// Of the processor: its model and what it can do, as Linux tells it.
inline std::string const& processor() {
  static std::string const found = [] {
    std::string model, flags, line;
    std::ifstream in("/proc/cpuinfo");
    while (std::getline(in, line) && (model.empty() || flags.empty()))
      if (line.starts_with("model name"))
        model = line;
      else if (line.starts_with("flags") || line.starts_with("Features"))
        flags = line;
    return ttfm::detail::cat(model, '\n', flags, '\n', std::thread::hardware_concurrency());
  }();
  return found;
}

/// Whether outputs are those of the reference but for rounding: the largest relative error, by norms, is `most`. Values
/// that aren't finite there, and integers, are left out.
inline bool agree(nn::Tensors const& got, nn::Tensors const& want, double most) {
  if (got.size() != want.size()) return false;
  for (std::size_t i = 0; i < got.size(); ++i) {
    if (got[i].sizes() != want[i].sizes() || got[i].scalar_type() != want[i].scalar_type()) return false;
    if (!want[i].is_floating_point() || want[i].numel() == 0) continue;
    auto const x = got[i].to(at::kDouble), y = want[i].to(at::kDouble);
    if (!at::isfinite(y).all().item<bool>()) continue;
    auto const size = at::linalg_vector_norm(y).item<double>(), off = at::linalg_vector_norm(x.sub(y)).item<double>();
    if (!(off <= most * size + std::numeric_limits<double>::min())) return false;
  }
  return true;
}

/// The elements of the weights of linear layers that are applied to a single row.
inline std::size_t weights_of_one_row(graph::Graph const& graph) {
  std::size_t result = 0;
  for (auto const& node : graph.nodes) {
    if (node.name() != "aten::linear") continue;
    auto const* x = std::get_if<graph::ValueId>(&node.arguments[0]);
    auto const* w = std::get_if<graph::ValueId>(&node.arguments[1]);
    if (!x || !w) continue;
    auto const& weights = graph.values[*w].shape;
    if (c10::multiply_integers(graph.values[*x].shape) == weights.back())
      result += static_cast<std::size_t>(c10::multiply_integers(weights));
  }
  return result;
}

/// Has it more weights in linear layers than in convolutions?
inline bool is_mostly_linear(graph::Graph const& graph) {
  std::int64_t difference = 0;
  for (auto const& node : graph.nodes) {
    bool const linear = node.name() == "aten::linear";
    if (!linear && !node.name().starts_with("aten::conv")) continue;
    if (auto const* w = std::get_if<graph::ValueId>(&node.arguments[1])) {
      auto const size = c10::multiply_integers(graph.values[*w].shape);
      difference += linear ? size : -size;
    }
  }
  return difference > 0;
}

}  // namespace detail

/// A network that runs as it is fastest, chosen for each combination of input shapes that it is called with. Threads
/// may call it at once.
class FastestNetwork {
 public:
  struct Settings {
    int threads = 0;
    double seconds = 0;
    std::chrono::steady_clock::time_point until = std::chrono::steady_clock::time_point::max();
    double agreement = 0;  ///< the largest relative error of a candidate
    Choices choices{std::filesystem::path{}};
    std::size_t runs = 0;
    std::size_t programs = 8;
    std::function<void(Choice const&)> told{};
    Candidates candidates{};
    nn::Placement placement{};
    std::string versions{};  ///< of everything that the times depend on, besides the network
  };

  FastestNetwork(nn::Network network, CompileContext const& context, Settings settings)
      : state_(std::make_shared<State>(std::move(network), context, std::move(settings))) {}

  /// Chooses for these inputs, if that isn't done yet, and says how it came about.
  Choice choice(nn::Tensors const& inputs) const {
    auto const all = detail::placed(state_->settings.placement, inputs);
    return state_->program_for(all, detail::signature_of(all, state_->fixed))->choice;
  }

  /// From inputs to outputs, both on the CPU. What comes in shapes that the network wasn't loaded for runs in
  /// LibTorch's eager kernels the first time; the second time the choice is made. A network whose shapes vary stays
  /// there.
  nn::Tensors operator()(nn::Tensors const& inputs) const {
    auto const all = detail::placed(state_->settings.placement, inputs);
    detail::ThreadLimit const limit(state_->settings.threads);
    if (state_->shapes_vary) return state_->eager(all);
    auto signature = detail::signature_of(all, state_->fixed);
    if (!state_->programs.recurs(signature)) return state_->eager(all);
    return state_->program_for(all, std::move(signature))->run(all);
  }

 private:
  using Clock = std::chrono::steady_clock;

  static constexpr auto over = "the time for measuring was over", differs = "its outputs aren't LibTorch's";

  struct Program {
    Candidate::Run run;  ///< takes all inputs, the fixed ones too
    Choice choice{};
  };

  static double since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  }

  struct State {
    nn::Network network;
    nn::Entries weights;
    std::string variant;
    std::vector<std::size_t> fixed;
    bool shapes_vary;
    Settings settings;
    detail::ByShape<Program> programs;

    State(nn::Network n, CompileContext const& context, Settings s)
        : network(std::move(n)),
          weights(context.weights.entries()),
          variant(context.variant),
          fixed(context.fixed),
          shapes_vary(context.shapes_vary),
          settings(std::move(s)),
          programs(settings.programs) {}

    std::shared_ptr<Program const> program_for(nn::Tensors const& inputs, detail::Signature signature) {
      return programs.get(std::move(signature), [&] {
        auto program = choose(inputs);
        if (settings.told) settings.told(program->choice);
        return std::shared_ptr<Program const>(std::move(program));
      });
    }

    nn::Tensors eager(nn::Tensors const& inputs) const {
      c10::InferenceMode const inference;
      auto outputs = nn::run(network, inputs);
      for (auto& output : outputs) output = output.contiguous();
      return outputs;
    }

    /// A candidate's function with the inputs that the graph doesn't take left out.
    Candidate::Run whole(Candidate::Run run) const {
      if (fixed.empty()) return run;
      return [run = std::move(run), fixed = fixed](nn::Tensors const& all) { return run(graph::without(all, fixed)); };
    }

    std::string key_of(graph::Graph const& graph) const {
      auto const text = graph::to_text(graph);
      ttfm::detail::Sha256 digest;
      digest.update(std::string_view(text).substr(text.find('\n')));  // whose network it is doesn't matter
      digest.update(ttfm::detail::cat('\n', settings.threads > 0 ? settings.threads : at::get_num_threads(), '\n',
                                      settings.versions));
      return digest.hex().substr(0, 24);
    }

    std::unique_ptr<Program> choose(nn::Tensors const& inputs) {
      detail::ThreadLimit const limit(settings.threads);
      auto const start = Clock::now();
      auto result = std::make_unique<Program>();
      auto& choice = result->choice;
      choice.variant = variant;
      for (auto const& input : inputs) choice.shapes.push_back(input.sizes().vec());
      choice.candidates.push_back({.candidate = "eager"});
      result->run = [this](nn::Tensors const& all) { return eager(all); };
      std::shared_ptr<graph::Graph const> graph;
      try {
        graph = std::make_shared<graph::Graph const>(graph::capture(network, weights, inputs, variant, fixed));
      } catch (DeviceError const& error) {
        choice.candidates[0].chosen = true;
        choice.candidates.push_back({.candidate = "others", .why_not = error.what()});
        return result;
      }
      // A choice that is known needs no run, unless it is to be seen whether any pays.
      auto const candidates = settings.candidates(graph);
      auto const key = key_of(*graph);
      if (settings.runs == 0 && remembered(key, candidates, *result)) return result;
      auto const first = Clock::now();
      auto const want = result->run(inputs);
      choice.candidates[0].milliseconds = since(first);
      if (settings.runs > 0 &&
          static_cast<double>(settings.runs) * choice.candidates[0].milliseconds < 2e3 * settings.seconds) {
        choice.candidates[0].chosen = true;
        choice.candidates.push_back({.candidate = "others", .why_not = "all runs take less time than measuring"});
        return result;
      }
      if (settings.runs > 0 && remembered(key, candidates, *result)) return result;
      if (Clock::now() >= settings.until) {
        take_first(candidates, inputs, want, *result);
        return result;
      }
      if (!measure(candidates, inputs, want, start, *result)) return result;
      auto const& best = *std::find_if(choice.candidates.begin(), choice.candidates.end(),
                                       [](auto const& each) { return each.chosen; });
      settings.choices.keep(key, best.candidate, best.milliseconds, ttfm::detail::cat(variant, ' ', shapes_of(inputs)));
      return result;
    }

    /// Takes the choice of an earlier process; false if there is none, or if it can't be taken any more.
    bool remembered(std::string const& key, std::vector<Candidate> const& candidates, Program& program) const {
      auto& choice = program.choice;
      auto const known = settings.choices.find(key);
      if (known == choice.candidates[0].candidate)
        choice.candidates[0].chosen = true;
      else if (!take(known, candidates, program))
        return false;
      return choice.remembered = true;
    }

    /// Takes the first candidate that runs and gives LibTorch's outputs, or LibTorch's kernels if there is none.
    void take_first(std::vector<Candidate> const& candidates, nn::Tensors const& inputs, nn::Tensors const& want,
                    Program& program) const {
      auto& all = program.choice.candidates;
      bool chosen = false;
      for (auto const& candidate : candidates) {
        all.push_back({.candidate = candidate.name});
        if (chosen) {
          all.back().why_not = over;
          continue;
        }
        try {
          auto const begin = Clock::now();
          auto run = whole(candidate.compile());
          chosen = detail::agree(run(inputs), want, settings.agreement);
          all.back().compile = since(begin);
          if (!chosen) {
            all.back().why_not = differs;
            continue;
          }
          program.run = std::move(run);
          all.back().chosen = true;
        } catch (Error const& error) {
          all.back().why_not = error.what();
        }
      }
      if (!chosen) all[0].chosen = true;
    }

    static std::string shapes_of(nn::Tensors const& inputs) {
      std::vector<std::string> shapes;
      for (auto const& input : inputs) shapes.push_back(nn::to_text(input.sizes()));
      return ttfm::detail::join(shapes);
    }

    /// Takes a candidate by its name without measuring it; false if it isn't there or doesn't compile any more.
    bool take(std::string const& name, std::vector<Candidate> const& candidates, Program& program) const {
      for (auto const& candidate : candidates)
        if (candidate.name == name) try {
            auto const start = Clock::now();
            program.run = whole(candidate.compile());
            program.choice.candidates = {{.candidate = name, .compile = since(start), .chosen = true}};
            return true;
          } catch (Error const&) {
            return false;
          }
      return false;
    }

    /// Each candidate is timed against the best so far, turn by turn, so that both meet the same load; two programs at
    /// most are held at once. Returns whether the choice may be remembered.
    bool measure(std::vector<Candidate> const& candidates, nn::Tensors const& inputs, nn::Tensors const& want,
                 Clock::time_point start, Program& program) const {
      auto& all = program.choice.candidates;
      std::size_t best = 0, timed_ones = 0;
      for (auto const& candidate : candidates) {
        all.push_back({.candidate = candidate.name});
        auto& now = all.back();
        if ((all.size() > 3 && since(start) > settings.seconds * 1e3) ||
            (timed_ones > 0 && Clock::now() >= settings.until)) {
          now.why_not = over;
          continue;
        }
        try {
          auto const begin = Clock::now();
          auto run = whole(candidate.compile());
          auto const got = run(inputs);
          now.compile = since(begin);
          if (!detail::agree(got, want, settings.agreement)) {
            now.why_not = differs;
            continue;
          }
          auto const [before, shortest] = duel(program.run, run, inputs);
          all[best].milliseconds = std::min(all[best].milliseconds, before);
          now.milliseconds = shortest;
          ++timed_ones;
          // One that is as fast but for noise doesn't replace another, so that choices last.
          if (shortest < 0.99 * before) {
            best = all.size() - 1;
            program.run = std::move(run);
          }
        } catch (Error const& error) {
          now.why_not = error.what();
        }
      }
      all[best].chosen = true;
      // LibTorch's kernels aren't kept for good because nothing but one slower candidate was timed.
      return best != 0 || timed_ones > 1 || Clock::now() < settings.until;
    }

    /// The shortest of some runs in a row. LibTorch's threads go on for some milliseconds when they have nothing to do,
    /// and take cores from another's: so runs of one candidate don't alternate with those of the other one by one.
    static double timed(Candidate::Run const& run, nn::Tensors const& inputs, int runs) {
      auto shortest = std::numeric_limits<double>::infinity();
      for (int i = 0; i < runs; ++i) {
        auto const start = Clock::now();
        run(inputs);
        shortest = std::min(shortest, since(start));
      }
      return shortest;
    }

    /// The shortest times of two candidates in rounds, until these stand: two rounds if one takes much longer, five if
    /// it takes longer by more than a sixth, and then as many as there are in 0.6 seconds, but no less than three. Long
    /// runs vary by less: where one takes longer by more than a sixth, a round of 0.3 seconds is enough.
    std::pair<double, double> duel(Candidate::Run const& first, Candidate::Run const& second,
                                   nn::Tensors const& inputs) const {
      auto a = timed(first, inputs, 1), b = timed(second, inputs, 1);
      auto const start = Clock::now();
      for (int round = 1; round <= 60; ++round) {
        int const runs = std::clamp(static_cast<int>(20 / a), 1, 8);
        b = std::min(b, timed(second, inputs, runs));
        a = std::min(a, timed(first, inputs, runs));
        auto const ratio = std::max(a, b) / std::min(a, b);
        if ((round >= 2 && ratio > 1.6) || (round >= 5 && ratio > 1.17) || (ratio > 1.17 && since(start) > 300) ||
            (round >= 3 && since(start) > 600) || Clock::now() >= settings.until)
          break;
      }
      return {a, b};
    }
  };

  std::shared_ptr<State> state_;
};

/// Runs each network in the way that is fastest on this machine's CPU: LibTorch's kernels as they are, a plan of its
/// fused ones, or OpenVINO with several choices of its kernels, where this program was built with it. While a network
/// is loaded they are timed for one item, and later for other batches as these come. Choices are remembered per
/// network, shapes, threads, dtype, versions and processor.
class Fastest {
 public:
  struct Options {
    int threads = 0;  ///< of one run; 0: as many as at::get_num_threads() says
    int callers = 1;  ///< how many threads call a network at once, each of which has `threads` threads
    at::ScalarType dtype = at::kFloat;  ///< of weights and computation: kFloat, kBFloat16 or kHalf
    /// How long measuring for some shapes of inputs may take, in seconds. LibTorch and two candidates are timed in any
    /// case; the candidate that is being timed is timed to the end.
    double seconds = 10;
    /// Where choices are kept; an empty path: nowhere.
    std::filesystem::path choices = Choices::default_file();
    /// When measuring ends for all shapes together: then the candidate that is being timed is timed shortly. For shapes
    /// that come later the first candidate that runs and gives LibTorch's outputs is taken without a measurement, and
    /// not remembered.
    std::chrono::steady_clock::time_point until = std::chrono::steady_clock::time_point::max();
    bool at_load = true;   ///< whether it is chosen for one item while a network is loaded, or when items come
    std::size_t runs = 0;  ///< how often networks will run, if that is known: for few runs it doesn't pay to measure
    std::size_t programs = 8;                   ///< for how many shapes of inputs a network stays ready, at least 1
    std::function<void(Choice const&)> told{};  ///< called with each choice, in the thread that runs the network
  };

  Fastest() : Fastest(Options{}) {}

  /// Throws ConfigError for negative numbers and for no program to keep; DeviceError for a dtype that LibTorch doesn't
  /// compute in.
  explicit Fastest(Options options) : options_(std::move(options)) {
    if (options_.threads < 0 || !(options_.seconds >= 0))
      throw ConfigError(ttfm::detail::cat("the numbers of threads and of seconds for measuring must be 0 or more, not ",
                                          options_.threads, " and ", options_.seconds));
    if (options_.callers < 1)
      throw ConfigError(ttfm::detail::cat("a network is called by 1 thread or more, not ", options_.callers));
    if (options_.programs == 0) throw ConfigError("a network keeps 1 compiled program or more, not 0");
    detail::check_floating("fastest", options_.dtype);
    detail::check_thread_limit(options_.threads);
    candidates_ = candidates(options_);
  }

  std::string name() const { return "auto"; }
  bool on_cpu() const { return true; }
  Options const& options() const { return options_; }
  nn::Placement placement() const { return {at::TensorOptions(at::kCPU).dtype(options_.dtype)}; }

  template <nn::AnyNetwork Network>
  FastestNetwork compile(Network network, CompileContext const& context) const {
    FastestNetwork compiled(nn::as_network(std::move(network)), context,
                            {.threads = options_.threads,
                             .seconds = options_.seconds,
                             .until = options_.until,
                             .agreement = options_.dtype == at::kFloat || options_.dtype == at::kDouble ? 1e-2 : 0.25,
                             .choices = Choices(options_.choices),
                             .runs = options_.runs,
                             .programs = options_.programs,
                             .told = options_.told,
                             .candidates = candidates_,
                             .placement = placement(),
                             .versions = versions()});
    if (context.inputs && options_.at_load) compiled.choice(context.inputs());
    return compiled;
  }

  /// The candidates that this program and machine have for these options; of a policy of one's own they may be others.
  static Candidates candidates(Options const& options) {
#ifdef TTFM_OPENVINO
    std::shared_ptr<OpenVino const> openvino;
    if (options.dtype != at::kDouble) try {
        auto const threads = options.threads > 0 ? options.threads : at::get_num_threads();
        openvino = std::make_shared<OpenVino const>(OpenVino::Options{
            .threads = threads * options.callers, .streams = options.callers, .dtype = options.dtype});
      } catch (DeviceError const&) {  // it has no kernels of this dtype for this machine
      }
#endif
    return [=, dtype = options.dtype](std::shared_ptr<graph::Graph const> const& graph) {
      std::vector<Candidate> result;
      auto const plan = [&](std::string name, graph::PlanOptions how) {
        result.push_back({std::move(name), [graph, how]() -> Candidate::Run {
                            return [plan = std::make_shared<graph::Plan const>(*graph, how)](
                                       nn::Tensors const& inputs) { return (*plan)(inputs); };
                          }});
      };
      bool mkl_first = false;
#ifdef TTFM_OPENVINO
      if (openvino) {
        mkl_first = dtype == at::kFloat && detail::is_mostly_linear(*graph);
        auto const model = std::make_shared<std::shared_ptr<ov::Model>>();  // made when it is first asked for
        auto const add = [&](openvino::Tuning const& tuning) {
          auto const text = openvino::to_text(tuning);
          result.push_back({text.empty() ? "openvino" : "openvino " + text, [=]() -> Candidate::Run {
                              if (!*model) *model = OpenVino::model(*graph);
                              auto program = openvino->with(tuning).program((*model)->clone(), *graph);
                              return [program = std::move(program)](nn::Tensors const& inputs) {
                                return (*program)(inputs);
                              };
                            }});
        };
        // Below a few megabytes, weights come from the processor's caches however they lie.
        bool const linear = detail::weights_of_one_row(*graph) > (std::size_t{1} << 22);
        add({});
        plan("planned", {});
        // JIT kernels are for convolutions; MKL's products are often faster than oneDNN's.
        if (mkl_first) plan("planned mkl", {.mkl_linear = true});
        if (linear) add({.linear_as_convolution = true});
        add({.jit = openvino::Jit::fitting});
        if (linear) add({.jit = openvino::Jit::fitting, .linear_as_convolution = true});
        add({.jit = openvino::Jit::all});
      }
#endif
      if (result.empty()) plan("planned", {});
      if (dtype == at::kFloat && !mkl_first) plan("planned mkl", {.mkl_linear = true});
      return result;
    };
  }

 private:
  std::string versions() const {
    auto text = ttfm::detail::cat(options_.dtype, '\n', options_.callers, '\n', detail::processor(), '\n',
                                  at::show_config(), "\nplans ", graph::plan_version, '\n');
#ifdef TTFM_OPENVINO
    text += ov::get_openvino_version().buildNumber;
#endif
    return text;
  }

  Options options_;
  Candidates candidates_{};
};

static_assert(Device<Fastest>);

}  // namespace ttfm::device
