/// @file  What became of each of several items: its result, or the error that stands in its place.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <c10/util/Exception.h>

#include <array>
#include <exception>
#include <new>
#include <opencv2/core.hpp>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/vocabulary.hpp"
#include "ttfm/nn/guard.hpp"

namespace ttfm {

/// ttfm's exceptions by name; any other exception.
enum class ErrorKind { config, checkpoint, image, data, series, device, memory, other };

constexpr auto names(ErrorKind) {
  return std::to_array<std::string_view>(
      {"config", "checkpoint", "image", "data", "series", "device", "memory", "other"});
}

/// An exception as a value.
struct Failure {
  ErrorKind kind = ErrorKind::other;
  std::string message{};
  bool too_many_pixels = false;  ///< it was a PictureSizeError, whose kind is `image`

  /// Throws the exception of its kind, ttfm::Error for others, with `before` in front of the message.
  [[noreturn]] void raise(std::string_view before = {}) const {
    auto const text = detail::cat(before, message);
    switch (kind) {
      case ErrorKind::config: throw ConfigError(text);
      case ErrorKind::checkpoint: throw CheckpointError(text);
      case ErrorKind::image:
        if (too_many_pixels) throw PictureSizeError(text);
        throw ImageError(text);
      case ErrorKind::data: throw DataError(text);
      case ErrorKind::series: throw SeriesError(text);
      case ErrorKind::device: throw DeviceError(text);
      case ErrorKind::memory: throw MemoryError(text);
      default: throw Error(text);
    }
  }
};

/// The exception that is being handled, as a value; for catch blocks.
inline Failure current_failure() {
  auto out_of_memory = [](std::string_view what) {
    return Failure{ErrorKind::memory, detail::cat("there is not enough memory", what.empty() ? "" : ": ", what)};
  };
  try {
    throw;
  } catch (ConfigError const& error) {
    return {ErrorKind::config, error.what()};
  } catch (CheckpointError const& error) {
    return {ErrorKind::checkpoint, error.what()};
  } catch (PictureSizeError const& error) {
    return {ErrorKind::image, error.what(), true};
  } catch (ImageError const& error) {
    return {ErrorKind::image, error.what()};
  } catch (DataError const& error) {
    return {ErrorKind::data, error.what()};
  } catch (SeriesError const& error) {
    return {ErrorKind::series, error.what()};
  } catch (DeviceError const& error) {
    return {ErrorKind::device, error.what()};
  } catch (MemoryError const& error) {
    return {ErrorKind::memory, error.what()};
  } catch (std::bad_alloc const&) {
    return out_of_memory({});
  } catch (c10::Error const& error) {
    if (nn::out_of_memory(error)) return out_of_memory(nn::reason(error));
    return {ErrorKind::other, nn::reason(error)};
  } catch (cv::Exception const& error) {
    if (error.code == cv::Error::StsNoMem) return out_of_memory(error.err);
    return {ErrorKind::other, error.what()};
  } catch (std::exception const& error) {
    return {ErrorKind::other, error.what()};
  } catch (...) {
    return {ErrorKind::other, "an exception of an unknown type"};
  }
}

namespace detail {

/// Returns what `work()` returns, and throws what it throws as an exception of ttfm's.
template <class Work>
auto guarded(Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (Error const&) {
    throw;
  } catch (...) {
    current_failure().raise();
  }
}

}  // namespace detail

/// A result, or the failure in its place.
template <class T>
class Expected {
 public:
  Expected(T value) : state_(std::in_place_index<0>, std::move(value)) {}            // NOLINT: as std::expected
  Expected(Failure failure) : state_(std::in_place_index<1>, std::move(failure)) {}  // NOLINT

  explicit operator bool() const { return state_.index() == 0; }
  /// The failure; null where there is a result.
  Failure const* failure() const { return std::get_if<1>(&state_); }
  /// The result. Throws the failure as its exception.
  T const& value() const& {
    if (auto const* failed = failure()) failed->raise();
    return std::get<0>(state_);
  }
  T value() && {
    if (auto const* failed = failure()) failed->raise();
    return std::get<0>(std::move(state_));
  }

 private:
  std::variant<T, Failure> state_;
};

/// What `make()` returns, or the exception that it throws.
template <class Make>
Expected<std::invoke_result_t<Make>> attempt(Make make) {
  try {
    return make();
  } catch (...) {
    return current_failure();
  }
}

}  // namespace ttfm
