#include "envelope.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <variant>

#include "ttfm/vision/rle.hpp"

namespace ttfm::server {
namespace {

double finite(double value) {
  if (!std::isfinite(value)) throw Error("the model's result has a value that isn't finite");
  return value;
}

/// A float as the double of its shortest text: 0.1f is 0.1, not 0.10000000149.
double readable(float value) {
  finite(static_cast<double>(value));
  std::array<char, 64> text;
  auto const end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  double result = 0;
  std::from_chars(text.data(), end, result);
  return result;
}

std::string percent(float probability) {
  finite(static_cast<double>(probability));
  return vision::percent(probability);
}

double number(std::string const& text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// The fields of every kind: the entries within the limits, and the best one in any case.
class Entries {
 public:
  /// Of classes and boxes the API's defaults hold.
  Entries(Shown const& shown, bool defaults)
      : most_(shown.top_k.value_or(defaults ? Shown::default_top_k : std::numeric_limits<int>::max())),
        least_(shown.min_confidence.value_or(defaults ? Shown::default_min_confidence : 0)) {}

  int most() const { return most_; }
  /// Entries come best first. False if the limits leave it out; upstream compares the percentages that it prints.
  bool add(std::string label, std::string probability, std::int64_t index) {
    if (seen_++ == 0) top_label = label, top_probability = probability;
    double const value = number(probability);
    if (seen_ > most_ || value < least_) return false;
    char rounded[32];
    std::snprintf(rounded, sizeof rounded, "%.1f", value);
    for (auto const& part : {label, std::string(rounded), std::to_string(index)})
      listed += (listed.empty() ? "" : ",") + part;
    labels.push_back(std::move(label));
    probabilities.push_back(std::move(probability));
    indices.push_back(index);
    return true;
  }
  Json output() const { return {{"labels", labels}, {"probabilities", probabilities}, {"indices", indices}}; }

  std::string top_label{}, top_probability = vision::percent(0), listed{};
  Json labels = Json::array(), probabilities = Json::array(), indices = Json::array();

 private:
  int most_, seen_ = 0;
  double least_;
};

Json box_of(vision::Box const& box) { return {readable(box.x1), readable(box.y1), readable(box.x2), readable(box.y2)}; }

Json fill(Entries& entries, vision::Classification const& result) {
  for (auto const p : result.probabilities) finite(static_cast<double>(p));
  for (auto const& [label, probability, index] : result.top(entries.most()))
    entries.add(label, percent(probability), index);
  return entries.output();
}

Json fill(Entries& entries, vision::Detections const& result) {
  auto boxes = Json::array(), scores = Json::array();
  auto objects = result.objects;
  for (auto const& d : objects) finite(static_cast<double>(d.score));
  std::stable_sort(objects.begin(), objects.end(), [](auto const& a, auto const& b) { return a.score > b.score; });
  for (auto const& d : objects) {
    if (!entries.add(d.label, percent(d.score), d.index)) continue;
    boxes.push_back(box_of(d.box));
    scores.push_back(readable(d.score));
  }
  auto output = entries.output();
  output["boxes"] = std::move(boxes);
  output["scores"] = std::move(scores);
  return output;
}

Json fill(Entries& entries, vision::Segmentation const& result) {
  auto const classes = result.matrix();
  auto areas = Json::array(), segments = Json::array();
  for (auto const& [label, share, index] : result.areas().top(std::max(result.num_classes, 1))) {
    if (share == 0) break;
    auto const at = static_cast<std::size_t>(index);
    if (!entries.add(label, percent(at < result.probabilities.size() ? result.probabilities[at] : 0), index)) continue;
    areas.push_back(percent(share));
    if (index == 0 && result.labels.has_background()) continue;
    auto const mask = result.mask(static_cast<int>(index));
    auto const rle = vision::encode_rle(mask);
    auto const box = cv::boundingRect(mask);
    segments.push_back({{"label", label},
                        {"index", index},
                        {"area", rle.area()},
                        {"box", {box.x, box.y, box.width, box.height}},
                        {"segmentation", {{"size", {rle.height, rle.width}}, {"counts", vision::compress(rle)}}}});
  }
  auto output = entries.output();
  output["height"] = classes.rows;
  output["width"] = classes.cols;
  output["areas"] = std::move(areas);
  if (auto const foreground = result.foreground()) output["foreground"] = readable(*foreground);
  output["segments"] = std::move(segments);
  return output;
}

/// Lines keep the order of the page, which their indices count.
Json fill(Entries& entries, vision::OcrPage const& result) {
  auto polygons = Json::array(), boxes = Json::array(), scores = Json::array();
  std::string text;
  for (std::size_t i = 0; i < result.lines.size(); ++i) {
    auto const& line = result.lines[i];
    if (!entries.add(line.text, percent(line.confidence), static_cast<std::int64_t>(i))) continue;
    auto polygon = Json::array();
    for (auto const& p : line.polygon) polygon.push_back({finite(p.x), finite(p.y)});
    polygons.push_back(std::move(polygon));
    boxes.push_back(vision::bounds(line.polygon));
    scores.push_back(readable(line.confidence));
    text += (text.empty() ? "" : "\n") + line.text;
  }
  auto output = entries.output();
  output["polygons"] = std::move(polygons);
  output["boxes"] = std::move(boxes);
  output["scores"] = std::move(scores);
  output["image_bbox"] = {0, 0, result.size.width, result.size.height};
  if (result.read) output["text"] = std::move(text);
  return output;
}

Json fill(Entries& entries, series::Forecast const& result) {
  auto output = entries.output();
  output["forecast"] = Json::array();
  for (auto const value : result.values) output["forecast"].push_back(readable(value));
  output["horizon"] = result.horizon();
  return output;
}

}  // namespace

Json element(Result const& result, Shown const& shown) {
  bool const defaults = result.kind() == ModelKind::classification || result.kind() == ModelKind::detection;
  Entries entries(shown, defaults);
  auto output = std::visit([&](auto const& each) { return fill(entries, each); }, result.variant());
  if (shown.verbose && result.kind() != ModelKind::forecasting)
    return entries.top_label + ',' + entries.top_probability + ',' + entries.listed;
  if (shown.verbose) {
    std::string values;
    for (auto const& value : output["forecast"]) {
      if (!values.empty()) values += ',';
      values += value.dump();
    }
    return values;
  }
  return {{"top1_class_label", entries.top_label},
          {"top1_class_probability", entries.top_probability},
          {"output", std::move(output)}};
}

Json envelope(Result const& result, Shown const& shown) {
  return {{"image_data", Json::array({element(result, shown)})}, {"status", "success"}};
}

}  // namespace ttfm::server
