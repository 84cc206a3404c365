// A client that loads an HTTP server, on one thread: a fixed number of connections that each send their next request
// when they have an answer (a closed loop), or requests at a fixed rate whatever the server does (an open loop), whose
// latencies count from the time at which they were due. Prints one line of JSON; README.md here has its fields.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <deque>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <queue>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cpu_time.hpp"
#include "response.hpp"

namespace load {
namespace {

using nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;
using Time = Clock::time_point;

struct Options {
  std::string url{}, method = "POST", arrivals = "poisson";
  std::vector<std::string> headers{}, bodies{}, expect{};
  int connections = 1;
  double rate = 0;  ///< requests per second; 0: a closed loop
  double seconds = 10, warm_up = 1, warm_up_limit = 120, patience = 30;
  double limit = 100;  ///< milliseconds of a good answer
  double pause = 0;    ///< milliseconds that a connection waits after a refusal
  int warm_answers = 0;
  std::uint64_t seed = 1;
};

[[noreturn]] void fail(std::string const& text) { throw std::runtime_error(text); }
[[noreturn]] void fail_errno(std::string const& text) { fail(text + ": " + std::strerror(errno)); }

Clock::duration from_seconds(double seconds) {
  return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
}
double seconds_of(Clock::duration time) { return std::chrono::duration<double>(time).count(); }

struct Target {
  std::string host{}, port{}, path{};
  sockaddr_storage address{};
  socklen_t length = 0;
};

/// Of a URL such as http://127.0.0.1:8000/path.
Target parse(std::string const& url) {
  std::string_view rest = url;
  if (!rest.starts_with("http://")) fail("the URL must begin with http://, not \"" + url + '"');
  rest.remove_prefix(7);
  auto const slash = std::min(rest.find('/'), rest.size());
  auto host = rest.substr(0, slash);
  Target target{.path = slash == rest.size() ? "/" : std::string(rest.substr(slash))};
  auto const colon = host.rfind(':');
  target.port = "80";
  if (colon != host.npos && host.find(']', colon) == host.npos) {
    target.port = std::string(host.substr(colon + 1));
    host = host.substr(0, colon);
  }
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  target.host = std::string(host);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (int const error = ::getaddrinfo(target.host.c_str(), target.port.c_str(), &hints, &found))
    fail(target.host + ':' + target.port + ": " + ::gai_strerror(error));
  std::memcpy(&target.address, found->ai_addr, found->ai_addrlen);
  target.length = found->ai_addrlen;
  ::freeaddrinfo(found);
  int const fd = ::socket(target.address.ss_family, SOCK_STREAM, 0);
  if (fd < 0) fail_errno("a socket");
  if (::connect(fd, reinterpret_cast<sockaddr const*>(&target.address), target.length) != 0)
    fail_errno("no server answers at " + url);
  ::close(fd);
  return target;
}

std::string contents(std::string const& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in || text.empty()) fail(file + ": can't be read, or is empty");
  return text;
}

/// So many open files as there are connections.
void allow_files(int connections) {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  auto const wanted = static_cast<rlim_t>(connections) + 64;
  if (limit.rlim_cur >= wanted) return;
  limit.rlim_cur = std::min(wanted, limit.rlim_max);
  if (::setrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur < wanted)
    fail(std::to_string(connections) + " connections need as many open files, of which this process may have " +
         std::to_string(limit.rlim_max));
}

struct Request {
  std::size_t body = 0;
  Time due{};          ///< latencies count from here
  bool again = false;  ///< whether it was sent before, on a connection that the server had closed
};

struct Connection {
  int fd = -1;
  bool connected = false, busy = false;
  int answers = 0;  ///< on this socket
  Request request{};
  std::size_t sent = 0;
  Response response{};
};

ordered_json quantiles(std::vector<float>& values) {
  if (values.empty()) return nullptr;
  std::sort(values.begin(), values.end());
  auto const at = [&](double q) {
    auto const rank = static_cast<std::size_t>(std::ceil(q * static_cast<double>(values.size())));
    return std::round(static_cast<double>(values[std::clamp<std::size_t>(rank, 1, values.size()) - 1]) * 1000) / 1000;
  };
  return {{"p50", at(0.5)}, {"p90", at(0.9)}, {"p99", at(0.99)}, {"max", at(1)}};
}

class Load {
 public:
  explicit Load(Options options) : options_(std::move(options)), target_(parse(options_.url)), random_(options_.seed) {
    allow_files(options_.connections);
    if (options_.bodies.empty()) requests_.push_back(text_of(""));
    for (auto const& file : options_.bodies) requests_.push_back(text_of(contents(file)));
    if (options_.expect.size() > 1 && options_.expect.size() != requests_.size())
      fail("--expect is given once, or once for each of the " + std::to_string(requests_.size()) + " bodies, not " +
           std::to_string(options_.expect.size()) + " times");
    epoll_ = ::epoll_create1(0);
    timer_ = ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    if (epoll_ < 0 || timer_ < 0) fail_errno("epoll or a timer");
    watch(timer_, timer_id, EPOLLIN);
    connections_.resize(static_cast<std::size_t>(options_.connections));
    for (std::size_t i = connections_.size(); i-- > 0;) idle_.push_back(i);
  }
  Load(Load const&) = delete;
  Load& operator=(Load const&) = delete;
  ~Load() {
    for (auto& each : connections_)
      if (each.fd >= 0) ::close(each.fd);
    ::close(timer_);
    ::close(epoll_);
  }

