// What stands around the networks of Surya OCR, N-BEATS and MNIST, on sizes that differ.
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <cmath>
#include <fstream>
#include <map>
#include <opencv2/core.hpp>

#include "catch.hpp"
#include "models/suryaocr_tiny.hpp"
#include "ttfm/models/mnist.hpp"
#include "ttfm/models/mnist/train.hpp"
#include "ttfm/models/nbeats.hpp"
#include "ttfm/models/nbeats/train.hpp"
#include "ttfm/models/suryaocr.hpp"

using namespace ttfm;
using namespace ttfm::models;

namespace {

auto const& detection = get_variant_config<SuryaOcr>("Ocr_Detection");
auto const long_options = at::TensorOptions(at::kLong);

cv::Mat map_of(cv::Size size, std::vector<std::pair<cv::Rect, double>> const& spots) {
  cv::Mat map(size, CV_32F, cv::Scalar(0));
  for (auto const& [where, value] : spots) map(where).setTo(value);
  return map;
}

cv::Rect bounds_of(vision::OcrLine const& line) {
  auto const b = vision::bounds(line.polygon);
  return {static_cast<int>(b[0]), static_cast<int>(b[1]), static_cast<int>(b[2] - b[0]), static_cast<int>(b[3] - b[1])};
}

}  // namespace

// ---- Surya's detector

TEST_CASE("each tile of a page has its own rows") {
  cv::Mat page(2700, 40, CV_8UC3, cv::Scalar::all(0));
  page.rowRange(1200, 2400).setTo(cv::Scalar::all(100));
  page.rowRange(2400, 2700).setTo(cv::Scalar::all(200));
  vision::VisionPreprocessor const steps(detection.model);
  auto const input = suryaocr::page_input(steps, page);
  REQUIRE(input.sizes() == at::IntArrayRef({3, 3, 1200, 1200}));
  auto grey = [&](int tile, int row) {
    return std::lround((input[tile][1][row][20].item<double>() * 0.224 + 0.456) * 255);
  };
  CHECK((grey(0, 5) == 0 && grey(0, 1195) == 0));
  CHECK((grey(1, 5) == 100 && grey(1, 1195) == 100));
  CHECK((grey(2, 5) == 200 && grey(2, 290) == 200 && grey(2, 310) == 0));
}

TEST_CASE("a batch of pages repeats tiles page by page, in the dtype that is asked for") {
  suryaocr::Preprocessor const preprocessor(detection.model);
  cv::Mat page(1500, 40, CV_8UC3, cv::Scalar::all(0));
  page.rowRange(1200, 1500).setTo(cv::Scalar::all(200));
  auto const once = preprocessor.preprocess(page)[0],
             twice = preprocessor.preprocess(page, {.dtype = at::kDouble, .batch_size = 2})[0];
  REQUIRE(twice.sizes() == at::IntArrayRef({4, 3, 1200, 1200}));
  CHECK(twice.scalar_type() == at::kDouble);
  CHECK(twice.narrow(0, 2, 2).equal(once.to(at::kDouble)));
  CHECK(twice.narrow(0, 0, 2).equal(once.to(at::kDouble)));
  CHECK_THROWS_AS(preprocessor.preprocess(page, {.batch_size = 0}), ConfigError);
  auto const tensor = at::ones({1, 3, 4, 5});
  CHECK(preprocessor.preprocess(vision::Image(tensor))[0].equal(tensor));
}

TEST_CASE("each page of a batch has its own map") {
  auto logits = at::full({3, 2, 300, 300}, -5);
  for (int page = 0; page < 3; ++page) logits[page][0].narrow(0, 50 + 50 * page, 10).narrow(1, 40, 100).fill_(5);
  suryaocr::Postprocessor const postprocessor(detection.model);
  for (int page = 0; page < 3; ++page) {
    auto const found = postprocessor.postprocess({logits}, page, {600, 300});
    REQUIRE(found.lines.size() == 1);
    CHECK(found.size == Size{600, 300});
    // Map rows 200 + 200 page to 40 below, on a page half as high; 4 pixels around them.
    CHECK(std::abs(bounds_of(found.lines[0]).y - (100 + 100 * page)) < 6);
    CHECK(bounds_of(found.lines[0]).br().x < 150);
  }
  CHECK(bounds_of(postprocessor.postprocess({logits}, 1).lines[0]).y > 380);  // of the network's input
  CHECK_THROWS_AS(postprocessor.postprocess({logits}, 3), ConfigError);
  CHECK_THROWS_AS(postprocessor.postprocess({logits}, -1), ConfigError);
  // Two pages of two tiles each.
  auto const tall = at::cat({logits, logits.narrow(0, 0, 1)});
  auto const second = postprocessor.postprocess({tall}, 1, {2400, 1200});
  REQUIRE(second.lines.size() == 2);
  CHECK(bounds_of(second.lines[0]).y > 500);
  CHECK_THROWS_AS(postprocessor.postprocess({tall}, 2, {2400, 1200}), ConfigError);
}

