#include "server/kserve.hpp"

#include <ATen/ops/full.h>
#include <ATen/ops/tensor.h>

#include <cstring>
#include <limits>

#include "catch.hpp"
#include "fake_backend.hpp"

using namespace fake;

namespace {

constexpr auto path = "/v2/models/lion/infer";

Json input(Json data, Json shape = {1, 3}, char const* datatype = "FP32") {
  return {{"name", "input"}, {"datatype", datatype}, {"shape", std::move(shape)}, {"data", std::move(data)}};
}

std::string body(Json input, Json rest = Json::object()) {
  Json json{{"inputs", Json::array({std::move(input)})}};
  json.update(rest);
  return json.dump();
}

/// A server whose model gives 4 values for each item.
struct Protocol : Server {
  Protocol() {
    backend.answer = [](serving::Call const& call) {
      serving::Reply reply{.model = "lion", .version = "v1", .stages = {.inference = 0.002, .batch = 2}};
      if (auto const* tensors = std::get_if<nn::Tensors>(&call.input)) {
        reply.outputs = {at::full({(*tensors)[0].size(0), 4}, 0.5)};
      } else {
        auto const& picture = std::get<std::string>(call.input);
        reply.outputs = {at::tensor({0.5f, 2.0f, -1.0f, static_cast<float>(picture.size())}).view({1, 4})};
        reply.result = classes({0.1f, 0.9f});
      }
      return reply;
    };
  }
  Response infer(std::string text) {
    return post(path, std::move(text), fields({{"Content-Type", "application/json"}}));
  }
  Response binary(Json head, std::string const& rest) {
    auto text = head.dump();
    Headers headers({{"Inference-Header-Content-Length", std::to_string(text.size())}});
    return post(path, text + rest, std::move(headers));
  }
};

std::string floats(std::vector<float> const& values) {
  return {reinterpret_cast<char const*>(values.data()), values.size() * sizeof(float)};
}

std::string with_size(std::string const& text) {
  auto const size = static_cast<std::uint32_t>(text.size());
  std::string result(4, '\0');
  std::memcpy(result.data(), &size, 4);
  return result + text;
}

}  // namespace

TEST_CASE("the protocol's documents") {
  Server server;
  CHECK(json(server.get("/v2"))["name"] == "ttfm");
  CHECK(
      server.get("/v2/models/lion").body ==
      R"({"name":"lion","versions":["v1"],"platform":"ttfm_classification","inputs":[{"name":"input","datatype":"FP32","shape":[-1,3]}],"outputs":[{"name":"output","datatype":"FP32","shape":[-1,4]}]})");
  CHECK(server.get("/v2/models/lion/versions/v1").status == 200);
  CHECK(server.get("/v2/models/lion/versions/v2").status == 404);
  CHECK(server.get("/v2/models/tiger").status == 404);
  CHECK(server.get("/v2/models/lion/ready").status == 200);
  auto const config = json(server.get("/v2/models/lion/config"));
  CHECK(config["max_batch_size"] == 8);
  CHECK(config["input"][0]["dims"] == Json::array({3}));
  CHECK(server.post("/v2/repository/index", "").body ==
        R"([{"name":"lion","version":"v1","state":"READY","reason":""}])");
  server.backend.view.ready = false;
  CHECK(server.get("/v2/models/lion/ready").status == 503);
  CHECK(server.post("/v2/repository/index", R"({"ready": true})").body == "[]");
  CHECK(server.post(path, body(input({1, 2, 3}))).status == 503);
}

TEST_CASE("tensors come as JSON, flat or nested, and in binary") {
  Protocol server;
  auto const a = server.infer(body(input({1, 2, 3, 4, 5, 6}, {2, 3}), {{"id", "7"}}));
  CHECK(a.status == 200);
  CHECK(
      a.body ==
      R"({"model_name":"lion","model_version":"v1","id":"7","outputs":[{"name":"output","datatype":"FP32","shape":[2,4],"data":[0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5]}]})");
  CHECK(server.infer(body(input({{1, 2, 3}, {4, 5, 6}}, {2, 3}))).status == 200);
  Json const head{
      {"inputs",
       {{{"name", "input"}, {"datatype", "FP32"}, {"shape", {2, 3}}, {"parameters", {{"binary_data_size", 24}}}}}}};
  CHECK(server.binary(head, floats({1, 2, 3, 4, 5, 6})).status == 200);
  REQUIRE(server.backend.calls.size() == 3);
  for (auto const& call : server.backend.calls) {
    auto const& tensor = std::get<nn::Tensors>(call.input).at(0);
    CHECK(tensor.equal(at::tensor({1.0f, 2.0f, 3.0f, 4.0f, 5.0f, 6.0f}).view({2, 3})));
    CHECK(call.want_outputs);
  }
}

