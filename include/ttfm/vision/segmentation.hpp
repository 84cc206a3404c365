/// @file  From a segmentation network's output to a class for each pixel, in pixels of the picture.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/aminmax.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/max.h>
#include <ATen/ops/sigmoid.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "ttfm/core/policy.hpp"
#include "ttfm/core/variant.hpp"
#include "ttfm/nn/guard.hpp"
#include "ttfm/vision/classification.hpp"
#include "ttfm/vision/preprocess.hpp"
#include "ttfm/vision/rle.hpp"

namespace ttfm::vision {

/// Is a result of this output a Segmentation?
constexpr bool segments(ModelOutput output) {
  return output == ModelOutput::segmentation || output == ModelOutput::mask ||
         output == ModelOutput::mask_probabilities;
}

/// A 4-connected part of one class: its pixels, and the smallest box around them.
struct Component {
  int index = 0;  ///< of the class
  std::int64_t area = 0;
  cv::Rect box{};
};

/// A mask (CV_8UC1) of which only the largest 4-connected part is left; of equal ones that whose first pixel, row by
/// row, comes first. Throws ImageError for another type.
inline cv::Mat largest_component(cv::Mat const& mask) {
  detail::check_mask(mask);
  if (mask.empty()) return mask;
  cv::Mat labels, stats, centroids;
  int const count = cv::connectedComponentsWithStats(mask, labels, stats, centroids, 4, CV_32S);
  int most = 0;
  for (int i = 1; i < count; ++i) most = std::max(most, stats.at<int>(i, cv::CC_STAT_AREA));
  for (int y = 0; y < labels.rows; ++y)
    for (int x = 0; x < labels.cols; ++x)
      if (int const label = labels.at<int>(y, x); label && stats.at<int>(label, cv::CC_STAT_AREA) == most)
        return labels == label;
  return mask.clone();
}

/// The class of every pixel: of the picture, where its size was known, else of the network's output, which may be
/// smaller than its input. -1 is what the network didn't see, because the recipe crops.
struct Segmentation {
  static constexpr ModelKind kind = ModelKind::segmentation;
  at::Tensor classes;  ///< H x W, int32, on the CPU
  int num_classes = 0;
  ttfm::labels::List labels{};
  std::vector<float> probabilities{};  ///< of each class: what the network gives its pixels on average; 0 without any

  /// The same as OpenCV has it, CV_32SC1, without a copy. It must not outlive the segmentation.
  cv::Mat matrix() const {
    if (!classes.defined() || classes.is_nested() || !classes.is_cpu() || classes.layout() != at::kStrided ||
        classes.dim() != 2 || classes.scalar_type() != at::kInt || !classes.is_contiguous() || classes.is_neg())
      throw ConfigError("a segmentation's classes are a contiguous H x W tensor of int32");
    return {static_cast<int>(classes.size(0)), static_cast<int>(classes.size(1)), CV_32SC1, classes.data_ptr<int>()};
  }

  /// The pixels of class `index` as 255, all others 0 (CV_8UC1).
  cv::Mat mask(int index) const { return matrix() == index; }

  /// The pixels of each class.
  std::vector<std::int64_t> counts() const {
    if (num_classes < 0) throw ConfigError(ttfm::detail::cat("a segmentation can't have ", num_classes, " classes"));
    std::vector<std::int64_t> result(static_cast<std::size_t>(num_classes));
    auto const all = matrix();
    for (int y = 0; y < all.rows; ++y)
      for (auto const *pixel = all.ptr<int>(y), *end = pixel + all.cols; pixel != end; ++pixel)
        if (*pixel >= 0 && *pixel < num_classes) ++result[static_cast<std::size_t>(*pixel)];
    return result;
  }

  /// Each class's share of the area that the network saw, as a result of its own: the shares sum to 1.
  Classification areas() const {
    auto const pixels = counts();
    std::int64_t sum = 0;
    for (auto const count : pixels) sum += count;
    Classification result{std::vector<float>(pixels.size()), labels};
    for (std::size_t i = 0; sum && i < pixels.size(); ++i)
      result.probabilities[i] = static_cast<float>(static_cast<double>(pixels[i]) / static_cast<double>(sum));
    return result;
  }

