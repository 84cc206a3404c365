// The transport: Beast reads requests, Asio the sockets. One thread serves the connections of its own loop, so that
// nothing of a connection needs a lock; what comes from other threads is posted there.
#include "http.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/status.hpp>
#include <condition_variable>
#include <csignal>
#include <cstring>
#include <ctime>
#include <limits>
#include <mutex>
#include <thread>

#include "bad_request.hpp"
#include "header_value.hpp"
#include "query.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/detail/utf8.hpp"

namespace ttfm::server {

std::string const* Headers::find(std::string_view name) const {
  for (auto const& [key, value] : fields_)
    if (same_letters(key, name)) return &value;
  return nullptr;
}

Response problem(int status, std::string_view text, Dialect dialect) {
  auto body = ttfm::detail::cat("{\"", error_key(dialect), "\": \"");
  for (std::size_t i = 0; i < text.size();) {
    auto const size = ttfm::detail::utf8_size(text, i);
    auto const c = static_cast<unsigned char>(text[i]);
    if (size == 0) {
      body += "\xEF\xBF\xBD";
    } else if (c == '"' || c == '\\') {
      body += '\\', body += text[i];
    } else if (c < 0x20) {
      constexpr char digits[] = "0123456789abcdef";
      body += "\\u00", body += digits[c >> 4], body += digits[c & 15];
    } else {
      body += text.substr(i, size);
    }
    i += std::max<std::size_t>(size, 1);
  }
  return {.status = status, .body = std::move(body) + "\"}"};
}

namespace {

namespace net = boost::asio;
namespace ssl = boost::asio::ssl;
namespace http = boost::beast::http;
using boost::beast::string_view;
using Code = boost::system::error_code;
using Clock = std::chrono::steady_clock;
using Time = Clock::time_point;
using Tcp = net::ip::tcp;
using Executor = net::io_context::executor_type;
using Socket = net::basic_stream_socket<Tcp, Executor>;
using Acceptor = net::basic_socket_acceptor<Tcp, Executor>;
using Tls = ssl::stream<Socket&>;

constexpr auto never = Time::max();
/// A body that is refused unread is read and dropped up to this size, so that the connection lives on.
constexpr std::uint64_t max_skipped = 256 << 10;
/// The bytes that are sent at once, for which a client has HttpOptions::write_limit.
constexpr std::size_t max_step = 256 << 10;
/// A body up to this size is sent with its header.
constexpr std::size_t small_body = 16 << 10;
/// From a connection to its first request, while the server stops.
constexpr std::chrono::milliseconds first_request_limit{1000};
/// Connections above max_connections that are told so; those above these are cut.
constexpr std::uint64_t max_told = 256;

/// A header's fields as they are parsed; the body of a chunked request, up to a size.
class Parser final : public http::basic_parser<true> {
 public:
  Parser(std::size_t max_header, std::size_t max_fields, std::size_t max_body)
      : max_fields_(max_fields), max_body_(max_body) {
    header_limit(static_cast<std::uint32_t>(max_header));
    body_limit(std::numeric_limits<std::uint64_t>::max());  // without a limit all bodies are refused (Boost 1.74)
  }

  std::string method{}, target{}, body{};
  Headers::Fields fields{};
  int version = 11;
  bool too_many_fields = false, body_too_large = false;

 private:
  void on_request_impl(http::verb, string_view method_text, string_view target_text, int number, Code&) override {
    method.assign(method_text.data(), method_text.size());
    target.assign(target_text.data(), target_text.size());
    version = number;
  }
  void on_response_impl(int, string_view, int, Code&) override {}
  void on_field_impl(http::field, string_view name, string_view value, Code& error) override {
    if (header_done_) return;  // a trailer of a chunked body
    if (fields.size() == max_fields_) {
      too_many_fields = true;
      error = http::error::header_limit;
      return;
    }
    fields.emplace_back(std::string(name.data(), name.size()), std::string(value.data(), value.size()));
  }
  void on_header_impl(Code&) override { header_done_ = true; }
  void on_body_init_impl(boost::optional<std::uint64_t> const&, Code&) override {}
  std::size_t on_body_impl(string_view bytes, Code&) override { return bytes.size(); }
  void on_chunk_header_impl(std::uint64_t size, string_view, Code& error) override {
    if (size <= max_body_ - body.size()) return;
    body_too_large = true;
    error = http::error::body_limit;
  }
  std::size_t on_chunk_body_impl(std::uint64_t, string_view bytes, Code&) override {
    body.append(bytes.data(), bytes.size());
    return bytes.size();
  }
  void on_finish_impl(Code&) override {}

  std::size_t max_fields_, max_body_;
  bool header_done_ = false;
};

struct Counters {
  std::atomic<std::uint64_t> connections{0}, told{0}, cut{0}, busy{0}, accepted{0}, refused{0}, requests{0},
      rejected{0}, timed_out{0}, left{0}, received{0}, sent{0}, buffered{0};
};

void add(std::atomic<std::uint64_t>& counter, std::uint64_t n = 1) { counter.fetch_add(n, std::memory_order_relaxed); }
void take(std::atomic<std::uint64_t>& counter, std::uint64_t n = 1) { counter.fetch_sub(n, std::memory_order_relaxed); }

/// The state that all connections share.
struct Shared {
  HttpOptions options{};
  Gate gate{};
  Handler handler{};
  Counters counters{};
  std::atomic<bool> parting{false}, draining{false};  // answers close their connections; what is idle is closed too
  std::mutex mutex{};
  std::condition_variable closed{};  // one more connection, while draining

