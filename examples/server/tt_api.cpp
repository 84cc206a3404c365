#include "tt_api.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "base64.hpp"
#include "header_value.hpp"
#include "json_in.hpp"
#include "multipart.hpp"
#include "query.hpp"

namespace ttfm::server {
namespace {

using detail::cat;

constexpr auto ways =
    "send the picture as JSON {\"prompt\": base64 or data URI}, as the field \"file\" of multipart/form-data, or as "
    "the "
    "body with an image's Content-Type";

/// A client's words in a message: short, and on one line.
std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (char const c : text.substr(0, 40)) result += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  return result + (text.size() > 40 ? "...\"" : "\"");
}

/// The fields of a request, as text or as JSON has them.
class Reader {
 public:
  explicit Reader(Search& search) : search_(search) {}

  void text(std::string_view name, std::string const& value) {
    if (name == "top_k") {
      auto const number = parse<double>(value);
      if (!number) throw Refusal(422, "top_k is a whole number from 1 on, not " + in_quotes(value));
      top_k(*number, value);
    } else if (name == "min_confidence") {
      auto const number = parse<double>(value);
      if (!number) throw Refusal(422, "min_confidence is a percentage from 0 to 100, not " + in_quotes(value));
      min_confidence(*number);
    } else if (name == "response_format") {
      response_format(value);
    } else if (name == "model") {
      search_.call.model = value;
    }
  }

  void json(Json const& fields) {
    auto get = [&](char const* name) -> Json const* {
      auto const found = fields.find(name);
      return found == fields.end() || found->is_null() ? nullptr : &*found;
    };
    for (auto const* name : {"top_k", "min_confidence", "response_format", "model"})
      if (auto const* value = get(name)) {
        if (value->is_string()) {
          text(name, value->get_ref<std::string const&>());
        } else if (value->is_number() && name == std::string_view("top_k")) {
          top_k(value->get<double>(), value->dump());
        } else if (value->is_number() && name == std::string_view("min_confidence")) {
          min_confidence(value->get<double>());
        } else {
          throw Refusal(422, cat(name, " can't be ", value->type_name()));
        }
      }
  }

 private:
  template <class Number>
  static std::optional<Number> parse(std::string_view text) {
    Number value{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
  }

  void top_k(double value, std::string_view shown) {
    if (!(value >= 1) || value != std::floor(value))
      throw Refusal(422, cat("top_k is a whole number from 1 on, not ", shown.substr(0, 40)));
    search_.shown.top_k = static_cast<int>(std::min(value, double{std::numeric_limits<int>::max()}));
  }
  void min_confidence(double value) {
    if (!(value >= 0 && value <= 100))
      throw Refusal(422, cat("min_confidence is a percentage from 0 to 100, not ", value));
    search_.shown.min_confidence = value;
  }
  void response_format(std::string_view value) {
    if (value != "json" && value != "verbose_json")
      throw Refusal(422, "response_format is json or verbose_json, not " + in_quotes(value));
    search_.shown.verbose = value == "verbose_json";
  }

  Search& search_;
};

/// Numbers of a text, separated by commas, blanks or line breaks.
std::vector<double> parse_series(std::string_view text) {
  std::vector<double> values;
  for (std::size_t at = 0; (at = text.find_first_not_of(", ;\t\r\n", at)) != text.npos;) {
    auto const word = text.substr(at, std::min(text.find_first_of(", ;\t\r\n", at), text.size()) - at);
    double value = 0;
    auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size() || !std::isfinite(value))
      throw Refusal(422, "a series has numbers, separated by commas or line breaks, not " + in_quotes(word));
    values.push_back(value);
    at += word.size();
  }
  return values;
}

void read_json(Search& search, std::string const& body) {
  auto const fields = parse_request_json(body, {.depth = 32, .values = 1'000'000});
  if (!fields.is_object()) throw Refusal(422, cat("the body's JSON must be an object, not ", fields.type_name()));
  Reader(search).json(fields);
  if (auto const series = fields.find("series"); series != fields.end() && !series->is_null()) {
    if (!series->is_array()) throw Refusal(422, cat("series must be an array of numbers, not ", series->type_name()));
    std::vector<double> values;
    for (auto const& value : *series) {
      if (!value.is_number()) throw Refusal(422, cat("series must be an array of numbers; it has ", value.type_name()));
      values.push_back(value.get<double>());
    }
    search.call.input = std::move(values);
    return;
  }
  auto const prompt = fields.find("prompt");
  if (prompt == fields.end()) throw Refusal(422, "the JSON lacks \"prompt\", the picture in base64 or as a data URI");
  if (!prompt->is_string())
    throw Refusal(422, cat("prompt must be a picture in base64 or a data URI, not ", prompt->type_name()));
  search.call.input = decode_text(prompt->get_ref<std::string const&>()).bytes;
}

void read_form(Search& search, std::string const& body, std::string_view content_type) {
  auto const parts = read_multipart(body, boundary_of(read_media_type(content_type)));
  Reader reader(search);
  bool found = false;
  for (auto const& part : parts) {
    if (part.name == "file") {
      if (found) throw Refusal(422, "the form has several pictures or series; send one");
      search.call.input = std::string(part.data);
      found = true;
    } else if (part.name == "series") {
      if (found) throw Refusal(422, "the form has several pictures or series; send one");
      search.call.input = parse_series(part.data);
      found = true;
    } else {
      reader.text(part.name, std::string(part.data));
    }
  }
  if (!found) throw Refusal(422, "the form lacks the field \"file\", the picture");
}

bool is_json_text(std::string_view body) {
  auto const first = body.find_first_not_of(" \t\r\n");
  return first != body.npos && (body[first] == '{' || body[first] == '[');
}

}  // namespace

