// The decoding of several lines over one cache, with networks that say what they are told to and check what they get.
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/full.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <cmath>
#include <map>
#include <opencv2/core.hpp>

#include "catch.hpp"
#include "ttfm/models/suryaocr/ocr.hpp"

using namespace ttfm;

namespace {

constexpr std::int64_t vocabulary = 600 + 0x10000;

text::OcrTokens tokens() {
  std::map<std::string, std::int64_t> special;
  for (auto const* name : {"<IMAGE>", "</S>", "<NOP>", "<PAD>", "<EOI>"})
    special[name] = 500 + static_cast<std::int64_t>(special.size());
  return {text::Tokenizer::read(TTFM_TEST_DATA "/tokenizers/qwen2.json"), special, vocabulary};
}

using Ids = std::vector<std::int64_t>;

/// What each line says, how sure of each token, and where the tokens lie; what the networks saw.
struct Script {
  std::vector<Ids> lines;
  std::map<std::int64_t, double> sure;                            // of a token; 0.75 if it isn't here
  std::map<std::pair<std::int64_t, std::int64_t>, float> places;  // of line and token; else its own
  std::vector<std::int64_t> batches;                              // of each step
  std::vector<bool> mathematics;                                  // of each prompt
  std::int64_t stop = 0, wrong = 0;

  std::int64_t token(std::int64_t line, std::int64_t i) const {
    auto const& ids = lines.at(static_cast<std::size_t>(line));
    return i < static_cast<std::int64_t>(ids.size()) ? ids[static_cast<std::size_t>(i)] : stop;
  }
};
Script script;

/// Ids of a line's prompt: a token for each of its cells, and one or two more.
std::int64_t cells_of(std::int64_t line) { return 3 + 2 * line; }

struct Scripted {
  struct Config {};
  struct Model {
    struct Cut {
      cv::Mat picture;
      cv::Point corner;
    };
    struct Patches {
      at::Tensor patches, grid;
      std::int64_t cells;
    };
    struct Networks {
      nn::Network prefill, step;
    };

    static Cut cut_line(cv::Mat const& rgb, vision::Quadrangle const& q) {
      auto const b = vision::bounds(q);
      cv::Rect const area(static_cast<int>(b[0]), static_cast<int>(b[1]), static_cast<int>(b[2] - b[0]),
                          static_cast<int>(b[3] - b[1]));
      return {rgb(area), area.tl()};
    }
    static Patches line_patches(cv::Mat const& picture) {
      std::int64_t const line = picture.at<cv::Vec3b>(0, 0)[0];  // the red says which line it is
      return {at::full({1}, line, at::kLong), at::zeros({1, 3}, at::kLong), cells_of(line)};
    }
    static at::Tensor prompt(text::OcrTokens const&, std::int64_t cells, bool mathematics) {
      return at::full({1, cells + (mathematics ? 1 : 2)}, 500, at::kLong);
    }
    /// From x of the box to x + 0.01, the whole height.
    static vision::Quadrangle character_box(float const* box, cv::Size size) {
      double const left = static_cast<double>(box[0]) * size.width, right = left + 0.01 * size.width;
      auto const bottom = static_cast<double>(size.height);
      return {cv::Point2d{left, 0}, {right, 0}, {right, bottom}, {left, bottom}};
    }

    /// The logits and the box of the token `i` of each line.
    static nn::Tensors said(std::vector<std::pair<std::int64_t, std::int64_t>> const& what) {
      auto const N = static_cast<std::int64_t>(what.size());
      auto logits = at::zeros({N, vocabulary}), boxes = at::zeros({N, 6});
      for (std::int64_t n = 0; n < N; ++n) {
        auto const [line, i] = what[static_cast<std::size_t>(n)];
        auto const id = script.token(line, i);
        auto const sure = script.sure.contains(id) ? script.sure.at(id) : 0.75;
        logits[n][id] = std::log(sure / (1 - sure) * (vocabulary - 1));
        auto const place = script.places.find({line, i});
        boxes[n][0] = place == script.places.end() ? 0.02f * static_cast<float>(i) : place->second;
      }
      return {logits, boxes};
    }

