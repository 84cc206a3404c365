/// @file  What a training makes small.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Reduction.h>
#include <ATen/core/Tensor.h>
#include <ATen/ops/cross_entropy_loss.h>

#include <cstdint>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm {

/// The mean cross entropy of logits (N x C, floating) for classes (N, int64), torch.nn.CrossEntropyLoss's: with
/// `smoothing` (0 to 1, Szegedy et al. 2015) each class gets smoothing / C of the target, and the true one the rest.
/// Throws ConfigError for other shapes and dtypes, for a class that isn't there, and for a smoothing that isn't 0 to 1.
inline at::Tensor cross_entropy(at::Tensor const& logits, at::Tensor const& classes, double smoothing = 0) {
  auto shown = [](at::Tensor const& tensor) {
    return tensor.defined() ? detail::cat(tensor.scalar_type(), " [", detail::join(tensor.sizes()), ']') : "nothing";
  };
  if (!logits.defined() || logits.dim() != 2 || logits.numel() == 0 || !at::isFloatingType(logits.scalar_type()) ||
      !classes.defined() || classes.dim() != 1 || classes.scalar_type() != at::kLong ||
      classes.size(0) != logits.size(0))
    throw ConfigError(detail::cat("logits (N x C) and the classes (N, Long) are expected, not ", shown(logits), " and ",
                                  shown(classes)));
  if (!(smoothing >= 0 && smoothing <= 1))
    throw ConfigError(detail::cat("the label smoothing is 0 to 1, not ", smoothing));
  auto const least = classes.min().item<std::int64_t>(), most = classes.max().item<std::int64_t>();
  if (least < 0 || most >= logits.size(1))
    throw ConfigError(
        detail::cat("there is no class ", least < 0 ? least : most, ": the network has ", logits.size(1)));
  // Torch leaves out the index that ignore_index names: none that is there.
  return at::cross_entropy_loss(logits, classes, {}, at::Reduction::Mean, -100, smoothing);
}

}  // namespace ttfm
