/// @file  Masks as COCO's run-length encoding (Lin et al. 2014, cocoapi's mask API), uncompressed and as its string.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <opencv2/core.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/vision/detail/checks.hpp"

namespace ttfm::vision {

/// A mask of height x width pixels: the lengths of its runs, down the columns from the left, of zeros and ones in turn.
/// The first run is of zeros, and may be empty.
struct Rle {
  int height = 0, width = 0;
  std::vector<std::uint32_t> counts{};
  friend bool operator==(Rle const&, Rle const&) = default;

  /// Pixels of the mask that are set.
  std::int64_t area() const {
    std::int64_t sum = 0;
    for (std::size_t i = 1; i < counts.size(); i += 2) sum += counts[i];
    return sum;
  }
};

/// The largest mask that is read, in pixels.
inline constexpr std::int64_t rle_pixels_most = 1 << 28;

/// Throws ImageError unless the runs cover the mask's pixels exactly.
inline void check_runs(Rle const& rle) {
  using ttfm::detail::cat;
  if (rle.height < 0 || rle.width < 0 || std::int64_t{rle.height} * rle.width > rle_pixels_most)
    throw ImageError(cat("a run-length encoded mask has a size from 0x0 to ", rle_pixels_most, " pixels, not ",
                         rle.height, 'x', rle.width, " (height x width)"));
  std::uint64_t sum = 0;
  for (auto const count : rle.counts) sum += count;
  if (sum != static_cast<std::uint64_t>(std::int64_t{rle.height} * rle.width))
    throw ImageError(cat("the runs of a mask of ", rle.height, 'x', rle.width, " pixels (height x width) cover ", sum,
                         " pixels, not ", std::int64_t{rle.height} * rle.width));
}

/// The runs of a mask, CV_8UC1; all values but 0 are set. Throws ImageError for another type.
inline Rle encode_rle(cv::Mat const& mask) {
  detail::check_mask(mask);
  Rle rle{.height = mask.rows, .width = mask.cols};
  cv::Mat columns;
  cv::transpose(mask, columns);
  bool set = false;
  std::uint32_t run = 0;
  for (int x = 0; x < columns.rows; ++x) {
    auto const* pixel = columns.ptr<std::uint8_t>(x);
    for (int y = 0; y < columns.cols; ++y, ++run)
      if ((pixel[y] != 0) != set) {
        rle.counts.push_back(std::exchange(run, 0));
        set = !set;
      }
  }
  if (run || rle.counts.empty()) rle.counts.push_back(run);
  return rle;
}

/// The mask of the runs, CV_8UC1 of 0 and 255. Throws ImageError if they don't cover it.
inline cv::Mat decode_rle(Rle const& rle) {
  check_runs(rle);
  cv::Mat columns(rle.width, rle.height, CV_8UC1), mask(rle.height, rle.width, CV_8UC1);
  if (columns.empty()) return mask;
  auto* pixel = columns.ptr<std::uint8_t>();
  std::uint8_t value = 0;
  for (auto const count : rle.counts) {
    std::fill_n(pixel, count, std::exchange(value, static_cast<std::uint8_t>(~value)));
    pixel += count;
  }
  cv::transpose(columns, mask);
  return mask;
}

/// COCO's string of the runs: each from the fourth on as its difference to the one two before, in 5-bit groups from
/// the lowest, signed, each a character from '0' on, to which 32 is added where another group follows.
inline std::string compress(Rle const& rle) {
  std::string text;
  for (std::size_t i = 0; i < rle.counts.size(); ++i) {
    auto rest = static_cast<std::int64_t>(rle.counts[i]) - (i > 2 ? std::int64_t{rle.counts[i - 2]} : 0);
    for (bool more = true; more;) {
      auto const group = static_cast<int>(rest & 31);
      rest >>= 5;
      more = rest != (group & 16 ? -1 : 0);
      text += static_cast<char>('0' + group + (more ? 32 : 0));
    }
  }
  return text;
}

/// The runs of COCO's string. Throws ImageError for a character that it can't have, a number that is cut off or out of
/// range, and runs that don't cover the mask.
inline Rle uncompress(std::string_view text, int height, int width) {
  using ttfm::detail::cat;
  Rle rle{.height = height, .width = width};
  for (std::size_t at = 0; at < text.size();) {
    std::int64_t value = 0;
    int shift = 0;
    for (bool more = true; more; ++at, shift += 5) {
      if (at == text.size()) throw ImageError("a run-length string ends inside a number");
      int const group = text[at] - '0';
      if (group < 0 || group > 63)
        throw ImageError(cat("a run-length string has the characters '0' to 'o', not code ",
                             static_cast<int>(static_cast<unsigned char>(text[at])), " at ", at));
      if (shift > 30) throw ImageError(cat("a run-length string has a number of too many digits at ", at));
      value |= std::int64_t{group & 31} << shift;
      more = group & 32;
      if (!more && (group & 16)) value |= -(std::int64_t{1} << (shift + 5));
    }
    if (rle.counts.size() > 2) value += rle.counts[rle.counts.size() - 2];
    if (value < 0 || value > rle_pixels_most)
      throw ImageError(cat("run ", rle.counts.size(), " of a run-length string has the impossible length ", value));
    rle.counts.push_back(static_cast<std::uint32_t>(value));
  }
  check_runs(rle);
  return rle;
}

/// COCO's object of uncompressed runs: {"size": [height, width], "counts": [...]}.
template <class Json>
void to_json(Json& json, Rle const& rle) {
  json = Json{{"size", {rle.height, rle.width}}, {"counts", rle.counts}};
}

/// The same, or with a string as `counts`. Throws ImageError for anything else.
template <class Json>
void from_json(Json const& json, Rle& rle) {
  auto number = [](Json const& value, char const* what) {
    auto const number = value.is_number_integer() ? value.template get<std::int64_t>() : -1;
    if (number < 0 || number > rle_pixels_most)
      throw ImageError(ttfm::detail::cat(what, " is a whole number up to ", rle_pixels_most, ", not ",
                                         value.dump(-1, ' ', false, Json::error_handler_t::replace)));
    return static_cast<std::uint32_t>(number);
  };
  if (!json.is_object() || !json.contains("size") || !json.contains("counts") || !json["size"].is_array() ||
      json["size"].size() != 2 || !(json["counts"].is_array() || json["counts"].is_string()))
    throw ImageError(R"(a run-length encoded mask is {"size": [height, width], "counts": [...] or "..."})");
  Rle result{.height = static_cast<int>(number(json["size"][0], "a mask's height")),
             .width = static_cast<int>(number(json["size"][1], "a mask's width"))};
  if (json["counts"].is_string()) {
    result = uncompress(json["counts"].template get<std::string>(), result.height, result.width);
  } else {
    for (auto const& count : json["counts"]) result.counts.push_back(number(count, "a run"));
    check_runs(result);
  }
  rle = std::move(result);
}

}  // namespace ttfm::vision