    static Networks recogniser(nn::Path const&, Row<Config> const&) {
      auto prefill = [](nn::Tensors const& in) {
        auto const line = in.at(1)[0].item<std::int64_t>(), T = in.at(0).size(1);
        auto const more = T - cells_of(line);
        script.wrong += more != 1 && more != 2;
        script.mathematics.push_back(more == 1);
        auto outputs = said({{line, 0}});
        auto const keys = at::arange(T, at::kFloat).add(1000 * line).view({1, 1, T, 1});
        outputs.insert(outputs.end(), {keys, keys.neg()});
        return outputs;
      };
      auto step = [](nn::Tensors const& in) {
        auto const &ids = in.at(0), &positions = in.at(1), &mask = in.at(2), &keys = in.at(3), &values = in.at(4);
        auto const N = ids.size(0), L = mask.size(1);
        script.batches.push_back(N);
        script.wrong += keys.size(2) != L - 1 || !values.equal(keys.neg());
        std::vector<std::pair<std::int64_t, std::int64_t>> next;
        auto added = at::zeros({N, 1, 1, 1});
        for (std::int64_t n = 0; n < N; ++n) {
          auto const last = keys[n][0][L - 2][0].item<std::int64_t>(), line = last / 1000;
          auto const seen = mask[n].sum().item<std::int64_t>(), position = positions[n][0].item<std::int64_t>();
          // The mask shows the line's own tokens, which lie at the end of the cache in their order, and the new one.
          script.wrong += !mask[n].narrow(0, L - seen, seen).all().item<bool>() || position != seen - 1;
          auto const own = keys[n].flatten().narrow(0, L - seen, seen - 1);
          script.wrong += !own.equal(at::arange(seen - 1, at::kFloat).add(1000 * line));
          auto const first = cells_of(line) + (script.mathematics.back() ? 1 : 2), i = position - first;
          script.wrong += ids[n][0].item<std::int64_t>() != script.token(line, i);
          next.emplace_back(line, i + 1);
          added[n].fill_(1000 * line + position);
        }
        auto outputs = said(next);
        outputs.insert(outputs.end(), {at::cat({keys, added}, 2), at::cat({values, added.neg()}, 2)});
        return outputs;
      };
      return {prefill, step};
    }
  };
};

/// Lines of these widths below each other, each in a red of its number.
struct Page {
  cv::Mat rgb{cv::Mat(200, 300, CV_8UC3, cv::Scalar::all(255))};
  std::vector<vision::OcrLine> lines;

  explicit Page(std::vector<int> const& widths) {
    for (auto const width : widths) {
      auto const top = 20 * static_cast<int>(lines.size()) + 5;
      cv::Rect const area(7, top, width, 15);
      rgb(area).setTo(cv::Scalar(static_cast<double>(lines.size()), 0, 0));
      double const right = 7 + width, bottom = top + 15, left = 7, upper = top;
      lines.push_back({{cv::Point2d{left, upper}, {right, upper}, {right, bottom}, {left, bottom}}, 0.9f});
    }
  }
};

Row<Scripted::Config> const row{.name = "scripted"};

std::vector<vision::OcrLine> read(Page const& page, std::vector<Ids> lines, ReadingOptions const& options = {}) {
  auto const t = tokens();
  script.lines = std::move(lines);
  script.stop = t.special("</S>");
  script.batches.clear(), script.mathematics.clear();
  auto result = TextRecogniser<Scripted>(row, nn::weights_from_names("t"), t)(page.rgb, page.lines, options);
  CHECK(script.wrong == 0);
  return result;
}

Ids letters(std::u16string const& text) {
  auto const t = tokens();
  Ids ids;
  for (auto const unit : text) ids.push_back(t.unit(unit));
  return ids;
}

std::vector<std::string> texts(std::vector<vision::OcrLine> const& lines) {
  std::vector<std::string> result;
  for (auto const& line : lines) result.push_back(line.text);
  return result;
}

}  // namespace

