// Races that ThreadSanitizer reports, for programs which plant one to show that it would be seen.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

inline int reports = 0;  ///< of races
/// ThreadSanitizer calls it for each race.
extern "C" [[gnu::no_sanitize_thread]] void __tsan_on_report(void*) { ++reports; }

/// Where a program is called with --planted: runs what counts with a race, and ends with success if that was seen.
template <class Planted>
void run_planted(int argc, char** argv, Planted const& planted) {
  if (argc < 2 || std::string_view(argv[1]) != "--planted") return;
  int const count = planted();
  std::printf("%d counted, %d races seen\n", count, reports);
  std::fflush(stdout);
  std::_Exit(reports > 0 ? 0 : 1);  // without ThreadSanitizer's own exit status
}
