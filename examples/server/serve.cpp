// ttfm serve: the host, the APIs and the transport together, and what signals do to them.
#include "serve.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "api.hpp"
#include "host_backend.hpp"
#include "http.hpp"
#include "log.hpp"
#include "ocr.hpp"
#include "settings.hpp"
#include "ttfm/core/detail/environment.hpp"
#include "ttfm/serving/host.hpp"
#include "ttfm/serving/model.hpp"
#include "ttfm/serving/reading.hpp"
#include "worker.hpp"

namespace cli {
namespace {

using namespace std::chrono_literals;
namespace srv = ttfm::server;

std::chrono::milliseconds milliseconds(double seconds) {
  return std::chrono::milliseconds(static_cast<std::int64_t>(std::llround(seconds * 1000)));
}

/// The environment's settings, and over them those of the call.
srv::Settings settings_of(Serve const& given) {
  auto settings = srv::read_environment([](std::string const& name) { return ttfm::detail::environment(name); });
  if (!given.models.empty()) {
    settings.models.clear();
    for (auto const& model : given.models) settings.models.push_back(srv::parse_model(model));
  }
  if (settings.models.empty())
    throw ConfigError(
        "there is no model to serve; name one with --model, as --model resnet-50, or in the variable MODEL");
  srv::check_names(settings.models);
  bool const weights = !given.weights.file.empty();
  if (weights && settings.models.size() > 1)
    throw ConfigError("--weights takes one model's file; name checkpoints or folders with --model NAME=FILE instead");
  auto set = [](auto& to, auto const& from) {
    if (from) to = *from;
  };
  set(settings.device, given.device);
  set(settings.address, given.address);
  set(settings.port, given.port);
  if (given.no_auth) settings.key.reset();
  set(settings.max_batch, given.max_batch);
  if (given.max_delay)
    settings.max_delay = std::chrono::microseconds(static_cast<std::int64_t>(std::llround(*given.max_delay * 1000)));
  set(settings.queue, given.queue);
  if (given.max_wait) settings.max_wait = srv::parse_max_wait(*given.max_wait);
  if (given.measure) settings.measure = milliseconds(*given.measure);
  set(settings.replicas, given.replicas);
  settings.threads = given.run.threads;
  if (given.timeout) settings.timeout = milliseconds(*given.timeout);
  if (given.drain) settings.drain = milliseconds(*given.drain);
  if (given.max_body) settings.max_body = static_cast<std::size_t>(*given.max_body * (1 << 20));
  set(settings.io_threads, given.io_threads);
  set(settings.certificate, given.certificate);
  set(settings.certificate_key, given.certificate_key);
  if (settings.certificate.empty() != settings.certificate_key.empty())
    throw ConfigError("TLS needs a certificate and its key: --certificate and --certificate-key");
  if (!given.origins.empty()) settings.origins = given.origins;
  set(settings.log, given.log);
  if (settings.device.empty()) settings.device = "auto";
  return settings;
}

/// What gives the pages of a detector of lines their text. Replicas share the recogniser, which is loaded with the
/// first one, and anew when that is.
serving::Loader reading(serving::Loader detector, std::function<serving::LineReader(serving::Place const&)> open) {
  struct State {
    std::mutex mutex{};
    std::shared_ptr<serving::SharedLineReader> reader{};
  };
  return [detector = std::move(detector), open = std::move(open),
          state = std::make_shared<State>()](serving::Place const& place) {
    auto servable = detector(place);
    std::lock_guard const lock(state->mutex);
    if (!state->reader || place.replica == 0) state->reader = std::make_shared<serving::SharedLineReader>(open(place));
    return std::make_unique<serving::ReadingServable>(std::move(servable), state->reader);
  };
}

/// The recogniser that a call names, on the first of the model's devices. Its inputs change their shapes from line to
/// line, so that nothing is compiled for them.
serving::LineReader line_reader(Serve const& given, Run run, std::string const& on, serving::Place const& place) {
  OcrOptions options;
  options.tokenizer = given.tokenizer;
  options.special_tokens = given.special_tokens;
  options.no_math = given.no_math;
  options.recogniser = given.weights;
  options.recogniser.file = given.recogniser;
  options.run = std::move(run);
  options.run.device = on;
  options.run.items = 1;
  options.run.threads = place.threads * place.replicas;
  auto reader = open_line_reader(options);
  return {std::move(reader.read), std::move(reader.digest)};
}

/// The model of a setting as other commands would open it, on each place that the host wants it at. Throws ConfigError
/// at once for a name that means no model. `reads` becomes true for a detector whose lines are read.
srv::HostedModel hosted(Registry const& registry, srv::ModelSetting const& setting, Serve const& given,
                        srv::Settings const& settings, bool& reads) {
  ModelOptions options{.model = setting.source, .weights = given.weights, .run = given.run};
  options.run.device = settings.device;
  auto const device = parse_device(settings.device);
  auto const variant = find_model(registry, setting.source, load_options(options.weights)).variant;
  srv::HostedModel model{.name = setting.name, .runner = setting.runner};
  if (model.runner.empty()) {
    auto const family = variant.path.substr(0, variant.path.find('/'));
    model.runner = "ttfm-" + std::string(family);
  }
  auto& o = model.options;
  o.max_delay = settings.max_delay;
  o.queue = settings.queue;
  o.max_wait = settings.max_wait;
  o.measure = settings.measure;
  o.replicas = settings.replicas;
  o.threads = settings.threads;
  o.model_type = model.runner;
  if (given.hang_limit) o.hang_limit = milliseconds(*given.hang_limit);
  // The APIs load models one after another, but a worker may be restarted at any time.
  // Three shapes are usual to measure: an item with all threads, a batch, and an item with fewer threads.
  options.run.measure = std::min(options.run.measure, std::chrono::duration<double>(settings.measure).count() / 3);
  auto open = [&registry, options](serving::Place const& place, std::string const& on) {
    auto each = options;
    each.run.device = on;
    each.run.threads = place.threads;
    each.run.callers = place.replicas;
    each.run.measure_until = place.measure_until;
    return cli::open(registry, each, [](Variant const&, LoadOptions&) {}).model;
  };
  auto with_text = [&](serving::Loader detector, std::string const& on) {
    if (variant.kind != ModelKind::ocr || given.tokenizer.empty()) return detector;
    reads = true;
    if (!given.hang_limit) o.hang_limit = std::chrono::minutes(30);  // a page of many lines takes long on a CPU
    return reading(std::move(detector), [given, run = options.run, on](serving::Place const& place) {
      return line_reader(given, run, on, place);
    });
  };
  bool const on_cpu = device.kind == "auto" || device.kind == "cpu" || device.kind == "openvino";
  o.max_batch = settings.max_batch.value_or(on_cpu ? 1 : 8);
  if (on_cpu) {
    if (settings.devices.size() > 1 && o.replicas == 0) o.replicas = static_cast<int>(settings.devices.size());
    model.loader = with_text(
        serving::shared_loader([open, on = settings.device](serving::Place const& place) { return open(place, on); }),
        settings.device);
    return model;
  }
  auto devices = settings.devices.empty() ? device.indices : settings.devices;
  if (o.replicas == 0) o.replicas = static_cast<int>(devices.size());
  for (int i = 0; i < o.replicas; ++i)
    o.device_ids.push_back(std::to_string(devices[static_cast<std::size_t>(i) % devices.size()]));
  model.loader = with_text(serving::loader([open, kind = device.kind, ids = o.device_ids](serving::Place const& place) {
                             return open(place, kind + ':' + ids[static_cast<std::size_t>(place.replica) % ids.size()]);
                           }),
                           device.kind + ':' + o.device_ids.at(0));
  return model;
}

/// Blocks the signals that wait_for_signal takes; to be called before there are threads.
sigset_t block_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (int const each : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, each);
  ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN);  // a log or a client that is gone
  return set;
}

