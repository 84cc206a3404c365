/// @file  The exceptions that ttfm throws. Each message says what was wrong, with what, and what would be right.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>

namespace ttfm {

/// Base of everything that ttfm throws on purpose.
struct Error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A name, id or option that doesn't exist or doesn't fit: unknown variant, malformed test id, impossible batch size.
struct ConfigError : Error {
  using Error::Error;
};

/// A checkpoint that can't be found, read or fitted to the network.
struct CheckpointError : Error {
  using Error::Error;
};

/// A picture that can't be read, or that a recipe can't take.
struct ImageError : Error {
  using Error::Error;
};

/// A picture whose header tells more pixels than may be decoded.
struct PictureSizeError : ImageError {
  using ImageError::ImageError;
};

/// A data set that can't be found or read.
struct DataError : Error {
  using Error::Error;
};

/// A series of numbers that can't be read or written, or that a model or a measure can't take.
struct SeriesError : Error {
  using Error::Error;
};

/// A device that isn't there, or that can't run what it was given.
struct DeviceError : Error {
  using Error::Error;
};

/// Memory that ran out, such as for a tensor or a batch that is too large.
struct MemoryError : Error {
  using Error::Error;
};

}  // namespace ttfm
