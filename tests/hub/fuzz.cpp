// Reads broken config.json and preprocessor_config.json texts, made from good ones; built with sanitizers.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "files.hpp"
#include "mutate.hpp"
#include "ttfm/hub/folder.hpp"

using namespace ttfm;
namespace fs = std::filesystem;

namespace {

/// False if the texts were refused.
bool reads(std::string const& config, std::string const& preprocessor, fs::path const& folder) {
  std::ofstream(folder / "config.json", std::ios::binary) << config;
  std::ofstream(folder / "preprocessor_config.json", std::ios::binary) << preprocessor;
  try {
    auto const model = hub::read_folder(folder);
    for (auto const& label : model.labels.all()) (void)label;
    return true;
  } catch (Error const&) {
    return false;
  }
}

}  // namespace

int main() {
  std::mt19937 random(1);
  auto const folder = fs::temp_directory_path() / "ttfm_hub_fuzz";
  fs::remove_all(folder);
  fs::create_directories(folder);
  std::vector<std::pair<std::string, std::string>> good;
  for (std::string const name : {"vit", "resnet_v5", "deit_teacher", "perceiver_fourier", "efficientnet_short"})
    good.emplace_back(bytes_of("hub/" + name + "/config.json"), bytes_of("hub/" + name + "/preprocessor_config.json"));
  for (auto const& record : nlohmann::json::parse(bytes_of("hub/timm.json")))
    good.emplace_back(record.at("config").dump(), "{}");
  int refused = 0, files = 0;
  for (auto const& [config, preprocessor] : good) {
    if (!reads(config, preprocessor, folder)) return std::fprintf(stderr, "a good file is refused\n"), 1;
    for (int round = 0; round < 1000; ++round, ++files) {
      auto one = config, other = preprocessor;
      mutate(random() % 2 ? one : other, random);
      refused += !reads(one, other, folder);
    }
  }
  fs::remove_all(folder);
  std::printf("%d files: %d refused, %d read\n", files, refused, files - refused);
  return refused > files / 4 && refused < files ? 0 : 1;
}
