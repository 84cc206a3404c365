/// @file  Environment variables and home folders as Python's libraries take them; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ttfm::detail {

/// The value of an environment variable, or nothing if it is not set. An empty one is set.
inline std::optional<std::string> environment(std::string const& name) {
  auto const* value = std::getenv(name.c_str());
  return value ? std::optional<std::string>(value) : std::nullopt;
}

/// The home folder that the password database has of a user, of the one who runs this if the name is empty.
inline std::optional<std::string> home_of(std::string const& user) {
  passwd record{};
  passwd* found = nullptr;
  std::vector<char> buffer(1 << 14);
  if (user.empty())
    ::getpwuid_r(::getuid(), &record, buffer.data(), buffer.size(), &found);
  else
    ::getpwnam_r(user.c_str(), &record, buffer.data(), buffer.size(), &found);
  return found && found->pw_dir ? std::optional<std::string>(found->pw_dir) : std::nullopt;
}

/// Python's os.path.expanduser: "~" at the beginning is $HOME, or without that the user's home folder, and "~name" is
/// that of `name`. A path of a user who isn't known stays as it is.
inline std::string expand_user(std::string_view path) {
  if (!path.starts_with('~')) return std::string(path);
  auto const end = std::min(path.find('/'), path.size());
  std::string const user(path.substr(1, end - 1));
  auto home = user.empty() ? environment("HOME") : std::nullopt;
  if (!home) home = home_of(user);
  if (!home) return std::string(path);
  while (home->ends_with('/')) home->pop_back();
  auto const result = *home + std::string(path.substr(end));
  return result.empty() ? "/" : result;
}

/// Python's os.path.expandvars: $NAME and ${NAME} are the variable's value, which isn't looked at again. One that isn't
/// set stays as it is.
inline std::string expand_variables(std::string_view path) {
  auto in_name = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
  };
  std::string result;
  while (!path.empty()) {
    auto const dollar = std::min(path.find('$'), path.size());
    result += path.substr(0, dollar);
    path.remove_prefix(dollar);
    if (path.empty()) break;
    bool const braced = path.size() > 1 && path[1] == '{';
    std::size_t const begin = braced ? 2 : 1;
    auto end = begin;
    if (braced)
      end = path.find('}', begin);
    else
      while (end < path.size() && in_name(path[end])) ++end;
    if (end == path.npos || (!braced && end == begin)) {  // no name behind it
      result += '$';
      path.remove_prefix(1);
      continue;
    }
    auto const whole = path.substr(0, end + (braced ? 1 : 0));
    result += environment(std::string(path.substr(begin, end - begin))).value_or(std::string(whole));
    path.remove_prefix(whole.size());
  }
  return result;
}

/// Both, as huggingface_hub does it.
inline std::string expanded(std::string_view path) { return expand_variables(expand_user(path)); }

/// The folder that ttfm keeps files in that may be thrown away: $XDG_CACHE_HOME/ttfm, else ~/.cache/ttfm.
inline std::filesystem::path cache_folder() {
  auto const set = environment("XDG_CACHE_HOME").value_or("");
  return std::filesystem::path(expanded(set.empty() ? "~/.cache" : set)) / "ttfm";
}

}  // namespace ttfm::detail
