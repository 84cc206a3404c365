// TLS, with certificates that the test makes, and OpenSSL's own client.
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <csignal>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "catch.hpp"
#include "certificate.hpp"
#include "client.hpp"
#include "http.hpp"

using namespace ttfm;
using namespace ttfm::server;
using std::chrono::milliseconds;

namespace {

/// A client over TLS.
struct TlsClient {
  explicit TlsClient(int port, int most = TLS1_3_VERSION) : tcp(port) {
    std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes without MSG_NOSIGNAL
    SSL_CTX_set_max_proto_version(context.get(), most);
    SSL_CTX_set_security_level(context.get(), 0);
    ssl.reset(SSL_new(context.get()));
    SSL_set_fd(ssl.get(), tcp.socket());
    connected = SSL_connect(ssl.get()) == 1;
  }
  std::string common_name() const {
    std::unique_ptr<X509, void (*)(X509*)> const peer(SSL_get1_peer_certificate(ssl.get()), X509_free);
    char name[100] = "";
    X509_NAME_get_text_by_NID(X509_get_subject_name(peer.get()), NID_commonName, name, sizeof name);
    return name;
  }
  void send(std::string const& text) {
    for (std::size_t at = 0; at < text.size();) {
      auto const n = SSL_write(ssl.get(), text.data() + at, static_cast<int>(text.size() - at));
      if (n <= 0) return;
      at += static_cast<std::size_t>(n);
    }
  }
  /// The text received until it ends with `end`, or the connection does.
  std::string read_until(std::string const& end) {
    std::string text;
    char bytes[16384];
    while (text.size() < end.size() || text.compare(text.size() - end.size(), end.size(), end) != 0) {
      auto const n = SSL_read(ssl.get(), bytes, sizeof bytes);
      if (n <= 0) break;
      text.append(bytes, static_cast<std::size_t>(n));
    }
    return text;
  }

  Client tcp;
  std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context{SSL_CTX_new(TLS_client_method()), SSL_CTX_free};
  std::unique_ptr<SSL, void (*)(SSL*)> ssl{nullptr, SSL_free};
  bool connected = false;
};

HttpOptions over(Certificate const& certificate) {
  return {.address = "127.0.0.1",
          .port = 0,
          .header_limit = milliseconds(3000),
          .linger_limit = milliseconds(500),
          .certificate = certificate.certificate(),
          .key = certificate.key()};
}

void echo(Request request, Respond respond) {
  if (request.path == "/large") return respond({.body = std::string(3 << 20, 'x') + "end"});
  respond({.body = std::string(request.secure ? "secure " : "plain ") + request.path + " " +
                   std::to_string(request.body.size()) + ";"});
}

}  // namespace

TEST_CASE("requests over TLS") {
  Certificate const certificate("first");
  HttpServer server(over(certificate), {}, echo);
  for (auto const version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TlsClient client(server.port(), version);
    REQUIRE(client.connected);
    CHECK(client.common_name() == "first");
    client.send(get("/a"));
    CHECK(contains(client.read_until(";"), "\r\n\r\nsecure /a 0;"));
    client.send(post("/b", std::string(300'000, 'y')));
    CHECK(contains(client.read_until(";"), "secure /b 300000;"));
    client.send(get("/large"));
    CHECK(client.read_until("end").size() > (3 << 20));
    client.send(get("/c", "Connection: close\r\n"));
    CHECK(contains(client.read_until("never"), "secure /c 0;"));
    CHECK(SSL_get_shutdown(client.ssl.get()) == SSL_RECEIVED_SHUTDOWN);  // ended as TLS wants it
    SSL_shutdown(client.ssl.get());
  }
  CHECK(becomes([&] { return server.counts().connections == 0; }));
}

TEST_CASE("what isn't TLS, or too old, or too slow, is closed") {
  Certificate const certificate("first");
  auto options = over(certificate);
  options.header_limit = milliseconds(500);
  HttpServer server(options, {}, echo);
  CHECK_FALSE(TlsClient(server.port(), TLS1_1_VERSION).connected);
  Client plain(server.port());
  plain.send(get("/"));
  CHECK(plain.read().status == 0);
  Client silent(server.port()), garbage(server.port());
  garbage.send("\x16\x03\x01\xff\xff");
  auto const start = std::chrono::steady_clock::now();
  CHECK(silent.closed());
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(3));
  garbage.read();
  TlsClient client(server.port());
  client.send(get("/a"));
  CHECK(contains(client.read_until(";"), "secure /a"));
  CHECK(becomes([&] { return server.counts().connections == 1; }));
  CHECK(server.counts().timed_out >= 1);
}

TEST_CASE("a client over TLS that leaves is told to the handler") {
  Certificate const certificate("first");
  std::mutex mutex;
  std::optional<std::pair<Request, Respond>> waiting;
  HttpServer server(over(certificate), {}, [&](Request request, Respond respond) {
    std::lock_guard const lock(mutex);
    waiting.emplace(std::move(request), std::move(respond));
  });
  for (bool const politely : {true, false}) {
    std::shared_ptr<Flag> left;
    {
      TlsClient client(server.port());
      client.send(get("/a"));
      REQUIRE(becomes([&] {
        std::lock_guard const lock(mutex);
        return waiting.has_value();
      }));
      left = waiting->first.left;
      CHECK_FALSE(left->left);
      if (politely) SSL_shutdown(client.ssl.get());
    }
    CHECK(becomes([&] { return left->left.load(); }));
    waiting->second({.body = "{}"});
    std::lock_guard const lock(mutex);
    waiting.reset();
  }
}

TEST_CASE("a certificate is replaced while the server runs") {
  Certificate const first("first"), second("second");
  HttpServer server(over(first), {}, echo);
  TlsClient before(server.port());
  CHECK(before.common_name() == "first");
  auto put = [&](std::string const& from, std::string const& to) {
    std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
  };
  put(second.certificate(), first.certificate());
  CHECK(contains(message_of([&] { server.reload_certificate(); }), "can't be used: key values mismatch"));
  CHECK(TlsClient(server.port()).common_name() == "first");
  put(second.key(), first.key());
  server.reload_certificate();
  CHECK(TlsClient(server.port()).common_name() == "second");
  before.send(get("/a"));
  CHECK(contains(before.read_until(";"), "secure /a"));
}

TEST_CASE("certificates and keys that don't work are named") {
  Certificate const first("first"), second("second");
  auto refused = [&](std::string const& certificate, std::string const& key) {
    auto options = over(first);
    options.certificate = certificate, options.key = key;
    return message_of([&] { HttpServer(options, {}, echo); });
  };
  CHECK(contains(refused(first.certificate(), second.key()), "the key " + second.key() + " can't be used"));
  CHECK(
      contains(refused(first.certificate(), first.certificate()), "the key " + first.certificate() + " can't be used"));
  CHECK(contains(refused(first.key(), first.key()), "the certificate " + first.key() + " can't be used"));
  CHECK(contains(refused(first.certificate(), first.locked_key()), "the key " + first.locked_key() + " can't be used"));
  CHECK(contains(refused(first.certificate(), "/no/key"), "the key /no/key can't be used"));
}
