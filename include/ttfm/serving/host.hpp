/// @file  Models that answer calls: queues, batches, deadlines, workers and their restarts, without a transport.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/serving/call.hpp"
#include "ttfm/serving/detail/cores.hpp"
#include "ttfm/serving/detail/pool.hpp"
#include "ttfm/serving/detail/served.hpp"
#include "ttfm/serving/detail/threads.hpp"
#include "ttfm/serving/metrics.hpp"
#include "ttfm/serving/options.hpp"
#include "ttfm/serving/servable.hpp"

namespace ttfm::serving {

struct HostOptions {
  int preparing_threads = 0;            ///< that decode and preprocess for all models; 0: one per core
  int cores = 0;                        ///< that models on the CPU may share out; 0: all that the process may use
  std::chrono::milliseconds sweep{20};  ///< how often deadlines, clients who left and hanging workers are looked for
};

namespace detail {

inline void check(std::string const& name, ModelOptions const& o) {
  auto const fail = [&](auto const&... text) { throw ConfigError(ttfm::detail::cat(name, ": ", text...)); };
  auto const in = [&](char const* what, std::int64_t value, std::int64_t least, std::int64_t most) {
    if (value < least || value > most) fail(what, " must be from ", least, " to ", most, ", not ", value);
  };
  if (name.empty()) throw ConfigError("a served model has a name; it is empty");
  in("the largest batch", o.max_batch, 1, 4096);
  in("the delay of batches in microseconds", o.max_delay.count(), 0, 60'000'000);
  in("the length of the queue", o.queue, 1, 1'000'000);
  if (o.max_wait) in("the longest wait in milliseconds", o.max_wait->count(), 0, 86'400'000);
  in("the time for measuring in milliseconds", o.measure.count(), 0, 86'400'000);
  in("the number of replicas", o.replicas, 0, 1024);
  in("the number of threads", o.threads, 0, 1024);
  in("the limit of a batch's time in milliseconds", o.hang_limit.count(), 1, 86'400'000);
  in("the number of errors until a restart", o.max_errors, 1, 1'000'000);
  in("the number of workers that may hang", o.max_stuck, 0, 1024);
  for (int const size : o.batch_sizes) in("a size of batch", size, 1, o.max_batch);
  if (!o.batch_sizes.empty() && std::find(o.batch_sizes.begin(), o.batch_sizes.end(), 1) == o.batch_sizes.end())
    fail("the sizes of batches must have 1 among them; they are ", ttfm::detail::join(o.batch_sizes));
  if (!o.device_ids.empty() && o.replicas != 0 && o.device_ids.size() != static_cast<std::size_t>(o.replicas))
    fail("there must be one device id for each of the ", o.replicas, " replicas, not ", o.device_ids.size());
}

/// All of a host. Its threads own it, so that one that hangs may outlive the host.
class Core : public std::enable_shared_from_this<Core> {
 public:
  explicit Core(HostOptions const& options) : options_(options) {
    if (options.preparing_threads < 0 || options.cores < 0 || options.sweep.count() < 1)
      throw ConfigError(
          ttfm::detail::cat("the numbers of threads and cores must be 0 or more and the sweep at least 1 ", "ms, not ",
                            options.preparing_threads, ", ", options.cores, " and ", options.sweep.count()));
    cores_ = options.cores ? options.cores : usable_cores();
    pool_ = std::make_shared<Pool>(options.preparing_threads ? options.preparing_threads : cores_, *threads_);
  }

  /// Once, after the constructor.
  void begin() {
    threads_->start([self = shared_from_this()] { self->watch(); });
  }

  void load(std::string const& name, Loader loader, ModelOptions const& options) {
    check(name, options);
    if (!loader) throw ConfigError(name + ": the loader is empty");
    claim(name);
    load_claimed(name, std::move(loader), options);
  }

