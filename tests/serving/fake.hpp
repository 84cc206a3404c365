// A model that does what a test says: it doubles series, without weights.
#pragma once

#include <ATen/ops/empty.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/serving/host.hpp"

namespace fake {

using namespace ttfm;
using namespace ttfm::serving;
using namespace std::chrono_literals;
using Items = std::span<Prepared const* const>;

/// The state that all replicas of a fake share. The hooks are set before it is loaded.
struct Script {
  std::function<void(Items, Place const&)> on_run{};
  std::function<void(std::vector<double> const&)> on_prepare{};
  std::function<void(Place const&)> on_load{};
  bool takes_batches = true, on_cpu = false;
  std::string version = "1";
  std::atomic<int> loads = 0, prepared = 0, alive = 0;

  std::mutex mutex{};
  std::vector<int> batches{};  ///< rows of each run

  std::vector<int> rows() {
    std::lock_guard const lock(mutex);
    return batches;
  }
};

inline at::Tensor tensor(std::vector<double> const& values, std::int64_t rows = 1) {
  auto result = at::empty({rows, static_cast<std::int64_t>(values.size()) / rows}, at::kFloat);
  for (std::size_t i = 0; i < values.size(); ++i) result.data_ptr<float>()[i] = static_cast<float>(values[i]);
  return result;
}

class Model final : public Servable {
 public:
  Model(std::shared_ptr<Script> script, Place const& place) : script_(std::move(script)), place_(place) {
    ++script_->loads;
    ++script_->alive;
    info_ = {.title = "fake",
             .version = script_->version,
             .kind = ModelKind::forecasting,
             .inputs = {{"input", {1, 1}, 0}},
             .outputs = {{"output", {1, 1}, 0}},
             .device = "none",
             .takes_series = true,
             .takes_batches = script_->takes_batches,
             .on_cpu = script_->on_cpu};
  }
  ~Model() override { --script_->alive; }

  ServableInfo const& info() const override { return info_; }
  Prepared example() const override {
    Prepared result;
    result.inputs = {tensor({0})};
    return result;
  }
  Prepared prepare(Input input) const override {
    ++script_->prepared;
    Prepared result;
    if (auto* tensors = std::get_if<nn::Tensors>(&input)) {
      result.inputs = std::move(*tensors);
      result.rows = static_cast<int>(result.inputs.at(0).size(0));
      result.has_result = false;
      return result;
    }
    if (!std::holds_alternative<std::vector<double>>(input)) throw ImageError("the fake takes no pictures");
    auto const& series = std::get<std::vector<double>>(input);
    if (script_->on_prepare) script_->on_prepare(series);
    if (series.empty()) throw SeriesError("the series is empty");
    result.inputs = {tensor(series)};
    return result;
  }
  nn::Tensors run(Items items) override {
    if (script_->on_run) script_->on_run(items, place_);
    std::vector<double> values;
    std::int64_t rows = 0;
    for (auto const* item : items) {
      auto const& input = item->inputs.at(0);
      for (std::int64_t i = 0; i < input.numel(); ++i) values.push_back(2 * input.data_ptr<float>()[i]);
      rows += input.size(0);
    }
    std::lock_guard const lock(script_->mutex);
    script_->batches.push_back(static_cast<int>(rows));
    return {tensor(values, rows)};
  }
  Result finish(nn::Tensors const& outputs, int index, Prepared const& item) const override {
    auto const width = item.inputs.at(0).size(1);
    auto const* first = outputs.at(0).data_ptr<float>() + index * width;
    return series::Forecast{.values = {first, first + width}};
  }

 private:
  std::shared_ptr<Script> script_;
  Place place_;
  ServableInfo info_;
};

inline Loader loader(std::shared_ptr<Script> script) {
  return [script](Place const& place) {
    if (script->on_load) script->on_load(place);
    return std::make_unique<Model>(script, place);
  };
}

inline double first(Items items) { return items.front()->inputs.at(0).data_ptr<float>()[0]; }

inline Call call(std::vector<double> series, std::string model = "fake") {
  Call result;
  result.model = std::move(model);
  result.input = std::move(series);
  return result;
}

/// A door that threads wait at.
class Gate {
 public:
  void wait() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return open_; });
  }
  void open() {
    std::lock_guard const lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }
  /// Until so many threads have come.
  bool reached(int count = 1) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, 20s, [&] { return waiting_ >= count; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int waiting_ = 0;
  bool open_ = false;
};

/// Whether something becomes so, within a time that only a failure needs.
inline bool becomes(std::function<bool()> const& so) {
  for (auto const end = std::chrono::steady_clock::now() + 20s; std::chrono::steady_clock::now() < end;) {
    if (so()) return true;
    std::this_thread::sleep_for(1ms);
  }
  return so();
}

inline std::future<Reply> submit(Host& host, Call call) {
  auto const promise = std::make_shared<std::promise<Reply>>();
  auto reply = promise->get_future();
  host.submit(std::move(call), [promise](Reply given) { promise->set_value(std::move(given)); });
  return reply;
}

inline std::vector<float> values(Reply const& reply) {
  return reply.result ? reply.result->as<series::Forecast>().values : std::vector<float>{};
}

}  // namespace fake
