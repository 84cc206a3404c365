/// @file  An HTTP/1.1 answer that arrives in parts.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace load {

/// Reads one answer: status, body, and whether the server keeps the connection. Throws std::runtime_error for what is
/// no HTTP/1.
class Response {
 public:
  static constexpr std::size_t largest = std::size_t{64} << 20;

  /// Takes bytes from the connection; returns whether the answer is complete.
  bool push(std::string_view bytes) {
    if (buffer_.size() + bytes.size() > largest) throw std::runtime_error("an answer is larger than 64 MB");
    buffer_ += bytes;
    return step();
  }

  /// The server has closed the connection; returns whether that was the end of the answer.
  bool close() {
    if (state_ != State::until_close) return false;
    body_ = buffer_.substr(at_);
    state_ = State::done;
    return true;
  }

  bool begun() const { return !buffer_.empty(); }
  int status() const { return status_; }
  std::string const& body() const { return body_; }
  bool keeps() const { return keeps_ && state_ == State::done && at_ == buffer_.size(); }

  void clear() {
    buffer_.clear();
    body_.clear();
    at_ = length_ = 0;
    status_ = 0;
    keeps_ = true;
    state_ = State::header;
  }

 private:
  enum class State { header, length, chunk, trailer, until_close, done };

  static std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
  }

  static std::size_t number(std::string_view text, int base, char const* what) {
    std::size_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc{} || end != text.data() + text.size() || value > largest)
      throw std::runtime_error(std::string(what) + " of an answer is \"" + std::string(text) + '"');
    return value;
  }

  bool step() {
    for (;;) {
      switch (state_) {
        case State::header: {
          auto const end = buffer_.find("\r\n\r\n", at_);
          if (end == buffer_.npos) return false;
          read_header(std::string_view(buffer_).substr(at_, end + 2 - at_));
          at_ = end + 4;
          break;
        }
        case State::length:
          if (buffer_.size() - at_ < length_) return false;
          body_ = buffer_.substr(at_, length_);
          at_ += length_;
          state_ = State::done;
          break;
        case State::chunk: {
          auto const end = buffer_.find("\r\n", at_);
          if (end == buffer_.npos) return false;
          auto const line = std::string_view(buffer_).substr(at_, end - at_);
          auto const size = number(line.substr(0, line.find(';')), 16, "the length of a chunk");
          if (size == 0) {
            at_ = end + 2;
            state_ = State::trailer;
            break;
          }
          if (buffer_.size() < end + 2 + size + 2) return false;
          if (buffer_.compare(end + 2 + size, 2, "\r\n") != 0)
            throw std::runtime_error("a chunk of an answer is longer than it says");
          body_.append(buffer_, end + 2, size);
          at_ = end + 2 + size + 2;
          break;
        }
        case State::trailer: {
          auto const end = buffer_.find("\r\n", at_);
          if (end == buffer_.npos) return false;
          bool const last = end == at_;
          at_ = end + 2;
          if (last) state_ = State::done;
          break;
        }
        case State::until_close: return false;
        case State::done: return true;
      }
    }
  }

  void read_header(std::string_view text) {
    if (!text.starts_with("HTTP/1.") || text.size() < 12 || text[8] != ' ')
      throw std::runtime_error("an answer begins with \"" + std::string(text.substr(0, 20)) + "\", which is no HTTP/1");
    status_ = static_cast<int>(number(text.substr(9, 3), 10, "the status"));
    keeps_ = text[7] != '0';
    bool chunked = false, sized = false;
    for (auto at = text.find("\r\n") + 2; at < text.size();) {
      auto const end = text.find("\r\n", at);
      auto const line = text.substr(at, end - at);
      at = end + 2;
      auto const colon = std::min(line.find(':'), line.size());
      auto const name = lower(line.substr(0, colon));
      auto value = line.substr(std::min(colon + 1, line.size()));
      value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
      if (name == "content-length") {
        length_ = number(value, 10, "Content-Length");
        sized = true;
      } else if (name == "transfer-encoding") {
        chunked = lower(value) == "chunked";
      } else if (name == "connection") {
        auto const word = lower(value);
        if (word == "close") keeps_ = false;
        if (word == "keep-alive") keeps_ = true;
      }
    }
    if (status_ < 200) return;  // 100 Continue stands before the answer
    if (status_ == 204 || status_ == 304) {
      length_ = 0;
      state_ = State::length;
    } else {
      state_ = chunked ? State::chunk : sized ? State::length : State::until_close;
    }
  }

  std::string buffer_{}, body_{};
  std::size_t at_ = 0, length_ = 0;
  int status_ = 0;
  bool keeps_ = true;
  State state_ = State::header;
};

}  // namespace load
