// The mock plugin's settings, as the tests see them.
#pragma once

#include <dlfcn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <stdexcept>
#include <utility>

#include "mock_plugin.hpp"

inline mock::Control& control() {
  static mock::Control* const shared = [] {
    auto* const library = dlopen(TTFM_MOCK_PLUGIN, RTLD_NOW | RTLD_LOCAL);
    if (!library) throw std::runtime_error(dlerror());
    return reinterpret_cast<mock::GetControl>(dlsym(library, "mock_control"))();
  }();
  return *shared;
}

/// The settings for what follows. What is alive stays counted: a leak of one test fails the following ones too.
inline mock::Control& reset(mock::Control settings = {}) {
  auto const live = control().live;
  control() = std::move(settings);
  control().live = live;
  return control();
}

/// How often the plugin is shut down as a process ends that has done `work`.
inline int shutdowns(std::function<void()> const& work) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  std::fflush(nullptr);  // what is not yet written must not be written twice
  auto const child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    control().shutdown_pipe = ends[1];
    work();
    std::exit(0);
  }
  ::close(ends[1]);
  int count = 0;
  for (char byte; ::read(ends[0], &byte, 1) == 1;) ++count;
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  return status == 0 ? count : -1;
}

/// Objects of the plugin that were made and not given back.
inline int alive() {
  int all = 0;
  for (int const count : control().live) all += count;
  return all;
}
