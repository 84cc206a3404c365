// The pipeline of a server without the server: threads that decode pictures, run EfficientNet-Lite0 and write the five
// best classes as JSON, each by itself, as fast as they can. What `ttfm serve` answers is held against that.

#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "cpu_time.hpp"
#include "ttfm/devices/fastest.hpp"
#include "ttfm/models/efficientnet_lite.hpp"
#include "ttfm/runtime/open.hpp"
#include "ttfm/serving/model.hpp"

namespace {

using Clock = std::chrono::steady_clock;

struct Options {
  std::string model = "Tf_Efficientnet_Lite0.in1k", device = "auto";
  std::vector<std::string> bodies{};
  int replicas = 2, threads = 1;
  double seconds = 10, warm_up = 2;
};

std::string contents(std::string const& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

ttfm::device::Any device_of(Options const& options) {
  if (options.device == "cpu") return ttfm::device::Cpu({.threads = options.threads});
  return ttfm::device::Fastest({.threads = options.threads, .callers = options.replicas});
}

std::string answer(ttfm::serving::ModelServable& servable, std::string const& body) {
  auto const item = servable.prepare(body);
  ttfm::serving::Prepared const* one[] = {&item};
  return nlohmann::ordered_json(servable.finish(servable.run(one), 0, item)).dump();
}

nlohmann::ordered_json measure(Options const& options) {
  std::vector<std::string> bodies;
  for (auto const& file : options.bodies) bodies.push_back(contents(file));
  constexpr auto families = ttfm::registry<ttfm::models::efficientnet_lite::Family>();
  auto const model = ttfm::open(families, options.model, {}, device_of(options));
  std::atomic<int> phase{0};
  std::atomic<std::int64_t> answers{0};
  std::mutex mutex;
  std::string failure, first;
  std::vector<std::thread> threads;
  for (int i = 0; i < options.replicas; ++i)
    threads.emplace_back([&, i] {
      try {
        ttfm::serving::ModelServable servable(model);
        for (auto at = static_cast<std::size_t>(i); phase < 2; ++at) {
          auto text = answer(servable, bodies[at % bodies.size()]);
          if (phase == 1) ++answers;
          std::lock_guard const lock(mutex);
          if (at == 0) first = std::move(text);
        }
      } catch (std::exception const& error) {
        std::lock_guard const lock(mutex);
        failure = error.what();
      }
    });
  auto const sleep = [](double seconds) { std::this_thread::sleep_for(std::chrono::duration<double>(seconds)); };
  sleep(options.warm_up);
  auto const begin = Clock::now();
  auto const cpu = cpu_seconds();
  phase = 1;
  sleep(options.seconds);
  phase = 2;
  auto const used = cpu_seconds() - cpu;
  auto const took = std::chrono::duration<double>(Clock::now() - begin).count();
  auto const count = answers.load();
  for (auto& each : threads) each.join();
  if (!failure.empty()) throw ttfm::Error(failure);
  return {{"replicas", options.replicas},
          {"threads", options.threads},
          {"device", model.device_name()},
          {"seconds", took},
          {"answers", count},
          {"per_second", static_cast<double>(count) / took},
          {"cpu_ms", count > 0 ? used * 1000 / static_cast<double>(count) : 0},
          {"answer", first}};
}

}  // namespace

int main(int count, char** arguments) {
  Options options;
  CLI::App app("times the pipeline of a server without the server, and prints one line of JSON");
  app.add_option("pictures", options.bodies)->required()->check(CLI::ExistingFile);
  app.add_option("--model", options.model, "a variant of EfficientNet-Lite");
  app.add_option("--device", options.device)->check(CLI::IsMember({"auto", "cpu"}));
  app.add_option("--replicas", options.replicas, "threads with pictures of their own")->check(CLI::Range(1, 1024));
  app.add_option("--threads", options.threads, "of each one's network")->check(CLI::Range(1, 1024));
  app.add_option("--seconds", options.seconds)->check(CLI::Range(0.01, 86'400.0));
  app.add_option("--warm-up", options.warm_up, "seconds before")->check(CLI::Range(0.0, 3600.0));
  CLI11_PARSE(app, count, arguments);
  try {
    std::cout << measure(options).dump() << std::endl;
  } catch (std::exception const& error) {
    std::cerr << "bench_bare: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
