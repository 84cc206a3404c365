/// @file  Measures of a classifier on labelled pictures: accuracies, per class and as a whole, and the confusions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm {

/// A class's part of a report. A share is absent where nothing could be counted.
struct ClassScore {
  int index = 0;
  std::int64_t samples = 0;        ///< pictures of the class
  std::int64_t predicted = 0;      ///< pictures that were taken for the class
  std::int64_t right = 0;          ///< pictures of the class that were taken for it
  std::int64_t right_of_five = 0;  ///< pictures of the class that had it among the best five

  /// right / samples; absent without samples.
  std::optional<double> recall() const { return share(right, samples); }
  /// right / predicted; absent if no picture was taken for the class.
  std::optional<double> precision() const { return share(right, predicted); }
  /// right_of_five / samples; absent without samples.
  std::optional<double> recall_of_five() const { return share(right_of_five, samples); }

  friend bool operator==(ClassScore const&, ClassScore const&) = default;

 private:
  static std::optional<double> share(std::int64_t part, std::int64_t whole) {
    return whole ? std::optional(static_cast<double>(part) / static_cast<double>(whole)) : std::nullopt;
  }
};

/// How often pictures of one class were taken for another.
struct Confused {
  int truth = 0, predicted = 0;
  std::int64_t count = 0;
  friend bool operator==(Confused const&, Confused const&) = default;
};

/// Counts what a classifier made of labelled pictures, one after another. Reports of parts of a data set can be merged,
/// and a report goes through JSON without loss, so that a run can be resumed. Only pairs of classes that were seen take
/// memory.
class ClassificationReport {
 public:
  /// Of no classes: nothing can be added.
  ClassificationReport() = default;
  /// Throws ConfigError for a number below 1.
  explicit ClassificationReport(int classes) : scores_(checked(classes)) {
    for (int i = 0; i < classes; ++i) scores_[static_cast<std::size_t>(i)].index = i;
  }

