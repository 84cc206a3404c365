#include "ttfm/testing/report.hpp"

#include "catch.hpp"
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
}

TEST_CASE("a pass that wasn't expected is to be expected") {
  CHECK(guidance(report({.status = TestStatus::known_failure_xfail}, BringupStatus::passed)) == Advice{"RM_XFAIL"});
  CHECK(guidance(report({.status = TestStatus::unspecified}, BringupStatus::passed)) == Advice{"ADD_CONFIG"});
  CHECK(guidance(report({.status = TestStatus::known_failure_xfail}, BringupStatus::failed_runtime)).empty());
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
  for (auto const* key : {"category", "model_info", "run_mode", "run_phase", "model_test_status", "parallelism",
                          "seq_len", "batch_size", "model_size_billions", "execution_pass", "comparison_error_message",
                          "atol_threshold", "pcc_assertion_enabled", "atol_assertion_enabled"})
    CHECK(tags.contains(key));
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
  CHECK(perf.at("avg_time") == Approx(0.02));
}
