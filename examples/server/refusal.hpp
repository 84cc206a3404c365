/// @file  Answers in JSON, and requests that are refused.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bad_request.hpp"
#include "dialect.hpp"
#include "http.hpp"

namespace ttfm::server {

/// Objects keep the order in which their keys were set, so that equal answers are equal bytes.
using Json = nlohmann::ordered_json;

/// JSON on one line. Bytes of names and messages that are no UTF-8 become U+FFFD.
inline std::string to_text(Json const& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Fields of an answer's header.
using Fields = std::vector<std::pair<std::string, std::string>>;

/// A request that gets an error's status, a sentence for its client, and fields in the answer's header.
struct Refusal : BadRequest {
  Refusal(int status, std::string const& sentence, Fields fields = {})
      : BadRequest(sentence, status), fields(std::move(fields)) {}

  Fields fields;
};

inline Response json_answer(Json const& json, int status = 200) {
  Response response;
  response.status = status;
  response.body = to_text(json);
  return response;
}

inline Response error_answer(Dialect dialect, int status, std::string const& sentence, Fields fields = {}) {
  auto response = json_answer({{error_key(dialect), sentence}}, status);
  response.headers = std::move(fields);
  return response;
}

inline Response error_answer(Dialect dialect, BadRequest const& error) {
  auto const* const refusal = dynamic_cast<Refusal const*>(&error);
  return error_answer(dialect, error.status, error.what(), refusal ? refusal->fields : Fields{});
}

}  // namespace ttfm::server
