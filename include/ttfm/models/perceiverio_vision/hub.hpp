/// @file  Perceiver IO for pictures as transformers' config.json describes it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/hub/input.hpp"
#include "ttfm/models/perceiverio_vision/variants.hpp"
#include "ttfm/runtime/encoder_fields.hpp"

namespace ttfm::models::perceiverio_vision {

/// Reads model_type "perceiver" (transformers 4.57 and 5) of the three classes that classify pictures. Without learned
/// positions the network takes pictures of any size: that of the row's recipe. See Hooks::from_transformers.
inline bool from_transformers(hub::Fields const& config, Row<Config>& row) {
  if (config.text("model_type", "") != "perceiver") return false;
  auto const classes = config.texts("architectures", std::vector<std::string>{});
  auto is = [&](std::string_view kind) {
    return std::find(classes.begin(), classes.end(), "PerceiverForImageClassification" + std::string(kind)) !=
           classes.end();
  };
  bool const learned = is("Learned"), fourier = is("Fourier");
  if (!learned && !fourier && !is("ConvProcessing"))
    config.refuse("architectures",
                  "it must name PerceiverForImageClassificationLearned, PerceiverForImageClassificationFourier or "
                  "PerceiverForImageClassificationConvProcessing");
  // Of other tasks, or without effect on these classes: their layer norms have PyTorch's epsilon.
  config.ignore({"d_model", "attention_probs_dropout_prob", "layer_norm_eps", "vocab_size", "max_position_embeddings",
                 "train_size", "num_frames", "audio_samples_per_frame", "samples_per_patch", "output_shape",
                 "output_num_channels", "_label_trainable_num_channels"});
  auto integer = [&](std::string_view key, int otherwise, hub::Bounds bounds = {}) {
    return hub::bounded(config, key, otherwise, bounds);
  };
  auto channels = [&](std::string_view key) { return config.has(key) ? integer(key, 0) : (config.ignore({key}), 0); };
  Config network{.input = learned   ? Input::learned
                          : fourier ? Input::fourier
                                    : Input::convolution,
                 .latents = integer("num_latents", 256),
                 .dim = integer("d_latents", 1280),
                 .rounds = integer("num_blocks", 1, {1, 1000}),
                 .layers = integer("num_self_attends_per_block", 26, {1, 1000}),
                 .heads = integer("num_self_attention_heads", 8),
                 .cross_heads = integer("num_cross_attention_heads", 8),
                 .widening = integer("self_attention_widening_factor", 1, {1, 1000}),
                 .cross_widening = integer("cross_attention_widening_factor", 1, {1, 1000}),
                 .qk = channels("qk_channels"),
                 .value = channels("v_channels"),
                 .query_residual = config.flag("use_query_residual", true),
                 .act = hub::activation(config, "hidden_act", "gelu")};
  auto const shape = config.text("cross_attention_shape_for_attention", "kv");
  if (shape != "kv" && shape != "q") config.refuse("cross_attention_shape_for_attention", "it must be \"kv\" or \"q\"");
  network.compared_as_queries = shape == "q";

  auto const picture = hub::size_of_picture(config, "image_size", {56, 56}, {1, 8192});
  if (learned) hub::expect_square(config, picture);
  // The widths that heads divide; see Looking.
  auto const self = network.qk ? network.qk : network.dim;
  auto const seen = network.qk ? network.qk : network.compared_as_queries ? network.dim : tokens_width(network.input);
  if ((network.value ? network.value : self) != network.dim)
    config.refuse(network.value ? "v_channels" : "qk_channels",
                  ttfm::detail::cat("the values must be as wide as the latents, ", network.dim));
  auto divide = [&](std::string_view key, std::int64_t heads, std::int64_t width) {
    if (width % heads) config.refuse(key, ttfm::detail::cat("the heads must divide ", width, " channels"));
  };
  divide("num_self_attention_heads", network.heads, network.dim);
  divide("num_self_attention_heads", network.heads, self);
  divide("num_cross_attention_heads", network.cross_heads, network.dim);
  divide("num_cross_attention_heads", network.cross_heads, seen);
  divide("num_cross_attention_heads", network.cross_heads, network.value ? network.value : seen);

  row.config = network;
  row.model.input = learned ? picture : hub::input_size(row.model.recipe).value_or(picture);
  row.model.source = ModelSource::huggingface;
  return true;
}

}  // namespace ttfm::models::perceiverio_vision