  void load_async(std::string const& name, Loader loader, ModelOptions const& options) {
    check(name, options);
    if (!loader) throw ConfigError(name + ": the loader is empty");
    claim(name);
    try {
      threads_->start([self = shared_from_this(), name, loader = std::move(loader), options] {
        try {
          self->load_claimed(name, loader, options);
        } catch (Error const&) {  // models() tells
        }
      });
    } catch (Error const& error) {
      release(name, error.what());
      throw;
    }
  }

  void reload(std::string const& name) {
    Loader loader;
    ModelOptions options;
    {
      std::lock_guard const lock(mutex_);
      auto const found = entries_.find(name);
      if (found == entries_.end()) throw ConfigError(unknown(name));
      if (!found->second.loader) throw ConfigError(name + " was never loaded, so it can't be loaded anew");
      loader = found->second.loader;
      options = found->second.options;
    }
    load(name, std::move(loader), options);
  }

  void unload(std::string const& name) {
    std::shared_ptr<Served> served;
    {
      std::lock_guard const lock(mutex_);
      auto const found = entries_.find(name);
      if (found == entries_.end()) throw ConfigError(unknown(name));
      if (found->second.loading) throw ConfigError(name + " is being loaded; unload it when that is done");
      served = std::move(found->second.current);
      entries_.erase(found);
      std::erase(order_, name);
      if (served) retired_.push_back(served);
    }
    if (!served) return;
    served->close();
    served->wait_gone();
  }

  void submit(Call call, Done done) {
    if (!done) throw ConfigError("a call needs a function that takes its reply; it is empty");
    auto const item = std::make_shared<Item>(std::move(call), std::move(done));
    for (;;) {
      Reply refused;
      auto const served = find(item->call, refused);
      if (!served) return refuse(item, nullptr, std::move(refused));
      switch (served->push(item, refused)) {
        case Served::Pushed::taken: return;
        case Served::Pushed::refused: return refuse(item, served, std::move(refused));
        case Served::Pushed::closed: break;  // another version is there by now, or none
      }
    }
  }

  bool ready() const {
    std::lock_guard const lock(mutex_);
    return !stopping_ && !entries_.empty() && std::all_of(entries_.begin(), entries_.end(), [](auto const& entry) {
      return entry.second.current && entry.second.current->alive();
    });
  }

  std::vector<ModelStatus> models() const {
    std::lock_guard const lock(mutex_);
    std::vector<ModelStatus> result;
    for (auto const& name : order_) {
      auto const found = entries_.find(name);
      if (found == entries_.end()) continue;
      auto const& entry = found->second;
      ModelStatus status;
      if (entry.current) {
        status = entry.current->status();
        if (!entry.current->alive()) status.state = entry.loading ? ModelState::loading : ModelState::failed;
      } else {
        status.name = name;
        status.options = entry.options;
        status.state = entry.loading ? ModelState::loading : ModelState::failed;
      }
      status.error = entry.error;
      result.push_back(std::move(status));
    }
    return result;
  }

  void restart(std::string const& name, int replica) {
    std::shared_ptr<Served> served;
    {
      std::lock_guard const lock(mutex_);
      auto const found = entries_.find(name);
      if (found == entries_.end()) throw ConfigError(unknown(name));
      served = found->second.current;
    }
    if (!served) throw ConfigError(name + " isn't loaded, so it has no worker");
    served->restart(replica);
  }

  Metrics& metrics() { return *metrics_; }