  void report(char const* what, std::string const& why) const noexcept try {
    if (options.report) options.report(what + why);
  } catch (...) {
  }
};

class Connection;

/// A thread's part: its sockets. `context` is above what lives in it, so that it goes last.
struct Loop : std::enable_shared_from_this<Loop> {
  explicit Loop(std::shared_ptr<Shared> all) : shared(std::move(all)) {}

  std::shared_ptr<Shared> shared;
  net::io_context context{1};
  net::executor_work_guard<Executor> work{context.get_executor()};
  net::steady_timer timer{context};
  std::vector<std::shared_ptr<Connection>> connections{};
  std::time_t second = -1;
  std::string date{};

  /// Date's value, written once a second.
  std::string const& now() {
    auto const time = std::time(nullptr);
    if (time != second) {
      second = time;
      std::tm parts{};
      gmtime_r(&time, &parts);
      static constexpr char const *days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
                                  *months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
      char text[64];
      std::snprintf(text, sizeof text, "%s, %02d %s %d %02d:%02d:%02d GMT", days[parts.tm_wday], parts.tm_mday,
                    months[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour, parts.tm_min, parts.tm_sec);
      date = text;
    }
    return date;
  }
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Loop& loop, Socket socket, std::shared_ptr<ssl::context> certificate, bool too_many)
      : loop_(loop),
        shared_(*loop.shared),
        socket_(std::move(socket)),
        certificate_(std::move(certificate)),
        too_many_(too_many) {
    if (certificate_ && !too_many_) tls_.emplace(socket_, *certificate_);
  }

  void start() {
    index_ = loop_.connections.size();
    loop_.connections.push_back(shared_from_this());
    Code error;
    auto const peer = socket_.remote_endpoint(error);
    if (!error) {
      auto const address = peer.address().to_string(error);
      peer_ = ttfm::detail::cat(peer.address().is_v6() ? "[" + address + "]" : address, ':', peer.port());
    }
    socket_.set_option(Tcp::no_delay(true), error);
    socket_.set_option(net::socket_base::keep_alive(true), error);
    came_ = Clock::now();
    in_deadline_ = came_ + options().header_limit;
    if (too_many_) {
      if (certificate_) return close();  // before TLS there is no way to say it
      return refuse_connection();
    }
    buffer_ = std::make_unique_for_overwrite<char[]>(capacity());
    if (!tls_) return read();
    tls_->async_handshake(ssl::stream_base::server, [self = shared_from_this()](Code code) {
      if (self->closed_) return;
      if (code) return self->close();
      self->secure_ = true;
      self->read();
    });
  }

  /// Closes what has no request under way; what has is answered first, and then closed. A client that came within the
  /// last second may be sending its first request, for which it has the rest of that second.
  void drain() {
    Code error;
    if (in_ != In::idle || writing_ || socket_.available(error) != 0) return;
    auto const patience = number_ == 0 ? came_ + first_request_limit : Time{};
    if (Clock::now() >= patience) return close();
    in_deadline_ = std::min(in_deadline_, patience);
  }

  /// Closes at once.
  void cut() {
    if (!(in_ == In::linger && !writing_)) add(shared_.counters.cut);
    close();
  }

  void check_time(Time now) {
    if (now > out_deadline_) {
      add(shared_.counters.timed_out);
      return close();
    }
    if (now <= in_deadline_) return;
    switch (in_) {
      case In::idle:
        if (!secure_ && tls_) add(shared_.counters.timed_out);  // within the handshake
        return close();
      case In::header: add(shared_.counters.timed_out); return reject(408, "the header took too long to arrive");
      case In::body: add(shared_.counters.timed_out); return reject(408, "the body took too long to arrive");
      case In::skip: add(shared_.counters.timed_out); return close();
      case In::done: return;
      case In::linger: return close();
    }
  }

  /// The handler's answer to the request of that number.
  void answer(std::uint64_t number, Response response) {
    if (closed_ || number != number_ || answered_) return;
    guard([&] { respond(std::move(response)); });
  }

 private:
  /// The client's state: between requests; in a header; in a body; in the body of a request that is refused;
  /// the whole request is there; everything that comes is dropped, until the client closes.
  enum class In { idle, header, body, skip, done, linger };

  HttpOptions const& options() const { return shared_.options; }
  std::size_t capacity() const { return std::max<std::size_t>(options().max_header, 4096); }

  /// Memory that runs out is the end of the connection that needed it.
  template <class Work>
  void guard(Work work) {
    try {
      work();
    } catch (std::exception const& error) {
      shared_.report("a connection failed: ", error.what());
      close();
    }
  }

  // Reading. One read is under way at any time, also while a request is computed, so that a client's leaving is seen;
  // none is once a client has sent more than it may.

