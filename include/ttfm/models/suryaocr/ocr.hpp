/// @file  Reading pages: a detector finds the lines of text, a recogniser reads them token by token.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/cat.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/runtime/pipeline.hpp"
#include "ttfm/text/ocr_tokens.hpp"
#include "ttfm/vision/ocr.hpp"

namespace ttfm::models::suryaocr {

struct ReadingOptions {
  int batch = 16;           ///< lines that are decoded together
  int max_tokens = 224;     ///< of a line
  bool mathematics = true;  ///< false: formulas as plain text
  /// Called with the lines that have been read and all of them.
  std::function<void(std::int64_t, std::int64_t)> progress{};
};

namespace detail {

/// Does a line's decoding go round in circles? Its last 40 tokens are of at most 5 kinds, and the last as many tokens
/// as there are kinds are those before them.
inline bool repeats(std::vector<std::int64_t> const& ids) {
  constexpr std::ptrdiff_t window = 40;
  if (static_cast<std::ptrdiff_t>(ids.size()) < window) return false;
  auto const kinds = static_cast<std::ptrdiff_t>(std::set<std::int64_t>(ids.end() - window, ids.end()).size());
  return kinds <= 5 && std::equal(ids.end() - kinds, ids.end(), ids.end() - 2 * kinds);
}

}  // namespace detail

/// Reads lines of text: greedy decoding of several lines at once over a cache of keys and values. The family's Model
/// has `recogniser(path, row)` with the networks `prefill` and `step` (see models/suryaocr/recogniser.hpp), and its
/// pictures, prompts and boxes as `cut_line`, `line_patches`, `prompt` and `character_box`.
template <class Family, device::Device D = device::Cpu>
class TextRecogniser {
 public:
  using Variant = Row<typename Family::Config>;
  using Model = typename Family::Model;

  /// As Pipeline's constructors, with the tokens' texts. Throws also ConfigError for a special token that `tokens`
  /// lacks.
  TextRecogniser(Variant const& row, nn::Source source, text::OcrTokens tokens, D device = D{})
      : TextRecogniser(
            row, std::move(source), std::move(tokens), std::move(device), [] { return std::vector<std::string>{}; },
            "the source of weights") {}
  TextRecogniser(Variant const& row, checkpoint::StateDict dict, text::OcrTokens tokens, D device = D{},
                 std::string const& name = "the checkpoint")
      : TextRecogniser(row, CheckpointSource(std::move(dict), file_entries<Family>(row)), std::move(tokens),
                       std::move(device), name) {}

  nn::Weights const& weights() const& { return weights_; }
  text::OcrTokens const& tokens() const { return tokens_; }

