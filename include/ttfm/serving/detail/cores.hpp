/// @file  How many cores the process may use; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <thread>

namespace ttfm::serving::detail {

/// The cores' worth of time that a container's limit grants, by the files of Linux' control groups of version 2
/// (cpu.max) or 1 (cpu.cfs_quota_us); nothing where there is no limit.
inline std::optional<double> cores_granted(std::filesystem::path const& groups) {
  auto const read = [](std::filesystem::path const& file, auto&... values) {
    std::ifstream in(file);
    return static_cast<bool>((in >> ... >> values));
  };
  double quota = 0, period = 0;
  bool const limited = read(groups / "cpu.max", quota, period) || (read(groups / "cpu" / "cpu.cfs_quota_us", quota) &&
                                                                   read(groups / "cpu" / "cpu.cfs_period_us", period));
  if (!limited || !(quota > 0) || !(period > 0)) return std::nullopt;
  return quota / period;
}

/// The cores that the process may run on, or as many as a container's limit grants if that is less.
inline int usable_cores(std::filesystem::path const& groups = "/sys/fs/cgroup") {
  auto const there = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  auto const granted = cores_granted(groups);
  return granted && *granted < there ? std::max(1, static_cast<int>(std::ceil(*granted))) : there;
}

}  // namespace ttfm::serving::detail
