/// @file  The threads of a host, of which some may never end; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::serving::detail {

using Clock = std::chrono::steady_clock;

inline double seconds(Clock::duration time) { return std::chrono::duration<double>(time).count(); }

/// Whether the calling thread belongs to a host, so that it must not wait for the host's threads.
inline thread_local bool own_thread = false;

/// Threads whose work owns everything that it uses. One that hangs when all are stopped is left behind.
class Threads {
 public:
  Threads() = default;
  Threads(Threads const&) = delete;
  Threads& operator=(Threads const&) = delete;
  ~Threads() { stop(Clock::now()); }

  /// Starts a thread. Throws Error after stop(), or if there can be no more threads.
  void start(std::function<void()> work) {
    std::lock_guard const lock(state_->mutex);
    if (stopped_) throw Error("the server is stopping");
    auto const ended = std::make_shared<bool>(false);
    try {
      threads_.push_back({std::thread([work = std::move(work), ended, state = state_]() mutable {
                            own_thread = true;
                            work();
                            work = nullptr;  // what it owns is gone before the thread counts as ended
                            std::lock_guard const lock(state->mutex);
                            *ended = true;
                            state->changed.notify_all();
                          }),
                          ended});
    } catch (std::system_error const& error) {
      throw Error(ttfm::detail::cat("no thread can be started: ", error.what()));
    }
  }

  /// Joins those that have ended.
  void reap() {
    std::lock_guard const lock(state_->mutex);
    std::erase_if(threads_, [](One& one) {
      if (*one.ended) one.thread.join();  // it has let go of the lock and does nothing more
      return *one.ended;
    });
  }

  /// Starts no more, and waits for all to end. Whether they did; those that didn't go on by themselves.
  bool stop(Clock::time_point until) {
    std::unique_lock lock(state_->mutex);
    stopped_ = true;
    bool const all = state_->changed.wait_until(lock, until, [&] {
      return std::all_of(threads_.begin(), threads_.end(), [](One& one) { return *one.ended; });
    });
    for (auto& one : threads_) {
      if (*one.ended)
        one.thread.join();
      else
        one.thread.detach();
    }
    threads_.clear();
    return all;
  }

 private:
  struct One {
    std::thread thread;
    std::shared_ptr<bool> ended;  // under the lock
  };
  struct State {
    std::mutex mutex;
    std::condition_variable changed;
  };

  std::shared_ptr<State> state_ = std::make_shared<State>();
  std::list<One> threads_;
  bool stopped_ = false;
};

}  // namespace ttfm::serving::detail