/// The next signal; 0 if none came in time.
int wait_for_signal(sigset_t const& set, std::chrono::milliseconds time) {
  timespec const limit{.tv_sec = time.count() / 1000, .tv_nsec = time.count() % 1000 * 1'000'000};
  int const got = ::sigtimedwait(&set, nullptr, &limit);
  return got > 0 ? got : 0;
}

}  // namespace

int serve(Registry const& registry, Serve const& given) {
  auto const settings = settings_of(given);
  std::vector<srv::HostedModel> models;
  bool reads = false;
  for (auto const& each : settings.models) models.push_back(hosted(registry, each, given, settings, reads));
  if (!given.tokenizer.empty() && !reads)
    throw ConfigError(
        "--tokenizer is for pages of text, and none of the models finds their lines; serve "
        "suryaocr/pytorch-Ocr_Detection");
  auto const signals = block_signals();

  srv::Log log(settings.log);
  serving::Host host;
  srv::HostBackend backend(host, std::move(models));
  srv::Worker bodies(1), loading(1);
  srv::Api api({.key = settings.key,
                .default_model = settings.models[0].name,
                .timeout = settings.timeout,
                .origins = settings.origins,
                .later = [&](std::function<void()> work) { bodies.post(std::move(work)); },
                .slowly = [&](std::function<void()> work) { loading.post(std::move(work)); }},
               backend, log);
  srv::HttpServer http(
      {.address = settings.address,
       .port = settings.port,
       .threads = settings.io_threads,
       .max_body = settings.max_body,
       .certificate = settings.certificate,
       .key = settings.certificate_key},
      [&](srv::Request const& request) { return api.gate(request); },
      [&](srv::Request request, srv::Respond respond) { api.handle(std::move(request), std::move(respond)); });
  backend.before_metrics([&](serving::Metrics& metrics) {
    auto const counts = http.counts();
    auto set = [&](char const* name, char const* help, std::uint64_t value) {
      metrics.gauge(name, help).set(static_cast<double>(value));
    };
    set("ttfm_http_connections", "Connections that are open.", counts.connections);
    set("tt_media_server_requests_inprogress", "Requests that aren't answered yet.", counts.busy);
    set("ttfm_http_connections_accepted", "Connections since the start, those refused included.", counts.accepted);
    set("ttfm_http_connections_refused", "Connections since the start that were too many.", counts.refused);
    set("ttfm_http_rejected", "Requests since the start that were no HTTP, too large or too slow.", counts.rejected);
    set("ttfm_http_timed_out", "Connections since the start that were cut because the client was too slow.",
        counts.timed_out);
    set("ttfm_http_clients_left", "Clients since the start that left before the answer was there.", counts.left);
    set("ttfm_http_received_bytes", "Bytes since the start.", counts.received);
    set("ttfm_http_sent_bytes", "Bytes since the start.", counts.sent);
  });
  std::fprintf(stderr, "ttfm: listening on port %d; loading %zu model%s\n", http.port(), settings.models.size(),
               settings.models.size() == 1 ? "" : "s");
  log.event("listening", {{"port", http.port()}, {"tls", !settings.certificate.empty()}});

  std::atomic<bool> failed{false};
  auto load = [&](bool first) {
    auto const failures = backend.load_all();
    for (auto const& text : failures) log.event("load failed", {{"level", "error"}, {"error", text}});
    if (!failures.empty()) {
      for (auto const& text : failures) std::fprintf(stderr, "ttfm: %s\n", text.c_str());
      if (first) failed = true;
      return;
    }
    auto list = srv::Json::array();
    for (auto const& model : backend.models())
      list.push_back({{"name", model->name},
                      {"version", model->version},
                      {"title", model->title},
                      {"device", model->device},
                      {"workers", model->workers.size()}});
    log.event(first ? "ready" : "reloaded", {{"models", std::move(list)}});
    if (first) std::fprintf(stderr, "ttfm: ready\n");
  };
  loading.post([&] { load(true); });

  for (int signal = 0; !failed;) {
    signal = wait_for_signal(signals, 200ms);
    if (signal == SIGTERM || signal == SIGINT) break;
    if (signal != SIGHUP) continue;
    log.event("reloading");
    try {
      log.reopen();
      http.reload_certificate();
    } catch (Error const& error) {
      log.event("reload failed", {{"level", "error"}, {"error", error.what()}});
    }
    loading.post([&] { load(false); });
  }

  // A second signal ends the program at once.
  std::signal(SIGTERM, SIG_DFL);
  std::signal(SIGINT, SIG_DFL);
  ::pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  api.stop();
  http.part();
  log.event("stopping");
  if (!failed) std::this_thread::sleep_for(milliseconds(given.stop_delay));
  http.stop_accepting();
  auto const begin = std::chrono::steady_clock::now();
  // The connections first, while the host computes: kept ones send no further requests then.
  bool const sent = http.stop(settings.drain);
  auto const left =
      settings.drain - std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  bool const answered = host.stop(std::max<std::chrono::milliseconds>(left, 500ms));
  log.event("stopped", {{"drained", answered && sent}});
  return failed ? failure : success;
}

}  // namespace cli