TEST_CASE("outputs go in binary where that is wanted") {
  Protocol server;
  auto check = [&](Response const& answer) {
    CHECK(answer.type == "application/octet-stream");
    auto const size = std::stoul(header(answer, "Inference-Header-Content-Length"));
    auto const head = Json::parse(answer.body.substr(0, size));
    CHECK(head["outputs"][0]["parameters"]["binary_data_size"] == 16);
    CHECK(answer.body.substr(size) == floats({0.5f, 0.5f, 0.5f, 0.5f}));
  };
  check(server.infer(body(input({1, 2, 3}), {{"parameters", {{"binary_data_output", true}}}})));
  check(server.infer(
      body(input({1, 2, 3}), {{"outputs", {{{"name", "output"}, {"parameters", {{"binary_data", true}}}}}}})));
}

TEST_CASE("pictures come as BYTES: base64, each behind its size, one alone, or with listed sizes") {
  Protocol server;
  auto last = [](Response const& answer, std::size_t item) { return json(answer)["outputs"][0]["data"][4 * item + 3]; };
  auto head = [](int count, Json size) {
    return Json{{"inputs",
                 {{{"name", "input"},
                   {"datatype", "BYTES"},
                   {"shape", {count}},
                   {"parameters", {{"binary_data_size", std::move(size)}}}}}}};
  };
  auto const a = server.infer(body(input({"YWI=", "YWJjZA=="}, {2}, "BYTES")));
  CHECK(a.status == 200);
  CHECK(json(a)["outputs"][0]["shape"] == Json::array({2, 4}));
  CHECK(last(a, 0) == 2);
  CHECK(last(a, 1) == 4);
  auto const b = server.binary(head(2, 14), with_size("ab") + with_size("abcd"));
  CHECK(b.body == a.body);
  CHECK(last(server.binary(head(1, 6), with_size("ab")), 0) == 2);
  CHECK(last(server.binary(head(1, "8"), "\xff\xd8jpeg!!"), 0) == 8);
  CHECK(server.binary(head(2, "2,4"), "ababcd").body == a.body);
  auto alone = head(1, 0);
  alone["inputs"][0].erase("parameters");
  CHECK(last(server.binary(alone, "\xff\xd8jpeg!!"), 0) == 8);
  auto const c = server.post(path, "picture", fields({{"Content-Type", "image/jpeg"}}));
  CHECK(last(c, 0) == 7);
}

TEST_CASE("the classification parameter gives values, indices and labels") {
  Protocol server;
  auto const wanted = Json{{"outputs", {{{"name", "output"}, {"parameters", {{"classification", 2}}}}}}};
  auto const a = server.infer(body(input({"YWI="}, {1}, "BYTES"), wanted));
  CHECK(json(a)["outputs"][0].dump() ==
        R"({"name":"output","datatype":"BYTES","shape":[1,2],"data":["2.000000:1:class 1","2.000000:3:class 3"]})");
  auto const b =
      server.post(std::string(path) + "?classification=1&output=output", "ab", fields({{"Content-Type", "image/png"}}));
  CHECK(json(b)["outputs"][0]["data"] == Json::array({"2.000000:1:class 1"}));
  auto const all =
      Json{{"outputs", {{{"name", "output"}, {"parameters", {{"classification", 99}, {"binary_data", true}}}}}}};
  auto const c = server.infer(body(input({"YWI="}, {1}, "BYTES"), all));
  auto const size = std::stoul(header(c, "Inference-Header-Content-Length"));
  CHECK(c.body.substr(size, 22) == with_size("2.000000:1:class 1"));
  CHECK(server.post(std::string(path) + "?classification=0", "ab", fields({{"Content-Type", "image/png"}})).status ==
        400);
}

