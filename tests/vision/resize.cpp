#include "ttfm/vision/resize.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <random>

#include "catch.hpp"
#include "ttfm/vision/image.hpp"
#include "vision/pixels.hpp"

using namespace ttfm;

namespace {

cv::Mat noise(int height, int width) {
  cv::Mat picture(height, width, CV_8UC3);
  std::mt19937 random(static_cast<unsigned>(height * 1000 + width));
  for (auto* p = picture.data; p != picture.dataend; ++p) *p = static_cast<std::uint8_t>(random() % 4 ? random() : 255);
  return picture;
}

/// One edge at another size, a sum at a time: of columns, or of lines where the picture is transposed.
cv::Mat plainly(cv::Mat const& rgb, int out, Interpolation filter, ResizeBackend arithmetic) {
  if (rgb.cols == out) return rgb;
  double const scale = static_cast<double>(rgb.cols) / out, stretch = std::max(scale, 1.0),
               radius = vision::detail::support(filter) * stretch;
  std::vector<std::vector<double>> weights;
  std::vector<int> firsts;
  double most = 0;
  for (int i = 0; i < out; ++i) {
    double const center = (i + 0.5) * scale;
    int const first = std::max(0, static_cast<int>(center - radius + 0.5)),
              end = std::min(rgb.cols, static_cast<int>(center + radius + 0.5));
    std::vector<double> row;
    for (int x = first; x < end; ++x) row.push_back(vision::detail::weight(filter, (x - center + 0.5) / stretch));
    double const sum = std::accumulate(row.begin(), row.end(), 0.0);
    for (auto& w : row) most = std::max(most, w /= sum);
    weights.push_back(row), firsts.push_back(first);
  }
  int bits = 22;
  if (arithmetic == ResizeBackend::torch)
    for (bits = 0; bits < 22 && static_cast<int>(0.5 + most * (2 << bits)) < 1 << 15;) ++bits;
  cv::Mat result(rgb.rows, out, CV_8UC3);
  for (int y = 0; y < rgb.rows; ++y)
    for (int i = 0; i < out; ++i)
      for (int c = 0; c < 3; ++c) {
        std::int64_t sum = 1 << (bits - 1);
        for (std::size_t t = 0; t < weights[i].size(); ++t)
          sum += static_cast<std::int64_t>(std::round(weights[i][t] * (1 << bits))) *
                 rgb.at<cv::Vec3b>(y, firsts[i] + static_cast<int>(t))[c];
        result.at<cv::Vec3b>(y, i)[c] = cv::saturate_cast<std::uint8_t>(static_cast<int>(sum >> bits));
      }
  return result;
}

cv::Mat transposed(cv::Mat const& rgb) {
  cv::Mat result;
  cv::transpose(rgb, result);
  return result;
}

}  // namespace

TEST_CASE("any part of a resized picture has the pixels of the whole, with the processor's vectors and without") {
  using namespace vision::detail;
  for (auto const arithmetic : {ResizeBackend::pil, ResizeBackend::torch})
    for (auto const filter :
         {Interpolation::box, Interpolation::bilinear, Interpolation::bicubic, Interpolation::lanczos})
      for (Size const in : {Size{1, 1}, Size{2, 1}, Size{9, 3}, Size{40, 61}, Size{37, 128}})
        for (Size const out : {Size{1, 1}, Size{5, 4}, Size{40, 13}, Size{11, 61}, Size{64, 90}}) {
          INFO(filter << ' ' << in.width << 'x' << in.height << " to " << out.width << 'x' << out.height);
          auto const picture = noise(in.height, in.width);
          auto const whole = transposed(
              plainly(transposed(plainly(picture, out.width, filter, arithmetic)), out.height, filter, arithmetic));
          for (auto const& part : {cv::Rect(0, 0, out.width, out.height),
                                   cv::Rect(out.width / 3, out.height / 2, (out.width + 1) / 2, (out.height + 2) / 3)})
            for (bool const vectors : {true, false}) {
              RowResampler rows({.in = in,
                                 .out = out,
                                 .filter = filter,
                                 .extent = picture.size(),
                                 .part = part,
                                 .arithmetic = arithmetic},
                                vectors);
              rows.push(picture);
              CHECK(cv::norm(rows.picture(), whole(part), cv::NORM_INF) == 0);
            }
        }
}

TEST_CASE("lines may come in any number up to the most, from buffers that are used again") {
  using namespace vision::detail;
  auto const picture = noise(50, 70);
  Resampling const how{.in = {50, 70},
                       .out = {20, 30},
                       .filter = Interpolation::bicubic,
                       .extent = picture.size(),
                       .part = {7, 5, 20, 10}};
  RowResampler whole(how), pieces(how);
  whole.push(picture);
  auto const [left, right] = pieces.columns();
  auto const [first, end] = pieces.lines();
  CHECK((left > 0 && right < 70 && first > 0 && end < 50));
  auto const bytes = 3 * static_cast<std::size_t>(right - left);
  std::vector<std::uint8_t> buffer(RowResampler::most * (bytes + RowResampler::pad), 255);
  for (int y = first, count = 1; y < end; y += count, count = count % RowResampler::most + 1) {
    count = std::min(count, end - y);
    std::uint8_t* rows[RowResampler::most];
    for (int r = 0; r < count; ++r) {
      rows[r] = &buffer[r * (bytes + RowResampler::pad)];
      std::copy_n(picture.ptr(y + r) + 3 * left, bytes, rows[r]);
    }
    pieces.push(rows, count);
  }
  CHECK(cv::norm(pieces.picture(), whole.picture(), cv::NORM_INF) == 0);
}

