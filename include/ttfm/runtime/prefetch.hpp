/// @file  Items made ahead in threads, such as pictures that are decoded while a network runs, in their order.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/runtime/expected.hpp"

namespace ttfm {

/// How much is made ahead.
struct PrefetchOptions {
  int threads = 0;  ///< 0: one per core
  int ahead = 0;    ///< results that are held at most, made or being made; 0: two per thread
};

/// Calls a function on each item in threads of its own and gives the results in the order of the items. At most
/// `ahead` results wait to be taken, so that memory is bounded. An exception of the function stands in its item's
/// place. The function is called by several threads at once and must be safe for that. One thread at a time takes
/// results. The destructor waits for the calls that have begun; no other ones begin.
template <class Item, class T>
class Prefetch {
 public:
  using Make = std::function<T(Item const&)>;

  /// Starts the threads. Throws ConfigError for a negative number, and Error if no thread can be started.
  Prefetch(std::vector<Item> items, Make make, PrefetchOptions options = {})
      : items_(std::move(items)), make_(std::move(make)) {
    if (options.threads < 0 || options.ahead < 0)
      throw ConfigError(detail::cat("the number of threads and of results ahead must be at least 0, not ",
                                    options.threads, " and ", options.ahead));
    auto const cores = std::max<std::size_t>(1, std::thread::hardware_concurrency());
    auto threads = options.threads ? static_cast<std::size_t>(options.threads) : cores;
    slots_.resize(std::min(options.ahead ? static_cast<std::size_t>(options.ahead) : 2 * threads, items_.size()));
    threads = std::min(threads, slots_.size());
    try {
      while (threads_.size() < threads) threads_.emplace_back([this](std::stop_token stop) { work(stop); });
    } catch (std::system_error const& error) {  // fewer threads do as well
      if (threads_.empty()) throw Error(detail::cat("no thread can be started: ", error.what()));
    }
  }
  Prefetch(Prefetch const&) = delete;
  Prefetch& operator=(Prefetch const&) = delete;
  ~Prefetch() {
    for (auto& thread : threads_) thread.request_stop();  // all of them before the first is waited for
  }

  /// The next item's result, or its failure; waits until it is there. Nothing when all have been taken.
  std::optional<Expected<T>> next() {
    if (taken_ == items_.size()) return std::nullopt;
    std::unique_lock lock(mutex_);
    auto& slot = slots_[taken_ % slots_.size()];
    made_.wait(lock, [&] { return slot.has_value(); });
    auto result = std::exchange(slot, std::nullopt);
    ++taken_;
    lock.unlock();
    room_.notify_one();
    return result;
  }

  /// The next `most` results, fewer at the end, as a batch.
  std::vector<Expected<T>> next(std::size_t most) {
    std::vector<Expected<T>> batch;
    while (batch.size() < most) {
      auto result = next();
      if (!result) break;
      batch.push_back(std::move(*result));
    }
    return batch;
  }

  /// The number of items, and of the results that have been taken: the place of the next result.
  std::size_t size() const { return items_.size(); }
  std::size_t taken() const { return taken_; }

 private:
  void work(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    for (;;) {
      bool const wanted =
          room_.wait(lock, stop, [&] { return begun_ == items_.size() || begun_ < taken_ + slots_.size(); });
      if (!wanted || stop.stop_requested() || begun_ == items_.size()) return;
      auto const index = begun_++;
      lock.unlock();
      std::optional<Expected<T>> result = attempt([&] { return make_(items_[index]); });
      lock.lock();
      slots_[index % slots_.size()] = std::move(result);
      made_.notify_one();
    }
  }

  std::vector<Item> const items_;
  Make const make_;
  std::vector<std::optional<Expected<T>>> slots_;
  std::mutex mutex_;
  std::condition_variable made_;
  std::condition_variable_any room_;
  std::size_t begun_ = 0, taken_ = 0;  // taken_ is written by the taking thread alone, under the lock
  std::vector<std::jthread> threads_;  // the last member: joined before the others go
};

template <class Item, class Make>
Prefetch(std::vector<Item>, Make, PrefetchOptions = {})
    -> Prefetch<Item, std::decay_t<std::invoke_result_t<Make const&, Item const&>>>;

}  // namespace ttfm
