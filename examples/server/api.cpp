#include "api.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <mutex>
#include <utility>

#include "header_value.hpp"
#include "json_in.hpp"
#include "openapi.hpp"
#include "query.hpp"
#include "request_id.hpp"
#include "tt_api.hpp"

namespace ttfm::server {
namespace {

using ttfm::detail::cat;

/// Bodies above this are read on another thread: parsing them would keep the others waiting.
constexpr std::size_t large_body = 256 << 10;

constexpr auto not_ready = "Model is not ready";

std::string parameter(Request const& request, std::string_view name) {
  for (auto const& [key, value] : read_query(request.query))
    if (key == name) return value;
  return {};
}

Response page_answer(std::string body, char const* type) {
  Response response;
  response.body = std::move(body);
  response.type = type;
  // The pages have all in themselves, and nobody else may frame them.
  response.headers = {{"Content-Security-Policy",
                       "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; "
                       "style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; "
                       "form-action 'none'; frame-ancestors 'none'"},
                      {"X-Content-Type-Options", "nosniff"},
                      {"Referrer-Policy", "no-referrer"}};
  return response;
}

}  // namespace

/// A request under way.
struct Api::Context {
  LogEntry entry{};
  std::string traceparent{}, origin{};
  std::string_view path = "none";  ///< of the route
  bool deprecated = false;
  std::chrono::steady_clock::time_point received{};
  Respond respond{};
};

Api::Api(ApiOptions options, Backend& backend, Log& log) : options_(std::move(options)), backend_(backend), log_(log) {
  if (options_.key) key_.emplace(*options_.key);
}

namespace {

template <class Context>
void begin(Context& context, Request const& request, Match const& match, std::vector<std::string> const& origins) {
  auto& entry = context.entry;
  auto const id = request.headers.get("x-request-id");
  entry.id = is_request_id(id) ? std::string(id) : new_request_id();
  if (auto const trace = request.headers.get("traceparent"); is_traceparent(trace)) {
    context.traceparent = trace;
    entry.trace = trace.substr(3, 32);
  }
  entry.method = request.method;
  entry.path = request.path;
  entry.peer = request.peer;
  entry.received = request.body.size();
  auto const origin = request.headers.get("origin");
  if (!origin.empty() && is_field_value(origin) &&
      std::any_of(origins.begin(), origins.end(), [&](auto const& each) { return each == "*" || each == origin; }))
    context.origin = origin;
  if (match.route) {
    context.path = match.route->path;
    context.deprecated = match.route->deprecated;
  }
  context.received = request.received;
}

/// Fields that each answer has.
template <class Context>
void decorate(Context const& context, Response& response) {
  response.headers.emplace_back("X-Request-Id", context.entry.id);
  if (!context.traceparent.empty()) response.headers.emplace_back("traceparent", context.traceparent);
  if (!context.origin.empty()) {
    response.headers.emplace_back("Access-Control-Allow-Origin", context.origin);
    response.headers.emplace_back("Access-Control-Expose-Headers",
                                  "X-Request-Id, traceparent, Server-Timing, X-Model, X-Model-Version, Retry-After, "
                                  "Inference-Header-Content-Length");
    response.headers.emplace_back("Vary", "Origin");
  }
  if (context.deprecated) {
    response.headers.emplace_back("Deprecation", "true");
    response.headers.emplace_back("Sunset", "2026-06-30");
    response.headers.emplace_back("Link", "</v1/cnn/search-image>; rel=\"successor-version\"");
  }
}

}  // namespace

void Api::send(Context& context, Response response, serving::Reply const* reply) const {
  auto& entry = context.entry;
  if (reply) {
    entry.model = reply->model;
    entry.version = reply->version;
    entry.stages = reply->stages;
    if (reply->status != serving::Status::ok) entry.error = reply->message;
    if (reply->stages.batch > 0) response.headers.emplace_back("Server-Timing", server_timing(reply->stages));
    if (is_field_value(reply->model) && !reply->model.empty()) response.headers.emplace_back("X-Model", reply->model);
    if (is_field_value(reply->version) && !reply->version.empty())
      response.headers.emplace_back("X-Model-Version", reply->version);
  }
  decorate(context, response);
  entry.status = response.status;
  entry.sent = response.body.size();
  entry.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - context.received).count();
  backend_.count(context.path, entry.method, response.status, entry.seconds);
  log_.write(entry);
  context.respond(std::move(response));
}