TEST_CASE("lines of different prompts and lengths are decoded together, the widest first, and come in their order") {
  script = {};
  Page const page({50, 200, 100, 150, 60});
  std::vector<std::string> const want{"ab", "cdefg", "h", "ijkl", ""};
  std::vector<Ids> const said{letters(u"ab"), letters(u"cdefg"), letters(u"h"), letters(u"ijkl"), {}};
  std::vector<std::pair<std::int64_t, std::int64_t>> progress;
  auto told = [&](std::int64_t done, std::int64_t all) { progress.emplace_back(done, all); };
  CHECK(texts(read(page, said, {.batch = 2, .progress = told})) == want);
  // Lines 1 and 3 go together until the shorter one ends, then 2 with 4 (which says nothing), then 0 alone.
  CHECK(script.batches == Ids{2, 2, 2, 2, 1, 1, 1, 1});
  CHECK(progress == std::vector<std::pair<std::int64_t, std::int64_t>>{{2, 5}, {4, 5}, {5, 5}});
  CHECK(texts(read(page, said)) == want);
  CHECK(script.batches == Ids{4, 3, 2, 2, 1});
  CHECK(texts(read(page, said, {.batch = 1})) == want);
  CHECK(read(Page({}), {}).empty());
}

TEST_CASE("a line ends at its most tokens, at padding, and, if it begins with it, at the token for nothing") {
  script = {};
  auto const t = tokens();
  auto const a = t.unit(u'a'), b = t.unit(u'b'), pad = t.special("<PAD>"), nop = t.special("<NOP>");
  Page const page({50});
  auto says = [&](Ids ids, int most = 9) { return texts(read(page, {std::move(ids)}, {.max_tokens = most})).at(0); };
  CHECK(says({a, b, a, b}, 3) == "aba");
  CHECK(says({a, b, a, b}, 1) == "a");
  CHECK(says({a, pad, b}) == "a");
  CHECK(says({pad, a, b}) == "ab");
  CHECK(says({nop, a}).empty());
  CHECK(says({a, nop, b}) == "ab");
}

TEST_CASE("a prompt asks for mathematics unless it isn't wanted") {
  script = {};
  Page const page({50, 60});
  CHECK(texts(read(page, {letters(u"a"), letters(u"bc")}, {.mathematics = false})) ==
        std::vector<std::string>{"a", "bc"});
  CHECK(script.mathematics == std::vector<bool>{false, false});
  read(page, {letters(u"a"), letters(u"bc")});
  CHECK(script.mathematics == std::vector<bool>{true, true});
}

TEST_CASE("a line is as sure as its characters on the average") {
  script = {};
  script.sure[tokens().unit(u'b')] = 0.25;
  auto const lines = read(Page({50, 60}), {letters(u"aab"), letters(u"b")});
  CHECK(lines[0].confidence == Approx((0.75 + 0.75 + 0.25) / 3).epsilon(1e-3));
  CHECK(lines[1].confidence == Approx(0.25).epsilon(1e-3));
  CHECK(lines[0].chars[2].confidence == Approx(0.25).epsilon(1e-3));
}

TEST_CASE("units at one place, and the two of a surrogate pair, are one character; it lies where its first unit does") {
  script = {};
  script.places[{0, 1}] = 0.5f, script.places[{0, 2}] = 0.5004f;  // less than a tenth of a pixel apart
  script.places[{0, 3}] = 0.502f;                                 // more
  script.sure[tokens().unit(u'c')] = 0.25;
  auto const line = read(Page({100}), {letters(u"abcd\U0001F600e")}).at(0);
  std::vector<std::string> characters;
  for (auto const& c : line.chars) characters.push_back(c.text);
  CHECK(characters == std::vector<std::string>{"a", "bc", "d", "\U0001F600", "e"});
  CHECK(line.text == "abcd\U0001F600e");
  REQUIRE(line.chars.size() == 5);
  CHECK(line.chars[1].confidence == Approx(0.5).epsilon(1e-3));
  CHECK(line.chars[1].placed);
  // The line's corner, and the place in the line's 100 x 15 pixels.
  CHECK(line.chars[1].polygon[0].x == Approx(57));
  CHECK(line.chars[1].polygon[0].y == Approx(5));
  CHECK(line.chars[1].polygon[2].x == Approx(58));
  CHECK(line.chars[1].polygon[2].y == Approx(20));
}
