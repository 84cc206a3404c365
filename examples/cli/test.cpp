#include "test.hpp"

#include <ATen/ops/repeat_interleave.h>
#include <sys/mman.h>

#include <chrono>
#include <fstream>
#include <numeric>
#include <string>
#include <utility>

#include "device.hpp"
#include "ttfm/devices/pjrt/child_process.hpp"
#include "ttfm/testing/compare.hpp"
#include "ttfm/testing/golden.hpp"

namespace cli {
namespace {

using ttfm::device::Stage;
using ttfm::testing::BringupStatus;
using ttfm::testing::TestReport;

/// What a child process tells of its progress, which is there still if it is killed.
struct Progress {
  int stage = -1;  ///< of the device policy; -1 before the first
};

class SharedProgress {
 public:
  SharedProgress()
      : shared_(::mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)) {
    if (shared_ == MAP_FAILED) throw ttfm::Error("no memory to share with a child process");
    new (shared_) Progress;
  }
  ~SharedProgress() { ::munmap(shared_, sizeof(Progress)); }
  SharedProgress(SharedProgress const&) = delete;
  SharedProgress& operator=(SharedProgress const&) = delete;
  Progress& operator*() const { return *static_cast<Progress*>(shared_); }

 private:
  void* shared_;
};

/// What it is called if a test ends in that stage: compilation before the plugin's is ours.
BringupStatus failure_of(int stage) {
  if (stage < 0) return BringupStatus::unknown;
  switch (static_cast<Stage>(stage)) {
    case Stage::capture:
    case Stage::lower: return BringupStatus::failed_fe_compilation;
    case Stage::compile: return BringupStatus::failed_ttmlir_compilation;
    default: return BringupStatus::failed_runtime;
  }
}

/// A variant's network on weights computed from names.
struct Built {
  ttfm::nn::Weights weights;
  ttfm::nn::Network network;

  Built(Variant const& variant, ttfm::testing::Golden const& golden, ttfm::nn::Placement const& placement)
      : weights(ttfm::nn::weights_from_names(golden.salt, golden.variances), placement),
        network(variant.build(weights)) {
    weights.finish();
  }
};

ttfm::nn::Tensors run_on_cpu(Variant const& variant, ttfm::testing::Golden const& golden, at::ScalarType dtype,
                             ttfm::nn::Tensors const& inputs) {
  ttfm::device::Cpu const cpu({.dtype = dtype, .mode = ttfm::device::CpuMode::eager});
  Built const built(variant, golden, cpu.placement());
  return cpu.compile(built.network, {built.weights})(inputs);
}

/// What a child process finds out: the report's fields as far as they are measured.
nlohmann::json measure(Variant const& variant, ttfm::testing::Golden const& golden, TestReport const& report,
                       Test const& options, Run const& run, Progress& progress) {
  using namespace ttfm;
  nlohmann::json found;
  auto const name = parse_device(run.device);
  auto const dtype = dtype_of(run.dtype);
  auto inputs = variant.inputs_from_names(golden.salt, golden.inputs);
  double error = 0;
  if (!options.goldens.empty()) {
    auto const outputs = run_on_cpu(variant, golden, at::kFloat, inputs);
    for (std::size_t i = 0; i < outputs.size(); ++i)
      error = std::max(error, testing::golden_error(outputs[i], golden.outputs.at(i)));
    found["golden_error"] = error;
  }
  auto const told = [&](Stage stage) { progress.stage = static_cast<int>(stage); };
  told(Stage::execute);  // opening the devices is the runtime's
  std::optional<device::Any> policy;
  if (name.is_pjrt()) {
    auto const client = pjrt_client(run);
    auto devices = name.indices;
    auto const parallelism = report.id.parallelism;
    if (parallelism != Parallelism::single_device && devices.size() == 1) {
      auto const wanted = parallelism == Parallelism::tensor_parallel
                              ? static_cast<std::size_t>(variant.tensor_parallel)
                              : client.devices().size();
      devices.resize(wanted);
      std::iota(devices.begin(), devices.end(), std::size_t{0});
    }
    if (parallelism == Parallelism::data_parallel)
      for (auto& input : inputs) input = input.repeat_interleave(static_cast<std::int64_t>(devices.size()), 0);
    found["arch"] = client.devices()[0].kind;
    policy.emplace(pjrt_device(client, run, std::move(devices), told, parallelism));
  } else {
    policy.emplace(make_device(run));
  }
  found["batch_size"] = inputs.at(0).size(0);
  progress.stage = -1;
  // The CPU itself is compared with float32, other devices with the CPU in their own dtype.
  Built const built(variant, golden, policy->placement());
  auto const reference = name.is_pjrt() ? device::Cpu({.dtype = dtype, .mode = device::CpuMode::eager})
                                              .compile(built.network, {built.weights})(inputs)
                                        : run_on_cpu(variant, golden, name.kind == "cpu" ? at::kFloat : dtype, inputs);
  std::function<nn::Tensors()> ahead;  // plugins are told when their stages begin, which come with the first run
  if (!name.is_pjrt()) ahead = [&] { return inputs; };
  auto const compiled =
      policy->compile(built.network, {built.weights, variant.title(), ahead, variant.fixed_inputs, variant.shard_spec});
  if (!name.is_pjrt()) told(Stage::execute);
  auto outputs = compiled(inputs);
  if (!options.no_perf) {  // as upstream: 3 runs to warm up, 2 that are timed
    constexpr int warm_up = 3, timed = 2;
    for (int i = 1; i < warm_up; ++i) compiled(inputs);
    for (int i = 0; i < timed; ++i) {
      Stopwatch watch;
      outputs = compiled(inputs);
      found["milliseconds"].push_back(watch.lap());
    }
  }
  auto const& expected = report.expected;
  auto const compared = testing::compare(outputs, reference, {.required_pcc = expected.required_pcc});
  found["pcc"] = compared.pcc;
  found["atol"] = compared.atol;
  std::string message;
  if (!compared.passed && expected.assert_pcc)
    message = detail::cat("PCC ", compared.pcc, " is below ", expected.required_pcc);
  if (!options.goldens.empty() && !(error <= golden.bound()))
    message += detail::cat(message.empty() ? "" : "; ", "the output differs from the golden by ", error,
                           " standard deviations, more than ", golden.bound());
  found["error"] = message;
  found["correct"] = message.empty() && compared.passed;
  return found;
}

}  // namespace

