/// @file  Threads that decode, preprocess and postprocess for all models of a host; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include "ttfm/devices/one_thread.hpp"
#include "ttfm/serving/detail/threads.hpp"

namespace ttfm::serving::detail {

/// Runs posted functions in their order, urgent ones first. LibTorch's operators get one thread in each of its threads.
class Pool {
 public:
  using Work = std::function<void()>;

  Pool(int count, Threads& threads) : size_(count) {
    try {
      for (int i = 0; i < count; ++i) threads.start([state = state_] { serve(*state); });
    } catch (...) {
      stop();
      throw;
    }
  }
  ~Pool() { stop(); }
  Pool(Pool const&) = delete;
  Pool& operator=(Pool const&) = delete;

  int size() const { return size_; }

  /// False, and `work` is as it was, after stop().
  bool post(Work&& work, bool urgent = false) {
    {
      std::lock_guard const lock(state_->mutex);
      if (state_->stopped) return false;
      if (urgent)
        state_->queue.push_front(std::move(work));
      else
        state_->queue.push_back(std::move(work));
    }
    state_->posted.notify_one();
    return true;
  }

  /// Refuses further work; the threads finish the queue and end.
  void stop() {
    std::lock_guard const lock(state_->mutex);
    state_->stopped = true;
    state_->posted.notify_all();
  }

  /// Runs the rest of the queue in the calling thread, where the pool's own threads can't.
  void drain() {
    while (auto work = take(*state_)) work();
  }

 private:
  struct State {
    std::mutex mutex;
    std::condition_variable posted;
    std::deque<Work> queue;
    bool stopped = false;
  };

  static Work take(State& state) {
    std::lock_guard const lock(state.mutex);
    if (state.queue.empty()) return nullptr;
    auto work = std::move(state.queue.front());
    state.queue.pop_front();
    return work;
  }

  static void serve(State& state) {
    device::OneThread const one;
    for (;;) {
      {
        std::unique_lock lock(state.mutex);
        state.posted.wait(lock, [&] { return state.stopped || !state.queue.empty(); });
        if (state.queue.empty()) return;
      }
      if (auto work = take(state)) work();
    }
  }

  int const size_;
  std::shared_ptr<State> const state_ = std::make_shared<State>();
};

}  // namespace ttfm::serving::detail