  /// The text of lines of a page (RGB, CV_8UC3), in their order. Throws ImageError for a line that is too thin.
  std::vector<vision::OcrLine> operator()(cv::Mat const& rgb, std::vector<vision::OcrLine> lines,
                                          ReadingOptions const& options = {}) const {
    if (options.batch < 1 || options.max_tokens < 1)
      throw ConfigError(ttfm::detail::cat("a batch of ", options.batch, " lines of ", options.max_tokens,
                                          " tokens; both must be at least 1"));
    std::vector<std::size_t> order(lines.size());
    std::iota(order.begin(), order.end(), 0);
    auto width = [&](std::size_t i) {
      auto const b = vision::bounds(lines[i].polygon);
      return b[2] - b[0];
    };
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return width(a) > width(b); });
    for (std::size_t first = 0; first < order.size(); first += options.batch) {
      auto const last = std::min(order.size(), first + options.batch);
      std::vector<Reading> readings;
      for (auto i = first; i < last; ++i)
        readings.push_back(begin(Model::cut_line(rgb, lines[order[i]].polygon), options));
      decode(readings, options);
      for (auto i = first; i < last; ++i) finish(lines[order[i]], readings[i - first]);
      if (options.progress) options.progress(static_cast<std::int64_t>(last), static_cast<std::int64_t>(order.size()));
    }
    return lines;
  }

 private:
  /// A line that is being read.
  struct Reading {
    cv::Size size;     // of its picture
    cv::Point corner;  // of that on the page
    std::vector<std::int64_t> ids{};
    std::vector<float> confidences{};
    std::vector<vision::Quadrangle> boxes{};
    nn::Tensors cache{};
    std::int64_t tokens = 0;  // in the cache
    bool done = false;
  };

  TextRecogniser(Variant const& row, CheckpointSource const& source, text::OcrTokens tokens, D device,
                 std::string const& name)
      : TextRecogniser(
            row, nn::Source(source), std::move(tokens), std::move(device), [source] { return source.unused(); }, name) {
  }

  template <class Unused>
  TextRecogniser(Variant const& row, nn::Source source, text::OcrTokens tokens, D device, Unused unused,
                 std::string const& name)
      : device_(std::move(device)), weights_(std::move(source), device_.placement()), tokens_(std::move(tokens)) {
    Model::prompt(tokens_, 1, false);  // all that it needs is there, before the large work begins
    stop_ = tokens_.special("</S>");
    nop_ = tokens_.find_special("<NOP>");
    pad_ = tokens_.find_special("<PAD>");
    auto networks = Model::recogniser(nn::Path(weights_, row.model.names), row);
    weights_.finish(unused(), name);
    prefill_ = device_.compile(nn::Network(std::move(networks.prefill)), {.weights = weights_,
                                                                          .variant = std::string(row.name),
                                                                          .fixed = fixed_inputs<Family>(row),
                                                                          .shapes_vary = true});
    step_ = device_.compile(nn::Network(std::move(networks.step)),
                            {.weights = weights_, .variant = std::string(row.name), .shapes_vary = true});
  }

  template <class Cut>
  Reading begin(Cut const& cut, ReadingOptions const& options) const {
    Reading reading{cut.picture.size(), cut.corner};
    auto const line = Model::line_patches(cut.picture);
    auto const prompt = Model::prompt(tokens_, line.cells, options.mathematics);
    auto outputs = prefill_({prompt, line.patches, line.grid});
    reading.tokens = prompt.size(1);
    reading.cache.assign(outputs.begin() + 2, outputs.end());
    take(reading, outputs[0][0], outputs[1][0], options);
    return reading;
  }

  /// The most probable next token, unless it ends the line.
  void take(Reading& reading, at::Tensor const& logits, at::Tensor const& box, ReadingOptions const& options) const {
    auto const probabilities = at::softmax(logits.to(at::kFloat), -1);
    auto const [probability, id] = probabilities.max(-1);
    auto const next = id.template item<std::int64_t>();
    bool const first = reading.ids.empty();
    if (next == stop_ || next == (first ? nop_ : pad_)) {
      reading.done = true;
      return;
    }
    auto const values = box.to(at::kFloat).contiguous();
    reading.ids.push_back(next);
    reading.confidences.push_back(probability.template item<float>());
    reading.boxes.push_back(Model::character_box(values.template data_ptr<float>(), reading.size));
    reading.done = static_cast<int>(reading.ids.size()) >= options.max_tokens || detail::repeats(reading.ids);
  }

  /// Steps of all lines together until each is done. Their caches lie right-aligned in one, behind a mask.
  void decode(std::vector<Reading>& readings, ReadingOptions const& options) const {
    std::vector<Reading*> active;
    for (auto& reading : readings) active.push_back(&reading);
    nn::Tensors cache;
    std::int64_t longest = 0;
    auto const long_options = at::TensorOptions(at::kLong);
    for (;;) {
      std::vector<std::int64_t> going;
      std::vector<Reading*> still;
      for (std::size_t i = 0; i < active.size(); ++i)
        if (!active[i]->done) {
          going.push_back(static_cast<std::int64_t>(i));
          still.push_back(active[i]);
        }
      if (still.empty()) return;
      if (cache.empty()) {
        for (auto const* reading : still) longest = std::max(longest, reading->tokens);
        for (std::size_t t = 0; t < still[0]->cache.size(); ++t) {
          nn::Tensors rows;
          for (auto const* reading : still)
            rows.push_back(at::constant_pad_nd(reading->cache[t], {0, 0, longest - reading->tokens, 0}));
          cache.push_back(at::cat(rows));
        }
        for (auto* reading : still) reading->cache.clear();
      } else if (still.size() < active.size()) {
        auto const index = at::tensor(going, long_options);
        for (auto& tensor : cache) tensor = tensor.index_select(0, index);
      }
      active = std::move(still);

      std::vector<std::int64_t> ids, positions;
      auto mask = at::zeros({static_cast<std::int64_t>(active.size()), longest + 1}, at::kBool);
      for (std::size_t i = 0; i < active.size(); ++i) {
        ids.push_back(active[i]->ids.back());
        positions.push_back(active[i]->tokens);
        mask[static_cast<std::int64_t>(i)].narrow(0, longest - active[i]->tokens, active[i]->tokens + 1).fill_(true);
      }
      nn::Tensors inputs{at::tensor(ids, long_options).unsqueeze(1), at::tensor(positions, long_options).unsqueeze(1),
                         mask};
      inputs.insert(inputs.end(), cache.begin(), cache.end());
      auto outputs = step_(std::move(inputs));
      cache.assign(outputs.begin() + 2, outputs.end());
      ++longest;
      for (std::size_t i = 0; i < active.size(); ++i) {
        ++active[i]->tokens;
        take(*active[i], outputs[0][static_cast<std::int64_t>(i)], outputs[1][static_cast<std::int64_t>(i)], options);
      }
    }
  }

  /// Tokens as characters and text. UTF-16 tokens at one place are one character, as the two of a surrogate pair are.
  void finish(vision::OcrLine& line, Reading const& reading) const {
    line.chars.clear();
    std::string text;
    auto on_page = [&](vision::Quadrangle q) {
      for (auto& p : q) p += cv::Point2d(reading.corner);
      return q;
    };
    auto same_place = [&](std::size_t a, std::size_t b) {
      double most = 0;
      for (int i = 0; i < 4; ++i) {
        auto const d = reading.boxes[a][i] - reading.boxes[b][i];
        most = std::max({most, std::abs(d.x), std::abs(d.y)});
      }
      return most < 0.1;
    };
    auto mean = [&](std::size_t first, std::size_t count) {
      auto const from = reading.confidences.begin() + static_cast<std::ptrdiff_t>(first);
      return std::accumulate(from, from + static_cast<std::ptrdiff_t>(count), 0.0f) / static_cast<float>(count);
    };
    for (auto const& piece : tokens_.pieces(reading.ids)) {
      text += piece.text;
      if (piece.kind != text::TokenKind::utf16) {
        if (!piece.text.empty()) line.chars.push_back({piece.text, mean(piece.first, piece.count), false, {}});
        continue;
      }
      for (std::size_t i = piece.first; i < piece.first + piece.count;) {
        std::size_t count = 1;
        auto unit = [&](std::size_t at) { return static_cast<std::uint32_t>(reading.ids[at] - tokens_.unit(0)); };
        while (i + count < piece.first + piece.count &&
               (same_place(i, i + count) ||
                (text::is_high_surrogate(unit(i + count - 1)) && text::is_low_surrogate(unit(i + count)))))
          ++count;
        std::u16string units;
        for (auto at = i; at < i + count; ++at) units += static_cast<char16_t>(unit(at));
        line.chars.push_back({text::from_utf16(units), mean(i, count), true, on_page(reading.boxes[i])});
        i += count;
      }
    }
    line.text = text::clean(text);
    float sum = 0;
    for (auto const& c : line.chars) sum += c.confidence;
    line.confidence = line.chars.empty() ? 0 : sum / static_cast<float>(line.chars.size());
  }

  D device_;
  nn::Weights weights_;
  text::OcrTokens tokens_;
  std::int64_t stop_ = 0;
  std::optional<std::int64_t> nop_, pad_;
  std::function<nn::Tensors(nn::Tensors)> prefill_, step_;
};