TEST_CASE("the result of a picture is an output by name") {
  Protocol server;
  auto const answer = server.infer(body(input({"YWI="}, {1}, "BYTES"), {{"outputs", {{{"name", "result"}}}}}));
  auto const text = json(answer)["outputs"][0]["data"][0].get<std::string>();
  CHECK(Json::parse(text)["output"]["labels"].size() == 2);
  CHECK_FALSE(server.backend.calls[0].want_outputs);
  CHECK(
      contains(error_of(server.infer(body(input({1, 2, 3}), {{"outputs", {{{"name", "result"}}}}}))), "has no output"));
}

TEST_CASE("400 for what doesn't fit, in the protocol's words") {
  Protocol server;
  auto refused = [&](std::string const& text) {
    auto const answer = server.infer(text);
    CHECK(answer.status == 400);
    return error_of(answer);
  };
  CHECK(contains(refused("{"), "no JSON"));
  CHECK(contains(refused("[]"), "must be an object"));
  CHECK(contains(refused("{}"), "inputs"));
  CHECK(contains(refused(R"({"inputs": [5]})"), "must be an object"));
  CHECK(contains(refused(R"({"inputs": [{}]})"), "\"name\""));
  CHECK(contains(refused(body(input({1, 2, 3}, {1, 4}))), "has the shape [-1,3]"));
  CHECK(contains(refused(body(input({1, 2, 3}, {3}))), "has the shape [-1,3]"));
  CHECK(contains(refused(body(input({1, 2}, {1, 3}))), "must be 3 numbers"));
  CHECK(contains(refused(body(input({1, 2, "x"}))), "must be numbers"));
  CHECK(contains(refused(body(input({1, 2, 1e39}))), "no float32 holds"));
  CHECK(contains(refused(body(input(5))), "must be an array"));
  CHECK(contains(refused(body(input({1, 2, 3}, {1, 3}, "INT8"))), "is FP32"));
  for (auto const& shape :
       {Json::array({0, 3}), Json::array({-1, 3}), Json::array({1.5}), Json::array({1e18}),
        Json::array({4294967296, 4294967296, 4294967296}), Json("x"), Json::array({1, 1, 1, 1, 1, 1, 1, 1, 1})})
    CHECK(contains(refused(body(input({1, 2, 3}, shape))), "shape"));
  auto other = input({1, 2, 3});
  other["name"] = "pixels";
  CHECK(contains(refused(body(other)), "it has input"));
  CHECK(contains(refused(Json{{"inputs", {input({1, 2, 3}), input({1, 2, 3})}}}.dump()), "twice"));
  CHECK(contains(refused(body(input({1, 2, 3}), {{"outputs", {{{"name", "logits"}}}}})), "has no output"));
  CHECK(contains(refused(body(input({1, 2, 3}), {{"outputs", 5}})), "\"outputs\""));
  CHECK(contains(refused(body(input({1, 2, 3}), {{"id", 5}})), "id"));
  CHECK(contains(refused(body(input({1, 2, 3}), {{"parameters", {{"binary_data_output", 1}}}})), "true or false"));
  CHECK(contains(refused(body(input({"***"}, {1}, "BYTES"))), "base64"));
  CHECK(contains(refused(body(input({"YWI="}, {2}, "BYTES"))), "has 1 pictures"));
  CHECK(contains(refused(body(input({5}, {1}, "BYTES"))), "base64"));
  CHECK(contains(refused(body(input({"YWI="}, {100000}, "BYTES"))), "at most 256"));
  CHECK(server.backend.calls.empty());
}

