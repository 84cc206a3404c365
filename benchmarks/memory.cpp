// Memory that a loaded variant takes, and the peak while it is loaded from a safetensors file of float32.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "ttfm/checkpoint/safetensors_writer.hpp"
#include "ttfm/models/resnet.hpp"
#include "ttfm/models/suryaocr.hpp"
#include "ttfm/models/vit.hpp"
#include "ttfm/nn/seeded.hpp"

namespace {

/// A line of /proc/self/status in MB.
double megabytes(std::string const& key) {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(key + ":")) return std::stod(line.substr(key.size() + 1)) / 1024;
  return 0;
}

/// In a process of its own, so that its peak is of nothing else.
void in_child(std::function<void()> const& body) {
  std::fflush(stdout);
  auto const child = fork();
  if (child == 0) {
    body();
    std::fflush(stdout);
    _exit(0);
  }
  int status = 1;
  if (child < 0 || waitpid(child, &status, 0) != child || status != 0) std::exit(1);
}

template <class Family>
void measure(char const* variant) {
  auto const& row = ttfm::get_variant_config<Family>(variant);
  auto const file =
      std::filesystem::temp_directory_path() / ("ttfm_memory_" + std::to_string(getpid()) + ".safetensors");
  in_child([&] {
    ttfm::Pipeline<Family> const model(row, ttfm::nn::random_weights());
    ttfm::checkpoint::write_safetensors(file, model.weights().entries());
  });
  auto const size = static_cast<double>(std::filesystem::file_size(file)) / (1 << 20);
  for (auto const dtype : {at::kFloat, at::kBFloat16})
    in_child([&] {
      auto const before = megabytes("VmRSS");
      auto const model = ttfm::load_model<Family>(variant, {.checkpoint = file}, ttfm::device::Cpu({.dtype = dtype}));
      std::printf("| %s %s | %s | %.0f | %.0f | %.0f | %.0f |\n", Family::model.data(), variant,
                  dtype == at::kFloat ? "float32" : "bfloat16", size, megabytes("VmHWM") - before,
                  megabytes("VmRSS") - before, megabytes("RssAnon"));
    });
  std::filesystem::remove(file);
}

}  // namespace

int main() {
  std::puts(
      "| variant | dtype | file | peak | loaded | of these not in the file |\n| --- | --- | --- | --- | --- | --- |");
  measure<ttfm::ResNet>("ResNet50");
  measure<ttfm::ViT>("Large");
  measure<ttfm::SuryaOcr>("Ocr_Text");
}
