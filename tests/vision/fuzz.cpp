// Decodes broken pictures, IDX files and run-length encoded masks, made from good ones; built with sanitizers.
#include <ATen/ops/equal.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "files.hpp"
#include "mutate.hpp"
#include "ttfm/vision/idx.hpp"
#include "ttfm/vision/image.hpp"
#include "ttfm/vision/image_folder.hpp"
#include "ttfm/vision/preprocess.hpp"
#include "ttfm/vision/rle.hpp"

namespace {

/// Strings and JSON of random runs, mostly broken: what is accepted must be a mask whose runs are the same.
bool fuzz_runs(std::mt19937& random) {
  using namespace ttfm::vision;
  int refused = 0, wrong = 0;
  constexpr int rounds = 20'000;
  for (int round = 0; round < rounds; ++round) {
    int const height = 1 + static_cast<int>(random() % 12), width = 1 + static_cast<int>(random() % 12);
    cv::Mat mask(height, width, CV_8UC1);
    for (auto* p = mask.data; p != mask.dataend; ++p) *p = random() % 3 ? 0 : 255;
    auto const good = encode_rle(mask);
    auto text = compress(good);
    auto json = nlohmann::json(good).dump();
    for (auto* broken : {&text, &json})
      for (auto changes = random() % 3; changes--;) {
        auto const at = random() % broken->size();
        if (random() % 3 == 0)
          broken->resize(at + 1);
        else
          (*broken)[at] = static_cast<char>(random() % 4 ? '0' + random() % 64 : random());
      }
    try {
      if (round % 2) {
        auto const rle = uncompress(text, height, width);
        wrong += cv::countNonZero(decode_rle(rle)) != rle.area();
      } else {
        auto const parsed = nlohmann::json::parse(json, nullptr, false);
        auto const rle = parsed.is_discarded() ? throw ttfm::ImageError("no JSON") : parsed.get<Rle>();
        wrong += cv::countNonZero(decode_rle(rle)) != rle.area();
      }
    } catch (ttfm::ImageError const&) {
      ++refused;
    }
  }
  std::printf("%d runs: %d refused, %d read, %d wrong\n", rounds, refused, rounds - refused, wrong);
  return !wrong && refused > rounds / 4 && refused < rounds;
}

/// IDX files, plain and compressed, mostly broken: what is accepted can't have more values than the file can hold.
bool fuzz_idx(std::mt19937& random) {
  std::string const plain("\0\0\x08\x03\0\0\0\x02\0\0\0\x03\0\0\0\x04........................", 40);
  auto const compressed = bytes_of("digits/t10k-labels-idx1-ubyte.gz");
  auto const path = std::filesystem::temp_directory_path() / "ttfm_fuzz.idx";
  int refused = 0, wrong = 0;
  constexpr int rounds = 6'000;
  for (int round = 0; round < rounds; ++round) {
    auto bytes = round % 2 ? plain : compressed;
    for (auto changes = random() % 3; changes--;) {
      auto const at = random() % (random() % 2 ? bytes.size() : std::min<std::size_t>(bytes.size(), 16));
      if (random() % 4 == 0)
        bytes.resize(at + 1);
      else
        bytes[at] = static_cast<char>(random());
    }
    std::ofstream(path, std::ios::binary) << bytes;
    try {
      auto const got = ttfm::vision::read_idx(path);
      wrong += got.numel() > static_cast<std::int64_t>(1032 * bytes.size());  // deflate's best
    } catch (ttfm::DataError const&) {
      ++refused;
    }
  }
  std::filesystem::remove(path);
  std::printf("%d IDX files: %d refused, %d read, %d wrong\n", rounds, refused, rounds - refused, wrong);
  return !wrong && refused > rounds / 4 && refused < rounds;
}

/// Lists of pictures and files of what folders stand for, mostly broken: what is accepted names classes that are there.
bool fuzz_lists(std::mt19937& random) {
  using namespace ttfm::vision;
  std::vector<std::string> const classes{"cat", "dog", "7"};
  std::string const good[] = {"a.jpg,cat\r\nb c.jpg\tdog\n./a.jpg 2\n", "x cat\ny\t1\nz,dog, hound\n",
                              R"({"x": "cat", "y": 1, "z": "dog"})", R"({"0": ["x", "cat"], "1": ["y", "dog"]})"};
  auto const folder = std::filesystem::temp_directory_path() / "ttfm_fuzz_lists";
  std::filesystem::create_directories(folder);
  for (auto const* name : {"a.jpg", "b c.jpg"}) std::ofstream(folder / name) << "x";
  int refused = 0, wrong = 0;
  constexpr int rounds = 8'000;
  for (int round = 0; round < rounds; ++round) {
    auto bytes = good[round % 4];
    if (round % 5) mutate(bytes, random);
    std::ofstream(folder / "list", std::ios::binary) << bytes;
    try {
      if (round % 4) {
        wrong += read_class_map(folder / "list").values.empty();
      } else {
        auto const found = read_image_list(folder / "list", round % 8 ? std::vector<std::string>{} : classes);
        for (auto const& sample : found.samples)
          wrong += sample.index < 0 || sample.index >= static_cast<int>(found.classes.size());
      }
    } catch (ttfm::DataError const&) {
      ++refused;
    }
  }
  std::filesystem::remove_all(folder);
  std::printf("%d lists: %d refused, %d read, %d wrong\n", rounds, refused, rounds - refused, wrong);
  return !wrong && refused > rounds / 8 && refused < rounds;
}

/// Is a JPEG that is resized while it is decoded another input than step by step, or refused for another reason?
bool differs(std::string const& bytes) {
  using namespace ttfm;
  static auto const policies = [] {
    vision::ReadOptions const small{.max_pixels = 100'000};
    return std::array{vision::VisionPreprocessor(recipes::torchvision({.resize = 13, .crop = 7}), small),
                      vision::VisionPreprocessor(recipes::squash({9, 30}), small)};
  }();
  auto const* first = reinterpret_cast<std::byte const*>(bytes.data());
  vision::Image const image = std::vector<std::byte>(first, first + bytes.size());
  auto made = [](auto make) -> std::pair<at::Tensor, std::string> {
    try {
      return {make(), {}};
    } catch (ttfm::ImageError const& error) {
      return {{}, error.what()};
    }
  };
  for (auto const& policy : policies) {
    auto const [input, refusal] = made([&] { return policy.prepare(image).input; });
    auto const [wanted, reason] = made([&] { return policy.apply(policy.decode(image)); });
    if (refusal != reason || (input.defined() && !at::equal(input, wanted))) return true;
  }
  return false;
}

}  // namespace

int main() {
  std::mt19937 random(1);
  bool const runs = fuzz_runs(random) & fuzz_idx(random) & fuzz_lists(random);
  int refused = 0, files = 0, wrong = 0;
  for (std::string const name : {"cmyk.jpg",
                                 "orientation6.jpg",
                                 "cmyk_progressive.jpg",
                                 "gray.jpg",
                                 "gray16.png",
                                 "interlaced_palette4.png",
                                 "palette2_transparent.png",
                                 "profile.png",
                                 "alpha.webp",
                                 "alpha_lossy.webp",
                                 "palette.bmp",
                                 "gray1.bmp",
                                 "os2_4.bmp",
                                 "os2v2_24.bmp",
                                 "rgb565_40.bmp",
                                 "bgar_108.bmp",
                                 "palette_17.bmp",
                                 "top_down_32.bmp",
                                 "rle8.bmp",
                                 "rle4_odd.bmp",
                                 "orientation6.webp",
                                 "orientation5.png"}) {
    auto const good = bytes_of("pictures/" + name);
    for (int round = 0; round < 1000; ++round, ++files) {
      auto bytes = good;
      for (auto changes = 1 + random() % 3; changes--;) {
        // Half of the changes are where the headers are.
        auto const at = random() % (random() % 2 ? bytes.size() : std::min<std::size_t>(bytes.size(), 70));
        if (random() % 4 == 0)
          bytes.resize(at + 1);
        else
          bytes[at] = static_cast<char>(random());
      }
      try {
        ttfm::vision::decode_image(std::as_bytes(std::span(bytes)),
                                   {.apply_exif_orientation = true, .max_pixels = 100'000});
      } catch (ttfm::ImageError const&) {
        ++refused;
      }
      if (name.ends_with(".jpg")) wrong += differs(bytes);
    }
  }
  std::printf("%d files: %d refused, %d read, %d JPEGs become something else while decoded\n", files, refused,
              files - refused, wrong);
  return runs && !wrong && refused > files / 4 && refused < files ? 0 : 1;
}
