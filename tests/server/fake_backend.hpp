// Models that answer as a test says, and a client that keeps what it is answered.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/api.hpp"
#include "ttfm/core/error.hpp"

namespace fake {

using namespace ttfm;
using namespace ttfm::server;

inline vision::Classification classes(std::vector<float> probabilities) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < probabilities.size(); ++i) names.push_back("class " + std::to_string(i));
  return {std::move(probabilities), labels::List("test", std::move(names))};
}

struct Backend : server::Backend {
  serving::Reply reply{.result = classes({0.05f, 0.8f, 0.1f, 0.05f}),
                       .model = "lion",
                       .version = "v1",
                       .stages = {.inference = 0.002, .batch = 1}};
  std::function<serving::Reply(serving::Call const&)> answer{};
  std::vector<serving::Call> calls{};
  std::vector<std::string> done{};  // loads, unloads, restarts
  ModelView view{.name = "lion",
                 .version = "v1",
                 .title = "test/lion",
                 .runner = "tt-xla-resnet",
                 .device = "cpu",
                 .kind = ModelKind::classification,
                 .ready = true,
                 .state = "READY",
                 .inputs = {{"input", {-1, 3}}},
                 .outputs = {{"output", {-1, 4}}},
                 .labels = classes({0, 0, 0, 0}).labels,
                 .takes_pictures = true,
                 .max_batch = 8,
                 .queue_limit = 256,
                 .workers = {{.id = "0", .device = "0", .alive = true, .ready = true}}};
  bool is_ready = true;

  void submit(serving::Call call, serving::Done respond) override {
    auto result = answer ? answer(call) : reply;
    calls.push_back(std::move(call));
    respond(std::move(result));
  }
  bool ready() const override { return is_ready; }
  std::vector<std::shared_ptr<ModelView const>> models() const override { return {model("lion")}; }
  std::shared_ptr<ModelView const> model(std::string_view name) const override {
    return name == view.name ? std::make_shared<ModelView const>(view) : nullptr;
  }
  void load(std::string const& name) override {
    done.push_back("load " + name);
    if (fails) throw CheckpointError("the checkpoint is gone");
  }
  void unload(std::string const& name) override { done.push_back("unload " + name); }
  void restart(std::string const& worker) override {
    if (worker != "0") throw ConfigError("there is no worker \"" + worker + "\"; 0 is one");
    done.push_back("restart " + worker);
  }
  void restart_all() override { done.emplace_back("restart all"); }
  void count(std::string_view path, std::string_view method, int status, double) override {
    counted.push_back(std::string(method) + ' ' + std::string(path) + ' ' + std::to_string(status));
  }
  std::string metrics() const override { return "# TYPE a counter\na 1\n"; }

  bool fails = false;
  std::vector<std::string> counted{};
};

inline Headers fields(Headers::Fields fields) { return Headers(std::move(fields)); }

inline Request request(std::string method, std::string path, std::string body = {}, Headers headers = {}) {
  Request result;
  result.method = std::move(method);
  auto const mark = path.find('?');
  result.query = mark == path.npos ? "" : path.substr(mark + 1);
  result.path = path.substr(0, mark);
  result.body = std::move(body);
  result.headers = std::move(headers);
  result.peer = "127.0.0.1:1";
  result.left = std::make_shared<Flag>();
  result.received = std::chrono::steady_clock::now();
  return result;
}

inline std::string header(Response const& response, std::string_view name) {
  for (auto const& [key, value] : response.headers)
    if (key == name) return value;
  return "none";
}

/// A server without sockets, whose clients have its key unless they say otherwise.
struct Server {
  explicit Server(ApiOptions options = {.key = "secret", .default_model = "lion"})
      : api(std::move(options), backend, log) {}

  Response raw(Request request) {
    if (auto refused = api.gate(request)) return *refused;
    std::optional<Response> result;
    api.handle(std::move(request), [&](Response response) { result = std::move(response); });
    if (!result) throw Error("the server gave no answer");
    return *result;
  }
  Response get(std::string path) { return raw(request("GET", std::move(path))); }
  Response post(std::string path, std::string body, Headers headers = {}) {
    headers.add("Authorization", "Bearer secret");
    return raw(request("POST", std::move(path), std::move(body), std::move(headers)));
  }
  Response search(std::string json) {
    return post("/v1/cnn/search-image", std::move(json), fields({{"Content-Type", "application/json"}}));
  }

  Backend backend{};
  Log log{"/dev/null"};
  Api api;
};

inline Json json(Response const& response) { return Json::parse(response.body); }
inline std::string detail_of(Response const& response) { return json(response).value("detail", "none"); }
inline std::string error_of(Response const& response) { return json(response).value("error", "none"); }

}  // namespace fake
