/// @file  Recipes of the image processors of transformers.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/recipe.hpp"
#include "ttfm/hub/fields.hpp"
#include "ttfm/hub/input.hpp"

namespace ttfm::hub {

/// The facts beyond its own file that decide an image processor's defaults.
struct ProcessorOptions {
  std::string_view model_type{};  ///< of config.json: names the image processor if the file doesn't
  /// Of transformers 5, whose image processors run on torchvision unless told otherwise. Those of transformers 4 do if
  /// their name ends in "Fast", else on Pillow.
  bool five = false;
};

namespace detail {

using ttfm::detail::cat;

/// The image processors of transformers 4.57 (models/*/image_processing_*.py) and what their fields are by default.
struct Processor {
  std::string_view name{};   ///< without "ImageProcessor"
  std::string_view types{};  ///< the model types that have it by default, between spaces
  int resample = 2;          ///< as PIL.Image.Resampling counts
  int size = 224, crop = 0;  ///< crop 0: the Pillow version doesn't crop
  bool square = true;        ///< a size of one number means both edges, else the shorter one
  bool crops = false;        ///< do_center_crop
  std::array<double, 3> mean = recipes::half, std = recipes::half;
};

inline constexpr std::array clip_mean{0.48145466, 0.4578275, 0.40821073}, clip_std{0.26862954, 0.26130258, 0.27577711};

inline constexpr auto processors = std::to_array<Processor>({
    {.name = "ViT", .types = " vit swin swinv2 "},
    {.name = "DeiT", .types = " deit ", .resample = 3, .size = 256, .crop = 224, .crops = true},
    {.name = "Beit", .types = " beit ", .resample = 3, .size = 256, .crop = 224, .crops = true},
    {.name = "ConvNext", .types = " resnet regnet ", .size = 384, .square = false},
    {.name = "Segformer",
     .types = " segformer ",
     .size = 512,
     .mean = recipes::imagenet_mean,
     .std = recipes::imagenet_std},
    {.name = "MobileNetV1", .types = " mobilenet_v1 ", .size = 256, .crop = 224, .square = false, .crops = true},
    {.name = "MobileNetV2", .types = " mobilenet_v2 ", .size = 256, .crop = 224, .square = false, .crops = true},
    {.name = "EfficientNet", .types = " efficientnet ", .resample = 0, .size = 346, .crop = 289},
    {.name = "Bit",
     .types = " dinov2 ",
     .resample = 3,
     .crop = 224,
     .square = false,
     .crops = true,
     .mean = clip_mean,
     .std = clip_std},
    {.name = "Perceiver",
     .types = " perceiver ",
     .resample = 3,
     .crop = 256,
     .crops = true,
     .mean = recipes::imagenet_mean,
     .std = recipes::imagenet_std},
});

/// A file's image processor, and which version of it.
struct Chosen {
  Processor processor{};
  ResizeBackend backend{};
};

inline Chosen processor_of(Fields const& fields, ProcessorOptions const& options) {
  bool const now = fields.has("image_processor_type") || !fields.has("feature_extractor_type");
  auto const* const key = now ? "image_processor_type" : "feature_extractor_type";
  fields.ignore({"feature_extractor_type"});  // of older versions; some files have both
  std::string_view const ending = now ? "ImageProcessor" : "FeatureExtractor";
  auto name = fields.text(key, "");
  bool const fast = name.ends_with("Fast"), pil = name.ends_with("Pil");
  if (now && (fast || pil)) name.resize(name.size() - (fast ? 4 : 3));
  if (std::string_view(name).ends_with(ending)) name.resize(name.size() - ending.size());
  for (auto processor : processors) {
    bool const is = fields.has(key) ? name == processor.name
                                    : !options.model_type.empty() &&
                                          processor.types.find(cat(' ', options.model_type, ' ')) != std::string::npos;
    if (!is) continue;
    auto const backend = fast || (options.five && !pil) ? ResizeBackend::torch : ResizeBackend::pil;
    // Where the versions' defaults differ.
    bool const newer = options.five || backend == ResizeBackend::torch;
    if (newer && processor.name == "Beit") processor.size = 224, processor.crops = false;
    if (options.five && (processor.name == "ConvNext" || processor.name == "EfficientNet")) processor.resample = 3;
    return {processor, backend};
  }
  std::string known;
  for (auto const& processor : processors) known += cat(known.empty() ? "" : ", ", processor.name);
  fields.refuse(key, cat("the image processors that ttfm has are ", known, ", each with \"ImageProcessor\" behind it"));
}

inline Interpolation filter_of(Fields const& fields, std::int64_t standard, ResizeBackend backend) {
  constexpr std::array filters{Interpolation::nearest, Interpolation::lanczos, Interpolation::bilinear,
                               Interpolation::bicubic, Interpolation::box};
  auto const number = fields.integer("resample", standard);
  if (number < 0 || number >= static_cast<std::int64_t>(filters.size()))
    fields.refuse("resample", "it must be 0 (nearest), 1 (Lanczos), 2 (bilinear), 3 (bicubic) or 4 (box)");
  auto const filter = filters[static_cast<std::size_t>(number)];
  if (backend == ResizeBackend::torch && (filter == Interpolation::lanczos || filter == Interpolation::box))
    fields.refuse("resample", "an image processor on torchvision can have 0 (nearest), 2 (bilinear) or 3 (bicubic)");
  return filter;
}

/// A size field: both edges, or the shorter one (then `height` is it and `width` 0).
inline Size size_of(Fields const& fields, std::string_view key, Size standard, bool square) {
  auto edge = [](std::int64_t n, auto const& refuse) {
    if (n < 1 || n > 100'000) refuse();
    return static_cast<int>(n);
  };
  if (!fields.has(key)) return standard;
  auto refuse = [&] { fields.refuse(key, "an edge must be from 1 to 100000 pixels"); };
  if (fields.is_number(key)) {
    int const n = edge(fields.integer(key), refuse);
    return {n, square ? n : 0};
  }
  if (fields.is_list(key)) {
    auto const both = fields.integers(key);
    if (both.size() != 2) fields.refuse(key, "a list must be of height and width");
    return {edge(both[0], refuse), edge(both[1], refuse)};
  }
  if (!fields.is_object(key))
    fields.refuse(key,
                  R"(it must be a number, or an object as {"height": 224, "width": 224} or {"shortest_edge": 224})");
  auto const size = fields.object(key);
  if (size.has("height") && size.has("width") && size.keys().size() == 2)
    return {edge(size.integer("height"), refuse), edge(size.integer("width"), refuse)};
  if (size.has("shortest_edge") && size.keys().size() == 1) return {edge(size.integer("shortest_edge"), refuse), 0};
  fields.refuse(key, "only height and width, or shortest_edge alone are supported");
}

inline std::array<double, 3> channels_of(Fields const& fields, std::string_view key, std::array<double, 3> standard) {
  if (!fields.has(key)) return standard;
  std::array<double, 3> result{};
  if (fields.is_number(key)) {
    result.fill(fields.number(key));
  } else {
    auto const numbers = fields.numbers(key);
    if (numbers.size() != 3) fields.refuse(key, "it must be one number, or three, of red, green and blue");
    std::copy_n(numbers.begin(), 3, result.begin());
  }
  bool const fits = std::all_of(result.begin(), result.end(), [&](double x) {
    return std::abs(x) <= 1e6 && (key != std::string_view("image_std") || x >= 1e-6);
  });
  if (!fits)
    fields.refuse(key, key == std::string_view("image_std") ? "a deviation must be from 0.000001 to 1000000"
                                                            : "a mean must be from -1000000 to 1000000");
  return result;
}

}  // namespace detail

/// The recipe that an image processor's file (preprocessor_config.json, or "image_processor" in processor_config.json)
/// means: those of ViT, DeiT, BEiT, ConvNeXT, SegFormer, MobileNet, EfficientNet, BiT and Perceiver, on Pillow or
/// torchvision, or their older feature extractors. Missing fields have the class's defaults. Throws ConfigError that
/// names a field and its value if ttfm can't do the same.
inline Recipe recipe_of(Fields const& fields, ProcessorOptions const& options = {}) {
  auto const [processor, backend] = detail::processor_of(fields, options);
  bool const torch = backend == ResizeBackend::torch;
  bool const convnext = processor.name == "ConvNext", perceiver = processor.name == "Perceiver",
             efficientnet = processor.name == "EfficientNet";

  // Pictures are always made RGB here. Of label maps, batches, devices and the class around there is nothing to do.
  fields.ignore({"do_convert_rgb", "do_reduce_labels", "reduce_labels", "return_tensors", "device", "disable_grouping",
                 "processor_class", "_processor_class", "_valid_processor_keys", "image_seq_length", "use_fast"});
  if (!convnext) fields.ignore({"crop_pct"});  // no other image processor looks at it
  if (!fields.flag("do_pad", false)) fields.ignore({"pad_size"});
  fields.expect("do_pad", false);
  fields.expect("do_flip_channel_order", false);
  fields.expect("offset", false);
  fields.expect("data_format", "channels_first");
  fields.expect("input_data_format", "channels_first");

  Recipe recipe{.interpolation = detail::filter_of(fields, processor.resample, backend),
                .backend = backend,
                .crop_rounding = torch ? CropRounding::truncate : CropRounding::down};
  // transformers 4 has torchvision's own centre crop in this one's fast version.
  if (convnext && torch && !options.five) recipe.crop_rounding = CropRounding::half_to_even;

  bool square = processor.square;
  if (torch)
    square = fields.flag("default_to_square", square);
  else
    fields.ignore({"default_to_square"});
  Size const standard{processor.size, processor.square ? processor.size : 0};
  auto const size = detail::size_of(fields, "size", standard, square);
  bool const edge = size.width == 0;
  bool const resizes = fields.flag("do_resize", true);
  if (resizes && edge && processor.square && !torch)
    fields.refuse("size", "this image processor resizes to height and width only");
  if (resizes && !edge && convnext) fields.refuse("size", "this image processor needs shortest_edge alone");
  if (resizes) {
    recipe.resize_mode = edge ? ResizeMode::shortest_edge : ResizeMode::exact;
    recipe.resize = {size.height, edge ? size.height : size.width};
  }

  auto const crop = detail::size_of(fields, "crop_size", {processor.crop, processor.crop}, true);
  bool const crops = fields.flag("do_center_crop", processor.crops);
  if (crops && !torch && processor.crop == 0)
    fields.refuse("do_center_crop", "this image processor crops on torchvision only, so its versions don't agree");
  if (crops && crop.width == 0) fields.refuse("crop_size", "it must have height and width");
  if (crops && perceiver) {
    if (edge) fields.refuse("size", "this image processor needs height and width");
    // Of the picture's shorter edge; the resize comes behind it.
    recipe.crop_first = static_cast<double>(size.height) / crop.height;
    if (recipe.crop_first != static_cast<double>(size.width) / crop.width || recipe.crop_first > 1)
      fields.refuse("crop_size", "both edges of it must be larger than those of size by the same factor");
  } else if (crops) {
    recipe.crop = crop;
  }
  if (convnext) {
    auto const part = fields.number("crop_pct", 224.0 / 256);
    if (!(part >= 0.01 && part <= 1)) fields.refuse("crop_pct", "it must be from 0.01 to 1");
    if (resizes && crops) fields.refuse("do_center_crop", "this image processor crops by crop_pct");
    if (resizes && size.height < 384) {
      recipe.crop = {size.height, size.height};
      int const larger = static_cast<int>(size.height / part);
      recipe.resize = {larger, larger};
    } else if (resizes) {
      recipe.resize_mode = ResizeMode::exact;
    }
  }

  bool const rescales = fields.flag("do_rescale", true), normalises = fields.flag("do_normalize", true);
  auto const factor = fields.number("rescale_factor", 1.0 / 255);
  if (!(factor >= 1e-9 && factor <= 1e6)) fields.refuse("rescale_factor", "it must be from 0.000000001 to 1000000");
  recipe.scale = rescales ? factor : 1;
  auto const mean = detail::channels_of(fields, "image_mean", processor.mean),
             std = detail::channels_of(fields, "image_std", processor.std);
  if (normalises) recipe.mean = mean, recipe.std = std;
  if (efficientnet) {
    bool const shifts = fields.flag("rescale_offset", false) && rescales;  // by one, before the mean is taken off
    bool const again = fields.flag("include_top", true);                   // divides by the deviation once more
    for (std::size_t c = 0; c < 3; ++c) {
      recipe.mean[c] += shifts ? 1 : 0;
      recipe.std[c] *= again ? std[c] : 1;
    }
  }
  return recipe;
}

}  // namespace ttfm::hub