  /// Answers all calls, as results until `until`; threads have until `leave` to end. Whether all calls were answered
  /// by results or errors of their own.
  bool stop(Clock::time_point until, bool wait_for_batches) {
    std::lock_guard const once(stop_mutex_);
    if (stopped_) return drained_;
    std::vector<std::shared_ptr<Served>> all;
    auto longest = std::chrono::milliseconds(0);
    {
      std::lock_guard const lock(mutex_);
      stopping_ = true;
      for (auto const& [name, entry] : entries_) {
        if (entry.current) all.push_back(entry.current);
        longest = std::max(longest, entry.options.hang_limit);
      }
      all.insert(all.end(), retired_.begin(), retired_.end());
      all.insert(all.end(), starting_.begin(), starting_.end());
    }
    for (auto const& served : all) served->close();
    drained_ = true;
    for (auto const& served : all) drained_ &= served->wait_answered(until);
    for (auto const& served : all) served->answer_all(Status::stopping, "the server is stopping");
    {
      std::lock_guard const lock(mutex_);
      ended_ = true;
      end_.notify_all();
    }
    pool_->stop();
    auto const now = Clock::now();
    threads_->stop(wait_for_batches ? now + longest : std::max(until, now + std::chrono::milliseconds(500)));
    pool_->drain();
    for (auto const& served : all) served->leave_workers();
    stopped_ = true;
    return drained_;
  }

 private:
  struct Entry {
    std::shared_ptr<Served> current{};  ///< that answers
    bool loading = false;
    std::string error{};  ///< of the last loading
    Loader loader{};      ///< of the last loading
    ModelOptions options{};
  };

  std::string unknown(std::string_view name) const {
    std::vector<std::string_view> names;
    for (auto const& [each, entry] : entries_) names.push_back(each);
    return ttfm::detail::cat("no model is served as \"", name.substr(0, 200),
                             "\"; served are: ", names.empty() ? "none" : ttfm::detail::join(names));
  }

  /// Marks a name as being loaded. Throws ConfigError if it is, and Error if the host stops.
  void claim(std::string const& name) {
    std::lock_guard const lock(mutex_);
    if (stopping_) throw Error("the server is stopping");
    auto& entry = entries_[name];
    if (entry.loading) throw ConfigError(name + " is being loaded");
    entry.loading = true;
    if (std::find(order_.begin(), order_.end(), name) == order_.end()) order_.push_back(name);
  }

  void release(std::string const& name, std::string const& error) {
    std::lock_guard const lock(mutex_);
    auto& entry = entries_.at(name);  // unload() leaves a name that is being loaded
    entry.loading = false;
    entry.error = error;
  }

  void load_claimed(std::string const& name, Loader loader, ModelOptions const& options) {
    std::shared_ptr<Served> served;
    try {
      {
        std::lock_guard const lock(mutex_);
        auto& entry = entries_.at(name);
        entry.loader = loader;
        entry.options = options;
      }
      served = split(name, loader, options);
      std::lock_guard const lock(mutex_);
      std::erase(starting_, served);
      if (stopping_) throw Error(name + " isn't loaded: the server is stopping");
      auto& entry = entries_.at(name);
      std::swap(entry.current, served);  // from now on the former version
      if (served) retired_.push_back(served);
      entry.loading = false;
      entry.error.clear();
    } catch (...) {
      auto const failure = current_failure();
      if (served) served->close();
      release(name, failure.message);
      failure.raise();
    }
    if (served) served->close();
  }

  /// A model that is ready, with the replicas and threads that are asked for or the fastest.
  std::shared_ptr<Served> split(std::string const& name, Loader const& loader, ModelOptions const& options) {
    auto const until = Clock::now() + options.measure;
    auto replicas = options.replicas ? options.replicas : static_cast<int>(options.device_ids.size());
    if (replicas || options.threads || cores_ == 1) {
      if (!replicas) replicas = std::max(1, cores_ / options.threads);
      return started(name, loader, options,
                     {.replicas = replicas,
                      .threads = options.threads ? options.threads : std::max(1, cores_ / replicas),
                      .measure_until = until});
    }
    auto best = started(name, loader, options, {.replicas = 1, .threads = cores_, .measure_until = until});
    if (!best->info().on_cpu) return best;
    constexpr std::chrono::milliseconds time(400);
    auto rate = best->throughput(time);
    for (int count = 2; count <= cores_; count *= 2) {
      // With fewer threads a run takes longer.
      if (seconds(until - Clock::now()) < runs_of_a_measurement * count * best->seconds_per_item()) break;
      std::shared_ptr<Served> other;
      try {
        other = started(
            name, loader, options,
            {.replicas = count, .threads = cores_ / count, .measure_until = until, .batch_sizes = best->batch_sizes()});
      } catch (Error const&) {  // no memory for that many, say: the one that is there will do
        break;
      }
      auto const others = other->throughput(time);
      bool const better = others > 1.05 * rate;  // fewer workers answer a single call sooner
      if (better) {
        std::swap(best, other);
        rate = others;
      }
      other->close();
      {
        std::lock_guard const lock(mutex_);
        std::erase(starting_, other);
      }
      if (!better) break;
    }
    return best;
  }

