// The transport under load, for ThreadSanitizer: several I/O threads, workers that answer from threads of their own,
// clients that come, leave and stall, with and without TLS, and servers that stop in the middle of it. With --planted a
// handler counts up one number without a lock, which the sanitizer must see.
#include <openssl/ssl.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "../races.hpp"
#include "certificate.hpp"
#include "client.hpp"
#include "http.hpp"
#include "worker.hpp"

using namespace ttfm;
using namespace ttfm::server;
using std::chrono::milliseconds;

namespace {

/// Answers a request as its path says. Whether its client had left before.
bool answer(Request const& request, Respond const& respond) {
  bool const dropped = request.left->left;
  if (request.path == "/slow") std::this_thread::sleep_for(milliseconds(2));
  if (request.path == "/forget") return dropped;
  respond({.body = std::to_string(request.body.size()), .type = "text/plain"});
  respond({.body = "once more"});
  return dropped;
}

/// A client over TLS that asks some times, and goes.
bool ask_over_tls(int port) {
  Client tcp(port);
  std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> const context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
  std::unique_ptr<SSL, void (*)(SSL*)> const ssl(SSL_new(context.get()), SSL_free);
  SSL_set_fd(ssl.get(), tcp.socket());
  if (SSL_connect(ssl.get()) != 1) return false;
  auto const request = post("/a", std::string(5000, 'x'));
  char bytes[4096];
  for (int i = 0; i < 5; ++i)
    if (SSL_write(ssl.get(), request.data(), static_cast<int>(request.size())) <= 0 ||
        SSL_read(ssl.get(), bytes, sizeof bytes) <= 0)
      return false;
  SSL_shutdown(ssl.get());
  return true;
}

/// Counts of a handler on several I/O threads.
int planted() {
  int count = 0;
  HttpServer server({.address = "127.0.0.1", .port = 0, .threads = 3}, {}, [&](Request, Respond respond) {
    ++count;
    respond({.body = "{}"});
  });
  std::vector<std::thread> threads;
  for (int t = 0; t < 6; ++t)
    threads.emplace_back([&] {
      Client client(server.port());
      for (int i = 0; i < 200; ++i) client.ask(get("/"));
    });
  for (auto& thread : threads) thread.join();
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  run_planted(argc, argv, planted);
  std::signal(SIGPIPE, SIG_IGN);  // of OpenSSL's client, should the server have gone
  Certificate const certificate("threads");
  std::atomic<int> good{0}, wrong{0}, unanswered{0};
  std::atomic<std::uint64_t> dropped{0};
  std::uint64_t left = 0;
  std::vector<Respond> late;
  for (int round = 0; round < 4; ++round) {
    bool const tls = round == 3;
    Worker workers(3);
    std::mutex mutex;
    HttpOptions options{.address = "127.0.0.1",
                        .port = 0,
                        .threads = 3,
                        .max_connections = 40,
                        .header_limit = milliseconds(500),
                        .body_limit = milliseconds(500),
                        .idle_limit = milliseconds(500),
                        .linger_limit = milliseconds(200)};
    if (tls) options.certificate = certificate.certificate(), options.key = certificate.key();
    HttpServer server(
        options,
        [](Request const& request) -> std::optional<Response> {
          if (request.path == "/no") return problem(401, "no");
          return std::nullopt;
        },
        [&](Request request, Respond respond) {
          if (request.path == "/here") return respond({.body = "0"});
          if (request.path == "/late") {
            std::lock_guard const lock(mutex);
            late.push_back(respond);
            return;
          }
          workers.post(
              [&dropped, request = std::make_shared<Request>(std::move(request)), respond = std::move(respond)] {
                if (answer(*request, respond)) ++dropped;
              });
        });
    std::atomic<bool> stopping{false};
    std::vector<std::thread> threads;
    for (unsigned t = 0; t < 6; ++t)
      threads.emplace_back([&, t] {
        for (unsigned i = 0; !stopping; ++i) {
          if (tls) {
            bool const answered = ask_over_tls(server.port());
            ++(answered ? good : unanswered);
            if (!answered) std::this_thread::sleep_for(milliseconds(10));  // the server may have gone
            continue;
          }
          Client client(server.port());
          if (!client.connected()) return;
          if ((i + t) % 7 == 3) {
            client.send(post("/slow", "abc"));  // and leaves
            if (i % 2) client.reset();
            continue;
          }
          if ((i + t) % 31 == 5) {
            client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc");  // and stalls
            client.read(false, 100);
            continue;
          }
          if ((i + t) % 31 == 6) {
            client.send(get("/late"));
            client.read(false, 20);
            continue;
          }
          for (std::size_t k = 0; k < 10; ++k) {
            auto const* const path = k == 3 ? "/here" : k == 5 ? "/no" : k == 7 ? "/forget" : k == 8 ? "/slow" : "/a";
            auto const answer = client.ask(post(path, std::string(100 + 7000 * (k % 3), 'x')));
            if (answer.status == 0 || answer.status == 503) {
              ++unanswered;
              break;
            }
            bool const right = k == 5   ? answer.status == 401
                               : k == 7 ? answer.status == 500
                               : k == 3 ? answer.body == "0"
                                        : answer.body == std::to_string(100 + 7000 * (k % 3));
            ++(right ? good : wrong);
          }
        }
      });
    for (int i = 0; i < 30; ++i) {
      std::this_thread::sleep_for(milliseconds(50));
      server.counts();
      if (tls && i % 10 == 5) server.reload_certificate();
    }
    std::thread second([&] { server.stop_accepting(); });
    server.stop(milliseconds(round % 2 ? 0 : 300));
    second.join();
    stopping = true;
    for (auto& thread : threads) thread.join();
    left += server.counts().left;
  }
  // The servers have gone.
  for (auto& each : late) each({.body = "{}"});
  std::printf("%d right, %d wrong, %d unanswered, %llu clients left, %llu of them before their request was begun\n",
              good.load(), wrong.load(), unanswered.load(), static_cast<unsigned long long>(left),
              static_cast<unsigned long long>(dropped.load()));
  return good > 500 && wrong == 0 && left > 10 ? 0 : 1;
}
