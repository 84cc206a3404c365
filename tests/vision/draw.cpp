#include "ttfm/vision/draw.hpp"

#include <ATen/ops/full.h>

#include <fstream>
#include <set>
#include <tuple>

#include "catch.hpp"
#include "ttfm/labels/cityscapes.hpp"
#include "ttfm/labels/coco.hpp"
#include "ttfm/labels/masks.hpp"
#include "ttfm/labels/pascal_voc.hpp"
#include "ttfm/vision/image.hpp"

using namespace ttfm;

namespace {

vision::Predictions const predictions{
    {"tiger_cat", 0.9f, 282}, {"a label that is far too long for the space that there is beside its bar", 0.1f, 1}};

/// 600 x 300 pixels: class 1 on the left third, 2 on the middle one, the rest background (or class 0).
vision::Segmentation thirds(labels::Set labels = labels::pascal_voc) {
  vision::Segmentation result{at::full({300, 600}, 0, at::kInt), 21, labels};
  result.classes.narrow(1, 0, 200).fill_(1);
  result.classes.narrow(1, 200, 200).fill_(2);
  return result;
}

cv::Vec3b mixed(cv::Vec3b a, cv::Vec3b b) {
  cv::Vec3b result;
  for (int c = 0; c < 3; ++c) result[c] = static_cast<std::uint8_t>(cvRound((a[c] + b[c]) / 2.0));
  return result;
}

std::filesystem::path scratch(std::string const& name) { return std::filesystem::temp_directory_path() / name; }

}  // namespace

TEST_CASE("the picture stays as it is, with a panel below it") {
  auto const picture = vision::read_image(TTFM_TEST_DATA "/images/coffee.png");
  auto const drawn = vision::draw(picture, predictions);
  CHECK(drawn.cols == picture.cols);
  CHECK(drawn.rows > picture.rows + 40);
  CHECK(cv::norm(drawn(cv::Rect(0, 0, picture.cols, picture.rows)), picture) == 0);
}

TEST_CASE("a longer bar is a larger probability") {
  auto accents = [](float probability) {
    auto const drawn = vision::draw(cv::Mat(100, 600, CV_8UC3, cv::Scalar::all(0)), {{"x", probability, 0}});
    cv::Mat accent;
    cv::inRange(drawn, cv::Scalar(94, 196, 162), cv::Scalar(94, 196, 162), accent);
    return cv::countNonZero(accent);
  };
  CHECK(accents(0.8f) > 3 * accents(0.2f));
}

TEST_CASE("any picture can be drawn on, however small or thin") {
  for (cv::Size const size : {cv::Size(1, 1), cv::Size(640, 5), cv::Size(3, 200)})
    CHECK(vision::draw(cv::Mat(size, CV_8UC3, cv::Scalar::all(9)), predictions).cols >= 480);
}

namespace {

cv::Mat const grey(400, 600, CV_8UC3, cv::Scalar::all(90));

bool has_colour(cv::Mat const& picture, int x, int y, int of_class) {
  return picture.at<cv::Vec3b>(y, x) == vision::class_colour(labels::coco, of_class);
}

vision::Detections one(vision::Box const& box, Size picture = {400, 600}, std::int64_t index = 16) {
  return {.objects = {{.label = "dog", .index = index, .score = 0.9f, .box = box}},
          .picture = picture,
          .labels = labels::coco};
}

}  // namespace

TEST_CASE("a box is drawn on its edges, its label above it, and the rest stays") {
  auto const drawn = vision::draw(grey, one({200, 150, 400, 300}));
  CHECK(drawn.size() == grey.size());
  for (auto const& [x, y] : {std::pair{200, 220}, {400, 220}, {300, 150}, {300, 300}, {200, 300}})
    CHECK(has_colour(drawn, x, y, 16));
  CHECK(has_colour(drawn, 201, 146, 16));  // the tab
  for (auto const& [x, y] : {std::pair{300, 220}, {190, 220}, {410, 220}, {300, 310}, {300, 100}})
    CHECK(drawn.at<cv::Vec3b>(y, x) == cv::Vec3b(90, 90, 90));
  CHECK(cv::norm(grey, cv::Mat(400, 600, CV_8UC3, cv::Scalar::all(90))) == 0);
  cv::Mat ink;
  cv::inRange(drawn, cv::Scalar::all(225), cv::Scalar::all(255), ink);
  CHECK(cv::countNonZero(ink(cv::Rect(199, 130, 120, 20))) > 20);  // white text on the dark tab
  CHECK(cv::countNonZero(ink) == cv::countNonZero(ink(cv::Rect(199, 130, 120, 20))));
}