  /// The share of all classes but the background; nothing where the labels have none.
  std::optional<float> foreground() const {
    if (!labels.has_background()) return std::nullopt;
    auto const shares = areas().probabilities;
    return shares.empty() ? 0 : std::accumulate(shares.begin() + 1, shares.end(), 0.0f);
  }

  /// The connected parts of class `index`, largest first, equal ones from the top.
  std::vector<Component> components(int index) const {
    if (matrix().empty()) return {};
    cv::Mat labelled, stats, centroids;
    int const count = cv::connectedComponentsWithStats(mask(index), labelled, stats, centroids, 4, CV_32S);
    std::vector<Component> result;
    for (int i = 1; i < count; ++i) {
      auto of = [&](int what) { return stats.at<int>(i, what); };
      result.push_back({index,
                        of(cv::CC_STAT_AREA),
                        {of(cv::CC_STAT_LEFT), of(cv::CC_STAT_TOP), of(cv::CC_STAT_WIDTH), of(cv::CC_STAT_HEIGHT)}});
    }
    std::stable_sort(result.begin(), result.end(), [](auto const& a, auto const& b) {
      return std::pair(-a.area, std::pair(a.box.y, a.box.x)) < std::pair(-b.area, std::pair(b.box.y, b.box.x));
    });
    return result;
  }
};

/// {height, width, labels, indices, probabilities, areas, foreground, segments}: the classes that the picture has,
/// largest first, by label and index, with the mean probability that the network gives their pixels and their share of
/// the area (both as "62.5000%"). `foreground`, in [0, 1], only where there is a background. A segment is one of those
/// classes without the background: label, index, area in pixels, box [x, y, width, height], its COCO run-length
/// encoding `segmentation`, and `components`, its connected parts with area and box, largest first.
template <class Json>
void to_json(Json& json, Segmentation const& segmentation) {
  auto box_of = [](cv::Rect const& box) { return Json{box.x, box.y, box.width, box.height}; };
  auto const classes = segmentation.matrix();
  json = Json{{"height", classes.rows},   {"width", classes.cols},          {"labels", Json::array()},
              {"indices", Json::array()}, {"probabilities", Json::array()}, {"areas", Json::array()},
              {"segments", Json::array()}};
  if (auto const foreground = segmentation.foreground()) json["foreground"] = *foreground;
  for (auto const& [label, share, index] : segmentation.areas().top(std::max(segmentation.num_classes, 1))) {
    if (share == 0) break;
    auto const at = static_cast<std::size_t>(index);
    auto const& probabilities = segmentation.probabilities;
    json["labels"].push_back(label);
    json["indices"].push_back(index);
    json["probabilities"].push_back(percent(at < probabilities.size() ? probabilities[at] : 0));
    json["areas"].push_back(percent(share));
    if (index == 0 && segmentation.labels.has_background()) continue;
    auto const mask = segmentation.mask(static_cast<int>(index));
    auto const rle = encode_rle(mask);
    Json segment{{"label", label},
                 {"index", index},
                 {"area", rle.area()},
                 {"box", box_of(cv::boundingRect(mask))},
                 {"components", Json::array()},
                 {"segmentation", rle}};
    for (auto const& part : segmentation.components(static_cast<int>(index)))
      segment["components"].push_back({{"area", part.area}, {"box", box_of(part.box)}});
    json["segments"].push_back(std::move(segment));
  }
}

namespace detail {

/// For each pixel along one edge of a picture, the pixel of a mask over `window` of the resized picture that its centre
/// falls into; -1 beyond it.
inline std::vector<int> covering(int picture, int resized, int window_first, int window, int mask) {
  std::vector<int> result(static_cast<std::size_t>(picture));
  for (int i = 0; i < picture; ++i) {
    double const at = ((i + 0.5) * resized / picture - window_first) * mask / window;
    result[static_cast<std::size_t>(i)] = at >= 0 && at < mask ? static_cast<int>(at) : -1;
  }
  return result;
}

}  // namespace detail

/// Classes over what a recipe makes of a picture (CV_32SC1, its height and width any fraction of that), as classes of
/// the picture's own pixels, each that of the nearest; -1 where the recipe crops. Throws ConfigError for a picture
/// without pixels or with more than 2^28, classes of another type, or where the recipe keeps the picture's size and the
/// classes have another.
inline at::Tensor to_picture(cv::Mat const& classes, Recipe const& recipe, Size picture) {
  using ttfm::detail::cat;
  if (picture.height < 1 || picture.width < 1)
    throw ConfigError(cat("a picture has at least one pixel, not ", picture.width, 'x', picture.height));
  constexpr int most = 1 << 28;
  if (picture.height > most / picture.width)
    throw ConfigError(cat("a picture has at most ", most, " pixels, not ", picture.width, 'x', picture.height));
  if (classes.dims != 2 || classes.empty() || classes.type() != CV_32SC1)
    throw ConfigError(cat("classes are a matrix of CV_32SC1 with at least one pixel, not ",
                          classes.empty() ? "an empty one" : cv::typeToString(classes.type())));
  auto const size = resized(recipe, picture);
  auto const seen = window(recipe, size);
  if (recipe.multiple && (seen.height != classes.rows || seen.width != classes.cols))
    throw ConfigError(cat("a picture of ", picture.width, 'x', picture.height, " is segmented as ", seen.width, 'x',
                          seen.height, " pixels, not ", classes.cols, 'x', classes.rows));
  auto const rows = detail::covering(picture.height, size.height, seen.y, seen.height, classes.rows),
             columns = detail::covering(picture.width, size.width, seen.x, seen.width, classes.cols);
  auto result = at::empty({picture.height, picture.width}, at::kInt);
  auto* out = result.data_ptr<int>();
  for (int const y : rows)
    for (int const x : columns) *out++ = y < 0 || x < 0 ? -1 : classes.at<int>(y, x);
  return result;
}

struct MaskOptions {
  bool largest_component = false;  ///< of a mask's 4-connected parts only the largest counts, the others are background
};

/// The class of each pixel, by the model's output: of `segmentation` (N x classes x H x W) the most probable one; of
/// `mask` and `mask_probabilities` (N x 1 x H x W) class 1 where the probability is above the model's threshold, else
/// class 0, the background. On any device.
class SegmentationPostprocessor {
 public:
  using Result = Segmentation;
  static constexpr auto route = Postprocessing::picture;

