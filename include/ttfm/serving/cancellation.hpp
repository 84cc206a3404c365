/// @file  Whether a client is still there; without LibTorch, because the server's transport sets it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

namespace ttfm::serving {

/// Shared by a client's connection and its call: set when the client has left, so that nothing is computed for it.
struct Cancellation {
  std::atomic<bool> left{false};
};

}  // namespace ttfm::serving
