/// @file  The models behind the APIs, as these see them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/core/vocabulary.hpp"
#include "ttfm/labels/list.hpp"
#include "ttfm/serving/call.hpp"

namespace ttfm::server {

/// A network's input or output, float32. -1 is any size.
struct TensorView {
  std::string name{};
  std::vector<std::int64_t> shape{};
  int batch = 0;  ///< the dimension of the batch; -1: it has none
};

/// One of those who run a model. Times are seconds since 1970; 0: never.
struct WorkerView {
  std::string id{}, device{};
  bool alive = false, ready = false;
  int restarts = 0, errors = 0;
  double started = 0, ready_since = 0;
};

struct ModelView {
  std::string name{};     ///< served
  std::string version{};  ///< digest of the weights; empty while none is loaded
  std::string title{};    ///< of the variant or folder
  std::string runner{};   ///< upstream's word for who runs it, the label model_type of metrics
  std::string device{};
  ModelKind kind{};
  bool ready = false;
  std::string state = "UNAVAILABLE", reason{};  ///< READY, LOADING, UNLOADING or UNAVAILABLE, and why
  std::vector<TensorView> inputs{}, outputs{};
  labels::List labels{};
  bool takes_pictures = false;
  int max_batch = 1;
  std::size_t queued = 0, queue_limit = 0;
  std::vector<WorkerView> workers{};
};

/// All functions may be called from several threads at once.
class Backend {
 public:
  virtual ~Backend() = default;

  /// See serving::Done.
  virtual void submit(serving::Call call, serving::Done done) = 0;
  /// Whether all models that were asked for are ready.
  virtual bool ready() const = 0;
  /// In the order in which they were named; also those that aren't loaded.
  virtual std::vector<std::shared_ptr<ModelView const>> models() const = 0;
  /// Null for a name that isn't served.
  virtual std::shared_ptr<ModelView const> model(std::string_view name) const = 0;

  /// Loads a model anew beside the old one, which answers until then; or lets go of it. Returns when that is done.
  /// Throws ttfm::Error.
  virtual void load(std::string const& name) = 0;
  virtual void unload(std::string const& name) = 0;
  /// Restarts one worker, by its id or by its device's; returns at once. Throws ConfigError if there is none.
  virtual void restart(std::string const& worker) = 0;
  virtual void restart_all() = 0;

  /// A request of a route was answered.
  virtual void count(std::string_view path, std::string_view method, int status, double seconds) = 0;
  /// Metrics in Prometheus' text format 0.0.4.
  virtual std::string metrics() const = 0;
};

}  // namespace ttfm::server
