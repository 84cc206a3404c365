/// @file  A call to a served model, and the reply to it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ttfm/core/recipe.hpp"
#include "ttfm/core/vocabulary.hpp"
#include "ttfm/nn/network.hpp"
#include "ttfm/runtime/result.hpp"
#include "ttfm/serving/cancellation.hpp"

namespace ttfm::serving {

using ttfm::operator<<;  // of enums with names

/// The outcome of a call. `full`: the queue has no room, try again after Reply::retry_after. `expired`: its deadline
/// passed before it was computed. `bad_input`: the client's picture, series or tensors are at fault. `failed`: the
/// server is. `stopping`: the host or the model is being stopped. `too_large`: the picture has more pixels than are
/// decoded.
enum class Status { ok, unknown_model, not_ready, full, expired, cancelled, bad_input, failed, stopping, too_large };

constexpr auto names(Status) {
  return std::to_array<std::string_view>({"ok", "unknown_model", "not_ready", "full", "expired", "cancelled",
                                          "bad_input", "failed", "stopping", "too_large"});
}

/// The bytes of a picture's file; a series, oldest value first; or the network's inputs, each with its batch dimension.
using Input = std::variant<std::string, std::vector<double>, nn::Tensors>;

/// Seconds that a call spent in each stage, and the size of the batch that it was computed in. Stages that it didn't
/// reach are 0. `queue` is all waiting, before preparation and before inference.
struct Stages {
  double queue = 0, decode = 0, preprocess = 0, inference = 0, postprocess = 0;
  int batch = 0;
};

struct Call {
  std::string model{};    ///< a served name
  std::string version{};  ///< empty: the current one
  Input input{};
  bool want_outputs = false;  ///< the network's outputs, of this item, beside the result
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
  std::shared_ptr<Cancellation const> cancellation{};
};

struct Reply {
  Status status = Status::ok;
  std::string message{};                 ///< a sentence for the client where status isn't ok
  std::optional<ttfm::Result> result{};  ///< of a picture or series
  Size picture{};                        ///< of the decoded picture
  nn::Tensors outputs{};                 ///< of batch size 1, or the input tensors'; if wanted
  std::string model{}, version{};        ///< that answered
  Stages stages{};
  std::chrono::milliseconds retry_after{};  ///< with Status::full
};

/// Called exactly once for each call, from any thread. It must not throw, and should return soon: the thread that calls
/// it may be the one that computes.
using Done = std::function<void(Reply)>;

}  // namespace ttfm::serving
