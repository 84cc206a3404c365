// Checkpoints that the tests make byte by byte, and places for them.
#pragma once

#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// A number as little-endian bytes.
template <class T>
requires std::is_arithmetic_v<T> std::string little(T value) {
  return {reinterpret_cast<char const*>(&value), sizeof value};
}

/// The same, the highest byte first.
template <class T>
std::string big(T value) {
  auto bytes = little(value);
  return {bytes.rbegin(), bytes.rend()};
}

/// A folder of its own in the temporary folder, gone with the object.
struct Folder {
  std::filesystem::path path;
  explicit Folder(std::string const& name = "folder")
      : path(std::filesystem::temp_directory_path() / ("ttfm_" + name + '_' + std::to_string(::getpid()))) {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  std::filesystem::path put(std::string const& file, std::string const& bytes) const {
    std::filesystem::create_directories((path / file).parent_path());
    std::ofstream(path / file, std::ios::binary) << bytes;
    return path / file;
  }
};

/// A safetensors file of that header and those bytes.
inline std::string safetensors(std::string const& header, std::string const& bytes) {
  return little(std::uint64_t{header.size()}) + header + bytes;
}

/// A safetensors file of one byte under each name.
inline std::string bytes_named(std::vector<std::string> const& names) {
  std::string header = "{";
  for (std::size_t i = 0; i < names.size(); ++i)
    header += (i ? ",\"" : "\"") + names[i] + R"(":{"dtype":"U8","shape":[1],"data_offsets":[)" + std::to_string(i) +
              ',' + std::to_string(i + 1) + "]}";
  return safetensors(header + '}', std::string(names.size(), 'x'));
}

/// An archive of stored entries (PKWARE's APPNOTE.TXT, 4.3).
struct MadeZip {
  struct Entry {
    std::string name, content;
    std::uint16_t method = 0, flags = 0;
    std::uint32_t size = 0;     ///< as the directory says, if another
    std::int64_t same_as = -1;  ///< index of an entry whose place the directory gives
    std::string extra{}, local_extra{}, comment{};
  };
  std::vector<Entry> entries;
  std::string comment{};
  bool zip64 = false;       ///< count, size and place of the directory stand in zip64's record only
  std::uint64_t count = 0;  ///< that the end says, if another

  std::string bytes() const {
    std::string file, directory;
    std::vector<std::uint32_t> places;
    for (auto const& entry : entries) {
      auto const size = static_cast<std::uint32_t>(entry.content.size());
      auto const crc = static_cast<std::uint32_t>(
          crc32(0, reinterpret_cast<Bytef const*>(entry.content.data()), static_cast<uInt>(entry.content.size())));
      auto const numbers = little(entry.flags) + little(entry.method) + little(std::uint32_t{0}) + little(crc);
      auto const said = entry.size ? entry.size : size;
      places.push_back(entry.same_as >= 0 ? places.at(static_cast<std::size_t>(entry.same_as))
                                          : static_cast<std::uint32_t>(file.size()));
      if (entry.same_as < 0)
        file += "PK\x03\x04" + little(std::uint16_t{20}) + numbers + little(size) + little(size) +
                little(static_cast<std::uint16_t>(entry.name.size())) +
                little(static_cast<std::uint16_t>(entry.local_extra.size())) + entry.name + entry.local_extra +
                entry.content;
      directory += "PK\x01\x02" + little(std::uint32_t{20}) + numbers + little(said) + little(said) +
                   little(static_cast<std::uint16_t>(entry.name.size())) +
                   little(static_cast<std::uint16_t>(entry.extra.size())) +
                   little(static_cast<std::uint16_t>(entry.comment.size())) + std::string(8, '\0') +
                   little(places.back()) + entry.name + entry.extra + entry.comment;
    }
    auto const total = count ? count : entries.size();
    auto const start = std::uint64_t{file.size()}, end = start + directory.size();
    file += directory;
    if (zip64)
      file += "PK\x06\x06" + little(std::uint64_t{44}) + std::string(12, '\0') + little(total) + little(total) +
              little(std::uint64_t{directory.size()}) + little(start) + "PK\x06\x07" + std::string(4, '\0') +
              little(end) + little(std::uint32_t{1});
    auto const short_count = zip64 ? std::uint16_t{0xffff} : static_cast<std::uint16_t>(total);
    file += "PK\x05\x06" + std::string(4, '\0') + little(short_count) + little(short_count) +
            little(static_cast<std::uint32_t>(directory.size())) +
            little(zip64 ? 0xffffffffu : static_cast<std::uint32_t>(start)) +
            little(static_cast<std::uint16_t>(comment.size())) + comment;
    return file;
  }
};