  void read() {
    if (reading_ || closed_ || eof_) return;
    if (begin_ == end_) begin_ = end_ = 0;
    net::mutable_buffer into;
    if (in_ == In::body && !parser_->chunked()) {
      if (!grow_body()) return;
      into = net::buffer(request_.body.data() + got_, request_.body.size() - got_);
    } else {
      if (in_ == In::linger || in_ == In::skip) begin_ = end_ = 0;
      if (begin_ > 0 && end_ == capacity()) {
        std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
        end_ -= begin_, begin_ = 0;
      }
      into = net::buffer(buffer_.get() + end_, capacity() - end_);
    }
    reading_ = true;
    bool const direct = in_ == In::body && !parser_->chunked();
    auto done = [self = shared_from_this(), direct](Code code, std::size_t n) {
      self->guard([&] { self->on_read(code, n, direct); });
    };
    if (tls_)
      tls_->async_read_some(into, std::move(done));
    else
      socket_.async_read_some(into, std::move(done));
  }

  void on_read(Code code, std::size_t n, bool direct) {
    reading_ = false;
    if (closed_) return;
    if (code) return on_end(code);
    add(shared_.counters.received, n);
    // A body that was given up while it was being read into.
    if (direct && in_ != In::body) return in_ == In::linger ? drop(n) : read();
    switch (in_) {
      case In::linger: return drop(n);
      case In::skip: return skip(n);
      case In::body:
        if (!direct) break;
        got_ += n;
        if (got_ == length_) return whole();
        return read();
      case In::done:
        end_ += n;
        if (!answered_) strip_line_breaks();
        // Not yet answered: a pipelined request. It isn't read on, so that the client can't fill the memory.
        if (begin_ == end_) return read();
        pipelined_ = pipelined_ || !answered_;
        return;
      case In::idle:
      case In::header: break;
    }
    end_ += n;
    parse();
  }

  void on_end(Code code) {
    bool const gently = code == net::error::eof || code == ssl::error::stream_truncated;
    eof_ = true;
    if (!gently) return close();
    switch (in_) {
      case In::idle: return writing_ ? void() : close();
      case In::header:
      case In::body: return reject(400, "the request is cut off");
      case In::skip:
        keep_ = false;
        in_ = In::linger;
        return writing_ ? void() : close();
      case In::linger: return writing_ ? void() : close();
      case In::done:
        if (!answered_) leave();
        keep_ = false;
    }
  }

  /// Tells the handler that nobody waits for its answer any more.
  void leave() {
    if (!left_ || left_->left.exchange(true)) return;
    add(shared_.counters.left);
  }

  void drop(std::size_t n) {
    dropped_ += n;
    if (dropped_ > 4 * static_cast<std::uint64_t>(options().max_body) + max_skipped) return close();
    read();
  }

  void skip(std::size_t n) {
    auto const taken = std::min<std::uint64_t>(n, length_ - got_);
    got_ += taken;
    end_ += n;
    begin_ += static_cast<std::size_t>(taken);
    if (got_ < length_) return read();
    in_ = In::done;
    in_deadline_ = never;
    if (!writing_) return next();
    if (begin_ == end_) read();
  }

  /// Line breaks between requests are allowed (RFC 9112, 2.2).
  void strip_line_breaks() {
    while (begin_ < end_ && (buffer_[begin_] == '\r' || buffer_[begin_] == '\n')) ++begin_;
  }

  void parse() {
    if (in_ == In::idle) {
      strip_line_breaks();
      if (begin_ == end_) return read();
      in_ = In::header;
      in_deadline_ = Clock::now() + options().header_limit;
      parser_.emplace(options().max_header, options().max_fields, options().max_body);
      header_size_ = 0;
    }
    while (begin_ < end_) {
      auto const body = parser_->body.size();
      Code code;
      auto const taken = parser_->put(net::const_buffer(buffer_.get() + begin_, end_ - begin_), code);
      begin_ += taken;
      if (in_ == In::header) header_size_ += taken;
      if (!charge(parser_->body.size() - body)) return;
      if (code == http::error::need_more) break;
      if (code) return reject_as(code);
      if (in_ == In::header) {
        if (header_size_ > options().max_header) return too_large();
        return on_header();
      }
      if (parser_->is_done()) {
        request_.body = std::move(parser_->body);
        return whole();
      }
    }
    // The unread rest of a header, or of a chunk's first line, must fit.
    if (in_ == In::header && header_size_ + (end_ - begin_) >= options().max_header) return too_large();
    if (end_ - begin_ == capacity()) return reject(400, "the request has a chunk whose first line is too long");
    read();
  }

  void too_large() { reject(431, ttfm::detail::cat("the header must have at most ", options().max_header, " bytes")); }

  void reject_as(Code code) {
    if (parser_->too_many_fields)
      return reject(431, ttfm::detail::cat("the header must have at most ", options().max_fields, " fields"));
    if (parser_->body_too_large) return body_too_large();
    if (code == http::error::header_limit) return too_large();
    if (code == http::error::bad_version && names_version())
      return reject(505, "the server speaks HTTP/1.1 and HTTP/1.0");
    reject(400, "the request isn't HTTP: " + code.message());
  }