TEST_CASE("thresholds follow the mean of the map's highest tenth, within their bounds") {
  auto of = [](double value, int rows = 20) {
    return suryaocr::detail::thresholds(map_of({30, 20}, {{cv::Rect(0, 0, 30, rows), value}}));
  };
  auto check = [](suryaocr::detail::Thresholds const& t, double low, double high) {
    CHECK(t.low == Approx(low).epsilon(1e-5));
    CHECK(t.high == Approx(high).epsilon(1e-5));
  };
  check(of(0.7), 0.35, 0.6);
  check(of(1), 0.35, 0.6);
  check(of(0.175), 0.175, 0.3);
  check(of(0), 0.1, 0.15);
  check(of(0.7, 2), 0.35, 0.6);                                    // just a tenth of the rows
  check(of(0.7, 1), 0.35 * std::sqrt(0.5), 0.6 * std::sqrt(0.5));  // half of the tenth
}

TEST_CASE("what is ten pixels large and sure enough is a line, and corners alone don't join two") {
  auto lines = [](std::vector<std::pair<cv::Rect, double>> spots) {
    spots.push_back({{0, 400, 600, 60}, 0.9});  // so that the thresholds are those of a sure page
    return suryaocr::text_lines(map_of({600, 500}, spots), {500, 600}).size() - 1;
  };
  CHECK(lines({{{10, 10, 5, 2}, 0.9}}) == 1);
  CHECK(lines({{{10, 10, 9, 1}, 0.9}}) == 0);
  CHECK(lines({{{10, 10, 50, 10}, 0.62}}) == 1);
  CHECK(lines({{{10, 10, 50, 10}, 0.58}}) == 0);
  CHECK(lines({{{10, 10, 50, 10}, 0.4}, {{30, 12, 3, 3}, 0.62}}) == 1);
  CHECK(lines({{{10, 10, 50, 10}, 0.9}, {{60, 20, 50, 10}, 0.9}}) == 2);  // they touch by their corners
  CHECK(lines({{{10, 10, 50, 10}, 0.9}, {{60, 19, 50, 10}, 0.9}}) == 1);
}

TEST_CASE("boxes grow with the lesser edge, are cut at the page's edges, and give columns no height back") {
  auto of = [](cv::Rect const& spot, Size page = {500, 600}) {
    auto const lines = suryaocr::text_lines(map_of({600, 500}, {{spot, 0.9}}), page);
    REQUIRE(lines.size() == 1);
    return bounds_of(lines[0]);
  };
  // 25 pixels high: 5 + 1 of dilation, 3 before and 2 behind, and a pixel less behind the last; then 5% of the height.
  auto const line = of({100, 100, 200, 25});
  CHECK(std::abs(line.x - 97) <= 1);
  CHECK(std::abs(line.br().x - 302) <= 1);
  CHECK(std::abs(line.y - (97 - 1)) <= 1);
  CHECK(std::abs(line.br().y - (127 + 1)) <= 1);
  auto const column = of({100, 100, 25, 300});
  CHECK(std::abs(column.y - 97) <= 1);
  CHECK(std::abs(column.br().y - 402) <= 1);
  auto const corner = of({0, 0, 600, 500});
  CHECK((corner.x == 0 && corner.y == 0));
  auto const scaled = of({100, 100, 200, 25}, {1000, 300});  // twice as high, half as wide
  CHECK(std::abs(scaled.x - 48) <= 1);
  CHECK(std::abs(scaled.br().x - 151) <= 1);
  CHECK(std::abs(scaled.y - (194 - 3)) <= 2);
}

