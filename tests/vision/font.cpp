#include "ttfm/vision/font.hpp"

#include <algorithm>
#include <array>
#include <climits>
#include <cmath>
#include <fstream>
#include <thread>

#include "ttfm/vision/draw.hpp"
#include "ttfm/vision/ocr.hpp"
// LibTorch has a CHECK too.
#include "catch.hpp"

using namespace ttfm;

namespace {

cv::Mat ground(int width = 400, int height = 100) { return {height, width, CV_8UC3, cv::Scalar::all(255)}; }

cv::Mat drawn(std::string_view text, vision::Font const& font = {}, double height = 20) {
  auto picture = ground();
  font.draw(picture, text, {20, 60}, height, cv::Scalar::all(0));
  return picture;
}

/// The box of what isn't white.
cv::Rect ink_of(cv::Mat const& picture) {
  cv::Mat grey, found;
  cv::cvtColor(picture, grey, cv::COLOR_RGB2GRAY);
  return cv::boundingRect(cv::Mat(grey < 255));
}

bool same(cv::Mat const& a, cv::Mat const& b) { return cv::norm(a, b, cv::NORM_INF) == 0; }

/// As many question marks as the text has characters.
std::string question_marks(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); at += text::utf8_at(text, at).size) result += '?';
  return result;
}

vision::Font const strokes = vision::Font::strokes();

/// A file of the system's fonts.
std::string font_file() {
  static auto const fonts = vision::detail::find_fonts();
  REQUIRE(!fonts.empty());
  return fonts[0].file;
}

std::filesystem::path scratch(std::string const& name, std::string const& content) {
  auto const file = std::filesystem::temp_directory_path() / ("ttfm_font_test_" + name);
  std::ofstream(file, std::ios::binary) << content;
  return file;
}

}  // namespace

TEST_CASE("Greek, Cyrillic and accents are drawn as themselves, not as question marks") {
  for (std::string const text : {"\u03b3\u03ac\u03c4\u03b1", "\u043a\u043e\u0448\u043a\u0430", "\u00c4\u00d6\u00e9"}) {
    INFO(text);
    CHECK(vision::Font().covers(text));
    CHECK(ink_of(drawn(text)).width > 30);
    CHECK_FALSE(same(drawn(text), drawn(question_marks(text))));
    CHECK_FALSE(same(drawn(text), drawn(std::string(text.size(), ' '))));
    CHECK(same(drawn(text, strokes), drawn(question_marks(text), strokes)));
  }
  // Each letter has a look of its own: none is the box that stands for a missing one.
  CHECK_FALSE(same(drawn("\u0436"), drawn("\u0449")));
  CHECK_FALSE(same(drawn("\u03b1"), drawn("\u03b2")));
}

TEST_CASE("a line mixes scripts, each character by a font that has it") {
  vision::Font const font;
  std::string const chinese = "\u6771\u4eac";
  REQUIRE(font.covers("tiger"));
  for (std::string const& text : {std::string("tiger \u043a\u043e\u0442 \u05d0\u05d1"), "tiger " + chinese})
    if (font.covers(text)) {
      CHECK_FALSE(same(drawn(text), drawn("tiger " + question_marks(text.substr(6)))));
      CHECK(font.width(text, 20) > font.width("tiger ", 20) + 20);
    }
  // Without a font for them the characters are boxes, and the others as they are.
  CHECK(font.width("a" + chinese, 20) > font.width("a", 20));
  CHECK_FALSE(font.covers("\U000F0000\U0010FFFD"));
  CHECK(ink_of(drawn("a\U0010FFFD")).width > ink_of(drawn("a")).width);
}

TEST_CASE("marks are put on their letters, and text from right to left runs so") {
  vision::Font const font;
  CHECK(font.width("e\u0301", 20) == Approx(font.width("\u00e9", 20)).margin(1));
  CHECK(font.width("\u0438\u0306", 20) == Approx(font.width("\u0439", 20)).margin(1));
  REQUIRE(font.covers("\u05d0\u05dd"));
  // Alef, then final mem, and "12" as it is: what comes later stands further left.
  CHECK(same(drawn("\u05d0\u05dd"), drawn("\u202d\u05dd\u05d0\u202c")));
  CHECK_FALSE(same(drawn("\u05d0\u05dd"), drawn("\u05dd\u05d0")));
  CHECK(same(drawn("\u05d0 12"), drawn("\u202d12 \u05d0\u202c")));
  // Arabic letters join, unless a character without width is between them.
  std::string const letter = "\u0639", apart = "\u200c";
  REQUIRE(font.covers(letter));
  CHECK_FALSE(same(drawn(letter + letter), drawn(letter + apart + letter)));
}

