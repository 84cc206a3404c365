#include "ttfm/testing/report.hpp"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "ttfm/models/mnist_jax/variants.hpp"
#include "ttfm/models/resnet/variants.hpp"

using namespace ttfm;
using namespace ttfm::testing;

namespace {

using Advice = std::vector<std::string_view>;

TestReport report(TestConfig expected, BringupStatus status, std::optional<double> pcc = {}) {
  return {.id = {.path = "resnet/pytorch", .variant = "ResNet18"},
          .info = get_model_info<models::resnet::Family>("ResNet18"),
          .expected = expected,
          .parameters = 11'689'512,
          .arch = "p150",
          .dtype = "bfloat16",
          .status = status,
          .pcc = pcc};
}

}  // namespace

TEST_CASE("a test passes, fails, is known to fail or is skipped") {
  CHECK(outcome(report({}, BringupStatus::passed)) == Outcome::passed);
  CHECK(outcome(report({}, BringupStatus::incorrect_result)) == Outcome::passed);  // without a message: not asserted
  auto wrong = report({}, BringupStatus::incorrect_result);
  wrong.error = "PCC 0.5 is below 0.99";
  CHECK(outcome(wrong) == Outcome::failed);
  CHECK(outcome(report({}, BringupStatus::failed_ttmlir_compilation)) == Outcome::failed);
  CHECK(outcome(report({.status = TestStatus::unspecified}, BringupStatus::failed_runtime)) == Outcome::failed);
  TestConfig const xfail{.status = TestStatus::known_failure_xfail}, skip{.status = TestStatus::not_supported_skip};
  CHECK(outcome(report(xfail, BringupStatus::failed_runtime)) == Outcome::xfailed);
  CHECK(outcome(report(xfail, BringupStatus::passed)) == Outcome::xfailed);
  CHECK(outcome(report(skip, BringupStatus::not_started)) == Outcome::skipped);
  CHECK(outcome(report(skip, BringupStatus::passed)) == Outcome::passed);  // it was run by force
  CHECK(outcome(report(skip, BringupStatus::failed_runtime)) == Outcome::failed);
  CHECK(outcome(report({.status = TestStatus::exclude_model}, BringupStatus::not_started)) == Outcome::skipped);
  CHECK(outcome(report({.status = TestStatus::exclude_model}, BringupStatus::failed_runtime)) == Outcome::failed);
  for (auto const status : {BringupStatus::not_started, BringupStatus::unknown, BringupStatus::failed_fe_compilation})
    CHECK(outcome(report({}, status)) == Outcome::failed);
  CHECK(outcome(report({.status = TestStatus::unspecified}, BringupStatus::passed)) == Outcome::passed);
}

TEST_CASE("the stages, verdicts and outcomes have upstream's names") {
  using enum BringupStatus;
  for (auto const& [status, name] :
       {std::pair<BringupStatus, std::string_view>{failed_fe_compilation, "FAILED_FE_COMPILATION"},
        {failed_ttmlir_compilation, "FAILED_TTMLIR_COMPILATION"},
        {failed_runtime, "FAILED_RUNTIME"},
        {incorrect_result, "INCORRECT_RESULT"},
        {passed, "PASSED"},
        {unknown, "UNKNOWN"},
        {not_started, "NOT_STARTED"}})
    CHECK(to_string(status) == name);
  CHECK(to_string(Outcome::passed) == "passed");
  CHECK(to_string(Outcome::failed) == "failed");
  CHECK(to_string(Outcome::xfailed) == "xfailed");
  CHECK(to_string(Outcome::skipped) == "skipped");
}

TEST_CASE("a threshold is to be raised by the hundredth that the PCC clears by 0.004") {
  auto advice = [](double required, double pcc) {
    return guidance(report({.required_pcc = required}, BringupStatus::passed, pcc));
  };
  CHECK(advice(0.99, 1).empty());
  CHECK(advice(0.98, 0.9939).empty());
  CHECK(advice(0.98, 0.9941) == Advice{"RAISE_PCC_099"});
  CHECK(advice(0.96, 0.9739).empty());
  CHECK(advice(0.96, 0.9741) == Advice{"RAISE_PCC"});
  CHECK(advice(0.979, 0.985) == Advice{"RAISE_PCC"});
  CHECK(advice(0.985, 0.9945) == Advice{"RAISE_PCC_099"});
  CHECK(guidance(report({.required_pcc = 0.97}, BringupStatus::failed_runtime)).empty());
}

TEST_CASE("a threshold that decides nothing is to be turned on where the PCC clears it by 0.004") {
  auto advice = [](double required, double pcc) {
    return guidance(report({.required_pcc = required, .assert_pcc = false}, BringupStatus::passed, pcc));
  };
  CHECK(advice(0.99, 0.9939).empty());
  CHECK(advice(0.99, 0.9941) == Advice{"ENABLE_PCC_099"});
  CHECK(advice(0.97, 0.9745) == Advice{"ENABLE_PCC"});
  CHECK(advice(0.97, 0.9845) == Advice{"ENABLE_PCC", "RAISE_PCC"});
  CHECK(advice(0.97, 0.9739).empty());
  CHECK(guidance(report({.assert_pcc = false}, BringupStatus::failed_runtime)).empty());
}