TEST_CASE("a box at the picture's edges is drawn within it, its label inside") {
  auto const drawn = vision::draw(grey, one({0, 0, 600, 400}));
  CHECK(has_colour(drawn, 0, 200, 16));
  CHECK(has_colour(drawn, 599, 200, 16));
  CHECK(has_colour(drawn, 300, 399, 16));
  CHECK(has_colour(drawn, 3, 16, 16));
  auto const right = vision::draw(grey, one({590, 100, 600, 200}));
  CHECK(has_colour(right, 598, 97, 16));  // the tab was moved left
  CHECK(has_colour(right, 545, 97, 16));
}

TEST_CASE("boxes are placed in a picture of another size than the one that they were found in") {
  auto const drawn = vision::draw(grey, one({20, 15, 40, 30}, {40, 60}));
  CHECK(has_colour(drawn, 200, 220, 16));
  CHECK(has_colour(drawn, 400, 220, 16));
  auto const enlarged = vision::draw(cv::Mat(80, 120, CV_8UC3, cv::Scalar::all(90)), one({60, 40, 90, 60}, {80, 120}));
  CHECK(enlarged.cols == 480);
  CHECK(has_colour(enlarged, 240, 200, 16));
}

TEST_CASE("the better of two objects is drawn over the other") {
  auto both = one({200, 150, 400, 300});
  both.objects.push_back({.label = "cat", .index = 15, .score = 0.5f, .box = {200, 150, 400, 300}});
  CHECK(has_colour(vision::draw(grey, both), 300, 300, 16));
  std::swap(both.objects[0].score, both.objects[1].score);
  CHECK(has_colour(vision::draw(grey, both), 300, 300, 15));
}

TEST_CASE("any picture can have any boxes, and none") {
  for (cv::Size const size : {cv::Size(1, 1), cv::Size(640, 5), cv::Size(3, 200)}) {
    cv::Mat const picture(size, CV_8UC3, cv::Scalar::all(9));
    CHECK(vision::draw(picture, one({-1e9f, 0, 1e9f, 7}, {})).cols >= 480);
    CHECK(vision::draw(picture, one({0, 0, 1, 1}, {size.height, size.width})).cols >= 480);
    CHECK(vision::draw(picture, vision::Detections{}).cols >= 480);
  }
  CHECK(cv::norm(vision::draw(grey, vision::Detections{}), grey) == 0);
}

TEST_CASE("classes are half their colour and half the picture, their edges all of it, the background the picture") {
  cv::Vec3b const grey(100, 110, 120), one = vision::class_colour(labels::pascal_voc, 1),
                                       two = vision::class_colour(labels::pascal_voc, 2);
  cv::Mat const picture(300, 600, CV_8UC3, grey);
  auto const drawn = vision::draw(picture, thirds());
  CHECK(drawn.cols == 600);
  CHECK(drawn.rows > 300);
  auto at = [&](int x) { return drawn.at<cv::Vec3b>(150, x); };
  CHECK(at(0) == mixed(grey, one));  // the picture's edge is no outline
  CHECK(at(100) == mixed(grey, one));
  CHECK(at(199) == one);
  CHECK(at(200) == two);
  CHECK(at(300) == mixed(grey, two));
  CHECK(at(399) == two);
  CHECK(at(400) == grey);
  CHECK(at(599) == grey);
}

TEST_CASE("where labels have no background, class 0 is drawn too") {
  auto const drawn = vision::draw(cv::Mat(300, 600, CV_8UC3, cv::Scalar::all(0)), thirds(labels::cityscapes));
  CHECK(drawn.at<cv::Vec3b>(150, 500) == mixed({0, 0, 0}, {128, 64, 128}));
}

TEST_CASE("what the network didn't see keeps its colours") {
  auto result = thirds(labels::cityscapes);
  result.classes.narrow(1, 400, 200).fill_(-1);
  auto const drawn = vision::draw(cv::Mat(300, 600, CV_8UC3, cv::Scalar::all(50)), result);
  CHECK(drawn.at<cv::Vec3b>(150, 500) == cv::Vec3b::all(50));
  CHECK(vision::draw_mask(result).at<cv::Vec3b>(150, 500) == cv::Vec3b::all(0));
}