TEST_CASE("400 for binary data that doesn't fit") {
  Protocol server;
  auto head = [](Json size) {
    return Json{{"inputs",
                 {{{"name", "input"},
                   {"datatype", "FP32"},
                   {"shape", {1, 3}},
                   {"parameters", {{"binary_data_size", std::move(size)}}}}}}};
  };
  auto refused = [&](Response const& answer) {
    CHECK(answer.status == 400);
    return error_of(answer);
  };
  CHECK(contains(refused(server.binary(head(12), floats({1, 2}))), "8 are left"));
  CHECK(contains(refused(server.binary(head(8), floats({1, 2}))), "must be 3 numbers"));
  CHECK(contains(refused(server.binary(head(12), floats({1, 2, 3, 4}))), "4 bytes behind"));
  CHECK(contains(refused(server.binary(head(-1), floats({1, 2, 3}))), "impossible binary_data_size"));
  CHECK(contains(refused(server.binary(head("1,,2"), floats({1, 2, 3}))), "impossible binary_data_size"));
  CHECK(contains(refused(server.binary(head("18446744073709551615,2"), floats({1, 2, 3}))),
                 "impossible binary_data_size"));
  auto pictures = head(6);
  pictures["inputs"][0]["datatype"] = "BYTES";
  pictures["inputs"][0]["shape"] = {2};
  CHECK(contains(refused(server.binary(pictures, with_size("ab"))), "no BYTES tensor of 2"));
  auto both = head(12);
  both["inputs"][0]["data"] = {1, 2, 3};
  CHECK(contains(refused(server.binary(both, floats({1, 2, 3}))), "send it once"));
  for (auto const* length : {"x", "-1", "999999", ""})
    CHECK(contains(refused(server.post(path, "{}", fields({{"Inference-Header-Content-Length", length}}))),
                   "Inference-Header-Content-Length"));
}

TEST_CASE("415 for bodies of other types, 401 without the key, 404 for other models") {
  Protocol server;
  CHECK(server.post(path, "x", fields({{"Content-Type", "text/plain"}})).status == 415);
  CHECK(server.post(path, "x", fields({{"Content-Type", "multipart/form-data; boundary=b"}})).status == 415);
  CHECK(error_of(server.raw(request("POST", path, "{}"))) == "Not authenticated");
  CHECK(server.post("/v2/models/tiger/infer", "{}").status == 404);
  CHECK(server.post("/v2/models/lion/versions/v9/infer", "{}").status == 404);
  CHECK(server
            .post("/v2/models/lion/versions/v1/infer", body(input({1, 2, 3})),
                  fields({{"Content-Type", "application/json"}}))
            .status == 200);
  CHECK(server.backend.calls.at(0).version == "v1");
}

TEST_CASE("the error of one picture is the answer for all") {
  Protocol server;
  auto const works = server.backend.answer;
  server.backend.answer = [&](serving::Call const& call) {
    if (std::get<std::string>(call.input) == "ab") return works(call);
    return serving::Reply{
        .status = serving::Status::full, .message = "the queue is full", .retry_after = std::chrono::seconds(3)};
  };
  auto const answer = server.infer(body(input({"YWI=", "YWJj"}, {2}, "BYTES")));
  CHECK(answer.status == 429);
  CHECK(error_of(answer) == "the queue is full");
  CHECK(header(answer, "Retry-After") == "3");
  CHECK(server.backend.calls.size() == 2);
}

TEST_CASE("values that aren't finite go in binary only") {
  Protocol server;
  server.backend.answer = [](serving::Call const&) {
    return serving::Reply{.outputs = {at::full({1, 4}, std::numeric_limits<double>::quiet_NaN())}};
  };
  auto const answer = server.infer(body(input({1, 2, 3})));
  CHECK(answer.status == 500);
  CHECK(contains(error_of(answer), "ask for binary data"));
  CHECK(server.infer(body(input({1, 2, 3}), {{"parameters", {{"binary_data_output", true}}}})).status == 200);
  auto const classes = Json{{"outputs", {{{"name", "output"}, {"parameters", {{"classification", 2}}}}}}};
  CHECK(server.infer(body(input({1, 2, 3}), classes)).status == 500);
}

TEST_CASE("statistics count calls, batches and times") {
  Protocol server;
  for (int i = 0; i < 4; ++i) server.infer(body(input({1, 2, 3})));
  server.backend.answer = [](serving::Call const&) {
    return serving::Reply{.status = serving::Status::failed, .message = "x"};
  };
  server.infer(body(input({1, 2, 3})));
  auto const stats = json(server.get("/v2/models/lion/stats"))["model_stats"][0];
  CHECK(stats["inference_count"] == 4);
  CHECK(stats["execution_count"] == 2);
  CHECK(stats["inference_stats"]["success"]["count"] == 4);
  CHECK(stats["inference_stats"]["fail"]["count"] == 1);
  CHECK(stats["inference_stats"]["compute_infer"]["ns"] == 8'000'000);
  CHECK(json(server.get("/v2/models/stats"))["model_stats"].size() == 1);
}
