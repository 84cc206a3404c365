#include "ttfm/runtime/schedule.hpp"

#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <vector>

#include "catch.hpp"

using namespace ttfm;

TEST_CASE("a cosine's rates are timm's and torch's") {
  std::ifstream in(TTFM_TEST_DATA "/training.json");
  auto const schedules = nlohmann::json::parse(in).at("schedules");
  for (auto const& want : schedules) {
    INFO(want);
    CosineSchedule const schedule{.rate = want["rate"],
                                  .steps = want["steps"],
                                  .warmup = want["warmup"],
                                  .warmup_rate = want["warmup_rate"],
                                  .least = want["least"],
                                  .restart = want["restart"]};
    std::int64_t step = 0;
    for (double const rate : want["rates"]) CHECK(schedule.at(step++) == Approx(rate).epsilon(1e-12).margin(1e-15));
    CHECK(schedule.at(1'000'000'000) == schedule.least);
  }
  CHECK(schedules.size() == 4);
}

TEST_CASE("a schedule that isn't in order is refused") {
  auto message = [](CosineSchedule const& schedule, std::int64_t step = 0) {
    return message_of([&] { schedule.at(step); });
  };
  auto const nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(message({}) == "accepted");
  CHECK(contains(message({.rate = 0}), "a schedule's rates are 0 to the highest, which is above 0, not 0 and 0 to 0"));
  CHECK(contains(message({.rate = nan}), "a schedule's rates"));
  CHECK(contains(message({.rate = 1, .least = 2}), "not 0 and 2 to 1"));
  CHECK(contains(message({.rate = 1, .warmup_rate = -1}), "not -1 and 0 to 1"));
  CHECK(
      contains(message({.steps = 0}), "at least 1 step and a warm-up that is shorter, not 0 steps and a warm-up of 0"));
  CHECK(contains(message({.steps = 5, .warmup = 5}), "not 5 steps and a warm-up of 5"));
  CHECK(message({.steps = 5, .warmup = 9, .restart = true}) == "accepted");
  CHECK(contains(message({.steps = 5, .warmup = -1}), "a warm-up of -1"));
  CHECK(contains(message({}, -1), "a schedule's steps are counted from 0, not -1"));
}

TEST_CASE("a training ends when its measure hasn't grown for as long as the patience") {
  EarlyStopping stopping(2);
  CHECK(std::isnan(stopping.best()));
  std::vector<bool> better, done;
  for (double const measure : {0.5, 0.6, 0.6, 0.7, 0.65, 0.7, 0.8}) {
    better.push_back(stopping.take(measure));
    done.push_back(stopping.done());
  }
  CHECK(better == std::vector<bool>{true, true, false, true, false, false, true});
  CHECK(done == std::vector<bool>{false, false, false, false, false, true, false});
  CHECK(stopping.best() == 0.8);
  CHECK(stopping.best_at() == 6);
}

TEST_CASE("a gain that is too small counts as none, and so does NaN") {
  EarlyStopping stopping(2, 0.1);
  auto const nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_FALSE(stopping.take(nan));
  CHECK(stopping.take(-3));
  CHECK_FALSE(stopping.take(-2.95));
  CHECK(stopping.take(-2.8));
  CHECK_FALSE(stopping.take(nan));
  CHECK_FALSE(stopping.done());
  CHECK_FALSE(stopping.take(-2.75));
  CHECK(stopping.done());
  CHECK(stopping.best() == -2.8);
  CHECK(stopping.best_at() == 3);
  EarlyStopping never(1);
  CHECK_FALSE(never.take(nan));
  CHECK(never.done());
  CHECK(contains(message_of([] { EarlyStopping(0); }), "the patience must be at least 1, not 0"));
  CHECK(contains(message_of([] { EarlyStopping(1, -0.1); }), "the least gain must be at least 0, not -0.1"));
  CHECK_THROWS_AS(EarlyStopping(1, nan), ConfigError);
}