TEST_CASE("a pass that wasn't expected is to be expected") {
  CHECK(guidance(report({.status = TestStatus::known_failure_xfail}, BringupStatus::passed)) == Advice{"RM_XFAIL"});
  CHECK(guidance(report({.status = TestStatus::unspecified}, BringupStatus::passed)) == Advice{"ADD_CONFIG"});
  CHECK(guidance(report({.status = TestStatus::known_failure_xfail}, BringupStatus::failed_runtime)).empty());
  CHECK(guidance(report({.status = TestStatus::unspecified}, BringupStatus::failed_runtime)).empty());
  CHECK(guidance(report({.status = TestStatus::not_supported_skip}, BringupStatus::passed)).empty());
}

TEST_CASE("a report has the properties that upstream's runner records") {
  auto const json = to_json(report({.required_pcc = 0.98}, BringupStatus::passed, 0.999));
  auto const& tags = json.at("tags");
  CHECK(json.at("owner") == "ttfm");
  CHECK(json.at("group") == "generality");
  CHECK(json.at("outcome") == "passed");
  CHECK_FALSE(json.contains("perf"));
  CHECK(tags.at("test_name") == "test_all_models_torch");
  CHECK(tags.at("specific_test_case") == "resnet/pytorch-ResNet18-single_device-inference");
  CHECK(tags.at("model_name") == "pytorch_ResNet_ResNet18_cv_image_cls_torchvision");
  CHECK(tags.at("bringup_status") == "PASSED");
  CHECK(tags.at("failing_reason").is_null());
  CHECK(tags.at("arch") == "p150");
  CHECK(tags.at("weights_dtype") == "bfloat16");
  CHECK(tags.at("pcc") == 0.999);
  CHECK(tags.at("atol").is_null());
  CHECK(tags.at("pcc_threshold") == 0.98);
  CHECK(tags.at("comparison_passed") == true);
  CHECK(tags.at("guidance") == nlohmann::json{"RAISE_PCC_099"});
  CHECK(tags.at("category") == "model_test");
  CHECK(tags.at("model_info").at("model_arch") == "ResNet");
  CHECK(tags.at("model_info").at("variant_name") == "ResNet18");
  CHECK(tags.at("run_mode") == "inference");
  CHECK(tags.at("run_phase") == "default");
  CHECK(tags.at("model_test_status") == "EXPECTED_PASSING");
  CHECK(tags.at("parallelism") == "single_device");
  CHECK(tags.at("seq_len").is_null());
  CHECK(tags.at("batch_size") == 1);
  CHECK(tags.at("model_size_billions") == Approx(0.011689512));
  CHECK(tags.at("execution_pass").is_null());
  CHECK(tags.at("comparison_error_message") == "");
  CHECK(tags.at("atol_threshold") == 0.16);
  CHECK(tags.at("pcc_assertion_enabled") == true);
  CHECK(tags.at("atol_assertion_enabled") == false);
  CHECK(json.at("error_message") == "");
  CHECK_FALSE(json.contains("golden"));
}

TEST_CASE("a report says what differs from the usual: JAX, several devices, training, a batch, a golden") {
  auto other =
      report({.status = TestStatus::known_failure_xfail, .assert_pcc = false}, BringupStatus::incorrect_result);
  other.id = {.path = "mnist/image_classification/jax",
              .variant = "Mlp_Custom_1x4",
              .parallelism = Parallelism::tensor_parallel,
              .run_mode = RunMode::training};
  other.info = get_model_info<models::mnist_jax::Family>("Mlp_Custom_1x4");
  other.batch_size = 3;
  other.atol = 0.25;
  other.error = "too far off";
  other.golden_error = 0.5;
  auto json = to_json(other);
  auto const& tags = json.at("tags");
  CHECK(json.at("outcome") == "xfailed");
  CHECK(json.at("error_message") == "too far off");
  CHECK(json.at("golden").at("error") == 0.5);
  CHECK(json.at("golden").at("bound").is_null());
  CHECK(tags.at("test_name") == "test_all_models_jax");
  CHECK(tags.at("run_mode") == "training");
  CHECK(tags.at("parallelism") == "tensor_parallel");
  CHECK(tags.at("model_test_status") == "KNOWN_FAILURE_XFAIL");
  CHECK(tags.at("batch_size") == 3);
  CHECK(tags.at("pcc").is_null());
  CHECK(tags.at("atol") == 0.25);
  CHECK(tags.at("comparison_passed") == false);
  CHECK(tags.at("comparison_error_message") == "too far off");
  CHECK(tags.at("pcc_assertion_enabled") == false);
  other.golden_bound = 0.125;
  CHECK(to_json(other).at("golden").at("bound") == 0.125);
  other.status = BringupStatus::not_started;
  CHECK(to_json(other).at("tags").at("failing_reason").is_null());
}

TEST_CASE("a failure has its reason, and timed runs their average") {
  auto failed = report({}, BringupStatus::failed_ttmlir_compilation);
  failed.error = "the plugin said no\nand why";
  failed.component = "pjrt_plugin_tt.so";
  auto const reason = to_json(failed).at("tags").at("failing_reason");
  CHECK(reason.at("name") == "FAILED_TTMLIR_COMPILATION");
  CHECK(reason.at("description") == "the plugin said no\nand why");
  CHECK(reason.at("component") == "pjrt_plugin_tt.so");
  CHECK(reason.at("summary") == "the plugin said no");
  auto timed = report({}, BringupStatus::passed, 1);
  timed.batch_size = 2;
  timed.milliseconds = {10, 30};
  auto const perf = to_json(timed).at("perf");
  CHECK(perf.at("total_samples") == 4);
  CHECK(perf.at("total_time") == Approx(0.04));
  CHECK(perf.at("avg_time") == Approx(0.02));
  CHECK(perf.at("perf_times") == std::vector<double>{10, 30});
}
