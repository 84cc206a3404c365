// Tables, bars and colours on a terminal.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cli {

/// Colours only where somebody sees them (https://no-color.org).
inline bool colours() {
  static bool const wanted = [] {
    auto const* refused = std::getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) && (!refused || !*refused);
  }();
  return wanted;
}

inline std::string painted(std::string_view text, char const* code) {
  return colours() ? std::string("\x1b[") + code + 'm' + std::string(text) + "\x1b[0m" : std::string(text);
}
inline std::string bold(std::string_view text) { return painted(text, "1"); }
inline std::string dim(std::string_view text) { return painted(text, "2"); }
inline std::string green(std::string_view text) { return painted(text, "32"); }
inline std::string red(std::string_view text) { return painted(text, "31"); }

/// A bar as long as `part` (0 to 1) of `width` characters, in steps of an eighth.
inline std::string bar(double part, int width) {
  static constexpr char const* eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  int const steps = static_cast<int>(std::clamp(part, 0.0, 1.0) * width * 8 + 0.5);
  std::string result;
  for (int i = 0; i < steps / 8; ++i) result += "█";
  return result + eighths[steps % 8];
}

/// Rows of left-aligned columns, as wide as their widest cell.
inline void print_table(std::vector<std::vector<std::string>> const& rows) {
  std::vector<std::size_t> widths;
  for (auto const& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], row[c].size());
  }
  bool head = true;
  for (auto const& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      line += row[c];
      if (c + 1 < row.size()) line.append(widths[c] + 2 - row[c].size(), ' ');
    }
    std::puts((head ? bold(line) : line).c_str());
    head = false;
  }
}

/// A line on the terminal's standard error that long work rewrites; nothing where standard error is no terminal.
class ProgressBar {
 public:
  explicit ProgressBar(std::string what) : what_(std::move(what)) {}
  ~ProgressBar() { clear(); }
  /// Takes the line off the terminal, so that another can be written.
  void clear() {
    if (std::exchange(shown_, false)) std::fputs("\r\x1b[K", stderr);
  }
  /// `note` stands behind the bar.
  void operator()(std::int64_t done, std::int64_t total, std::string const& note = {}) {
    if (!isatty(STDERR_FILENO)) return;
    auto const part = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0;
    auto const step = total > 0 ? static_cast<int>(part * 200) : static_cast<int>(done >> 20);
    if (shown_ && step == step_) return;
    step_ = step;
    shown_ = true;
    if (total > 0)
      std::fprintf(stderr, "\r\x1b[K%s %3.0f%% %s %s", what_.c_str(), part * 100, bar(part, 30).c_str(), note.c_str());
    else
      std::fprintf(stderr, "\r\x1b[K%s %lld", what_.c_str(), static_cast<long long>(done));
    std::fflush(stderr);
  }

 private:
  std::string what_;
  int step_ = 0;
  bool shown_ = false;
};

}  // namespace cli
