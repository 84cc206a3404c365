#include "server/api.hpp"

#include "catch.hpp"
#include "fake_backend.hpp"
#include "server/openapi.hpp"

using namespace fake;

namespace ttfm::server {

// The page that is embedded at build time isn't part of this program.
std::string_view try_page() { return "<!doctype html>"; }

}  // namespace ttfm::server

TEST_CASE("404 and 405 are told apart, with the methods that a path has") {
  Server server;
  CHECK(server.get("/nothing").status == 404);
  auto const answer = server.get("/v1/cnn/search-image");
  CHECK(answer.status == 405);
  CHECK(header(answer, "Allow") == "POST");
  CHECK(server.raw(request("BREW", "/health")).status == 405);
  CHECK(contains(error_of(server.get("/v2/nothing")), "no such path"));
}

TEST_CASE("health, liveness and the protocol's readiness before ready, when ready and when stopping") {
  Server server;
  server.backend.is_ready = false;
  for (auto const* path : {"/health", "/tt-liveness"}) {
    auto const answer = server.get(path);
    CHECK(answer.status == 503);
    CHECK(detail_of(answer) == "Model is not ready");
  }
  CHECK(server.get("/v2/health/ready").status == 503);
  CHECK(server.get("/v2/health/live").status == 200);
  server.backend.is_ready = true;
  CHECK(server.get("/health").body == "{}");
  CHECK(server.get("/v2/health/ready").status == 200);
  server.api.stop();
  CHECK(server.get("/health").status == 503);
  CHECK(detail_of(server.get("/tt-liveness")) == "the server stops");
  // Requests are answered until the host stops.
  CHECK(server.search(R"({"prompt": "/9j/4A=="})").status == 200);
}

TEST_CASE("liveness has what upstream's clients read") {
  Server server;
  server.backend.view.workers[0].restarts = 2;
  auto const json = fake::json(server.get("/tt-liveness"));
  CHECK(json["status"] == "alive");
  CHECK(json["model_ready"] == true);
  CHECK(json["runner_in_use"] == "tt-xla-resnet");
  CHECK(json["worker_info"]["0"]["is_ready"] == true);
  CHECK(json["worker_info"]["0"]["is_alive"] == true);
  CHECK(json["worker_info"]["0"]["restart_count"] == 2);
  CHECK(json["worker_info"]["0"]["error_count"] == 0);
  CHECK(json["max_queue_size"] == 256);
  server.backend.is_ready = false;
  server.backend.view.workers[0].alive = false;
  CHECK(detail_of(server.get("/tt-liveness")) == "Service unavailable: No workers available.");
}

TEST_CASE("the list of models is OpenAI's") {
  Server server;
  auto const json = fake::json(server.get("/v1/models"));
  CHECK(json["object"] == "list");
  CHECK(json["data"][0]["id"] == "lion");
  CHECK(json["data"][0]["object"] == "model");
  CHECK(json["data"][0]["owned_by"] == "tenstorrent");
  CHECK(json["data"][0]["kind"] == "classification");
}

TEST_CASE("maintenance needs the key, and says what it schedules") {
  Server server;
  for (auto const* path : {"/tt-deep-reset", "/tt-reset-device?device_id=0", "/v2/repository/models/lion/load",
                           "/v2/repository/models/lion/unload"})
    CHECK(server.raw(request("POST", path)).status == 401);
  CHECK(server.backend.done.empty());
  CHECK(server.post("/tt-deep-reset", "").body == R"({"status":"Reset scheduled"})");
  CHECK(server.post("/tt-reset-device?device_id=0", "").body == R"({"status":"Reset of device 0 scheduled"})");
  CHECK(server.post("/tt-reset-device", "").status == 422);
  CHECK(server.post("/tt-reset-device?device_id=7", "").status == 404);
  CHECK(server.post("/v2/repository/models/lion/load", "").status == 200);
  CHECK(server.post("/v2/repository/models/lion/unload", "{}").status == 200);
  CHECK(server.post("/v2/repository/models/..%2Fetc/load", "").status == 404);
  CHECK(server.backend.done == std::vector<std::string>{"restart all", "restart 0", "load lion", "unload lion"});
  server.backend.fails = true;
  CHECK(error_of(server.post("/v2/repository/models/lion/load", "")) == "the checkpoint is gone");
}

TEST_CASE("the former path is marked as deprecated") {
  Server server;
  auto const answer = server.post("/cnn/search-image", "x", fields({{"Content-Type", "image/jpeg"}}));
  CHECK(answer.status == 200);
  CHECK(header(answer, "Deprecation") == "true");
  CHECK(header(answer, "Sunset") == "2026-06-30");
  CHECK(header(answer, "Link") == "</v1/cnn/search-image>; rel=\"successor-version\"");
  CHECK(header(server.get("/health"), "Deprecation") == "none");
}

TEST_CASE("ids of requests are echoed only if they are harmless") {
  Server server;
  auto id_of = [&](std::string const& id) {
    return header(server.raw(request("GET", "/health", "", fields({{"X-Request-Id", id}}))), "X-Request-Id");
  };
  CHECK(id_of("abc-1") == "abc-1");
  for (std::string const& bad : {std::string("a\r\nSet-Cookie: x"), std::string("a b"), std::string(129, 'a'),
                                 std::string("<script>"), std::string()})
    CHECK(id_of(bad).size() == 32);
  auto const refused = server.raw(request("GET", "/nothing", "", fields({{"x-request-id", "abc"}})));
  CHECK(header(refused, "X-Request-Id") == "abc");
}

