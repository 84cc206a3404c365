#include "ttfm/models/suryaocr.hpp"

#include <ATen/ops/allclose.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/ones.h>

#include "catch.hpp"
#include "files.hpp"
#include "models/suryaocr_tiny.hpp"
#include "ttfm/testing/golden.hpp"
#include "vision/pixels.hpp"

using namespace ttfm;
using namespace ttfm::models;

namespace {

auto const& detection = get_variant_config<SuryaOcr>("Ocr_Detection");

testing::Golden tiny_golden() {
  return testing::read_golden(testing::golden_folder(TTFM_TEST_DATA "/goldens"), SuryaOcr::name, "Ocr_Text@tiny");
}

/// A heat map with bars of certain text on a page of its size.
cv::Mat bars(std::vector<cv::Rect> const& where, cv::Size size = {1200, 1200}) {
  cv::Mat map(size, CV_32F, cv::Scalar(0.01));
  for (auto const& bar : where) map(bar).setTo(0.9);
  return map;
}

std::array<double, 4> box(std::vector<vision::OcrLine> const& lines, std::size_t i) {
  return vision::bounds(lines.at(i).polygon);
}

}  // namespace

TEST_CASE("the detector's last stage gives the values of its source library", "[suryaocr]") {
  auto const golden =
      testing::read_golden(testing::golden_folder(TTFM_TEST_DATA "/goldens"), SuryaOcr::name, "Ocr_Detection");
  nn::Weights weights(nn::weights_from_names(golden.salt, golden.variances));
  auto const stages = suryaocr::backbone(nn::Path(weights) / "vit", {});
  c10::InferenceMode const inference;
  auto const maps = stages(nn::input_from_name(golden.salt, 0, golden.inputs[0]));
  REQUIRE(golden.outputs.at(1).name == "stage4");
  CHECK(testing::golden_error(maps.at(3), golden.outputs[1]) <= golden.bound());
}

TEST_CASE("a recogniser of small width gives the outputs of its source library", "[suryaocr]") {
  auto const golden = tiny_golden();
  auto const row = suryaocr_tiny::recorded();
  nn::Weights weights(nn::weights_from_names(golden.salt, golden.variances));
  auto const network = suryaocr::network(nn::Path(weights), row.config);
  CHECK(testing::state_dict_sha256(weights) == golden.state_dict_sha256);
  CHECK(weights.parameters() == golden.parameters);
  c10::InferenceMode const inference;
  auto const outputs = network(inputs_from_names<SuryaOcr>(row, golden.salt, 0, golden.inputs));
  REQUIRE(outputs.size() == golden.outputs.size());
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    INFO(golden.outputs[i].name);
    CHECK(testing::golden_error(outputs[i], golden.outputs[i]) <= golden.bound());
  }
}

TEST_CASE("the recogniser's prefill predicts what its whole network does first", "[suryaocr]") {
  auto const row = suryaocr_tiny::recorded();
  nn::Weights weights(nn::weights_from_names("t"));
  auto const r = suryaocr::recogniser(nn::Path(weights), row.config.recognition);
  c10::InferenceMode const inference;
  auto const inputs = inputs_from_names<SuryaOcr>(row, "t", 0, input_shapes<SuryaOcr>(row));
  auto const all = r.network(inputs), first = r.prefill(inputs);
  CHECK(at::allclose(all[0].select(1, 0), first[0], 1e-5, 1e-5));
  CHECK(at::allclose(all[1].select(1, 0), first[1], 1e-5, 1e-5));
  CHECK(first.size() == 2 + 2 * 2);
}