  std::shared_ptr<Served> started(std::string const& name, Loader const& loader, ModelOptions const& options,
                                  Split const& split) {
    auto const served = std::make_shared<Served>(name, loader, options, split, pool_, threads_, metrics_);
    {
      std::lock_guard const lock(mutex_);
      if (stopping_) throw Error(name + " isn't loaded: the server is stopping");
      starting_.push_back(served);
    }
    try {
      served->start();
    } catch (...) {
      served->close();
      std::lock_guard const lock(mutex_);
      std::erase(starting_, served);
      throw;
    }
    return served;
  }

  /// The model for a call; or null, and why.
  std::shared_ptr<Served> find(Call const& call, Reply& refused) const {
    std::lock_guard const lock(mutex_);
    if (stopping_) {
      refused = refusal(Status::stopping, "the server is stopping");
      return nullptr;
    }
    auto const found = entries_.find(call.model);
    if (found == entries_.end()) {
      refused = refusal(Status::unknown_model, unknown(call.model));
      return nullptr;
    }
    auto const& entry = found->second;
    if (!entry.current) {
      refused = refusal(Status::not_ready, entry.loading ? call.model + " is being loaded"
                                                         : call.model + " couldn't be loaded: " + entry.error);
      return nullptr;
    }
    if (!call.version.empty())
      if (auto const version = entry.current->version(); version != call.version) {
        refused = refusal(Status::unknown_model, ttfm::detail::cat(call.model, " is served in the version ", version,
                                                                   ", not ", call.version.substr(0, 200)));
        return nullptr;
      }
    return entry.current;
  }

  void refuse(ItemPtr const& item, std::shared_ptr<Served> const& served, Reply reply) {
    auto const tell = [item, served](Reply given) {
      if (served)
        served->count_refused(*item, std::move(given));
      else
        answer(*item, std::move(given), nullptr);
    };
    if (inside_done > 0 && pool_->post([tell, reply] { tell(reply); })) return;
    tell(std::move(reply));
  }

  /// The thread that looks after all models.
  void watch() {
    std::unique_lock lock(mutex_);
    while (!end_.wait_for(lock, options_.sweep, [&] { return ended_; })) {
      auto all = retired_;
      for (auto const& [name, entry] : entries_)
        if (entry.current) all.push_back(entry.current);
      lock.unlock();
      for (auto const& served : all) served->sweep(Clock::now());
      threads_->reap();
      all.clear();
      lock.lock();
      std::erase_if(retired_, [](auto const& served) { return served->gone(); });
    }
  }

  HostOptions const options_;
  int cores_ = 1;
  std::shared_ptr<Metrics> const metrics_ = std::make_shared<Metrics>();
  std::shared_ptr<Threads> const threads_ = std::make_shared<Threads>();
  std::shared_ptr<Pool> pool_;

  mutable std::mutex mutex_;  // taken before a Served's
  std::condition_variable end_;
  std::map<std::string, Entry, std::less<>> entries_;
  std::vector<std::string> order_;                           // of the names, as they were first loaded
  std::vector<std::shared_ptr<Served>> starting_, retired_;  // not served yet; no more
  bool stopping_ = false, ended_ = false;

