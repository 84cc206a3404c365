// Catch2, whichever major version is installed, and what the tests share.
#pragma once
// LibTorch has a CHECK of its own: a test that includes it behind Catch2 would check nothing.
#if __has_include(<c10/util/Logging.h>) && !defined CATCH_VERSION_MAJOR
#include <c10/util/Logging.h>
#undef CHECK
#endif
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#if defined CATCH_VERSION_MAJOR && CATCH_VERSION_MAJOR >= 3
using Catch::Approx;
#endif

#include <concepts>
#include <string>

#include "ttfm/core/error.hpp"

/// What `work` throws of ttfm's errors, or "accepted".
inline std::string message_of(std::invocable auto&& work) {
  try {
    work();
  } catch (ttfm::Error const& error) {
    return error.what();
  }
  return "accepted";
}

inline bool contains(std::string const& text, std::string const& part) { return text.find(part) != text.npos; }