  /// Whether the request line ends with a version of HTTP.
  bool names_version() const {
    auto line = std::string_view(buffer_.get() + begin_, end_ - begin_);
    line = line.substr(0, line.find("\r\n"));
    auto const last = line.substr(line.rfind(' ') + 1);
    return last.size() == 8 && last.substr(0, 5) == "HTTP/" && is_digit(last[5]) && last[6] == '.' && is_digit(last[7]);
  }

  void body_too_large() { reject(413, ttfm::detail::cat("the body must have at most ", options().max_body, " bytes")); }

  void on_header() {
    add(shared_.counters.requests);
    request_ = {.method = std::move(parser_->method),
                .target = std::move(parser_->target),
                .headers = Headers(std::move(parser_->fields)),
                .peer = peer_,
                .keep_alive = parser_->keep_alive(),
                .secure = secure_,
                .left = std::make_shared<Flag>(),
                .received = Clock::now()};
    left_ = request_.left;
    head_ = request_.method == "HEAD";
    old_ = parser_->version < 11;
    keep_ = request_.keep_alive;
    try {
      auto target = read_target(request_.target);
      request_.path = std::move(target.path);
      request_.query = std::move(target.query);
    } catch (BadRequest const& error) {
      return reject(error.status, error.what());
    }
    std::size_t hosts = 0, encodings = 0;
    for (auto const& [name, value] : request_.headers) {
      hosts += same_letters(name, "host");
      encodings += same_letters(name, "transfer-encoding");
    }
    if (hosts > 1 || (hosts == 0 && !old_)) return reject(400, "the request must have one Host header");
    // Anything but one plain "chunked" could be read in another way by a proxy, and hide a second request.
    if (encodings &&
        (encodings > 1 || old_ || !same_letters(trim(request_.headers.get("transfer-encoding")), "chunked")))
      return reject(501, "the only Transfer-Encoding that the server reads is chunked");
    auto const* const expect = request_.headers.find("expect");
    if (expect && !same_letters(trim(*expect), "100-continue"))
      return reject(417, "the only expectation that the server meets is 100-continue");
    bool const chunked = parser_->chunked();
    length_ = parser_->content_length().value_or(0);
    got_ = 0;
    if (length_ > options().max_body) return body_too_large();
    bool const has_body = chunked || length_ > 0;
    if (auto refusal = ask_gate()) {
      if (!has_body) return in_ = In::done, refuse(std::move(*refusal));
      // The rest of a small body is dropped, so that the connection can be kept.
      if (chunked || expect || length_ > max_skipped) {
        keep_ = false;
        in_ = In::linger;
        in_deadline_ = never;
        return refuse(std::move(*refusal));
      }
      in_ = In::skip;
      in_deadline_ = Clock::now() + options().body_limit;
      auto const n = end_ - begin_;
      end_ = begin_;
      refuse(std::move(*refusal));
      return closed_ ? void() : skip(n);
    }
    if (!has_body) return whole();
    in_ = In::body;
    in_deadline_ = Clock::now() + options().body_limit;
    bool const waiting = expect && begin_ == end_ && !old_;
    if (waiting) {
      out_head_ = "HTTP/1.1 100 Continue\r\n\r\n";
      out_body_.clear(), out_at_ = 0;
      interim_ = true;
      write();
    }
    if (chunked) return parse();
    if (!grow_body()) return;
    auto const n = static_cast<std::size_t>(std::min<std::uint64_t>(end_ - begin_, length_));
    std::memcpy(request_.body.data(), buffer_.get() + begin_, n);
    begin_ += n;
    got_ = n;
    if (got_ == length_) return whole();
    read();
  }

  std::optional<Response> ask_gate() {
    try {
      return shared_.gate ? shared_.gate(request_) : std::nullopt;
    } catch (BadRequest const& error) {
      return problem(error.status, error.what());
    } catch (std::exception const& error) {
      return failure(error.what());
    } catch (...) {
      return failure("an unknown exception");
    }
  }

  Response failure(char const* what) {
    add(shared_.counters.rejected);
    shared_.report("a handler threw: ", what);
    return problem(500, "the server failed to handle the request");
  }

  /// Makes room for what comes next of a body: what has come, once more, so that a client pays for the memory that it
  /// takes. False if all clients together have too much.
  bool grow_body() {
    auto const size = request_.body.size();
    if (got_ < size) return true;
    auto const wanted = static_cast<std::size_t>(
        std::min<std::uint64_t>(length_, std::max<std::uint64_t>({2 * got_, 64 << 10, capacity()})));
    if (!charge(wanted - size)) return false;
    request_.body.resize(wanted);
    return true;
  }

  bool charge(std::size_t bytes) {
    if (bytes == 0) return true;
    charged_ += bytes;
    auto& buffered = shared_.counters.buffered;
    if (buffered.fetch_add(bytes, std::memory_order_relaxed) + bytes <= options().max_buffered) return true;
    reject(503, "the server receives too much at once; try again", {{"Retry-After", "1"}});
    return false;
  }

