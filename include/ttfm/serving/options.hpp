/// @file  How models are served, and how they are doing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/serving/servable.hpp"

namespace ttfm::serving {

/// The shortest of the waits that a host allows where ModelOptions::max_wait is nothing: clients wait that long sooner
/// than they come again.
inline constexpr std::chrono::milliseconds least_wait{1000};

struct ModelOptions {
  int max_batch = 8;  ///< items that run together at most
  /// How long an item waits at most for others that are on their way; it doesn't wait where none are.
  std::chrono::microseconds max_delay{2000};
  int queue = 256;  ///< calls that wait at most, from submit to their batch
  /// A call that would wait longer, by what calls have taken so far, is refused at once; 0: the queue's length alone
  /// decides. Nothing: four times what preparing an item and computing the largest batch take at present, and no less
  /// than least_wait. Under overload it keeps the time to an answer near this one, at the same throughput.
  std::optional<std::chrono::milliseconds> max_wait{std::chrono::milliseconds(0)};
  /// How long loading a model on the CPU may measure: ways to run its network, sizes of batches, numbers of workers.
  /// What is being measured then is finished, and the rest isn't begun: the model keeps the best that was found so far.
  /// 0: one worker with all cores, batches of 1, and the network's most promising candidate.
  std::chrono::milliseconds measure{12'000};
  /// Workers, each with a servable of its own, and the CPU threads of each. Both 0: for a model on the CPU the fastest
  /// of 1 x all cores, 2 x half of them and so on, measured while loading; on other devices 1 worker. One of them 0:
  /// the cores are shared out.
  int replicas = 0, threads = 0;
  /// A batch that takes longer is given up: its calls are answered and its worker is replaced.
  std::chrono::milliseconds hang_limit{60'000};
  bool warm_up = true;  ///< run each size of batch before the model is ready
  /// The sizes of batches, 1 among them; a device may have a program for each. Empty: powers of two and max_batch, but,
  /// if warm_up measured them, no size that takes longer per item than a smaller one.
  std::vector<int> batch_sizes{};
  int max_errors = 5;                     ///< batches that fail one after another until their worker is restarted
  int max_stuck = 4;                      ///< workers that hang at the same time and are replaced; more are not
  std::string model_type{};               ///< the label of upstream's metrics; empty: the served name
  std::vector<std::string> device_ids{};  ///< one for each replica, for metrics and reports; empty: its number
};

enum class ModelState { loading, ready, failed };
constexpr auto names(ModelState) { return std::to_array<std::string_view>({"loading", "ready", "failed"}); }

/// `lost`: it hung and isn't replaced yet.
enum class WorkerState { loading, ready, failed, lost };
constexpr auto names(WorkerState) { return std::to_array<std::string_view>({"loading", "ready", "failed", "lost"}); }

struct WorkerStatus {
  int replica = 0;
  std::string device_id{};
  WorkerState state = WorkerState::loading;
  bool busy = false;                                ///< whether it computes a batch
  std::chrono::system_clock::time_point started{};  ///< of the worker, anew with each restart
  std::optional<std::chrono::system_clock::time_point> ready_at{};
  int restarts = 0;
  std::uint64_t errors = 0;  ///< batches and loadings that failed
  std::string last_error{};
};

/// How often a stage was gone through, and the seconds in all.
struct StageTotal {
  std::uint64_t count = 0;
  double seconds = 0;
};

struct ModelTotals {
  std::array<std::uint64_t, names(Status{}).size()> calls{};  ///< by Status
  std::uint64_t batches = 0;
  StageTotal queue{}, decode{}, preprocess{}, inference{}, postprocess{}, whole{};
};

struct ModelStatus {
  std::string name{};
  ModelState state = ModelState::loading;
  std::string error{};  ///< why the last loading failed; the model that was there before is served on
  std::optional<ServableInfo> info{};
  ModelOptions options{};
  int replicas = 0, threads = 0;  ///< as they were chosen
  std::vector<int> batch_sizes{};
  std::size_t waiting = 0;  ///< calls in the queue
  std::vector<WorkerStatus> workers{};
  ModelTotals totals{};
};

}  // namespace ttfm::serving
