#include "ttfm/runtime/evaluation.hpp"

#include <limits>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "ttfm/vision/classification.hpp"

using namespace ttfm;
using nlohmann::json;

namespace {

/// Six classes; class 5 has no pictures, class 4 is never predicted.
ClassificationReport six() {
  ClassificationReport report(6);
  using Best = std::vector<std::int64_t>;
  report.add(0, Best{0, 1, 2, 3, 4});
  report.add(0, Best{1, 0, 2, 3, 4});
  report.add(0, Best{1, 2, 3, 4, 5});
  report.add(1, Best{1, 2, 3, 4, 5});
  report.add(2, Best{3, 4, 5, 0, 2});
  report.add(3, Best{3, 4, 5, 0, 2});
  report.add(4, Best{5, 4, 3, 2, 1});
  return report;
}

}  // namespace

TEST_CASE("a report counts the best class and the best five, per class and as a whole") {
  auto const report = six();
  CHECK(report.classes() == 6);
  CHECK(report.samples() == 7);
  CHECK(report.right() == 3);
  CHECK(report.right_of_five() == 6);
  CHECK(*report.top1() == Approx(3.0 / 7));
  CHECK(*report.top5() == Approx(6.0 / 7));
  CHECK(*report.mean_recall() == Approx((1.0 / 3 + 1 + 0 + 1 + 0) / 5));
  auto const& scores = report.per_class();
  CHECK(scores[0] == ClassScore{.index = 0, .samples = 3, .predicted = 1, .right = 1, .right_of_five = 2});
  CHECK(*scores[0].recall() == Approx(1.0 / 3));
  CHECK(*scores[0].precision() == 1);
  CHECK(*scores[0].recall_of_five() == Approx(2.0 / 3));
  CHECK(*scores[1].precision() == Approx(1.0 / 3));
  CHECK(*scores[4].recall() == 0);
  CHECK_FALSE(scores[4].precision());  // nothing was taken for it
  CHECK_FALSE(scores[5].recall());
  CHECK_FALSE(scores[5].recall_of_five());
  CHECK(*scores[5].precision() == 0);
  CHECK(report.count_of(0, 1) == 2);
  CHECK(report.count_of(1, 0) == 0);
  auto const matrix = report.confusion_matrix();
  CHECK(matrix.size() == 36);
  CHECK(matrix[0 * 6 + 1] == 2);
  CHECK(matrix[4 * 6 + 5] == 1);
  CHECK((report.most_confused(2) == std::vector<Confused>{{0, 1, 2}, {2, 3, 1}}));
  CHECK(report.most_confused(9).size() == 3);
}

TEST_CASE("a report without pictures has no shares") {
  ClassificationReport const report(3);
  CHECK(report.samples() == 0);
  CHECK_FALSE(report.top1());
  CHECK_FALSE(report.top5());
  CHECK_FALSE(report.mean_recall());
  CHECK(report.most_confused(3).empty());
  CHECK(json(report)["top1"].is_null());
  CHECK(json(report).get<ClassificationReport>() == report);
}

TEST_CASE("probabilities count as their order does, equal ones by their index") {
  auto const nan = std::numeric_limits<float>::quiet_NaN();
  auto const infinity = std::numeric_limits<float>::infinity();
  for (auto const& values : std::vector<std::vector<float>>{{0.1f, 0.2f, 0.3f, 0.1f, 0.1f, 0.1f, 0.1f},
                                                            {1, 1, 1, 1, 1, 1, 1},
                                                            {0, 0, 0, 0, 0, 0, 1},
                                                            {-3, -2, -1, 0, 1, infinity, -infinity},
                                                            {-0.0f, 0.0f, -0.0f, 0.0f, 0, 0, 0}})
    for (std::int64_t truth = 0; truth < 7; ++truth) {
      std::vector<std::int64_t> best;
      for (auto const& prediction : vision::Classification{.probabilities = values}.top(5))
        best.push_back(prediction.index);
      ClassificationReport by_values(7), by_indices(7);
      by_values.add(truth, values);
      by_indices.add(truth, best);
      INFO(truth << ' ' << detail::join(values));
      CHECK(by_values == by_indices);
    }
  ClassificationReport report(2);
  CHECK(contains(message_of([&] {
                   report.add(0, std::vector<float>{1, nan});
                 }),
                 "a probability of a picture of class 0 is not a number"));
  CHECK(contains(message_of([&] { report.add(0, std::vector<float>{1}); }),
                 "a picture has 1 probabilities, but the report is of 2 classes"));
  CHECK(contains(message_of([&] {
                   report.add(2, std::vector<float>{1, 0});
                 }),
                 "there is no class 2: the report is of 2"));
  CHECK(contains(message_of([&] { report.add(-1, std::vector<float>{1, 0}); }), "there is no class -1"));
  CHECK(report == ClassificationReport(2));
}

