/// @file  The server's transport: HTTP/1.1 over TCP or TLS. Beast and Asio stand in http.cpp only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dialect.hpp"
#include "ttfm/serving/cancellation.hpp"

namespace ttfm::server {

using Flag = serving::Cancellation;

/// Header fields in the order in which they came. Names match in any letter case.
class Headers {
 public:
  using Fields = std::vector<std::pair<std::string, std::string>>;

  Headers() = default;
  Headers(Fields fields) : fields_(std::move(fields)) {}

  void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
  /// The value of the first field of that name; nullptr if there is none.
  std::string const* find(std::string_view name) const;
  /// The same, and empty if there is none.
  std::string_view get(std::string_view name) const {
    auto const* const value = find(name);
    return value ? std::string_view(*value) : std::string_view();
  }
  bool has(std::string_view name) const { return find(name) != nullptr; }
  std::size_t size() const { return fields_.size(); }
  bool empty() const { return fields_.empty(); }
  Fields::const_iterator begin() const { return fields_.begin(); }
  Fields::const_iterator end() const { return fields_.end(); }

 private:
  Fields fields_{};
};

/// A request. Its header is checked; names, values, query and body are the client's, so that none of them may be echoed
/// in a header before header_value.hpp has seen it.
struct Request {
  std::string method{};  ///< as sent: methods match in exact case. HEAD comes as HEAD
  std::string path{};    ///< decoded, without empty or dot segments, so that it ends with no slash unless it is "/"
  std::string query{};   ///< behind the question mark, as sent; query.hpp reads it
  std::string target{};  ///< the request line's target, as sent
  Headers headers{};
  std::string body{};  ///< empty in a Gate
  std::string peer{};  ///< the client's address and port, as 127.0.0.1:4711 or [::1]:4711
  bool keep_alive = false;
  bool secure = false;           ///< came over TLS
  std::shared_ptr<Flag> left{};  ///< set once the client has closed its side; an answer is still sent if it can be
  std::chrono::steady_clock::time_point received{};  ///< when its header was complete
};

/// An answer. Content-Length, Date and Connection are the transport's; a field of `headers` whose name or value can't
/// stand in a header is left out.
struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers{};
  std::string body{};
  std::string type = "application/json";  ///< Content-Type; none is sent if it is empty
};

/// {"detail": detail}, or of the open inference protocol {"error": detail}, with that status. Bytes that are no UTF-8
/// become U+FFFD.
Response problem(int status, std::string_view detail, Dialect dialect = Dialect::tt);

/// Answers a request: once (later calls do nothing), from any thread, also after the client or the server has gone. A
/// request whose Respond is destroyed without a call gets 500.
using Respond = std::function<void(Response)>;

/// Takes a whole request, on an I/O thread: must return at once. One that throws gives 500.
using Handler = std::function<void(Request, Respond)>;

/// Called on an I/O thread when the header is there, before the body is read: nullopt to go on, or an answer that
/// refuses the request. One that throws gives 500.
using Gate = std::function<std::optional<Response>(Request const&)>;

struct HttpOptions {
  std::string address = "0.0.0.0";                  ///< IPv4 or IPv6; "::" takes both
  int port = 8000;                                  ///< 0: any that is free, see HttpServer::port
  int threads = 1;                                  ///< for I/O
  std::size_t max_header = 16 << 10;                ///< bytes of request line and fields; above: 431
  std::size_t max_fields = 100;                     ///< header fields; above: 431
  std::size_t max_body = 16 << 20;                  ///< bytes; above: 413
  std::size_t max_buffered = std::size_t{1} << 30;  ///< bytes of all bodies that are being received; above: 503
  int max_connections = 16384;                      ///< above: 503. Fewer if the process may open fewer files
  /// The time that a client has for TLS and header, from the connection or the request's first byte; for a body;
  /// between requests; to take 256 KiB of an answer; to read the answer to a request whose body is refused, before
  /// the connection is cut.
  std::chrono::milliseconds header_limit{10'000}, body_limit{60'000}, idle_limit{75'000}, write_limit{30'000},
      linger_limit{2'000};
  std::string certificate{};  ///< PEM file with the chain, the server's first: speak TLS (1.2 and 1.3)
  std::string key{};          ///< PEM file with its private key
  std::function<void(std::string)>
      report{};  ///< told, on an I/O thread, of what a handler throws and the system refuses
};

/// Counts since the start; `connections` and `busy` are of now.
struct HttpCounts {
  std::uint64_t connections = 0;  ///< open
  std::uint64_t busy = 0;         ///< requests that a handler has and hasn't answered
  std::uint64_t accepted = 0;     ///< connections, those refused included
  std::uint64_t refused = 0;      ///< connections that were too many
  std::uint64_t requests = 0;     ///< whole headers
  std::uint64_t rejected =
      0;  ///< requests that the transport answered: not HTTP, too large, too slow, a handler's failure
  std::uint64_t timed_out = 0;  ///< connections cut because the client was too slow; idle ones aren't counted
  std::uint64_t left = 0;       ///< clients that left before the answer was there
  std::uint64_t received = 0;   ///< bytes
  std::uint64_t sent = 0;       ///< bytes
};

/// Serves from its construction to its end. Requests that a client sends before it has the answer to the one before
/// (pipelining) are refused: the first is answered, then the connection is closed.
class HttpServer {
 public:
  /// Throws ConfigError for an address, a certificate or a key that doesn't work, a port that is taken, or limits
  /// below 1.
  HttpServer(HttpOptions options, Gate gate, Handler handler);
  /// stop(0).
  ~HttpServer();
  HttpServer(HttpServer const&) = delete;
  HttpServer& operator=(HttpServer const&) = delete;

  int port() const;
  /// From now on each answer says that its connection closes, and it does: clients that keep connections go elsewhere
  /// without losing a request. New clients can connect.
  void part();
  /// New clients can't connect; those that are connected are served on.
  void stop_accepting();
  /// Stops accepting, closes idle connections (those of a client that has just come after a second), lets the requests
  /// under way be answered, and closes each connection after its answer; connections that are open at the limit are
  /// cut. Returns when all are closed: not to be called by a gate or a handler. True if nothing was cut.
  bool stop(std::chrono::milliseconds limit);
  /// Reads certificate and key again, for the connections to come. Throws ConfigError, and keeps the old, if they don't
  /// work. Does nothing without TLS.
  void reload_certificate();
  HttpCounts counts() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ttfm::server
