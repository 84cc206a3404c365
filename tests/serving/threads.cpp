// Hosts under load from many threads, with models that throw and hang and are loaded, restarted and taken away
// meanwhile; built with ThreadSanitizer. With --planted two workers count up one number without a lock, which the
// sanitizer must see in spite of what is suppressed.
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "../devices/on_threads.hpp"
#include "../races.hpp"
#include "fake.hpp"

namespace {

using namespace fake;

/// Calls, and how often each was answered.
class Ledger {
 public:
  std::shared_ptr<std::atomic<int>> open() {
    std::lock_guard const lock(mutex_);
    return answers_.emplace_back(std::make_shared<std::atomic<int>>(0));
  }
  void count(Status status) { ++by_status_[static_cast<std::size_t>(status)]; }
  int of(Status status) const { return by_status_[static_cast<std::size_t>(status)]; }
  bool complete() {
    std::lock_guard const lock(mutex_);
    for (auto const& each : answers_)
      if (*each != 1) return false;
    return true;
  }
  std::size_t size() {
    std::lock_guard const lock(mutex_);
    return answers_.size();
  }

 private:
  std::mutex mutex_;
  std::vector<std::shared_ptr<std::atomic<int>>> answers_;
  std::array<std::atomic<int>, names(Status{}).size()> by_status_{};
};

/// Submits; `again` more calls follow from the callback.
void submit_counted(Host& host, Ledger& ledger, Call call, int again) {
  auto const answers = ledger.open();
  auto next = call;
  host.submit(std::move(call), [&, answers, again, next = std::move(next)](Reply reply) {
    ++*answers;
    ledger.count(reply.status);
    if (reply.status == Status::ok && reply.result) {
      auto const& sent = std::get<std::vector<double>>(next.input);
      check(values(reply).at(0) == static_cast<float>(2 * sent.at(0)), "each call gets its own result");
    }
    if (again > 0 && reply.status != Status::stopping) submit_counted(host, ledger, next, again - 1);
  });
}

/// A fake that takes its time, throws and hangs for some values.
std::shared_ptr<Script> difficult() {
  auto const script = std::make_shared<Script>();
  script->on_prepare = [](std::vector<double> const& series) {
    if (series[0] == 13) throw SeriesError("unlucky");
    if (series[0] == 14) throw 14;
  };
  script->on_run = [](Items items, Place const&) {
    for (auto const* item : items) {
      auto const value = item->inputs.at(0).data_ptr<float>()[0];
      if (value == 17) throw DeviceError("the device hates 17");
      if (value == 666) std::this_thread::sleep_for(150ms);
    }
    std::this_thread::sleep_for(100us);
  };
  return script;
}

ModelOptions options(int replicas) {
  return {.max_batch = 4,
          .max_delay = 300us,
          .queue = 40,
          .replicas = replicas,
          .threads = 1,
          .hang_limit = 50ms,
          .batch_sizes = {1, 2, 4},
          .max_errors = 3,
          .max_stuck = 2};
}

Call random_call(std::mt19937& random, std::shared_ptr<Cancellation> const& client) {
  auto const value = static_cast<double>(random() % 20);
  auto result = call(random() % 5 ? std::vector<double>{value} : std::vector<double>{value, 1},
                     std::array{"a", "b", "c"}[random() % 3]);
  if (random() % 10 == 0)
    result.deadline = std::chrono::steady_clock::now() + std::chrono::microseconds(random() % 20000);
  if (random() % 4 == 0) result.cancellation = client;
  result.want_outputs = random() % 3 == 0;
  return result;
}

void under_load() {
  Ledger ledger;
  auto const script = difficult();
  {
    Host host({.preparing_threads = 3, .sweep = 1ms});
    host.load("a", loader(script), options(1));
    host.load("b", loader(script), options(3));
    std::atomic<bool> loaded = true;
    std::thread operator_a([&] {
      for (int i = 0; i < 12; ++i) {
        host.reload("a");
        std::this_thread::sleep_for(5ms);
        host.unload("a");
        host.load_async("a", loader(script), options(1 + i % 2));
        auto const loading = [&] {
          for (auto const& model : host.models())
            if (model.name == "a") return model.state == ModelState::loading;
          return false;
        };
        while (loading()) std::this_thread::sleep_for(1ms);
        try {
          host.load("c", [](Place const&) -> std::unique_ptr<Servable> { throw DeviceError("no card"); });
        } catch (DeviceError const&) {
        }
      }
      loaded = false;
    });
    std::thread operator_b([&] {
      for (int i = 0; loaded; ++i) {
        host.restart("b", i % 3);
        check(host.models().size() >= 1, "the models are listed");
        check(!host.metrics().text().empty(), "the metrics are written");
        std::this_thread::sleep_for(3ms);
      }
    });
    on_threads(4, [&](int seed) {
      std::mt19937 random(static_cast<unsigned>(seed));
      auto client = std::make_shared<Cancellation>();
      for (int i = 0; i < 600 || loaded; ++i) {
        submit_counted(host, ledger, random_call(random, client), static_cast<int>(random() % 3));
        if (i % 150 == 149) submit_counted(host, ledger, call({666}, "b"), 0);
        if (i % 20 == 19) {
          client->left = true;
          client = std::make_shared<Cancellation>();
        }
        if (i % 8 == 7) std::this_thread::sleep_for(1ms);
      }
    });
    operator_a.join();
    operator_b.join();
    // Some go on while it stops.
    std::atomic<bool> stopped = false;
    std::thread late([&] {
      std::mt19937 random(99);
      while (!stopped) submit_counted(host, ledger, random_call(random, nullptr), 1);
    });
    std::this_thread::sleep_for(5ms);
    check(host.stop(10s), "a host stops in time");
    stopped = true;
    late.join();
  }
  check(becomes([&] { return script->alive == 0; }), "all models are gone");
  check(ledger.complete(), "each call is answered once");
  for (auto const status : {Status::ok, Status::bad_input, Status::failed, Status::cancelled, Status::expired,
                            Status::unknown_model, Status::stopping}) {
    std::printf("%s %d, ", std::string(to_string(status)).c_str(), ledger.of(status));
    check(ledger.of(status) > 0, "each kind of answer is given");
  }
  std::printf("of %zu\n", ledger.size());
}

/// Hosts that end with calls under way, among them such that hang.
void short_lives() {
  Ledger ledger;
  auto const script = difficult();
  for (int round = 0; round < 20; ++round) {
    Host host({.preparing_threads = 2, .sweep = 1ms});
    host.load("a", loader(script), options(2));
    host.load_async("b", loader(script), options(1));
    std::mt19937 random(static_cast<unsigned>(round));
    for (int i = 0; i < 20; ++i) submit_counted(host, ledger, random_call(random, nullptr), 0);
    if (round % 4 == 0) submit_counted(host, ledger, call({666}, "a"), 0);
    if (round % 3 == 0) host.stop(std::chrono::milliseconds(round));
  }
  check(ledger.complete(), "each call is answered once, also at the end of a host");
  check(becomes([&] { return script->alive == 0; }), "all models are gone, also those that hung");
}

/// A number that two workers count up without a lock.
int planted() {
  auto const script = std::make_shared<Script>();
  auto const count = std::make_shared<int>(0);
  script->on_run = [count](auto...) {
    for (int i = 0; i < 100; ++i) ++*count;
  };
  Host host;
  auto two = options(2);
  two.max_batch = 1;
  two.batch_sizes = {1};
  host.load("a", loader(script), two);
  on_threads(4, [&](int) {
    for (int round = 0; round < 100; ++round) host.call(call({1}, "a"));
  });
  return *count;
}

}  // namespace

int main(int argc, char** argv) {
  run_planted(argc, argv, planted);
  under_load();
  short_lives();
  std::printf("%d failed\n", failed.load());
  return failed == 0 ? 0 : 1;
}