  void discharge() {
    if (charged_) take(shared_.counters.buffered, std::exchange(charged_, 0));
  }

  void whole();

  // Answering.

  /// An answer of the gate.
  void refuse(Response response) { respond(std::move(response)); }

  /// An answer of the transport's own, after which the connection is closed.
  void reject(int status, std::string_view why, std::vector<std::pair<std::string, std::string>> headers = {}) {
    add(shared_.counters.rejected);
    keep_ = false;
    in_ = In::linger;
    in_deadline_ = never;
    discharge();
    // A read into the body may be under way, so that the body stays.
    auto response = problem(status, why, dialect_of(request_.path));
    response.headers = std::move(headers);
    respond(std::move(response));
    if (!closed_) read();
  }

  void refuse_connection() {
    if (shared_.counters.told.fetch_add(1) >= max_told) {
      take(shared_.counters.told);
      return close();
    }
    told_ = true;
    buffer_ = std::make_unique_for_overwrite<char[]>(capacity());
    in_ = In::linger;
    in_deadline_ = never;
    auto response = problem(503, "the server has too many connections; try again");
    response.headers = {{"Retry-After", "1"}};
    respond(std::move(response));
    read();
  }

  void respond(Response response) {
    answered_ = true;
    if (pipelined_ || eof_ || shared_.parting.load(std::memory_order_relaxed)) keep_ = false;
    auto const status = response.status < 200 || response.status > 599 ? 500 : response.status;
    bool const bodiless = status == 204 || status == 304;
    std::string head;
    head.reserve(256 + (response.body.size() <= small_body ? response.body.size() : 0));
    auto const reason = http::obsolete_reason(static_cast<http::status>(status));
    head += "HTTP/1.1 ", head += std::to_string(status), head += ' ';
    if (reason.front() != '<') head.append(reason.data(), reason.size());  // "<unknown-status>"
    head += "\r\n";
    auto field = [&](std::string_view name, std::string_view value) {
      head += name, head += ": ", head += value, head += "\r\n";
    };
    if (!bodiless && !response.type.empty() && is_field_value(response.type)) field("Content-Type", response.type);
    if (!bodiless) field("Content-Length", std::to_string(response.body.size()));
    field("Date", loop_.now());
    if (!keep_)
      field("Connection", "close");
    else if (old_)
      field("Connection", "keep-alive");
    for (auto const& [name, value] : response.headers) {
      bool ours = !is_token(name) || !is_field_value(value);
      for (auto const* const own : {"content-length", "transfer-encoding", "connection", "date"})
        ours = ours || same_letters(name, own);
      if (!ours) field(name, value);
    }
    head += "\r\n";
    std::string body = head_ || bodiless ? std::string() : std::move(response.body);
    if (body.size() <= small_body) head += body, body.clear();
    if (interim_) {
      next_head_ = std::move(head), next_body_ = std::move(body);
      return;
    }
    out_head_ = std::move(head), out_body_ = std::move(body), out_at_ = 0;
    write();
  }

  void write() {
    std::array<net::const_buffer, 2> parts;
    auto at = out_at_, room = max_step;
    std::size_t i = 0;
    for (auto const* const text : {&out_head_, &out_body_}) {
      if (at < text->size()) {
        auto const n = std::min(text->size() - at, room);
        parts[i] = net::const_buffer(text->data() + at, n);
        room -= n, at = 0;
      } else {
        at -= text->size();
      }
      ++i;
    }
    if (out_deadline_ == never) out_deadline_ = Clock::now() + options().write_limit;
    writing_ = true;
    auto done = [self = shared_from_this()](Code code, std::size_t n) {
      self->guard([&] { self->on_write(code, n); });
    };
    if (tls_)
      tls_->async_write_some(parts, std::move(done));
    else
      socket_.async_write_some(parts, std::move(done));
  }

  void on_write(Code code, std::size_t n) {
    writing_ = false;
    if (closed_) return;
    if (code) return close();
    add(shared_.counters.sent, n);
    if (out_at_ / max_step != (out_at_ + n) / max_step) out_deadline_ = never;  // the next step begins
    out_at_ += n;
    if (out_at_ < out_head_.size() + out_body_.size()) return write();
    out_deadline_ = never;
    out_body_ = {}, out_head_.clear(), out_at_ = 0;
    if (interim_) {
      interim_ = false;
      if (!answered_) return;
      out_head_ = std::move(next_head_), out_body_ = std::move(next_body_);
      return write();
    }
    if (keep_) return in_ == In::done ? next() : void();
    if (eof_) return close();
    linger();
  }

  void next() {
    ++number_;
    answered_ = pipelined_ = head_ = old_ = false;
    left_.reset();
    request_ = {};
    parser_.reset();
    if (shared_.draining.load(std::memory_order_relaxed) && begin_ == end_) return linger();
    in_ = In::idle;
    in_deadline_ = Clock::now() + options().idle_limit;
    // A read that is under way is the next request's.
    if (begin_ < end_) return parse();
    read();
  }