TestReport run_test(Variant const& variant, TestId const& id, TestConfig const& expected, Test const& options) {
  using namespace ttfm;
  auto run = options.run;
  run.dtype = test_dtype(options, variant.info.framework);
  dtype_of(run.dtype);
  auto const name = parse_device(run.device);
  TestReport report{.id = id,
                    .info = variant.info,
                    .expected = expected,
                    .parameters = variant.model.parameters,
                    .arch = options.arch.empty() ? name.kind : options.arch,
                    .dtype = run.dtype};
  bool const several = id.parallelism != Parallelism::single_device;
  if (id.parallelism == Parallelism::tensor_parallel && variant.tensor_parallel == 0)
    throw ConfigError(id.text() + ": the variant has no test of tensor parallelism");
  if (!several && name.indices.size() > 1)
    throw ConfigError(id.text() + " runs on one device, not on " + options.run.device);
  if (several && !name.is_pjrt()) throw ConfigError(id.text() + ": several devices are those of --device tt or pjrt");
  if (!options.force &&
      (expected.status == TestStatus::not_supported_skip || expected.status == TestStatus::exclude_model)) {
    report.error = detail::cat("upstream's configuration says ", expected.status, "; --force-run runs it");
    return report;
  }
  if (name.is_pjrt()) {
    run.plugin = tt::locate_plugin(run.plugin).string();
    bool const chosen = std::any_of(run.compile_options.begin(), run.compile_options.end(),
                                    [](auto const& o) { return o.starts_with("optimization_level="); });
    if (name.kind == "tt" && !chosen && expected.optimization_level > 0)
      run.compile_options.push_back(detail::cat("optimization_level=", expected.optimization_level));
    compile_options(run);
  }
  auto const golden = options.goldens.empty() ? testing::Golden{.salt = "ttfm", .inputs = variant.shapes()}
                                              : testing::read_golden(options.goldens, variant.path, variant.name);
  if (!options.goldens.empty()) report.golden_bound = golden.bound();
  SharedProgress progress;
  try {
    auto const found = nlohmann::json::parse(
        pjrt::in_child_process([&] { return to_text(measure(variant, golden, report, options, run, *progress)); },
                               std::chrono::seconds(options.timeout)));
    auto number = [&](char const* key) {
      return found.contains(key) && found[key].is_number() ? std::optional(found[key].get<double>()) : std::nullopt;
    };
    report.pcc = number("pcc");
    report.atol = number("atol");
    report.golden_error = number("golden_error");
    report.batch_size = found.at("batch_size").get<int>();
    report.milliseconds = found.value("milliseconds", std::vector<double>{});
    if (options.arch.empty()) report.arch = found.value("arch", report.arch);
    report.error = found.at("error").get<std::string>();
    report.status = found.at("correct").get<bool>() ? BringupStatus::passed : BringupStatus::incorrect_result;
    report.component = "comparison";
  } catch (DeviceError const& error) {
    report.error = error.what();
    report.status = failure_of((*progress).stage);
    auto const plugin = std::filesystem::path(run.plugin).filename().string();
    report.component = report.status == BringupStatus::failed_fe_compilation ? "ttfm"
                       : name.is_pjrt()                                      ? plugin
                                                                             : "LibTorch";
  }
  return report;
}

Record::Record(std::string file, Test const& options) : file_(std::move(file)) {
  if (file_.empty()) return;
  check_folder(file_);
  std::ifstream in(file_, std::ios::binary);
  if (!in) return;
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (auto const end = text.rfind('\n'); end + 1 != text.size()) {  // npos + 1 is 0
    text.resize(end + 1);
    std::filesystem::resize_file(file_, text.size());
  }
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    auto const end = text.find('\n', begin);
    ++line;
    try {
      auto report = ordered_json::parse(text.substr(begin, end - begin));
      auto const& tags = report.at("tags");
      auto const framework =
          tags.at("model_info").at("framework").get<std::string>() == "jax" ? Framework::jax : Framework::torch;
      bool const same =
          report.at("device") == options.run.device && tags.at("weights_dtype") == test_dtype(options, framework);
      auto const id = tags.at("specific_test_case").get<std::string>();
      report.at("outcome");
      report.at("error_message");
      if (same) reports_.insert_or_assign(id, std::move(report));
    } catch (nlohmann::json::exception const& error) {
      throw ttfm::Error(ttfm::detail::cat(file_, ", line ", line, ": no report of ttfm test: ", error.what()));
    }
    begin = end + 1;
  }
}

void Record::add(ordered_json const& report) {
  if (file_.empty()) return;
  std::ofstream out(file_, std::ios::app);
  out << to_text(report) << '\n' << std::flush;
  if (!out) throw ttfm::Error(file_ + ": a report can't be appended");
}

}  // namespace cli
