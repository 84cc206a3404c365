// ttfm classify: the classes of pictures.
#pragma once

#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "common.hpp"
#include "ttfm/vision/draw.hpp"
#include "ttfm/vision/image.hpp"

namespace cli {

struct Classify : PictureOptions {
  int top_k = 5;
};

/// A segmentation's classes come with their share of the picture, in `areas`.
inline nlohmann::json areas_of(vision::Predictions const& predictions) {
  nlohmann::json json{{"labels", nlohmann::json::array()}, {"areas", nlohmann::json::array()}};
  for (auto const& p : predictions) {
    json["labels"].push_back(p.label);
    json["areas"].push_back(vision::percent(p.probability));
  }
  return json;
}

inline void print_result(std::string const& picture, TestId const& id, vision::Predictions const& predictions,
                         Timings const& t, bool segments) {
  print_title(picture, id);
  std::size_t widest = 0;
  for (auto const& p : predictions) widest = std::max(widest, std::min<std::size_t>(p.label.size(), 40));
  for (auto const& p : predictions) {
    auto label = vision::readable(p.label);
    if (label.size() > 40) label = label.substr(0, 37) + "...";
    std::printf("  %5lld  %-*s  %8s%s  %s\n", static_cast<long long>(p.index), static_cast<int>(widest), label.c_str(),
                vision::percent(p.probability).c_str(), segments ? " of the picture" : "",
                green(bar(static_cast<double>(p.probability), 40)).c_str());
  }
  print_timings(t);
}

inline int classify(Registry const& registry, Classify const& options) {
  check_single("--save", options.save, options.pictures);
  check_folder(options.save);
  auto const id = registry.resolve(options.model);
  // Of a segmenter it shows how large a part of the picture each class is.
  auto const viewer = open(registry, id, options.weights, options.run, [&](Variant const& variant) {
    check_kind(id, variant.kind, {ModelKind::classification, ModelKind::segmentation});
  });
  return for_each_picture(options.pictures, "classify", options.json, [&](std::string const& picture) {
    Timings timings;
    auto const result = viewer->run(picture, timings);
    bool const segments = std::holds_alternative<vision::Segmentation>(result);
    auto const predictions = vision::as_classification(result).top(options.top_k);
    if (!options.save.empty())
      vision::write_image(options.save, vision::draw(vision::read_image(picture), predictions));
    if (options.json)
      print_json(picture, id, segments ? areas_of(predictions) : nlohmann::json(predictions), timings);
    else
      print_result(picture, id, predictions, timings, segments);
  });
}

inline void add_classify(CLI::App& app, Registry const& registry, std::string_view default_model, Action& chosen) {
  auto const options = std::make_shared<Classify>();
  options->model = default_model;
  auto* command = app.add_subcommand("classify", "classify pictures");
  add_pictures(command, *options, "the picture with its labels");
  command->add_option("-k,--top-k", options->top_k, "classes to show")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  command->callback(
      [options, &registry, &chosen] { chosen = [&registry, options] { return classify(registry, *options); }; });
}

}  // namespace cli
