/// @file  U-Net: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/randn.h>

#include <optional>

#include "ttfm/models/unet/network.hpp"
#include "ttfm/runtime/pipeline.hpp"
#include "ttfm/vision/segmentation.hpp"

namespace ttfm::models::unet {

/// The network half of the family.
struct Model {
  using Preprocessor = vision::VisionPreprocessor;

  struct Postprocessor : vision::SegmentationPostprocessor {
    explicit Postprocessor(Row<Config> const& row) : Postprocessor(row, row.model.labels) {}
    Postprocessor(Row<Config> const& row, labels::List const& labels)
        : SegmentationPostprocessor(row.model, labels, {.largest_component = row.config.largest_component}) {}
  };

  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return unet::network(p, row.config, row.model.num_classes);
  }

  /// The noise that upstream's loader feeds the variants without a checkpoint instead of a picture, by torch's
  /// generator of seed 0 (upstream sets none); nothing for the others.
  static std::optional<nn::Tensor> source_input(Row<Config> const& row) {
    if (row.config.noise == Noise::none) return std::nullopt;
    auto const generator = at::detail::createCPUGenerator(0);
    auto const shape = row.model.input_shape();
    return row.config.noise == Noise::normal ? at::randn(shape, generator, at::kFloat)
                                             : at::rand(shape, generator, at::kFloat);
  }

  /// smp publishes encoders by themselves, under names that begin within them; the classifier isn't used.
  static FileEntries file_entries(Row<Config> const& row) {
    if (row.config.kind != Kind::smp) return {};
    return {.namings = {names::encoder}, .ignored = {"fc.", "encoder.fc."}};
  }

  static constexpr Hooks<Config> hooks{.file_entries = file_entries, .source_input = source_input};
};

}  // namespace ttfm::models::unet