  /// Waits for the client to close: a socket that is closed with unread bytes in it resets the connection, which may
  /// destroy an answer that the client hasn't read yet.
  void linger() {
    in_ = In::linger;
    in_deadline_ = Clock::now() + options().linger_limit;
    if (tls_) {
      tls_->async_shutdown([self = shared_from_this()](Code) { self->close(); });
    } else {
      Code error;
      socket_.shutdown(Socket::shutdown_send, error);
    }
    read();
  }

  void close() {
    if (closed_) return;
    closed_ = true;
    if (in_ == In::done && !answered_) leave();
    discharge();
    Code error;
    socket_.close(error);
    auto& all = loop_.connections;
    all.back()->index_ = index_;
    auto const self = std::exchange(all[index_], all.back());  // lives until here at least
    all.pop_back();
    if (told_) take(shared_.counters.told);
    if (!too_many_) take(shared_.counters.connections);
    if (shared_.draining) {
      std::lock_guard const lock(shared_.mutex);
      shared_.closed.notify_all();
    }
  }

  Loop& loop_;
  Shared& shared_;
  Socket socket_;
  std::shared_ptr<ssl::context> certificate_;
  std::optional<Tls> tls_{};
  std::string peer_{};
  std::size_t index_ = 0;  // in the loop's list
  bool too_many_, told_ = false, secure_ = false;

  In in_ = In::idle;
  bool reading_ = false, eof_ = false, closed_ = false;
  Time came_{}, in_deadline_ = never, out_deadline_ = never;
  std::unique_ptr<char[]> buffer_{};
  std::size_t begin_ = 0, end_ = 0;  // what isn't parsed yet in it
  std::optional<Parser> parser_{};
  std::size_t header_size_ = 0;
  Request request_{};
  std::uint64_t length_ = 0, got_ = 0;  // of the body
  std::size_t charged_ = 0;
  std::uint64_t dropped_ = 0;

  std::uint64_t number_ = 0;  // of the request, so that a late answer meets no other
  std::shared_ptr<Flag> left_{};
  bool head_ = false, old_ = false, keep_ = false, answered_ = false, pipelined_ = false;

  bool writing_ = false, interim_ = false;
  std::string out_head_{}, out_body_{}, next_head_{}, next_body_{};
  std::size_t out_at_ = 0;
};

/// A handler's right to answer. It keeps the loop alive, so that it may come at any time.
class Ticket {
 public:
  Ticket(std::shared_ptr<Loop> loop, std::weak_ptr<Connection> connection, std::uint64_t number)
      : loop_(std::move(loop)), connection_(std::move(connection)), number_(number) {
    add(loop_->shared->counters.busy);
  }
  Ticket(Ticket const&) = delete;
  Ticket& operator=(Ticket const&) = delete;
  ~Ticket() {
    if (!used_.exchange(true)) try {
        take(loop_->shared->counters.busy);
        add(loop_->shared->counters.rejected);
        send(problem(500, "the server gave no answer to the request"));
      } catch (...) {
      }
  }

  void use(Response response) {
    if (used_.exchange(true)) return;
    take(loop_->shared->counters.busy);
    send(std::move(response));
  }

 private:
  void send(Response response) {
    net::dispatch(loop_->context,
                  [connection = connection_, number = number_, response = std::move(response)]() mutable {
                    if (auto const there = connection.lock()) there->answer(number, std::move(response));
                  });
  }

  std::shared_ptr<Loop> loop_;
  std::weak_ptr<Connection> connection_;
  std::uint64_t number_;
  std::atomic<bool> used_{false};
};

void Connection::whole() {
  in_ = In::done;
  in_deadline_ = never;
  discharge();
  strip_line_breaks();
  pipelined_ = begin_ < end_;
  auto const ticket = std::make_shared<Ticket>(loop_.shared_from_this(), weak_from_this(), number_);
  try {
    shared_.handler(std::move(request_), [ticket](Response response) { ticket->use(std::move(response)); });
  } catch (BadRequest const& error) {
    ticket->use(problem(error.status, error.what()));
  } catch (std::exception const& error) {
    ticket->use(failure(error.what()));
  } catch (...) {
    ticket->use(failure("an unknown exception"));
  }
  if (!pipelined_) read();
}

/// Reads certificate and key. Throws ConfigError.
std::shared_ptr<ssl::context> read_certificate(HttpOptions const& options) {
  auto check = [](Code code, std::string const& what) {
    if (code) throw ConfigError(what + " can't be used: " + code.message());
  };
  Code code;
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  auto* const native = context->native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);  // an idle connection keeps 34 KB less
  // Without it OpenSSL asks at the terminal.
  context->set_password_callback([](std::size_t, ssl::context::password_purpose) { return std::string(); }, code);
  context->use_certificate_chain_file(options.certificate, code);
  check(code, "the certificate " + options.certificate);
  context->use_private_key_file(options.key, ssl::context::pem, code);
  check(code, "the key " + options.key);  // also one that isn't the certificate's
  return context;
}

void check_options(HttpOptions const& options) {
  auto positive = [](char const* name, auto value) {
    if (value < decltype(value)(1)) throw ConfigError(std::string("the server's ") + name + " must be above 0");
  };
  positive("number of threads", options.threads);
  positive("max_header", options.max_header);
  positive("max_fields", options.max_fields);
  positive("max_body", options.max_body);
  positive("max_buffered", options.max_buffered);
  positive("max_connections", options.max_connections);
  positive("header_limit", options.header_limit);
  positive("body_limit", options.body_limit);
  positive("idle_limit", options.idle_limit);
  positive("write_limit", options.write_limit);
  positive("linger_limit", options.linger_limit);
  if (options.threads > 256) throw ConfigError("the server's number of threads must be at most 256");
  if (options.max_header > (16 << 20)) throw ConfigError("the server's max_header must be at most 16 MiB");
  if (options.port < 0 || options.port > 65535)
    throw ConfigError(ttfm::detail::cat("a port is a number from 0 to 65535, not ", options.port));
  if (options.certificate.empty() != options.key.empty()) throw ConfigError("TLS needs both a certificate and its key");
}

/// The connections that the process can have open, of those wanted; asks the system for as many files.
int possible_connections(int wanted) {
  constexpr rlim_t others = 256;  // files that aren't connections, and connections that are told of too many
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur == RLIM_INFINITY) return wanted;
  auto const needed = static_cast<rlim_t>(wanted) + others + max_told;
  if (files.rlim_cur < needed && files.rlim_cur < files.rlim_max) {
    rlimit const more{.rlim_cur = std::min(needed, files.rlim_max), .rlim_max = files.rlim_max};
    if (setrlimit(RLIMIT_NOFILE, &more) == 0) files = more;
  }
  auto const spare = std::min<rlim_t>(others + max_told, files.rlim_cur / 2);
  return static_cast<int>(std::clamp<rlim_t>(files.rlim_cur - spare, 1, static_cast<rlim_t>(wanted)));
}

}  // namespace

