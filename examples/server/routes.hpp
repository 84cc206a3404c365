/// @file  The paths of the server, in one table: the gate, the answers 404 and 405, and the documents are made of it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ttfm::server {

enum class Op {
  page,
  docs,
  openapi,
  search,
  models,
  liveness,
  health,
  reset_device,
  deep_reset,
  metrics,
  server_metadata,
  server_live,
  server_ready,
  model_metadata,
  model_config,
  model_ready,
  infer,
  model_stats,
  all_stats,
  repository_index,
  repository_load,
  repository_unload
};

/// `open`: for everybody. `key`: with the server's bearer key.
enum class Access { open, key };

/// The kinds of body: none that is read; a picture in JSON, a form or as it is; an inference request, or a picture;
/// JSON, or nothing.
enum class Body { none, picture, infer, json };

struct Route {
  std::string_view method{}, path{};  ///< parts in braces match any one segment
  Op op{};
  Access access = Access::open;
  Body body = Body::none;
  std::string_view tag{}, summary{};
  std::string_view answer = "object";  ///< a schema of openapi.cpp, or a media type
  bool deprecated = false;
};

// clang-format off
inline constexpr auto routes = std::to_array<Route>({
    {"GET", "/", Op::page, {}, {}, "server", "A page to try the models with pictures", "text/html"},
    {"GET", "/docs", Op::docs, {}, {}, "server", "This document for people", "text/html"},
    {"GET", "/openapi.json", Op::openapi, {}, {}, "server", "This document for programs", "object"},

    {"POST", "/v1/cnn/search-image", Op::search, Access::key, Body::picture, "TT API", "What a model says of a picture or series", "ImageSearchResponse"},
    {"POST", "/cnn/search-image", Op::search, Access::key, Body::picture, "TT API", "The former path of /v1/cnn/search-image", "ImageSearchResponse", true},
    {"GET", "/v1/models", Op::models, {}, {}, "TT API", "The models that are served", "ModelList"},
    {"GET", "/health", Op::health, {}, {}, "TT API", "200 while all models are ready, else 503", "object"},
    {"GET", "/tt-liveness", Op::liveness, {}, {}, "TT API", "Whether the models are ready, and their workers", "Liveness"},
    {"POST", "/tt-reset-device", Op::reset_device, Access::key, {}, "TT API", "Restarts one worker, which the query names: device_id=0", "Status"},
    {"POST", "/tt-deep-reset", Op::deep_reset, Access::key, {}, "TT API", "Restarts all workers", "Status"},
    {"GET", "/metrics", Op::metrics, {}, {}, "TT API", "Metrics for Prometheus", "text/plain"},

    {"GET", "/v2", Op::server_metadata, {}, {}, "Open inference protocol", "Name, version and extensions of the server", "ServerMetadata"},
    {"GET", "/v2/health/live", Op::server_live, {}, {}, "Open inference protocol", "200 while the process answers", "object"},
    {"GET", "/v2/health/ready", Op::server_ready, {}, {}, "Open inference protocol", "200 while all models are ready, else 503", "object"},
    {"GET", "/v2/models/stats", Op::all_stats, {}, {}, "Open inference protocol", "Statistics of all models", "Statistics"},
    {"GET", "/v2/models/{model}", Op::model_metadata, {}, {}, "Open inference protocol", "Inputs and outputs of a model", "ModelMetadata"},
    {"GET", "/v2/models/{model}/versions/{version}", Op::model_metadata, {}, {}, "Open inference protocol", "The same of a version", "ModelMetadata"},
    {"GET", "/v2/models/{model}/config", Op::model_config, {}, {}, "Open inference protocol", "A model's configuration", "object"},
    {"GET", "/v2/models/{model}/versions/{version}/config", Op::model_config, {}, {}, "Open inference protocol", "The same of a version", "object"},
    {"GET", "/v2/models/{model}/ready", Op::model_ready, {}, {}, "Open inference protocol", "200 while the model is ready, else 503", "object"},
    {"GET", "/v2/models/{model}/versions/{version}/ready", Op::model_ready, {}, {}, "Open inference protocol", "The same of a version", "object"},
    {"POST", "/v2/models/{model}/infer", Op::infer, Access::key, Body::infer, "Open inference protocol", "Outputs of a model for tensors or pictures", "InferResponse"},
    {"POST", "/v2/models/{model}/versions/{version}/infer", Op::infer, Access::key, Body::infer, "Open inference protocol", "The same of a version", "InferResponse"},
    {"GET", "/v2/models/{model}/stats", Op::model_stats, {}, {}, "Open inference protocol", "Statistics of a model", "Statistics"},
    {"GET", "/v2/models/{model}/versions/{version}/stats", Op::model_stats, {}, {}, "Open inference protocol", "The same of a version", "Statistics"},
    {"POST", "/v2/repository/index", Op::repository_index, {}, Body::json, "Open inference protocol", "The models that can be loaded, and their states", "RepositoryIndex"},
    {"POST", "/v2/repository/models/{model}/load", Op::repository_load, Access::key, Body::json, "Open inference protocol", "Loads a model, anew if it is loaded", "object"},
    {"POST", "/v2/repository/models/{model}/unload", Op::repository_unload, Access::key, Body::json, "Open inference protocol", "Lets go of a model, once its queue is answered", "object"},
});
// clang-format on

/// A route that a path matches, and what stands in its braces.
struct Match {
  Route const* route = nullptr;  ///< null: the path has none, or none of that method
  std::string allowed{};         ///< the path's methods, as the field Allow has them; empty: there is no such path
  std::string_view model{}, version{};
};

namespace routes_detail {

/// The next segment of a path; takes it off.
constexpr std::string_view next_segment(std::string_view& path) {
  path.remove_prefix(1);  // the slash
  auto const segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

}  // namespace routes_detail

/// Compares a path with a route's. `match` gets what stands in braces.
constexpr bool fits(std::string_view pattern, std::string_view path, Match& match) {
  if (!path.starts_with('/')) return false;
  while (!pattern.empty() && !path.empty()) {
    auto const wanted = routes_detail::next_segment(pattern), given = routes_detail::next_segment(path);
    if (wanted.starts_with('{')) {
      if (given.empty()) return false;
      (wanted == "{model}" ? match.model : match.version) = given;
    } else if (wanted != given) {
      return false;
    }
  }
  return pattern.empty() && path.empty();
}

/// The route of a request. HEAD is answered where GET is. The match refers to the path.
inline Match find_route(std::string_view method, std::string_view path) {
  Match match;
  auto const wanted = method == "HEAD" ? "GET" : method;
  for (auto const& route : routes) {
    Match parts;
    if (!fits(route.path, path, parts)) continue;
    if (route.method == wanted) {
      parts.route = &route;
      return parts;
    }
    auto allow = [&](std::string_view name) {
      if (match.allowed.find(name) == match.allowed.npos)
        match.allowed.append(match.allowed.empty() ? "" : ", ").append(name);
    };
    allow(route.method);
    if (route.method == "GET") allow("HEAD");
  }
  return match;
}

}  // namespace ttfm::server
