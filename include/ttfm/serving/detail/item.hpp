/// @file  A call on its way through a host; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "ttfm/runtime/expected.hpp"
#include "ttfm/serving/call.hpp"
#include "ttfm/serving/detail/model_metrics.hpp"
#include "ttfm/serving/detail/threads.hpp"
#include "ttfm/serving/servable.hpp"

namespace ttfm::serving::detail {

/// How many callbacks the calling thread is in. One that is refused from inside a callback is answered by another
/// thread: a client that tries again at once must not fill the stack, nor keep a worker for itself.
inline thread_local int inside_done = 0;

struct Item {
  Item(Call c, Done d) : call(std::move(c)), done(std::move(d)) {}

  Call call;  ///< its input is the preparing thread's, the rest doesn't change
  Done done;  ///< whose who sets `answered`
  Clock::time_point const submitted = Clock::now();
  std::atomic<bool> answered = false;
  std::list<std::shared_ptr<Item>>::iterator place{};  ///< among the open calls
  // Written by the preparing thread, then only read.
  Clock::time_point ready_at{};
  Stages stages{};
  Prepared prepared{};

  /// Why nothing more need be computed for it.
  std::optional<Status> dead(Clock::time_point now) const {
    if (answered || (call.cancellation && call.cancellation->left)) return Status::cancelled;
    if (now >= call.deadline) return Status::expired;
    return std::nullopt;
  }
};
using ItemPtr = std::shared_ptr<Item>;

/// Gives the reply to the caller; not the second one. Whether it was the first.
inline bool answer(Item& item, Reply reply, ModelMetrics const* metrics) {
  if (item.answered.exchange(true)) return false;
  auto const took = seconds(Clock::now() - item.submitted);
  reply.model = item.call.model;
  if (metrics) {
    metrics->calls[static_cast<std::size_t>(reply.status)]->add();
    metrics->requests.add();
    metrics->duration.observe(took);
    if (reply.status == Status::ok) {
      auto const& s = reply.stages;
      metrics->queue.observe(s.queue);
      metrics->decode.observe(s.decode);
      metrics->preprocess.observe(s.preprocess);
      metrics->inference.observe(s.inference);
      metrics->postprocess.observe(s.postprocess);
      metrics->whole.observe(took);
    }
  }
  auto done = std::move(item.done);
  ++inside_done;
  try {
    done(std::move(reply));
  } catch (...) {  // there is nobody to tell
    if (metrics) metrics->thrown.add();
  }
  done = nullptr;
  --inside_done;
  return true;
}

inline Reply refusal(Status status, std::string message) {
  Reply reply;
  reply.status = status;
  reply.message = std::move(message);
  return reply;
}

/// The reply to a call that need not be computed; see Item::dead.
inline Reply dead_reply(Status status) {
  return refusal(status,
                 status == Status::expired ? "the deadline passed before the answer was there" : "the client has left");
}

inline bool clients_fault(Failure const& failure) {
  return failure.kind == ErrorKind::config || failure.kind == ErrorKind::image || failure.kind == ErrorKind::series ||
         failure.kind == ErrorKind::data;
}

inline Reply failed_reply(Failure const& failure) {
  return refusal(failure.too_many_pixels  ? Status::too_large
                 : clients_fault(failure) ? Status::bad_input
                                          : Status::failed,
                 failure.message);
}

}  // namespace ttfm::serving::detail
