#include "ttfm/devices/tt/options.hpp"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "catch.hpp"

using namespace ttfm;
using namespace ttfm::tt;

namespace {

/// The options as "name=value;".
std::string text_of(CompilerOptions const& tt) {
  std::string text;
  for (auto const& [name, value] : to_options(tt)) text += name + "=" + std::get<std::string>(value) + ";";
  return text;
}

}  // namespace

TEST_CASE("Tenstorrent's options are written as its compiler reads them, and only those that are set") {
  CHECK(text_of({}).empty());
  CHECK(text_of({.optimization_level = 2,
                 .experimental_weight_dtype = CompilerOptions::WeightDtype::bfp_bf4,
                 .math_fidelity = CompilerOptions::MathFidelity::hifi3,
                 .fp32_dest_acc_en = true,
                 .enable_trace = false,
                 .export_path = "out"}) ==
        "optimization_level=2;experimental_weight_dtype=bfp_bf4;math_fidelity=hifi3;fp32_dest_acc_en=true;"
        "enable_trace=false;export_path=out;");
  CHECK(text_of({.ttnn_perf_metrics_file = "m.json"}) ==
        "ttnn_perf_metrics_enabled=true;ttnn_perf_metrics_output_file=m.json;");
}

TEST_CASE("each of Tenstorrent's options has the compiler's name, whoever sets it") {
  std::vector<std::pair<std::string, std::optional<bool> CompilerOptions::*>> const flags{
      {"enable_activation_dtype_lowering", &CompilerOptions::enable_activation_dtype_lowering},
      {"fp32_dest_acc_en", &CompilerOptions::fp32_dest_acc_en},
      {"experimental_enable_fusing_conv2d_with_multiply_pattern",
       &CompilerOptions::experimental_enable_fusing_conv2d_with_multiply_pattern},
      {"experimental_enable_permute_matmul_fusion", &CompilerOptions::experimental_enable_permute_matmul_fusion},
      {"enable_trace", &CompilerOptions::enable_trace},
      {"enable_const_eval", &CompilerOptions::enable_const_eval},
      {"enable_const_eval_on_cpu", &CompilerOptions::enable_const_eval_on_cpu},
      {"enable_const_eval_inputs_to_system_memory", &CompilerOptions::enable_const_eval_inputs_to_system_memory},
      {"enable_create_d2m_subgraphs", &CompilerOptions::enable_create_d2m_subgraphs}};
  for (auto const& [name, member] : flags)
    for (auto const* value : {"true", "false"}) {
      CompilerOptions written{.optimization_level = 1}, read{.optimization_level = 1};
      written.*member = value == std::string("true");
      CHECK(text_of(written) == "optimization_level=1;" + name + "=" + value + ";");
      set_option(read, name, value);
      CHECK(read.*member == written.*member);
    }
  using enum CompilerOptions::MathFidelity;
  for (auto const& [fidelity, name] : {std::pair(lofi, "lofi"), std::pair(hifi2, "hifi2"), std::pair(hifi3, "hifi3"),
                                       std::pair(hifi4, "hifi4"), std::pair(ttnn_default, "ttnn_default")}) {
    CompilerOptions read;
    set_option(read, "math_fidelity", name);
    CHECK(read.math_fidelity == fidelity);
    CHECK(text_of(read) == std::string("math_fidelity=") + name + ";");
  }
  CompilerOptions read;
  set_option(read, "experimental_weight_dtype", "bfp_bf4");
  CHECK(read.experimental_weight_dtype == CompilerOptions::WeightDtype::bfp_bf4);
  set_option(read, "experimental_weight_dtype", "bfp_bf8");
  CHECK(read.experimental_weight_dtype == CompilerOptions::WeightDtype::bfp_bf8);
  for (int const level : {0, 1, 2}) {
    set_option(read, "optimization_level", std::to_string(level));
    CHECK(read.optimization_level == level);
  }
  set_option(read, "export_path", "p");
  set_option(read, "export_model_name", "n");
  CHECK(read.export_path == "p");
  CHECK(text_of(read) == "optimization_level=2;experimental_weight_dtype=bfp_bf8;export_path=p;export_model_name=n;");
}

TEST_CASE("options that Tenstorrent's compiler refuses together are refused here") {
  CHECK(message_of([] { to_options({.optimization_level = -1}); }) == "optimization_level is 0, 1 or 2, not -1");
  CHECK(message_of([] { to_options({.optimization_level = 0, .enable_create_d2m_subgraphs = true}); }) ==
        "enable_create_d2m_subgraphs needs optimization_level 1 or 2");
  CHECK(message_of([] { to_options({.optimization_level = 1, .enable_create_d2m_subgraphs = true}); }) == "accepted");
  CHECK(message_of([] { to_options({.enable_create_d2m_subgraphs = false}); }) == "accepted");
  CHECK(message_of([] { to_options({.optimization_level = 3}); }) == "optimization_level is 0, 1 or 2, not 3");
  CHECK(message_of([] { to_options({.enable_create_d2m_subgraphs = true}); }) ==
        "enable_create_d2m_subgraphs needs optimization_level 1 or 2");
  CHECK(message_of([] { to_options({.export_model_name = "m"}); }) ==
        "export_model_name names files in export_path, which is not set");
}

TEST_CASE("Tenstorrent's options are set by name from text") {
  CompilerOptions options;
  for (auto const& [name, value] :
       std::vector<std::pair<std::string, std::string>>{{"optimization_level", "2"},
                                                        {"experimental_weight_dtype", "bfp_bf8"},
                                                        {"math_fidelity", "ttnn_default"},
                                                        {"enable_trace", "true"},
                                                        {"enable_const_eval", "false"},
                                                        {"export_path", "out"},
                                                        {"ttnn_perf_metrics_output_file", "m.json"}})
    set_option(options, name, value);
  CHECK(text_of(options) ==
        "optimization_level=2;experimental_weight_dtype=bfp_bf8;math_fidelity=ttnn_default;enable_trace=true;"
        "enable_const_eval=false;ttnn_perf_metrics_enabled=true;ttnn_perf_metrics_output_file=m.json;export_path=out;");
}

TEST_CASE("an option or a value that Tenstorrent's compiler doesn't know is refused with those it knows") {
  CompilerOptions options;
  auto message = [&](char const* name, char const* value) {
    return message_of([&] { set_option(options, name, value); });
  };
  CHECK(message("optimisation_level", "1").find("the nearest are: optimization_level, ") != std::string::npos);
  CHECK(message("optimization_level", "3") == "optimization_level is one of 0, 1, 2; not \"3\"");
  CHECK(message("enable_trace", "yes") == "enable_trace is one of false, true; not \"yes\"");
  CHECK(message("math_fidelity", "hifi") ==
        "math_fidelity is one of lofi, hifi2, hifi3, hifi4, ttnn_default; not \"hifi\"");
  CHECK(text_of(options).empty());
}
