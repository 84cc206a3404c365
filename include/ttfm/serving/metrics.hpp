/// @file  Counters, gauges and histograms with labels, and their text in Prometheus' format.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::serving {

/// A number that only grows. Any number of threads may use it at once, as the two below.
class Counter {
 public:
  void add(std::uint64_t count = 1) { value_.fetch_add(count, std::memory_order_relaxed); }
  std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_ = 0;
};

/// A number that goes up and down.
class Gauge {
 public:
  void set(double value) { value_.store(value, std::memory_order_relaxed); }
  void add(double difference) { value_.fetch_add(difference, std::memory_order_relaxed); }
  double value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<double> value_ = 0;
};

/// How many values lie in each of some ranges, and their sum.
class Histogram {
 public:
  /// Values up to each bound, itself included, and above the last. The bounds rise.
  explicit Histogram(std::vector<double> bounds) : bounds_(std::move(bounds)), counts_(bounds_.size() + 1) {}

  void observe(double value) {
    auto const place = std::lower_bound(bounds_.begin(), bounds_.end(), value) - bounds_.begin();
    counts_[static_cast<std::size_t>(place)].fetch_add(1, std::memory_order_relaxed);
    sum_.fetch_add(value, std::memory_order_relaxed);
  }

  std::vector<double> const& bounds() const { return bounds_; }
  double sum() const { return sum_.load(std::memory_order_relaxed); }
  std::uint64_t count() const {
    std::uint64_t all = 0;
    for (auto const& each : counts_) all += each.load(std::memory_order_relaxed);
    return all;
  }
  /// The values in each range, the last of which has no upper bound.
  std::vector<std::uint64_t> counts() const {
    std::vector<std::uint64_t> result;
    for (auto const& each : counts_) result.push_back(each.load(std::memory_order_relaxed));
    return result;
  }

 private:
  std::vector<double> const bounds_;
  std::vector<std::atomic<std::uint64_t>> counts_;
  std::atomic<double> sum_ = 0;
};

/// Names and values, in the order in which the text has them.
using MetricLabels = std::vector<std::pair<std::string, std::string>>;

/// Bounds for durations in seconds, from half a millisecond to a minute.
inline std::vector<double> duration_bounds() {
  return {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60};
}

/// All series of a program. A series is made when it is first asked for and stays where it is, so that whoever counts
/// keeps a reference; asking takes a lock, counting doesn't.
class Metrics {
 public:
  /// The series of a name and labels. Throws ConfigError for names that Prometheus doesn't take, for the reserved
  /// labels "le" and "__...", for bounds that don't rise, and for a name that is of another type or has other label
  /// names.
  Counter& counter(std::string const& name, std::string const& help, MetricLabels const& labels = {}) {
    return series<Counter>(name, help, labels, [] { return std::make_unique<Counter>(); });
  }
  Gauge& gauge(std::string const& name, std::string const& help, MetricLabels const& labels = {}) {
    return series<Gauge>(name, help, labels, [] { return std::make_unique<Gauge>(); });
  }
  Histogram& histogram(std::string const& name, std::string const& help, std::vector<double> const& bounds,
                       MetricLabels const& labels = {}) {
    for (std::size_t i = 0; i < bounds.size(); ++i)
      if (!std::isfinite(bounds[i]) || (i && bounds[i] <= bounds[i - 1]))
        throw ConfigError(ttfm::detail::cat("the bounds of ", name, " must be numbers that rise"));
    return series<Histogram>(name, help, labels, [&] { return std::make_unique<Histogram>(bounds); });
  }

  /// All series in Prometheus' text format, version 0.0.4: names in the order of the alphabet, of each name the series
  /// in the order in which they were made. The content type is "text/plain; version=0.0.4; charset=utf-8".
  std::string text() const {
    std::string out;
    std::lock_guard const lock(mutex_);
    for (auto const& [name, family] : families_) {
      out += "# HELP " + name + ' ' + escaped(family.help, false) + "\n# TYPE " + name + ' ';
      out += std::array{"counter", "gauge", "histogram"}[family.type];
      out += '\n';
      for (auto const& [labels, value] : family.series) {
        if (auto const* counter = std::get_if<std::unique_ptr<Counter>>(&value))
          line(out, name, labels, {}, std::to_string((*counter)->value()));
        else if (auto const* gauge = std::get_if<std::unique_ptr<Gauge>>(&value))
          line(out, name, labels, {}, number((*gauge)->value()));
        else
          write(out, name, labels, *std::get<std::unique_ptr<Histogram>>(value));
      }
    }
    return out;
  }

