/// @file  Learning rates over a training, and when to end it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm {

/// A rate that grows in a line and then falls by a half cosine (Loshchilov and Hutter 2016): timm's CosineLRScheduler
/// of one cycle, and without a warm-up torch's CosineAnnealingLR up to its T_max. Steps may be batches or epochs.
struct CosineSchedule {
  double rate = 1e-3;       ///< the highest one
  std::int64_t steps = 1;   ///< of the whole training; with `restart` those behind the warm-up
  std::int64_t warmup = 0;  ///< steps in which the rate grows
  double warmup_rate = 0;   ///< at step 0, if there is a warm-up
  double least = 0;         ///< at the end, and behind it
  bool restart = false;     ///< the cosine begins behind the warm-up (timm's warmup_prefix), not under it

  /// The rate of step `step`, counted from 0. Throws ConfigError for fields that aren't in order: rates are finite, not
  /// negative and at most `rate`, which is above 0; steps at least 1; the warm-up shorter than all steps.
  double at(std::int64_t step) const {
    auto right = [&](double value) { return value >= 0 && value <= rate; };
    if (!(rate > 0) || !std::isfinite(rate) || !right(warmup_rate) || !right(least))
      throw ConfigError(detail::cat("a schedule's rates are 0 to the highest, which is above 0, not ", warmup_rate,
                                    " and ", least, " to ", rate));
    if (steps < 1 || warmup < 0 || (!restart && warmup >= steps))
      throw ConfigError(detail::cat("a schedule has at least 1 step and a warm-up that is shorter, not ", steps,
                                    " steps and a warm-up of ", warmup));
    if (step < 0) throw ConfigError(detail::cat("a schedule's steps are counted from 0, not ", step));
    if (step < warmup)
      return warmup_rate + static_cast<double>(step) * ((rate - warmup_rate) / static_cast<double>(warmup));
    auto const done = restart ? step - warmup : step;
    if (done >= steps) return least;
    auto const angle = std::numbers::pi * static_cast<double>(done) / static_cast<double>(steps);
    return least + 0.5 * (rate - least) * (1 + std::cos(angle));
  }
};

/// Ends a training whose measure doesn't grow any more.
class EarlyStopping {
 public:
  /// `patience` is the number of measures in a row that may be no better than the best by more than `gain`. Throws
  /// ConfigError for a patience below 1 and a gain below 0.
  explicit EarlyStopping(int patience, double gain = 0) : patience_(patience), gain_(gain) {
    if (patience < 1) throw ConfigError(detail::cat("the patience must be at least 1, not ", patience));
    if (!(gain >= 0)) throw ConfigError(detail::cat("the least gain must be at least 0, not ", gain));
  }

  /// Takes the next measure, of which more is better, such as an accuracy (for a loss, its negative). Tells whether it
  /// is the best so far: then is the time to keep the weights. A measure that is NaN never is.
  bool take(double measure) {
    bool const first = std::isnan(best_);
    bool const better = first ? !std::isnan(measure) : measure > best_ + gain_;
    if (better) best_ = measure, best_at_ = taken_;
    since_ = better ? 0 : since_ + 1;
    ++taken_;
    return better;
  }
  /// Is it time to end?
  bool done() const { return since_ >= patience_; }
  /// The best measure, NaN before there is one, and its place, counted from 0.
  double best() const { return best_; }
  std::int64_t best_at() const { return best_at_; }

 private:
  int patience_;
  double gain_;
  double best_ = std::numeric_limits<double>::quiet_NaN();
  std::int64_t best_at_ = 0, taken_ = 0, since_ = 0;
};

}  // namespace ttfm
