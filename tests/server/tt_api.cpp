#include "server/tt_api.hpp"

#include "catch.hpp"
#include "fake_backend.hpp"

using namespace fake;

namespace {

std::string const bytes = "\xff\xd8\xff\xe0";  // a JPEG's first, in base64 /9j/4A==

std::string form(std::string const& name, std::string const& rest, std::string const& data) {
  return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + rest + "\r\n\r\n" + data + "\r\n";
}

Headers type(std::string const& value) { return fields({{"Content-Type", value}}); }

}  // namespace

TEST_CASE("a picture comes as base64, data URI, form or body") {
  Server server;
  auto const path = "/v1/cnn/search-image";
  auto const a = server.search(R"({"prompt": "/9j/4A=="})");
  auto const b = server.search(R"({"prompt": "data:image/jpeg;base64,/9j/4A==", "unknown": [1]})");
  auto const c = server.post(path, form("file", "; filename=\"a.jpg\"", bytes) + "--b--\r\n",
                             type("multipart/form-data; boundary=b"));
  auto const d = server.post(path, bytes, type("image/jpeg"));
  auto const e = server.post(path, bytes);
  auto const f = server.post(path, R"({"prompt": "/9j/4A=="})");
  for (auto const& response : {a, b, c, d, e, f}) {
    CHECK(response.status == 200);
    CHECK(response.body == a.body);
  }
  REQUIRE(server.backend.calls.size() == 6);
  for (auto const& call : server.backend.calls) {
    CHECK(std::get<std::string>(call.input) == bytes);
    CHECK(call.model == "lion");
    CHECK(call.cancellation);
    CHECK(call.deadline > std::chrono::steady_clock::now());
    CHECK_FALSE(call.want_outputs);
  }
}

TEST_CASE("options come in JSON, in a form and in the query") {
  auto shown = [](Request request) { return parse_search(std::move(request), "lion"); };
  auto json = [](std::string text) {
    return request("POST", "/v1/cnn/search-image", std::move(text), type("application/json"));
  };
  auto const a = shown(json(
      R"({"prompt": "/9j/4A==", "top_k": 7, "min_confidence": 12.5, "response_format": "verbose_json", "model": "m"})"));
  auto const b =
      shown(request("POST", "/v1/cnn/search-image?top_k=7&min_confidence=12.5&response_format=verbose_json&model=m",
                    bytes, type("image/png")));
  auto const c =
      shown(request("POST", "/v1/cnn/search-image",
                    form("top_k", "", "7") + form("file", "; filename=a", bytes) + form("min_confidence", "", "12.5") +
                        form("response_format", "", "verbose_json") + form("model", "", "m") + "--b--",
                    type("multipart/form-data; boundary=b")));
  for (auto const& search : {a, b, c}) {
    CHECK(search.shown.top_k == 7);
    CHECK(search.shown.min_confidence == 12.5);
    CHECK(search.shown.verbose);
    CHECK(search.call.model == "m");
  }
  CHECK(shown(json(R"({"prompt": "/9j/4A==", "top_k": "3", "min_confidence": null})")).shown.top_k == 3);
  CHECK(shown(json(R"({"prompt": "/9j/4A==", "top_k": 3.0})")).shown.top_k == 3);
  CHECK(shown(json(R"({"prompt": "/9j/4A==", "top_k": 1e300})")).shown.top_k == 2147483647);
  CHECK_FALSE(shown(json(R"({"prompt": "/9j/4A=="})")).shown.top_k);
}

TEST_CASE("a series comes as an array or as text") {
  Server server;
  server.backend.reply.result = series::Forecast{.values = {1, 2}};
  CHECK(server.search(R"({"series": [1, 2.5, -3]})").status == 200);
  CHECK(server
            .post("/v1/cnn/search-image", form("series", "", "1, 2.5\n-3\r\n") + "--b--",
                  type("multipart/form-data; boundary=b"))
            .status == 200);
  for (auto const& call : server.backend.calls)
    CHECK(std::get<std::vector<double>>(call.input) == std::vector<double>{1, 2.5, -3});
  CHECK(server.search(R"({"series": [1, "x"]})").status == 422);
  CHECK(server.search(R"({"series": 5})").status == 422);
  CHECK(
      server.post("/v1/cnn/search-image", form("series", "", "1,x") + "--b--", type("multipart/form-data; boundary=b"))
          .status == 422);
}