  std::mutex stop_mutex_;
  bool stopped_ = false, drained_ = false;
};

/// Throws Error in a thread of a host, which would wait for itself.
inline void check_not_inside(char const* function) {
  if (own_thread || inside_done > 0)
    throw Error(ttfm::detail::cat("Host::", function, " waits for the host's threads, so it can't be called from a ",
                                  "callback or a loader; call it from another thread"));
}

}  // namespace detail

/// Serves models by name. Each has a bounded queue, workers of its own, and batches that form while workers are busy.
/// All functions may be called from several threads at once, and submit, models, ready, metrics, load_async and restart
/// also from callbacks; no exception but ttfm::Error leaves them.
class Host {
 public:
  /// Throws ConfigError for negative options, Error if there can be no threads.
  explicit Host(HostOptions const& options = {}) : core_(std::make_shared<detail::Core>(options)) { core_->begin(); }
  Host(Host const&) = delete;
  Host& operator=(Host const&) = delete;
  /// Answers waiting calls with Status::stopping, and waits for batches that run, but not beyond their hang limit.
  ~Host() { core_->stop(detail::Clock::now(), true); }

  /// Loads a model and returns when it is warm and ready. One that is served under the name goes on until then; then
  /// the new one takes all calls, and the old one goes when it has answered its own. If loading fails the old one
  /// stays. Throws what the loader throws, ConfigError for impossible options and a name that is being loaded.
  void load(std::string const& name, Loader loader, ModelOptions const& options = {}) {
    detail::check_not_inside("load");
    core_->load(name, std::move(loader), options);
  }
  /// The same in a thread of its own; until it is done, calls get Status::not_ready. models() tells what went wrong.
  void load_async(std::string const& name, Loader loader, ModelOptions const& options = {}) {
    core_->load_async(name, std::move(loader), options);
  }
  /// As load, by the loader and with the options of the last time.
  void reload(std::string const& name) {
    detail::check_not_inside("reload");
    core_->reload(name);
  }
  /// Takes a model away: new calls don't find it, those that wait are answered first. Returns when its workers have
  /// ended. Throws ConfigError for a name that isn't served.
  void unload(std::string const& name) {
    detail::check_not_inside("unload");
    core_->unload(name);
  }

  /// Returns at once; `done` gets the reply, of a call that is refused before this returns unless it is called from a
  /// callback. Throws ConfigError for an empty `done`.
  void submit(Call call, Done done) { core_->submit(std::move(call), std::move(done)); }

  /// Submits and waits for the reply.
  Reply call(Call call) {
    detail::check_not_inside("call");
    auto const promise = std::make_shared<std::promise<Reply>>();
    auto reply = promise->get_future();
    submit(std::move(call), [promise](Reply given) { promise->set_value(std::move(given)); });
    return reply.get();
  }

  /// Whether there are models, all of them are loaded and have a worker, and the host isn't stopping.
  bool ready() const { return core_->ready(); }
  /// All models, in the order in which their names were first loaded.
  std::vector<ModelStatus> models() const { return core_->models(); }
  Metrics& metrics() { return core_->metrics(); }
  Metrics const& metrics() const { return core_->metrics(); }

  /// Lets a worker of a model load its servable anew after its present batch; returns at once. Throws ConfigError if
  /// there is none.
  void restart(std::string const& name, int replica) { core_->restart(name, replica); }

  /// Takes no more calls, waits for the answers to those that are there, and answers the rest with Status::stopping
  /// when the limit has passed. Workers that don't end then are left behind. Whether all were answered in time. A
  /// callback that gets Status::stopping must not submit again.
  bool stop(std::chrono::milliseconds limit) {
    detail::check_not_inside("stop");
    return core_->stop(detail::Clock::now() + limit, false);
  }

 private:
  std::shared_ptr<detail::Core> core_;
};

}  // namespace ttfm::serving
