// A client of plain sockets, which can do what no good client does.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

/// An answer as it came; status 0 if the connection ended before a whole one was there.
struct Answer {
  int status = 0;
  std::string head{}, body{};

  /// The value of a field that is named as the server writes it; empty if there is none.
  std::string field(std::string const& name) const {
    auto const at = head.find("\r\n" + name + ": ");
    if (at == head.npos) return {};
    auto const begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
  }
};

class Client {
 public:
  explicit Client(int port, int receive_buffer = 0) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    if (receive_buffer) setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  Client(Client&& other) noexcept
      : socket_(std::exchange(other.socket_, -1)), connected_(other.connected_), rest_(std::move(other.rest_)) {}
  ~Client() { close(); }

  bool connected() const { return connected_; }
  int socket() const { return socket_; }
  void close() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
  }
  void half_close() { ::shutdown(socket_, SHUT_WR); }
  /// Closes with a reset.
  void reset() {
    linger const at_once{.l_onoff = 1, .l_linger = 0};
    setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    close();
  }

  /// False if the server doesn't take it.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      auto const n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
  }

  /// The next answer; `head` for one to HEAD, which has no body.
  Answer read(bool head = false, int milliseconds = 10'000) {
    Answer answer;
    std::size_t end;
    while ((end = rest_.find("\r\n\r\n")) == rest_.npos)
      if (!more(milliseconds)) return {};
    answer.head = rest_.substr(0, end + 2);
    rest_.erase(0, end + 4);
    auto const length = answer.field("Content-Length");
    auto const size = head || length.empty() ? 0 : std::stoul(length);
    while (rest_.size() < size)
      if (!more(milliseconds)) return {};
    answer.body = rest_.substr(0, size);
    rest_.erase(0, size);
    if (answer.head.rfind("HTTP/1.1 ", 0) == 0) answer.status = std::atoi(answer.head.c_str() + 9);
    return answer;
  }
  Answer ask(std::string_view request) {
    send(request);
    return read();
  }
  /// Whether the server closes, without another byte.
  bool closed(int milliseconds = 10'000) { return !more(milliseconds) && ended_ && rest_.empty(); }
  /// Whether nothing comes within that time.
  bool silent(int milliseconds) { return !more(milliseconds) && !ended_; }
  /// All that comes until the server closes.
  std::string read_all() {
    while (more(10'000)) {
    }
    return std::move(rest_);
  }

 private:
  bool more(int milliseconds) {
    pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
    if (ended_ || ::poll(&waiting, 1, milliseconds) != 1) return false;
    char bytes[65536];
    auto const n = ::recv(socket_, bytes, sizeof bytes, 0);
    ended_ = n <= 0;
    if (!ended_) rest_.append(bytes, static_cast<std::size_t>(n));
    return !ended_;
  }

  int socket_ = -1;
  bool connected_ = false, ended_ = false;
  std::string rest_{};
};

inline std::string get(std::string const& target, std::string const& fields = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}
inline std::string post(std::string const& target, std::string const& body, std::string const& fields = "") {
  return "POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + fields +
         "\r\n" + body;
}

/// Waits until that holds, at most ten seconds.
template <class Condition>
bool becomes(Condition holds) {
  for (int i = 0; i < 2000; ++i) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return false;
}