TEST_CASE("the legend has a line per class with its colour, as long as its share") {
  auto const drawn = vision::draw(cv::Mat(300, 600, CV_8UC3, cv::Scalar::all(0)), thirds());
  auto const panel = drawn.rowRange(300, drawn.rows);
  for (int c : {1, 2}) {
    cv::Mat found;
    auto const colour = vision::class_colour(labels::pascal_voc, c);
    cv::inRange(panel, cv::Scalar(colour), cv::Scalar(colour), found);
    auto const box = cv::boundingRect(found);
    CHECK(box.x < 60);       // the swatch
    CHECK(box.width > 300);  // to the end of the bar
  }
  auto const height = [](int most) {
    return vision::draw(cv::Mat(300, 600, CV_8UC3, cv::Scalar::all(0)), thirds(), most).rows;
  };
  CHECK(height(1) < height(2));
  CHECK(height(3) == height(12));
}

TEST_CASE("a segmentation of another size is stretched to the picture, however small or thin that is") {
  for (cv::Size const size : {cv::Size(1, 1), cv::Size(640, 5), cv::Size(3, 200), cv::Size(1200, 600)}) {
    auto const drawn = vision::draw(cv::Mat(size, CV_8UC3, cv::Scalar::all(0)), thirds());
    CHECK(drawn.cols == std::max(size.width, 480));
    CHECK(drawn.at<cv::Vec3b>(0, 1) == mixed({0, 0, 0}, vision::class_colour(labels::pascal_voc, 1)));
  }
}

TEST_CASE("a mask's picture has the classes' colours, that of one class is black and white") {
  auto const mask = vision::draw_mask(thirds());
  CHECK(mask.size() == cv::Size(600, 300));
  CHECK(mask.at<cv::Vec3b>(0, 0) == vision::class_colour(labels::pascal_voc, 1));
  CHECK(mask.at<cv::Vec3b>(0, 300) == vision::class_colour(labels::pascal_voc, 2));
  CHECK(mask.at<cv::Vec3b>(0, 500) == cv::Vec3b::all(0));
  vision::Segmentation const car{at::full({1, 2}, 1, at::kInt), 2, labels::car};
  CHECK(vision::draw_mask(car).at<cv::Vec3b>(0, 1) == cv::Vec3b::all(255));
}

TEST_CASE("labels of one's own may have a palette and a background") {
  labels::Colour const colours[] = {{1, 2, 3}, {200, 100, 50}};
  labels::List const mine("mine", {"nothing", "ship", "wake"}, {.background = true, .colours = colours});
  CHECK(vision::class_colour(mine, 1) == cv::Vec3b(200, 100, 50));
  CHECK(vision::class_colour(mine, 2) == vision::class_colour(labels::none, 2));
  auto const mask = vision::draw_mask(thirds(mine));
  CHECK(mask.at<cv::Vec3b>(0, 0) == cv::Vec3b(200, 100, 50));
  CHECK(mask.at<cv::Vec3b>(0, 500) == cv::Vec3b::all(0));
  CHECK(thirds(mine).foreground());
}

TEST_CASE("classes have colours that differ, Cityscapes' are its own") {
  CHECK(vision::class_colour(labels::cityscapes, 0) == cv::Vec3b(128, 64, 128));
  CHECK(vision::class_colour(labels::cityscapes, 13) == cv::Vec3b(0, 0, 142));
  CHECK(vision::class_colour(labels::cityscapes, 18) == cv::Vec3b(119, 11, 32));
  for (auto const& [labels, count] : {std::pair{labels::pascal_voc, 150}, {labels::cityscapes, 19}}) {
    std::set<std::array<int, 3>> colours;
    for (int i = 0; i < count; ++i) {
      auto const colour = vision::class_colour(labels, i);
      colours.insert({colour[0], colour[1], colour[2]});
    }
    CHECK(colours.size() == static_cast<std::size_t>(count));
  }
  for (int a = 0; a < 80; ++a)
    for (int b = std::max(a - 7, 0); b < a; ++b)
      CHECK(cv::norm(vision::class_colour(labels::coco, a), vision::class_colour(labels::coco, b), cv::NORM_INF) >= 20);
}

TEST_CASE("a picture that was written is read back the same, and leaves nothing beside it") {
  auto const file = scratch("ttfm_draw_test.png");
  auto const drawn = vision::draw(cv::Mat(100, 600, CV_8UC3, cv::Scalar(10, 20, 30)), predictions);
  vision::write_image(file, drawn);
  CHECK(cv::norm(vision::read_image(file), drawn) == 0);
  CHECK(!std::filesystem::exists(file.string() + ".part"));
  std::filesystem::remove(file);
}

TEST_CASE("a place that can't be written and an unknown extension are refused by name") {
  cv::Mat const picture(1, 1, CV_8UC3, cv::Scalar::all(0));
  CHECK_THROWS_WITH(vision::write_image("x.docx", picture),
                    "x.docx: can't write a picture of that extension; .png, .jpg, .webp and .bmp are known");
  CHECK_THROWS_AS(vision::write_image(scratch("ttfm_no_such_folder") / "x.png", picture), ImageError);
}