TEST_CASE("a picture of windows that are ragged is put back in order", "[suryaocr]") {
  auto const l = suryaocr::detail::layout({}, 10, 18);
  CHECK(l.windows == std::vector<std::int64_t>{64, 64, 16, 16, 16, 4});
  for (std::size_t i = 0; i < l.cells.size(); ++i) CHECK(l.place[l.cells[i]] == static_cast<std::int64_t>(i));
  CHECK(l.cells[4] == 9);  // the second row of the first window
  CHECK(message_of([] { suryaocr::detail::layout({}, 3, 4); }) == "a grid of 3x4 patches is not of cells of 2x2");
}

TEST_CASE("the recogniser refuses inputs that don't fit together", "[suryaocr]") {
  auto const row = suryaocr_tiny::recorded();
  nn::Weights weights(nn::weights_from_names("t"));
  auto const r = suryaocr::recogniser(nn::Path(weights), row.config.recognition);
  auto const good = inputs_from_names<SuryaOcr>(row, "t", 0, input_shapes<SuryaOcr>(row));
  auto refused = [&](std::size_t i, at::Tensor const& other) {
    auto inputs = good;
    inputs[i] = other;
    return message_of([&] { r.network(inputs); });
  };
  CHECK(refused(0, good[0].to(at::kFloat)) == "the recogniser takes ids and grid as int64");
  CHECK(refused(0, good[0].narrow(1, 0, 57)) ==
        "the recogniser needs an id of <IMAGE> for each of 57 cells, and more behind them");
  CHECK(refused(0, at::arange(63, at::kLong).unsqueeze(0)) ==
        "the recogniser needs the first 57 ids to be one, that of <IMAGE>");
  CHECK(refused(0, good[0].add(250)) == "the recogniser takes ids from 0 to 255");
  CHECK(refused(0, good[0].repeat({2, 1})) == "the recogniser takes ids as 1 x tokens, not 2x63");
  CHECK(refused(1, good[1].narrow(1, 0, 9)) == "the recogniser takes patches of 588 values, not 228x9");
  CHECK(refused(1, good[1].narrow(0, 0, 9)) == "the recogniser got 9 patches for a grid of 1x6x38");
  CHECK(refused(2, at::ones({1, 2}, at::kLong)) == "the recogniser takes a grid of 1 x 3, not 1x2");
  CHECK(message_of([&] { r.network({good[0]}); }) == "the recogniser takes ids, patches and their grid, not 1 inputs");
  CHECK_THROWS_AS(r.step({good[0]}), ConfigError);
}

TEST_CASE("a file may lack the output layer's weight, which is the embeddings'", "[suryaocr]") {
  auto const row = suryaocr_tiny::recorded();
  checkpoint::StateDict dict;
  nn::Weights weights(nn::weights_from_names("t"));
  suryaocr::network(nn::Path(weights), row.config);
  for (auto const& [name, tensor] : weights.entries())
    if (name != "lm_head.weight") dict.insert(name, tensor);
  Pipeline<SuryaOcr> const pipeline(row, dict);
  for (auto const& [name, tensor] : pipeline.weights().entries())
    if (name == "lm_head.weight") CHECK(at::equal(tensor, *dict.find("embedder.token_embed.weight")));
}

TEST_CASE("a high page is cut into tiles of 1200 rows, the last one filled with red", "[suryaocr]") {
  CHECK(suryaocr::tile_rows(1400) == std::vector{1400});
  CHECK(suryaocr::tile_rows(1401) == std::vector{1200, 201});
  CHECK(suryaocr::tile_rows(2400) == std::vector{1200, 1200});
  suryaocr::Preprocessor const preprocessor(detection.model);
  auto const input = preprocessor.preprocess(cv::Mat(1401, 1200, CV_8UC3, cv::Scalar::all(0))).at(0);
  REQUIRE(input.sizes() == at::IntArrayRef({2, 3, 1200, 1200}));
  auto normal = [](double value, int c) { return (value - recipes::imagenet_mean[c]) / recipes::imagenet_std[c]; };
  for (int c = 0; c < 3; ++c) {
    CHECK(input[1][c][100][5].item<double>() == Approx(normal(0, c)));
    CHECK(input[1][c][300][5].item<double>() == Approx(normal(c ? 0 : 1, c)));
  }
}

