// What the commands share.
#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model.hpp"
#include "terminal.hpp"
#include "ttfm/core/id.hpp"
#include "ttfm/runtime/expected.hpp"
#include "ttfm/vision/font.hpp"

namespace cli {

using namespace ttfm;
using nlohmann::ordered_json;

/// What a command ends with: all went well; something failed (a test, a picture, a checkpoint); the call was wrong.
enum Exit { success = 0, failure = 1, usage = 2 };

inline std::string text(std::string_view view) { return std::string(view); }

inline std::string millions(std::int64_t parameters) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.1f M", static_cast<double>(parameters) / 1e6);
  return buffer;
}

/// Throws ConfigError for a file that is to be written in a folder that isn't there.
inline void check_folder(std::string const& file) {
  auto const parent = std::filesystem::path(file).parent_path();
  if (!parent.empty() && !std::filesystem::is_directory(parent))
    throw ConfigError(parent.string() + ": there is no such folder");
}

/// The default variant of the first family where that is of this kind, as an id; empty if there is none.
inline std::string first_default(Registry const& registry, ModelKind kind) {
  for (auto const& listed : registry.variants)
    if (listed.is_default && listed.entry.kind == kind) return listed.name();
  return {};
}

inline std::string edges(Size size) { return ttfm::detail::cat(size.width, 'x', size.height); }

/// Throws ConfigError for a variant of another kind than the command is for, with the command that it has.
inline void check_kind(std::string const& title, ModelKind kind, std::initializer_list<ModelKind> wanted) {
  if (std::find(wanted.begin(), wanted.end(), kind) != wanted.end()) return;
  auto const [noun, command] = [&]() -> std::pair<char const*, char const*> {
    switch (kind) {
      case ModelKind::classification: return {"a classifier", "classify"};
      case ModelKind::segmentation: return {"a segmenter", "segment"};
      case ModelKind::detection: return {"a detector", "detect"};
      case ModelKind::forecasting: return {"a forecaster", "forecast"};
      case ModelKind::ocr: return {"a part of an OCR model", "ocr"};
      case ModelKind::other: break;
    }
    return {"of a kind of its own", ""};
  }();
  throw ConfigError(ttfm::detail::cat(
      title, " is ", noun,
      *command ? ttfm::detail::cat("; use ttfm ", command) : std::string(", for which there is no command")));
}

/// What a command declares on the program it also sets as the action, should the call name it.
using Action = std::function<int()>;

/// What tt and pjrt need to know.
inline void add_plugin(CLI::App* app, Run& run) {
  app->add_option("--plugin", run.plugin,
                  "the PJRT plugin's file; without it, TTFM_PJRT_PLUGIN or the Python package pjrt-plugin-tt");
  app->add_option("--compile-option", run.compile_options,
                  "NAME=VALUE for the plugin's compiler, as optimization_level=2; may be repeated")
      ->allow_extra_args(false);
}

inline void add_dtype(CLI::App* app, Run& run) {
  app->add_option("--dtype", run.dtype, "of the computation; without it float32, on tt bfloat16")
      ->check(CLI::IsMember({"float32", "bfloat16", "float16"}));
}

inline void add_run(CLI::App* app, Run& run) {
  app->add_option("--device", run.device,
                  "auto (the fastest on this CPU), cpu (LibTorch), openvino, cuda, tt (Tenstorrent's) or pjrt (a "
                  "plugin's), with indices as cuda:1 or tt:0,1, or openvino:GPU")
      ->capture_default_str();
  add_plugin(app, run);
  app->add_option("--threads", run.threads, "of the CPU; 0: LibTorch's choice, or one for one item and a small network")
      ->capture_default_str();
  add_dtype(app, run);
  app->add_flag("--channels-last", run.channels_last, "lay pictures and convolutions out channels last");
}

/// An option whose values are a vocabulary's strings.
template <Vocabulary E>
void add_vocabulary(CLI::App* app, std::string const& name, std::function<void(E)> set, std::string const& what) {
  auto const all = names(E{});
  app->add_option_function<std::string>(
         name, [set = std::move(set)](std::string const& given) { set(*parse<E>(given)); }, what)
      ->check(CLI::IsMember(std::vector<std::string>(all.begin(), all.end())));
}