  /// Throws ConfigError for a threshold outside [0, 1].
  explicit SegmentationPostprocessor(ModelConfig const& model, MaskOptions const& options = {})
      : SegmentationPostprocessor(model, model.labels, options) {}
  /// With labels other than the model's own.
  SegmentationPostprocessor(ModelConfig const& model, labels::List labels, MaskOptions const& options = {})
      : recipe_(model.recipe),
        labels_(std::move(labels)),
        output_(model.output),
        threshold_(model.threshold),
        options_(options) {
    if (!(threshold_ >= 0 && threshold_ <= 1))
      throw ConfigError(ttfm::detail::cat("a mask's threshold is a probability from 0 to 1, not ", threshold_));
  }

  /// The result of one item of the batch, in pixels of a picture of that size, or else of the output. Throws
  /// ConfigError for an output of another rank, without finite values, of probabilities outside [0, 1], or for a
  /// smaller batch.
  Segmentation postprocess(at::Tensor const& output, int batch_idx = 0, Size picture = {}) const {
    check(output);
    if (batch_idx < 0 || batch_idx >= output.size(0))
      throw ConfigError(ttfm::detail::cat("item ", batch_idx, " of a batch of ", output.size(0)));
    return item(output[batch_idx], picture);
  }

  /// The same of a network's outputs, of which the first counts. Throws ConfigError also if there is none.
  Segmentation postprocess(std::vector<at::Tensor> const& outputs, int batch_idx = 0, Size picture = {}) const {
    if (outputs.empty()) throw ConfigError("a segmentation network has an output; there is none");
    return postprocess(outputs[0], batch_idx, picture);
  }

