#include "ttfm/vision/rle.hpp"

#include <nlohmann/json.hpp>
#include <random>

#include "catch.hpp"

using namespace ttfm;
using nlohmann::json;
using vision::Rle;

namespace {

/// A mask of the pixels where `set(y, x)`.
cv::Mat mask_of(int height, int width, auto set) {
  cv::Mat mask(height, width, CV_8UC1);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) mask.at<std::uint8_t>(y, x) = set(y, x) ? 255 : 0;
  return mask;
}

bool same(cv::Mat const& a, cv::Mat const& b) {
  return a.size() == b.size() && a.type() == b.type() && (a.empty() || cv::norm(a, b, cv::NORM_INF) == 0);
}

std::string refused(std::string const& text) {
  return message_of([&] { json::parse(text).get<Rle>(); });
}

}  // namespace

TEST_CASE("runs go down the columns and begin with zeros") {
  auto const rle = vision::encode_rle(mask_of(3, 4, [](int y, int x) { return x == 1 && y > 0; }));
  CHECK(rle == Rle{3, 4, {4, 2, 6}});
  CHECK(rle.area() == 2);
  CHECK(vision::encode_rle(mask_of(3, 4, [](int y, int x) { return !x && !y; })).counts ==
        std::vector<std::uint32_t>{0, 1, 11});
}

TEST_CASE("full, empty and pixelless masks have runs") {
  CHECK(vision::encode_rle(mask_of(2, 3, [](int, int) { return true; })) == Rle{2, 3, {0, 6}});
  CHECK(vision::encode_rle(mask_of(2, 3, [](int, int) { return false; })) == Rle{2, 3, {6}});
  CHECK(vision::encode_rle(cv::Mat(0, 0, CV_8UC1)).area() == 0);
}

TEST_CASE("the compressed string is that of pycocotools 2.0.11") {
  auto text = [](cv::Mat const& mask) { return vision::compress(vision::encode_rle(mask)); };
  CHECK(text(mask_of(5, 7, [](int y, int x) { return y >= 1 && y < 4 && x >= 2 && x < 6; })) == ";32000004");
  CHECK(text(mask_of(3, 4, [](int y, int x) { return !x && !y; })) == "01;");
  CHECK(text(mask_of(2, 3, [](int, int) { return true; })) == "06");
  CHECK(text(mask_of(2, 3, [](int, int) { return false; })) == "6");
  CHECK(text(mask_of(9, 13, [](int y, int x) { return (x * x + 3 * y * y) % 7 < 3; })) ==
        "0160K0110O0100O0020M00030M1100O0100OO050K0110O0100O0020M00030M1100OO");
  auto const ellipse = text(mask_of(200, 300, [](int y, int x) {
    return (x - 150.0) * (x - 150) / (120.0 * 120) + (y - 100.0) * (y - 100) / (70.0 * 70) < 1;
  }));
  CHECK(ellipse.starts_with(
      "cT6c0b56J6K4L4L4L4L4M2N2M4M2N2N2N2N2N2N2N2N2N2N2N2O0O2N2N2O0O2N2O0O2N2O0O2O0O2N2O0O2O0O2O0O"));
  CHECK(ellipse.ends_with("N2N2N2N2N2N2N2N3L3N2N3L4L4L4L4L5J6Jhh5"));
}

TEST_CASE("random masks come back from runs, strings and JSON") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    int const height = static_cast<int>(random() % 40), width = static_cast<int>(random() % 40);
    auto const density = random() % 101;  // percent; long runs as well as short ones
    cv::Mat mask(height, width, CV_8UC1, cv::Scalar(0));
    bool set = false;
    for (int y = 0; y < height; ++y)
      for (int x = 0; x < width; ++x) {
        if (random() % 100 < density) set = random() % 2;
        mask.at<std::uint8_t>(y, x) = set ? 255 : 0;
      }
    auto const rle = vision::encode_rle(mask);
    CHECK(rle.area() == cv::countNonZero(mask));
    CHECK(same(vision::decode_rle(rle), mask));
    CHECK(vision::uncompress(vision::compress(rle), height, width) == rle);
    CHECK(json(rle).get<Rle>() == rle);
    CHECK(json{{"size", {height, width}}, {"counts", vision::compress(rle)}}.get<Rle>() == rle);
  }
}

TEST_CASE("a large mask's runs fit the string") {
  Rle const rle{1 << 14, 1 << 14, {0, 1u << 27, 1, (1u << 27) - 1}};
  CHECK(vision::uncompress(vision::compress(rle), rle.height, rle.width) == rle);
}