TEST_CASE("a page becomes the detector's input as with Pillow", "[suryaocr]") {
  auto const recorded = nlohmann::json::parse(bytes_of("pillow.json")).at("pages");
  for (auto const& want : recorded) {
    INFO(want);
    auto const picture = vision::read_image(TTFM_TEST_DATA "/images/" + want.at("picture").get<std::string>());
    cv::Mat page;
    cv::repeat(picture, want.at("down"), want.at("across"), page);
    auto const square = vision::resize(vision::thumbnail(page, {1200, 1200}, Interpolation::lanczos), {1200, 1200},
                                       Interpolation::lanczos);
    CHECK(sha256_of_pixels(square) == want.at("sha256").get<std::string>());
  }
  CHECK(recorded.size() == 3);
}

TEST_CASE("bars in a heat map are lines, where they are on the page", "[suryaocr]") {
  auto const lines = suryaocr::text_lines(bars({{100, 50, 400, 20}, {100, 100, 300, 20}}), {1200, 600});
  REQUIRE(lines.size() == 2);
  // 4 + 1 pixels of dilation: 2 on each side; half as wide on the page; 5% of the height added above and below
  CHECK(box(lines, 0) == std::array<double, 4>{49, 46, 250, 72});
  CHECK(box(lines, 1) == std::array<double, 4>{49, 96, 200, 122});
  CHECK(lines[0].confidence == 1);
}

TEST_CASE("text rendered on a page is found line by line, from top to bottom", "[suryaocr]") {
  cv::Mat page(600, 800, CV_8U, cv::Scalar(0));
  std::vector<cv::Rect> ink;
  for (auto const* text : {"The quick brown fox", "jumps over", "the lazy dog"}) {
    cv::Mat line(page.size(), CV_8U, cv::Scalar(0));
    cv::putText(line, text, {60, 100 + 120 * static_cast<int>(ink.size())}, cv::FONT_HERSHEY_SIMPLEX, 1.5, 255, 4);
    ink.push_back(cv::boundingRect(line));
    page |= line;
  }
  cv::Mat map;  // as sure as a detector is of the letters and what lies between them
  cv::morphologyEx(page, map, cv::MORPH_CLOSE, cv::Mat::ones(9, 45, CV_8U));
  cv::resize(map, map, {1200, 1200});
  map.convertTo(map, CV_32F, 0.95 / 255);
  auto const lines = suryaocr::text_lines(map, {600, 800});
  REQUIRE(lines.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    auto const b = box(lines, i);
    double const edges[] = {ink[i].x - b[0], ink[i].y - b[1], b[2] - ink[i].br().x, b[3] - ink[i].br().y};
    for (auto const margin : edges) {
      CHECK(margin > -3);
      CHECK(margin < 20);  // the box of least area may lie askew
    }
  }
}

TEST_CASE("a faint page has lower thresholds, and faint spots on a clear page are no lines", "[suryaocr]") {
  auto map = bars({{100, 50, 1000, 300}});
  map(cv::Rect(100, 600, 300, 20)).setTo(0.4);
  CHECK(suryaocr::text_lines(map, {1200, 1200}).size() == 1);
  cv::Mat const faint(1200, 1200, CV_32F, cv::Scalar(0.01));
  cv::Mat spot = faint.clone();
  spot(cv::Rect(100, 600, 300, 20)).setTo(0.4);
  CHECK(suryaocr::text_lines(spot, {1200, 1200}).size() == 1);
  CHECK(suryaocr::text_lines(faint, {1200, 1200}).empty());
}

