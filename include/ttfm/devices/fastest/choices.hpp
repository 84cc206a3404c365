/// @file  The choices that device::Fastest made, in a small file that may be thrown away at any time.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "ttfm/core/detail/environment.hpp"
#include "ttfm/core/detail/write_file.hpp"

namespace ttfm::device {

/// A file of choices, one line each: key, candidate, milliseconds of a run, and whose network it was, between tabs. A
/// file that isn't there or can't be read has none, lines that are none are left out, and one that can't be written is
/// let be: then networks are measured again.
class Choices {
 public:
  /// $XDG_CACHE_HOME/ttfm/fastest.tsv, else ~/.cache/ttfm/fastest.tsv.
  static std::filesystem::path default_file() { return ttfm::detail::cache_folder() / "fastest.tsv"; }

  /// An empty path: nothing is remembered.
  explicit Choices(std::filesystem::path file) : file_(std::move(file)) {}

  /// The candidate that was chosen under a key; empty: none.
  std::string find(std::string_view key) const {
    for (auto const& line : lines())
      if (part(line, 0) == key) return std::string(part(line, 1));
    return {};
  }

  /// Keeps a choice in place of an older one under that key. Of several processes that keep choices at once the last
  /// one's may be all that stay. At most `most` lines are kept, the newest ones.
  void keep(std::string_view key, std::string_view candidate, double milliseconds, std::string_view whose,
            std::size_t most = 4096) const {
    if (file_.empty()) return;
    auto all = lines();
    std::erase_if(all, [&](auto const& line) { return part(line, 0) == key; });
    std::string name(whose);
    for (auto& c : name)
      if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    all.push_back(std::string(key) + '\t' + std::string(candidate) + '\t' + std::to_string(milliseconds) + '\t' + name);
    if (all.size() > most) all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(most));
    std::error_code ignored;
    std::filesystem::create_directories(file_.parent_path(), ignored);
    ttfm::detail::write_file(file_, [&](std::ostream& out) {
      for (auto const& line : all) out << line << '\n';
    });
  }

 private:
  static std::string_view part(std::string_view line, int index) {
    for (; index > 0; --index) {
      auto const tab = line.find('\t');
      if (tab == line.npos) return {};
      line.remove_prefix(tab + 1);
    }
    return line.substr(0, line.find('\t'));
  }

  /// The lines that are choices; none of a file that is too large to be ours.
  std::vector<std::string> lines() const {
    std::vector<std::string> result;
    std::error_code failed;
    if (file_.empty() || !std::filesystem::is_regular_file(file_, failed) ||
        std::filesystem::file_size(file_, failed) > (4u << 20) || failed)
      return result;
    std::ifstream in(file_);
    for (std::string line; std::getline(in, line);)
      if (!part(line, 0).empty() && !part(line, 1).empty() && !part(line, 2).empty()) result.push_back(line);
    return result;
  }

  std::filesystem::path file_;
};

}  // namespace ttfm::device
