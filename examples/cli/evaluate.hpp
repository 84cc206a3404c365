// ttfm evaluate: how often a classifier is right.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "batch.hpp"
#include "common.hpp"
#include "ttfm/runtime/evaluate.hpp"
#include "ttfm/vision/confusion.hpp"
#include "ttfm/vision/draw.hpp"

namespace cli {

struct Evaluate : ModelOptions {
  std::string data{}, map{}, save{}, confusion{}, font{};
  std::size_t save_every = 500;
  bool resume = false, json = false;
  int classes = 10;
  Batches batches{};
};

/// A share as "93.10%"; "-" where there is none.
inline std::string share(std::optional<double> part) {
  if (!part) return "-";
  char text[32];
  std::snprintf(text, sizeof text, "%.2f%%", *part * 100);
  return text;
}

/// The classes that have pictures, the worst first.
inline std::vector<ClassScore> worst_first(ClassificationReport const& report) {
  auto scores = report.per_class();
  std::erase_if(scores, [](auto const& score) { return score.samples == 0; });
  std::stable_sort(scores.begin(), scores.end(), [](auto const& a, auto const& b) {
    return *a.recall() != *b.recall() ? *a.recall() < *b.recall() : a.samples > b.samples;
  });
  return scores;
}

inline void print_report(Evaluation const& evaluation, std::vector<std::string> const& labels, int classes) {
  auto const& report = evaluation.report;
  std::printf("  top-1 %s, top-5 %s, mean of the classes %s\n", bold(share(report.top1())).c_str(),
              bold(share(report.top5())).c_str(), share(report.mean_recall()).c_str());
  auto const scores = worst_first(report);
  auto const shown = std::min(scores.size(), static_cast<std::size_t>(classes));
  if (shown == 0) return;
  auto const confused = report.most_confused(static_cast<std::size_t>(-1));
  auto name = [&](int index) {
    auto label = vision::readable(labels[static_cast<std::size_t>(index)]);
    return label.size() > 40 ? label.substr(0, 37) + "..." : label;
  };
  std::vector<std::vector<std::string>> rows{
      {"INDEX", "CLASS", "PICTURES", "TOP-1", "TOP-5", "PRECISION", "MOST OFTEN TAKEN FOR"}};
  for (std::size_t i = 0; i < shown; ++i) {
    auto const& score = scores[i];
    auto const other =
        std::find_if(confused.begin(), confused.end(), [&](auto const& c) { return c.truth == score.index; });
    rows.push_back({std::to_string(score.index), name(score.index), std::to_string(score.samples),
                    share(score.recall()), share(score.recall_of_five()), share(score.precision()),
                    other == confused.end() ? "" : ttfm::detail::cat(name(other->predicted), " (", other->count, ')')});
  }
  print_table(rows);
  if (shown < scores.size())
    std::puts(
        dim(ttfm::detail::cat("the worst ", shown, " of ", scores.size(), " classes; --classes n shows more")).c_str());
}

inline ordered_json report_json(Evaluation const& evaluation, std::vector<std::string> const& labels) {
  auto number = [](std::optional<double> part) { return part ? ordered_json(*part) : ordered_json(nullptr); };
  auto const& report = evaluation.report;
  auto per_class = ordered_json::array();
  for (auto const& score : worst_first(report))
    per_class.push_back({{"index", score.index},
                         {"label", labels[static_cast<std::size_t>(score.index)]},
                         {"pictures", score.samples},
                         {"top1", number(score.recall())},
                         {"top5", number(score.recall_of_five())},
                         {"precision", number(score.precision())}});
  auto confused = ordered_json::array();
  for (auto const& pair : report.most_confused(100))
    confused.push_back({{"class", pair.truth}, {"taken_for", pair.predicted}, {"pictures", pair.count}});
  return {{"pictures", evaluation.pictures},
          {"failed", evaluation.failures.size()},
          {"top1", number(report.top1())},
          {"top5", number(report.top5())},
          {"mean_recall", number(report.mean_recall())},
          {"classes", std::move(per_class)},
          {"confused", std::move(confused)}};
}

inline int evaluate(Registry const& registry, Evaluate const& options) {
  for (auto const& file : {options.save, options.confusion}) check_folder(file);
  auto const font = options.font.empty() ? vision::Font() : vision::Font(options.font);
  auto const map = options.map.empty() ? std::nullopt : std::optional(vision::read_class_map(options.map));
  ModelOptions asked = options;
  asked.run = options.batches.run(options.run, 0);
  auto const opened = open(registry, asked, [&](Variant const& variant, LoadOptions&) {
    check_kind(variant.title(), variant.kind, {ModelKind::classification});
  });
  auto const& model = opened.model;
  auto const data = [&] {
    try {
      return labelled_pictures(model, options.data, map);
    } catch (UnknownClass const& error) {
      if (map) throw;
      throw UnknownClass(ttfm::detail::cat(
          error.what(), "; --map FILE names the class of each folder, a line each, as \"tabby-cats 281\""));
    }
  }();
  auto const labels = class_names(model);
  Failures failures;
  Rate rate;
  std::size_t ran = 0;
  auto const evaluation = [&] {
    Progress progress("evaluate", data.samples.size());
    auto told = std::optional<std::size_t>();
    return ttfm::evaluate(model, data,
                          {.batches = options.batches.options(options.run),
                           .save = options.save,
                           .save_every = options.save_every,
                           .resume = options.resume,
                           .progress = [&](Evaluation const& so_far) {
                             ++ran;
                             // Of a run that is resumed the former failures are in the report already.
                             bool const failed = !so_far.failures.empty() &&
                                                 so_far.failures.back().picture == data.samples[so_far.done - 1].path &&
                                                 so_far.failures.size() != told;
                             if (failed) {
                               progress.clear();
                               failures.tell(so_far.failures.back().picture.string(), so_far.failures.back().failure);
                             }
                             told = so_far.failures.size();
                             progress.done(so_far.done);
                           }});
  }();
  if (options.json) {
    auto line = ordered_json{{"data", options.data}, {"model", opened.id}};
    line.update(report_json(evaluation, labels));
    line["seconds"] = rate.seconds();
    line["pictures_per_second"] = rate.per_second(ran);
    print_line(line);
  } else {
    print_title(options.data, model);
    print_report(evaluation, labels, options.classes);
    std::puts(dim(rate.text(ran, evaluation.failures.size())).c_str());
  }
  if (!options.confusion.empty())
    vision::write_image(options.confusion, vision::draw(confusion_of(evaluation.report, labels), font));
  return evaluation.failures.empty() ? success : failure;
}

inline void add_evaluate(CLI::App& app, Registry const& registry, std::string_view default_model, Action& chosen) {
  auto const options = std::make_shared<Evaluate>();
  options->model = default_model;
  auto* command = app.add_subcommand("evaluate", "measure a classifier on pictures whose classes are known");
  command
      ->add_option("data", options->data,
                   "a folder with a folder per class, or a list: a picture's path, a tab, its class")
      ->required();
  command->add_option("-m,--model", options->model, model_help)->capture_default_str();
  command
      ->add_option("--map", options->map,
                   "which class each folder stands for: lines of a folder's name and a class's index or label, or JSON")
      ->check(CLI::ExistingFile);
  command->add_option("--classes", options->classes, "how many classes to show, the worst first")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber);
  auto* const confusion =
      command->add_option("--confusion", options->confusion, "draw which classes are taken for which to this file");
  command->add_option("--font", options->font, "font file for the text in that picture")->needs(confusion);
  auto* const save =
      command->add_option("--save", options->save, "write the report to this JSON file, also in between");
  command->add_option("--save-every", options->save_every, "pictures after which the report is saved in between")
      ->capture_default_str()
      ->check(CLI::PositiveNumber)
      ->needs(save);
  command->add_flag("--resume", options->resume, "go on with the report that --save names, if it is there")
      ->needs(save);
  command->add_flag("--json", options->json, "the result as a line of JSON");
  add_batches(command, options->batches);
  add_weights(command, options->weights);
  add_changes(command, options->changes);
  add_run(command, options->run);
  command->callback(
      [options, &registry, &chosen] { chosen = [&registry, options] { return evaluate(registry, *options); }; });
}

}  // namespace cli
