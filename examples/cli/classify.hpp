// ttfm classify: the classes of pictures.
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

struct Classify {
  std::vector<std::string> pictures;
  std::string model{};
  int top_k = 5;
  bool json = false;
  std::string save;
  Weights weights;
  Run run;
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
  std::printf("%s  %s\n", bold(picture).c_str(), dim(ttfm::detail::cat(id.path, '-', id.variant)).c_str());
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

template <class Registry>
int classify(Registry const& families, Classify options) {
  if (!options.save.empty() && options.pictures.size() != 1)
    throw ConfigError("--save takes one picture; " + std::to_string(options.pictures.size()) + " were given");
  auto const id = resolve(families, options.model);
  auto const viewer = open(families, id, options.weights, options.run, [&](Variant const& variant) {
    if (variant.thresholds) throw ConfigError(id.text() + " finds boxes; use ttfm detect");
  });
  int exit = success;
  std::optional<ProgressBar> bar;
  if (options.pictures.size() > 1 && !isatty(STDOUT_FILENO)) bar.emplace("classify");
  for (std::size_t i = 0; i < options.pictures.size(); ++i) {
    auto const& picture = options.pictures[i];
    try {
      Timings timings;
      auto const result = viewer->run(picture, timings);
      bool const segments = std::holds_alternative<vision::Segmentation>(result);
      auto const predictions = vision::as_classification(result).top(options.top_k);
      if (options.json) {
        ordered_json const line{{"image", picture},
                                {"model", id.text()},
                                {"output", segments ? areas_of(predictions) : nlohmann::json(predictions)},
                                {"milliseconds", milliseconds(timings)}};
        std::puts(line.dump().c_str());
      } else {
        print_result(picture, id, predictions, timings, segments);
      }
      if (!options.save.empty())
        vision::write_image(options.save, vision::draw(vision::read_image(picture), predictions));
    } catch (ImageError const& error) {
      std::fprintf(stderr, "ttfm: %s\n", error.what());
      exit = failure;
    }
    if (bar) (*bar)(static_cast<std::int64_t>(i + 1), static_cast<std::int64_t>(options.pictures.size()));
  }
  return exit;
}

template <class Registry>
void add_classify(CLI::App& app, Registry const& families, std::string_view default_model, Action& chosen) {
  auto const options = std::make_shared<Classify>();
  options->model = default_model;
  auto* command = app.add_subcommand("classify", "classify pictures");
  command->add_option("pictures", options->pictures, "JPEG, PNG, WebP or BMP files")->required();
  command->add_option("-m,--model", options->model, "test id in any form, or variant name")->capture_default_str();
  command->add_option("-k,--top-k", options->top_k, "classes to show")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  command->add_option("--save", options->save, "write the picture with its labels to this file");
  command->add_flag("--json", options->json, "one line of JSON per picture");
  add_weights(command, options->weights);
  add_run(command, options->run);
  command->callback(
      [options, &families, &chosen] { chosen = [&families, options] { return classify(families, *options); }; });
}

}  // namespace cli