std::optional<Response> Api::refusal(Request const& request, Match const& match) const {
  auto const dialect = dialect_of(request.path);
  if (!match.route) {
    if (match.allowed.empty())
      return error_answer(dialect, 404, "this server has no such path; GET /docs lists all that it has");
    if (request.method == "OPTIONS" &&
        !options_.origins.empty()) {  // asked by browsers before pages of elsewhere may call
      Response response;
      response.status = 204;
      response.type.clear();
      response.headers = {{"Access-Control-Allow-Methods", match.allowed},
                          {"Access-Control-Allow-Headers",
                           "Authorization, Content-Type, X-Request-Id, traceparent, Inference-Header-Content-Length"},
                          {"Access-Control-Max-Age", "600"}};
      return response;
    }
    return error_answer(dialect, 405, cat("this path answers ", match.allowed), {{"Allow", match.allowed}});
  }
  auto const& route = *match.route;
  if (route.access == Access::key && key_) {
    Fields const challenge{{"WWW-Authenticate", "Bearer"}};
    auto const field = request.headers.get("authorization");
    if (trim(field).empty()) return error_answer(dialect, 401, "Not authenticated", challenge);
    if (!key_->matches(bearer_token(field))) return error_answer(dialect, 401, "Invalid or missing API Key", challenge);
  }
  if (route.body == Body::picture || route.body == Body::infer) {
    auto const kind = body_kind(request.headers.get("content-type"));
    if (kind == BodyKind::other || (kind == BodyKind::form && route.body == Body::infer))
      return error_answer(
          dialect, 415,
          route.body == Body::infer
              ? "an inference request is JSON, JSON with binary tensors behind it, or a picture with an "
                "image's Content-Type"
              : "send the picture as JSON with a prompt, as multipart/form-data with a file, or as the "
                "body with an image's Content-Type");
  }
  return std::nullopt;
}

std::optional<Response> Api::gate(Request const& request) const {
  auto const match = find_route(request.method, request.path);
  auto refused = [&]() -> std::optional<Response> {
    try {
      return refusal(request, match);
    } catch (BadRequest const& error) {
      return error_answer(dialect_of(request.path), error);
    }
  }();
  if (!refused) return std::nullopt;
  Context context;
  begin(context, request, match, options_.origins);
  std::optional<Response> answer;
  context.respond = [&](Response response) { answer = std::move(response); };
  send(context, std::move(*refused));
  return answer;
}

void Api::handle(Request request, Respond respond) const {
  auto const context = std::make_shared<Context>();
  auto const match = find_route(request.method, request.path);
  begin(*context, request, match, options_.origins);
  context->respond = std::move(respond);
  auto const dialect = dialect_of(request.path);
  try {
    if (!match.route) return send(*context, *refusal(request, match));
    answer(std::move(request), match, context);
  } catch (BadRequest const& error) {
    context->entry.error = error.what();
    send(*context, error_answer(dialect, error));
  } catch (Error const& error) {
    context->entry.error = error.what();
    send(*context, error_answer(dialect, 500, error.what()));
  }
}

std::shared_ptr<ModelView const> Api::served(std::string_view name, std::string_view version) const {
  auto model = backend_.model(name);
  if (!model)
    throw Refusal(404,
                  cat("no model is served under the name \"", name.substr(0, 128), "\"; GET /v1/models lists them"));
  if (!version.empty() && version != model->version)
    throw Refusal(404, cat("the model ", model->name, " has no version \"", version.substr(0, 128),
                           "\"; the one that is served is \"", model->version, '"'));
  return model;
}

Response Api::models() const {
  auto list = Json::array();
  for (auto const& model : backend_.models())
    list.push_back({{"id", model->name},
                    {"object", "model"},
                    {"created", 1700000000},
                    {"owned_by", "tenstorrent"},
                    {"kind", to_string(model->kind)},
                    {"title", model->title},
                    {"version", model->version},
                    {"ready", model->ready}});
  return json_answer({{"object", "list"}, {"data", std::move(list)}});
}

