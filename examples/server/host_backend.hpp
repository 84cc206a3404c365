/// @file  A serving::Host as the APIs see it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "backend.hpp"
#include "ttfm/serving/host.hpp"

namespace ttfm::server {

/// A model that the server has, loaded or not.
struct HostedModel {
  std::string name{}, runner{};
  serving::Loader loader{};
  serving::ModelOptions options{};
};

/// Only the models that it is made with can be loaded, so that a request can name no file. The host must outlive it.
class HostBackend final : public Backend {
 public:
  HostBackend(serving::Host& host, std::vector<HostedModel> models);

  /// Loads all models, one after another, because loading measures how fast they are; then the server may be ready.
  /// Returns the failures as "<name>: <why>", also where there is none to load any more.
  std::vector<std::string> load_all();
  /// Called before metrics are written, to set gauges of its own.
  void before_metrics(std::function<void(serving::Metrics&)> update) { update_ = std::move(update); }

  void submit(serving::Call call, serving::Done done) override { host_.submit(std::move(call), std::move(done)); }
  bool ready() const override;
  std::vector<std::shared_ptr<ModelView const>> models() const override;
  /// At most 50 ms old: each request asks for one.
  std::shared_ptr<ModelView const> model(std::string_view name) const override;
  void load(std::string const& name) override;
  void unload(std::string const& name) override;
  void restart(std::string const& worker) override;
  void restart_all() override;
  void count(std::string_view path, std::string_view method, int status, double seconds) override;
  std::string metrics() const override;

 private:
  using Views = std::vector<std::shared_ptr<ModelView const>>;
  struct Series {
    serving::Counter& requests;
    serving::Histogram& seconds;
  };

  HostedModel const& known(std::string const& name) const;
  void forget() const;

  serving::Host& host_;
  std::vector<HostedModel> models_;
  std::function<void(serving::Metrics&)> update_{};
  std::atomic<bool> begun_{false};

  mutable std::mutex mutex_{};
  mutable Views views_{};
  mutable std::chrono::steady_clock::time_point viewed_{};
  std::map<std::tuple<std::string, std::string, int>, Series> series_{};
};

}  // namespace ttfm::server
