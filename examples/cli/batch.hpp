// Many pictures in one call: folders and patterns, batches, files of results.
#pragma once

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "common.hpp"
#include "ttfm/core/detail/write_file.hpp"
#include "ttfm/runtime/batched.hpp"
#include "ttfm/vision/image_folder.hpp"

namespace cli {

inline constexpr auto pictures_help =
    "JPEG, PNG, WebP or BMP files, folders, and patterns in quotes as 'photos/**/*.jpg'";

/// A picture that a call names, or a name that gives none, with why.
struct NamedPicture {
  std::string name{};
  std::optional<Failure> failure{};
};

/// Does a name stand for pictures to be found, not for a file?
inline bool is_found(std::string const& name) {
  std::error_code failed;
  return std::filesystem::is_directory(name, failed) ||
         (vision::detail::is_pattern(name) && !std::filesystem::exists(name, failed));
}

inline bool has_folders(std::vector<std::string> const& names) {
  return std::any_of(names.begin(), names.end(), is_found);
}

/// The pictures in the order of the names. A file is taken as it is, be it there or not.
inline std::vector<NamedPicture> named_pictures(std::vector<std::string> const& names) {
  std::vector<NamedPicture> result;
  for (auto const& name : names) {
    if (!is_found(name)) {
      result.push_back({name});
      continue;
    }
    auto const found = attempt([&] { return vision::expand_pictures({name}); });
    if (auto const* failure = found.failure())
      result.push_back({name, *failure});
    else
      for (auto const& picture : found.value()) result.push_back({picture.string()});
  }
  return result;
}

/// How many pictures run at once.
struct Batches {
  std::optional<int> size{};
  int workers = 0;

  bool given() const { return size.has_value() || workers != 0; }
  /// With a number of LibTorch's threads that the call names, one batch runs at a time.
  BatchOptions options(Run const& run) const {
    BatchOptions result{.prefetch = {.threads = workers}, .parallel = run.threads == 0};
    if (size) result.batch_size = *size;
    return result;
  }
  /// Where to run so many items: batches that run at once on the CPU have a thread each.
  Run run(Run where, std::size_t items) const {
    where.items = items;
    auto const kind = parse_device(where.device).kind;
    if (where.threads == 0 && (kind == "auto" || kind == "openvino") && ttfm::device::OneThread::possible()) {
      where.callers = workers > 0 ? workers : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
      where.threads = 1;
    }
    return where;
  }
};

inline void add_batches(CLI::App* app, Batches& batches) {
  app->add_option("--batch-size", batches.size, "pictures that run together; 8 unless given")
      ->check(CLI::Range(1, 65536));
  app->add_option("--workers", batches.workers,
                  "threads that decode ahead and, on the CPU without --threads, run batches; 0: one per core")
      ->capture_default_str()
      ->check(CLI::Range(0, 1024));
}

/// As run_each of the pictures that have no failure; of the others `take` gets that, in their places.
template <class Take>
void each_named(AnyModel const& model, std::vector<NamedPicture> const& pictures, BatchOptions const& options,
                Take const& take) {
  std::vector<std::filesystem::path> files;
  for (auto const& each : pictures)
    if (!each.failure) files.emplace_back(each.name);
  std::size_t at = 0;
  auto skip = [&] {
    for (; at < pictures.size() && pictures[at].failure; ++at) take(at, Expected<Result>(*pictures[at].failure));
  };
  skip();
  run_each(model, std::move(files), options, [&](std::size_t, Expected<Result> outcome) {
    take(at, std::move(outcome));
    ++at;
    skip();
  });
}

/// Pictures per second since it was made.
class Rate {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count(); }
  double per_second(std::size_t pictures) const {
    auto const took = seconds();
    return took > 0 ? static_cast<double>(pictures) / took : 0;
  }
  std::string text(std::size_t pictures, std::size_t failed) const {
    char line[160];
    std::snprintf(line, sizeof line, "%zu picture%s in %.1f s, %.1f per second", pictures, pictures == 1 ? "" : "s",
                  seconds(), per_second(pictures));
    return failed ? ttfm::detail::cat(line, "; ", failed, " failed") : line;
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

/// A bar with pictures per second; none without a name.
class Progress {
 public:
  Progress(std::string const& what, std::size_t total)
      : shown_(!what.empty() && total > 1), total_(total), bar_(what) {}
  void done(std::size_t count) {
    ++counted_;
    if (!shown_) return;
    char note[48];
    std::snprintf(note, sizeof note, "%zu of %zu, %.1f/s", count, total_, rate_.per_second(counted_));
    bar_(static_cast<std::int64_t>(count), static_cast<std::int64_t>(total_), note);
  }
  void clear() { bar_.clear(); }

 private:
  bool shown_;
  std::size_t total_, counted_ = 0;
  ProgressBar bar_;
  Rate rate_;
};

/// Calls `write(std::ostream*)`, with null if no file is named. The file appears when all is written.
template <class Write>
void with_file(std::string const& file, Write const& write) {
  if (file.empty()) return write(nullptr);
  auto const failed = ttfm::detail::write_file(file, [&](std::ostream& out) { write(&out); });
  if (!failed.empty()) throw Error(file + ": " + failed);
}

/// Throws Error where a file took no more, so that the work isn't done in vain.
inline void check_written(std::string const& file, std::ostream* out) {
  if (out && !*out) throw Error(file + ": can't be written: " + std::strerror(errno ? errno : EIO));
}

/// A field of a table as RFC 4180 has it.
inline std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == text.npos) return std::string(text);
  std::string result = "\"";
  for (char const c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

}  // namespace cli