TEST_CASE("traceparent is passed on if it is one") {
  Server server;
  auto trace_of = [&](std::string const& value) {
    return header(server.raw(request("GET", "/health", "", fields({{"traceparent", value}}))), "traceparent");
  };
  std::string const good = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  CHECK(trace_of(good) == good);
  CHECK(trace_of("00-00000000000000000000000000000000-b7ad6b7169203331-01") == "none");
  CHECK(trace_of("garbage") == "none");
}

TEST_CASE("pages of elsewhere may call the server only where they are listed") {
  auto const origin = fields({{"Origin", "https://a.example"}});
  Server closed;
  CHECK(header(closed.raw(request("GET", "/health", "", origin)), "Access-Control-Allow-Origin") == "none");
  CHECK(closed.raw(request("OPTIONS", "/v1/cnn/search-image", "", origin)).status == 405);
  Server open({.default_model = "lion", .origins = {"https://a.example"}});
  CHECK(header(open.raw(request("GET", "/health", "", origin)), "Access-Control-Allow-Origin") == "https://a.example");
  auto const asked = open.raw(request("OPTIONS", "/v1/cnn/search-image", "", origin));
  CHECK(asked.status == 204);
  CHECK(header(asked, "Access-Control-Allow-Methods") == "POST");
  CHECK(header(open.raw(request("GET", "/health", "", fields({{"Origin", "https://b.example"}}))),
               "Access-Control-Allow-Origin") == "none");
}

TEST_CASE("large bodies are read on another thread") {
  int later = 0;
  ApiOptions options{.key = "secret", .default_model = "lion"};
  options.later = [&](std::function<void()> work) { ++later, work(); };
  Server server(std::move(options));
  CHECK(server.search(Json{{"prompt", "/9j/4A=="}, {"note", std::string(300'000, 'x')}}.dump()).status == 200);
  CHECK(later == 1);
  CHECK(server.search(R"({"prompt": "/9j/4A=="})").status == 200);
  CHECK(
      server.post("/v1/cnn/search-image", std::string(300'000, 'x'), fields({{"Content-Type", "image/jpeg"}})).status ==
      200);
  CHECK(later == 1);
}

TEST_CASE("requests are counted by route, so that clients can't make series of their own") {
  Server server;
  server.get("/health");
  server.get("/v2/models/lion");
  server.get("/x");
  CHECK(server.backend.counted ==
        std::vector<std::string>{"GET /health 200", "GET /v2/models/{model} 200", "GET none 404"});
}

TEST_CASE("pages and metrics") {
  Server server;
  auto const page = server.get("/");
  CHECK(page.type == "text/html; charset=utf-8");
  CHECK(contains(header(page, "Content-Security-Policy"), "default-src 'self'"));
  CHECK(server.get("/metrics").type == "text/plain; version=0.0.4; charset=utf-8");
  CHECK(contains(server.get("/docs").body, "/v1/cnn/search-image"));
}

TEST_CASE("the document has each route, and each schema that it refers to") {
  auto const document = openapi();
  for (auto const& route : routes) {
    std::string method(route.method);
    for (auto& c : method) c = static_cast<char>(c | 0x20);
    auto const& entry = document["paths"][std::string(route.path)][method];
    CHECK(entry["summary"] == route.summary);
    CHECK(entry.contains("security") == (route.access == Access::key));
    CHECK(entry.contains("requestBody") == (route.body != Body::none));
  }
  auto const text = to_text(document);
  std::string const mark = "#/components/schemas/";
  int references = 0;
  for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + 1), ++references) {
    auto const name = text.substr(at + mark.size(), text.find('"', at) - at - mark.size());
    CHECK(document["components"]["schemas"].contains(name));
  }
  CHECK(references > 20);
  CHECK(docs_page().find("http://") == std::string::npos);
}

TEST_CASE("a line of the log has what is known of a request") {
  LogEntry const entry{.id = "i",
                       .trace = "t",
                       .method = "POST",
                       .path = "/p",
                       .peer = "1.2.3.4:5",
                       .status = 503,
                       .received = 1,
                       .sent = 2,
                       .seconds = 0.0123456,
                       .model = "m",
                       .version = "v",
                       .error = "why",
                       .stages = {.inference = 0.002, .batch = 4}};
  auto const json = to_json(entry, std::chrono::system_clock::time_point(std::chrono::milliseconds(1'700'000'000'123)));
  CHECK(
      to_text(json) ==
      R"({"time":"2023-11-14T22:13:20.123Z","level":"error","event":"request","request_id":"i","method":"POST","path":"/p","status":503,"peer":"1.2.3.4:5","received":1,"sent":2,"milliseconds":12.345,"trace_id":"t","model":"m","version":"v","stages":{"queue":0.0,"decode":0.0,"preprocess":0.0,"inference":2.0,"postprocess":0.0,"batch":4},"error":"why"})");
  CHECK(contains(message_of([] { Log log("/no/such/folder/log"); }), "can't be opened"));
}