TEST_CASE("a matrix that is no RGB picture, and one that would grow too large, are refused") {
  for (cv::Mat const& bad : {cv::Mat(), cv::Mat(4, 6, CV_8UC1), cv::Mat(4, 6, CV_32FC3)}) {
    for (auto const& message : {message_of([&] { vision::draw(bad, predictions); }),
                                message_of([&] { vision::draw(bad, thirds()); }), message_of([&] {
                                  vision::draw(bad, one({1, 1, 2, 2}));
                                }),
                                message_of([&] { vision::write_image("x.png", bad); })})
      CHECK(contains(message, "an RGB picture is a matrix of CV_8UC3"));
  }
  cv::Mat const tower(1'200'000, 1, CV_8UC3, cv::Scalar::all(0));
  CHECK(contains(message_of([&] { vision::draw(tower, predictions); }),
                 "a picture of 1x1200000 would be enlarged to 480x576000000"));
  std::vector<vision::detail::Line> const many(13'000);
  CHECK(contains(message_of([&] { vision::detail::with_panel(grey, many, {}); }), "would be drawn to 600x"));
  CHECK(contains(message_of([&] {
                   vision::draw(grey, vision::Segmentation{at::full({0, 4}, 0, at::kInt), 2});
                 }),
                 "without pixels"));
}

TEST_CASE("a small picture is enlarged with its shape, a larger one is not") {
  auto const none = vision::Detections{};
  CHECK(vision::draw(cv::Mat(7, 100, CV_8UC3, cv::Scalar::all(0)), none).size() == cv::Size(480, 33));
  CHECK(vision::draw(cv::Mat(7, 479, CV_8UC3, cv::Scalar::all(0)), none).size() == cv::Size(480, 7));
  CHECK(vision::draw(cv::Mat(7, 480, CV_8UC3, cv::Scalar::all(0)), none).size() == cv::Size(480, 7));
  CHECK(vision::draw(cv::Mat(7, 481, CV_8UC3, cv::Scalar::all(0)), none).size() == cv::Size(481, 7));
}

TEST_CASE("underscores of labels are drawn as spaces, percents with one decimal") {
  auto panel = [](std::string const& label, float probability) {
    return vision::draw(cv::Mat(10, 600, CV_8UC3, cv::Scalar::all(0)), {{label, probability, 0}});
  };
  auto same = [](cv::Mat const& a, cv::Mat const& b) { return cv::norm(a, b, cv::NORM_INF) == 0; };
  CHECK(vision::readable("a_b__c") == "a b  c");
  CHECK(same(panel("a_b", 0.5f), panel("a b", 0.5f)));
  CHECK_FALSE(same(panel("a_b", 0.5f), panel("a-b", 0.5f)));
  CHECK(same(panel("x", 0.5f), panel("x", 0.5001f)));
  CHECK_FALSE(same(panel("x", 0.5f), panel("x", 0.501f)));
}

TEST_CASE("a panel's bars have their place, and a label that is too long ends before them") {
  auto const drawn = vision::draw(cv::Mat(100, 900, CV_8UC3, cv::Scalar::all(0)),
                                  {{"x", 1.0f, 0}, {std::string(200, 'W'), 0.5f, 1}, {"y", -3.0f, 2}, {"z", 7.0f, 3}});
  auto const panel = drawn.rowRange(100, drawn.rows);
  auto bar = [&](int line) {
    int const high = (panel.rows - 2 * 17) / 4;
    cv::Mat found;
    cv::inRange(panel.rowRange(17 + line * high, 17 + (line + 1) * high), cv::Scalar(94, 196, 162),
                cv::Scalar(94, 196, 162), found);
    return cv::boundingRect(found);
  };
  CHECK(bar(0).x == 500);
  CHECK(bar(1).x == 500);
  CHECK(bar(1).width == Approx(bar(0).width / 2.0).margin(1));
  CHECK(bar(2).width == 1);
  CHECK(bar(3).width == bar(0).width);
  CHECK(bar(0).height == bar(1).height);
  CHECK(bar(0).width > 200);
  cv::Mat ink;
  cv::inRange(panel, cv::Scalar::all(150), cv::Scalar::all(255), ink);
  CHECK(cv::countNonZero(ink.colRange(500 - 17, 500)) == 0);
  CHECK(cv::countNonZero(ink.colRange(300, 500 - 17)) > 50);
}

TEST_CASE("an object's label is black on light colours and white on dark ones") {
  auto shades = [](std::int64_t index) {
    auto const drawn = vision::draw(grey, one({200, 150, 400, 300}, {400, 600}, index));
    cv::Mat black, white, tab = drawn(cv::Rect(199, 132, 90, 17));
    cv::inRange(tab, cv::Scalar::all(0), cv::Scalar::all(40), black);
    cv::inRange(tab, cv::Scalar::all(215), cv::Scalar::all(255), white);
    return std::pair(cv::countNonZero(black), cv::countNonZero(white));
  };
  int light = 0, dark = 0;
  for (int index = 0; index < 12; ++index) {
    auto const c = vision::class_colour(labels::coco, index);
    auto const luma = 0.299 * c[0] + 0.587 * c[1] + 0.114 * c[2];
    if (std::abs(luma - 128) < 2) continue;
    auto const [black, white] = shades(index);
    INFO(index << ' ' << luma << ' ' << black << ' ' << white);
    CHECK((luma > 128 ? black > 10 && white == 0 : white > 10 && black == 0));
    ++(luma > 128 ? light : dark);
  }
  CHECK((light > 1 && dark > 1));
}

TEST_CASE("of objects with equal scores the later one is drawn over the earlier") {
  auto both = one({200, 150, 400, 300});
  both.objects.push_back({.label = "cat", .index = 15, .score = 0.9f, .box = {200, 150, 400, 300}});
  CHECK(has_colour(vision::draw(grey, both), 300, 300, 15));
}

TEST_CASE("the legend's background has a colour of its own, and class colours are beyond Cityscapes' too") {
  auto const drawn = vision::draw(cv::Mat(300, 600, CV_8UC3, cv::Scalar::all(0)), thirds());
  auto count = [&](cv::Vec3b const& colour) {
    cv::Mat found;
    cv::inRange(drawn.rowRange(300, drawn.rows), cv::Scalar(colour), cv::Scalar(colour), found);
    return cv::countNonZero(found);
  };
  CHECK(count({140, 146, 152}) > 100);
  CHECK(count(vision::class_colour(labels::pascal_voc, 0)) == 0);
  for (int const index : {-1, 19, 40})
    CHECK(vision::class_colour(labels::cityscapes, index) == vision::class_colour(labels::coco, index));
  CHECK(vision::class_colour(labels::coco, 1) == cv::Vec3b(210, 42, 70));
  CHECK(vision::class_colour(labels::coco, 3)[1] > 0);
}

TEST_CASE("a picture is written in the format of its extension, in either case") {
  auto const drawn = vision::draw(cv::Mat(10, 600, CV_8UC3, cv::Scalar(10, 20, 30)), predictions);
  cv::Mat noise(31, 43, CV_8UC3);  // a BMP fills rows of such a width up
  cv::RNG(7).fill(noise, cv::RNG::UNIFORM, 0, 256);
  for (auto const& [name, magic, exact] : {std::tuple{"t.JPG", "\xff\xd8\xff", false},
                                           {"t.jpeg", "\xff\xd8\xff", false},
                                           {"t.png", "\x89PNG", true},
                                           {"t.bmp", "BM", true},
                                           {"t.dib", "BM", true},
                                           {"t.WebP", "RIFF", true}}) {
    auto const file = scratch(std::string("ttfm_draw_test_") + name);
    for (auto const& picture : {drawn, noise, noise.colRange(3, 20).rowRange(1, 2)}) {
      vision::write_image(file, picture);
      std::ifstream in(file, std::ios::binary);
      std::string const bytes{std::istreambuf_iterator<char>(in), {}};
      CHECK(bytes.starts_with(magic));
      auto const read = vision::read_image(file);
      REQUIRE(read.size() == picture.size());
      if (exact) CHECK(cv::norm(read, picture, cv::NORM_INF) == 0);
    }
    std::filesystem::remove(file);
  }
  auto const jpeg = scratch("ttfm_draw_test.jpg");
  vision::write_image(jpeg, drawn);
  CHECK(cv::norm(vision::read_image(jpeg), drawn, cv::NORM_L1) < 2.0 * 3 * static_cast<double>(drawn.total()));
  std::filesystem::remove(jpeg);
  cv::Mat const wide(1, 70'000, CV_8UC3, cv::Scalar::all(0));
  for (auto const* name : {"ttfm_draw_test_wide.webp", "ttfm_draw_test_wide.jpg"}) {
    auto const message = message_of([&] { vision::write_image(scratch(name), wide); });
    CHECK(contains(message, "can't write a picture of 70000x1 pixels in that format: "));
    CHECK(contains(message, name));
    CHECK(!std::filesystem::exists(scratch(name)));
  }
}
