/// @file  Pages of text for a host: a model that finds lines, and behind it a function that reads them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/core/detail/sha256.hpp"
#include "ttfm/serving/servable.hpp"
#include "ttfm/vision/image.hpp"
#include "ttfm/vision/ocr.hpp"

namespace ttfm::serving {

/// The lines of a page (RGB, CV_8UC3) with their text, in their order. It is called by one thread at a time.
using ReadLines = std::function<std::vector<vision::OcrLine>(cv::Mat const& rgb, std::vector<vision::OcrLine>)>;

/// A reader of lines, and a digest of its weights.
struct LineReader {
  ReadLines read{};
  std::string version{};
};

/// Replicas of a model that share a reader share this too.
struct SharedLineReader {
  explicit SharedLineReader(LineReader r) : reader(std::move(r)) {}

  LineReader const reader;
  std::mutex mutex{};  ///< held while it reads
};

/// A detector of lines whose pages are read. Reading counts as postprocessing: with a detector on the CPU it is done by
/// the worker, within ModelOptions::hang_limit.
class ReadingServable final : public Servable {
 public:
  /// `detector` gives pages (vision::OcrPage) as results.
  ReadingServable(std::unique_ptr<Servable> detector, std::shared_ptr<SharedLineReader> reader)
      : detector_(std::move(detector)), reader_(std::move(reader)), info_(detector_->info()) {
    ttfm::detail::Sha256 sha;
    sha.update(ttfm::detail::cat(info_.version, '\n', reader_->reader.version));
    info_.version = sha.hex().substr(0, 16);
  }

  ServableInfo const& info() const override { return info_; }
  Prepared example() const override { return detector_->example(); }

  Prepared prepare(Input input) const override {
    std::shared_ptr<std::string const> file;
    if (auto const* bytes = std::get_if<std::string>(&input)) file = std::make_shared<std::string const>(*bytes);
    auto prepared = detector_->prepare(std::move(input));
    prepared.file = std::move(file);
    return prepared;
  }

  nn::Tensors run(std::span<Prepared const* const> items) override { return detector_->run(items); }

  Result finish(nn::Tensors const& outputs, int index, Prepared const& item) const override {
    auto result = detector_->finish(outputs, index, item);
    if (!item.file) return result;
    auto page = result.as<vision::OcrPage>();
    if (!page.lines.empty()) {
      auto const rgb = vision::decode_image(std::as_bytes(std::span(*item.file)));
      std::lock_guard const lock(reader_->mutex);
      page.lines = reader_->reader.read(rgb, std::move(page.lines));
    }
    page.read = true;
    return page;
  }

 private:
  std::unique_ptr<Servable> detector_;
  std::shared_ptr<SharedLineReader> reader_;
  ServableInfo info_;
};

}  // namespace ttfm::serving