inline void add_filter(CLI::App* app, VariantFilter& filter) {
  add_vocabulary<ModelKind>(
      app, "--kind", [&](auto e) { filter.kind = e; }, "only this kind, as detection");
  add_vocabulary<ModelTask>(
      app, "--task", [&](auto e) { filter.task = e; }, "only this task of upstream's reports, as cv_image_cls");
  add_vocabulary<ModelSource>(
      app, "--source", [&](auto e) { filter.source = e; }, "only this source, as timm");
  add_vocabulary<Framework>(
      app, "--framework", [&](auto e) { filter.framework = e; }, "only this framework, as pytorch");
  add_vocabulary<ModelGroup>(
      app, "--group", [&](auto e) { filter.group = e; }, "only this group, as red");
}

inline void add_weights(CLI::App* app, Weights& weights) {
  auto* group = app->add_option_group(
      "weights", "where the weights come from; without any, the checkpoint is looked for on this machine");
  group->add_option("--weights", weights.file, "this checkpoint file, or the one in this folder");
  group->add_flag("--download", weights.download, "download the published checkpoint if it isn't there");
  auto* const names = group->add_option("--weights-from-names", weights.from_names,
                                        "weights computed from their names with this salt: for comparison");
  auto* const random = group->add_flag("--random-weights", weights.random, "random weights: for timing");
  group->require_option(0, 1);
  app->add_flag("--ema", weights.ema, "the averaged weights (EMA) of a training script's checkpoint")
      ->excludes(names)
      ->excludes(random);
}

inline void add_changes(CLI::App* app, Changes& changes) {
  app->add_option("--num-classes", changes.num_classes, "of the head; without it as many as the checkpoint's head has")
      ->check(CLI::NonNegativeNumber);
  app->add_option("--labels", changes.labels,
                  "names of the classes: a file with one per line, a JSON list or map, or a config.json")
      ->check(CLI::ExistingFile);
  app->add_option("--input-size", changes.input_size, "of the pictures that the network gets, as 224 or 224x320");
  app->add_option("--recipe", changes.recipe,
                  "how pictures are preprocessed: a preprocessor_config.json, or a variant whose recipe is taken");
  app->add_option("--prefix", changes.prefix, "what stands before the network's names in the checkpoint, as backbone.");
  app->add_flag("--not-strict", changes.not_strict, "leave entries of the checkpoint that the network doesn't have");
}

/// The names that --model takes.
inline constexpr auto model_help =
    "a folder of transformers or timm, a checkpoint, a repository in the Hugging Face cache, a test id or variant name";

/// Where a result is drawn to, and with which font.
struct Drawing {
  std::string save{}, font{};

  /// The font of that file, or the system's. Throws ConfigError for a file that is no font.
  vision::Font type() const { return font.empty() ? vision::Font() : vision::Font(font); }
};

/// `what` --save does.
inline void add_drawing(CLI::App* app, Drawing& drawing, std::string const& what) {
  auto* const save = app->add_option("--save", drawing.save, what);
  app->add_option("--font", drawing.font,
                  "font file for the text in that picture; the system's fonts have what it lacks, or all")
      ->needs(save);
}

/// What the commands on pictures share.
struct PictureOptions : ModelOptions, Drawing {
  std::vector<std::string> pictures{};
  bool json = false;
};

/// `saves` is what --save writes.
inline void add_pictures(CLI::App* app, PictureOptions& options, std::string const& saves,
                         std::string const& pictures = "JPEG, PNG, WebP or BMP files") {
  app->add_option("pictures", options.pictures, pictures)->required();
  app->add_option("-m,--model", options.model, model_help)->capture_default_str();
  add_drawing(app, options, "write " + saves + " to this file");
  app->add_flag("--json", options.json, "one line of JSON per picture, in their order");
  add_weights(app, options.weights);
  add_changes(app, options.changes);
  add_run(app, options.run);
}

/// Throws ConfigError if an option that writes one file is given for several.
inline void check_single(std::string const& option, std::string const& file, std::vector<std::string> const& inputs,
                         std::string const& what = "picture") {
  if (!file.empty() && inputs.size() != 1)
    throw ConfigError(ttfm::detail::cat(option, " takes one ", what, "; ", inputs.size(), " were given"));
}

/// JSON as text, on one line unless indented. JSON is UTF-8: bytes of names and messages that are none become U+FFFD.
inline std::string to_text(ordered_json const& json, int indent = -1) {
  return json.dump(indent, ' ', false, ordered_json::error_handler_t::replace);
}

/// Writes a line of JSON at once, so that it isn't lost if what comes after it ends the program.
inline void print_line(ordered_json const& json) {
  std::puts(to_text(json).c_str());
  std::fflush(stdout);
}

