/// @file  For threads that work side by side: how many threads LibTorch's operators take of each.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/devices/detail/thread_limit.hpp"

namespace ttfm::device {

/// As long as it lives, LibTorch's operators that the calling thread runs take that thread alone. With a LibTorch that
/// has one number of threads for the whole process it changes nothing.
class OneThread {
 public:
  OneThread() : limit_(possible() ? 1 : 0) {}
  static bool possible() { return detail::thread_setters().omp != nullptr; }

 private:
  detail::ThreadLimit limit_;
};

/// The same for so many threads; 0 changes nothing.
class SomeThreads {
 public:
  explicit SomeThreads(int threads) : limit_(OneThread::possible() ? threads : 0) {}

 private:
  detail::ThreadLimit limit_;
};

}  // namespace ttfm::device