 private:
  using Value = std::variant<std::unique_ptr<Counter>, std::unique_ptr<Gauge>, std::unique_ptr<Histogram>>;
  struct Family {
    std::size_t type = 0;
    std::string help{};
    std::vector<std::pair<MetricLabels, Value>> series{};
  };

  template <class T, class Make>
  T& series(std::string const& name, std::string const& help, MetricLabels const& labels, Make const& make) {
    check_name(name, "metric", true);
    for (auto const& [label, value] : labels) {
      check_name(label, "label", false);
      if (label == "le" || label.starts_with("__"))
        throw ConfigError(ttfm::detail::cat("the label ", label, " of ", name, " is reserved by Prometheus"));
    }
    Value fresh = make();
    std::lock_guard const lock(mutex_);
    auto const [found, is_new] = families_.try_emplace(name);
    auto& family = found->second;
    if (is_new) {
      family.type = fresh.index();
      family.help = help;
    } else {
      auto const& first = family.series.front().first;
      bool const alike = std::equal(first.begin(), first.end(), labels.begin(), labels.end(),
                                    [](auto const& a, auto const& b) { return a.first == b.first; });
      if (family.type != fresh.index() || !alike)
        throw ConfigError(
            ttfm::detail::cat("the metric ", name, " is there already, of another type or with other labels"));
    }
    for (auto& [given, value] : family.series)
      if (given == labels) return *std::get<std::unique_ptr<T>>(value);
    family.series.emplace_back(labels, std::move(fresh));
    return *std::get<std::unique_ptr<T>>(family.series.back().second);
  }

  static void check_name(std::string_view name, std::string_view kind, bool colon) {
    auto const letter = [&](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (colon && c == ':');
    };
    auto const rest = [&](char c) { return letter(c) || (c >= '0' && c <= '9'); };
    if (name.empty() || !letter(name[0]) || !std::all_of(name.begin(), name.end(), rest))
      throw ConfigError(ttfm::detail::cat(
          "the name of a ", kind, " has letters, digits and _, and begins with no digit; \"", name, "\" isn't so"));
  }

  static std::string escaped(std::string_view text, bool quotes) {
    std::string result;
    for (char const c : text) {
      if (c == '\\' || (quotes && c == '"')) result += '\\';
      if (c == '\n')
        result += "\\n";
      else
        result += c;
    }
    return result;
  }

  static std::string number(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
    std::array<char, 32> text;
    auto const [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end};
  }

  static void line(std::string& out, std::string_view name, MetricLabels const& labels, std::string_view le,
                   std::string_view value) {
    out += name;
    char separator = '{';
    auto const add = [&](std::string_view label, std::string_view text) {
      out += separator;
      out += label;
      out += "=\"" + escaped(text, true) + '"';
      separator = ',';
    };
    for (auto const& [label, text] : labels) add(label, text);
    if (!le.empty()) add("le", le);
    if (separator == ',') out += '}';
    out += ' ';
    out += value;
    out += '\n';
  }

  static void write(std::string& out, std::string const& name, MetricLabels const& labels, Histogram const& histogram) {
    auto const counts = histogram.counts();
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      below += counts[i];
      auto const bound = i < histogram.bounds().size() ? number(histogram.bounds()[i]) : "+Inf";
      line(out, name + "_bucket", labels, bound, std::to_string(below));
    }
    line(out, name + "_sum", labels, {}, number(histogram.sum()));
    line(out, name + "_count", labels, {}, std::to_string(below));
  }

  mutable std::mutex mutex_;
  std::map<std::string, Family> families_;
};

}  // namespace ttfm::serving
