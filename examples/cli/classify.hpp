// ttfm classify: the classes of pictures.
#pragma once

#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "batch.hpp"
#include "common.hpp"
#include "ttfm/vision/draw.hpp"
#include "ttfm/vision/image.hpp"

namespace cli {

struct Classify : PictureOptions {
  int top_k = 5;
  Batches batches{};
  std::string csv{}, jsonl{};
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

inline void print_classes(std::string const& picture, AnyModel const& model, vision::Predictions const& predictions,
                          bool segments) {
  print_title(picture, model);
  std::size_t widest = 0;
  for (auto const& p : predictions) widest = std::max(widest, std::min<std::size_t>(p.label.size(), 40));
  for (auto const& p : predictions) {
    auto label = vision::readable(p.label);
    if (label.size() > 40) label = label.substr(0, 37) + "...";
    std::printf("  %5lld  %-*s  %8s%s  %s\n", static_cast<long long>(p.index), static_cast<int>(widest), label.c_str(),
                vision::percent(p.probability).c_str(), segments ? " of the picture" : "",
                green(bar(static_cast<double>(p.probability), 40)).c_str());
  }
}

/// The line of a table for each picture: its path, then of each class the index, label and probability (of a segmenter
/// the share of the picture), then why it failed.
class ClassTable {
 public:
  explicit ClassTable(int classes) : classes_(static_cast<std::size_t>(classes)) {}

  std::string head() const {
    std::string line = "image";
    for (std::size_t k = 1; k <= classes_; ++k)
      line += ttfm::detail::cat(",index_", k, ",label_", k, ",probability_", k);
    return line + ",error\n";
  }
  std::string line(std::string const& picture, vision::Predictions const& predictions,
                   std::string const& error = {}) const {
    auto text = csv_field(picture);
    for (std::size_t k = 0; k < classes_; ++k) {
      if (k >= predictions.size()) {
        text += ",,,";
        continue;
      }
      char probability[32];
      std::snprintf(probability, sizeof probability, "%.6g", static_cast<double>(predictions[k].probability));
      text += ttfm::detail::cat(',', predictions[k].index, ',', csv_field(predictions[k].label), ',', probability);
    }
    return text + ',' + csv_field(error) + '\n';
  }

 private:
  std::size_t classes_;
};

/// Many pictures: in batches, decoded ahead, without times. Files appear when they are whole.
inline int classify_many(Opened const& opened, Classify const& options, std::vector<NamedPicture> const& pictures) {
  auto const& model = opened.model;
  ClassTable const table(std::min(options.top_k, std::max(1, model.config().num_classes)));
  bool const files = !options.csv.empty() || !options.jsonl.empty();
  Failures failures;
  Rate rate;
  auto const run = [&](std::ostream* csv, std::ostream* jsonl) {
    Progress progress(files && !options.json ? "classify" : bar_beside_lines("classify"), pictures.size());
    if (csv) *csv << table.head();
    each_named(model, pictures, options.batches.options(options.run), [&](std::size_t i, Expected<Result> outcome) {
      auto const& name = pictures[i].name;
      auto top = [&] { return outcome.value().top(options.top_k); };
      auto const predictions = attempt(top);
      if (auto const* failure = predictions.failure()) {
        progress.clear();
        failures.tell(name, *failure);
        if (csv) *csv << table.line(name, {}, failure->message);
        ordered_json const line{{"image", name}, {"error", error_json(*failure)}};
        if (jsonl) *jsonl << to_text(line) << '\n';
        if (options.json || !files) print_failure(options.json, "image", name, *failure);
      } else {
        bool const segments = outcome.value().kind() == ModelKind::segmentation;
        auto const& best = predictions.value();
        ordered_json const line{
            {"image", name}, {"model", opened.id}, {"output", segments ? areas_of(best) : nlohmann::json(best)}};
        if (csv) *csv << table.line(name, best);
        if (jsonl) *jsonl << to_text(line) << '\n';
        if (options.json)
          print_line(line);
        else if (!files)
          print_classes(name, model, best, segments);
      }
      check_written(options.csv, csv);
      check_written(options.jsonl, jsonl);
      progress.done(i + 1);
    });
  };
  with_file(options.csv,
            [&](std::ostream* csv) { with_file(options.jsonl, [&](std::ostream* jsonl) { run(csv, jsonl); }); });
  if (!options.json) std::puts(dim(rate.text(pictures.size(), failures.count())).c_str());
  return failures.exit(pictures.size());
}

inline int classify(Registry const& registry, Classify const& options) {
  check_single("--save", options.save, options.pictures);
  for (auto const& file : {options.save, options.csv, options.jsonl}) check_folder(file);
  auto const pictures = named_pictures(options.pictures);
  bool const many = options.batches.given() || !options.csv.empty() || !options.jsonl.empty() || pictures.size() > 16 ||
                    has_folders(options.pictures);
  if (many && !options.save.empty())
    throw ConfigError("--save takes one picture's file, and no folder, pattern or batch");
  auto const font = options.type();
  // Of a segmenter it shows how large a part of the picture each class is.
  ModelOptions asked = options;
  asked.run = many ? options.batches.run(options.run, pictures.size()) : for_items(options.run, pictures.size());
  auto opened = open(registry, asked, [&](Variant const& variant, LoadOptions&) {
    check_kind(variant.title(), variant.kind, {ModelKind::classification, ModelKind::segmentation});
  });
  if (many) return classify_many(opened, options, pictures);
  return for_each_picture(options.pictures, "classify", options.json, [&](std::string const& picture) {
    Timings timings;
    auto const result = opened.run(vision::Image(std::filesystem::path(picture)), timings);
    bool const segments = result.kind() == ModelKind::segmentation;
    auto const predictions = result.top(options.top_k);
    if (!options.save.empty())
      vision::write_image(options.save, vision::draw(vision::read_image(picture), predictions, font));
    if (options.json)
      print_json(picture, opened.id, segments ? areas_of(predictions) : nlohmann::json(predictions), timings);
    else {
      print_classes(picture, opened.model, predictions, segments);
      print_timings(timings);
    }
  });
}

inline void add_classify(CLI::App& app, Registry const& registry, std::string_view default_model, Action& chosen) {
  auto const options = std::make_shared<Classify>();
  options->model = default_model;
  auto* command = app.add_subcommand("classify", "classify pictures");
  add_pictures(command, *options, "the picture with its labels", pictures_help);
  add_batches(command, options->batches);
  command->add_option("--csv", options->csv,
                      "write a table with a line per picture; the file appears when it is whole");
  command->add_option("--jsonl", options->jsonl, "write a line of JSON per picture; the file appears when it is whole");
  command->add_option("-k,--top-k", options->top_k, "classes to show")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  command->callback(
      [options, &registry, &chosen] { chosen = [&registry, options] { return classify(registry, *options); }; });
}

}  // namespace cli
