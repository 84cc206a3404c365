// The mock plugin's settings, as the tests see them.
#pragma once

#include <dlfcn.h>

#include <cstddef>
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

/// Objects of the plugin that were made and not given back.
inline int alive() {
  int all = 0;
  for (int const count : control().live) all += count;
  return all;
}