TEST_CASE("what is measured is what is drawn") {
  for (auto const& font : {vision::Font(), strokes})
    for (double const height : {3.0, 9.5, 20.0, 44.0}) {
      std::string const text = "\u00c9Wjgq, fi";
      auto const extent = font.measure(text, height);
      auto picture = ground(600, 200);
      font.draw(picture, text, {30, 120}, height, cv::Scalar::all(0));
      auto const box = ink_of(picture) - cv::Point(30, 120);
      INFO(height << ' ' << extent.ink << ' ' << box);
      // Strokes are measured with their pen's width and by their widest letters.
      double const slack = &font == &strokes || same(drawn("\u00e9", font), drawn("?", font)) ? 3 + height / 2 : 1;
      CHECK(box.x == Approx(extent.ink.x).margin(slack));
      CHECK(box.y == Approx(extent.ink.y).margin(slack));
      CHECK(box.br().x == Approx(extent.ink.br().x).margin(slack));
      CHECK(box.br().y == Approx(extent.ink.br().y).margin(slack));
      CHECK(extent.width == Approx(box.br().x).margin(2 + height / 4));
      CHECK(extent.width == font.width(text, height));
    }
}

TEST_CASE("the height is that of a capital letter") {
  for (auto const& font : {vision::Font(), vision::Font(font_file()), strokes})
    for (double const height : {10.0, 25.0, 60.0}) {
      auto picture = ground(100, 100);
      font.draw(picture, "H", {10, 80}, height, cv::Scalar::all(0));
      auto const box = ink_of(picture);
      CHECK(box.height == Approx(height).margin(2 + height / 7));
      CHECK(box.br().y == Approx(80).margin(2 + height / 20));
    }
  CHECK(vision::Font().width("tiger cat", 40) == Approx(2 * vision::Font().width("tiger cat", 20)).epsilon(0.02));
}

TEST_CASE("nothing is drawn of no text, and text in the colour that it is given") {
  for (auto const& font : {vision::Font(), strokes}) {
    CHECK(same(drawn("", font), ground()));
    CHECK(same(drawn("  ", font), ground()));
    CHECK(font.measure("", 20).width == Approx(0).margin(2));
    CHECK(font.measure("", 20).ink.area() == 0);
    cv::Mat picture(100, 400, CV_8UC3, cv::Scalar(10, 20, 30));
    font.draw(picture, "HHH", {20, 60}, 30, {200, 100, 50});
    cv::Mat found;
    cv::inRange(picture, cv::Scalar(200, 100, 50), cv::Scalar(200, 100, 50), found);
    CHECK(cv::countNonZero(found) > 100);
    CHECK(picture.at<cv::Vec3b>(5, 5) == cv::Vec3b(10, 20, 30));
  }
}

TEST_CASE("broken UTF-8 is drawn as U+FFFD, line breaks as spaces") {
  std::string const replaced = "\uFFFD";
  for (std::string const broken : {"\xff", "\xc3", "\xed", "\x80", "\x01", "\x7f"}) {
    CHECK(same(drawn("a" + broken), drawn("a" + replaced)));
    CHECK_FALSE(same(drawn("a" + broken), drawn("a")));
  }
  CHECK(same(drawn("a\xf0\x9f"
                   "b"),
             drawn("a" + replaced + "b")));
  CHECK(same(drawn("a\nb\tc\u2028"
                   "d"),
             drawn("a b c d")));
  CHECK(same(drawn(std::string("a\0b", 3)), drawn("a" + replaced + "b")));
  // Any bytes at all.
  std::string bytes;
  for (unsigned i = 0; i < 3000; ++i) bytes += static_cast<char>(static_cast<unsigned char>(i * 2654435761u >> 13));
  for (auto const& font : {vision::Font(), strokes})
    for (std::size_t at = 0; at < bytes.size(); at += 50) {
      auto const text = std::string_view(bytes).substr(at, 50);
      drawn(text, font);
      CHECK(font.width(font.fitted(text, 20, 100), 20) <= 100);
    }
}

