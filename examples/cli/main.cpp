// ttfm: lists the registry, and classifies pictures with EfficientNet-Lite.
#include <ATen/ops/softmax.h>
#include <ATen/ops/topk.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "ttfm/checkpoint/pickle.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/models/efficientnet_lite.hpp"
#include "ttfm/tables.hpp"
#include "ttfm/vision/preprocess.hpp"

namespace {

using Clock = std::chrono::steady_clock;
using ttfm::EfficientNetLite;

/// Milliseconds since the last call, or since construction.
class Lap {
 public:
  double operator()() {
    auto const before = std::exchange(last_, Clock::now());
    return std::chrono::duration<double, std::milli>(last_ - before).count();
  }

 private:
  Clock::time_point last_ = Clock::now();
};

void list() {
  ttfm::for_each_variant(ttfm::families, []<class Family>(auto const& row) {
    ttfm::TestId const id{.path = Family::name, .variant = row.name};
    auto const millions = static_cast<double>(row.model.parameters) / 1e6;
    std::printf("%-80s %-12s %8.1f M\n", id.text().c_str(), std::string(to_string(row.model.source)).c_str(), millions);
  });
}

void classify(std::string const& variant, std::string const& weights_file, std::vector<std::string> const& pictures) {
  auto const& row = ttfm::get_variant_config<EfficientNetLite>(variant);
  auto const checkpoint = ttfm::checkpoint::read_legacy_pickle(weights_file);
  std::vector<std::string> unexpected = checkpoint.names();
  ttfm::nn::Weights weights([&](ttfm::nn::Request const& request) {
    auto const theirs = EfficientNetLite::Model::lukemelas_name(request.name, row.config);
    auto const* tensor = checkpoint.find(theirs);
    std::erase(unexpected, theirs);
    return tensor ? *tensor : at::Tensor{};
  });
  auto const network = EfficientNetLite::Model::network(ttfm::nn::Path(weights), row);
  auto available = unexpected;
  weights.finish(available);

  c10::InferenceMode const guard;
  for (auto const& picture : pictures) {
    Lap lap;
    auto const rgb = ttfm::vision::read_image(picture);
    auto const decode = lap();
    auto const input = ttfm::vision::VisionPreprocessor(row.model).apply(rgb);
    auto const preprocess = lap();
    auto const logits = input | network;
    auto const inference = lap();
    auto const [scores, indices] = at::topk(at::softmax(logits, -1)[0], 5);
    auto const postprocess = lap();

    std::printf("%s (%s)\n", picture.c_str(), std::string(row.name).c_str());
    for (int i = 0; i < 5; ++i) {
      auto const score = scores[i].item<float>();
      auto const index = indices[i].item<std::int64_t>();
      std::string bar;
      for (int step = 0; step < static_cast<int>(score * 40 + 0.5f); ++step) bar += "█";
      auto const label = std::string(ttfm::labels::imagenet1k(static_cast<std::size_t>(index)));
      std::printf("  %4lld  %-28s %8.4f%%  %s\n", static_cast<long long>(index), label.c_str(), 100 * score, bar.c_str());
    }
    std::printf("  decode %.1f ms, preprocess %.1f ms, inference %.1f ms, postprocess %.1f ms\n", decode, preprocess,
                inference, postprocess);
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"ttfm: vision models with the numbers of their Python sources"};
  app.footer("Example:\n  ttfm classify examples/images/chelsea.png --weights efficientnet-lite0-57934424.pth");
  app.require_subcommand(1);
  auto* lists = app.add_subcommand("list", "list the variants of the registry");
  auto* classifies = app.add_subcommand("classify", "classify pictures with EfficientNet-Lite");
  std::vector<std::string> pictures;
  std::string weights, variant{EfficientNetLite::default_variant};
  classifies->add_option("pictures", pictures, "picture files")->required();
  classifies->add_option("--weights", weights, "checkpoint in torch.save's legacy format, lukemelas' names")->required();
  classifies->add_option("--variant", variant, "variant of efficientnet_lite")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    if (*lists) list();
    if (*classifies) classify(variant, weights, pictures);
  } catch (ttfm::Error const& error) {
    std::fprintf(stderr, "ttfm: %s\n", error.what());
    return 1;
  }
}