  /// Counts a picture of class `truth` by the probabilities (or logits) of all classes. Of equal ones the lower index
  /// is the better, as Classification::top has it. Throws ConfigError for another number of them than of classes, one
  /// that is NaN, and a class that isn't there; then nothing is counted.
  void add(std::int64_t truth, std::span<float const> probabilities) {
    check_class(truth);
    if (probabilities.size() != scores_.size())
      throw ConfigError(detail::cat("a picture has ", probabilities.size(), " probabilities, but the report is of ",
                                    scores_.size(), " classes"));
    if (std::any_of(probabilities.begin(), probabilities.end(), [](float p) { return std::isnan(p); }))
      throw ConfigError(detail::cat("a probability of a picture of class ", truth, " is not a number (NaN)"));
    auto const best = std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin();
    auto const place = static_cast<std::size_t>(truth);
    auto const own = probabilities[place];
    std::size_t better = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i)
      better += probabilities[i] > own || (probabilities[i] == own && i < place);
    count(static_cast<int>(truth), static_cast<int>(best), better < 5);
  }

  /// Counts a picture of class `truth` by its best classes, best first: five of them, or all if there are fewer; what
  /// stands behind the fifth is not looked at. Throws ConfigError for fewer, for one that is there twice, and for a
  /// class that isn't there; then nothing is counted.
  void add(std::int64_t truth, std::span<std::int64_t const> best) {
    check_class(truth);
    auto const most = std::min<std::size_t>(5, scores_.size());
    if (best.size() < most)
      throw ConfigError(detail::cat("a picture's best ", most, " classes are expected, not ", best.size()));
    best = best.first(most);
    for (auto at = best.begin(); at != best.end(); ++at) {
      check_class(*at);
      if (std::find(best.begin(), at, *at) != at)
        throw ConfigError(detail::cat("the class ", *at, " is twice among a picture's best"));
    }
    count(static_cast<int>(truth), static_cast<int>(best[0]), std::find(best.begin(), best.end(), truth) != best.end());
  }

  /// Adds the counts of another report. Throws ConfigError if it is of another number of classes.
  void merge(ClassificationReport const& other) {
    if (other.classes() != classes())
      throw ConfigError(
          detail::cat("a report of ", other.classes(), " classes can't be merged into one of ", classes()));
    auto const cells = other.cells_;  // a report may be merged with itself
    auto const scores = other.scores_;
    for (auto const& [cell, count] : cells) cells_[cell] += count;
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      scores_[i].samples += scores[i].samples;
      scores_[i].predicted += scores[i].predicted;
      scores_[i].right += scores[i].right;
      scores_[i].right_of_five += scores[i].right_of_five;
    }
  }

  int classes() const { return static_cast<int>(scores_.size()); }
  std::int64_t samples() const { return sum(&ClassScore::samples); }
  std::int64_t right() const { return sum(&ClassScore::right); }
  std::int64_t right_of_five() const { return sum(&ClassScore::right_of_five); }
  /// The shares of pictures whose class was the best one, and among the best five; absent without pictures.
  std::optional<double> top1() const { return share(right()); }
  std::optional<double> top5() const { return share(right_of_five()); }
  /// The mean recall of the classes that have pictures (balanced accuracy); absent without pictures.
  std::optional<double> mean_recall() const {
    double total = 0;
    int counted = 0;
    for (auto const& score : scores_)
      if (auto const recall = score.recall()) total += *recall, ++counted;
    return counted ? std::optional(total / counted) : std::nullopt;
  }

  /// Of each class, in the order of their index; those without pictures too.
  std::vector<ClassScore> const& per_class() const { return scores_; }

  /// How many pictures of class `truth` were taken for class `predicted`. Throws ConfigError for classes that aren't
  /// there.
  std::int64_t count_of(std::int64_t truth, std::int64_t predicted) const {
    check_class(truth);
    check_class(predicted);
    auto const found = cells_.find({static_cast<int>(truth), static_cast<int>(predicted)});
    return found == cells_.end() ? 0 : found->second;
  }

  /// The confusion matrix: a row per true class, a column per predicted one. Throws ConfigError for more than 10000
  /// classes.
  std::vector<std::int64_t> confusion_matrix() const {
    if (scores_.size() > 10'000)
      throw ConfigError(detail::cat("a matrix of ", scores_.size(), " classes is too large; 10000 are the most"));
    std::vector<std::int64_t> result(scores_.size() * scores_.size());
    for (auto const& [cell, count] : cells_)
      result[static_cast<std::size_t>(cell.first) * scores_.size() + static_cast<std::size_t>(cell.second)] = count;
    return result;
  }

  /// The pairs of different classes that were confused most, the most frequent first, equal ones by their indices.
  std::vector<Confused> most_confused(std::size_t most) const {
    std::vector<Confused> result;
    for (auto const& [cell, count] : cells_)
      if (cell.first != cell.second) result.push_back({cell.first, cell.second, count});
    std::stable_sort(result.begin(), result.end(), [](auto const& a, auto const& b) { return a.count > b.count; });
    if (result.size() > most) result.resize(most);
    return result;
  }

  friend bool operator==(ClassificationReport const&, ClassificationReport const&) = default;

  /// {"classes", "samples", "top1", "top5", "mean_recall", and what from_json takes: "confusion": [[truth, predicted,
  /// count], ...], "right_of_five": [[class, count], ...]}; shares of no pictures are null.
  template <class Json>
  friend void to_json(Json& json, ClassificationReport const& report) {
    auto number = [](std::optional<double> share) { return share ? Json(*share) : Json(nullptr); };
    json = Json{{"classes", report.classes()},
                {"samples", report.samples()},
                {"top1", number(report.top1())},
                {"top5", number(report.top5())},
                {"mean_recall", number(report.mean_recall())},
                {"confusion", Json::array()},
                {"right_of_five", Json::array()}};
    for (auto const& [cell, count] : report.cells_)
      json["confusion"].push_back(Json::array({cell.first, cell.second, count}));
    for (auto const& score : report.scores_)
      if (score.right_of_five) json["right_of_five"].push_back(Json::array({score.index, score.right_of_five}));
  }

  /// The report that to_json wrote. Throws DataError for anything else; then the report is as it was.
  template <class Json>
  friend void from_json(Json const& json, ClassificationReport& report) {
    constexpr std::int64_t most = std::int64_t{1} << 48;  // sums of counts can't overflow
    auto fail = [](auto const&... why) {
      throw DataError(detail::cat("this is no report of an evaluation: ", why...));
    };
    auto field = [&](char const* name) -> Json const& {
      if (!json.is_object() || !json.contains(name)) fail("it has no \"", name, '"');
      return json.at(name);
    };
    auto whole = [&](Json const& value, std::int64_t least, std::int64_t below, char const* what) -> std::int64_t {
      // Numbers above the largest signed one are read as unsigned ones.
      if (!value.is_number_integer() ||
          (value.is_number_unsigned() && value.template get<std::uint64_t>() > static_cast<std::uint64_t>(most)))
        fail("a whole number is expected as ", what);
      auto const number = value.template get<std::int64_t>();
      if (number < least || number >= below) fail("the ", what, ' ', number, " is not ", least, " to ", below - 1);
      return number;
    };
    auto rows = [&](char const* name, std::size_t width) -> Json const& {
      auto const& list = field(name);
      if (!list.is_array()) fail('"', name, "\" is no list");
      for (auto const& row : list)
        if (!row.is_array() || row.size() != width) fail("a row of \"", name, "\" has not ", width, " numbers");
      return list;
    };
    ClassificationReport result(static_cast<int>(whole(field("classes"), 1, most_classes + 1, "number of classes")));
    auto const classes = result.classes();
    for (auto const& row : rows("confusion", 3)) {
      auto const truth = static_cast<int>(whole(row[0], 0, classes, "class")),
                 predicted = static_cast<int>(whole(row[1], 0, classes, "class"));
      auto const count = whole(row[2], 1, most, "count");
      if (!result.cells_.try_emplace({truth, predicted}, count).second)
        fail("the classes ", truth, " and ", predicted, " are there twice");
      auto &of = result.scores_[static_cast<std::size_t>(truth)],
           &as = result.scores_[static_cast<std::size_t>(predicted)];
      of.samples += count;
      as.predicted += count;
      if (truth == predicted) of.right = count;
      if (of.samples >= most || as.predicted >= most) fail("its counts are too large");
    }
    std::set<std::int64_t> had;
    for (auto const& row : rows("right_of_five", 2)) {
      auto const index = whole(row[0], 0, classes, "class");
      if (!had.insert(index).second) fail("the class ", index, " is there twice");
      result.scores_[static_cast<std::size_t>(index)].right_of_five = whole(row[1], 1, most, "count");
    }
    for (auto const& score : result.scores_)
      if (score.right_of_five < score.right || score.right_of_five > score.samples)
        fail("class ", score.index, " has ", score.right_of_five, " pictures right of five, of ", score.samples, ", ",
             score.right, " of them right");
    report = std::move(result);
  }

 private:
  static constexpr std::int64_t most_classes = 10'000'000;

  static std::vector<ClassScore> checked(int classes) {
    if (classes < 1 || classes > most_classes)
      throw ConfigError(detail::cat("a report is of 1 to ", most_classes, " classes, not ", classes));
    return std::vector<ClassScore>(static_cast<std::size_t>(classes));
  }
  void check_class(std::int64_t index) const {
    if (index < 0 || index >= classes())
      throw ConfigError(detail::cat("there is no class ", index, ": the report is of ", classes()));
  }
  void count(int truth, int predicted, bool among_five) {
    auto& score = scores_[static_cast<std::size_t>(truth)];
    ++cells_[{truth, predicted}];
    ++score.samples;
    ++scores_[static_cast<std::size_t>(predicted)].predicted;
    score.right += truth == predicted;
    score.right_of_five += among_five;
  }
  std::int64_t sum(std::int64_t ClassScore::*part) const {
    std::int64_t result = 0;
    for (auto const& score : scores_) result += score.*part;
    return result;
  }
  std::optional<double> share(std::int64_t part) const {
    auto const whole = samples();
    return whole ? std::optional(static_cast<double>(part) / static_cast<double>(whole)) : std::nullopt;
  }

  std::vector<ClassScore> scores_{};
  std::map<std::pair<int, int>, std::int64_t> cells_{};  // by true and predicted class
};

}  // namespace ttfm
