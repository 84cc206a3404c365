/// @file  Surya OCR: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/labels/text.hpp"

namespace ttfm::models::suryaocr {

/// An EfficientViT (Cai et al. 2023) under a SegFormer head (Xie et al. 2021).
struct DetectorConfig {
  std::int64_t stem = 32;
  std::array<std::int64_t, 4> widths{64, 128, 256, 512};
  std::array<int, 4> depths{1, 1, 6, 6};  ///< blocks of each stage after the first
  std::int64_t head_dim = 32;             ///< of linear attention
  std::int64_t level = 128, fused = 512;  ///< channels in the head: of each stage, and of all
};

/// The vision tower of Qwen2.5-VL (Bai et al. 2025), for pictures alone.
struct EncoderConfig {
  int depth = 8;
  std::int64_t dim = 1280, mlp = 3420, heads = 16;
  std::int64_t patch = 14, merge = 2;
  std::int64_t window = 8;        ///< edge of an attention window in patches
  std::array<int, 2> full{3, 7};  ///< the blocks that see the whole picture
};

/// Qwen2 (Yang et al. 2024) with grouped keys.
struct DecoderConfig {
  int layers = 12;
  std::int64_t dim = 1280, mlp = 6400, heads = 16, key_heads = 4, head_dim = 80;
  double rope_theta = 1e6;
};

struct RecogniserConfig {
  EncoderConfig encoder{};
  DecoderConfig decoder{};
  std::int64_t vocabulary = 218225;
  std::int64_t places = 1024;      ///< rows of the position tables of either axis of a line
  std::int64_t place_scale = 256;  ///< a line spans that many of them
  int ahead = 4;                   ///< tokens predicted beyond the next one
};

struct Config {
  bool recognises = false;
  DetectorConfig detection{};
  RecogniserConfig recognition{};
};

struct Model;  // completed by <ttfm/models/suryaocr.hpp>

struct Family {
  using Config = suryaocr::Config;
  using Model = suryaocr::Model;
  static constexpr std::string_view name = "suryaocr/pytorch", model = "SuryaOCR";
  // That takes a page; upstream's default, Ocr_Text, reads lines that it has found.
  static constexpr std::string_view default_variant = "Ocr_Detection";
  static constexpr ModelKind kind = ModelKind::ocr;
  static constexpr ModelTask task = ModelTask::cv_image_cls;  // as upstream has it
  static constexpr Framework framework = Framework::torch;

  // Upstream's Ocr_Detection can't be built: its wrapper uses a name that only the other wrapper imports. Here it
  // works. Its `input` is the loader's picture; the networks' own shapes are in Model::input_shapes. The recogniser's
  // sizes are those of a later checkpoint of the same kind and of its library's defaults.
  // clang-format off
  static constexpr auto variants = table<Config>({
      {"Ocr_Text",
       {.pretrained_model_name = "surya_ocr_text", .source = ModelSource::github, .group = ModelGroup::red,
        .checkpoint = {.file = "surya_text_recognition_2025_08_12.safetensors",
                       .url = "https://models.datalab.to/text_recognition/2025_08_12/model.safetensors"},
        .recipe = {.mean = recipes::imagenet_mean, .std = recipes::imagenet_std},
        .input = {480, 640}, .labels = labels::none, .num_classes = 0, .parameters = 1109885751,
        .document_name = "suryaocr", .output = ModelOutput::text},
       {.recognises = true}},
      {"Ocr_Detection",
       {.pretrained_model_name = "surya_ocr_detection", .source = ModelSource::github, .group = ModelGroup::red,
        .checkpoint = {.file = "surya_text_detection_2025_05_07.safetensors",
                       .url = "https://models.datalab.to/text_detection/2025_05_07/model.safetensors"},
        .recipe = {.resize_mode = ResizeMode::exact, .resize = {1200, 1200}, .interpolation = Interpolation::lanczos,
                   .mean = recipes::imagenet_mean, .std = recipes::imagenet_std},
        .input = {480, 640}, .labels = labels::text, .num_classes = 2, .parameters = 38424866,
        .output = ModelOutput::segmentation},
       {}}});
  // clang-format on
};

}  // namespace ttfm::models::suryaocr

namespace ttfm {
using SuryaOcr = models::suryaocr::Family;
}
