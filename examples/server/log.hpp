/// @file  The server's log: a line of JSON for each request and each event.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

#include "refusal.hpp"
#include "ttfm/serving/call.hpp"

namespace ttfm::server {

/// One request, as the log has it.
struct LogEntry {
  std::string id{}, trace{};  ///< the request's; the trace id of its traceparent, if there is one
  std::string method{}, path{}, peer{};
  int status = 0;
  std::size_t received = 0, sent = 0;  ///< bytes of the bodies
  double seconds = 0;
  std::string model{}, version{}, error{};  ///< that answered; why it failed
  serving::Stages stages{};                 ///< where a model was asked
};

/// The time in UTC as RFC 3339 has it, with milliseconds.
std::string utc(std::chrono::system_clock::time_point time);

/// {"time", "level", "event": "request", ...}; fields that are empty are left out. Level "error" from status 500 on.
Json to_json(LogEntry const& entry, std::chrono::system_clock::time_point time);

/// Appends whole lines, from any thread. A file that can't be written loses lines, and stops nothing.
class Log {
 public:
  /// To standard output if the file's name is empty. Throws ConfigError if it can't be opened.
  explicit Log(std::string file = {});
  ~Log();
  Log(Log const&) = delete;
  Log& operator=(Log const&) = delete;

  void write(LogEntry const& entry);
  /// An event that is no request, as "ready", with more about it.
  void event(std::string_view name, Json more = Json::object());
  /// Opens the file anew, for programs that rotate it. Throws ConfigError, and keeps the old.
  void reopen();

 private:
  void line(Json const& json);
  int open() const;

  std::string file_;
  std::mutex mutex_;
  int descriptor_;
};

}  // namespace ttfm::server