TEST_CASE("less than ten pixels are no line, and a box inside another is dropped", "[suryaocr]") {
  CHECK(suryaocr::text_lines(bars({{10, 10, 3, 3}, {300, 300, 90, 20}}), {1200, 1200}).size() == 1);
  auto ring = bars({{100, 100, 400, 300}});
  ring(cv::Rect(110, 110, 380, 280)).setTo(0.01);
  ring(cv::Rect(200, 200, 100, 20)).setTo(0.9);
  CHECK(suryaocr::text_lines(ring, {1200, 1200}).size() == 1);
}

TEST_CASE("a slanted line has a slanted box, from its upper left corner on", "[suryaocr]") {
  auto map = bars({});
  cv::line(map, {200, 300}, {900, 500}, 0.9, 24);
  auto const lines = suryaocr::text_lines(map, {1200, 1200});
  REQUIRE(lines.size() == 1);
  auto const& q = lines[0].polygon;
  CHECK(std::abs(std::atan2(q[1].y - q[0].y, q[1].x - q[0].x) - std::atan2(200, 700)) < 0.02);
  CHECK(q[0].x + q[0].y < q[1].x + q[1].y);
}

TEST_CASE("about square spots get a level box", "[suryaocr]") {
  auto map = bars({});
  cv::circle(map, {400, 400}, 30, 0.9, cv::FILLED);
  auto const lines = suryaocr::text_lines(map, {1200, 1200});
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].polygon[0].y == lines[0].polygon[1].y);
}

TEST_CASE("a detector's output is read tile by tile, and refused in another shape", "[suryaocr]") {
  auto logits = at::zeros({2, 2, 300, 300}).sub(5);
  logits[1][0].narrow(0, 20, 10).narrow(1, 50, 100).fill_(5);  // rows 80 to 120 of the second tile
  auto const map = suryaocr::heat_map(logits, {1500, 1200});
  CHECK(map.rows == 1500);
  CHECK(map.at<float>(1300, 400) > 0.99f);
  CHECK(map.at<float>(1250, 400) < 0.01f);
  auto const page = suryaocr::Postprocessor(detection.model).postprocess({logits}, 0, {1500, 1200});
  REQUIRE(page.lines.size() == 1);
  CHECK(box(page.lines, 0)[1] > 1270);
  CHECK(box(page.lines, 0)[3] < 1330);
  CHECK_THROWS_WITH(suryaocr::heat_map(logits, {600, 800}),
                    "the detector's output for a page of 800x600 is 1 x 2 x H x W, not 2x2x300x300");
  CHECK_THROWS_AS(suryaocr::heat_map(logits.mul(NAN), {1500, 1200}), ConfigError);
  CHECK_THROWS_AS(suryaocr::Postprocessor(detection.model).postprocess({logits}, 2), ConfigError);
}

TEST_CASE("a line is cut out with white around it", "[suryaocr]") {
  cv::Mat const page(100, 200, CV_8UC3, cv::Scalar::all(7));
  auto const cut = suryaocr::cut_line(page, {cv::Point2d{50, 20}, {90, 40}, {80, 60}, {40, 40}});
  CHECK(cut.corner == cv::Point(40, 20));
  CHECK(cut.picture.size() == cv::Size(50, 40));
  CHECK(cut.picture.at<cv::Vec3b>(0, 0) == cv::Vec3b(255, 255, 255));
  CHECK(cut.picture.at<cv::Vec3b>(20, 25) == cv::Vec3b(7, 7, 7));
  CHECK(page.at<cv::Vec3b>(20, 40) == cv::Vec3b(7, 7, 7));  // the page itself stays
  CHECK(suryaocr::cut_line(page, {cv::Point2d{500, 500}, {600, 500}, {600, 600}, {500, 600}}).picture.size() ==
        cv::Size(1, 1));
}

