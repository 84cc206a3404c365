#include "log.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <utility>

namespace ttfm::server {

std::string utc(std::chrono::system_clock::time_point time) {
  auto const milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
  std::time_t const seconds = milliseconds / 1000;
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  char text[64];
  auto const size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
  std::snprintf(text + size, sizeof text - size, ".%03dZ", static_cast<int>(milliseconds % 1000));
  return text;
}

Json to_json(LogEntry const& entry, std::chrono::system_clock::time_point time) {
  // Microseconds are exact enough, and short.
  auto milliseconds = [](double seconds) {
    return static_cast<double>(static_cast<std::int64_t>(seconds * 1e6)) / 1e3;
  };
  Json json{{"time", utc(time)},
            {"level", entry.status >= 500 ? "error" : "info"},
            {"event", "request"},
            {"request_id", entry.id},
            {"method", entry.method},
            {"path", entry.path},
            {"status", entry.status},
            {"peer", entry.peer},
            {"received", entry.received},
            {"sent", entry.sent},
            {"milliseconds", milliseconds(entry.seconds)}};
  if (!entry.trace.empty()) json["trace_id"] = entry.trace;
  if (!entry.model.empty()) json["model"] = entry.model;
  if (!entry.version.empty()) json["version"] = entry.version;
  if (entry.stages.batch > 0)
    json["stages"] = {{"queue", milliseconds(entry.stages.queue)},
                      {"decode", milliseconds(entry.stages.decode)},
                      {"preprocess", milliseconds(entry.stages.preprocess)},
                      {"inference", milliseconds(entry.stages.inference)},
                      {"postprocess", milliseconds(entry.stages.postprocess)},
                      {"batch", entry.stages.batch}};
  if (!entry.error.empty()) json["error"] = entry.error;
  return json;
}

int Log::open() const {
  if (file_.empty()) return STDOUT_FILENO;
  int const descriptor = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
  if (descriptor < 0) throw ConfigError("the log " + file_ + " can't be opened: " + std::strerror(errno));
  return descriptor;
}

Log::Log(std::string file) : file_(std::move(file)), descriptor_(open()) {}

Log::~Log() {
  if (!file_.empty()) ::close(descriptor_);
}

void Log::reopen() {
  if (file_.empty()) return;
  int const fresh = open();
  std::lock_guard const lock(mutex_);
  ::close(std::exchange(descriptor_, fresh));
}

void Log::line(Json const& json) {
  auto const text = to_text(json) + '\n';
  std::lock_guard const lock(mutex_);
  for (std::size_t done = 0; done < text.size();) {
    auto const wrote = ::write(descriptor_, text.data() + done, text.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return;
    done += static_cast<std::size_t>(wrote);
  }
}

void Log::write(LogEntry const& entry) { line(to_json(entry, std::chrono::system_clock::now())); }

void Log::event(std::string_view name, Json more) {
  Json json{{"time", utc(std::chrono::system_clock::now())}, {"level", "info"}, {"event", name}};
  json.update(more);
  line(json);
}

}  // namespace ttfm::server