struct HttpServer::Impl {
  std::shared_ptr<Shared> shared = std::make_shared<Shared>();
  std::vector<std::shared_ptr<Loop>> loops{};
  std::vector<std::thread> threads{};
  std::optional<Acceptor> acceptor{};
  std::optional<net::steady_timer> retry{};
  std::size_t turn = 0;
  bool starved = false;  // of files or memory for another connection
  int port = 0;
  std::chrono::milliseconds period{};
  std::mutex certificate_mutex{};
  std::shared_ptr<ssl::context> certificate{};
  std::mutex mutex{};  // of stopping
  bool stopped = false;

  void listen() {
    auto const& options = shared->options;
    Code code;
    auto const address = net::ip::make_address(options.address == "localhost" ? "127.0.0.1" : options.address, code);
    if (code) throw ConfigError("an address to listen on is of IPv4 or IPv6, as 0.0.0.0 or ::, not " + options.address);
    Tcp::endpoint const endpoint(address, static_cast<unsigned short>(options.port));
    acceptor.emplace(loops[0]->context.get_executor());
    retry.emplace(loops[0]->context);
    acceptor->open(endpoint.protocol(), code);
    if (!code) acceptor->set_option(Acceptor::reuse_address(true), code);
    if (!code && address.is_v6()) acceptor->set_option(net::ip::v6_only(false), code);
    if (!code) acceptor->bind(endpoint, code);
    if (!code) acceptor->listen(Acceptor::max_listen_connections, code);
    if (code)
      throw ConfigError(ttfm::detail::cat("the server can't listen on ", options.address, ", port ", options.port, ": ",
                                          code.message()));
    port = acceptor->local_endpoint().port();
  }

  void accept() {
    auto& loop = *loops[turn];
    turn = (turn + 1) % loops.size();
    acceptor->async_accept(loop.context, [this, &loop](Code code, Socket socket) {
      if (!acceptor->is_open()) return;
      if (code && code != net::error::connection_aborted) {
        // No file or memory is left: other connections may free some.
        if (!std::exchange(starved, true)) shared->report("a connection can't be accepted: ", code.message());
        retry->expires_after(std::chrono::milliseconds(50));
        retry->async_wait([this](Code) {
          if (acceptor->is_open()) accept();
        });
        return;
      }
      starved = false;
      accept();
      if (!code) welcome(loop, std::move(socket));
    });
  }

  void welcome(Loop& loop, Socket socket) {
    auto& counters = shared->counters;
    add(counters.accepted);
    bool const too_many = counters.connections.load() >= static_cast<std::uint64_t>(shared->options.max_connections);
    auto tls = [&] {
      std::lock_guard const lock(certificate_mutex);
      return certificate;
    }();
    auto connection = std::make_shared<Connection>(loop, std::move(socket), std::move(tls), too_many);
    add(too_many ? counters.refused : counters.connections);
    net::dispatch(loop.context, [connection = std::move(connection)] { connection->start(); });
  }

  void tick(Loop& loop) {
    loop.timer.expires_after(period);
    loop.timer.async_wait([this, &loop](Code code) {
      if (code) return;
      tick(loop);
      auto const now = Clock::now();
      bool const draining = shared->draining;
      for_each(loop, [&](Connection& connection) {
        connection.check_time(now);
        if (draining) connection.drain();
      });
    });
  }

