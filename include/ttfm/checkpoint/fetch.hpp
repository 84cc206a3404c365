/// @file  Fetches a published checkpoint over HTTP, with libcurl. No other header includes this one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <curl/curl.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/checkpoint/locate.hpp"
#include "ttfm/core/detail/sha256.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::checkpoint {

namespace detail {

using ttfm::detail::cat;

/// A download's unfinished file, locked so that two programs don't write it at once.
class Part {
 public:
  explicit Part(std::filesystem::path const& path) : path_(path) {
    descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor_ < 0) throw CheckpointError(cat(path.string(), ": can't be written: ", std::strerror(errno)));
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      ::close(descriptor_);
      throw CheckpointError(path.string() + ": another program is downloading it; wait for that one");
    }
    size_ = ::lseek(descriptor_, 0, SEEK_END);
  }
  ~Part() { ::close(descriptor_); }
  Part(Part const&) = delete;
  Part& operator=(Part const&) = delete;

  std::int64_t size() const { return size_; }
  bool write(char const* data, std::size_t count) {
    for (std::size_t done = 0; done < count;) {
      auto const written = ::write(descriptor_, data + done, count - done);
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      done += static_cast<std::size_t>(written);
      size_ += written;
    }
    return true;
  }
  void clear() {
    size_ = 0;
    if (::ftruncate(descriptor_, 0) != 0 || ::lseek(descriptor_, 0, SEEK_SET) != 0)
      throw CheckpointError(cat(path_.string(), ": can't be emptied: ", std::strerror(errno)));
  }
  std::string sha256() const {
    ttfm::detail::Sha256 digest;
    std::vector<char> buffer(1 << 20);
    std::int64_t position = 0;
    for (;;) {
      auto const count = ::pread(descriptor_, buffer.data(), buffer.size(), position);
      if (count < 0) throw CheckpointError(cat(path_.string(), ": can't be read: ", std::strerror(errno)));
      if (count == 0) return digest.hex();
      digest.update({buffer.data(), static_cast<std::size_t>(count)});
      position += count;
    }
  }

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
  std::int64_t size_ = 0;
};

/// One request: from the part's end on, if the server still has the same file.
class Transfer {
 public:
  Transfer(Part& part, Progress const& progress) : part_(part), progress_(progress) {}

  /// The HTTP status. Throws CheckpointError if the connection fails or the part can't be written.
  long run(std::string const& url, std::string const& etag) {
    static CURLcode const ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(ready == CURLE_OK ? curl_easy_init() : nullptr,
                                                             &curl_easy_cleanup);
    if (!curl) throw CheckpointError("libcurl can't be initialised");
    auto set = [&](CURLoption option, auto value) { curl_easy_setopt(curl.get(), option, value); };
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(nullptr, &curl_slist_free_all);
    offset_ = part_.size();
    if (offset_ > 0) {
      set(CURLOPT_RANGE, cat(offset_, '-').c_str());
      if (!etag.empty()) headers.reset(curl_slist_append(nullptr, ("If-Range: " + etag).c_str()));
      set(CURLOPT_HTTPHEADER, headers.get());
    }
    char reason[CURL_ERROR_SIZE] = "";
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_ERRORBUFFER, reason);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 1L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, 30L);
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);  // give up when nothing comes for a minute
    set(CURLOPT_LOW_SPEED_TIME, 60L);
    set(CURLOPT_USERAGENT, "ttfm");
    set(CURLOPT_HEADERFUNCTION, &Transfer::header);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &Transfer::body);
    set(CURLOPT_WRITEDATA, this);
    auto const result = curl_easy_perform(curl.get());
    if (error_) std::rethrow_exception(error_);
    if (result != CURLE_OK)
      throw CheckpointError(cat(url, ": ", *reason ? reason : curl_easy_strerror(result),
                                "; what came is kept, and the next try goes on from it"));
    return status_;
  }
  std::string const& etag() const { return etag_; }

 private:
  static std::size_t header(char* data, std::size_t, std::size_t size, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    std::string line(data, size);
    while (!line.empty() && std::isspace(static_cast<unsigned char>(line.back()))) line.pop_back();
    auto value = [&](std::string_view name) -> std::string {
      if (line.size() <= name.size()) return {};
      for (std::size_t i = 0; i < name.size(); ++i)
        if (std::tolower(static_cast<unsigned char>(line[i])) != name[i]) return {};
      return line.substr(line.find_first_not_of(' ', name.size()));
    };
    if (line.starts_with("HTTP/")) {  // of each answer, redirections included
      transfer.status_ = std::strtol(line.c_str() + std::min(line.find(' '), line.size()), nullptr, 10);
      transfer.length_ = 0;
      transfer.etag_.clear();
    }
    if (auto const length = value("content-length:"); !length.empty())
      transfer.length_ = std::strtoll(length.c_str(), nullptr, 10);
    if (auto etag = value("etag:"); !etag.empty() && !etag.starts_with("W/")) transfer.etag_ = std::move(etag);
    return size;
  }
  static std::size_t body(char* data, std::size_t, std::size_t size, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    if (transfer.status_ != 200 && transfer.status_ != 206) return size;  // an error's page
    try {
      if (!transfer.begun_ && transfer.status_ == 200 && transfer.offset_ > 0) {  // the whole file comes
        transfer.part_.clear();
        transfer.offset_ = 0;
      }
      transfer.begun_ = true;
      if (!transfer.part_.write(data, size))
        throw CheckpointError(cat("the download can't be written: ", std::strerror(errno)));
      if (transfer.progress_)
        transfer.progress_(transfer.part_.size(), transfer.length_ ? transfer.offset_ + transfer.length_ : 0);
    } catch (...) {
      transfer.error_ = std::current_exception();  // must not pass through libcurl
      return 0;
    }
    return size;
  }

  Part& part_;
  Progress const& progress_;
  std::exception_ptr error_;
  std::string etag_;
  std::int64_t offset_ = 0, length_ = 0;
  long status_ = 0;
  bool begun_ = false;
};

}  // namespace detail

