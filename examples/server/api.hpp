/// @file  The server's APIs: the transport's gate, which sees a request before its body, and its handler.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend.hpp"
#include "http.hpp"
#include "key.hpp"
#include "kserve.hpp"
#include "log.hpp"
#include "routes.hpp"

namespace ttfm::server {

struct ApiOptions {
  std::optional<std::string> key{};  ///< nothing: everybody may do everything
  std::string default_model{};       ///< of requests of the TT API that name none
  std::chrono::milliseconds timeout{1'000'000};
  std::vector<std::string> origins{};  ///< whose pages may call the server; "*": all
  /// Run work on another thread than the transport's: reading a large body, or loading a model. Without them it runs at
  /// once.
  std::function<void(std::function<void()>)> later{}, slowly{};
};

/// Answers requests of all routes. Its functions may be called from several threads at once; it must outlive the
/// requests that it answers, and so must the backend and the log.
class Api {
 public:
  Api(ApiOptions options, Backend& backend, Log& log);

  /// Refuses what needs no body to be refused: 404, 405, 401, 415.
  std::optional<Response> gate(Request const& request) const;
  /// Answers, now or later, once. Each answer has X-Request-Id, and traceparent if the request has a good one.
  void handle(Request request, Respond respond) const;
  /// From now on the server isn't ready; what it is asked it answers still.
  void stop() { stopping_ = true; }

 private:
  struct Context;
  using Answer = std::shared_ptr<Context>;

  bool ready() const { return !stopping_ && backend_.ready(); }
  std::optional<Response> refusal(Request const& request, Match const& match) const;
  void answer(Request request, Match const& match, Answer const& to) const;
  template <class Act>
  void read(Request request, Dialect dialect, Answer const& to, Act act) const;
  void note(std::string const& model, serving::Reply const& reply, Context const& context) const;
  void search(Request request, Answer const& to) const;
  void infer(Request request, std::shared_ptr<ModelView const> model, std::string version, Answer const& to) const;
  void send(Context& context, Response response, serving::Reply const* reply = nullptr) const;
  std::shared_ptr<ModelView const> served(std::string_view name, std::string_view version) const;
  Response liveness() const;
  Response models() const;

  ApiOptions options_;
  std::optional<Key> key_;
  Backend& backend_;
  Log& log_;
  std::atomic<bool> stopping_{false};
  mutable Statistics statistics_{};
};

}  // namespace ttfm::server