TEST_CASE("the surest line of a page has confidence 1, the others their part of it") {
  auto const lines =
      suryaocr::text_lines(map_of({600, 500}, {{{0, 100, 300, 30}, 0.9}, {{0, 200, 300, 30}, 0.72}}), {500, 600});
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].confidence == Approx(1));
  CHECK(lines[1].confidence == Approx(0.8));
}

TEST_CASE("a box is level where it is about square, and begins at its upper left corner") {
  auto box = [](std::vector<cv::Point> const& points) { return suryaocr::detail::box_around(points); };
  auto const level = box({{10, 0}, {20, 10}, {10, 20}, {0, 10}});  // a square on its corner
  CHECK((level[0] == cv::Point2d(0, 0) && level[2] == cv::Point2d(20, 20)));
  auto const slanted = box({{0, 0}, {40, 40}, {50, 30}, {10, -10}});  // 4 times as long as wide
  CHECK(slanted[0].x + slanted[0].y <= slanted[1].x + slanted[1].y);
  CHECK(std::abs(slanted[0].x - slanted[1].x) > 5);
  CHECK(std::abs(slanted[0].y - slanted[1].y) > 5);
  auto const nearly = box({{0, 0}, {20, 20}, {8, 32}, {-12, 12}});  // 28 x 17
  CHECK(std::abs(nearly[0].y - nearly[1].y) > 5);
}

// ---- Surya's recogniser

TEST_CASE("the patches of a line that is wider than high go cell by cell along its rows") {
  cv::Mat steps(168, 224, CV_8UC3);  // 12 x 16 patches; the value says which
  for (int y = 0; y < 168; ++y)
    for (int x = 0; x < 224; ++x)
      steps.at<cv::Vec3b>(y, x) = cv::Vec3b(static_cast<std::uint8_t>(y / 14 * 16 + x / 14),
                                            static_cast<std::uint8_t>(y % 14), static_cast<std::uint8_t>(x % 14));
  auto const line = suryaocr::line_patches(steps);
  CHECK(at::equal(line.grid, at::tensor({1, 12, 16}, long_options).unsqueeze(0)));
  CHECK(line.cells == 48);
  auto value = [&](int patch, int c, int y, int x) {
    double const mean[] = {0.485, 0.456, 0.406}, std[] = {0.229, 0.224, 0.225};
    return std::lround((line.patches[patch][196 * c + 14 * y + x].item<double>() * std[c] + mean[c]) * 255);
  };
  for (int p = 0; p < 192; ++p) {
    int const cell = p / 4, row = cell / 8 * 2 + p % 4 / 2, column = cell % 8 * 2 + p % 2;
    CHECK(value(p, 0, 3, 5) == row * 16 + column);
  }
  CHECK(value(7, 1, 3, 5) == 3);
  CHECK(value(7, 2, 3, 5) == 5);
}

TEST_CASE("a line's edges shrink rounded down and grow rounded up, each for itself") {
  auto grid = [](int height, int width) {
    auto const g = suryaocr::line_patches(cv::Mat(height, width, CV_8UC3, cv::Scalar::all(0))).grid;
    return std::pair(g[0][1].item<int>(), g[0][2].item<int>());
  };
  CHECK(grid(28, 1008) == std::pair(2, 72));  // 28224 pixels: as it is
  CHECK(grid(29, 29) == std::pair(12, 12));   // grown to 168 x 168
  CHECK(grid(10, 40) == std::pair(6, 24));    // by 8.4: 84 x 336
  CHECK(grid(512, 1024) == std::pair(38, 74));
  CHECK(grid(1036, 1036) == std::pair(52, 52));  // shrunk to 724 x 724
  CHECK(grid(30, 1000) == std::pair(4, 72));     // only up to multiples of 28
}

