// The transport, against clients of plain sockets: good, slow, broken and hostile ones.
#include "http.hpp"

#include <fcntl.h>
#include <sys/resource.h>

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <fstream>
#include <future>
#include <memory>
#include <mutex>
#include <thread>

#include "bad_request.hpp"
#include "catch.hpp"
#include "client.hpp"
#include "ttfm/core/detail/text.hpp"

using namespace ttfm;
using namespace ttfm::server;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

namespace {

/// A server whose handler answers /wait when the test says so, and everything else at once with what it was asked.
struct Served {
  explicit Served(HttpOptions options = {}, Gate gate = {}) {
    options.address = "127.0.0.1";
    options.port = 0;
    options.report = [this](std::string what) {
      std::lock_guard const lock(mutex);
      reported = std::move(what);
    };
    server.emplace(options, std::move(gate),
                   [this](Request request, Respond respond) { handle(std::move(request), std::move(respond)); });
  }
  ~Served() { server.reset(); }

  void handle(Request request, Respond respond) {
    if (request.path == "/throw") throw std::runtime_error("a secret");
    if (request.path == "/bad") throw BadRequest("that is no picture", 415);
    if (request.path == "/forget") return;
    if (request.path == "/large") return respond({.body = std::string(32 << 20, 'x'), .type = "text/plain"});
    if (request.path == "/odd") return respond({.status = 299});
    if (request.path == "/wild") return respond({.status = 100'000, .body = "{}"});
    if (request.path == "/none") return respond({.status = 204, .body = "unsent"});
    if (request.path == "/inject")
      return respond({.headers = {{"X-Good", "yes"},
                                  {"X-Bad", "a\r\nSet-Cookie: b"},
                                  {"X Bad", "c"},
                                  {"Content-Length", "3"},
                                  {"X-Zero", std::string(1, '\0')}},
                      .body = "{}",
                      .type = "text/html\r\nX-Evil: 1"});
    if (request.path == "/wait") {
      std::lock_guard const lock(mutex);
      waiting.emplace_back(std::move(request), std::move(respond));
      came.notify_all();
      return;
    }
    std::string text = request.method + " " + request.path + " [" + request.query + "] " +
                       std::to_string(request.body.size()) + " " + request.body.substr(0, 40);
    respond({.body = std::move(text), .type = "text/plain"});
  }

  /// The next request to /wait.
  std::pair<Request, Respond> next() {
    std::unique_lock lock(mutex);
    if (!came.wait_for(lock, std::chrono::seconds(10), [&] { return !waiting.empty(); }))
      throw std::runtime_error("no request has come");
    auto result = std::move(waiting.front());
    waiting.pop_front();
    return result;
  }

  int port() const { return server->port(); }
  HttpCounts counts() const { return server->counts(); }

  std::mutex mutex{};
  std::condition_variable came{};
  std::deque<std::pair<Request, Respond>> waiting{};
  std::string reported{};
  std::optional<HttpServer> server{};
};

HttpOptions quick() {
  return {.header_limit = milliseconds(300),
          .body_limit = milliseconds(300),
          .idle_limit = milliseconds(300),
          .write_limit = milliseconds(300),
          .linger_limit = milliseconds(300)};
}

std::string chunked(std::string const& chunks, std::string const& target = "/a") {
  return "POST " + target + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
}

}  // namespace

TEST_CASE("requests of one connection are answered one after another") {
  Served served;
  Client client(served.port());
  auto answer = client.ask(get("/a/b?c=d&e"));
  CHECK(answer.status == 200);
  CHECK(answer.body == "GET /a/b [c=d&e] 0 ");
  CHECK(answer.field("Content-Type") == "text/plain");
  CHECK(answer.field("Connection").empty());
  CHECK(answer.field("Date").size() == 29);
  for (std::size_t const size : {0, 1, 20'000, 70'000, 1'000'000, 16 << 20}) {
    answer = client.ask(post("/a", std::string(size, 'y')));
    CHECK(answer.body ==
          "POST /a [] " + std::to_string(size) + " " + std::string(std::min<std::size_t>(size, 40), 'y'));
  }
  // In pieces, and after line breaks of an old client.
  client.send("\r\n\r\nPO");
  std::this_thread::sleep_for(milliseconds(20));
  client.send("ST /b HTTP/1.1\r\nHost");
  std::this_thread::sleep_for(milliseconds(20));
  client.send(": a\r\nContent-Length: 5\r\n\r\nhe");
  std::this_thread::sleep_for(milliseconds(20));
  CHECK(client.ask("llo").body == "POST /b [] 5 hello");
  auto const counts = served.counts();
  CHECK(counts.connections == 1);
  CHECK(counts.accepted == 1);
  CHECK(counts.requests == 8);
  CHECK(counts.rejected == 0);
  CHECK(counts.received > (17 << 20));
  client.close();
  CHECK(becomes([&] { return served.counts().connections == 0; }));
}

TEST_CASE("connections live and end as the client says") {
  Served served;
  auto ends = [&](std::string const& request, std::string const& said) {
    Client client(served.port());
    auto const answer = client.ask(request);
    INFO(request);
    CHECK(answer.status == 200);
    CHECK(answer.field("Connection") == said);
    return client.closed(said == "close" ? 10'000 : 50);
  };
  CHECK(ends(get("/", "Connection: close\r\n"), "close"));
  CHECK(ends("GET / HTTP/1.0\r\n\r\n", "close"));
  CHECK_FALSE(ends("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "keep-alive"));
  CHECK_FALSE(ends(get("/", "Connection: keep-alive\r\n"), ""));
  CHECK_FALSE(ends(get("http://a.example/x?y"), ""));
}

TEST_CASE("methods and paths are the handler's") {
  Served served;
  Client client(served.port());
  CHECK(client.ask("BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n").body == "BREW /pot [] 0 ");
  CHECK(client.ask("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n").body == "OPTIONS * [] 0 ");
  CHECK(client.ask(get("//a/./b/../%63%2fd//")).body == "GET /a/c/d [] 0 ");
  client.send("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n");
  auto const answer = client.read(true);
  CHECK(answer.status == 200);
  CHECK(answer.field("Content-Length") == "13");
  CHECK(client.ask(get("/none")).status == 204);
  CHECK(client.ask(get("/odd")).head.substr(0, 15) == "HTTP/1.1 299 \r\n");
  CHECK(client.ask(get("/wild")).status == 500);
  CHECK(client.ask(get("/a")).body == "GET /a [] 0 ");
}

TEST_CASE("what isn't HTTP is refused, and the connection closed") {
  Served served;
  auto refused = [&](std::string const& request) {
    Client client(served.port());
    auto const answer = client.ask(request);
    INFO(request.substr(0, 200) << "\n" << answer.head << answer.body);
    CHECK(answer.field("Connection") == "close");
    CHECK(answer.field("Content-Type") == "application/json");
    CHECK(answer.body.rfind("{\"detail\": \"", 0) == 0);
    client.half_close();
    CHECK(client.closed());
    return answer.status;
  };
  CHECK(refused("hello\r\n\r\n") == 400);
  CHECK(refused("\x16\x03\x01\x02\x01\x01\x01\xfc\x03\x03 of TLS\r\n\r\n") == 400);
  CHECK(refused("GET  / HTTP/1.1\r\n\r\n") == 400);
  CHECK(refused("GET / HTTP/1.1\nHost: a\n\n") == 400);
  CHECK(refused("GET / HTTP/2.0\r\nHost: a\r\n\r\n") == 505);
  CHECK(refused("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") == 505);
  CHECK(refused("GET / HTTP/1.1\r\n\r\n") == 400);  // no host
  CHECK(refused("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") == 400);
  CHECK(refused(get("a")) == 400);
  CHECK(refused(get("/%")) == 400);
  CHECK(refused(get("/%0d%0aX:%20y")) == 400);
  CHECK(refused(get("/%00")) == 400);
  CHECK(refused(get("/../etc/passwd")) == 400);
  CHECK(refused(get("/a/%2e%2e/%2E%2E/etc")) == 400);
  CHECK(refused(get("/", "a b: c\r\n")) == 400);
  CHECK(refused(get("/", "a : c\r\n")) == 400);
  CHECK(refused(get("/", std::string("a: \0\r\n", 6))) == 400);
  CHECK(refused(get("/", "Expect: a dinner\r\n")) == 417);
  // Requests that a proxy and a server may read in two ways.
  CHECK(refused("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") ==
        400);
  CHECK(refused("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n") ==
        400);
  CHECK(refused("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd") == 400);
  CHECK(refused("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n") == 400);
  CHECK(refused("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n") == 400);
  CHECK(refused("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x3\r\n\r\nabc") == 400);
  CHECK(refused("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n") == 501);
  CHECK(refused("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n") == 501);
  CHECK(
      refused(
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") ==
      501);
  CHECK(refused("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") == 501);
  CHECK(served.counts().rejected == 28);
  CHECK(Client(served.port()).ask(get("/")).status == 200);
}

TEST_CASE("headers have a limit") {
  Served served({.max_header = 8192, .max_fields = 20});
  auto status = [&](std::string const& request) {
    Client client(served.port());
    return client.ask(request).status;
  };
  CHECK(status(get("/" + std::string(7000, 'a'))) == 200);
  CHECK(status(get("/" + std::string(9000, 'a'))) == 431);
  CHECK(status(get("/", "a: " + std::string(7000, 'b') + "\r\n")) == 200);
  CHECK(status(get("/", "a: " + std::string(9000, 'b') + "\r\n")) == 431);
  CHECK(status("GET / HTTP/1.1\r\n" + std::string(20'000, 'a')) == 431);
  CHECK(status(std::string(20'000, 'G')) == 431);
  // Many fields, each of them small; also in pieces, so that none of them is in memory with the others.
  std::string bomb = "GET / HTTP/1.1\r\nHost: a\r\n";
  for (int i = 0; i < 21; ++i) bomb += "a: b\r\n";
  CHECK(status(bomb + "\r\n") == 431);
  Client client(served.port());
  client.send("GET / HTTP/1.1\r\nHost: a\r\n");
  for (int i = 0; i < 10; ++i) {
    client.send("a: " + std::string(1000, 'b') + "\r\n");
    std::this_thread::sleep_for(milliseconds(5));
  }
  CHECK(client.read().status == 431);
}

TEST_CASE("bodies have a limit") {
  Served served({.max_body = 100'000});
  auto answer = [&](std::string const& request) { return Client(served.port()).ask(request); };
  CHECK(answer(post("/a", std::string(100'000, 'b'))).status == 200);
  auto const refused = answer(post("/a", std::string(100'001, 'b')));
  CHECK(refused.status == 413);
  auto const inference = answer(post("/v2/models/a/infer", std::string(600'000, 'b')));
  CHECK(inference.status == 413);
  CHECK(inference.body == "{\"error\": \"the body must have at most 100000 bytes\"}");
  CHECK(refused.body == "{\"detail\": \"the body must have at most 100000 bytes\"}");
  // A client that sends all of it before it reads gets its answer, too.
  CHECK(answer(post("/a", std::string(600'000, 'b'))).status == 413);
  CHECK(answer("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551615\r\n\r\n").status == 413);
  CHECK(answer(chunked("186A0\r\n" + std::string(100'000, 'b') + "\r\n0\r\n\r\n")).status == 200);
  CHECK(answer(chunked("186A1\r\n" + std::string(100'001, 'b') + "\r\n0\r\n\r\n")).status == 413);
  CHECK(answer(chunked("186A0\r\n" + std::string(100'000, 'b') + "\r\n1\r\nb\r\n0\r\n\r\n")).status == 413);
  CHECK(answer(chunked("FFFFFFFFFFFFFFFF\r\n")).status == 413);
  CHECK(answer(chunked("10000000000000000\r\n")).status == 400);
}

TEST_CASE("an endless body is cut") {
  Served served({.max_body = 100'000, .linger_limit = milliseconds(500)});
  for (auto const& request :
       {chunked(""), std::string("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999\r\n\r\n")}) {
    Client client(served.port());
    client.send(request);
    std::string const chunk = "2710\r\n" + std::string(10'000, 'b') + "\r\n";
    std::size_t sent = 0;
    auto const start = Clock::now();
    while (Clock::now() - start < std::chrono::seconds(10) && client.send(chunk)) sent += chunk.size();
    CHECK(Clock::now() - start < std::chrono::seconds(5));
    CHECK(sent < (64 << 20));
  }
}

TEST_CASE("all bodies together have a limit") {
  Served served({.max_buffered = 1'000'000});
  std::vector<Client> clients;
  for (int i = 0; i < 2; ++i) {
    clients.emplace_back(served.port());
    clients.back().send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n" + std::string(300'000, 'b'));
  }
  REQUIRE(becomes([&] { return served.counts().received > 600'000; }));
  Client client(served.port());
  auto const refused = client.ask(post("/a", std::string(800'000, 'b')));
  CHECK(refused.status == 503);
  CHECK(refused.field("Retry-After") == "1");
  CHECK(Client(served.port()).ask(post("/a", "small")).status == 200);
  clients.clear();
  CHECK(becomes([&] { return served.counts().connections <= 1; }));
  CHECK(Client(served.port()).ask(post("/a", std::string(800'000, 'b'))).status == 200);
}

TEST_CASE("bodies may come in chunks") {
  Served served;
  Client client(served.port());
  CHECK(client.ask(chunked("5\r\nhello\r\n6;a=b\r\n world\r\n0\r\n\r\n")).body == "POST /a [] 11 hello world");
  CHECK(client.ask(chunked("0\r\n\r\n")).body == "POST /a [] 0 ");
  CHECK(client.ask(chunked("1\r\na\r\n0\r\nX-Trailer: b\r\n\r\n")).body == "POST /a [] 1 a");
  std::string large;
  for (int i = 0; i < 300; ++i) large += "3e8\r\n" + std::string(1000, 'c') + "\r\n";
  CHECK(client.ask(chunked(large + "0\r\n\r\n")).body.substr(0, 18) == "POST /a [] 300000 ");
  for (auto const piece : {"4", "\r", "\n", "a", "bcd\r", "\n0\r\n", "\r"}) {
    if (std::string_view(piece) == "4") client.send(chunked(""));
    client.send(piece);
    std::this_thread::sleep_for(milliseconds(10));
  }
  CHECK(client.ask("\n").body == "POST /a [] 4 abcd");
  for (auto const wrong :
       {"x\r\n", "5\r\nhelloworld", "5 5\r\nhello\r\n", "-1\r\n", "\r\n", "1\r\na\r\n0\r\nbad trailer\r\n\r\n"})
    CHECK(Client(served.port()).ask(chunked(wrong)).status == 400);
  CHECK(Client(served.port()).ask(chunked("5;" + std::string(30'000, 'a'))).status == 400);
}

TEST_CASE("a client that waits for 100 gets it, or the refusal before it has sent its body") {
  Served served({.max_body = 1000}, [](Request const& request) -> std::optional<Response> {
    if (request.path == "/no") return problem(401, "no key");
    return std::nullopt;
  });
  auto ask = [](std::string const& target, int size) {
    return "POST " + target +
           " HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n";
  };
  Client client(served.port());
  for (int i = 0; i < 3; ++i) {
    CHECK(client.ask(ask("/a", 5)).status == 100);
    CHECK(client.ask("hello").body == "POST /a [] 5 hello");
  }
  CHECK(client.ask(ask("/a", 5) + "hello").status == 200);  // it didn't wait
  CHECK(client.ask(ask("/a", 2000)).status == 413);
  CHECK(client.closed());
  CHECK(Client(served.port()).ask(ask("/no", 5)).status == 401);
}

TEST_CASE("the gate sees the header, and refuses before the body is there") {
  std::atomic<int> seen{0};
  Served served({.threads = 2}, [&](Request const& request) -> std::optional<Response> {
    ++seen;
    if (request.path == "/throw-gate") throw std::runtime_error("a secret");
    if (request.path == "/bad-gate") throw BadRequest("wrong", 405);
    if (request.headers.get("AUTHORIZATION") != "Bearer key") {
      auto refusal = problem(401, "the request needs \"Authorization: Bearer\"");
      refusal.headers = {{"WWW-Authenticate", "Bearer"}};
      return refusal;
    }
    return request.body.empty() && !request.peer.empty() ? std::nullopt
                                                         : std::optional(problem(500, "a body in the gate"));
  });
  Client client(served.port());
  auto const refused = client.ask(get("/a"));
  CHECK(refused.status == 401);
  CHECK(refused.field("WWW-Authenticate") == "Bearer");
  CHECK(refused.body == "{\"detail\": \"the request needs \\\"Authorization: Bearer\\\"\"}");
  // The connection goes on, also behind a body that nobody reads, if that is small.
  CHECK(client.ask(post("/a", std::string(200'000, 'b'))).status == 401);
  CHECK(client.ask(post("/a", "x")).status == 401);
  CHECK(client.ask(post("/a", "good", "authorization: Bearer key\r\n")).body == "POST /a [] 4 good");
  CHECK(client.ask(get("/throw-gate")).status == 500);
  CHECK(client.ask(get("/bad-gate")).status == 405);
  client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n");
  CHECK(client.read().status == 401);
  CHECK(client.ask("0123456789" + get("/a", "Authorization: Bearer key\r\n")).status == 200);
  CHECK(client.ask(post("/a", std::string(300'000, 'b'))).status == 401);
  CHECK(client.closed());
  CHECK(seen == 9);
}

TEST_CASE("a handler that throws or forgets gives 500, without its message") {
  Served served;
  Client client(served.port());
  auto const answer = client.ask(get("/throw"));
  CHECK(answer.status == 500);
  CHECK_FALSE(contains(answer.body, "secret"));
  CHECK(contains(served.reported, "a secret"));
  CHECK(client.ask(get("/bad")).status == 415);
  CHECK(client.ask(get("/forget")).status == 500);
  CHECK(client.ask(get("/a")).status == 200);
}

TEST_CASE("no header is made of what could end it") {
  Served served;
  Client client(served.port());
  auto const answer = client.ask(get("/inject"));
  CHECK(answer.field("X-Good") == "yes");
  CHECK(answer.field("Content-Length") == "2");
  for (auto const wrong : {"Set-Cookie", "X Bad", "X-Bad", "X-Zero", "X-Evil", "Content-Type"})
    CHECK_FALSE(contains(answer.head, wrong));
}

TEST_CASE("a problem is JSON of whatever it says") {
  CHECK(problem(400, "a \"b\" \\ \n \x01 \xc3\xa4 \xff").body ==
        "{\"detail\": \"a \\\"b\\\" \\\\ \\u000a \\u0001 \xc3\xa4 \xEF\xBF\xBD\"}");
}

TEST_CASE("pipelined requests are refused: the first is answered") {
  Served served;
  Client client(served.port());
  auto answer = client.ask(get("/a") + get("/b"));
  CHECK(answer.body == "GET /a [] 0 ");
  CHECK(answer.field("Connection") == "close");
  CHECK(client.closed());
  // Sent while the first is computed; what comes is not read on, so that it fills no memory.
  Client second(served.port());
  second.send(get("/wait"));
  auto [request, respond] = served.next();
  second.send(get("/b"));
  std::this_thread::sleep_for(milliseconds(50));
  respond({.body = "{}"});
  answer = second.read();
  CHECK(answer.status == 200);
  CHECK(answer.field("Connection") == "close");
  CHECK(second.closed());
  CHECK(served.counts().requests == 2);
}

TEST_CASE("what a client sends while its request is computed is not read on") {
  Served served;
  Client client(served.port());
  client.send(get("/wait"));
  auto [request, respond] = served.next();
  auto const before = served.counts().received;
  std::atomic<bool> taken{false};
  std::thread sender([&] { taken = client.send(std::string(64 << 20, 'x')); });
  std::this_thread::sleep_for(milliseconds(300));
  CHECK_FALSE(taken);
  CHECK(served.counts().received - before < (64 << 10));
  client.half_close();
  respond({.body = "{}"});
  sender.join();
}

TEST_CASE("a slow client is cut, and keeps nobody waiting") {
  Served served(quick());
  auto took = [&](std::string const& start, int status) {
    Client client(served.port());
    auto const begin = Clock::now();
    client.send(start);
    INFO(start.substr(0, 60));
    if (status) CHECK(client.read().status == status);
    CHECK(client.closed());
    auto const time = Clock::now() - begin;
    CHECK(time > milliseconds(250));
    CHECK(time < milliseconds(3000));
  };
  took("", 0);
  took("GET / HTTP/1.1\r\nHost:", 408);
  took("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc", 408);
  took(chunked("5\r\nab"), 408);
  CHECK(served.counts().timed_out == 3);
  // One byte at a time doesn't win time.
  for (auto const& request : {get("/" + std::string(100, 'a')), post("/", std::string(100, 'a'))}) {
    Client client(served.port());
    std::size_t sent = 0;
    for (char const c : request) {
      if (!client.send(std::string_view(&c, 1))) break;
      ++sent;
      if (sent > request.size() - 90) std::this_thread::sleep_for(milliseconds(20));
    }
    CHECK(client.read().status == 408);
  }
  // Between requests.
  Client client(served.port());
  CHECK(client.ask(get("/")).status == 200);
  CHECK(client.closed());
}

TEST_CASE("a request that is computed has no limit of the transport's") {
  Served served(quick());
  Client client(served.port());
  client.send(get("/wait"));
  auto [request, respond] = served.next();
  CHECK(client.silent(1000));
  respond({.body = "{}"});
  CHECK(client.read().status == 200);
}

TEST_CASE("a client that doesn't take its answer is cut") {
  auto options = quick();
  Served served(options);
  Client client(served.port(), 4096);
  client.send(get("/large"));
  CHECK(becomes([&] { return served.counts().timed_out == 1; }));
  CHECK(served.counts().connections == 0);
  CHECK(served.counts().sent < (16 << 20));
  // One that is slow, but not too slow, gets all of it.
  options.write_limit = std::chrono::seconds(5);
  Served patient(options);
  Client slow(patient.port());
  slow.send(get("/large"));
  std::this_thread::sleep_for(milliseconds(400));
  CHECK(slow.read().body.size() == (32 << 20));
}

TEST_CASE("stalled uploads hinder nobody") {
  Served served;
  std::vector<Client> stalled;
  for (int i = 0; i < 200; ++i) {
    stalled.emplace_back(served.port());
    stalled.back().send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n" + std::string(1000, 'a'));
  }
  Client client(served.port());
  auto const start = Clock::now();
  for (int i = 0; i < 20; ++i) CHECK(client.ask(post("/a", std::string(60'000, 'b'))).status == 200);
  CHECK(Clock::now() - start < std::chrono::seconds(2));
  // And end well if they go on.
  for (auto& each : stalled) CHECK(each.ask(std::string(99'000, 'a')).status == 200);
}

TEST_CASE("a client that leaves is told to the handler") {
  Served served;
  auto leaves = [&](auto leave) {
    Client client(served.port());
    client.send(post("/wait", "abc"));
    auto [request, respond] = served.next();
    CHECK(request.body == "abc");
    CHECK_FALSE(request.left->left);
    CHECK(served.counts().busy == 1);
    leave(client);
    CHECK(becomes([&, left = request.left] { return left->left.load(); }));
    respond({.body = "{}"});
    CHECK(becomes([&] { return served.counts().connections == 0; }));
    CHECK(served.counts().busy == 0);
  };
  leaves([](Client& client) { client.close(); });
  leaves([](Client& client) { client.reset(); });
  // One that only closed its side still gets its answer.
  leaves([](Client& client) { client.half_close(); });
  CHECK(served.counts().left == 3);
  Client client(served.port());
  client.send(get("/wait"));
  client.half_close();
  auto [request, respond] = served.next();
  CHECK(becomes([left = request.left] { return left->left.load(); }));
  respond({.body = "{\"a\": 1}"});
  auto const answer = client.read();
  CHECK(answer.body == "{\"a\": 1}");
  CHECK(answer.field("Connection") == "close");
  CHECK(client.closed());
}

TEST_CASE("half of a request, and then the end of it") {
  Served served;
  for (auto const& half :
       {std::string("GET / HT"), post("/a", "abc").substr(0, 45),
        std::string("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc"), chunked("5\r\nabc")}) {
    Client client(served.port());
    client.send(half);
    client.half_close();
    CHECK(client.read().status == 400);
    CHECK(client.closed());
  }
  Client client(served.port());
  client.half_close();
  CHECK(client.closed());
  CHECK(becomes([&] { return served.counts().connections == 0; }));
}

TEST_CASE("answers that come late, twice, or never") {
  std::vector<Respond> kept;
  {
    Served served;
    Client client(served.port());
    client.send(get("/wait"));
    auto [request, respond] = served.next();
    respond({.body = "1"});
    respond({.body = "2"});
    CHECK(client.read().body == "1");
    respond({.body = "3"});  // isn't the next request's
    client.send(get("/wait"));
    auto [second, respond_second] = served.next();
    respond({.body = "4"});
    respond_second({.body = "5"});
    CHECK(client.read().body == "5");
    client.send(get("/wait"));
    kept.push_back(served.next().second);
    Client dropped(served.port());
    dropped.send(get("/wait"));
    served.next();  // and destroys it
    CHECK(dropped.read().status == 500);
    kept.push_back(std::move(respond));
    CHECK(served.counts().busy == 1);
  }
  for (auto& each : kept) each({.body = "after the server has gone"});
}

TEST_CASE("too many connections are told so") {
  Served served({.max_connections = 5, .linger_limit = milliseconds(300)});
  std::vector<Client> clients;
  for (int i = 0; i < 5; ++i) {
    clients.emplace_back(served.port());
    CHECK(clients.back().ask(get("/")).status == 200);
  }
  for (int i = 0; i < 3; ++i) {
    Client client(served.port());
    auto const answer = client.read();  // before it has sent anything
    CHECK(answer.status == 503);
    CHECK(answer.field("Retry-After") == "1");
    client.send(get("/"));
    CHECK(client.closed());
  }
  CHECK(served.counts().refused == 3);
  clients.pop_back();
  CHECK(becomes([&] { return served.counts().connections == 4; }));
  CHECK(Client(served.port()).ask(get("/")).status == 200);
}

TEST_CASE("ten thousand connections") {
  rlimit files{};
  REQUIRE(getrlimit(RLIMIT_NOFILE, &files) == 0);
  rlimit const more{.rlim_cur = files.rlim_max, .rlim_max = files.rlim_max};
  setrlimit(RLIMIT_NOFILE, &more);
  // Both ends are this process's; where it may not have as many files, as many as it may.
  auto const count = std::min<std::size_t>(10'000, files.rlim_max / 2 - std::min<rlim_t>(files.rlim_max / 4, 500));
  Served served(
      {.max_connections = 20'000, .header_limit = std::chrono::minutes(5), .idle_limit = std::chrono::minutes(5)});
  std::vector<Client> clients;
  for (std::size_t i = 0; i < count; ++i) {
    clients.emplace_back(served.port());
    if (!clients.back().connected()) break;
    if (i % 3 == 1) clients.back().send("GET / HTTP/1.1\r\nHos");
    if (i % 3 == 2) clients.back().send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nabc");
  }
  REQUIRE(clients.size() == count);
  CHECK(becomes([&] { return served.counts().connections == count; }));
  Client client(served.port());
  auto const start = Clock::now();
  for (int i = 0; i < 100; ++i) CHECK(client.ask(post("/a", std::string(1000, 'b'))).status == 200);
  CHECK(Clock::now() - start < std::chrono::seconds(5));
  for (std::size_t i = 0; i < count; i += 3) {
    if (clients[i].ask(get("/")).status != 200) {
      FAIL_CHECK("connection " << i << " got no answer");
      break;
    }
  }
  clients.clear();
  CHECK(becomes([&] { return served.counts().connections == 1; }));
}

TEST_CASE("a server that may open no more files goes on when it may") {
  Served served;
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_NOFILE, &before) == 0);
  rlimit const few{.rlim_cur = 200, .rlim_max = before.rlim_max};
  REQUIRE(setrlimit(RLIMIT_NOFILE, &few) == 0);
  std::vector<int> files;
  for (int file; (file = open("/dev/null", O_RDONLY)) >= 0;) files.push_back(file);
  REQUIRE(files.size() > 10);
  for (int i = 0; i < 8; ++i) close(files.back()), files.pop_back();
  std::vector<Client> clients;
  while (clients.size() < 20) {
    clients.emplace_back(served.port());
    if (!clients.back().connected()) break;
  }
  clients.pop_back();
  REQUIRE(clients.size() > 1);
  CHECK(becomes([&] {
    std::lock_guard const lock(served.mutex);
    return contains(served.reported, "can't be accepted: Too many open files");
  }));
  for (int const file : files) close(file);
  for (auto& client : clients) CHECK(client.ask(get("/")).status == 200);
  setrlimit(RLIMIT_NOFILE, &before);
}

TEST_CASE("a server that stops answers what it has") {
  Served served;
  Client idle(served.port()), busy(served.port()), half(served.port());
  CHECK(idle.ask(get("/")).status == 200);
  busy.send(get("/wait"));
  auto [request, respond] = served.next();
  half.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe");
  REQUIRE(becomes([&] { return served.counts().requests == 3; }));
  served.server->stop_accepting();
  CHECK_FALSE(Client(served.port()).connected());
  CHECK(idle.ask(get("/again")).status == 200);
  auto stopped = std::async(std::launch::async, [&] { return served.server->stop(std::chrono::seconds(10)); });
  CHECK(idle.closed());
  CHECK(stopped.wait_for(milliseconds(100)) == std::future_status::timeout);
  auto answer = half.ask("llo");
  CHECK(answer.body == "POST /a [] 5 hello");
  CHECK(answer.field("Connection") == "close");
  half.close();
  CHECK(stopped.wait_for(milliseconds(100)) == std::future_status::timeout);
  respond({.body = "{}"});
  answer = busy.read();
  CHECK(answer.status == 200);
  CHECK(answer.field("Connection") == "close");
  busy.close();
  REQUIRE(stopped.wait_for(std::chrono::seconds(5)) == std::future_status::ready);
  CHECK(stopped.get());
  CHECK(served.server->stop(milliseconds(0)));  // once more
}

TEST_CASE("a server that parts from its clients says so in each answer") {
  Served served;
  Client kept(served.port());
  auto answer = kept.ask(get("/"));
  CHECK(answer.status == 200);
  CHECK(answer.field("Connection").empty());
  served.server->part();
  answer = kept.ask(get("/"));
  CHECK(answer.status == 200);
  CHECK(answer.field("Connection") == "close");
  CHECK(kept.closed());
  Client late(served.port());
  CHECK(late.ask(get("/")).field("Connection") == "close");
}

TEST_CASE("a client that comes while the server stops has a second for its request") {
  Served served;
  Client quick(served.port()), silent(served.port());
  REQUIRE(becomes([&] { return served.counts().connections == 2; }));
  auto stopped = std::async(std::launch::async, [&] { return served.server->stop(std::chrono::seconds(10)); });
  REQUIRE(becomes([&] { return !Client(served.port()).connected(); }));
  auto const answer = quick.ask(get("/"));
  CHECK(answer.status == 200);
  CHECK(answer.field("Connection") == "close");
  quick.close();
  CHECK(silent.closed());
  REQUIRE(stopped.wait_for(std::chrono::seconds(5)) == std::future_status::ready);
  CHECK(stopped.get());
}

TEST_CASE("what isn't done at the limit is cut") {
  Served served;
  Client busy(served.port());
  busy.send(get("/wait"));
  auto [request, respond] = served.next();
  auto const start = Clock::now();
  CHECK_FALSE(served.server->stop(milliseconds(200)));
  CHECK(Clock::now() - start < std::chrono::seconds(2));
  CHECK(request.left->left);
  CHECK(busy.closed());
  respond({.body = "{}"});
}

TEST_CASE("several threads serve") {
  Served served({.threads = 3});
  std::vector<std::thread> threads;
  std::atomic<int> good{0};
  for (int t = 0; t < 6; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) {
        Client client(served.port());
        for (int k = 0; k < 5; ++k) good += client.ask(post("/a", "abc")).body == "POST /a [] 3 abc";
      }
    });
  for (auto& thread : threads) thread.join();
  CHECK(good == 600);
}

TEST_CASE("options that can't work are refused") {
  auto refused = [](HttpOptions options) {
    return message_of([&] { HttpServer(options, {}, [](Request, Respond) {}); });
  };
  CHECK(contains(refused({.address = "nowhere"}), "IPv4 or IPv6"));
  CHECK(contains(refused({.port = 70'000}), "from 0 to 65535, not 70000"));
  CHECK(contains(refused({.port = 0, .threads = 0}), "number of threads must be above 0"));
  CHECK(contains(refused({.port = 0, .max_body = 0}), "max_body"));
  CHECK(contains(refused({.port = 0, .idle_limit = milliseconds(0)}), "idle_limit"));
  CHECK(contains(refused({.port = 0, .certificate = "a.pem"}), "both a certificate and its key"));
  CHECK(contains(refused({.port = 0, .certificate = "/no/a.pem", .key = "/no/b.pem"}), "/no/a.pem can't be used"));
  CHECK(contains(message_of([] { HttpServer({.port = 0}, {}, {}); }), "needs a handler"));
  Served served;
  CHECK(contains(refused({.address = "127.0.0.1", .port = served.port()}), ttfm::detail::cat("port ", served.port())));
}

TEST_CASE("IPv6 and IPv4 at once") {
  HttpServer const server({.address = "::", .port = 0}, {},
                          [](Request request, Respond respond) { respond({.body = request.peer}); });
  auto const answer = Client(server.port()).ask(get("/"));
  CHECK(answer.status == 200);
  CHECK(contains(answer.body, "127.0.0.1"));
}
