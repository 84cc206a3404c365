/// @file  The vocabulary of tt-forge-models (its config.py) as enums, and their text.
///
/// Each enum has one `names(E)` array, in the order of its enumerators; `to_string` and `parse` serve them all.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <ostream>
#include <string_view>
#include <type_traits>

namespace ttfm {

/// The task that upstream gives a model in its reports.
enum class ModelTask {
  nlp_text_cls,
  nlp_token_cls,
  nlp_embed_gen,
  nlp_qa,
  nlp_causal_lm,
  nlp_masked_lm,
  nlp_translation,
  nlp_summarization,
  nlp_multi_choice,
  nlp_image_to_text,
  audio_cls,
  audio_asr,
  cv_image_cls,
  cv_image_seg,
  cv_video_cls,
  cv_object_det,
  cv_zs_object_det,
  cv_zs_image_cls,
  cv_depth_est,
  cv_img_to_img,
  cv_image_fe,
  cv_mask_gen,
  cv_keypoint_det,
  cv_know_distill,
  cv_panoptic_seg,
  cv_image_to_text,
  realtime_map_construction,
  mm_image_capt,
  mm_doc_qa,
  mm_visual_qa,
  mm_tts,
  mm_image_ttt,
  mm_video_ttt,
  mm_audio_ttt,
  mm_masked_lm,
  mm_causal_lm,
  mm_action_prediction,
  mm_conditional_generation,
  mm_doc_ocr,
  mm_image_text_sim,
  conditional_generation,
  atomic_ml,
  multiview_3d_object_det
};

constexpr auto names(ModelTask) {
  return std::to_array<std::string_view>({"nlp_text_cls",
                                          "nlp_token_cls",
                                          "nlp_embed_gen",
                                          "nlp_qa",
                                          "nlp_causal_lm",
                                          "nlp_masked_lm",
                                          "nlp_translation",
                                          "nlp_summarization",
                                          "nlp_multi_choice",
                                          "nlp_image_to_text",
                                          "audio_cls",
                                          "audio_asr",
                                          "cv_image_cls",
                                          "cv_image_seg",
                                          "cv_video_cls",
                                          "cv_object_det",
                                          "cv_zs_object_det",
                                          "cv_zs_image_cls",
                                          "cv_depth_est",
                                          "cv_img_to_img",
                                          "cv_image_fe",
                                          "cv_mask_gen",
                                          "cv_keypoint_det",
                                          "cv_know_distill",
                                          "cv_panoptic_seg",
                                          "cv_image_to_text",
                                          "realtime_map_construction",
                                          "mm_image_capt",
                                          "mm_doc_qa",
                                          "mm_visual_qa",
                                          "mm_tts",
                                          "mm_image_ttt",
                                          "mm_video_ttt",
                                          "mm_audio_ttt",
                                          "mm_masked_lm",
                                          "mm_causal_lm",
                                          "mm_action_prediction",
                                          "mm_conditional_generation",
                                          "mm_doc_ocr",
                                          "mm_image_text_similarity",
                                          "conditional_generation",
                                          "atomic_ml",
                                          "Multiview_3D_object_detection"});
}

/// The kind of a model, by its result: classes of a picture; a class of each pixel; boxes; the values that a series
/// goes on with; lines of text; or a result of another type. Upstream's task is a word for its reports: it calls a
/// forecaster cv_image_cls.
enum class ModelKind { classification, segmentation, detection, forecasting, ocr, other };

constexpr auto names(ModelKind) {
  return std::to_array<std::string_view>(
      {"classification", "segmentation", "detection", "forecasting", "ocr", "other"});
}

/// The library or place a model comes from. `torch_hub` and the rest are upstream's strings.
enum class ModelSource {
  huggingface,
  easydel,
  torch_hub,
  custom,
  torchvision,
  timm,
  torchxrayvision,
  osmr,
  github,
  detectron2
};

constexpr auto names(ModelSource) {
  return std::to_array<std::string_view>({"huggingface", "easydel", "torch_hub", "custom", "torchvision", "timm",
                                          "torchxrayvision", "osmr", "github", "detectron2"});
}

/// Upstream's grouping of models for reports.
enum class ModelGroup { generality, red, priority, vulcan };

constexpr auto names(ModelGroup) {
  return std::to_array<std::string_view>({"generality", "red", "priority", "vulcan"});
}

/// The framework of upstream's loader (`torch` reads "pytorch").
enum class Framework { jax, torch, numpy, onnx, paddle };

constexpr auto names(Framework) {
  return std::to_array<std::string_view>({"jax", "pytorch", "numpy", "onnx", "paddle"});
}

/// How a test spreads a model over devices.
enum class Parallelism { single_device, data_parallel, tensor_parallel };

constexpr auto names(Parallelism) {
  return std::to_array<std::string_view>({"single_device", "data_parallel", "tensor_parallel"});
}

/// What a test does with a model.
enum class RunMode { inference, training };

constexpr auto names(RunMode) { return std::to_array<std::string_view>({"inference", "training"}); }

/// What upstream's runner expects of a test.
enum class TestStatus { expected_passing, known_failure_xfail, not_supported_skip, unspecified, exclude_model };

constexpr auto names(TestStatus) {
  return std::to_array<std::string_view>(
      {"EXPECTED_PASSING", "KNOWN_FAILURE_XFAIL", "NOT_SUPPORTED_SKIP", "UNSPECIFIED", "EXCLUDE_MODEL"});
}

/// What the values of an output are: `logits` of classes that exclude each other, N x classes; `probabilities` of
/// classes, whether or not they exclude each other, N x classes; `segmentation`, logits of each pixel, N x classes x H
/// x W; `mask` and `mask_probabilities`, the logit or probability of one class at each pixel, N x 1 x H x W;
/// `detections`, boxes in maps of several strides; `forecast`, values of a series, N x horizon; `text`, tokens.
enum class ModelOutput { logits, probabilities, segmentation, mask, mask_probabilities, detections, forecast, text };

constexpr auto names(ModelOutput) {
  return std::to_array<std::string_view>(
      {"logits", "probabilities", "segmentation", "mask", "mask_probabilities", "detections", "forecast", "text"});
}

/// An enum with a `names` array.
template <class E>
concept Vocabulary = std::is_enum_v<E> && requires(E e) {
  names(e).size();
};

/// Upstream's string of an enumerator; "?" for a value outside the enum.
template <Vocabulary E>
constexpr std::string_view to_string(E value) {
  constexpr auto text = names(E{});
  auto const index = static_cast<std::size_t>(value);
  return index < text.size() ? text[index] : std::string_view{"?"};
}

/// The enumerator whose string is `text`, or nothing.
template <Vocabulary E>
constexpr std::optional<E> parse(std::string_view text) {
  constexpr auto all = names(E{});
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i] == text) return static_cast<E>(i);
  return std::nullopt;
}

template <Vocabulary E>
std::ostream& operator<<(std::ostream& out, E value) {
  return out << to_string(value);
}

}  // namespace ttfm
