/// @file  The error of a wrong request.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "ttfm/core/error.hpp"

namespace ttfm::server {

/// A request that can't be read or met; the message is a sentence for the client, `status` the answer's (4xx).
struct BadRequest : Error {
  explicit BadRequest(std::string const& message, int status = 400) : Error(message), status(status) {}
  int status;
};

}  // namespace ttfm::server
