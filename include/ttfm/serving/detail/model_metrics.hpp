/// @file  The series of one served model; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/core/vocabulary.hpp"
#include "ttfm/serving/call.hpp"
#include "ttfm/serving/metrics.hpp"
#include "ttfm/serving/options.hpp"

namespace ttfm::serving::detail {

/// Why a worker was started anew.
enum class Restart { hang, errors, request };
constexpr auto names(Restart) { return std::to_array<std::string_view>({"hang", "errors", "request"}); }

/// A device's batches that were computed, and those that failed; tt-media-server's names.
struct DeviceMetrics {
  Counter &succeeded, &failed;
  Histogram &success_seconds, &failure_seconds;
};

struct ModelMetrics {
  ModelMetrics(Metrics& all, std::string const& model, std::string const& model_type)
      : requests(all.counter("tt_media_server_requests_base_total", "Calls that were answered.", type(model_type))),
        duration(all.histogram("tt_media_server_requests_base_duration_seconds_total",
                               "Seconds from a call to its answer.", duration_bounds(), type(model_type))),
        in_progress(all.gauge("tt_media_server_jobs_in_progress", "Calls that aren't answered yet.", type(model_type))),
        queue(stage(all, model, "queue")),
        decode(stage(all, model, "decode")),
        preprocess(stage(all, model, "preprocess")),
        inference(stage(all, model, "inference")),
        postprocess(stage(all, model, "postprocess")),
        whole(all.histogram("ttfm_call_duration_seconds", "Seconds from a call to its answer, of those that succeeded.",
                            duration_bounds(), {{"model", model}})),
        batch(all.histogram("ttfm_batch_size", "Items that were computed together.",
                            {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128}, {{"model", model}})),
        waiting(all.gauge("ttfm_queue_depth", "Calls that wait for their batch.", {{"model", model}})),
        thrown(all.counter("ttfm_callback_errors_total", "Callbacks that threw an exception.", {{"model", model}})),
        type_(model_type),
        all_(all) {
    for (std::size_t i = 0; i < calls.size(); ++i)
      calls[i] = &all.counter("ttfm_calls_total", "Calls by what became of them.",
                              {{"model", model}, {"status", std::string(to_string(static_cast<Status>(i)))}});
    for (std::size_t i = 0; i < restarts.size(); ++i)
      restarts[i] = &all.counter("ttfm_worker_restarts_total", "Workers that were started anew.",
                                 {{"model", model}, {"reason", std::string(to_string(static_cast<Restart>(i)))}});
  }

  DeviceMetrics device(std::string const& id) const {
    auto const labels = [&](char const* status) {
      return MetricLabels{{"model_type", type_}, {"device_id", id}, {"status", status}};
    };
    auto const count = [&](char const* status) -> Counter& {
      return all_.counter("tt_media_server_model_inference_total", "Batches that were computed.", labels(status));
    };
    auto const time = [&](char const* status) -> Histogram& {
      return all_.histogram("tt_media_server_model_inference_duration_seconds", "Seconds that a batch took.",
                            duration_bounds(), labels(status));
    };
    return {count("success"), count("failure"), time("success"), time("failure")};
  }

  ModelTotals totals() const {
    ModelTotals result;
    for (std::size_t i = 0; i < calls.size(); ++i) result.calls[i] = calls[i]->value();
    result.batches = batch.count();
    auto const total = [](Histogram const& histogram) { return StageTotal{histogram.count(), histogram.sum()}; };
    result.queue = total(queue);
    result.decode = total(decode);
    result.preprocess = total(preprocess);
    result.inference = total(inference);
    result.postprocess = total(postprocess);
    result.whole = total(whole);
    return result;
  }

  Counter& requests;
  Histogram& duration;
  Gauge& in_progress;
  Histogram &queue, &decode, &preprocess, &inference, &postprocess, &whole, &batch;
  Gauge& waiting;
  Counter& thrown;
  std::array<Counter*, names(Status{}).size()> calls{};
  std::array<Counter*, names(Restart{}).size()> restarts{};

 private:
  static MetricLabels type(std::string const& model_type) { return {{"model_type", model_type}}; }
  static Histogram& stage(Metrics& all, std::string const& model, char const* name) {
    return all.histogram("ttfm_stage_duration_seconds", "Seconds that calls spent in each stage.", duration_bounds(),
                         {{"model", model}, {"stage", name}});
  }

  std::string type_;
  Metrics& all_;
};

}  // namespace ttfm::serving::detail