BodyKind body_kind(std::string_view content_type) {
  if (trim(content_type).empty()) return BodyKind::none;
  auto const type = read_media_type(content_type).value;
  if (type == "application/json" || type.ends_with("+json")) return BodyKind::json;
  if (type == "multipart/form-data") return BodyKind::form;
  if (type.starts_with("image/") || type == "application/octet-stream") return BodyKind::bytes;
  return BodyKind::other;
}

Search parse_search(Request request, std::string_view default_model) {
  Search search;
  for (auto const& [name, value] : read_query(request.query)) Reader(search).text(name, value);
  auto const type = request.headers.get("content-type");
  auto kind = body_kind(type);
  if (kind == BodyKind::none) kind = is_json_text(request.body) ? BodyKind::json : BodyKind::bytes;
  switch (kind) {
    case BodyKind::json: read_json(search, request.body); break;
    case BodyKind::form: read_form(search, request.body, type); break;
    case BodyKind::bytes: search.call.input = std::move(request.body); break;
    default: throw Refusal(415, cat("a body of the type ", in_quotes(type), " isn't read; ", ways));
  }
  if (auto const* picture = std::get_if<std::string>(&search.call.input); picture && picture->empty())
    throw Refusal(400, cat("there is no picture; ", ways));
  if (search.call.model.empty()) search.call.model = default_model;
  search.call.cancellation = request.left;
  return search;
}

std::string server_timing(serving::Stages const& stages) {
  char text[256];
  std::snprintf(text, sizeof text,
                "queue;dur=%.3f, decode;dur=%.3f, preprocess;dur=%.3f, inference;dur=%.3f, postprocess;dur=%.3f, "
                "batch;desc=\"%d\"",
                stages.queue * 1e3, stages.decode * 1e3, stages.preprocess * 1e3, stages.inference * 1e3,
                stages.postprocess * 1e3, stages.batch);
  return text;
}

Response refuse_reply(Dialect dialect, std::size_t input, serving::Reply const& reply) {
  using serving::Status;
  auto with = [&](int status, Fields fields = {}) {
    return error_answer(dialect, status, reply.message.empty() ? "the server can't answer" : reply.message,
                        std::move(fields));
  };
  switch (reply.status) {
    case Status::ok: break;
    case Status::unknown_model: return with(404);
    case Status::not_ready: return with(503, {{"Retry-After", "1"}});
    case Status::stopping: return with(503, {{"Retry-After", "1"}});
    case Status::full: {
      // Whole seconds, at least one.
      auto const seconds = std::max<std::int64_t>(1, (reply.retry_after.count() + 999) / 1000);
      return with(429, {{"Retry-After", std::to_string(seconds)}});
    }
    case Status::expired: return with(504);
    case Status::cancelled: return with(499);
    case Status::bad_input:
      if (input == 1) return with(422);
      if (input == 2) return with(400);
      return with(415);
    case Status::too_large: return with(413);
    case Status::failed: return with(500);
  }
  return error_answer(dialect, 500, "the server has no answer");
}

Response answer_search(Shown const& shown, std::size_t input, serving::Reply const& reply) {
  if (reply.status != serving::Status::ok) return refuse_reply(Dialect::tt, input, reply);
  try {
    if (!reply.result) throw Error("the model gave no result");
    return json_answer(envelope(*reply.result, shown));
  } catch (Error const& error) {
    return error_answer(Dialect::tt, 500, error.what());
  }
}

}  // namespace ttfm::server
