/// @file  Sets of handwritten digits in MNIST's files.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/empty.h>

#include <array>
#include <cstring>
#include <filesystem>
#include <opencv2/core.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/checkpoint/locate.hpp"
#include "ttfm/models/mnist/variants.hpp"
#include "ttfm/vision/idx.hpp"
#include "ttfm/vision/preprocess.hpp"

namespace ttfm::models::mnist {

/// Pictures as the networks take them, and what they show.
struct Digits {
  at::Tensor images;  ///< N x 1 x 28 x 28, float32 in [0, 1], ink on 0
  at::Tensor labels;  ///< N, int64
  std::int64_t size() const { return labels.size(0); }
};

/// The two parts of a set, by the names that MNIST's files have.
enum class Split { train, t10k };

constexpr auto names(Split) { return std::to_array<std::string_view>({"train", "t10k"}); }

/// Reads <split>-images-idx3-ubyte and <split>-labels-idx1-ubyte in a folder, plain or as .gz. Pictures of another size
/// are resized as the recipe says. Throws DataError naming the file if one is missing, damaged, or doesn't fit the
/// other.
inline Digits read_digits(std::filesystem::path const& folder, Split split) {
  auto find = [&](std::string_view kind) {
    std::string looked;
    for (auto const* ending : {"", ".gz"}) {
      auto const file = folder / ttfm::detail::cat(to_string(split), '-', kind, "-ubyte", ending);
      if (std::filesystem::is_regular_file(file)) return file;
      looked += (looked.empty() ? "" : " or ") + file.string();
    }
    throw DataError("no digits: there is no " + looked);
  };
  auto shape_text = [](at::Tensor const& x) { return ttfm::detail::join(x.sizes(), "x"); };
  auto const image_file = find("images-idx3"), label_file = find("labels-idx1");
  auto const images = vision::read_idx(image_file), labels = vision::read_idx(label_file);
  if (images.dim() != 3 || images.size(1) < 1 || images.size(2) < 1)
    throw DataError(
        ttfm::detail::cat(image_file.string(), ": pictures are N x height x width, not ", shape_text(images)));
  if (labels.dim() != 1 || labels.size(0) != images.size(0) || labels.size(0) == 0)
    throw DataError(ttfm::detail::cat(label_file.string(), ": labels of ", shape_text(labels),
                                      " don't fit pictures of ", shape_text(images), " in ", image_file.string()));
  if (labels.max().item<int>() > 9)
    throw DataError(
        ttfm::detail::cat(label_file.string(), ": there is a label ", labels.max().item<int>(), "; digits are 0 to 9"));
  vision::VisionPreprocessor const preprocessor(recipe);
  std::vector<at::Tensor> inputs;
  for (std::int64_t i = 0; i < images.size(0); ++i) {
    cv::Mat const grey(static_cast<int>(images.size(1)), static_cast<int>(images.size(2)), CV_8UC1,
                       images[i].data_ptr());
    inputs.push_back(preprocessor.preprocess(grey));
  }
  return {at::cat(inputs), labels.to(at::kLong)};
}

/// Fetches MNIST's four files into a folder, those that aren't there, with checkpoint::fetch of checkpoint/fetch.hpp or
/// another. Throws CheckpointError with the address.
inline void download_mnist(std::filesystem::path const& folder, checkpoint::Fetch const& fetch,
                           checkpoint::Progress const& progress = {}) {
  for (auto const* name : {"train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz",
                           "t10k-labels-idx1-ubyte.gz"})
    if (!std::filesystem::is_regular_file(folder / name))
      fetch({.url = ttfm::detail::cat("https://ossci-datasets.s3.amazonaws.com/mnist/", name), .target = folder / name},
            progress);
}

/// Where download_mnist puts the files if nothing else is said.
inline std::filesystem::path mnist_folder() { return checkpoint::cache_folder() / "mnist"; }

}  // namespace ttfm::models::mnist
