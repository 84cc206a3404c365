/// @file  One version of a model with its queue and its workers; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/cat.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <latch>
#include <limits>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "ttfm/devices/one_thread.hpp"
#include "ttfm/serving/detail/item.hpp"
#include "ttfm/serving/detail/pool.hpp"
#include "ttfm/serving/options.hpp"

namespace ttfm::serving::detail {

/// A mean in which each new value counts a tenth.
class MovingMean {
 public:
  void add(double value) { mean_ = mean_ > 0 ? 0.9 * mean_ + 0.1 * value : value; }
  double value() const { return mean_; }  ///< 0 before the first

 private:
  double mean_ = 0;
};

/// The workers of a model, and what is known about its batches when they are started.
struct Split {
  int replicas = 1, threads = 1;
  Clock::time_point measure_until = Clock::time_point::max();
  std::vector<int> batch_sizes{};  ///< that pay, if that was measured with other workers
};

/// About how many runs it takes until a way to run a network was chosen and its batches are timed.
inline constexpr double runs_of_a_measurement = 20;

/// Calls wait here until a thread of the pool prepares them, then until a worker takes some of equal shapes as a batch.
///
/// `mutex_` guards all that isn't atomic. No callback, no function of a servable and no loader is called with it held.
/// Each call that was taken is in `open_` until its callback has returned, and so is found by whoever has to answer it:
/// the worker that computed it, the sweep that finds its deadline passed or its worker hanging, or the end of the host.
/// Item::answered lets one of them through. Every change that a worker may wait for goes through changed().
class Served : public std::enable_shared_from_this<Served> {
 public:
  Served(std::string name, Loader loader, ModelOptions options, Split const& split, std::shared_ptr<Pool> pool,
         std::shared_ptr<Threads> starter, std::shared_ptr<Metrics> metrics)
      : name_(std::move(name)),
        loader_(std::move(loader)),
        options_(std::move(options)),
        replicas_(split.replicas),
        threads_(split.threads),
        measure_until_(split.measure_until),
        pool_(std::move(pool)),
        starter_(std::move(starter)),
        all_metrics_(std::move(metrics)),
        metrics_(*all_metrics_, name_, options_.model_type.empty() ? name_ : options_.model_type),
        sizes_(options_.batch_sizes.empty() ? split.batch_sizes : options_.batch_sizes),
        sizes_known_(!sizes_.empty()) {
    if (sizes_known_) return;
    for (int size = 1; size < options_.max_batch; size *= 2) sizes_.push_back(size);
    sizes_.push_back(options_.max_batch);
  }

  /// Loads all replicas, one after another. Throws what the loader and the warm-up throw, and Error if the host stops.
  void start() {
    for (int replica = 0; replica < replicas_; ++replica) {
      std::unique_lock lock(mutex_);
      auto const worker = std::make_shared<Worker>(replica, device_id(replica), metrics_.device(device_id(replica)));
      slots_.push_back(worker);
      start(worker);
      changed_.wait(lock, [&] { return worker->state != WorkerState::loading || closed_; });
      if (worker->state == WorkerState::failed) {
        auto const failure = worker->failure;
        lock.unlock();
        close();
        failure.raise();
      }
      if (closed_) throw Error(ttfm::detail::cat(name_, " isn't loaded: the server is stopping"));
    }
    std::lock_guard const lock(mutex_);
    started_ = true;
  }

  enum class Pushed { taken, refused, closed };