  ordered_json run() {
    begin_ = now_ = Clock::now();
    next_ = begin_;
    if (closed())
      for (std::size_t i = 0; i < connections_.size(); ++i) give(i, {.body = next_body(), .due = now_});
    while (!finished()) {
      wait();
      advance();
    }
    return report();
  }

 private:
  static constexpr std::uint64_t timer_id = ~std::uint64_t{0};

  bool closed() const { return options_.rate <= 0; }
  bool measuring() const { return measured_from_ && now_ >= *measured_from_ && now_ < end_; }

  std::string text_of(std::string const& body) const {
    auto const bracket = target_.host.find(':') != target_.host.npos;
    std::string text = options_.method + ' ' + target_.path + " HTTP/1.1\r\nHost: " + (bracket ? "[" : "") +
                       target_.host + (bracket ? "]:" : ":") + target_.port +
                       "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    for (auto const& header : options_.headers) text += header + "\r\n";
    return text + "\r\n" + body;
  }

  std::size_t next_body() { return turn_++ % requests_.size(); }

  void watch(int fd, std::uint64_t id, std::uint32_t events) {
    epoll_event event{};
    event.events = events;
    event.data.u64 = id;
    if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event) != 0) fail_errno("epoll");
  }

  void open(std::size_t id) {
    auto& c = connections_[id];
    c.fd = ::socket(target_.address.ss_family, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (c.fd < 0) fail_errno("a socket");
    int const one = 1;
    ::setsockopt(c.fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    c.connected = false;
    c.answers = 0;
    c.response.clear();
    watch(c.fd, id, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET);
    if (::connect(c.fd, reinterpret_cast<sockaddr const*>(&target_.address), target_.length) == 0) {
      c.connected = true;
    } else if (errno != EINPROGRESS) {
      broken(id, "connect");
    }
  }

  void drop(Connection& c) {
    if (c.fd >= 0) ::close(c.fd);
    c.fd = -1;
    c.connected = false;
  }

  /// Sends a request on a connection that has none.
  void give(std::size_t id, Request request) {
    auto& c = connections_[id];
    c.busy = true;
    c.request = request;
    c.sent = 0;
    c.response.clear();
    if (c.fd < 0) open(id);
    if (c.fd >= 0 && c.connected) send(id);
  }

  void send(std::size_t id) {
    auto& c = connections_[id];
    auto const& text = requests_[c.request.body];
    while (c.sent < text.size()) {
      auto const n = ::send(c.fd, text.data() + c.sent, text.size() - c.sent, MSG_NOSIGNAL);
      if (n < 0) {
        if (errno == EAGAIN || errno == EWOULDBLOCK) return;
        if (errno == EINTR) continue;
        return;  // what the server said before it closed, or that it closed, is read next
      }
      if (c.sent == 0 && counted(c.request)) late_.push_back(milliseconds(c.request.due));
      c.sent += static_cast<std::size_t>(n);
    }
  }

  void receive(std::size_t id) {
    auto& c = connections_[id];
    std::array<char, 65536> part;
    while (c.fd >= 0) {
      auto const n = ::recv(c.fd, part.data(), part.size(), 0);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
      if (n <= 0) {
        bool const whole = n == 0 && c.busy && c.response.close();
        if (whole) return answered(id);
        return broken(id, n == 0 ? "closed" : "reset");
      }
      if (!c.busy) return broken(id, "unasked");
      try {
        if (c.response.push({part.data(), static_cast<std::size_t>(n)})) return answered(id);
      } catch (std::runtime_error const& error) {
        if (complaint_.empty()) complaint_ = error.what();
        return broken(id, "protocol");
      }
    }
  }

  float milliseconds(Time from) const { return static_cast<float>(seconds_of(now_ - from) * 1e3); }

  /// Whether a request is one of those that are reported: by when it was due, and in a closed loop by when its answer
  /// came.
  bool counted(Request const& request) const {
    if (closed()) return measuring();
    return measured_from_ && request.due >= *measured_from_ && request.due < end_;
  }

  void answered(std::size_t id) {
    auto& c = connections_[id];
    now_ = Clock::now();
    auto const status = c.response.status();
    auto const ms = milliseconds(c.request.due);
    ++answers_;
    bool wrong = false;
    if (status == 200 && !options_.expect.empty()) {
      auto const& text = options_.expect[options_.expect.size() == 1 ? 0 : c.request.body];
      wrong = c.response.body().find(text) == std::string::npos;
      if (wrong && complaint_.empty())
        complaint_ = "an answer has no \"" + text + "\": " + c.response.body().substr(0, 200);
    } else if (status != 200 && complaint_.empty()) {
      complaint_ = std::to_string(status) + ": " + c.response.body().substr(0, 200);
    }
    if (status == 200 && measuring()) ++in_time_;
    if (counted(c.request)) {
      ++statuses_[status];
      if (wrong) ++wrong_;
      (status == 200 ? good_ : refused_).push_back(ms);
      if (status == 200 && !wrong && static_cast<double>(ms) <= options_.limit) ++within_;
    }
    ++c.answers;
    bool const keeps = c.response.keeps();
    c.response.clear();
    c.busy = false;
    if (!keeps) drop(c);
    free(id, status == 200 ? 0 : options_.pause);
  }

  /// A connection that failed. A request on one that was kept, which the server closes at any time, is sent again once.
  void broken(std::size_t id, char const* how) {
    auto& c = connections_[id];
    now_ = Clock::now();
    bool const was_kept = c.answers > 0 && !c.response.begun();
    drop(c);
    if (!c.busy) return;
    if (was_kept && !c.request.again) {
      ++again_;
      c.request.again = true;
      return give(id, c.request);
    }
    if (counted(c.request)) ++errors_[how];
    c.busy = false;
    free(id, std::max(options_.pause, 10.0));
  }

  /// Gives a connection its next request, after so many milliseconds.
  void free(std::size_t id, double pause) {
    if (pause > 0) return later_.push({now_ + from_seconds(pause / 1e3), id});
    if (!closed()) {
      if (waiting_.empty()) return idle_.push_back(id);
      auto const request = waiting_.front();
      waiting_.pop_front();
      return ready_.push_back({id, request});
    }
    if (!measured_from_ || now_ < end_) ready_.push_back({id, {.body = next_body(), .due = {}}});
  }

  void wait() {
    auto until = closed() ? now_ + std::chrono::milliseconds(100) : next_;
    if (measured_from_) until = std::min(until, now_ < end_ ? end_ : now_ + std::chrono::milliseconds(100));
    if (!later_.empty()) until = std::min(until, later_.top().first);
    auto const ns = std::chrono::duration_cast<std::chrono::nanoseconds>(until.time_since_epoch()).count();
    itimerspec const spec{.it_interval = {}, .it_value = {.tv_sec = ns / 1'000'000'000, .tv_nsec = ns % 1'000'000'000}};
    ::timerfd_settime(timer_, TFD_TIMER_ABSTIME, &spec, nullptr);
    std::array<epoll_event, 256> events;
    int const n = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), -1);
    if (n < 0 && errno != EINTR) fail_errno("epoll_wait");
    now_ = Clock::now();
    for (int i = 0; i < n; ++i) {
      auto const& event = events[static_cast<std::size_t>(i)];
      if (event.data.u64 == timer_id) {
        std::uint64_t count;
        [[maybe_unused]] auto const got = ::read(timer_, &count, sizeof count);
        continue;
      }
      auto const id = static_cast<std::size_t>(event.data.u64);
      auto& c = connections_[id];
      if (c.fd < 0) continue;
      if (!c.connected) {
        int error = 0;
        socklen_t size = sizeof error;
        ::getsockopt(c.fd, SOL_SOCKET, SO_ERROR, &error, &size);
        if (error != 0) {
          broken(id, "connect");
          continue;
        }
        if (!(event.events & EPOLLOUT)) continue;
        c.connected = true;
      }
      if (c.busy && (event.events & EPOLLOUT)) send(id);
      if (event.events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR)) receive(id);
    }
  }

  void advance() {
    now_ = Clock::now();
    auto const since = seconds_of(now_ - begin_);
    if (!measured_from_ && since >= options_.warm_up &&
        (answers_ >= options_.warm_answers || since >= options_.warm_up_limit)) {
      measured_from_ = now_;
      end_ = now_ + from_seconds(options_.seconds);
      cpu_ = cpu_seconds();
    }
    if (measured_from_ && now_ >= end_ && !used_) used_ = cpu_seconds() - cpu_;
    while (!later_.empty() && later_.top().first <= now_) {
      auto const id = later_.top().second;
      later_.pop();
      free(id, 0);
    }
    if (!closed())
      for (; next_ <= now_ && (!measured_from_ || next_ < end_); next_ += gap()) {
        if (measured_from_ && next_ >= *measured_from_) ++due_;
        Request const request{.body = next_body(), .due = next_};
        if (idle_.empty()) {
          waiting_.push_back(request);
        } else {
          ready_.push_back({idle_.back(), request});
          idle_.pop_back();
        }
      }
    if (!closed() && measured_from_ && next_ >= end_) next_ = now_ + std::chrono::milliseconds(100);
    // What is ready now; an answer or a failure may make more.
    for (auto count = ready_.size(); count > 0; --count) {
      auto [id, request] = ready_.front();
      ready_.pop_front();
      if (closed()) request.due = now_;
      give(id, request);
    }
  }

  Clock::duration gap() {
    double const mean = 1 / options_.rate;
    return from_seconds(options_.arrivals == "even" ? mean
                                                    : std::exponential_distribution<double>(options_.rate)(random_));
  }

  bool outstanding() const {
    return !ready_.empty() || !waiting_.empty() ||
           std::any_of(connections_.begin(), connections_.end(), [](auto const& c) { return c.busy; });
  }
  bool finished() const {
    if (!measured_from_ || now_ < end_) return false;
    return closed() || now_ >= end_ + from_seconds(options_.patience) || !outstanding();
  }

  ordered_json report() {
    std::int64_t unanswered = 0;
    if (!closed()) {
      auto const count = [&](Request const& request) { unanswered += counted(request); };
      for (auto const& c : connections_)
        if (c.busy) count(c.request);
      for (auto const& [id, request] : ready_) count(request);
      for (auto const& request : waiting_) count(request);
    }
    auto const seconds = options_.seconds;
    ordered_json statuses = ordered_json::object(), errors = ordered_json::object();
    std::int64_t requests = unanswered;
    for (auto const& [status, count] : statuses_) statuses[std::to_string(status)] = count, requests += count;
    for (auto const& [how, count] : errors_) errors[how] = count, requests += count;
    if (!closed()) requests = due_;
    auto const round = [](double value) { return std::round(value * 1000) / 1000; };
    ordered_json line{{"mode", closed() ? "closed" : "open"},
                      {"connections", options_.connections},
                      {"rate", options_.rate},
                      {"seconds", seconds},
                      {"requests", requests},
                      {"statuses", statuses},
                      {"errors", errors},
                      {"unanswered", unanswered},
                      {"wrong", wrong_},
                      {"sent_again", again_},
                      {"per_second", round(static_cast<double>(in_time_) / seconds)},
                      {"goodput", round(static_cast<double>(within_) / seconds)},
                      {"limit_ms", options_.limit},
                      {"ms", quantiles(good_)},
                      {"refused_ms", quantiles(refused_)},
                      {"late_ms", quantiles(late_)},
                      {"client_cpu", round((used_ ? *used_ : cpu_seconds() - cpu_) / seconds)},
                      {"answers_in_all", answers_}};
    if (!complaint_.empty()) line["complaint"] = complaint_;
    return line;
  }

  Options options_;
  Target target_;
  std::vector<std::string> requests_{};
  std::mt19937_64 random_;
  int epoll_ = -1, timer_ = -1;
  std::vector<Connection> connections_{};
  std::vector<std::size_t> idle_{};  ///< the last one is used first
  std::deque<Request> waiting_{};    ///< due, and all connections are busy
  std::deque<std::pair<std::size_t, Request>> ready_{};
  std::priority_queue<std::pair<Time, std::size_t>, std::vector<std::pair<Time, std::size_t>>, std::greater<>> later_{};
  Time begin_{}, now_{}, next_{}, end_ = Time::max();
  std::optional<Time> measured_from_{};
  std::optional<double> used_{};
  double cpu_ = 0;
  std::size_t turn_ = 0;
  std::int64_t answers_ = 0, in_time_ = 0, within_ = 0, wrong_ = 0, again_ = 0, due_ = 0;
  std::map<int, std::int64_t> statuses_{};
  std::map<std::string, std::int64_t> errors_{};
  std::vector<float> good_{}, refused_{}, late_{};  ///< milliseconds
  std::string complaint_{};                         ///< of the first answer that wasn't as it should be
};

}  // namespace
}  // namespace load