TEST_CASE("a line is cut out inside of the page") {
  cv::Mat page(60, 90, CV_8UC3);
  for (int y = 0; y < 60; ++y)
    for (int x = 0; x < 90; ++x) page.at<cv::Vec3b>(y, x) = cv::Vec3b(x, y, 7);
  auto const cut = suryaocr::cut_line(page, {cv::Point2d{70.4, -5}, {120, -5}, {120, 20.2}, {70.4, 20.2}});
  CHECK(cut.corner == cv::Point(70, 0));
  CHECK(cut.picture.size() == cv::Size(20, 21));
  CHECK(cut.picture.at<cv::Vec3b>(3, 4) == cv::Vec3b(74, 3, 7));
  auto const low = suryaocr::cut_line(page, {cv::Point2d{-9, 50}, {5, 50}, {5, 99}, {-9, 99}});
  CHECK(low.corner == cv::Point(0, 50));
  CHECK(low.picture.size() == cv::Size(5, 10));
}

TEST_CASE("a prompt is the cells, registers, the task, the wish about mathematics and the end") {
  std::map<std::string, std::int64_t> special;
  for (auto const* name : {"<IMAGE>", "<REG1>", "<REG2>", "<REG3>", "<REG4>", "<OCR-WB>", "<NO-MATH>", "<EOI>", "</S>"})
    special[name] = 500 + static_cast<std::int64_t>(special.size());
  text::OcrTokens const tokens(text::Tokenizer::read(TTFM_TEST_DATA "/tokenizers/qwen2.json"), special, 600 + 0x10000);
  CHECK(at::equal(suryaocr::prompt(tokens, 3, true),
                  at::tensor({500, 500, 500, 501, 502, 503, 504, 505, 507}, long_options).unsqueeze(0)));
  CHECK(at::equal(suryaocr::prompt(tokens, 1, false),
                  at::tensor({500, 501, 502, 503, 504, 505, 506, 507}, long_options).unsqueeze(0)));
}

TEST_CASE("a character's skews move its edges, and nothing leaves the line") {
  float const skewed[] = {0.5f, 0.5f, 0.25f, 0.5f, 0.625f, 0.375f};  // 64 to the right below, 64 up at the right
  auto const q = suryaocr::character_box(skewed, {2048, 512});
  auto at = [](double x, double y) { return cv::Point2d(x * 2, y / 2); };
  CHECK(q[0] == at(512 - 128 - 64, 512 - 256 + 64));
  CHECK(q[1] == at(512 + 128 - 64, 512 - 256 - 64));
  CHECK(q[2] == at(512 + 128 + 64, 512 + 256 - 64));
  CHECK(q[3] == at(512 - 128 + 64, 512 + 256 + 64));
  float const large[] = {0.9f, 0.1f, 0.5f, 0.5f, 0.5f, 0.5f};
  auto const b = vision::bounds(suryaocr::character_box(large, {300, 200}));
  CHECK(b[1] == 0);
  CHECK(b[2] == 300);
  float const odd[] = {0.5f, 0.5f, 0, 0, 510 / 1024.f + 1e-4f, 0.5f};  // (510 - 512) / 2, and 509 goes down to -2
  CHECK(suryaocr::character_box(odd, {1024, 1024})[3].x == 511);
  float const lower[] = {0.5f, 0.5f, 0, 0, 509 / 1024.f + 1e-4f, 0.5f};
  CHECK(suryaocr::character_box(lower, {1024, 1024})[3].x == 510);
}

TEST_CASE("the layout of a line that is wider than high goes window by window") {
  auto const l = suryaocr::detail::layout({}, 4, 20);  // 2 x 10 cells, windows of 4 x 4 cells
  CHECK(l.windows == std::vector<std::int64_t>{32, 32, 16});
  CHECK(std::vector<std::int64_t>(l.cells.begin(), l.cells.begin() + 9) ==
        std::vector<std::int64_t>{0, 1, 2, 3, 10, 11, 12, 13, 4});
  CHECK(l.cell_rows[12] == 1);
  CHECK(l.cell_columns[12] == 2);
  CHECK(l.rows[4 * 12 + 2] == 3);
  CHECK(l.columns[4 * 12 + 1] == 5);
  for (std::size_t i = 0; i < l.cells.size(); ++i) CHECK(l.place[l.cells[i]] == static_cast<std::int64_t>(i));
  CHECK_THROWS_AS(suryaocr::detail::layout({}, 4, 3), ConfigError);
  CHECK_THROWS_AS(suryaocr::detail::layout({}, 0, 4), ConfigError);
}

