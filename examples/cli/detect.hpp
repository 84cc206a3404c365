// ttfm detect: the objects in pictures.
#pragma once

#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common.hpp"
#include "ttfm/vision/draw.hpp"
#include "ttfm/vision/image.hpp"

namespace cli {

struct Detect : PictureOptions {
  std::optional<double> threshold, iou;
};

inline void print_result(std::string const& picture, AnyModel const& model, vision::Detections const& found,
                         double threshold, Timings const& t) {
  print_title(picture, model);
  std::size_t widest = 0;
  for (auto const& object : found.objects) widest = std::max(widest, object.label.size());
  for (auto const& [label, index, score, probability, box] : found.objects)
    std::printf("  %-*s  %5.1f%%  (%4.0f, %4.0f) to (%4.0f, %4.0f)  %s\n", static_cast<int>(widest),
                vision::readable(label).c_str(), static_cast<double>(score * 100), static_cast<double>(box.x1),
                static_cast<double>(box.y1), static_cast<double>(box.x2), static_cast<double>(box.y2),
                green(bar(static_cast<double>(score), 30)).c_str());
  if (found.objects.empty()) std::printf("  nothing has a score above %g\n", threshold);
  print_timings(t);
}

inline int detect(Registry const& registry, Detect const& options) {
  check_single("--save", options.save, options.pictures);
  check_folder(options.save);
  auto const font = options.type();
  if (options.model.empty()) throw ConfigError("no variant of the registry is a detector");
  DetectionThresholds thresholds;
  auto opened =
      open(registry, for_items(options, options.pictures.size()), [&](Variant const& variant, LoadOptions& load) {
        check_kind(variant.title(), variant.kind, {ModelKind::detection});
        if (!variant.thresholds) {
          if (options.threshold || options.iou)
            throw ConfigError(variant.title() + " has no thresholds that could be changed");
          return;
        }
        auto const [score, iou] = *variant.thresholds;
        thresholds = {options.threshold.value_or(score), options.iou.value_or(iou)};
        load.thresholds = thresholds;
      });
  return for_each_picture(options.pictures, "detect", options.json, [&](std::string const& picture) {
    Timings timings;
    auto const found = opened.run(vision::Image(std::filesystem::path(picture)), timings).as<vision::Detections>();
    if (!options.save.empty())
      vision::write_image(options.save, vision::draw(vision::read_image(picture), found, font));
    if (options.json)
      print_json(picture, opened.id, nlohmann::json(found), timings);
    else
      print_result(picture, opened.model, found, thresholds.score, timings);
  });
}

inline void add_detect(CLI::App& app, Registry const& registry, Action& chosen) {
  auto const options = std::make_shared<Detect>();
  options->model = first_default(registry, ModelKind::detection);
  auto* command = app.add_subcommand("detect", "find objects in pictures");
  add_pictures(command, *options, "the picture with the boxes");
  command
      ->add_option("--threshold", options->threshold,
                   "score that an object must exceed; the variant's own if not given")
      ->check(CLI::Range(0.0, 1.0));
  command
      ->add_option("--iou", options->iou,
                   "overlap of two boxes (intersection over union) above which the better one stays; the variant's "
                   "own if not given")
      ->check(CLI::Range(0.0, 1.0));
  command->callback(
      [options, &registry, &chosen] { chosen = [&registry, options] { return detect(registry, *options); }; });
}

}  // namespace cli
