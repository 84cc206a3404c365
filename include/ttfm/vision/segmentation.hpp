/// @file  From a segmentation network's output to a class for each pixel.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/argmax.h>
#include <ATen/ops/bincount.h>
#include <ATen/ops/isfinite.h>

#include <utility>
#include <vector>

#include "ttfm/core/variant.hpp"
#include "ttfm/vision/classification.hpp"
#include "ttfm/vision/postprocess.hpp"

namespace ttfm::vision {

/// The class of every pixel of the network's output, which may be smaller than its input.
struct Segmentation {
  at::Tensor classes;  ///< H x W, int64, on the CPU
  int num_classes = 0;
  LabelSet labels = LabelSet::none;

  /// Each class's share of the area, as a result of its own: the shares sum to 1.
  Classification areas() const {
    auto const counts = at::bincount(classes.flatten(), {}, num_classes).to(at::kFloat).div(classes.numel());
    auto const* first = counts.template data_ptr<float>();
    return {{first, first + num_classes}, labels};
  }
};

/// {height, width, labels, areas}: the classes that the picture has, largest first, with their share of its area.
template <class Json>
void to_json(Json& json, Segmentation const& segmentation) {
  json = Json{{"height", segmentation.classes.size(0)},
              {"width", segmentation.classes.size(1)},
              {"labels", Json::array()},
              {"areas", Json::array()}};
  for (auto const& [label, share, index] : segmentation.areas().top(segmentation.num_classes)) {
    if (share == 0) break;
    json["labels"].push_back(label);
    json["areas"].push_back(percent(share));
  }
}

/// The most probable class of each pixel. One item is N x classes x H x W logits, on any device.
class SegmentationPostprocessor {
 public:
  using Result = Segmentation;

  explicit SegmentationPostprocessor(ModelConfig const& model) : labels_(model.labels) {}

  /// The results of the whole batch. Throws ConfigError for an output of another rank or with values that aren't
  /// finite.
  std::vector<Segmentation> postprocess_batch(at::Tensor const& output) const {
    if (output.dim() != 4 || output.numel() == 0)
      throw ConfigError(ttfm::detail::cat("a segmentation's output is N x classes x H x W, not ",
                                          ttfm::detail::join(output.sizes(), "x")));
    auto const logits = output.detach().to(at::kCPU, at::kFloat);
    if (!at::isfinite(logits).all().item<bool>())
      throw ConfigError("the network's output has values that are not finite");
    auto const classes = at::argmax(logits, 1);
    std::vector<Segmentation> results;
    for (std::int64_t i = 0; i < classes.size(0); ++i)
      results.push_back({classes[i], static_cast<int>(logits.size(1)), labels_});
    return results;
  }

  /// The result of one item of the batch. Throws ConfigError if the batch is smaller.
  Segmentation postprocess(at::Tensor const& output, int batch_idx = 0) const {
    auto results = postprocess_batch(output);
    if (batch_idx < 0 || static_cast<std::size_t>(batch_idx) >= results.size())
      throw ConfigError(ttfm::detail::cat("item ", batch_idx, " of a batch of ", results.size()));
    return std::move(results[batch_idx]);
  }

 private:
  LabelSet labels_;
};

}  // namespace ttfm::vision
