#include "ttfm/models/suryaocr/ocr.hpp"

#include <ATen/ops/allclose.h>

#include "catch.hpp"
#include "models/suryaocr_tiny.hpp"
#include "ttfm/models/suryaocr.hpp"

using namespace ttfm;
using namespace ttfm::models;

namespace {

constexpr std::int64_t vocabulary = 600 + 0x10000;
auto const row = suryaocr_tiny::with_units(vocabulary);

text::OcrTokens tokens() {
  std::map<std::string, std::int64_t> special;
  for (auto const* name :
       {"<IMAGE>", "<REG1>", "<REG2>", "<REG3>", "<REG4>", "<OCR-WB>", "<NO-MATH>", "<EOI>", "</S>", "<NOP>", "<PAD>"})
    special[name] = 500 + static_cast<std::int64_t>(special.size());
  return {text::Tokenizer::read(TTFM_TEST_DATA "/tokenizers/qwen2.json"), special, vocabulary};
}

/// Weights with a bias of the output layer that says how much more likely tokens are.
nn::Source biased(std::map<std::int64_t, float> favoured) {
  return [favoured, names = nn::weights_from_names("t")](nn::Request const& request) {
    auto tensor = names(request);
    if (request.name == "lm_head.bias")
      for (auto const& [id, value] : favoured) tensor[id] = value;
    return tensor;
  };
}

vision::OcrLine line(double left, double top, double right, double bottom) {
  return {{cv::Point2d{left, top}, {right, top}, {right, bottom}, {left, bottom}}, 0.9f};
}

cv::Mat page() {
  cv::Mat rgb(300, 700, CV_8UC3, cv::Scalar::all(255));
  for (int i = 0; i < 3; ++i)
    cv::putText(rgb, "Line of text", {20, 60 + 90 * i}, cv::FONT_HERSHEY_SIMPLEX, 1 + 0.4 * i, cv::Scalar::all(0), 2);
  return rgb;
}
std::vector<vision::OcrLine> lines() {
  return {line(10, 25, 250, 75), line(10, 110, 330, 165), line(10, 195, 420, 260)};
}

using Recogniser = TextRecogniser<SuryaOcr>;

}  // namespace

TEST_CASE("a step over the cache predicts what the whole prompt and text would, had each token seen those before it") {
  nn::Weights weights(nn::weights_from_names("t"));
  auto const c = row.config.recognition;
  auto const r = suryaocr::recogniser(nn::Path(weights), c);
  c10::InferenceMode const inference;
  auto const part = suryaocr::line_patches(page()(cv::Rect(10, 25, 240, 50)));
  auto const prompt = suryaocr::prompt(tokens(), part.cells, true);
  auto const long_options = at::TensorOptions(at::kLong);
  auto const T = prompt.size(1);

  // Full recomputation with the layers themselves: the prompt sees itself, each later token all before it.
  std::vector<std::int64_t> const text{700, 65, 800};
  auto const n = static_cast<std::int64_t>(text.size());
  nn::Weights again(nn::weights_from_names("t"));
  nn::Path const p(again);
  auto const encode = suryaocr::detail::encoder(p / "vision_encoder", c.encoder, 64);
  std::vector<decltype(suryaocr::detail::decoder_layer(p, c.decoder))> layers;
  for (int i = 0; i < 2; ++i)
    layers.push_back(suryaocr::detail::decoder_layer(p / "decoder" / "layers" / i, c.decoder));
  auto const norm = suryaocr::rms_norm(p / "decoder" / "norm", 64);
  auto const head = suryaocr::detail::heads(p, c);
  auto of = [&](std::string const& name) {
    for (auto const& [key, tensor] : weights.entries())
      if (key == name) return tensor;
    throw ConfigError(name);
  };
  auto const embeddings = of("embedder.token_embed.weight");
  auto const l =
      suryaocr::detail::layout(c.encoder, part.grid[0][1].item<std::int64_t>(), part.grid[0][2].item<std::int64_t>());
  auto places = [&](std::vector<std::int64_t> index) {
    auto const last = std::max<std::int64_t>(index.back(), 1);
    for (auto& i : index) i = i * 256 / last;
    return at::tensor(index, long_options);
  };
  auto const picture = encode(part.patches, l)
                           .add(of("img_h_embed.weight").index_select(0, places(l.cell_rows)))
                           .add(of("img_w_embed.weight").index_select(0, places(l.cell_columns)));
  auto const words =
      at::cat({prompt.narrow(1, part.cells, T - part.cells), at::tensor(text, long_options).unsqueeze(0)}, 1);
  auto x = at::cat({picture.unsqueeze(0), at::embedding(embeddings, words)}, 1);
  auto mask = at::zeros({T + n, T + n}, at::kBool);
  for (std::int64_t t = 0; t < T + n; ++t) mask[t].narrow(0, 0, std::max(t + 1, T)).fill_(true);
  auto const angles = suryaocr::rotary_angles(at::arange(T + n, at::kLong), 8, 1e6).unsqueeze(0);
  for (auto const& layer : layers) {
    suryaocr::KeyValues unused;
    x = layer(x, angles, unused, mask);
  }
  auto const [want, boxes] = head(x | norm);

  auto outputs = r.prefill({prompt, part.patches, part.grid});
  CHECK(at::allclose(outputs[0], want.select(1, T - 1), 1e-4, 1e-4));
  for (std::int64_t i = 0; i < n; ++i) {
    nn::Tensors inputs{at::tensor({text[i]}, long_options).unsqueeze(0), at::tensor({T + i}, long_options).unsqueeze(0),
                       at::zeros({1, T + i + 1}, at::kBool).fill_(true)};
    inputs.insert(inputs.end(), outputs.begin() + 2, outputs.end());
    outputs = r.step(inputs);
    CHECK(at::allclose(outputs[0], want.select(1, T + i), 1e-4, 1e-4));
    CHECK(at::allclose(outputs[1], boxes.select(1, T + i), 1e-4, 1e-4));
  }
}