int main(int count, char** arguments) {
  load::Options options;
  CLI::App app("loads an HTTP server and prints one line of JSON; README.md in benchmarks/serving has its fields");
  app.add_option("url", options.url, "as http://127.0.0.1:8000/path")->required();
  app.add_option("--body", options.bodies, "a file to send; of several each is sent in turn")->check(CLI::ExistingFile);
  app.add_option("--expect", options.expect, "a text that an answer must have: one for all bodies, or one for each");
  app.add_option("-H,--header", options.headers, "a line of the requests' header, as 'Content-Type: image/jpeg'");
  app.add_option("--method", options.method);
  app.add_option("-c,--connections", options.connections, "in an open loop: at most")->check(CLI::Range(1, 60'000));
  app.add_option("--rate", options.rate,
                 "requests a second, whatever the server does; without it, each connection sends when it has an answer")
      ->check(CLI::Range(0.001, 1e6));
  app.add_option("--arrivals", options.arrivals, "of an open loop")->check(CLI::IsMember({"poisson", "even"}));
  app.add_option("--seconds", options.seconds, "measured")->check(CLI::Range(0.01, 86'400.0));
  app.add_option("--warm-up", options.warm_up, "seconds before")->check(CLI::Range(0.0, 3600.0));
  app.add_option("--warm-answers", options.warm_answers, "answers that must have come before, for 2 minutes at most")
      ->check(CLI::NonNegativeNumber);
  app.add_option("--patience", options.patience, "seconds for an open loop's last answers")
      ->check(CLI::Range(0.0, 3600.0));
  app.add_option("--limit-ms", options.limit, "an answer within that time is good")->check(CLI::PositiveNumber);
  app.add_option("--pause-ms", options.pause, "a connection waits so long after an answer that isn't 200")
      ->check(CLI::NonNegativeNumber);
  app.add_option("--seed", options.seed, "of the arrivals");
  CLI11_PARSE(app, count, arguments);
  try {
    std::cout << load::Load(options).run().dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)
              << std::endl;
  } catch (std::exception const& error) {
    std::cerr << "bench_load: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