  /// The results of the whole batch, in pixels of the output. Throws ConfigError as postprocess.
  std::vector<Segmentation> postprocess_batch(at::Tensor const& output) const {
    check(output);
    std::vector<Segmentation> results;
    for (std::int64_t i = 0; i < output.size(0); ++i) results.push_back(item(output[i], {}));
    return results;
  }

 private:
  bool binary() const { return output_ != ModelOutput::segmentation; }

  void check(at::Tensor const& output) const {
    ttfm::nn::check_real(output, binary() ? "a mask's output" : "a segmentation's output");
    if (output.dim() != 4 || output.numel() == 0 || (binary() && output.size(1) != 1))
      throw ConfigError(ttfm::detail::cat(
          binary() ? "a mask's output is N x 1 x H x W, not " : "a segmentation's output is N x classes x H x W, not ",
          ttfm::detail::join(output.sizes(), "x")));
  }

  /// Of classes x H x W.
  Segmentation item(at::Tensor const& output, Size picture) const {
    auto const values = ttfm::nn::as_floats(output, "a segmentation's output").contiguous();
    auto const [low, high] = at::aminmax(values);  // NaN where there is one
    auto const least = low.item<float>(), most = high.item<float>();
    if (!std::isfinite(least) || !std::isfinite(most))
      throw ConfigError("the network's output has values that are not finite");
    if (output_ == ModelOutput::mask_probabilities && (least < 0 || most > 1))
      throw ConfigError(ttfm::detail::cat("a mask's probabilities are from 0 to 1, not ", least < 0 ? least : most));
    int const height = static_cast<int>(values.size(1)), width = static_cast<int>(values.size(2));
    Segmentation result{.classes = at::empty({height, width}, at::kInt),
                        .num_classes = binary() ? 2 : static_cast<int>(values.size(0)),
                        .labels = labels_};
    // What the network gives each pixel's class.
    auto const certainty = binary() ? mask(values, result.matrix()) : most_probable(values, result.matrix());
    std::vector<double> sums(static_cast<std::size_t>(result.num_classes));
    auto const* classes = result.classes.data_ptr<int>();
    for (std::size_t i = 0; i < certainty.size(); ++i)
      sums[static_cast<std::size_t>(classes[i])] += static_cast<double>(certainty[i]);
    auto const counts = result.counts();
    for (std::size_t c = 0; c < sums.size(); ++c)
      result.probabilities.push_back(counts[c] ? static_cast<float>(sums[c] / static_cast<double>(counts[c])) : 0.0f);
    if (picture != Size{}) result.classes = to_picture(result.matrix(), recipe_, picture);
    return result;
  }

  std::vector<float> most_probable(at::Tensor const& logits, cv::Mat classes) const {
    auto const [best, index] = at::max(logits, 0);
    auto const certainty = logits.sub(best).exp_().sum(0).reciprocal_();
    at::from_blob(classes.data, index.sizes(), at::kInt).copy_(index);
    return {certainty.data_ptr<float>(), certainty.data_ptr<float>() + certainty.numel()};
  }

  std::vector<float> mask(at::Tensor const& values, cv::Mat classes) const {
    auto const probability = output_ == ModelOutput::mask ? at::sigmoid(values) : values;
    auto const* p = probability.data_ptr<float>();
    std::vector<float> certainty(p, p + probability.numel());
    cv::Mat set = cv::Mat(classes.rows, classes.cols, CV_32FC1, certainty.data()) > threshold_;
    if (options_.largest_component) set = largest_component(set);
    set.convertTo(classes, CV_32S, 1.0 / 255);
    auto const* in = classes.ptr<int>();
    for (std::size_t i = 0; i < certainty.size(); ++i)
      if (!in[i]) certainty[i] = 1 - certainty[i];
    return certainty;
  }

  Recipe recipe_;
  labels::List labels_;
  ModelOutput output_;
  float threshold_;
  MaskOptions options_;
};

}  // namespace ttfm::vision