TEST_CASE("very small and large type is drawn or refused, and what is outside of the picture is cut off") {
  for (auto const& font : {vision::Font(), strokes}) {
    for (double const height : {1e-3, 0.3, 1.0}) CHECK(ink_of(drawn("tiger", font, height)).width < 40);
    auto huge = ground();
    font.draw(huge, "M", {-1900, 5000}, 10'000, cv::Scalar::all(0));
    CHECK(cv::countNonZero(huge.reshape(1)) < 200 * 100 * 3);
    for (double const wrong : {0.0, -1.0, 10'001.0, 1e300, double(NAN), double(INFINITY)}) {
      CHECK(contains(message_of([&] { drawn("x", font, wrong); }),
                     "text has a height above 0 and up to 10000 pixels, not "));
      CHECK_THROWS_AS(font.measure("x", wrong), ConfigError);
      CHECK_THROWS_AS(font.width("x", wrong), ConfigError);
    }
    // A picture's part is drawn as the whole one: the rest was cut off.
    auto whole = ground(), part = ground();
    font.draw(whole, "tiger cat Wjg", {20, 60}, 30, cv::Scalar::all(0));
    cv::Rect const window(40, 45, 60, 20);
    cv::Mat inside = part(window);
    font.draw(inside, "tiger cat Wjg", cv::Point(20, 60) - window.tl(), 30, cv::Scalar::all(0));
    if (font.covers("\u00e9")) CHECK(same(whole(window), inside));  // OpenCV clips strokes before it smooths them
    CHECK_FALSE(same(inside, ground(60, 20)));
    inside.setTo(cv::Scalar::all(255));
    CHECK(same(part, ground()));
    for (cv::Point const& far :
         {cv::Point(-5000, 50), {500, 50}, {20, -50}, {20, 300}, {INT_MAX, INT_MAX}, {INT_MIN, INT_MIN}}) {
      auto picture = ground();
      font.draw(picture, "tiger", far, 20, cv::Scalar::all(0));
      CHECK(same(picture, ground()));
    }
    for (cv::Mat bad : {cv::Mat(), cv::Mat(4, 6, CV_8UC1), cv::Mat(4, 6, CV_32FC3)})
      CHECK_THROWS_AS(font.draw(bad, "x", {0, 0}, 10, {}), ImageError);
  }
}

TEST_CASE("a font file is used, and one that isn't there or no font is refused by name") {
  vision::Font const font(font_file());
  CHECK(ink_of(drawn("tiger", font)).width > 30);
  CHECK(same(drawn("tiger", font), drawn("tiger")));  // the system's first one
  // Characters that it lacks come from the others.
  auto const fonts = vision::detail::find_fonts();
  for (std::size_t i = 1; i < fonts.size(); ++i)
    if (fonts[i].index == 0) CHECK(vision::Font(fonts[i].file).covers("tiger \u043a\u043e\u0442"));
  CHECK(message_of([] { vision::Font("no/such.ttf"); }) == "the font no/such.ttf is not there");
  CHECK(contains(message_of([] { vision::Font(std::filesystem::temp_directory_path()); }), "is no file"));
  CHECK_THROWS_AS(vision::Font(""), ConfigError);
  std::ifstream in(font_file(), std::ios::binary);
  std::string const bytes{std::istreambuf_iterator<char>(in), {}};
  for (auto const& [name, content] : {std::pair<std::string, std::string>{"empty.ttf", ""},
                                      {"text.ttf", "tiger cat"},
                                      {"begun.ttf", bytes.substr(0, 200)}}) {
    auto const file = scratch(name, content);
    CHECK(message_of([&] { vision::Font{file}; }) ==
          "the font " + file.string() + " can't be read as an outline or colour font (TrueType, OpenType, Type 1)");
    CHECK_THROWS_AS(vision::Font(file), ConfigError);
    std::filesystem::remove(file);
  }
}

TEST_CASE("a broken font file is refused or drawn somehow") {
  std::ifstream in(font_file(), std::ios::binary);
  std::string const bytes{std::istreambuf_iterator<char>(in), {}};
  for (unsigned i = 0; i < 40; ++i) {
    auto broken = bytes;
    for (unsigned k = 0; k < 200; ++k)
      broken[(i * 7919u + k * k * 2654435761u) % (i % 2 ? broken.size() : 4000)] ^= static_cast<char>(i + k + 1);
    if (i % 3 == 0) broken.resize(broken.size() * (i + 1) / 41);
    auto const file = scratch("broken.ttf", broken);
    auto const outcome = message_of([&] { drawn("tiger \u00c4\u0436 1", vision::Font(file)); });
    CHECK((outcome == "accepted" || contains(outcome, "the font " + file.string())));
    std::filesystem::remove(file);
  }
}

TEST_CASE("without any font there are strokes") {
  auto const configuration = scratch("none.conf", "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
  auto const none = vision::detail::find_fonts(configuration.c_str());
  CHECK(none.empty());
  CHECK(vision::detail::Typesetter({}, none).empty());
  std::filesystem::remove(configuration);
  // A font that was listed and is gone is passed over.
  auto gone = vision::detail::find_fonts();
  CHECK(!vision::detail::Typesetter({}, gone).empty());
  for (auto& font : gone) font.file = "no/such.ttf";
  CHECK(vision::detail::Typesetter({}, gone).empty());
  CHECK(strokes.covers("tiger ~"));
  CHECK_FALSE(strokes.covers("\u00e9"));
  CHECK(ink_of(drawn("tiger", strokes)).width > 30);
}

TEST_CASE("text that is too wide ends with an ellipsis") {
  std::string const text = "e\u0301tiger \u043a\u043e\u0448\u043a\u0430, a longer one";
  for (auto const& font : {vision::Font(), strokes}) {
    CHECK(font.fitted(text, 20, 1e6) == text);
    CHECK(font.fitted("", 20, 10).empty());
    CHECK(font.fitted(text, 20, 1).empty());
    std::size_t last = 0;
    for (double width = 30; width < 300; width += 7) {
      auto const part = font.fitted(text, 20, width);
      CHECK(font.width(part, 20) <= width);
      CHECK(part.size() >= last);
      CHECK(text::valid_utf8(part) == part);
      last = part.size();
    }
    CHECK(last > 15);
  }
  CHECK(vision::Font().fitted(text, 20, 100).ends_with("\u2026"));
  CHECK(strokes.fitted(text, 20, 100).ends_with("..."));
  CHECK(vision::Font().fitted("a\xff", 20, 1000) == "a\uFFFD");
}

TEST_CASE("one font draws from many threads at once") {
  vision::Font const shared, own(font_file());
  std::vector<std::string> const texts{"tiger", "\u043a\u043e\u0448\u043a\u0430", "\u05d0\u05dd 12", "\u6771\u4eac",
                                       "\u00c4pfel \xff"};
  std::vector<cv::Mat> expected;
  for (std::size_t i = 0; i < texts.size(); ++i) expected.push_back(drawn(texts[i], {}, 10.0 + 5.0 * double(i)));
  std::array<std::size_t, 4> wrong{};
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < wrong.size(); ++t)
    threads.emplace_back([&, t] {
      for (std::size_t k = 0; k < 60; ++k) {
        auto const i = (k + t) % texts.size();
        auto const& font = t == 1 ? own : shared;
        wrong[t] += !same(drawn(texts[i], t == 3 ? vision::Font(font) : font, 10.0 + 5.0 * double(i)), expected[i]);
      }
    });
  for (auto& thread : threads) thread.join();
  CHECK(std::all_of(wrong.begin(), wrong.end(), [](auto count) { return count == 0; }));
}

TEST_CASE("results are drawn with the font that is given") {
  cv::Mat const picture(300, 600, CV_8UC3, cv::Scalar::all(90));
  vision::Predictions const predictions{{"\u043a\u043e\u0448\u043a\u0430", 0.9f, 0}}, questions{{"?????", 0.9f, 0}};
  CHECK_FALSE(same(vision::draw(picture, predictions), vision::draw(picture, questions)));
  CHECK(same(vision::draw(picture, predictions, strokes), vision::draw(picture, questions, strokes)));
  auto detections = [](std::string const& label) {
    return vision::Detections{.objects = {{.label = label, .index = 1, .score = 0.9f, .box = {50, 100, 300, 200}}},
                              .picture = {300, 600}};
  };
  CHECK_FALSE(same(vision::draw(picture, detections("\u00e9")), vision::draw(picture, detections("?"))));
  CHECK(same(vision::draw(picture, detections("\u00e9"), strokes), vision::draw(picture, detections("?"), strokes)));
  auto page = [](std::string const& text) {
    vision::Quadrangle const box{cv::Point2d{50, 100}, {500, 100}, {500, 150}, {50, 150}};
    return vision::OcrPage{{{box, 0.9f, text, {}}}, {300, 600}, true};
  };
  CHECK_FALSE(same(vision::draw(picture, page("\u0436")), vision::draw(picture, page("?"))));
  CHECK(same(vision::draw(picture, page("\u0436"), strokes), vision::draw(picture, page("?"), strokes)));
}

TEST_CASE("type grows with the picture") {
  for (int const width : {100, 480, 1000, 4000}) {
    cv::Mat const picture(width / 2, width, CV_8UC3, cv::Scalar::all(0));
    auto const drawn = vision::draw(picture, {{"HHHH", 0.0f, 0}});
    cv::Mat found;
    int const below = drawn.cols / 2;
    cv::inRange(drawn(cv::Rect(0, below, drawn.cols / 3, drawn.rows - below)), cv::Scalar::all(200),
                cv::Scalar::all(255), found);
    auto const box = cv::boundingRect(found);
    INFO(width << ' ' << box);
    CHECK(box.height > 9);
    CHECK(box.height > drawn.cols / 60);
    CHECK(box.height < drawn.cols / 30);
  }
}
