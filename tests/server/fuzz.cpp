// Sends broken requests, made from good ones, to a server over loopback, whose handler reads them as the APIs do, and
// hands broken texts to the readers. Built with sanitizers it finds what a test of results can't: usage fuzz [requests
// [texts]]
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "base64.hpp"
#include "client.hpp"
#include "http.hpp"
#include "multipart.hpp"
#include "mutate.hpp"
#include "query.hpp"

using namespace ttfm;
using namespace ttfm::server;

namespace {

[[noreturn]] void give_up(char const* what, std::string_view text) {
  std::fprintf(stderr, "%s: %.*s\n", what, static_cast<int>(std::min<std::size_t>(text.size(), 2000)), text.data());
  std::abort();
}

void demand(bool holds, char const* what, std::string_view text = {}) {
  if (!holds) give_up(what, text);
}

/// Whether the text is taken. Nothing but BadRequest may come out.
template <class Read>
bool reads(Read read) {
  try {
    read();
    return true;
  } catch (BadRequest const& error) {
    demand(error.status >= 400 && error.status < 500 && *error.what(), "a refusal without a reason");
    return false;
  }
}

bool form(std::string_view body, std::string_view boundary) {
  return reads([&] {
    std::size_t total = 0;
    for (auto const& part : read_multipart(body, boundary)) {
      demand(part.data.empty() ||
                 (part.data.data() >= body.data() && part.data.data() + part.data.size() <= body.data() + body.size()),
             "a part outside its form", body);
      total += part.data.size() + part.name.size();
    }
    demand(total <= body.size(), "a form larger than its body", body);
  });
}

bool picture(std::string_view text) {
  return reads([&] { demand(decode_text(text).bytes.size() <= text.size(), "bytes out of nothing", text); });
}

bool fields(std::string_view text) {
  return reads([&] {
    for (auto const& [name, value] : read_query(text))
      demand(name.size() + value.size() <= text.size(), "a field of nothing", text);
  });
}

bool target(std::string_view text) {
  return reads([&] {
    auto const path = read_target(text).path;
    if (path == "*") return;
    demand(path[0] == '/' && (path == "/" || path.back() != '/'), "a path with another beginning or end", path);
    for (auto const segment : {"//", "/../", "/./"})
      demand(path.find(segment) == path.npos, "a path that isn't normal", path);
    demand(!path.ends_with("/.."), "a path that climbs", path);
    for (char const c : path)
      demand(static_cast<unsigned char>(c) >= ' ' && c != 0x7f, "a control character in a path", path);
  });
}

bool type(std::string_view text) {
  return reads([&] { demand(!read_media_type(text).value.empty(), "a type without a name", text); });
}

/// As the APIs read a request; what it holds is checked.
bool reads(Request const& request) {
  demand(is_token(request.method), "a method that is no token", request.method);
  demand(request.body.size() <= 4096, "a body that is too large", request.target);
  demand(request.headers.size() <= 100, "too many fields");
  for (auto const& [name, value] : request.headers) {
    demand(is_token(name), "a field's name that is no token", name);
    for (char const c : value) demand(c != '\r' && c != '\n' && c != '\0', "a field with a line break", value);
  }
  return reads([&] {
    read_query(request.query);
    auto const* const content = request.headers.find("content-type");
    if (!content) return;
    auto const media = read_media_type(*content);
    if (media.value == "multipart/form-data")
      for (auto const& part : read_multipart(request.body, boundary_of(media)))
        if (part.filename) decode_text(part.data);
  });
}

}  // namespace

int main(int count, char** arguments) {
  int const requests = count > 1 ? std::atoi(arguments[1]) : 20'000;
  int const texts = count > 2 ? std::atoi(arguments[2]) : 50 * requests;
  std::mt19937 random(1);
  std::string const body =
      "--b\r\nContent-Disposition: form-data; name=\"top_k\"\r\n\r\n5\r\n--b\r\nContent-Disposition: form-data; "
      "name=\"image\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n/9j/4AAQ\r\n--b--\r\n";
  std::string const media = "multipart/form-data; boundary=\"b\"; charset=utf-8";

  // The readers alone.
  struct Kind {
    std::string text;
    bool (*reads)(std::string_view);
  };
  Kind const kinds[] = {{body, [](std::string_view text) { return form(text, "b"); }},
                        {"data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/\r\n2wBDAAgGBgcGBQ==", picture},
                        {"top_k=5&min_confidence=0.5&name=%C3%A4+b&x", fields},
                        {"/v2/models/a%20b/./c/../infer?x=%20", target},
                        {media, type}};
  long refused = 0;
  for (auto const& kind : kinds) demand(kind.reads(kind.text), "a good text is refused", kind.text);
  for (int i = 0; i < texts; ++i) {
    auto const& kind = kinds[static_cast<std::size_t>(i) % std::size(kinds)];
    auto text = kind.text;
    mutate(text, random);
    // Texts of the sizes that they claim to have, so that a sanitizer sees the byte behind them.
    refused += !kind.reads(std::string(text.data(), text.size()));
  }
  std::printf("%d texts: %ld refused\n", texts, refused);
  demand(refused > texts / 10 && refused < texts, "nothing or everything is refused");

  HttpServer server({.address = "127.0.0.1", .port = 0, .max_body = 4096}, {}, [](Request request, Respond respond) {
    respond(reads(request) ? Response{.body = "{}"} : problem(422, request.target));
  });
  std::string const seeds[] = {
      get("/v1/models?a=b", "Accept: */*\r\nUser-Agent: fuzz\r\n"),
      post("/v1/cnn/search-image", body, "Content-Type: " + media + "\r\n"),
      post("/v2/models/a/infer", std::string(300, 'x'), "Expect: 100-continue\r\nConnection: close\r\n"),
      "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
      "chunked\r\n\r\n5;a=b\r\nhello\r\n10\r\n0123456789abcdef\r\n0\r\nX-T: b\r\n\r\n",
      "HEAD / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
      "OPTIONS http://a.example/b HTTP/1.1\r\nHost: a.example\r\nX-Folded: a\r\n b\r\n\r\n"};
  int statuses[600] = {}, silent = 0;
  for (int i = 0; i < requests; ++i) {
    auto request = seeds[static_cast<std::size_t>(i) % std::size(seeds)];
    if (i >= static_cast<int>(std::size(seeds))) mutate(request, random);
    Client client(server.port());
    // Sometimes in two pieces.
    auto const half = random() % 4 == 0 ? random() % (request.size() + 1) : request.size();
    client.send(std::string_view(request).substr(0, half));
    if (half < request.size()) {
      if (random() % 16 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
      client.send(std::string_view(request).substr(half));
    }
    client.half_close();
    auto const text = client.read_all();
    client.reset();
    if (text.empty()) {
      ++silent;
      continue;
    }
    demand(text.size() > 12 && text.starts_with("HTTP/1.1 ") && text[12] == ' ', "no status line", text);
    auto const status = std::atoi(text.c_str() + 9);
    demand(status == 100 || (status >= 200 && status < 600), "no status", text);
    demand(status != 500 || i < 0, "the server failed", request);
    ++statuses[status];
  }
  std::printf("%d requests: %d empty", requests, silent);
  for (int i = 0; i < 600; ++i)
    if (statuses[i]) std::printf(", %d with %d", statuses[i], i);
  std::printf("\n");
  auto const counts = server.counts();
  demand(counts.busy == 0 && server.stop(std::chrono::seconds(5)), "a request that isn't over");
  return statuses[200] > requests / 50 && statuses[400] > requests / 4 ? 0 : 1;
}
