// From JPEG files to input tensors, for picture_to_tensor.py, which measures Pillow beside it. Usage: bench_picture
// ROUNDS FILES: for each file a line of JSON, milliseconds, the least of so many rounds.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <limits>
#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "ttfm/core/detail/read_file.hpp"
#include "ttfm/runtime/timings.hpp"
#include "ttfm/vision/preprocess.hpp"

int main(int count, char** arguments) {
  using namespace ttfm;
  vision::VisionPreprocessor const torchvision(recipes::torchvision({})), timm(recipes::timm({}));
  for (int i = 2; i < count; ++i) {
    std::filesystem::path const file = arguments[i];
    std::string text;
    if (auto const failed = detail::read_file(file, text); !failed.empty())
      return std::fprintf(stderr, "%s %s\n", arguments[i], failed.c_str()), 1;
    auto const bytes = std::as_bytes(std::span(text));
    auto const picture = vision::decode_image(bytes);
    struct {
      char const* name;
      std::function<void()> work;
      double least = std::numeric_limits<double>::infinity();
    } stages[] = {{"decode", [&] { vision::decode_image(bytes); }},
                  {"resize",
                   [&] {
                     vision::resize(picture, {256, 341}, Interpolation::bilinear);
                   }},
                  {"torchvision", [&] { torchvision.preprocess(file); }},
                  {"timm", [&] { timm.preprocess(file); }}};
    for (int round = std::atoi(arguments[1]); round-- > 0;)
      for (auto& stage : stages) {
        Stopwatch watch;
        stage.work();
        stage.least = std::min(stage.least, watch.lap());
      }
    nlohmann::json line;
    for (auto const& stage : stages) line[stage.name] = stage.least;
    std::puts(line.dump().c_str());
  }
}
