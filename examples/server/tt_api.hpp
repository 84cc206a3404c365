/// @file  The TT Inference Server's search-image API: a request as a call, and a reply as an answer.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "envelope.hpp"
#include "http.hpp"
#include "ttfm/serving/call.hpp"

namespace ttfm::server {

/// A body's kind by its Content-Type: `bytes` is a picture as it is, `none` no type at all, whose body tells its kind.
enum class BodyKind { json, form, bytes, none, other };

/// Throws BadRequest for a Content-Type that isn't written as one.
BodyKind body_kind(std::string_view content_type);

/// A request of /v1/cnn/search-image.
struct Search {
  serving::Call call{};
  Shown shown{};
};

/// Reads the picture or series, and `model`, `top_k`, `min_confidence`, `response_format`: of JSON {"prompt": base64 or
/// data URI} or {"series": [numbers]}; of a form with the field `file` or `series`; of a body that is the picture; what
/// isn't there of the query. `default_model` answers where none is named. Throws Refusal: 400 for what can't be
/// read, 415 for a body of another type, 422 for a field that is missing, of a wrong type or out of range.
Search parse_search(Request request, std::string_view default_model);

/// The response to a reply; an error where its status isn't ok. `input` is the index of the call's input in
/// serving::Input.
Response answer_search(Shown const& shown, std::size_t input, serving::Reply const& reply);

/// The error of a reply that isn't ok, for clients of either API. 404, 415 or 413 for a picture, 422 for a series, 400
/// for tensors, 429, 500, 503, 504; 499 where nobody waits for it.
Response refuse_reply(Dialect dialect, std::size_t input, serving::Reply const& reply);

/// A Server-Timing field: the milliseconds of each stage and the batch, for browsers' tools and the page.
std::string server_timing(serving::Stages const& stages);

}  // namespace ttfm::server