TEST_CASE("top_k = 1 gives lists") {
  Server server;
  auto const answer = json(server.search(R"({"prompt": "/9j/4A==", "top_k": 1})"));
  CHECK(answer["image_data"][0]["output"]["labels"] == Json::array({"class 1"}));
  CHECK(answer["status"] == "success");
}

TEST_CASE("401 without a key or with a wrong one") {
  Server server;
  auto const none =
      server.raw(request("POST", "/v1/cnn/search-image", R"({"prompt": "/9j/4A=="})", type("application/json")));
  CHECK(none.status == 401);
  CHECK(detail_of(none) == "Not authenticated");
  CHECK(header(none, "WWW-Authenticate") == "Bearer");
  for (auto const* wrong : {"Bearer secre", "Bearer secret2", "secret", "Basic secret", "Bearer"}) {
    auto const answer = server.raw(request("POST", "/v1/cnn/search-image", "{}", fields({{"Authorization", wrong}})));
    CHECK(answer.status == 401);
    CHECK(detail_of(answer) == "Invalid or missing API Key");
  }
  CHECK(server.backend.calls.empty());
}

TEST_CASE("NO_AUTH lets everybody in") {
  Server server({.key = std::nullopt, .default_model = "lion"});
  CHECK(server.raw(request("POST", "/v1/cnn/search-image", bytes, type("image/jpeg"))).status == 200);
  CHECK(server.raw(request("POST", "/tt-deep-reset")).status == 200);
}

TEST_CASE("400 for broken JSON, base64 and forms") {
  Server server;
  for (auto const* body : {"{", "", "{\"prompt\": \"/9j/4A==\"} x", "{\"prompt\": \"\xff\"}",
                           R"({"prompt": "/9j/4A=="}})", R"({"prompt": "a", "top_k": 1e999})"}) {
    auto const answer = server.search(body);
    CHECK(answer.status == 400);
    CHECK(detail_of(answer) != "none");
  }
  for (auto const* text : {"", "***", "/9j/4A", "_9j-", "data:image/jpeg,abc", "data:image/jpeg;base64"})
    CHECK(server.search(Json{{"prompt", text}}.dump()).status == 400);
  for (auto const* body :
       {"", "--b", "nothing", "--b\r\n\r\nx\r\n--b--", "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx"})
    CHECK(server.post("/v1/cnn/search-image", body, type("multipart/form-data; boundary=b")).status == 400);
  CHECK(server.post("/v1/cnn/search-image", "x", type("multipart/form-data")).status == 400);
  CHECK(server.post("/v1/cnn/search-image", "", type("image/jpeg")).status == 400);
  CHECK(server.post("/v1/cnn/search-image?top_k=%zz", bytes, type("image/jpeg")).status == 400);
  CHECK(server.backend.calls.empty());
}

TEST_CASE("400 for JSON that is nested too deep, or too large") {
  Server server;
  CHECK(detail_of(server.search(std::string(10'000'000, '['))) == "the JSON is nested deeper than 32 levels");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "{\"a\":";
  CHECK(server.search(deep).status == 400);
  std::string many = "{\"series\": [0";
  for (int i = 0; i < 1'000'001; ++i) many += ",0";
  CHECK(contains(detail_of(server.search(many + "]}")), "more than 1000000 values"));
  // Brackets in texts don't count.
  CHECK(server.search(Json{{"prompt", "/9j/4A=="}, {"note", std::string(1000, '[') + "\"\\"}}.dump()).status == 200);
}

TEST_CASE("415 for what is no picture") {
  Server server;
  auto const path = "/v1/cnn/search-image";
  CHECK(server.post(path, "a,b", type("text/csv")).status == 415);
  CHECK(server.post(path, "top_k=3", type("application/x-www-form-urlencoded")).status == 415);
  CHECK(contains(detail_of(server.post(path, "a", type("text/plain"))), "prompt"));
  server.backend.reply = {.status = serving::Status::bad_input, .message = "picture: is no JPEG, PNG, WebP or BMP"};
  auto const answer = server.search(R"({"prompt": "/9j/4A=="})");
  CHECK(answer.status == 415);
  CHECK(detail_of(answer) == "picture: is no JPEG, PNG, WebP or BMP");
}