  /// Takes a call, or says in `refused` why not.
  Pushed push(ItemPtr const& item, Reply& refused) {
    std::lock_guard const lock(mutex_);
    if (closed_) return Pushed::closed;
    auto const refuse = [&](Reply reply) {
      refused = std::move(reply);
      refused.version = info_.version;
      return Pushed::refused;
    };
    auto const now = Clock::now();
    if (auto const status = item->dead(now)) return refuse(dead_reply(*status));
    if (live() == 0) return refuse(refusal(Status::not_ready, name_ + " has no worker that can compute; try later"));
    auto const most = static_cast<std::size_t>(options_.queue);
    if (pending() >= most) drop_dead(now);
    if (pending() >= most) {
      auto reply = refusal(Status::full, ttfm::detail::cat("the queue of ", name_, " is full with ", most, " calls"));
      reply.retry_after = std::max(std::chrono::milliseconds(1), estimate(pending()).value_or(std::chrono::seconds(1)));
      return refuse(std::move(reply));
    }
    // Each worker may have a call that waits, whatever was measured, so that it is measured anew.
    if (auto const wait = pending() >= live() ? estimate(open_.size() + 1) : std::nullopt) {
      auto const longest = options_.max_wait.value_or(usual_wait());
      auto const limit = longest.count() ? now + longest : Clock::time_point::max();
      auto const latest = std::min(limit, item->call.deadline);
      if (latest != Clock::time_point::max() && now + *wait > latest) {
        auto reply = refusal(
            Status::full,
            ttfm::detail::cat(name_, " can't answer ",
                              latest == limit ? "within the longest time that calls may wait" : "before the deadline",
                              ": ", open_.size(), " calls before it take ", wait->count(), " ms"));
        reply.retry_after = std::chrono::ceil<std::chrono::milliseconds>(now + *wait - latest);
        return refuse(std::move(reply));
      }
    }
    open_.push_back(item);
    item->place = std::prev(open_.end());
    waiting_.push_back(item);
    metrics_.in_progress.add(1);
    changed();
    return Pushed::taken;
  }

  /// Takes no more calls. Those that are there are answered, then the workers end.
  void close() {
    std::lock_guard const lock(mutex_);
    closed_ = true;
    changed();
    work_.notify_all();
    changed_.notify_all();
  }

  /// Waits for the answers to all calls. Whether they were there in time.
  bool wait_answered(Clock::time_point until) {
    std::unique_lock lock(mutex_);
    return changed_.wait_until(lock, until, [&] { return open_.empty(); });
  }