TEST_CASE("what isn't a mask isn't encoded") {
  CHECK(message_of([] { vision::encode_rle(cv::Mat(2, 2, CV_8UC3)); }) ==
        "a mask has one channel of 8 bits, not CV_8UC3");
  CHECK(message_of([] { vision::encode_rle(cv::Mat(2, 2, CV_32SC1)); }) ==
        "a mask has one channel of 8 bits, not CV_32SC1");
}

TEST_CASE("runs that don't cover the mask are refused") {
  CHECK(message_of([] {
          vision::decode_rle({2, 3, {1, 2}});
        }) == "the runs of a mask of 2x3 pixels (height x width) cover 3 pixels, not 6");
  CHECK(contains(message_of([] { vision::decode_rle({2, 3, {4294967295u, 7}}); }), "cover 4294967302 pixels, not 6"));
  CHECK(contains(message_of([] { vision::decode_rle({2, 3, {}}); }), "cover 0 pixels, not 6"));
  CHECK(contains(message_of([] { vision::decode_rle({-1, 3, {}}); }), "not -1x3"));
  CHECK(contains(message_of([] { vision::decode_rle({1 << 20, 1 << 20, {}}); }), "not 1048576x1048576"));
}

TEST_CASE("a string that COCO doesn't write is refused") {
  auto refusal = [](std::string_view text) { return message_of([&] { vision::uncompress(text, 2, 3); }); };
  CHECK(refusal("06") == "accepted");
  CHECK(refusal("0 6") == "a run-length string has the characters '0' to 'o', not code 32 at 1");
  CHECK(contains(refusal("0\xff"), "not code 255 at 1"));
  CHECK(contains(refusal("0p"), "not code 112 at 1"));
  CHECK(refusal("0V") == "a run-length string ends inside a number");
  CHECK(contains(refusal("ooooooooooooooo0"), "too many digits"));
  CHECK(refusal("0O") == "run 1 of a run-length string has the impossible length -1");
  CHECK(contains(refusal("07"), "cover 7 pixels, not 6"));
  CHECK(contains(refusal(""), "cover 0 pixels, not 6"));
}

TEST_CASE("JSON of another form is refused") {
  CHECK(refused(R"({"size": [2, 3], "counts": [0, 6]})") == "accepted");
  for (auto const* text : {"[]", "7", "{}", R"({"size": [2, 3]})", R"({"size": [2], "counts": [2]})",
                           R"({"size": "2x3", "counts": [6]})", R"({"size": [2, 3], "counts": {}})"})
    CHECK(refused(text) == R"(a run-length encoded mask is {"size": [height, width], "counts": [...] or "..."})");
  CHECK(refused(R"({"size": [2, -3], "counts": [6]})") == "a mask's width is a whole number up to 268435456, not -3");
  CHECK(refused(R"({"size": [2, 3], "counts": [1.5]})") == "a run is a whole number up to 268435456, not 1.5");
  CHECK(refused(R"({"size": [2, 3], "counts": ["a"]})") == R"(a run is a whole number up to 268435456, not "a")");
  CHECK(refused(R"({"size": [2, 3], "counts": [5000000000]})") ==
        "a run is a whole number up to 268435456, not 5000000000");
  CHECK_THROWS_AS((json{{"size", {2, 3}}, {"counts", {"\xff"}}}.get<Rle>()), ImageError);
  CHECK(contains(refused(R"({"size": [2, 3], "counts": [5]})"), "cover 5 pixels, not 6"));
}

TEST_CASE("sizes up to the limit are taken, negative ones are not") {
  CHECK(message_of([] { vision::check_runs({1 << 14, 1 << 14, {1u << 28}}); }) == "accepted");
  CHECK(contains(message_of([] { vision::check_runs({(1 << 14) + 1, 1 << 14, {}}); }), "not 16385x16384"));
  CHECK(contains(message_of([] { vision::check_runs({3, -1, {}}); }), "not 3x-1"));
  CHECK(contains(message_of([] { vision::uncompress("", 3, -1); }), "not 3x-1"));
  CHECK(contains(refused(R"({"size": [2, 3], "counts": [268435457]})"), "not 268435457"));
  CHECK(contains(refused(R"({"size": [-2, 3], "counts": [6]})"), "a mask's height is a whole number"));
  CHECK(json::parse(R"({"size": [3, 2], "counts": [1, 5]})").get<Rle>() == Rle{3, 2, {1, 5}});
}

TEST_CASE("a part of a larger mask, of any values but 0, is encoded like a copy of it") {
  auto const whole = mask_of(6, 9, [](int y, int x) { return (3 * x + y * y) % 5 < 2; });
  cv::Mat const part = whole(cv::Rect(2, 1, 5, 3)), ones = part / 255;
  CHECK(vision::encode_rle(part) == vision::encode_rle(part.clone()));
  CHECK(vision::encode_rle(ones) == vision::encode_rle(part));
  CHECK(vision::encode_rle(part).height == 3);
}