  /// Each connection may close itself, so that another takes its place from behind.
  template <class Use>
  static void for_each(Loop& loop, Use use) {
    for (auto i = loop.connections.size(); i-- > 0;)
      if (i < loop.connections.size()) {
        auto const connection = loop.connections[i];
        use(*connection);
      }
  }

  /// Runs on the loop's thread, and is waited for.
  template <class Work>
  static void run_on(Loop& loop, Work work) {
    std::mutex mutex;
    std::condition_variable finished;
    bool done = false;
    net::post(loop.context, [&] {
      work();
      std::lock_guard const lock(mutex);
      done = true;
      finished.notify_one();
    });
    std::unique_lock lock(mutex);
    finished.wait(lock, [&] { return done; });
  }

  void stop_accepting() {
    run_on(*loops[0], [&] {
      if (!acceptor->is_open()) return;
      // Clients that the system has connected already are served.
      Code code;
      acceptor->non_blocking(true, code);
      while (!code) {
        auto& loop = *loops[turn];
        turn = (turn + 1) % loops.size();
        Socket socket(loop.context);
        acceptor->accept(socket, code);
        if (!code) welcome(loop, std::move(socket));
      }
      acceptor->close(code);
      retry->cancel();
    });
  }

  /// An exception outside a connection's own steps leaves the others as they are.
  void run(net::io_context& context) {
    for (;;) try {
        context.run();
        return;
      } catch (std::exception const& error) {
        shared->report("the server's loop failed: ", error.what());
      }
  }

  void start_threads() {
    // Signals are the main thread's.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    try {
      for (auto& loop : loops) threads.emplace_back([this, context = &loop->context] { run(*context); });
    } catch (...) {
      pthread_sigmask(SIG_SETMASK, &before, nullptr);
      end_threads();
      throw;
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }

  void end_threads() {
    for (auto& loop : loops) loop->context.stop();
    for (auto& thread : threads) thread.join();
    threads.clear();
  }
};

HttpServer::HttpServer(HttpOptions options, Gate gate, Handler handler) : impl_(std::make_unique<Impl>()) {
  check_options(options);
  if (!handler) throw ConfigError("the server needs a handler");
  options.max_connections = possible_connections(options.max_connections);
  auto& shared = *impl_->shared;
  shared.options = std::move(options);
  shared.gate = std::move(gate);
  shared.handler = std::move(handler);
  auto const& set = shared.options;
  if (!set.certificate.empty()) impl_->certificate = read_certificate(set);
  auto const shortest = std::min({set.header_limit, set.body_limit, set.idle_limit, set.write_limit, set.linger_limit});
  impl_->period =
      std::clamp<std::chrono::milliseconds>(shortest / 8, std::chrono::milliseconds(5), std::chrono::milliseconds(250));
  for (int i = 0; i < set.threads; ++i) impl_->loops.push_back(std::make_shared<Loop>(impl_->shared));
  impl_->listen();
  impl_->accept();
  for (auto& loop : impl_->loops) impl_->tick(*loop);
  impl_->start_threads();
}

HttpServer::~HttpServer() { stop(std::chrono::milliseconds(0)); }

int HttpServer::port() const { return impl_->port; }

void HttpServer::stop_accepting() {
  std::lock_guard const lock(impl_->mutex);
  if (!impl_->stopped) impl_->stop_accepting();
}

void HttpServer::part() { impl_->shared->parting = true; }

bool HttpServer::stop(std::chrono::milliseconds limit) {
  auto& shared = *impl_->shared;
  std::lock_guard const stopping(impl_->mutex);  // a second call returns when the first has closed all
  if (std::exchange(impl_->stopped, true)) return true;
  impl_->stop_accepting();
  shared.parting = true;
  shared.draining = true;
  for (auto& loop : impl_->loops)
    Impl::run_on(*loop, [&] { Impl::for_each(*loop, [](Connection& connection) { connection.drain(); }); });
  {
    std::unique_lock lock(shared.mutex);
    shared.closed.wait_for(
        lock, std::clamp<std::chrono::milliseconds>(limit, std::chrono::milliseconds(0), std::chrono::hours(24)),
        [&] { return shared.counters.connections == 0 && shared.counters.told == 0; });
  }
  for (auto& loop : impl_->loops)
    Impl::run_on(*loop, [&] { Impl::for_each(*loop, [](Connection& connection) { connection.cut(); }); });
  impl_->end_threads();
  shared.gate = {};
  shared.handler = {};
  return shared.counters.cut == 0;
}

void HttpServer::reload_certificate() {
  auto const& options = impl_->shared->options;
  if (options.certificate.empty()) return;
  auto certificate = read_certificate(options);
  std::lock_guard const lock(impl_->certificate_mutex);
  impl_->certificate = std::move(certificate);
}

HttpCounts HttpServer::counts() const {
  auto const& c = impl_->shared->counters;
  return {.connections = c.connections,
          .busy = c.busy,
          .accepted = c.accepted,
          .refused = c.refused,
          .requests = c.requests,
          .rejected = c.rejected,
          .timed_out = c.timed_out,
          .left = c.left,
          .received = c.received,
          .sent = c.sent};
}

}  // namespace ttfm::server