TEST_CASE("every filter gives Pillow's pixels, up and down, to any shape") {
  std::ifstream in(TTFM_TEST_DATA "/pillow.json");
  std::map<std::string, cv::Mat> pictures;
  auto const recorded = nlohmann::json::parse(in).at("resized");
  for (auto const& want : recorded) {
    INFO(want);
    auto const name = want.at("picture").get<std::string>();
    if (!pictures.contains(name)) pictures[name] = vision::read_image(TTFM_TEST_DATA "/images/" + name);
    auto const filter = parse<Interpolation>(want.at("filter").get<std::string>());
    auto const got = vision::resize(pictures[name], {want["size"][1], want["size"][0]}, filter.value());
    CHECK(sha256_of_pixels(got) == want.at("sha256").get<std::string>());
  }
  CHECK(recorded.size() == 3 * 5 * 9);
}

TEST_CASE("a thumbnail has Pillow's size and pixels, of whatever reduction") {
  std::ifstream in(TTFM_TEST_DATA "/pillow.json");
  auto const recorded = nlohmann::json::parse(in).at("thumbnails");
  for (auto const& want : recorded) {
    INFO(want);
    auto const picture = vision::read_image(TTFM_TEST_DATA "/images/" + want.at("picture").get<std::string>());
    auto const filter = parse<Interpolation>(want.at("filter").get<std::string>());
    auto const got = vision::thumbnail(picture, {want["most"][1], want["most"][0]}, filter.value());
    CHECK(nlohmann::json({got.cols, got.rows}) == want.at("size"));
    CHECK(sha256_of_pixels(got) == want.at("sha256").get<std::string>());
  }
  CHECK(recorded.size() == 3 * 2 * 9);
}

TEST_CASE("a part of a larger picture is resized like a copy of it") {
  auto const whole = vision::read_image(TTFM_TEST_DATA "/images/chelsea.png");
  auto const part = whole(cv::Rect(13, 7, 201, 150));
  for (auto const filter : {Interpolation::nearest, Interpolation::bicubic})
    CHECK(cv::norm(vision::resize(part, {60, 50}, filter), vision::resize(part.clone(), {60, 50}, filter)) == 0);
}

TEST_CASE("a picture that has the size keeps its pixels") {
  auto const whole = vision::read_image(TTFM_TEST_DATA "/images/coffee.png");
  CHECK(vision::resize(whole, {400, 600}, Interpolation::lanczos).data == whole.data);
}

TEST_CASE("what is no picture, no size or no filter of a thumbnail is refused") {
  cv::Mat const picture(4, 6, CV_8UC3, cv::Scalar::all(0));
  auto of = [](cv::Mat const& rgb, Size size) {
    auto const resized = message_of([&] { vision::resize(rgb, size, Interpolation::box); });
    CHECK((message_of([&] { vision::thumbnail(rgb, size, Interpolation::box); }) == "accepted") ==
          (resized == "accepted"));
    return resized;
  };
  CHECK(of(picture, {1, 1}) == "accepted");
  CHECK(contains(of(picture, {0, 5}), "a picture of 6x4 would be resized to 5x0 pixels"));
  CHECK(contains(of(picture, {5, -1}), "resized to -1x5 pixels"));
  CHECK(contains(of(cv::Mat(4, 6, CV_8UC1), {2, 2}), "not CV_8UC1"));
  CHECK(contains(of(cv::Mat(), {2, 2}), "not an empty one"));
  CHECK(contains(of(cv::Mat(0, 6, CV_8UC3), {2, 2}), "not an empty one"));
  int const sizes[] = {2, 4, 6};
  CHECK(contains(of(cv::Mat(3, sizes, CV_8UC3), {2, 2}), "an RGB picture is a matrix of CV_8UC3"));
  CHECK(contains(message_of([&] {
                   vision::resize(picture, {1 << 15, 1 << 15}, Interpolation::nearest);
                 }),
                 "resized to 32768x32768 pixels"));
  CHECK(contains(message_of([&] { vision::thumbnail(picture, {2, 3}, Interpolation::nearest); }), "3x2 by nearest"));
}

TEST_CASE("a thumbnail of a picture that fits shares its pixels, of one edge too long it is smaller") {
  cv::Mat picture(4, 9, CV_8UC3, cv::Scalar::all(7));
  CHECK(vision::thumbnail(picture, {4, 9}, Interpolation::bicubic).data == picture.data);
  CHECK(vision::thumbnail(picture, {4, 8}, Interpolation::bicubic).size() == cv::Size(8, 4));
  CHECK(vision::thumbnail(picture, {3, 20}, Interpolation::bicubic).size() == cv::Size(7, 3));
}