TEST_CASE("Surya's hooks tell its two networks apart") {
  auto const& reads = get_variant_config<SuryaOcr>("Ocr_Text");
  CHECK(input_shapes<SuryaOcr>(detection) == std::vector<nn::Shape>{{1, 3, 1200, 1200}});
  CHECK(input_shapes<SuryaOcr>(reads).size() == 3);
  CHECK(takes_batches<SuryaOcr>(detection));
  CHECK_FALSE(takes_batches<SuryaOcr>(reads));
  CHECK(fixed_inputs<SuryaOcr>(detection).empty());
  CHECK(fixed_inputs<SuryaOcr>(reads) == std::vector<std::size_t>{0, 2});
  auto const inputs = inputs_from_names<SuryaOcr>(reads, "s", 2, input_shapes<SuryaOcr>(reads));
  CHECK(inputs[0][0][0].item<int>() == 0);
  CHECK(inputs[0][0][57].item<int>() == 58);
  CHECK(inputs[0][0][62].item<int>() == 49);
  CHECK(inputs[1].equal(nn::input_from_name("s", 3, {228, 588})));
  CHECK(at::equal(inputs[2], at::tensor({1, 6, 38}, long_options).unsqueeze(0)));
  CHECK(inputs_from_names<SuryaOcr>(detection, "s", 2, {{1, 3, 4, 5}})[0].equal(
      nn::input_from_name("s", 2, {1, 3, 4, 5})));
  CHECK(file_entries<SuryaOcr>(reads).tied ==
        std::map<std::string, std::string>{{"lm_head.weight", "embedder.token_embed.weight"}});
}

TEST_CASE("the recogniser refuses ids, grids and caches that can't be") {
  auto const row = suryaocr_tiny::recorded();
  nn::Weights weights(nn::weights_from_names("t"));
  auto const r = suryaocr::recogniser(nn::Path(weights), row.config.recognition);
  auto const good = inputs_from_names<SuryaOcr>(row, "t", 0, input_shapes<SuryaOcr>(row));
  auto refused = [&](std::size_t i, at::Tensor const& other) {
    auto inputs = good;
    inputs[i] = other;
    return message_of([&] { r.prefill(inputs); });
  };
  auto grid = [](std::int64_t a, std::int64_t b, std::int64_t c) {
    return at::tensor({a, b, c}, long_options).unsqueeze(0);
  };
  auto below = good[0].clone();
  below[0][60] = -1;
  CHECK(refused(0, below) == "the recogniser takes ids from 0 to 255");
  auto most = good[0].clone();
  most[0][60] = 255;
  CHECK(refused(0, most) == "accepted");
  CHECK(refused(2, grid(2, 6, 38)) == "the recogniser got 228 patches for a grid of 2x6x38");
  CHECK(refused(2, grid(1, -6, -38)) == "the recogniser got 228 patches for a grid of 1x-6x-38");
  CHECK(contains(refused(2, grid(1, 3, 76)), "a grid of 3x76 patches"));
  CHECK(contains(refused(2, grid(1, 76, 3)), "a grid of 76x3 patches"));
  CHECK(refused(2, grid(1, 38, 6)) == "accepted");
  CHECK(contains(message_of([&] { r.step({good[0], good[0], good[0]}); }), "the cache of 2 layers, not 3 inputs"));
}

// ---- N-BEATS

namespace {

constexpr nbeats::Config tiny{.lookback = 3, .horizon = 2};
constexpr Row<nbeats::Config> tiny_row{.name = "tiny", .config = tiny};

}  // namespace

