#include "host_backend.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::server {
namespace {

using ttfm::detail::cat;

double seconds_of(std::chrono::system_clock::time_point time) {
  return std::chrono::duration<double>(time.time_since_epoch()).count();
}

std::vector<TensorView> views_of(std::vector<serving::TensorInfo> const& infos, bool takes_batches) {
  std::vector<TensorView> result;
  for (auto const& info : infos) {
    TensorView view{info.name, {info.shape.begin(), info.shape.end()}, info.batch_dimension};
    auto const at = static_cast<std::size_t>(info.batch_dimension);
    if (takes_batches && info.batch_dimension >= 0 && at < view.shape.size()) view.shape[at] = -1;
    result.push_back(std::move(view));
  }
  return result;
}

/// With several models, workers are told apart by the model's name.
std::string worker_id(std::string const& model, int replica, bool several) {
  return several ? cat(model, ':', replica) : std::to_string(replica);
}

std::shared_ptr<ModelView const> view_of(HostedModel const& model, serving::ModelStatus const* status, bool several) {
  auto const view = std::make_shared<ModelView>();
  view->name = model.name;
  view->runner = model.runner;
  view->max_batch = model.options.max_batch;
  view->queue_limit = static_cast<std::size_t>(model.options.queue);
  if (!status) return view;
  using serving::ModelState;
  view->ready = status->state == ModelState::ready;
  view->state = status->state == ModelState::ready     ? "READY"
                : status->state == ModelState::loading ? "LOADING"
                                                       : "UNAVAILABLE";
  view->reason = status->error;
  view->queued = status->waiting;
  if (auto const& info = status->info) {
    view->version = info->version;
    view->title = info->title;
    view->device = info->device;
    view->kind = info->kind;
    view->labels = info->labels;
    view->takes_pictures = info->takes_pictures;
    view->inputs = views_of(info->inputs, info->takes_batches);
    view->outputs = views_of(info->outputs, info->takes_batches);
  }
  for (auto const& worker : status->workers)
    view->workers.push_back(
        {.id = worker_id(model.name, worker.replica, several),
         .device = worker.device_id,
         .alive = worker.state == serving::WorkerState::ready || worker.state == serving::WorkerState::loading,
         .ready = worker.state == serving::WorkerState::ready,
         .restarts = worker.restarts,
         .errors = static_cast<int>(worker.errors),
         .started = seconds_of(worker.started),
         .ready_since = worker.ready_at ? seconds_of(*worker.ready_at) : 0});
  return view;
}

}  // namespace

HostBackend::HostBackend(serving::Host& host, std::vector<HostedModel> models)
    : host_(host), models_(std::move(models)) {}

std::vector<std::string> HostBackend::load_all() {
  std::vector<std::string> failures;
  for (auto const& model : models_) {
    try {
      host_.load(model.name, model.loader, model.options);
    } catch (Error const& error) {
      failures.push_back(cat(model.name, ": ", error.what()));
    }
    forget();
  }
  begun_ = true;
  return failures;
}

bool HostBackend::ready() const { return begun_ && host_.ready(); }

std::vector<std::shared_ptr<ModelView const>> HostBackend::models() const {
  auto const all = host_.models();
  Views views;
  for (auto const& model : models_) {
    auto const found =
        std::find_if(all.begin(), all.end(), [&](auto const& status) { return status.name == model.name; });
    views.push_back(view_of(model, found == all.end() ? nullptr : &*found, models_.size() > 1));
  }
  return views;
}

std::shared_ptr<ModelView const> HostBackend::model(std::string_view name) const {
  auto const now = std::chrono::steady_clock::now();
  std::unique_lock lock(mutex_);
  if (views_.empty() || now - viewed_ > std::chrono::milliseconds(50)) {
    viewed_ = now;  // others go on with the old ones meanwhile
    lock.unlock();
    auto fresh = models();
    lock.lock();
    views_ = std::move(fresh);
  }
  for (auto const& view : views_)
    if (view->name == name) return view;
  return nullptr;
}

void HostBackend::forget() const {
  std::lock_guard const lock(mutex_);
  views_.clear();
}

HostedModel const& HostBackend::known(std::string const& name) const {
  for (auto const& model : models_)
    if (model.name == name) return model;
  throw ConfigError("the server has no model \"" + name + '"');
}

void HostBackend::load(std::string const& name) {
  auto const& model = known(name);
  host_.load(model.name, model.loader, model.options);
  forget();
}

void HostBackend::unload(std::string const& name) {
  host_.unload(known(name).name);
  forget();
}

void HostBackend::restart(std::string const& worker) {
  std::vector<std::string> ids;
  bool found = false;
  auto const all = host_.models();
  // A card's number may also be that of another card's worker: then the card is meant.
  for (bool const by_device : {true, false}) {
    ids.clear();
    for (auto const& status : all)
      for (auto const& each : status.workers) {
        ids.push_back(worker_id(status.name, each.replica, models_.size() > 1));
        if ((by_device ? each.device_id : ids.back()) != worker) continue;
        host_.restart(status.name, each.replica);
        found = true;
      }
    if (found) return;
  }
  throw ConfigError(cat("there is no worker \"", worker, "\"; there are: ", ttfm::detail::join(ids)));
}

void HostBackend::restart_all() {
  for (auto const& status : host_.models())
    for (auto const& each : status.workers) host_.restart(status.name, each.replica);
}

void HostBackend::count(std::string_view path, std::string_view method, int status, double seconds) {
  // Clients choose the method: those that the server doesn't know are one series.
  constexpr auto methods =
      std::to_array<std::string_view>({"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"});
  if (std::find(methods.begin(), methods.end(), method) == methods.end()) method = "other";
  std::tuple key(std::string(path), std::string(method), status);
  Series const* series = nullptr;
  {
    std::lock_guard const lock(mutex_);
    if (auto const found = series_.find(key); found != series_.end()) series = &found->second;
  }
  if (!series) {
    serving::MetricLabels const labels{
        {"handler", std::string(path)}, {"method", std::string(method)}, {"status", std::to_string(status)}};
    auto& metrics = host_.metrics();
    Series const made{
        metrics.counter("tt_media_server_requests_http_requests_total", "Requests that were answered.", labels),
        metrics.histogram("tt_media_server_requests_http_request_duration_seconds",
                          "Seconds from a request's header to its answer.", serving::duration_bounds(), labels)};
    std::lock_guard const lock(mutex_);
    series = &series_.try_emplace(std::move(key), made).first->second;
  }
  series->requests.add();
  series->seconds.observe(seconds);
}

std::string HostBackend::metrics() const {
  if (update_) update_(host_.metrics());
  return host_.metrics().text();
}

}  // namespace ttfm::server
