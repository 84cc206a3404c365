// Work on many threads at once, for the programs that are built with ThreadSanitizer.
#pragma once

#include <ATen/Parallel.h>

#include <atomic>
#include <cstdio>
#include <latch>
#include <thread>
#include <vector>

inline std::atomic<int> failed = 0;

inline void check(bool right, char const* what) {
  if (right) return;
  std::printf("failed: %s\n", what);
  ++failed;
}

/// Runs `work(i)` on so many threads at once, and checks that each has its number of threads afterwards.
template <class Work>
void on_threads(int count, Work const& work) {
  std::latch start(count);
  std::vector<std::thread> threads;
  int const before = at::get_num_threads();
  for (int i = 0; i < count; ++i)
    threads.emplace_back([&, i] {
      start.arrive_and_wait();
      work(i);
      check(at::get_num_threads() == before, "a thread has its number of threads again");
    });
  for (auto& thread : threads) thread.join();
  check(at::get_num_threads() == before, "the process has its number of threads");
}