TEST_CASE("windows of series come in the dtype that is asked for, their values in their rows") {
  nbeats::Preprocessor const preprocessor(tiny_row);
  auto const alike = preprocessor.preprocess({1, 2, 3, 4}, {.dtype = at::kDouble, .batch_size = 2});
  CHECK(alike[0].equal(at::tensor({2., 3., 4., 2., 3., 4.}, at::kDouble).view({1, 1, 2, 3})));
  CHECK(alike[1].equal(at::ones({1, 1, 2, 3}, at::kDouble)));
  CHECK(preprocessor.preprocess(std::vector<double>{1})[0].scalar_type() == at::kFloat);
  auto const rows = preprocessor.preprocess(std::vector<std::vector<double>>{{5}, {1, 2, 3, 4}, {6, 7}});
  CHECK(rows[0].equal(at::tensor({0.f, 0.f, 5.f, 2.f, 3.f, 4.f, 0.f, 6.f, 7.f}).view({1, 1, 3, 3})));
  CHECK(rows[1].equal(at::tensor({0.f, 0.f, 1.f, 1.f, 1.f, 1.f, 0.f, 1.f, 1.f}).view({1, 1, 3, 3})));
  CHECK(contains(message_of([&] { preprocessor.preprocess({1, 2, 3, NAN, 5}); }), "value 4 of 5 is nan"));
}

TEST_CASE("a forecast is one row, and a batch has no row before its first") {
  nbeats::Postprocessor const postprocessor(tiny_row);
  CHECK(postprocessor.horizon() == 2);
  auto const output = at::tensor({1.f, 2.f, 3.f, 4.f, 5.f, 6.f}).view({3, 2});
  CHECK(postprocessor.postprocess(output, 1).values == std::vector<float>{3, 4});
  CHECK(postprocessor.postprocess(output).values == std::vector<float>{1, 2});
  CHECK_THROWS_AS(postprocessor.postprocess(output, -1), ConfigError);
  CHECK_THROWS_AS(postprocessor.postprocess(output, 3), ConfigError);
  CHECK_THROWS_AS(postprocessor.postprocess(output.view({3, 2, 1})), ConfigError);
  CHECK(postprocessor.postprocess(output.to(at::kDouble).t().contiguous().t(), 2).values == std::vector<float>{5, 6});
}

TEST_CASE("a loss over thousands of windows is the mean of all, however they are divided") {
  auto const network = [](nn::Tensors const& inputs) -> nn::Tensors {
    auto const& windows = inputs.at(0);
    CHECK(inputs.at(1).equal(at::ones_like(windows)));
    CHECK(windows.dim() == 4);
    return {windows[0][0].narrow(1, 2, 1).expand({windows.size(2), 2})};  // the last value again
  };
  // A slope of i: what comes next is i more, and 2 i more, on the average of all i from 2 on.
  auto const series = at::arange(1600, at::kFloat).square().div(2);
  auto const windows = nbeats::windows(series, tiny, 0, 1600);
  REQUIRE(windows.size() == 1596);
  auto const last = windows.past.select(1, 2).unsqueeze(1);
  CHECK(nbeats::detail::loss(network, windows) ==
        Approx(windows.next.sub(last).abs().to(at::kDouble).mean().item<double>()).epsilon(1e-5));
}

TEST_CASE("N-BEATS' training scales by what it learns from, not by what it is measured on") {
  std::vector<double> series(300);
  for (std::size_t i = 0; i < series.size(); ++i) series[i] = 10 + std::sin(static_cast<double>(i));
  auto larger = series;
  for (std::size_t i = 280; i < larger.size(); ++i) larger[i] *= 1000;
  nbeats::TrainOptions const o{.epochs = 1, .steps = 2, .batch_size = 16, .validation = 0.1};
  nbeats::Config const c{.width = 8, .blocks = 1, .layers = 1, .lookback = 12, .horizon = 3};
  auto const one = nbeats::train(c, series, o), other = nbeats::train(c, larger, o);
  REQUIRE(one.epochs.size() == 1);
  CHECK(one.epochs[0].training == other.epochs[0].training);
  CHECK(other.epochs[0].validation > 100 * one.epochs[0].validation);
  // The errors have no unit.
  for (auto& value : series) value *= 4096;
  CHECK(nbeats::train(c, series, o).epochs[0].training == Approx(one.epochs[0].training).epsilon(1e-4));
}

// ---- MNIST

TEST_CASE("accuracy counts all digits, however they are divided") {
  auto const digits = mnist::read_digits(TTFM_TEST_DATA "/digits", mnist::Split::train);
  REQUIRE(digits.size() == 1438);
  auto const always = [](std::int64_t digit) {
    return nn::Fn{[digit](at::Tensor x) {
      auto scores = at::zeros({x.size(0), 10});
      scores.select(1, digit).fill_(1);
      return scores;
    }};
  };
  for (std::int64_t digit : {0, 7})
    CHECK(mnist::accuracy(always(digit), digits) ==
          Approx(digits.labels.eq(digit).to(at::kDouble).mean().item<double>()));
}

