// ttfm segment: the class of each pixel of pictures.
#pragma once

#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "common.hpp"
#include "ttfm/vision/draw.hpp"
#include "ttfm/vision/image.hpp"

namespace cli {

struct Segment : PictureOptions {
  std::optional<float> threshold;
  int parts = 5;
  std::string mask;
};

/// The first variant that segments, best one with published weights; empty if the registry has none.
inline std::string first_segmenting(Registry const& registry) {
  std::string published, any;
  for (auto const& listed : registry.variants) {
    if (listed.entry.kind != ModelKind::segmentation) continue;
    auto const& from = listed.model().checkpoint;
    if (any.empty()) any = listed.id.text();
    if (published.empty() && !(from.hub.empty() && from.url.empty())) published = listed.id.text();
  }
  return published.empty() ? any : published;
}

/// Each class with its share of the picture, below it the boxes of its largest connected parts.
inline void print_result(std::string const& picture, AnyModel const& model, vision::Segmentation const& segmentation,
                         int parts, Timings const& t) {
  print_title(picture, model);
  auto const classes = segmentation.areas().top(std::max(segmentation.num_classes, 1));
  auto const pixels = segmentation.counts();
  std::size_t widest = 0;
  for (auto const& c : classes)
    if (c.probability > 0) widest = std::max(widest, c.label.size());
  for (auto const& c : classes) {
    if (c.probability == 0) break;
    std::printf("  %5lld  %-*s  %8s of the picture, %lld pixels  %s\n", static_cast<long long>(c.index),
                static_cast<int>(widest), vision::readable(c.label).c_str(), vision::percent(c.probability).c_str(),
                static_cast<long long>(pixels[static_cast<std::size_t>(c.index)]),
                green(bar(static_cast<double>(c.probability), 40)).c_str());
    if (c.index == 0 && segmentation.labels.has_background()) continue;
    auto const all = segmentation.components(static_cast<int>(c.index));
    for (std::size_t i = 0; i < all.size() && i < static_cast<std::size_t>(parts); ++i) {
      auto const& box = all[i].box;
      std::printf("         %dx%d at (%d, %d), %lld pixels\n", box.width, box.height, box.x, box.y,
                  static_cast<long long>(all[i].area));
    }
    if (all.size() > static_cast<std::size_t>(parts))
      std::printf(
          "         %s\n",
          dim(ttfm::detail::cat("and ", all.size() - static_cast<std::size_t>(parts), " smaller parts")).c_str());
  }
  print_timings(t);
}

inline int segment(Registry const& registry, Segment const& options) {
  check_single("--save", options.save, options.pictures);
  check_single("--mask", options.mask, options.pictures);
  check_folder(options.save);
  auto const font = options.type();
  check_folder(options.mask);
  if (options.model.empty()) throw ConfigError("no variant of the registry is a segmenter");
  auto opened =
      open(registry, for_items(options, options.pictures.size()), [&](Variant const& variant, LoadOptions& load) {
        check_kind(variant.title(), variant.kind, {ModelKind::segmentation});
        if (!options.threshold) return;
        if (variant.model.output == ModelOutput::segmentation)
          throw ConfigError(ttfm::detail::cat("--threshold is for masks of one class; ", variant.title(),
                                              " gives each pixel its most probable class"));
        load.mask_threshold = options.threshold;
      });
  return for_each_picture(options.pictures, "segment", options.json, [&](std::string const& picture) {
    Timings timings;
    auto const result = opened.run(vision::Image(std::filesystem::path(picture)), timings).as<vision::Segmentation>();
    if (!options.save.empty())
      vision::write_image(options.save, vision::draw(vision::read_image(picture), result, font));
    if (!options.mask.empty()) vision::write_image(options.mask, vision::draw_mask(result));
    if (options.json)
      print_json(picture, opened.id, result, timings);
    else
      print_result(picture, opened.model, result, options.parts, timings);
  });
}

inline void add_segment(CLI::App& app, Registry const& registry, Action& chosen) {
  auto const options = std::make_shared<Segment>();
  options->model = first_segmenting(registry);
  auto* command = app.add_subcommand("segment", "give each pixel of pictures its class");
  add_pictures(command, *options, "the picture with its classes and their legend");
  command
      ->add_option("--threshold", options->threshold, "probability above which a mask's pixel counts; 0.5 if not set")
      ->check(CLI::Range(0.0, 1.0));
  command->add_option("--parts", options->parts, "boxes of connected parts to print of each class")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber);
  command->add_option("--mask", options->mask, "write the classes alone to this file, of one class as black and white");
  command->callback(
      [options, &registry, &chosen] { chosen = [&registry, options] { return segment(registry, *options); }; });
}

}  // namespace cli