/// Pages to their lines, and, with a recogniser, to their text. The family's default pipeline finds the lines.
template <class Family, device::Device D = device::Cpu>
class Ocr {
 public:
  using Detector = Pipeline<Family, D>;
  using Recogniser = TextRecogniser<Family, D>;

  explicit Ocr(Detector detector) : detector_(std::move(detector)) {}
  Ocr(Detector detector, Recogniser recogniser) : detector_(std::move(detector)), recogniser_(std::move(recogniser)) {}

  /// Throws ImageError for a page that can't be read.
  vision::OcrPage operator()(vision::Image const& image, ReadingOptions const& options = {}) const {
    return run(image, options).result;
  }

  /// The same with the time of each stage; reading counts as inference.
  Timed<vision::OcrPage> run(vision::Image const& image, ReadingOptions const& options = {}) const {
    Stopwatch watch;
    auto const rgb = preprocessor_.decode(image);
    cv::Mat bgr;
    cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);  // as the pipeline takes matrices
    double const decode = watch.lap();
    auto timed = detector_.run(vision::Image(bgr));
    timed.timings.decode += decode;
    if (recogniser_) {
      watch.lap();
      timed.result.lines = (*recogniser_)(rgb, std::move(timed.result.lines), options);
      timed.result.read = true;
      timed.timings.inference += watch.lap();
    }
    return timed;
  }

 private:
  vision::VisionPreprocessor preprocessor_{Recipe{}};
  Detector detector_;
  std::optional<Recogniser> recogniser_;
};

}  // namespace ttfm::models::suryaocr

namespace ttfm {

using models::suryaocr::Ocr;
using models::suryaocr::ReadingOptions;
using models::suryaocr::TextRecogniser;

}  // namespace ttfm