TEST_CASE("plain files of digits are taken before packed ones, and pictures that aren't are refused") {
  auto const folder = std::filesystem::temp_directory_path() / "ttfm_policies_digits";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  using namespace std::string_literals;
  auto put = [&](char const* name, std::string const& bytes) {
    std::ofstream(folder / name, std::ios::binary | std::ios::trunc) << bytes;
  };
  std::filesystem::copy_file(TTFM_TEST_DATA "/digits/t10k-images-idx3-ubyte.gz", folder / "t10k-images-idx3-ubyte.gz");
  // Two pictures of 2 x 3, the first one bright above, the second one bright at the left.
  put("t10k-images-idx3-ubyte", "\0\0\x08\x03\0\0\0\x02\0\0\0\x02\0\0\0\x03\xff\xff\xff\0\0\0\xff\0\0\xff\0\0"s);
  put("t10k-labels-idx1-ubyte", "\0\0\x08\x01\0\0\0\x02\x09\x03"s);
  auto const digits = mnist::read_digits(folder, mnist::Split::t10k);
  CHECK(digits.size() == 2);
  CHECK(digits.labels.equal(at::tensor({9, 3}, long_options)));
  REQUIRE(digits.images.sizes() == at::IntArrayRef({2, 1, 28, 28}));
  CHECK(digits.images[0][0][1][26].item<float>() > 0.9f);
  CHECK(digits.images[0][0][26][1].item<float>() < 0.1f);
  CHECK(digits.images[1][0][26][1].item<float>() > 0.9f);
  CHECK(digits.images[1][0][1][26].item<float>() < 0.1f);
  auto refused = [&] { return message_of([&] { mnist::read_digits(folder, mnist::Split::t10k); }); };
  put("t10k-labels-idx1-ubyte", "\0\0\x08\x01\0\0\0\x02\x09\x0a"s);
  CHECK(contains(refused(), "there is a label 10"));
  put("t10k-labels-idx1-ubyte", "\0\0\x08\x01\0\0\0\x03\x09\x03\x01"s);
  CHECK(contains(refused(), "labels of 3 don't fit pictures of 2x2x3"));
  put("t10k-labels-idx1-ubyte", "\0\0\x08\x02\0\0\0\x02\0\0\0\x01\x09\x03"s);
  CHECK(contains(refused(), "labels of 2x1 don't fit"));
  put("t10k-images-idx3-ubyte", "\0\0\x08\x02\0\0\0\x02\0\0\0\x02\xff\xff\xff\0"s);
  CHECK(contains(refused(), "pictures are N x height x width, not 2x2"));
  put("t10k-images-idx3-ubyte", "\0\0\x08\x03\0\0\0\x02\0\0\0\x02\0\0\0\0"s);
  CHECK(refused() != "accepted");
  std::filesystem::remove_all(folder);
}

TEST_CASE("both of MNIST's networks begin with the loss of ten digits that are all as likely") {
  auto const digits = mnist::read_digits(TTFM_TEST_DATA "/digits", mnist::Split::t10k);
  mnist::Digits const few{digits.images.slice(0, 0, 70), digits.labels.slice(0, 0, 70)};
  for (auto const& row : MNIST::variants) {
    INFO(row.name);
    auto const trained = mnist::train(row, few, few, {.epochs = 1, .batch_size = 32});
    CHECK(trained.losses.size() == 2);  // what is left over isn't a batch
    CHECK(trained.losses.front() > std::log(10.0) / 2);
    CHECK(trained.losses.front() < std::log(10.0) * 2);
    CHECK(trained.accuracies.size() == 1);
    for (auto const& [name, tensor] : trained.entries) CHECK_FALSE(tensor.requires_grad());
  }
  CHECK(mnist::train(MNIST::variants[0], few, few, {.epochs = 1, .batch_size = 100}).losses.size() == 1);
  CHECK_THROWS_AS(mnist::train(MNIST::variants[0], few, few, {.batch_size = 0}), ConfigError);
}
