/// @file  Results of all kinds that pictures have, for those who take any.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iterator>
#include <variant>
#include <vector>

#include "ttfm/vision/detection.hpp"
#include "ttfm/vision/postprocess.hpp"
#include "ttfm/vision/segmentation.hpp"

namespace ttfm::vision {

/// The result of a picture: a classification, a segmentation or boxes. std::visit, std::get and the like take it as the
/// std::variant that it is.
struct ImageResult : std::variant<Classification, Segmentation, Detections> {
  using Variant = std::variant<Classification, Segmentation, Detections>;
  using Variant::Variant;

  Variant const& variant() const { return *this; }
  /// The `k` most probable classes of the picture as a whole; see as_classification. Throws ConfigError for boxes.
  Predictions top(int k) const;
};

/// The result as a classification: of a segmentation the share of each class's area. Throws ConfigError for boxes,
/// which say nothing of the picture as a whole.
inline Classification as_classification(ImageResult const& result) {
  if (std::holds_alternative<Detections>(result))
    throw ConfigError("the result is boxes, not classes of the whole picture");
  if (auto const* segmentation = std::get_if<Segmentation>(&result)) return segmentation->areas();
  return std::get<Classification>(result);
}

inline Predictions ImageResult::top(int k) const { return as_classification(*this).top(k); }

/// For families whose variants differ in what their output is: each by its ModelConfig.
class EitherPostprocessor {
 public:
  using Result = ImageResult;
  static constexpr auto route = Postprocessing::picture;

  explicit EitherPostprocessor(ModelConfig const& model) : EitherPostprocessor(model, model.labels) {}
  /// With labels other than the model's own.
  EitherPostprocessor(ModelConfig const& model, labels::List const& labels)
      : segments_(segments(model.output)), classification_(model, labels), segmentation_(model, labels) {}

  /// The results of the whole batch. Throws ConfigError as the two do.
  std::vector<ImageResult> postprocess_batch(at::Tensor const& output) const {
    auto as_results = [](auto items) {
      return std::vector<ImageResult>(std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
    };
    return segments_ ? as_results(segmentation_.postprocess_batch(output))
                     : as_results(classification_.postprocess_batch(output));
  }

  /// The result of one item of the batch; a segmentation in pixels of a picture of that size, or else of the output.
  /// Throws ConfigError if the batch is smaller.
  ImageResult postprocess(at::Tensor const& output, int batch_idx = 0, Size picture = {}) const {
    if (segments_) return segmentation_.postprocess(output, batch_idx, picture);
    return classification_.postprocess(output, batch_idx);
  }

  /// The same of a network's outputs, of which the first counts. Throws ConfigError also if there is none.
  ImageResult postprocess(std::vector<at::Tensor> const& outputs, int batch_idx = 0, Size picture = {}) const {
    if (outputs.empty()) throw ConfigError("a network has an output; there is none");
    return postprocess(outputs[0], batch_idx, picture);
  }

 private:
  bool segments_;
  VisionPostprocessor classification_;
  SegmentationPostprocessor segmentation_;
};

}  // namespace ttfm::vision
