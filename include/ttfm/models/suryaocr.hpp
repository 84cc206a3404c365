/// @file  Surya OCR: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ttfm/models/suryaocr/line.hpp"
#include "ttfm/models/suryaocr/network.hpp"
#include "ttfm/models/suryaocr/ocr.hpp"
#include "ttfm/models/suryaocr/page.hpp"
#include "ttfm/nn/seeded.hpp"

namespace ttfm::models::suryaocr {

/// Throws ConfigError for the variant that isn't a network of pages: Ocr_Text takes lines that Ocr_Detection found.
inline void require_detector(ModelConfig const& model) {
  if (model.output == ModelOutput::text)
    throw ConfigError("Ocr_Text reads lines that Ocr_Detection has found; ttfm::Ocr runs the two on a page");
}

/// A page to its tiles.
class Preprocessor {
 public:
  using Input = vision::Image;
  static constexpr auto route = Preprocessing::picture;

  explicit Preprocessor(ModelConfig const& model) : model_(&model), steps_(model) {}

  cv::Mat decode(vision::Image const& image) const { return steps_.decode(image); }
  nn::Tensors apply(cv::Mat const& rgb) const {
    require_detector(*model_);
    return {page_input(steps_, rgb)};
  }

  /// One page, tiles x 3 x 1200 x 1200; a tensor passes as it is. Throws ImageError for a bad picture.
  nn::Tensors preprocess(vision::Image const& image, vision::PreprocessOptions const& options = {}) const {
    auto inputs =
        std::holds_alternative<at::Tensor>(image) ? nn::Tensors{steps_.preprocess(image)} : apply(decode(image));
    if (options.batch_size < 1)
      throw ConfigError(ttfm::detail::cat("the batch size must be at least 1, not ", options.batch_size));
    inputs[0] = inputs[0].repeat({options.batch_size, 1, 1, 1});
    if (options.dtype) inputs[0] = inputs[0].to(*options.dtype);
    return inputs;
  }

  /// The same of a matrix, which by its own conversions could also be a list.
  nn::Tensors preprocess(cv::Mat const& image, vision::PreprocessOptions const& options = {}) const {
    return preprocess(vision::Image(image), options);
  }

  /// Several pages as one batch; none of them may need several tiles, else ConfigError.
  nn::Tensors preprocess(std::vector<vision::Image> const& images, vision::PreprocessOptions const& options = {},
                         std::vector<Size>* sizes = nullptr) const {
    if (images.empty()) throw ConfigError("a batch needs at least one picture; the list is empty");
    nn::Tensors pages;
    for (auto const& image : images) {
      if (std::holds_alternative<at::Tensor>(image)) {
        pages.push_back(steps_.preprocess(image));
      } else {
        auto const rgb = decode(image);
        if (sizes) sizes->at(pages.size()) = {rgb.rows, rgb.cols};
        pages.push_back(apply(rgb)[0]);
      }
      if (pages.back().size(0) != 1)
        throw ConfigError(ttfm::detail::cat("picture ", pages.size() - 1, " of the batch is of ", pages.back().size(0),
                                            " tiles; run pages of more than ", tallest_page, " rows one by one"));
    }
    auto const batch = at::cat(pages);
    return {options.dtype ? batch.to(*options.dtype) : batch};
  }

 private:
  ModelConfig const* model_;
  vision::VisionPreprocessor steps_;
};

/// Heat maps to lines.
class Postprocessor {
 public:
  using Result = vision::OcrPage;
  static constexpr auto route = Postprocessing::picture;

  explicit Postprocessor(ModelConfig const& model) : model_(&model) {}

  /// The lines of one page of the batch, or of the only one, if it is of several tiles. Without the picture's size, in
  /// pixels of the network's input. Throws ConfigError for an output of another shape or a smaller batch.
  Result postprocess(nn::Tensors const& outputs, int batch_idx = 0, Size picture = {}) const {
    require_detector(*model_);
    if (picture == Size{}) picture = {detector_edge, detector_edge};
    auto const& logits = outputs.at(0);
    auto const tiles = static_cast<std::int64_t>(tile_rows(picture.height).size());
    if (batch_idx < 0 || logits.dim() < 1 || batch_idx * tiles + tiles > logits.size(0))
      throw ConfigError(ttfm::detail::cat("item ", batch_idx, " of ", tiles, " tiles in a batch of ",
                                          logits.dim() ? logits.size(0) : 0));
    return {text_lines(heat_map(logits.narrow(0, batch_idx * tiles, tiles), picture), picture), picture};
  }

 private:
  ModelConfig const* model_;
};

/// The network half of the family.
struct Model {
  using Preprocessor = suryaocr::Preprocessor;
  using Postprocessor = suryaocr::Postprocessor;

  static nn::Network network(nn::Path const& p, Row<Config> const& row) { return suryaocr::network(p, row.config); }

  /// Of the recogniser: ids, patches and grid of a line of 512 x 64 pixels.
  static std::vector<nn::Shape> input_shapes(Row<Config> const& row) {
    if (row.config.recognises) return {{1, 63}, {228, 588}, {1, 3}};
    return {{1, 3, detector_edge, detector_edge}};
  }

  /// A line has its own grid, so the recogniser's network takes one.
  static bool takes_batches(Row<Config> const& row) { return !row.config.recognises; }

  /// Ids and grid say how many patches a line has and where they lie.
  static std::vector<std::size_t> fixed_inputs(Row<Config> const& row) {
    return row.config.recognises ? std::vector<std::size_t>{0, 2} : std::vector<std::size_t>{};
  }

  /// Inputs whose floating-point values are computed from names; ids and grid are those of a line.
  static nn::Tensors inputs_from_names(Row<Config> const& row, std::string const& salt, int first,
                                       std::vector<nn::Shape> const& shapes) {
    nn::Tensors inputs;
    for (std::size_t i = 0; i < shapes.size(); ++i)
      inputs.push_back(nn::input_from_name(salt, first + static_cast<int>(i), shapes[i]));
    if (!row.config.recognises) return inputs;
    inputs.at(0) = at::zeros(shapes.at(0), at::kLong);
    inputs[0].narrow(1, 57, 6).copy_(at::tensor({58, 59, 60, 61, 54, 49}, at::TensorOptions(at::kLong)));
    inputs.at(2) = at::tensor({1, 6, 38}, at::TensorOptions(at::kLong)).unsqueeze(0);
    return inputs;
  }

  /// The recogniser's output layer has the embeddings as its weight, so that files may lack it.
  static FileEntries file_entries(Row<Config> const&) {
    return {.tied = {{"lm_head.weight", "embedder.token_embed.weight"}}};
  }

  static Recogniser recogniser(nn::Path const& p, Row<Config> const& row) {
    return suryaocr::recogniser(p, row.config.recognition);
  }
  static LineCut cut_line(cv::Mat const& rgb, vision::Quadrangle const& q) { return suryaocr::cut_line(rgb, q); }
  static LinePatches line_patches(cv::Mat const& rgb) { return suryaocr::line_patches(rgb); }
  static at::Tensor prompt(text::OcrTokens const& tokens, std::int64_t cells, bool math) {
    return suryaocr::prompt(tokens, cells, math);
  }
  static vision::Quadrangle character_box(float const* box, cv::Size line) {
    return suryaocr::character_box(box, line);
  }

  static constexpr Hooks<Config> hooks{.input_shapes = input_shapes,
                                       .takes_batches = takes_batches,
                                       .fixed_inputs = fixed_inputs,
                                       .inputs_from_names = inputs_from_names,
                                       .file_entries = file_entries};
};

}  // namespace ttfm::models::suryaocr
