/// @file  SegFormers as config.json of transformers describes them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "ttfm/hub/lists.hpp"
#include "ttfm/hub/write.hpp"
#include "ttfm/models/segformer/variants.hpp"
#include "ttfm/runtime/hub_fields.hpp"

namespace ttfm::models::segformer {

/// Reads model_type "segformer" (transformers 4.57 and 5): a classifier, or, where `architectures` says so, the network
/// with a decoder that segments. See Hooks::from_transformers. Pictures may have any size, so that `model.input` stays.
inline bool from_transformers(hub::Fields const& config, Row<Config>& row) {
  if (config.text("model_type", "") != "segformer") return false;
  config.expect("num_channels", 3);
  config.ignore({"hidden_dropout_prob", "attention_probs_dropout_prob", "classifier_dropout_prob", "drop_path_rate",
                 "semantic_loss_ignore_index"});
  // transformers doesn't read them: its norms have the default epsilon.
  config.ignore({"layer_norm_eps", "downsampling_rates", "image_size"});
  auto const classes = config.texts("architectures", std::vector<std::string>{});
  bool const segments = std::find(classes.begin(), classes.end(), "SegformerForSemanticSegmentation") != classes.end();
  Config network{.depths = hub::short_list(config, "depths", {2, 2, 2, 2}, {1, 1000}),
                 .widths = hub::short_list(config, "hidden_sizes", {32, 64, 160, 256}),
                 .kernels = hub::short_list(config, "patch_sizes", {7, 3, 3, 3}, {1, 255}),
                 .strides = hub::short_list(config, "strides", {4, 2, 2, 2}, {1, 255}),
                 .heads = hub::short_list(config, "num_attention_heads", {1, 2, 5, 8}),
                 .reductions = hub::short_list(config, "sr_ratios", {8, 4, 2, 1}, {1, 255})};
  auto const ratios = config.numbers("mlp_ratios", std::vector<double>{4, 4, 4, 4});
  if (ratios.empty() || ratios.size() > 8) config.refuse("mlp_ratios", "it must be a list of 1 to 8 numbers");
  network.mlp_ratios = {};
  for (auto const ratio : ratios) network.mlp_ratios.push_back(ratio);
  auto const stages = static_cast<std::size_t>(hub::bounded(config, "num_encoder_blocks", 4, {1, 8}));
  auto need = [&](std::string_view key, std::size_t size) {
    if (size != stages) config.refuse(key, detail::cat("num_encoder_blocks is ", stages, ", which needs as many"));
  };
  need("depths", network.depths.size());
  need("hidden_sizes", network.widths.size());
  need("patch_sizes", network.kernels.size());
  need("strides", network.strides.size());
  need("num_attention_heads", network.heads.size());
  need("sr_ratios", network.reductions.size());
  need("mlp_ratios", network.mlp_ratios.size());
  for (std::size_t i = 0; i < stages; ++i) {
    auto const width = network.widths[i];
    if (width % network.heads[i])
      config.refuse(config.has("num_attention_heads") ? "num_attention_heads" : "hidden_sizes",
                    detail::cat("stage ", i + 1, " has ", width, " channels, which its ", network.heads[i],
                                " heads must divide"));
    if (!(width * network.mlp_ratios[i] >= 1 && width * network.mlp_ratios[i] < 1e7))
      config.refuse("mlp_ratios", "the MLPs must have from 1 to 10000000 channels");
  }
  network.act = hub::activation(config, "hidden_act", "gelu");
  auto const decoder = hub::bounded(config, "decoder_hidden_size", 256);
  if (segments) {
    network.decoder = decoder;
    config.expect("reshape_last_stage", true);  // transformers' own network fails without
    row.model.kind = ModelKind::segmentation;
    row.model.output = ModelOutput::segmentation;
  } else {
    config.ignore({"reshape_last_stage"});  // the mean over the map is the same
  }
  row.config = network;
  row.model.source = ModelSource::huggingface;
  return true;
}

/// Writes what from_transformers reads of a classifier. See Hooks::to_transformers.
inline std::string to_transformers(Row<Config> const& row) {
  auto const& c = row.config;
  if (row.model.source != ModelSource::huggingface || c.decoder || c.act != nn::Activation::gelu) return {};
  auto const list = [](auto const& values) {
    std::string text;
    for (auto const value : values)
      text += ttfm::detail::cat(text.empty() ? "" : ", ", hub::detail::number_text(static_cast<double>(value)));
    return ttfm::detail::cat('[', text, ']');
  };
  return ttfm::detail::cat(
      "{\n  \"architectures\": [\"SegformerForImageClassification\"],\n  \"model_type\": \"segformer\",\n  "
      "\"num_encoder_blocks\": ",
      c.depths.size(), ",\n  \"depths\": ", list(c.depths), ",\n  \"hidden_sizes\": ", list(c.widths),
      ",\n  \"patch_sizes\": ", list(c.kernels), ",\n  \"strides\": ", list(c.strides),
      ",\n  \"num_attention_heads\": ", list(c.heads), ",\n  \"sr_ratios\": ", list(c.reductions),
      ",\n  \"mlp_ratios\": ", list(c.mlp_ratios), ",\n  \"hidden_act\": \"gelu\"\n}\n");
}

}  // namespace ttfm::models::segformer