TEST_CASE("lines read together say what each says alone, in their order") {
  Recogniser const recogniser(row, nn::weights_from_names("t"), tokens());
  auto const together = recogniser(page(), lines(), {.batch = 3, .max_tokens = 12});
  REQUIRE(together.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    auto const alone = recogniser(page(), {lines()[i]}, {.batch = 1, .max_tokens = 12}).at(0);
    CHECK(together[i].text == alone.text);
    CHECK(together[i].confidence == Approx(alone.confidence).epsilon(1e-3));
    CHECK(together[i].polygon == lines()[i].polygon);
  }
}

TEST_CASE("decoding stops at the end token, at the most tokens, and where it goes round in circles") {
  auto const t = tokens();
  auto read = [&](std::map<std::int64_t, float> favoured, int most = 224) {
    return Recogniser(row, biased(std::move(favoured)), t)(page(), {lines()[0]}, {.max_tokens = most}).at(0);
  };
  auto const nothing = read({{t.special("</S>"), 100.0f}});
  CHECK(nothing.text.empty());
  CHECK(nothing.confidence == 0);
  CHECK(read({{t.special("<NOP>"), 100.0f}}).text.empty());
  CHECK(read({{t.unit(u'a'), 100.0f}}, 5).text == "aaaaa");
  CHECK(read({{t.unit(u'a'), 100.0f}}).text == std::string(40, 'a'));
  CHECK(read({{t.unit(u'a'), 100.0f}}).confidence == Approx(1));
}

TEST_CASE("characters lie on the page, inside their line's bounds") {
  auto const t = tokens();
  auto const got = Recogniser(row, biased({{t.unit(u'a'), 100.0f}}), t)(page(), {lines()[1]}, {.max_tokens = 3}).at(0);
  REQUIRE(!got.chars.empty());
  for (auto const& c : got.chars) {
    CHECK(c.placed);
    auto const b = vision::bounds(c.polygon);
    CHECK((b[0] >= 10 && b[1] >= 110 && b[2] <= 330 && b[3] <= 165));
  }
}

TEST_CASE("repetition is the last 40 tokens of at most 5 kinds, the last of which repeat") {
  std::vector<std::int64_t> ids(39, 7);
  CHECK(!suryaocr::detail::repeats(ids));
  ids.push_back(7);
  CHECK(suryaocr::detail::repeats(ids));
  std::vector<std::int64_t> cycle, random;
  for (int i = 0; i < 60; ++i) cycle.push_back(i % 5), random.push_back(i % 6);
  CHECK(suryaocr::detail::repeats(cycle));
  CHECK(!suryaocr::detail::repeats(random));  // six kinds
  cycle.back() = 0;
  CHECK(!suryaocr::detail::repeats(cycle));
}

TEST_CASE("missing special tokens and impossible options are refused") {
  text::OcrTokens const without(text::Tokenizer::read(TTFM_TEST_DATA "/tokenizers/qwen2.json"), {}, vocabulary);
  CHECK_THROWS_AS(Recogniser(row, nn::weights_from_names("t"), without), ConfigError);
  Recogniser const recogniser(row, nn::weights_from_names("t"), tokens());
  CHECK_THROWS_WITH(recogniser(page(), lines(), {.batch = 0}),
                    "a batch of 0 lines of 224 tokens; both must be at least 1");
}

TEST_CASE("a page goes through detector and recogniser, with the time of both") {
  Pipeline<SuryaOcr> detector(get_variant_config<SuryaOcr>("Ocr_Detection"), nn::weights_from_names("t"));
  Ocr<SuryaOcr> const ocr(std::move(detector), Recogniser(row, nn::weights_from_names("t"), tokens()));
  cv::Mat bgr;
  cv::cvtColor(page(), bgr, cv::COLOR_RGB2BGR);
  std::int64_t done = 0, all = 0;
  auto const [result, timings] =
      ocr.run(bgr, {.max_tokens = 2, .progress = [&](auto d, auto a) { done = d, all = a; }});
  CHECK(result.read);
  CHECK(result.size == Size{300, 700});
  CHECK(done == all);
  CHECK(all == static_cast<std::int64_t>(result.lines.size()));
  CHECK(timings.inference > 0);
}
