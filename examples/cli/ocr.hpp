// ttfm ocr: the lines of text on pages, and what they say.
#pragma once

#include <cstdio>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "common.hpp"
#include "ttfm/vision/draw.hpp"
#include "ttfm/vision/image.hpp"
#include "ttfm/vision/ocr.hpp"

namespace cli {

struct OcrOptions : Drawing {
  std::vector<std::string> pages;
  bool detect_only = false, no_math = false, json = false;
  std::string tokenizer, special_tokens;
  Weights detector, recogniser;
  bool random = false, download = false;
  std::string salt;  // of weights from names
  Run run;
};

/// Finds lines and reads them.
struct Reader {
  virtual ~Reader() = default;
  virtual ttfm::vision::OcrPage run(std::filesystem::path const& page, Timings& timings,
                                    ttfm::checkpoint::Progress const& progress) const = 0;
};

/// Reads lines of a page (RGB, CV_8UC3); `digest` is of its weights.
struct LineReader {
  std::function<std::vector<vision::OcrLine>(cv::Mat const&, std::vector<vision::OcrLine>)> read;
  std::string digest;
};

/// Loads Surya's recogniser alone. Throws as open_ocr does.
LineReader open_line_reader(OcrOptions const& options);

/// Loads Surya's detector and, unless only lines are wanted, its recogniser. Throws as the pipelines do; ConfigError
/// too where the recogniser has no tokenizer.
std::unique_ptr<Reader> open_ocr(OcrOptions const& options);

inline void print_result(std::string const& name, vision::OcrPage const& page, Timings const& t) {
  std::printf("%s  %s\n", bold(name).c_str(),
              dim(ttfm::detail::cat(page.lines.size(), page.lines.size() == 1 ? " line" : " lines")).c_str());
  for (auto const& line : page.lines) {
    auto const b = vision::bounds(line.polygon);
    char place[96];
    std::snprintf(place, sizeof place, "(%4.0f, %4.0f) to (%4.0f, %4.0f)", b[0], b[1], b[2], b[3]);
    std::printf("  %5.1f%%  %s  %s\n", static_cast<double>(line.confidence * 100), dim(place).c_str(),
                page.read ? line.text.c_str() : green(bar(static_cast<double>(line.confidence), 20)).c_str());
  }
  print_timings(t);
}

inline int ocr(OcrOptions options) {
  check_single("--save", options.save, options.pages, "page");
  check_folder(options.save);
  auto const font = options.type();
  for (auto* weights : {&options.detector, &options.recogniser}) {
    weights->random = options.random;
    weights->download = options.download;
    if (!options.salt.empty()) weights->from_names = options.salt;
  }
  options.run.items = options.pages.size();
  std::unique_ptr<Reader> reader;
  {
    ProgressBar bar("download");
    options.detector.progress =
        options.recogniser.progress = [&](std::int64_t done, std::int64_t total) { bar(done, total); };
    reader = open_ocr(options);
  }
  return for_each_picture(options.pages, "", options.json, [&](std::string const& name) {
    Timings timings;
    auto const page = [&] {
      ProgressBar bar("read");
      return reader->run(name, timings, [&](std::int64_t done, std::int64_t total) { bar(done, total); });
    }();
    if (!options.save.empty()) vision::write_image(options.save, vision::draw(vision::read_image(name), page, font));
    if (options.json)
      print_line({{"image", name}, {"output", nlohmann::json(page)}, {"milliseconds", milliseconds(timings)}});
    else
      print_result(name, page, timings);
  });
}

inline void add_ocr(CLI::App& app, Action& chosen) {
  auto const options = std::make_shared<OcrOptions>();
  auto* command = app.add_subcommand("ocr", "find lines of text on pages and read them");
  command->add_option("pages", options->pages, "JPEG, PNG, WebP or BMP files")->required();
  command->add_flag("--detect-only", options->detect_only, "only find the lines; needs no tokenizer");
  add_drawing(command, *options, "write the page with its lines, and their text beside it, to this file");
  command->add_flag("--json", options->json, "one line of JSON per page, in their order");
  command->add_option("--tokenizer", options->tokenizer, "tokenizer.json of the recogniser's checkpoint");
  command->add_option("--special-tokens", options->special_tokens,
                      "JSON list of the special tokens' names behind the tokenizer's ids, or object from name to id; "
                      "without it the tokenizer's added tokens");
  command->add_flag("--no-math", options->no_math, "formulas as plain text");
  command->add_option("--weights-detector", options->detector.file, "this checkpoint file of Ocr_Detection");
  command->add_option("--weights-recogniser", options->recogniser.file, "this checkpoint file of Ocr_Text");
  auto* group = command->add_option_group(
      "weights", "where other weights come from; without any, checkpoints are looked for on this machine");
  group->add_flag("--download", options->download, "download the published checkpoints if they aren't there");
  group->add_option("--weights-from-names", options->salt,
                    "weights computed from their names with this salt: for comparison");
  group->add_flag("--random-weights", options->random, "random weights: for timing");
  group->require_option(0, 1);
  add_run(command, options->run);
  command->callback([options, &chosen] { chosen = [options] { return ocr(*options); }; });
}

}  // namespace cli