Response Api::liveness() const {
  bool const is_ready = ready();
  auto const all = backend_.models();
  std::size_t queued = 0, limit = 0, alive = 0;
  Json workers = Json::object(), states = Json::object();
  for (auto const& model : all) {
    queued += model->queued;
    limit += model->queue_limit;
    Json state{{"state", model->state},
               {"version", model->version},
               {"device", model->device},
               {"runner", model->runner},
               {"queue_size", model->queued}};
    if (!model->reason.empty()) state["reason"] = model->reason;
    states[model->name] = std::move(state);
    for (auto const& worker : model->workers) {
      alive += worker.alive;
      workers[worker.id] = {{"is_alive", worker.alive},         {"is_ready", worker.ready},
                            {"restart_count", worker.restarts}, {"error_count", worker.errors},
                            {"start_time", worker.started},     {"ready_time", worker.ready_since},
                            {"device", worker.device},          {"model", model->name}};
    }
  }
  Json json;
  bool const lost = !workers.empty() && alive == 0;
  if (!is_ready)
    json["detail"] = stopping_ ? "the server stops" : lost ? "Service unavailable: No workers available." : not_ready;
  json.update({{"status", "alive"},
               {"model_ready", is_ready},
               {"queue_size", queued},
               {"max_queue_size", limit},
               {"device_mesh_shape", {1, 1}},
               {"device", all.empty() ? "" : all[0]->device},
               {"worker_info", std::move(workers)},
               {"runner_in_use", all.empty() ? "" : all[0]->runner},
               {"models", std::move(states)}});
  auto response = json_answer(json, is_ready ? 200 : 503);
  if (!is_ready) response.headers.emplace_back("Retry-After", "1");
  return response;
}

void Api::answer(Request request, Match const& match, Answer const& to) const {
  auto const empty = Json::object();
  auto reply = [&](Response response) { send(*to, std::move(response)); };
  auto readiness = [&](bool is_ready, std::string const& why) {
    return is_ready ? json_answer(empty) : error_answer(dialect_of(request.path), 503, why, {{"Retry-After", "1"}});
  };
  // Loading takes seconds. What it throws is the client's answer.
  auto repository = [&](auto act) {
    auto const name = served(match.model, {})->name;
    auto work = [this, to, act, name] {
      try {
        act(backend_, name);
      } catch (std::exception const& error) {
        to->entry.error = error.what();
        return send(*to, error_answer(Dialect::kserve, 500, error.what()));
      }
      send(*to, json_answer(Json::object()));
    };
    options_.slowly ? options_.slowly(std::move(work)) : work();
  };
  switch (match.route->op) {
    case Op::page: return reply(page_answer(std::string(try_page()), "text/html; charset=utf-8"));
    case Op::docs: {
      static auto const page = docs_page();
      return reply(page_answer(page, "text/html; charset=utf-8"));
    }
    case Op::openapi: {
      static auto const document = to_text(openapi());
      Response response;
      response.body = document;
      return reply(std::move(response));
    }
    case Op::search: return search(std::move(request), to);
    case Op::models: return reply(models());
    case Op::liveness: return reply(liveness());
    case Op::health:
    case Op::server_ready: return reply(readiness(ready(), not_ready));
    case Op::server_live: return reply(json_answer(empty));
    case Op::reset_device: {
      auto const id = parameter(request, "device_id");
      if (id.empty()) throw Refusal(422, "the query lacks device_id, as in /tt-reset-device?device_id=0");
      try {
        backend_.restart(id);
      } catch (ConfigError const& error) {
        throw Refusal(404, error.what());
      }
      return reply(json_answer({{"status", "Reset of device " + id + " scheduled"}}));
    }
    case Op::deep_reset: backend_.restart_all(); return reply(json_answer({{"status", "Reset scheduled"}}));
    case Op::metrics: {
      Response response;
      response.body = backend_.metrics();
      response.type = "text/plain; version=0.0.4; charset=utf-8";
      return reply(std::move(response));
    }
    case Op::server_metadata: return reply(json_answer(server_metadata()));
    case Op::model_metadata: return reply(json_answer(model_metadata(*served(match.model, match.version))));
    case Op::model_config: return reply(json_answer(model_config(*served(match.model, match.version))));
    case Op::model_ready: {
      auto const model = served(match.model, match.version);
      return reply(readiness(model->ready && !stopping_, model->reason.empty() ? not_ready : model->reason));
    }
    case Op::infer:
      return infer(std::move(request), served(match.model, match.version), std::string(match.version), to);
    case Op::model_stats:
      return reply(json_answer({{"model_stats", Json::array({statistics_.of(*served(match.model, match.version))})}}));
    case Op::all_stats: {
      auto list = Json::array();
      for (auto const& model : backend_.models()) list.push_back(statistics_.of(*model));
      return reply(json_answer({{"model_stats", std::move(list)}}));
    }
    case Op::repository_index: {
      auto const json = request.body.empty() ? empty : parse_request_json(request.body);
      bool const only_ready = json.is_object() && json.contains("ready") && json["ready"] == true;
      return reply(json_answer(repository_index(backend_.models(), only_ready)));
    }
    case Op::repository_load: return repository([](Backend& backend, std::string const& name) { backend.load(name); });
    case Op::repository_unload:
      return repository([](Backend& backend, std::string const& name) { backend.unload(name); });
  }
}