TEST_CASE("of fewer than five classes all are among the best") {
  ClassificationReport report(2);
  report.add(0, std::vector<std::int64_t>{1, 0});
  report.add(1, std::vector<float>{1, 0});
  CHECK(*report.top1() == 0);
  CHECK(*report.top5() == 1);
}

TEST_CASE("best classes that are too few, twice there or unknown are refused, and not counted") {
  ClassificationReport report(7), empty(7);
  auto message = [&](std::vector<std::int64_t> const& best) { return message_of([&] { report.add(0, best); }); };
  CHECK(contains(message({0, 1, 2, 3}), "a picture's best 5 classes are expected, not 4"));
  CHECK(contains(message({}), "are expected, not 0"));
  CHECK(contains(message({0, 1, 2, 1, 3}), "the class 1 is twice among a picture's best"));
  CHECK(contains(message({0, 1, 2, 7, 3}), "there is no class 7: the report is of 7"));
  CHECK(report == empty);
  CHECK(message({0, 1, 2, 3, 4, 4}) == "accepted");
  CHECK(contains(message_of([] { ClassificationReport(0); }), "a report is of 1 to 10000000 classes, not 0"));
  CHECK(contains(message_of([] { ClassificationReport().add(0, std::vector<float>{}); }), "there is no class 0"));
  CHECK(contains(message_of([&] { report.count_of(0, 7); }), "there is no class 7"));
  CHECK(contains(message_of([] { ClassificationReport(10'001).confusion_matrix(); }),
                 "a matrix of 10001 classes is too large"));
}

TEST_CASE("reports of parts make that of the whole") {
  auto report = six();
  ClassificationReport whole(6);
  whole.merge(report);
  CHECK(whole == report);
  whole.merge(report);
  report.merge(report);
  CHECK(whole == report);
  CHECK(report.samples() == 14);
  CHECK(*report.top1() == Approx(3.0 / 7));
  CHECK(report.per_class()[0].predicted == 2);
  CHECK(contains(message_of([&] { report.merge(ClassificationReport(5)); }),
                 "a report of 5 classes can't be merged into one of 6"));
}

TEST_CASE("a report goes through JSON without loss") {
  auto const report = six();
  json const written = report;
  CHECK(written["samples"] == 7);
  CHECK(written["top1"] == Approx(3.0 / 7));
  CHECK(json::parse(written.dump()).get<ClassificationReport>() == report);
  auto resumed = json::parse(written.dump()).get<ClassificationReport>();
  resumed.add(5, std::vector<float>{0, 0, 0, 0, 0, 1});
  CHECK(resumed.samples() == 8);
}

TEST_CASE("JSON that is no report is refused") {
  auto message = [](auto change) {
    json value = six();
    change(value);
    return message_of([&] { value.get<ClassificationReport>(); });
  };
  auto set = [&](char const* field, char const* text) {
    return message([&](json& value) { value[field] = json::parse(text); });
  };
  CHECK(message([](json&) {}) == "accepted");
  CHECK(contains(message([](json& value) { value = 3; }), "this is no report of an evaluation: it has no \"classes\""));
  CHECK(contains(message([](json& value) { value.erase("confusion"); }), "it has no \"confusion\""));
  CHECK(contains(message([](json& value) { value.erase("right_of_five"); }), "it has no \"right_of_five\""));
  CHECK(contains(set("classes", "0"), "the number of classes 0 is not 1 to 10000000"));
  CHECK(contains(set("classes", "2.5"), "a whole number is expected as number of classes"));
  CHECK(contains(set("classes", "18446744073709551615"), "a whole number is expected"));
  CHECK(contains(set("classes", "5"), "the class 5 is not 0 to 4"));
  CHECK(contains(set("confusion", "{}"), "\"confusion\" is no list"));
  CHECK(contains(set("confusion", "[[1,2]]"), "a row of \"confusion\" has not 3 numbers"));
  CHECK(contains(set("confusion", "[[0,0,1],[0,0,1]]"), "the classes 0 and 0 are there twice"));
  CHECK(contains(set("confusion", "[[0,0,0]]"), "the count 0 is not 1 to "));
  CHECK(contains(set("confusion", "[[0,-1,1]]"), "the class -1 is not 0 to 5"));
  CHECK(contains(set("confusion", "[[0,0,281474976710655],[0,1,281474976710655]]"), "its counts are too large"));
  CHECK(contains(set("right_of_five", "[[0,1],[0,1]]"), "the class 0 is there twice"));
  CHECK(contains(set("right_of_five", "[[0,9]]"), "class 0 has 9 pictures right of five, of 3, 1 of them right"));
  CHECK(contains(set("right_of_five", "[]"), "class 0 has 0 pictures right of five"));
}
