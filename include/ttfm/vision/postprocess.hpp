/// @file  From a classifier's output to labelled probabilities, by the contract of upstream's VisionPostprocessor.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/allclose.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/softmax.h>

#include <utility>
#include <vector>

#include "ttfm/core/policy.hpp"
#include "ttfm/core/variant.hpp"
#include "ttfm/nn/guard.hpp"
#include "ttfm/vision/classification.hpp"

namespace ttfm::vision {

/// Labels a classifier's output. One item is N x classes or classes, logits or probabilities, on any device.
class VisionPostprocessor {
 public:
  using Result = Classification;
  static constexpr auto route = Postprocessing::batch;

  explicit VisionPostprocessor(ModelConfig const& model) : VisionPostprocessor(model, model.labels) {}
  /// With labels other than the model's own, such as those that a network was fine-tuned to.
  VisionPostprocessor(ModelConfig const& model, labels::List labels)
      : labels_(std::move(labels)), probabilities_(model.output == ModelOutput::probabilities) {}

  /// The results of the whole batch. Throws ConfigError for an output of another rank or kind, or with values that
  /// aren't finite.
  std::vector<Classification> postprocess_batch(at::Tensor const& output) const {
    ttfm::nn::check_real(output, "a classifier's output");
    if (output.dim() < 1 || output.dim() > 2 || output.numel() == 0)
      throw ConfigError(ttfm::detail::cat("a classifier's output is classes or N x classes, not ",
                                          ttfm::detail::join(output.sizes(), "x")));
    auto const logits = ttfm::nn::as_floats(output, "a classifier's output");
    if (!at::isfinite(logits).all().item<bool>())
      throw ConfigError("the network's output has values that are not finite");
    auto const all = (probabilities_ || are_probabilities(logits) ? logits : at::softmax(logits, -1)).contiguous();
    auto const classes = all.size(-1);
    std::vector<Classification> results;
    for (auto const* row = all.data_ptr<float>(); row != all.data_ptr<float>() + all.numel(); row += classes)
      results.push_back({{row, row + classes}, labels_});
    return results;
  }

  /// The result of one item of the batch. Throws ConfigError if the batch is smaller.
  Classification postprocess(at::Tensor const& output, int batch_idx = 0) const {
    auto results = postprocess_batch(output);
    if (batch_idx < 0 || static_cast<std::size_t>(batch_idx) >= results.size())
      throw ConfigError(ttfm::detail::cat("item ", batch_idx, " of a batch of ", results.size()));
    return std::move(results[batch_idx]);
  }

 private:
  /// Upstream's test: all values in [-0.01, 1.01] and every row's sum within 0.01 (plus allclose's 1e-5) of 1.
  static bool are_probabilities(at::Tensor const& x) {
    if (x.min().item<float>() < -0.01f || x.max().item<float>() > 1.01f) return false;
    auto const sums = x.sum(-1);
    return at::allclose(sums, at::ones_like(sums), 1e-5, 0.01);
  }

  labels::List labels_;
  bool probabilities_;  ///< the output is probabilities of classes that don't exclude each other
};

}  // namespace ttfm::vision