/// Reads a request and submits it: here, or on another thread if its body is large. `act` takes the request; what it
/// throws is the client's answer.
template <class Act>
void Api::read(Request request, Dialect dialect, Answer const& to, Act act) const {
  bool const large =
      request.body.size() > large_body && body_kind(request.headers.get("content-type")) != BodyKind::bytes;
  auto work = [this, dialect, to, act = std::move(act), shared = std::make_shared<Request>(std::move(request))] {
    try {
      act(std::move(*shared));
    } catch (BadRequest const& error) {
      to->entry.error = error.what();
      send(*to, error_answer(dialect, error));
    } catch (std::exception const& error) {
      to->entry.error = error.what();
      send(*to, error_answer(dialect, 500, "the request can't be answered"));
    }
  };
  large&& options_.later ? options_.later(std::move(work)) : work();
}

/// Counts a reply.
void Api::note(std::string const& model, serving::Reply const& reply, Context const& context) const {
  statistics_.add(model, reply,
                  std::chrono::duration<double>(std::chrono::steady_clock::now() - context.received).count());
}

void Api::search(Request request, Answer const& to) const {
  read(std::move(request), Dialect::tt, to, [this, to](Request asked) {
    auto const received = asked.received;
    auto search = parse_search(std::move(asked), options_.default_model);
    served(search.call.model, {});
    search.call.deadline = received + options_.timeout;
    auto const input = search.call.input.index();
    backend_.submit(std::move(search.call), [this, to, input, shown = search.shown](serving::Reply reply) {
      note(reply.model, reply, *to);
      send(*to, answer_search(shown, input, reply), &reply);
    });
  });
}

namespace {

/// The replies to a request's calls, as they come.
struct Gathered {
  std::mutex mutex{};
  std::vector<serving::Reply> replies{};
  std::size_t missing = 0;
};

}  // namespace

void Api::infer(Request request, std::shared_ptr<ModelView const> model, std::string version, Answer const& to) const {
  read(std::move(request), Dialect::kserve, to, [this, to, model, version = std::move(version)](Request given) {
    auto const received = given.received;
    if (!model->ready) throw Refusal(503, model->reason.empty() ? not_ready : model->reason, {{"Retry-After", "1"}});
    auto const asked = std::make_shared<Infer>(parse_infer(std::move(given), *model));
    auto const gathered = std::make_shared<Gathered>();
    gathered->replies.resize(asked->calls.size());
    gathered->missing = asked->calls.size();
    for (std::size_t i = 0; i < asked->calls.size(); ++i) {
      auto call = std::move(asked->calls[i]);  // which keeps the kind of its input for the answer
      call.version = version;
      call.deadline = received + options_.timeout;
      backend_.submit(std::move(call), [this, to, model, asked, gathered, i](serving::Reply reply) {
        note(model->name, reply, *to);
        {
          std::lock_guard const lock(gathered->mutex);
          gathered->replies[i] = std::move(reply);
          if (--gathered->missing > 0) return;
        }
        auto const& replies = gathered->replies;
        auto const failed =
            std::find_if(replies.begin(), replies.end(), [](auto const& r) { return r.status != serving::Status::ok; });
        send(*to, answer_infer(*asked, *model, replies), failed == replies.end() ? &replies[0] : &*failed);
      });
    }
  });
}

}  // namespace ttfm::server