TEST_CASE("413 for a picture with too many pixels") {
  Server server;
  server.backend.reply = {.status = serving::Status::too_large, .message = "too many pixels"};
  CHECK(detail_of(server.search(R"({"prompt": "/9j/4A=="})")) == "too many pixels");
  CHECK(server.search(R"({"prompt": "/9j/4A=="})").status == 413);
}

TEST_CASE("422 for a field that is missing, of a wrong type or out of range") {
  Server server;
  for (auto const* rest :
       {R"("top_k": 0)", R"("top_k": -1)", R"("top_k": 1.5)", R"("top_k": "x")", R"("top_k": true)", R"("top_k": [])",
        R"("min_confidence": -1)", R"("min_confidence": 100.5)", R"("min_confidence": "nan")",
        R"("min_confidence": {})", R"("response_format": "xml")", R"("response_format": 1)", R"("model": 1)"}) {
    auto const answer = server.search(std::string(R"({"prompt": "/9j/4A==", )") + rest + '}');
    CHECK(answer.status == 422);
    CHECK(detail_of(answer) != "none");
  }
  for (auto const* body : {"{}", R"({"prompt": 5})", R"({"prompt": null})", "[]", "5", "null"})
    CHECK(server.search(body).status == 422);
  for (auto const* query : {"top_k=0", "top_k=abc", "min_confidence=200", "response_format=x"})
    CHECK(server.post(std::string("/v1/cnn/search-image?") + query, bytes, type("image/jpeg")).status == 422);
  auto const two = form("file", "", bytes) + form("file", "", bytes) + "--b--";
  CHECK(server.post("/v1/cnn/search-image", two, type("multipart/form-data; boundary=b")).status == 422);
  CHECK(server.post("/v1/cnn/search-image", form("top_k", "", "1") + "--b--", type("multipart/form-data; boundary=b"))
            .status == 422);
}

TEST_CASE("each status of a reply is an error of its own") {
  using serving::Status;
  Server server;
  auto answer = [&](Status status) {
    server.backend.reply = {.status = status, .message = "a sentence", .retry_after = std::chrono::milliseconds(1200)};
    return server.search(R"({"prompt": "/9j/4A=="})");
  };
  CHECK(answer(Status::unknown_model).status == 404);
  CHECK(answer(Status::not_ready).status == 503);
  CHECK(header(answer(Status::not_ready), "Retry-After") == "1");
  CHECK(answer(Status::full).status == 429);
  CHECK(header(answer(Status::full), "Retry-After") == "2");
  CHECK(answer(Status::expired).status == 504);
  CHECK(answer(Status::cancelled).status == 499);
  CHECK(answer(Status::failed).status == 500);
  CHECK(answer(Status::stopping).status == 503);
  CHECK(detail_of(answer(Status::full)) == "a sentence");
  server.backend.reply = {.status = Status::bad_input, .message = "the series is too short"};
  CHECK(server.search(R"({"series": [1]})").status == 422);
}

TEST_CASE("404 for a model that isn't served") {
  Server server;
  auto const answer = server.search(R"({"prompt": "/9j/4A==", "model": "tiger"})");
  CHECK(answer.status == 404);
  CHECK(contains(detail_of(answer), "tiger"));
}

TEST_CASE("500 for a result that JSON can't have") {
  Server server;
  server.backend.reply.result = fake::classes({std::numeric_limits<float>::quiet_NaN(), 0.5f});
  auto const answer = server.search(R"({"prompt": "/9j/4A=="})");
  CHECK(answer.status == 500);
  CHECK(contains(detail_of(answer), "isn't finite"));
}

TEST_CASE("equal requests get equal bodies; ids and times stand in headers") {
  Server server;
  auto const a = server.search(R"({"prompt": "/9j/4A==", "min_confidence": 0})");
  server.backend.reply.stages.inference = 0.5;
  auto const b = server.search(R"({"prompt": "/9j/4A==", "min_confidence": 0})");
  CHECK(a.body == b.body);
  CHECK(header(a, "X-Request-Id") != header(b, "X-Request-Id"));
  CHECK(contains(header(a, "Server-Timing"), "inference;dur=2.000"));
  CHECK(contains(header(b, "Server-Timing"), "inference;dur=500.000"));
  CHECK(header(a, "X-Model-Version") == "v1");
}
