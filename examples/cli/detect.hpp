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

struct Detect {
  std::vector<std::string> pictures;
  std::string model{};
  std::optional<double> threshold, iou;
  bool json = false;
  std::string save;
  Weights weights;
  Run run;
};

/// The default variant of the first family of detectors, as a test id; empty if there is none.
template <class Registry>
std::string first_detector(Registry const& families) {
  std::string id;
  hana::for_each(families, [&](auto type) {
    using Family = typename decltype(type)::type;
    if (id.empty() && Family::task == ModelTask::cv_object_det)
      id = ttfm::detail::cat(Family::name, '-', Family::default_variant);
  });
  return id;
}

inline void print_result(std::string const& picture, TestId const& id, vision::Detections const& found,
                         double threshold, Timings const& t) {
  std::printf("%s  %s\n", bold(picture).c_str(), dim(ttfm::detail::cat(id.path, '-', id.variant)).c_str());
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

template <class Registry>
int detect(Registry const& families, Detect options) {
  if (!options.save.empty() && options.pictures.size() != 1)
    throw ConfigError("--save takes one picture; " + std::to_string(options.pictures.size()) + " were given");
  auto const id = resolve(families, options.model);
  DetectionThresholds thresholds;
  auto const viewer = open(families, id, options.weights, options.run, [&](Variant& variant) {
    if (!variant.thresholds)
      throw ConfigError(id.text() + " doesn't find boxes; ttfm list --task cv_object_det shows what does");
    auto& [score, iou] = *variant.thresholds;
    score = options.threshold.value_or(score), iou = options.iou.value_or(iou);
    thresholds = *variant.thresholds;
  });
  int exit = success;
  std::optional<ProgressBar> bar;
  if (options.pictures.size() > 1 && !isatty(STDOUT_FILENO)) bar.emplace("detect");
  for (std::size_t i = 0; i < options.pictures.size(); ++i) {
    auto const& picture = options.pictures[i];
    try {
      Timings timings;
      auto const found = std::get<vision::Detections>(viewer->run(picture, timings));
      if (options.json) {
        ordered_json const line{{"image", picture},
                                {"model", id.text()},
                                {"output", nlohmann::json(found)},
                                {"milliseconds", milliseconds(timings)}};
        std::puts(line.dump().c_str());
      } else {
        print_result(picture, id, found, thresholds.score, timings);
      }
      if (!options.save.empty()) vision::write_image(options.save, vision::draw(vision::read_image(picture), found));
    } catch (ImageError const& error) {
      std::fprintf(stderr, "ttfm: %s\n", error.what());
      exit = failure;
    }
    if (bar) (*bar)(static_cast<std::int64_t>(i + 1), static_cast<std::int64_t>(options.pictures.size()));
  }
  return exit;
}

template <class Registry>
void add_detect(CLI::App& app, Registry const& families, Action& chosen) {
  auto const options = std::make_shared<Detect>();
  options->model = first_detector(families);
  auto* command = app.add_subcommand("detect", "find objects in pictures");
  command->add_option("pictures", options->pictures, "JPEG, PNG, WebP or BMP files")->required();
  command->add_option("-m,--model", options->model, "test id in any form, or variant name")->capture_default_str();
  command
      ->add_option("--threshold", options->threshold,
                   "score that an object must exceed; the variant's own if not given")
      ->check(CLI::Range(0.0, 1.0));
  command
      ->add_option("--iou", options->iou,
                   "overlap of two boxes (intersection over union) above which the better one stays; the variant's "
                   "own if not given")
      ->check(CLI::Range(0.0, 1.0));
  command->add_option("--save", options->save, "write the picture with the boxes to this file");
  command->add_flag("--json", options->json, "one line of JSON per picture");
  add_weights(command, options->weights);
  add_run(command, options->run);
  command->callback(
      [options, &families, &chosen] { chosen = [&families, options] { return detect(families, *options); }; });
}

}  // namespace cli