/// Fetches a file to `target`, through `<target>.part`, which is kept and continued if the connection breaks. Size and
/// SHA-256 are checked where known; a file that doesn't match is thrown away. Throws CheckpointError with the address.
/// load_model takes it as {.fetch = ttfm::checkpoint::fetch}.
inline void fetch(Download const& wanted, Progress const& progress = {}) {
  namespace fs = std::filesystem;
  using detail::cat;
  std::error_code failed;
  if (wanted.target.has_parent_path()) fs::create_directories(wanted.target.parent_path(), failed);
  if (failed) throw CheckpointError(cat(wanted.target.parent_path().string(), ": can't be made: ", failed.message()));
  fs::path const part_path = wanted.target.string() + ".part", etag_path = wanted.target.string() + ".part.etag";
  detail::Part part(part_path);
  std::string etag;
  std::getline(std::ifstream(etag_path), etag);
  // What is there may be another version's beginning; without a tag or a digest nothing would tell.
  if (etag.empty() && wanted.sha256.empty()) part.clear();

  long status = 0;
  for (int attempt = 0; attempt < 2; ++attempt) {
    detail::Transfer transfer(part, progress);
    auto keep_etag = [&] {
      if (!transfer.etag().empty()) std::ofstream(etag_path) << transfer.etag() << '\n';
    };
    try {
      status = transfer.run(wanted.url, etag);
    } catch (...) {
      keep_etag();
      throw;
    }
    keep_etag();
    if (status != 416) break;
    // Nothing is left to send: the part is whole, or longer than the file.
    if (!wanted.sha256.empty() && part.sha256().starts_with(wanted.sha256)) {
      status = 206;
      break;
    }
    part.clear();
  }
  if (status != 200 && status != 206)
    throw CheckpointError(cat(wanted.url, ": the server answers ", status,
                              status == 401 || status == 403 ? ", access denied"
                              : status == 404                ? ", not found"
                                                             : ""));
  auto refuse = [&](std::string const& why) {
    part.clear();
    fs::remove(part_path, failed);
    fs::remove(etag_path, failed);
    throw CheckpointError(cat(wanted.url, ": ", why, "; what came is thrown away"));
  };
  if (wanted.size && part.size() != wanted.size) refuse(cat("has ", part.size(), " bytes, not ", wanted.size));
  if (!wanted.sha256.empty())
    if (auto const digest = part.sha256(); !digest.starts_with(wanted.sha256))
      refuse(cat("has the SHA-256 ", digest, ", not ", wanted.sha256));
  fs::rename(part_path, wanted.target, failed);
  if (failed) throw CheckpointError(cat(wanted.target.string(), ": can't be written: ", failed.message()));
  fs::remove(etag_path, failed);
}

}  // namespace ttfm::checkpoint
