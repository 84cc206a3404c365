/// @file  Work that may abort, done in a child process.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::pjrt {

/// Does `work` in a child process and returns its text. A plugin that aborts on an error ends the child alone. Throws
/// DeviceError with the message of what `work` throws; or says by which signal the child ended, or that it was killed
/// after `limit`, and the last of what it wrote; else that is lost.
///
/// The child is a copy of this process with one thread: load the plugin within `work`, not before, and call this before
/// LibTorch has started threads, which the child lacks.
inline std::string in_child_process(std::function<std::string()> const& work,
                                    std::chrono::milliseconds limit = std::chrono::minutes(10)) {
  using Clock = std::chrono::steady_clock;
  auto failed = [](char const* what) { return DeviceError(ttfm::detail::cat(what, ": ", std::strerror(errno))); };
  std::array<int, 2> answer{}, log{};
  if (::pipe(answer.data()) != 0) throw failed("no pipe to a child process");
  if (::pipe(log.data()) != 0) {
    ::close(answer[0]);
    ::close(answer[1]);
    throw failed("no pipe to a child process");
  }
  std::fflush(nullptr);  // what is not yet written must not be written twice
  auto const child = ::fork();
  if (child == 0) {
    ::close(answer[0]);
    ::close(log[0]);
    ::dup2(log[1], STDOUT_FILENO);
    ::dup2(log[1], STDERR_FILENO);
    ::signal(SIGPIPE, SIG_IGN);
    // The program's own handlers, a test framework's for example, would report in the child's name.
    for (int const fatal : {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTERM}) ::signal(fatal, SIG_DFL);
    std::string text;
    try {
      text = 'R' + work();
    } catch (std::exception const& error) {
      text = std::string("E") + error.what();
    } catch (...) {
      text = "Esomething that is no exception was thrown";
    }
    for (std::string_view rest = text; !rest.empty();) {
      auto const written = ::write(answer[1], rest.data(), rest.size());
      if (written < 0) break;
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
    std::fflush(nullptr);
    ::_exit(0);
  }
  ::close(answer[1]);
  ::close(log[1]);
  std::string said, logged;
  bool timed_out = false;
  auto const end = Clock::now() + limit;
  std::array<pollfd, 2> ends{{{answer[0], POLLIN, 0}, {log[0], POLLIN, 0}}};
  while (child > 0 && (ends[0].fd >= 0 || ends[1].fd >= 0)) {
    auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) {
      timed_out = true;
      ::kill(child, SIGKILL);
      break;
    }
    auto const ready = ::poll(ends.data(), ends.size(), static_cast<int>(std::min<long long>(left, 1000)));
    if (ready < 0 && errno != EINTR) break;
    if (ready <= 0) continue;
    for (auto& each : ends) {
      if (each.fd < 0 || !(each.revents & (POLLIN | POLLHUP | POLLERR))) continue;
      std::array<char, 4096> buffer{};
      auto const count = ::read(each.fd, buffer.data(), buffer.size());
      if (count > 0)
        (each.fd == answer[0] ? said : logged).append(buffer.data(), static_cast<std::size_t>(count));
      else if (count == 0 || errno != EINTR)
        each.fd = -1;
    }
    if (ends[0].fd < 0 && !said.empty()) break;  // a grandchild may keep the log open
  }
  ::close(answer[0]);
  ::close(log[0]);
  if (child < 0) throw failed("no child process");
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!timed_out && WIFEXITED(status) && said.starts_with('R')) return said.substr(1);
  if (!timed_out && WIFEXITED(status) && said.starts_with('E')) throw DeviceError(said.substr(1));
  constexpr std::size_t most = 2000;
  if (logged.size() > most) logged = "..." + logged.substr(logged.size() - most);
  auto const why =
      timed_out ? ttfm::detail::cat("was killed after ", limit.count(), " ms")
      : WIFSIGNALED(status)
          ? ttfm::detail::cat("ended by signal ", WTERMSIG(status), " (", ::strsignal(WTERMSIG(status)), ')')
          : ttfm::detail::cat("ended with status ", WEXITSTATUS(status), " and no answer");
  throw DeviceError(ttfm::detail::cat("the child process ", why, logged.empty() ? "" : "; it wrote:\n", logged));
}

}  // namespace ttfm::pjrt
