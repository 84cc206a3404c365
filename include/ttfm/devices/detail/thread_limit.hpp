/// @file  How many threads LibTorch's operators take, for the calling thread alone; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/Parallel.h>
#include <dlfcn.h>

#include <array>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::device::detail {

/// The functions of LibTorch's own OpenMP and MKL that set how many threads the calling thread takes.
/// at::set_num_threads calls them too, but also stores the number for threads that are still to come.
struct ThreadSetters {
  void (*omp)(int) = nullptr;  ///< omp_set_num_threads; null where LibTorch doesn't follow it
  int (*mkl)(int) = nullptr;   ///< mkl_set_num_threads_local, which returns the former one; null without MKL
};

/// They are looked up in the running program, since the OpenMP that a compiler would link may be another than
/// LibTorch's.
inline ThreadSetters const& thread_setters() {
  static ThreadSetters const found = [] {
    int const before = at::get_num_threads(), other = before == 1 ? 2 : 1;
    Dl_info library{};
    dladdr(reinterpret_cast<void*>(&at::get_num_threads), &library);
    // Libraries that the program links come first, as for LibTorch's own calls; a LibTorch that a plugin brought isn't
    // there.
    std::array const scopes{RTLD_DEFAULT,
                            library.dli_fname ? dlopen(library.dli_fname, RTLD_NOW | RTLD_NOLOAD) : nullptr};
    for (auto* const scope : scopes) {
      auto* const omp = reinterpret_cast<void (*)(int)>(dlsym(scope, "omp_set_num_threads"));
      if (!omp) continue;
      omp(other);
      bool const followed = at::get_num_threads() == other;
      omp(before);
      if (followed)
        return ThreadSetters{omp, reinterpret_cast<int (*)(int)>(dlsym(scope, "MKL_Set_Num_Threads_Local"))};
    }
    return ThreadSetters{};
  }();
  return found;
}

/// Throws DeviceError where LibTorch's number of threads can't be set for one thread alone.
inline void check_thread_limit(int threads) {
  if (threads > 0 && !thread_setters().omp)
    throw DeviceError(ttfm::detail::cat(
        "this LibTorch has one number of threads for the whole process, so a run can't have ", threads,
        " of its own: leave the policy's threads at 0 and call at::set_num_threads once when the program starts, or "
        "use "
        "a LibTorch built with OpenMP"));
}

/// As long as it lives, LibTorch's operators that the calling thread runs take so many threads; 0 changes nothing.
/// Other threads, and those that are started meanwhile, keep theirs.
class ThreadLimit {
 public:
  explicit ThreadLimit(int threads) : limited_(threads > 0) {
    if (!limited_) return;
    auto const& [omp, mkl] = thread_setters();
    threads_ = at::get_num_threads();  // on a new thread LibTorch sets the process's number now, not later
    omp(threads);
    if (mkl) mkl_ = mkl(threads);
  }
  ~ThreadLimit() {
    if (!limited_) return;
    auto const& [omp, mkl] = thread_setters();
    omp(threads_);
    if (mkl) mkl(mkl_);
  }
  ThreadLimit(ThreadLimit const&) = delete;
  ThreadLimit& operator=(ThreadLimit const&) = delete;

 private:
  bool limited_;
  int threads_ = 0, mkl_ = 0;  ///< before
};

}  // namespace ttfm::device::detail