TEST_CASE("a line's patches are in the order of cells, and their number follows its size", "[suryaocr]") {
  auto const line = suryaocr::line_patches(cv::Mat(64, 512, CV_8UC3, cv::Scalar(255, 0, 0)));
  CHECK(at::equal(line.grid, at::tensor({1, 6, 38}, at::TensorOptions(at::kLong)).unsqueeze(0)));
  CHECK(line.cells == 57);
  REQUIRE(line.patches.sizes() == at::IntArrayRef({228, 588}));
  CHECK(line.patches[0][0].item<double>() == Approx((1 - 0.485) / 0.229));
  CHECK(line.patches[0][196].item<double>() == Approx((0 - 0.456) / 0.224));

  cv::Mat steps(168, 168, CV_8UC3);  // the value says which patch
  for (int y = 0; y < 168; ++y)
    for (int x = 0; x < 168; ++x)
      steps.at<cv::Vec3b>(y, x) = cv::Vec3b::all(static_cast<std::uint8_t>(y / 14 * 12 + x / 14));
  auto const order = suryaocr::line_patches(steps).patches;
  auto patch = [&](int i) { return std::lround((order[i][5].item<double>() * 0.229 + 0.485) * 255); };
  std::vector<long> const want{0, 1, 12, 13, 2, 3, 14, 15};
  for (int i = 0; i < 8; ++i) CHECK(patch(i) == want[i]);
  CHECK(patch(24) == 24);  // the second row of cells

  CHECK(suryaocr::line_patches(cv::Mat(1000, 2000, CV_8UC3, cv::Scalar::all(0))).cells ==
        37 * 19);  // 1024 x 512, up to 28
  CHECK(suryaocr::line_patches(cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(0))).cells == 36);
  CHECK_THROWS_WITH(suryaocr::line_patches(cv::Mat(1, 600'000, CV_8UC3, cv::Scalar::all(0))),
                    "a line of 600000x1 pixels is too thin to be read");
}

TEST_CASE("a character's box has its centre, size and skew", "[suryaocr]") {
  float const level[] = {0.5f, 0.5f, 0.25f, 0.5f, 0.5f, 0.5f};
  auto const q = suryaocr::character_box(level, {1024, 512});
  CHECK(vision::bounds(q) == std::array<double, 4>{384, 128, 640, 384});
  float const skewed[] = {0.5f, 0.5f, 0.25f, 0.5f, 0.625f, 0.5f};  // 128 more than the middle: 64 each way
  CHECK(suryaocr::character_box(skewed, {1024, 512})[0].x == 384 - 64);
  CHECK(suryaocr::character_box(skewed, {1024, 512})[2].x == 640 + 64);
}

TEST_CASE("Ocr_Text alone doesn't take pages, and says what does", "[suryaocr]") {
  auto const& text = get_variant_config<SuryaOcr>("Ocr_Text");
  auto const message = "Ocr_Text reads lines that Ocr_Detection has found; ttfm::Ocr runs the two on a page";
  CHECK_THROWS_WITH(suryaocr::Preprocessor(text.model).preprocess(cv::Mat(9, 9, CV_8UC3, cv::Scalar::all(0))), message);
  CHECK_THROWS_WITH(suryaocr::Postprocessor(text.model).postprocess({at::zeros({1})}), message);
}

TEST_CASE("pages of one tile make a batch, higher ones don't", "[suryaocr]") {
  suryaocr::Preprocessor const preprocessor(detection.model);
  cv::Mat const low(20, 30, CV_8UC3, cv::Scalar::all(9)), high(1500, 3, CV_8UC3, cv::Scalar::all(9));
  std::vector<Size> sizes(2);
  CHECK(preprocessor.preprocess(std::vector<vision::Image>{low, low}, {}, &sizes)[0].size(0) == 2);
  CHECK(sizes[1] == Size{20, 30});
  CHECK_THROWS_WITH(preprocessor.preprocess(std::vector<vision::Image>{low, high}),
                    "picture 1 of the batch is of 2 tiles; run pages of more than 1400 rows one by one");
  CHECK_THROWS_AS(preprocessor.preprocess(std::vector<vision::Image>{}), ConfigError);
}
