// Hands broken requests, made from good ones, to the APIs, whose models answer as they should. Built with sanitizers it
// finds what a test of results can't: usage api_fuzz [requests]
#include <ATen/ops/full.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "fake_backend.hpp"
#include "mutate.hpp"

namespace ttfm::server {

std::string_view try_page() { return "page"; }

}  // namespace ttfm::server

namespace {

using namespace fake;

[[noreturn]] void give_up(Request const& request, Response const& response) {
  std::fprintf(stderr, "%s %s?%s: %d %s\n%.2000s\n", request.method.c_str(), request.path.c_str(),
               request.query.c_str(), response.status, response.body.substr(0, 2000).c_str(), request.body.c_str());
  std::abort();
}

std::string floats(std::size_t count) { return std::string(count * sizeof(float), '\x3e'); }

std::vector<Request> seeds() {
  auto const json = fields({{"Content-Type", "application/json"}});
  std::string const v2 = "/v2/models/lion/infer";
  std::vector<Request> all{
      request(
          "POST", "/v1/cnn/search-image",
          R"({"prompt": "/9j/4A==", "top_k": 3, "min_confidence": 7.5, "response_format": "json", "model": "lion"})",
          json),
      request("POST", "/v1/cnn/search-image",
              R"({"prompt": "data:image/jpeg;base64,/9j/4A==", "response_format": "verbose_json"})", json),
      request("POST", "/v1/cnn/search-image", R"({"series": [1, 2.5, -3e7], "unknown": {"a": [null, true, "\u00e9"]}})",
              json),
      request("POST", "/v1/cnn/search-image?top_k=1&min_confidence=0&response_format=json", "\xff\xd8\xff",
              fields({{"Content-Type", "image/jpeg"}})),
      request("POST", "/cnn/search-image",
              "--b\r\nContent-Disposition: form-data; name=\"top_k\"\r\n\r\n2\r\n--b\r\nContent-Disposition: "
              "form-data; name=\"file\"; "
              "filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8\xff\r\n--b--\r\n",
              fields({{"Content-Type", "multipart/form-data; boundary=b"}})),
      request(
          "POST", v2,
          R"({"id": "1", "inputs": [{"name": "input", "shape": [2, 3], "datatype": "FP32", "data": [[1, 2, 3], [4, 5, 6]]}], "outputs": [{"name": "output", "parameters": {"binary_data": true}}]})",
          json),
      request(
          "POST", v2,
          R"({"inputs": [{"name": "input", "shape": [2], "datatype": "BYTES", "data": ["YWI=", "YWI="]}], "outputs": [{"name": "output", "parameters": {"classification": 2}}, {"name": "result"}]})",
          json),
      request("POST", v2 + "?output=output&classification=3&binary_data=true", "picture",
              fields({{"Content-Type", "image/png"}})),
      request("POST", "/v2/repository/index", R"({"ready": true})", json),
      request("GET", "/v2/models/lion/versions/v1"),
      request("POST", "/tt-reset-device?device_id=0"),
  };
  for (
      auto const* head :
      {R"({"inputs": [{"name": "input", "shape": [2, 3], "datatype": "FP32", "parameters": {"binary_data_size": 24}}], "parameters": {"binary_data_output": true}})",
       R"({"inputs": [{"name": "input", "shape": [1], "datatype": "BYTES", "parameters": {"binary_data_size": "24"}}]})",
       R"({"inputs": [{"name": "input", "shape": [2], "datatype": "BYTES", "parameters": {"binary_data_size": "20,4"}}]})"})
    all.push_back(request("POST", v2, head + floats(6),
                          fields({{"Inference-Header-Content-Length", std::to_string(std::strlen(head))}})));
  return all;
}

/// The request with something else in its body, its query, its path or a field of its header.
Request broken(Request request, std::mt19937& random) {
  auto const what = random() % 16;
  if (what < 11) mutate(request.body, random);
  if (what == 11) mutate(request.query, random);
  if (what == 12) mutate(request.path, random);
  if (what == 13) mutate(request.method, random);
  if (what >= 14) {
    Headers headers;
    for (auto [name, value] : request.headers) {
      mutate(value, random);
      headers.add(name, value);
    }
    request.headers = headers;
  }
  return request;
}

}  // namespace

int main(int count, char** arguments) {
  auto const requests = count > 1 ? std::atol(arguments[1]) : 20'000;
  Server server({.default_model = "lion"});
  server.backend.answer = [](serving::Call const& call) {
    serving::Reply reply{
        .result = classes({0.5f, 0.25f, 0.25f, 0}), .model = call.model, .version = "v1", .stages = {.batch = 1}};
    auto const* tensors = std::get_if<nn::Tensors>(&call.input);
    reply.outputs = {at::full({tensors ? (*tensors)[0].size(0) : 1, 4}, 0.5)};
    return reply;
  };
  std::set<int> const known{200, 204, 400, 401, 404, 405, 413, 415, 422};
  std::mt19937 random(1);
  auto const good = seeds();
  long answered = 0;
  for (auto const& each : good)
    if (auto const response = server.raw(each); response.status != 200) give_up(each, response);
  for (long i = 0; i < requests; ++i) {
    auto const request = broken(good[random() % good.size()], random);
    auto const response = server.raw(request);
    answered += response.status == 200;
    if (!known.contains(response.status)) give_up(request, response);
    // An answer in JSON is JSON, and an error is a sentence.
    if (response.type != "application/json") continue;
    auto const json = Json::parse(response.body, nullptr, false);
    if (json.is_discarded()) give_up(request, response);
    if (response.status >= 400 && response.status != 422 && json.value("detail", json.value("error", "")).empty())
      give_up(request, response);
    server.backend.calls.clear();
    server.backend.done.clear();
    server.backend.counted.clear();
  }
  std::printf("%ld broken requests, of which %ld were good enough\n", requests, answered);
  return answered > 0 && answered < requests ? 0 : 1;
}