/// Counts what failed of several items, and tells of it on stderr, after the item's name if the message hasn't got it.
class Failures {
 public:
  void tell(std::string const& name, Failure const& failure) {
    ++failed_, wrong_ += failure.kind == ErrorKind::config;
    std::fflush(stdout);
    bool const named = failure.message.find(name) != std::string::npos;
    std::fprintf(stderr, "ttfm: %s%s%s\n", named ? "" : name.c_str(), named ? "" : ": ", failure.message.c_str());
  }
  std::size_t count() const { return failed_; }
  /// The exit status: usage if all items failed as ConfigError, so that the call was wrong, else failure if one failed.
  int exit(std::size_t items) const { return failed_ == 0 ? success : wrong_ == items ? usage : failure; }

 private:
  std::size_t failed_ = 0, wrong_ = 0;
};

/// Calls `use(i)` for each item. What one throws is told on stderr (see Failures) and handed to `put(i, failure)`,
/// which writes it in the item's place; the others go on. With a bar called `what` unless that is empty.
template <class Use, class Put>
int for_each_item(std::vector<std::string> const& names, std::string const& what, Use use, Put put) {
  Failures failures;
  ProgressBar bar(what);
  auto show = [&](std::size_t done) {
    if (!what.empty() && names.size() > 1)
      bar(static_cast<std::int64_t>(done), static_cast<std::int64_t>(names.size()));
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    show(i);
    auto const outcome = attempt([&] { return use(i), true; });
    if (auto const* failure = outcome.failure()) {
      bar.clear();
      failures.tell(names[i], *failure);
      put(i, *failure);
      std::fflush(stdout);
    }
  }
  return failures.exit(names.size());
}

/// The name of a bar for items whose lines are written as they come: none where the terminal shows them already.
inline std::string bar_beside_lines(std::string const& what) { return isatty(STDOUT_FILENO) ? "" : what; }

inline ordered_json error_json(Failure const& failure) {
  return {{"kind", to_string(failure.kind)}, {"message", failure.message}};
}

/// The place of an item that failed, where it has no table: with `json` {<key>: <name>, "error": {"kind": ...,
/// "message": ...}}.
inline void print_failure(bool json, char const* key, std::string const& name, Failure const& failure) {
  if (json)
    print_line({{key, name}, {"error", error_json(failure)}});
  else
    std::printf("%s  %s\n", bold(name).c_str(), red("failed").c_str());
}

/// Calls `use` with each picture, as for_each_item.
template <class Use>
int for_each_picture(std::vector<std::string> const& files, std::string const& what, bool json, Use use) {
  return for_each_item(
      files, what.empty() ? what : bar_beside_lines(what), [&](std::size_t i) { use(files[i]); },
      [&](std::size_t i, Failure const& failure) { print_failure(json, "image", files[i], failure); });
}

inline void print_title(std::string const& file, AnyModel const& model) {
  std::printf("%s  %s\n", bold(file).c_str(), dim(model.title()).c_str());
}

/// `cold` tells that the first run's set-up is in them.
inline ordered_json milliseconds(Timings const& t) {
  return {{"decode", t.decode},
          {"preprocess", t.preprocess},
          {"inference", t.inference},
          {"postprocess", t.postprocess},
          {"cold", t.cold}};
}

/// The line of JSON of one picture; `output` is what was made of it.
inline void print_json(std::string const& picture, std::string const& id, ordered_json output, Timings const& t) {
  ordered_json const line{
      {"image", picture}, {"model", id}, {"output", std::move(output)}, {"milliseconds", milliseconds(t)}};
  print_line(line);
}

inline void print_timings(Timings const& t) {
  char line[200];
  std::snprintf(line, sizeof line,
                "decode %.1f ms, preprocess %.1f ms, inference %.1f ms, postprocess %.1f ms, together %.1f ms",
                t.decode, t.preprocess, t.inference, t.postprocess, t.total());
  std::string text = line;
  if (t.cold) text += ", the first run's set-up included";
  std::printf("  %s\n", dim(text).c_str());
}

/// Parses a call, runs the command that it chose and returns the exit status; tells on stderr what went wrong.
inline int run_program(CLI::App& app, int argc, char** argv, Action const& command) {
  try {
    app.parse(argc, argv);
    int const exit = command();
    if (std::fflush(stdout) != 0 || std::ferror(stdout)) throw Error("what there was to print can't be written");
    return exit;
  } catch (CLI::ParseError const& error) {
    return app.exit(error) == 0 ? success : usage;
  } catch (ConfigError const& error) {
    std::fprintf(stderr, "ttfm: %s\n", error.what());
    return usage;
  } catch (...) {
    std::fprintf(stderr, "ttfm: %s\n", current_failure().message.c_str());
    return failure;
  }
}

}  // namespace cli
