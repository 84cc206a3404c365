#include "ttfm/serving/metrics.hpp"

#include <limits>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"

namespace {

using namespace ttfm;
using namespace ttfm::serving;

}  // namespace

TEST_CASE("metrics have Prometheus' text format") {
  Metrics metrics;
  metrics.counter("calls_total", "All calls.", {{"model", "a"}, {"status", "ok"}}).add(3);
  metrics.counter("calls_total", "All calls.", {{"model", "b"}, {"status", "ok"}}).add();
  metrics.gauge("depth", "Calls that wait.").set(2.5);
  auto& histogram = metrics.histogram("seconds", "Durations.", {0.1, 1}, {{"stage", "decode"}});
  for (double const value : {0.05, 0.1, 0.5, 2.}) histogram.observe(value);
  CHECK(metrics.text() ==
        "# HELP calls_total All calls.\n"
        "# TYPE calls_total counter\n"
        "calls_total{model=\"a\",status=\"ok\"} 3\n"
        "calls_total{model=\"b\",status=\"ok\"} 1\n"
        "# HELP depth Calls that wait.\n"
        "# TYPE depth gauge\n"
        "depth 2.5\n"
        "# HELP seconds Durations.\n"
        "# TYPE seconds histogram\n"
        "seconds_bucket{stage=\"decode\",le=\"0.1\"} 2\n"
        "seconds_bucket{stage=\"decode\",le=\"1\"} 3\n"
        "seconds_bucket{stage=\"decode\",le=\"+Inf\"} 4\n"
        "seconds_sum{stage=\"decode\"} 2.65\n"
        "seconds_count{stage=\"decode\"} 4\n");
}

TEST_CASE("what metrics are called is escaped where it may be anything") {
  Metrics metrics;
  metrics.gauge("g", "a\\b\nc\"d", {{"model", "a\\b\nc\"d"}}).set(std::numeric_limits<double>::infinity());
  CHECK(metrics.text() == "# HELP g a\\\\b\\nc\"d\n# TYPE g gauge\ng{model=\"a\\\\b\\nc\\\"d\"} +Inf\n");
}

TEST_CASE("a series is made once and found again") {
  Metrics metrics;
  auto& first = metrics.counter("n_total", "", {{"a", "x"}});
  CHECK(&first == &metrics.counter("n_total", "", {{"a", "x"}}));
  CHECK(&first != &metrics.counter("n_total", "", {{"a", "y"}}));
}

TEST_CASE("metrics refuse what Prometheus can't read") {
  Metrics metrics;
  metrics.counter("n_total", "", {{"a", "x"}});
  auto of = [&](std::string const& name, MetricLabels const& labels) {
    return message_of([&] { metrics.counter(name, "", labels); });
  };
  CHECK(of("", {}) == "the name of a metric has letters, digits and _, and begins with no digit; \"\" isn't so");
  CHECK(contains(of("1a", {}), "\"1a\" isn't so"));
  CHECK(contains(of("a-b", {}), "\"a-b\" isn't so"));
  CHECK(of("a:b", {}) == "accepted");
  CHECK(contains(of("m", {{"a:b", ""}}), "the name of a label"));
  CHECK(of("m", {{"le", ""}}) == "the label le of m is reserved by Prometheus");
  CHECK(contains(of("m", {{"__a", ""}}), "reserved"));
  CHECK(contains(of("n_total", {{"b", "x"}}), "the metric n_total is there already"));
  CHECK(contains(of("n_total", {}), "the metric n_total is there already"));
  CHECK(contains(message_of([&] { metrics.gauge("n_total", "", {{"a", "x"}}); }), "of another type"));
  CHECK(contains(message_of([&] { metrics.histogram("h", "", {1, 1}); }), "must be numbers that rise"));
  CHECK(contains(message_of([&] { metrics.histogram("h", "", {std::numeric_limits<double>::quiet_NaN()}); }), "rise"));
}

TEST_CASE("threads lose no count") {
  Metrics metrics;
  auto& counter = metrics.counter("n_total", "");
  auto& gauge = metrics.gauge("g", "");
  auto& histogram = metrics.histogram("h", "", {1, 2});
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int k = 0; k < 5000; ++k) {
        counter.add();
        gauge.add(k % 2 ? -1 : 1);
        histogram.observe(k % 4);
        if (k % 1000 == 0) metrics.text();
      }
    });
  for (auto& thread : threads) thread.join();
  CHECK(counter.value() == 20000);
  CHECK(gauge.value() == 0);
  CHECK(histogram.count() == 20000);
  CHECK(histogram.sum() == 30000);
}
