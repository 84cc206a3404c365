#include "finetune.hpp"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "ttfm/runtime/any_model.hpp"
#include "ttfm/runtime/save.hpp"
#include "ttfm/vision/chart.hpp"
#include "ttfm/vision/draw.hpp"

namespace cli {
namespace {

/// Losses over epochs, and the share of the validation part that is wrong.
vision::Chart curve_of(Finetuned const& trained, std::string const& title) {
  vision::Line training{.name = "loss, training", .colour = vision::colours::blue},
      validation{.name = "loss, validation", .colour = vision::colours::green},
      wrong{.name = "wrong, validation", .colour = vision::colours::vermilion};
  for (auto const& epoch : trained.epochs) {
    auto const x = static_cast<double>(epoch.epoch);
    for (auto* line : {&training, &validation, &wrong}) line->x.push_back(x);
    training.y.push_back(epoch.training_loss);
    validation.y.push_back(epoch.validation_loss);
    wrong.y.push_back(1 - epoch.top1);
  }
  return {.title = title, .x_label = "epoch", .lines = {std::move(training), std::move(validation), std::move(wrong)}};
}

/// The pictures for training and those that measure it; classes with one picture are told.
vision::Split split_of(Finetune const& o) {
  auto const read = [](std::string const& name, auto const&... classes) {
    std::error_code failed;
    return std::filesystem::is_regular_file(name, failed) ? vision::read_image_list(name, classes...)
                                                          : vision::read_image_folder(name, classes...);
  };
  auto whole = read(o.folder);
  if (!o.validation.empty()) {
    auto held_out = read(o.validation, whole.classes);
    return {std::move(whole), std::move(held_out)};
  }
  auto split = vision::hold_out(whole, o.held_out, o.training.seed);
  std::vector<std::size_t> counts(whole.classes.size());
  for (auto const& sample : whole.samples) ++counts[static_cast<std::size_t>(sample.index)];
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] == 1)
      std::fprintf(stderr, "ttfm: the class \"%s\" has one picture, which is for training; nothing measures it\n",
                   vision::readable(whole.classes[i]).c_str());
  return split;
}

ordered_json epoch_json(FinetuneEpoch const& epoch) {
  return {{"epoch", epoch.epoch},
          {"learning_rate", epoch.rate},
          {"training_loss", epoch.training_loss},
          {"validation_loss", epoch.validation_loss},
          {"top1", epoch.top1}};
}

void print_epoch(FinetuneEpoch const& epoch, int epochs) {
  std::printf("  epoch %*d of %d  loss %7.4f, validation %7.4f  %6.2f%% right  %s%s\n", epochs > 99 ? 4 : 2,
              epoch.epoch, epochs, epoch.training_loss, epoch.validation_loss, epoch.top1 * 100,
              green(bar(epoch.top1, 30)).c_str(), epoch.best ? " best" : "");
  std::fflush(stdout);
}

}  // namespace

int finetune(Registry const& registry, Finetune const& o) {
  check_folder(o.curve);
  if (!o.save.empty()) check_save_folder(o.save, o.replace);
  if (o.replace && o.save.empty()) throw ConfigError("--force replaces the folder of --save, which is missing");
  if (o.threads < 0) throw ConfigError("the number of threads must be at least 0, not " + std::to_string(o.threads));
  if (o.threads > 0) at::set_num_threads(o.threads);
  auto const split = split_of(o);
  auto weights = o.weights;
  ProgressBar download("download");
  weights.progress = [&](std::int64_t done, std::int64_t total) { download(done, total); };
  auto const found = find_model(registry, o.model, load_options(registry, weights, o.changes));
  auto const& variant = found.variant;
  check_kind(variant.title(), variant.kind, {ModelKind::classification});
  std::optional<SavePlan> plan;
  if (!o.save.empty()) plan = plan_saving(variant, split.training.classes, found.options);
  auto const& load = plan ? plan->load : found.options;
  std::string name = "new weights";
  std::optional<checkpoint::StateDict> dict;
  if (!o.from_scratch) {
    auto const file = obtain(variant.model, found.options);
    name = file.string();
    dict = read_checkpoint(
        variant.entries, [&] { return variant.requests(); }, file, found.options.read);
  }
  download.clear();

  auto training = o.training;
  training.augment = !o.no_augment;
  training.crop_area[0] = o.least_area;
  training.threads = o.threads;
  ProgressBar progress("train");
  training.step = [&](std::int64_t done, std::int64_t total) { progress(done, total); };
  training.epoch = [&](FinetuneEpoch const& epoch) {
    progress.clear();
    if (!o.json) print_epoch(epoch, training.epochs);
  };
  if (!o.json) {
    std::printf(
        "%s  %s\n", bold(variant.title()).c_str(),
        dim(ttfm::detail::cat(split.training.samples.size(), " pictures to learn, ", split.held_out.samples.size(),
                              " to measure, of ", split.training.classes.size(), " classes of ", o.folder))
            .c_str());
    std::fflush(stdout);
  }
  auto const trained = ttfm::finetune(variant, std::move(dict), split.training, split.held_out, training, load, name);
  progress.clear();
  for (auto const& [path, why] : trained.skipped) std::fprintf(stderr, "ttfm: left out: %s\n", why.c_str());
  if (plan) save(*plan, trained, o.save, o.replace);
  if (!o.curve.empty())
    vision::write_image(o.curve, vision::draw(curve_of(trained, ttfm::detail::cat(variant.title(), ", ", o.folder))));
  auto const after = trained.report.top1().value_or(0);
  if (o.json) {
    auto epochs = ordered_json::array(), skipped = ordered_json::array();
    for (auto const& epoch : trained.epochs) epochs.push_back(epoch_json(epoch));
    for (auto const& each : trained.skipped) skipped.push_back(each.path.string());
    print_line({{"model", id_of(registry, variant)},
                {"data", o.folder},
                {"classes", trained.labels.all()},
                {"training_pictures", split.training.samples.size()},
                {"validation_pictures", trained.report.samples()},
                {"skipped", skipped},
                {"top1_before", trained.before},
                {"top1", after},
                {"best_epoch", trained.best_epoch},
                {"epochs", epochs},
                {"saved", o.save}});
    return success;
  }
  std::printf("  top-1 on %lld pictures: %.2f%% before, %.2f%% after epoch %d\n",
              static_cast<long long>(trained.report.samples()), trained.before * 100, after * 100, trained.best_epoch);
  if (!o.save.empty()) std::printf("  %s\n", dim("try it: ttfm classify picture.jpg --model " + o.save).c_str());
  return success;
}

}  // namespace cli