  /// Waits until the workers of a closed model have ended, except those that hang.
  void wait_gone() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return gone_locked(); });
  }
  bool gone() {
    std::lock_guard const lock(mutex_);
    return gone_locked();
  }

  /// Nobody waits for the workers any more.
  void leave_workers() {
    std::lock_guard const lock(mutex_);
    left_ = true;
    changed_.notify_all();
  }

  /// Answers all calls, also those that are being computed.
  void answer_all(Status status, std::string const& message) {
    std::vector<ItemPtr> all;
    {
      std::lock_guard const lock(mutex_);
      closed_ = true;
      all.assign(open_.begin(), open_.end());
      waiting_.clear();
      ready_.clear();
      changed();
      work_.notify_all();
      changed_.notify_all();
    }
    for (auto const& item : all) answer(item, refusal(status, message));
  }

  /// To be called every some milliseconds: answers calls whose deadline has passed or whose client has left, replaces
  /// workers that hang, and answers what nobody is left to compute.
  void sweep(Clock::time_point now) {
    std::vector<std::pair<ItemPtr, Reply>> replies;
    {
      std::lock_guard const lock(mutex_);
      for (auto const& item : open_)
        if (!item->answered)
          if (auto const status = item->dead(now)) replies.emplace_back(item, dead_reply(*status));
      for (auto const& worker : slots_)
        if (auto const began = worker->began.load();
            worker->state == WorkerState::ready && began != Clock::time_point{} && now - began > options_.hang_limit)
          give_up(*worker, replies);
      for (auto& slot : slots_) replace(slot);
      if (started_ && live() == 0)
        for (auto const* queue : {&waiting_, &ready_})
          for (auto const& item : *queue)
            replies.emplace_back(item, refusal(Status::failed, name_ + " has no worker that can compute; try later"));
      if (replies.empty()) return;
      drop_dead(now);
      if (started_ && live() == 0) {
        waiting_.clear();
        ready_.clear();
      }
      changed();
    }
    for (auto& [item, reply] : replies) answer(item, std::move(reply));
  }

  /// Lets a worker load its servable anew after the batch that it computes. Throws ConfigError if there is none.
  void restart(int replica) {
    std::lock_guard const lock(mutex_);
    if (replica < 0 || replica >= static_cast<int>(slots_.size()))
      throw ConfigError(
          ttfm::detail::cat(name_, " has the workers 0 to ", static_cast<int>(slots_.size()) - 1, ", not ", replica));
    auto& worker = *slots_[static_cast<std::size_t>(replica)];
    if (worker.state == WorkerState::loading) return;  // it does that
    worker.restart = Restart::request;
    work_.notify_all();
    changed_.notify_all();
  }

  /// Items a second that all workers together compute in the largest batches, while no calls come.
  double throughput(std::chrono::milliseconds time) {
    std::vector<std::shared_ptr<Servable>> servables;
    std::size_t size = 0;
    {
      std::lock_guard const lock(mutex_);
      for (auto const& worker : slots_) servables.push_back(worker->servable);
      size = static_cast<std::size_t>(sizes_.back());
    }
    std::latch begin(static_cast<std::ptrdiff_t>(servables.size()));
    std::atomic<double> rate = 0;
    std::vector<std::thread> threads;
    for (auto const& servable : servables)
      threads.emplace_back([&, servable] {
        device::SomeThreads const limit(threads_);
        std::size_t items = 0;
        double took = 0;
        bool waits = true;
        try {
          auto const example = servable->example();
          std::vector<Prepared const*> const batch(size, &example);
          servable->run(batch);  // starts this thread's own threads
          waits = false;
          begin.arrive_and_wait();
          auto const start = Clock::now();
          do {
            servable->run(batch);
            items += size;
          } while (Clock::now() - start < time);
          took = seconds(Clock::now() - start);
        } catch (...) {  // a split that can't compute isn't chosen
          if (waits) begin.count_down();
        }
        if (took > 0) rate.fetch_add(static_cast<double>(items) / took);
      });
    for (auto& thread : threads) thread.join();
    return rate;
  }

  std::string const& name() const { return name_; }
  int replicas() const { return replicas_; }
  std::vector<int> batch_sizes() const {
    std::lock_guard const lock(mutex_);
    return sizes_;
  }
  /// In the batches that pay; 0 before it was measured.
  double seconds_per_item() const {
    std::lock_guard const lock(mutex_);
    return per_item_.value();
  }
  ServableInfo info() const {
    std::lock_guard const lock(mutex_);
    return info_;
  }
  std::string version() const {
    std::lock_guard const lock(mutex_);
    return info_.version;
  }
  /// Whether there is a worker for the next call.
  bool alive() const {
    std::lock_guard const lock(mutex_);
    return std::any_of(slots_.begin(), slots_.end(), [](auto const& w) { return w->state == WorkerState::ready; });
  }

  ModelStatus status() const {
    ModelStatus result;
    result.name = name_;
    result.state = ModelState::ready;
    result.options = options_;
    result.replicas = replicas_;
    result.threads = threads_;
    result.totals = metrics_.totals();
    std::lock_guard const lock(mutex_);
    result.info = info_;
    result.batch_sizes = sizes_;
    result.waiting = pending();
    for (auto const& worker : slots_)
      result.workers.push_back({worker->replica, worker->device_id, worker->state, !worker->batch.empty(),
                                worker->started, worker->ready_at, worker->restarts, worker->errors,
                                worker->failure.message});
    return result;
  }

  /// Answers a call that was refused, with this model's metrics.
  void count_refused(Item& item, Reply reply) { serving::detail::answer(item, std::move(reply), &metrics_); }

 private:
  struct Worker {
    Worker(int r, std::string id, DeviceMetrics m) : replica(r), device_id(std::move(id)), metrics(m) {}

    int const replica;
    std::string const device_id;
    DeviceMetrics const metrics;
    WorkerState state = WorkerState::loading;
    std::shared_ptr<Servable> servable{};  ///< while it is ready
    std::vector<ItemPtr> batch{};          ///< that it computes
    std::optional<Restart> restart{};      ///< wanted
    Failure failure{};                     ///< the last one
    std::chrono::system_clock::time_point started = std::chrono::system_clock::now();
    std::optional<std::chrono::system_clock::time_point> ready_at{};
    int restarts = 0;
    std::uint64_t errors = 0;
    int errors_in_a_row = 0;  ///< its own thread's
    /// Since when the servable has been running; nothing while it isn't.
    std::atomic<Clock::time_point> began{};
    std::atomic<bool> given_up = false;  ///< it hung; its calls were answered, and another took its place
  };
  using WorkerPtr = std::shared_ptr<Worker>;

  std::string device_id(int replica) const {
    auto const i = static_cast<std::size_t>(replica);
    return i < options_.device_ids.size() ? options_.device_ids[i] : std::to_string(replica);
  }

  // With the lock held:

  std::size_t pending() const { return waiting_.size() + preparing_ + ready_.size(); }
  bool gone_locked() const { return closed_ && (alive_ == 0 || left_) && open_.empty(); }
  std::size_t live() const {
    return static_cast<std::size_t>(std::count_if(slots_.begin(), slots_.end(), [](auto const& worker) {
      return worker->state == WorkerState::loading || worker->state == WorkerState::ready;
    }));
  }

  /// How many calls are prepared ahead: enough for all workers' next batches.
  std::size_t ahead() const {
    return static_cast<std::size_t>(sizes_.back() * (replicas_ + 1)) + static_cast<std::size_t>(pool_->size());
  }

  /// Takes calls out of the queues that need not be computed. A sweep answers them.
  void drop_dead(Clock::time_point now) {
    auto const dead = [&](ItemPtr const& item) { return item->dead(now).has_value(); };
    std::erase_if(waiting_, dead);
    std::erase_if(ready_, dead);
  }

  /// How long so many calls take; nothing before the first was computed. The slower of preparation and inference
  /// decides. Both are measured as they are under the present load.
  std::optional<std::chrono::milliseconds> estimate(std::size_t calls) const {
    auto const workers = std::max<std::size_t>(1, live());
    auto const each = std::max(per_item_.value() / static_cast<double>(workers),
                               per_preparation_.value() / static_cast<double>(pool_->size()));
    if (each <= 0) return std::nullopt;
    auto const wait = std::min(each * static_cast<double>(calls), 3600.);
    return std::chrono::ceil<std::chrono::milliseconds>(std::chrono::duration<double>(wait));
  }

  /// The longest wait where the options set none.
  std::chrono::milliseconds usual_wait() const {
    auto const batch = per_preparation_.value() + per_item_.value() * sizes_.back();
    return std::max(least_wait, std::chrono::ceil<std::chrono::milliseconds>(
                                    std::chrono::duration<double>(std::min(4 * batch, 3600.))));
  }

  /// Something has changed that the pool or a worker may wait for.
  void changed() {
    while (face_ && posted_ < waiting_.size() && posted_ + preparing_ + ready_.size() < ahead()) {
      if (!pool_->post([self = shared_from_this()] { self->prepare_next(); })) break;
      ++posted_;
    }
    metrics_.waiting.set(static_cast<double>(pending()));
    if (closed_ && pending() == 0)
      work_.notify_all();
    else if (!ready_.empty())
      work_.notify_one();
  }

  void start(WorkerPtr const& worker) {
    starter_->start([self = shared_from_this(), worker] { self->work(worker); });
    ++alive_;
  }

  void give_up(Worker& worker, std::vector<std::pair<ItemPtr, Reply>>& replies) {
    worker.given_up = true;
    worker.began = Clock::time_point{};
    worker.state = WorkerState::lost;
    --alive_;
    ++stuck_;
    auto const text = ttfm::detail::cat(name_, " did not answer within ", options_.hang_limit.count(), " ms");
    worker.failure = {ErrorKind::device, text};
    ++worker.errors;
    worker.metrics.failed.add();
    worker.metrics.failure_seconds.observe(seconds(options_.hang_limit));
    for (auto const& item : worker.batch) replies.emplace_back(item, refusal(Status::failed, text));
    worker.batch.clear();
    changed_.notify_all();
  }

  /// A new worker in the place of one that hangs, unless there are too many of them or nothing is left to do.
  void replace(WorkerPtr& slot) {
    if (slot->state != WorkerState::lost || stuck_ > options_.max_stuck || (closed_ && pending() == 0)) return;
    auto const fresh = std::make_shared<Worker>(slot->replica, slot->device_id, slot->metrics);
    fresh->restarts = slot->restarts + 1;
    fresh->errors = slot->errors;
    fresh->failure = slot->failure;
    try {
      start(fresh);
    } catch (Error const& error) {  // the next sweep tries again
      slot->failure = {ErrorKind::other, error.what()};
      return;
    }
    slot = fresh;
    metrics_.restarts[static_cast<std::size_t>(Restart::hang)]->add();
  }

  /// The largest size of a batch for so many items.
  int size_for(std::size_t items) const {
    int best = 1;
    for (int const size : sizes_)
      if (static_cast<std::size_t>(size) <= items) best = std::max(best, size);
    return best;
  }

  bool joins(Item const& item) const { return sizes_.back() > 1 && item.prepared.rows == 1 && !item.prepared.whole; }

  static bool alike(Item const& a, Item const& b) {
    auto const &x = a.prepared, &y = b.prepared;
    return y.rows == 1 && !y.whole &&
           std::equal(x.inputs.begin(), x.inputs.end(), y.inputs.begin(), y.inputs.end(),
                      [](auto& s, auto& t) { return s.sizes() == t.sizes() && s.scalar_type() == t.scalar_type(); });
  }

  /// The next batch for a worker, which waits for it; none when it shall end or load anew.
  std::vector<ItemPtr> next(std::unique_lock<std::mutex>& lock, Worker const& worker) {
    for (;;) {
      if (worker.given_up || (worker.restart && !closed_)) return {};
      auto const now = Clock::now();
      if (std::erase_if(ready_, [&](ItemPtr const& item) { return item->dead(now).has_value(); })) changed();
      if (ready_.empty()) {
        if (closed_ && pending() == 0) return {};
        work_.wait(lock);
        continue;
      }
      auto const first = ready_.front();
      std::size_t count = 1;
      if (joins(*first)) {
        auto const same = static_cast<std::size_t>(
            std::count_if(ready_.begin(), ready_.end(), [&](ItemPtr const& item) { return alike(*first, *item); }));
        auto const most = static_cast<std::size_t>(sizes_.back());
        bool const more = !waiting_.empty() || preparing_ > 0;
        auto const latest = first->ready_at + options_.max_delay;
        if (same < most && more && now < latest) {
          work_.wait_until(lock, latest);
          continue;
        }
        auto const idle = static_cast<std::size_t>(idle_);  // the workers that wait share them out
        count = static_cast<std::size_t>(size_for(std::min(most, (same + idle - 1) / idle)));
      }
      std::vector<ItemPtr> batch;
      for (auto it = ready_.begin(); it != ready_.end() && batch.size() < count;)
        if (*it == first || alike(*first, **it)) {
          batch.push_back(std::move(*it));
          it = ready_.erase(it);
        } else {
          ++it;
        }
      return batch;
    }
  }

  // Without the lock:

  void answer(ItemPtr const& item, Reply reply) {
    if (reply.version.empty()) reply.version = version();
    if (!serving::detail::answer(*item, std::move(reply), &metrics_)) return;
    metrics_.in_progress.add(-1);
    std::lock_guard const lock(mutex_);
    open_.erase(item->place);
    if (open_.empty()) changed_.notify_all();
  }

  /// One step of the pool: the call that has waited longest.
  void prepare_next() {
    ItemPtr item;
    std::shared_ptr<Servable const> face;
    auto const begun = Clock::now();
    {
      std::lock_guard const lock(mutex_);
      --posted_;
      while (!waiting_.empty() && waiting_.front()->dead(begun)) waiting_.pop_front();
      if (waiting_.empty() || !face_) return changed();
      item = std::move(waiting_.front());
      waiting_.pop_front();
      ++preparing_;
      face = face_;
    }
    item->stages.queue = seconds(begun - item->submitted);
    std::optional<Failure> failure;
    try {
      item->prepared = face->prepare(std::move(item->call.input));
      if (item->prepared.inputs.empty() || item->prepared.rows < 1)
        throw Error(ttfm::detail::cat(name_, " prepared no input"));
      item->stages.decode = item->prepared.decode;
      item->stages.preprocess = item->prepared.preprocess;
    } catch (...) {
      failure = current_failure();
    }
    item->call.input = {};
    face.reset();  // it may be the last owner
    {
      std::lock_guard const lock(mutex_);
      --preparing_;
      item->ready_at = Clock::now();
      per_preparation_.add(seconds(item->ready_at - begun));
      if (!failure) ready_.push_back(item);
      changed();
    }
    if (failure) answer(item, failed_reply(*failure));
  }

  /// A worker's thread.
  void work(WorkerPtr const& worker) {
    device::SomeThreads const limit(threads_);
    auto pause = std::chrono::milliseconds(100);
    for (;;) {
      std::shared_ptr<Servable> servable;
      std::optional<Failure> failure;
      try {
        servable = make(worker->replica);
      } catch (...) {
        failure = current_failure();
      }
      if (failure) {
        std::unique_lock lock(mutex_);
        worker->state = WorkerState::failed;
        worker->failure = *failure;
        ++worker->errors;
        changed_.notify_all();
        if (!started_) break;  // start() tells
        worker->restart.reset();
        changed_.wait_for(lock, pause, [&] { return closed_ || worker->restart; });
        pause = std::min(2 * pause, std::chrono::milliseconds(30'000));
        if (closed_) break;
        worker->state = WorkerState::loading;
        continue;
      }
      {
        std::lock_guard const lock(mutex_);
        pause = std::chrono::milliseconds(100);
        worker->servable = face_ = servable;
        worker->restart.reset();
        worker->state = WorkerState::ready;
        worker->ready_at = std::chrono::system_clock::now();
        worker->errors_in_a_row = 0;
        info_ = servable->info();
        changed();
        changed_.notify_all();
      }
      bool const again = serve(*worker, servable);
      {
        std::lock_guard const lock(mutex_);
        worker->servable.reset();
        if (face_ == servable) {
          face_.reset();
          for (auto const& other : slots_)
            if (other->state == WorkerState::ready && other->servable) face_ = other->servable;
        }
        if (again) {
          metrics_.restarts[static_cast<std::size_t>(*worker->restart)]->add();
          ++worker->restarts;
          worker->state = WorkerState::loading;
          worker->started = std::chrono::system_clock::now();
          worker->ready_at.reset();
        }
      }
      servable.reset();  // what it holds of the device is free before another one asks for it
      if (!again) break;
    }
    std::lock_guard const lock(mutex_);
    if (worker->given_up) {
      --stuck_;
    } else {
      worker->state = WorkerState::failed;
      --alive_;
    }
    changed_.notify_all();
  }

  /// Computes batches until the worker shall end, or load anew: then true.
  bool serve(Worker& worker, std::shared_ptr<Servable> const& servable) {
    std::unique_lock lock(mutex_);
    for (;;) {
      ++idle_;
      auto const batch = next(lock, worker);
      --idle_;
      if (batch.empty()) {
        changed();  // what woke this worker up may be meant for another one
        return !worker.given_up && worker.restart && !closed_;
      }
      worker.batch = batch;
      worker.began = Clock::now();
      changed();
      lock.unlock();
      try {
        compute(worker, servable, batch);
      } catch (...) {
        auto const reply = refusal(Status::failed, current_failure().message);
        for (auto const& item : batch) answer(item, reply);
      }
      worker.began = Clock::time_point{};
      lock.lock();
      worker.batch.clear();
    }
  }

  /// Outputs, or why there are none.
  struct Outcome {
    nn::Tensors outputs{};
    std::optional<Failure> failure{};
    double seconds = 0;
    int rows = 1;
    bool dropped = false;  ///< nobody waits for it any more
  };
  struct Dropped {};

  Outcome run(Worker& worker, Servable& servable, std::span<ItemPtr const> items) {
    Outcome result;
    std::vector<Prepared const*> batch;
    for (auto const& item : items) batch.push_back(&item->prepared);
    auto const& first = *batch.front();
    result.rows = batch.size() == 1 ? first.rows : static_cast<int>(batch.size());
    auto const start = Clock::now();
    worker.began = start;
    try {
      if (batch.size() == 1 && first.rows > 1 && !first.whole)
        result.outputs = run_in_parts(worker, servable, *items.front());
      else
        result.outputs = servable.run(batch);
    } catch (Dropped) {
      result.dropped = true;
    } catch (...) {
      result.failure = current_failure();
    }
    result.seconds = seconds(Clock::now() - start);
    if (worker.given_up || result.dropped) return result;
    (result.failure ? worker.metrics.failed : worker.metrics.succeeded).add();
    (result.failure ? worker.metrics.failure_seconds : worker.metrics.success_seconds).observe(result.seconds);
    metrics_.batch.observe(result.rows);
    return result;
  }

  /// A client's own batch, in the sizes that the device has programs for.
  nn::Tensors run_in_parts(Worker& worker, Servable& servable, Item const& item) {
    auto const& inputs = servable.info().inputs;
    std::vector<nn::Tensors> parts;
    int size = 0;
    for (int begin = 0; begin < item.prepared.rows; begin += size) {
      if (item.dead(Clock::now()) || worker.given_up) throw Dropped{};
      {
        std::lock_guard const lock(mutex_);
        size = size_for(static_cast<std::size_t>(item.prepared.rows - begin));
      }
      auto part = item.prepared;
      part.rows = size;
      for (std::size_t i = 0; i < part.inputs.size(); ++i) {
        auto const dimension = i < inputs.size() ? inputs[i].batch_dimension : 0;
        if (dimension >= 0) part.inputs[i] = part.inputs[i].narrow(dimension, begin, size).contiguous();
      }
      Prepared const* const one = &part;
      worker.began = Clock::now();
      parts.push_back(servable.run({&one, 1}));
      if (parts.back().size() != parts.front().size())
        throw Error(
            ttfm::detail::cat(name_, " gave ", parts.back().size(), " outputs, and ", parts.front().size(), " before"));
    }
    nn::Tensors outputs;
    for (std::size_t k = 0; k < parts.front().size(); ++k) {
      nn::Tensors pieces;
      for (auto const& part : parts) pieces.push_back(part[k]);
      auto const& outputs_info = servable.info().outputs;
      auto const dimension = k < outputs_info.size() ? std::max(0, outputs_info[k].batch_dimension) : 0;
      outputs.push_back(pieces.size() == 1 ? pieces[0] : at::cat(pieces, dimension));
    }
    return outputs;
  }

  void compute(Worker& worker, std::shared_ptr<Servable> const& servable, std::vector<ItemPtr> const& batch) {
    auto const start = Clock::now();
    auto outcome = run(worker, *servable, batch);
    if (worker.given_up || outcome.dropped) return;  // a sweep answers what was dropped
    bool succeeded = !outcome.failure, fault = false;
    if (succeeded) {
      hand_on(servable, batch, std::move(outcome), start);
    } else if (batch.size() == 1) {
      fault = !clients_fault(*outcome.failure);
      note_failure(worker, *outcome.failure);
      answer(batch.front(), failed_reply(*outcome.failure));
    } else {  // one bad item must not end the others
      note_failure(worker, *outcome.failure);
      for (auto const& item : batch) {
        auto const again = Clock::now();
        if (worker.given_up) return;
        if (item->dead(again)) continue;  // a sweep answers it
        std::vector<ItemPtr> const alone{item};
        auto single = run(worker, *servable, alone);
        if (worker.given_up) return;
        if (single.failure) {
          fault |= !clients_fault(*single.failure);
          answer(item, failed_reply(*single.failure));
        } else {
          succeeded = true;
          hand_on(servable, alone, std::move(single), again);
        }
      }
    }
    worker.errors_in_a_row = succeeded || !fault ? 0 : worker.errors_in_a_row + 1;
    if (worker.errors_in_a_row < options_.max_errors) return;
    std::lock_guard const lock(mutex_);
    if (!worker.restart) worker.restart = Restart::errors;
  }

  void note_failure(Worker& worker, Failure const& failure) {
    std::lock_guard const lock(mutex_);
    worker.failure = failure;
    ++worker.errors;
  }

  /// Results from outputs: here, or by the pool where the device would wait meanwhile.
  void hand_on(std::shared_ptr<Servable> const& servable, std::vector<ItemPtr> const& items, Outcome outcome,
               Clock::time_point start) {
    {
      std::lock_guard const lock(mutex_);
      per_item_.add(outcome.seconds / static_cast<double>(items.size()));
    }
    if (servable->info().on_cpu) return finish(*servable, items, outcome, start);
    Pool::Work work = [self = shared_from_this(), servable, items, outcome, start] {
      self->finish(*servable, items, outcome, start);
    };
    if (!pool_->post(std::move(work), true)) finish(*servable, items, outcome, start);
  }

  void finish(Servable const& servable, std::vector<ItemPtr> const& items, Outcome const& outcome,
              Clock::time_point start) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      auto const& item = *items[i];
      if (item.answered) continue;
      auto const begun = Clock::now();
      Reply reply;
      try {
        if (item.prepared.has_result)
          reply.result = servable.finish(outcome.outputs, static_cast<int>(i), item.prepared);
        if (item.call.want_outputs || !item.prepared.has_result)
          reply.outputs =
              items.size() == 1 ? outcome.outputs : row_of(outcome.outputs, static_cast<int>(i), outcome.rows);
        reply.picture = item.prepared.picture;
      } catch (...) {
        reply = failed_reply(current_failure());
      }
      reply.version = servable.info().version;
      reply.stages = item.stages;
      reply.stages.queue += seconds(start - item.ready_at);
      reply.stages.inference = outcome.seconds;
      reply.stages.postprocess = seconds(Clock::now() - begun);
      reply.stages.batch = outcome.rows;
      answer(items[i], std::move(reply));
    }
  }

  /// A servable that has run all sizes of batch.
  std::shared_ptr<Servable> make(int replica) {
    auto const until = [&] {
      std::lock_guard const lock(mutex_);
      return started_ ? Clock::now() + options_.measure : measure_until_;
    }();
    std::shared_ptr<Servable> servable =
        loader_({.replica = replica, .replicas = replicas_, .threads = threads_, .measure_until = until});
    if (!servable) throw ConfigError(ttfm::detail::cat("the loader of ", name_, " gave no model"));
    auto const example = servable->example();
    bool const batches = servable->info().takes_batches && example.rows == 1 && !example.whole;
    std::vector<int> sizes{1};
    bool measures = false, times = false;
    {
      std::lock_guard const lock(mutex_);
      if (!batches) sizes_ = {1};
      sizes = sizes_;
      measures = options_.warm_up && !sizes_known_;
      times = measures || (options_.warm_up && options_.batch_sizes.empty() && per_item_.value() == 0);
    }
    if (!options_.warm_up) return servable;
    std::vector<int> pay;
    auto best = std::numeric_limits<double>::infinity();
    bool pays = true;
    for (int const size : sizes) {
      // Other devices may need a program for each size, and gain by large ones.
      if (measures && servable->info().on_cpu && size > 1 &&
          (!pays || seconds(until - Clock::now()) < runs_of_a_measurement * size * best))
        break;
      std::vector<Prepared const*> const batch(static_cast<std::size_t>(size), &example);
      servable->run(batch);
      auto const outputs = servable->run(batch);  // what comes for the second time is planned
      if (size == 1 && example.has_result) servable->finish(outputs, 0, example);
      if (!times) continue;
      auto fastest = std::numeric_limits<double>::infinity(), sum = 0.;
      for (int i = 0; i < 3 && sum < 0.5; ++i) {
        auto const start = Clock::now();
        servable->run(batch);
        auto const took = seconds(Clock::now() - start);
        fastest = std::min(fastest, took);
        sum += took;
      }
      auto const each = fastest / size;
      pays = pay.empty() || each <= 0.97 * best;
      if (!pays) continue;
      best = each;
      pay.push_back(size);
    }
    if (!times) return servable;
    std::lock_guard const lock(mutex_);
    if (measures) sizes_ = pay;
    sizes_known_ = true;
    per_item_.add(best);
    return servable;
  }

  std::string const name_;
  Loader const loader_;
  ModelOptions const options_;
  int const replicas_, threads_;
  Clock::time_point const measure_until_;  // of the first loading
  std::shared_ptr<Pool> const pool_;
  std::shared_ptr<Threads> const starter_;
  std::shared_ptr<Metrics> const all_metrics_;  // whose series metrics_ has
  ModelMetrics const metrics_;

  mutable std::mutex mutex_;
  std::condition_variable work_;     // of workers in next(): ready calls, or the end
  std::condition_variable changed_;  // of everybody else
  std::list<ItemPtr> open_;
  std::deque<ItemPtr> waiting_, ready_;
  std::size_t preparing_ = 0, posted_ = 0;  // posted_: steps in the pool that haven't begun
  std::vector<WorkerPtr> slots_;
  int idle_ = 0;                    // workers in next()
  int alive_ = 0;                   // threads of workers that don't hang
  int stuck_ = 0;                   // and of those that do
  std::shared_ptr<Servable> face_;  // that prepares
  ServableInfo info_;
  std::vector<int> sizes_;
  bool sizes_known_;
  MovingMean per_item_, per_preparation_;
  bool started_ = false, closed_ = false, left_ = false;
};

}  // namespace ttfm::serving::detail
