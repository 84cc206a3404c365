/// @file  Threads for work that would keep the transport's waiting.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace ttfm::server {

/// Does what it is given in order, on as many threads. Its end waits for all of it. The work must not throw.
class Worker {
 public:
  explicit Worker(int threads = 1) {
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
  }
  ~Worker() {
    {
      std::lock_guard const lock(mutex_);
      stopping_ = true;
    }
    more_.notify_all();
    for (auto& thread : threads_) thread.join();
  }
  Worker(Worker const&) = delete;
  Worker& operator=(Worker const&) = delete;

  void post(std::function<void()> work) {
    {
      std::lock_guard const lock(mutex_);
      queue_.push_back(std::move(work));
    }
    more_.notify_one();
  }

 private:
  void run() {
    for (std::unique_lock lock(mutex_);;) {
      more_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      auto work = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      work();
      work = nullptr;
      lock.lock();
    }
  }

  std::mutex mutex_{};
  std::condition_variable more_{};
  std::deque<std::function<void()>> queue_{};
  bool stopping_ = false;
  std::vector<std::thread> threads_{};
};

}  // namespace ttfm::server
