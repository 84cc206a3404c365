#include "ttfm/devices/pjrt/compile_options.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "catch.hpp"

using namespace ttfm;
using namespace ttfm::pjrt;

namespace {

std::string hex(std::string const& bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (unsigned char const c : bytes) {
    text += digits[c >> 4];
    text += digits[c & 15];
  }
  return text;
}

/// The options as "name=value;".
std::string text_of(TtOptions const& tt) {
  std::string text;
  for (auto const& [name, value] : to_options(tt)) text += name + "=" + std::get<std::string>(value) + ";";
  return text;
}

}  // namespace

TEST_CASE("the least of compile options is one replica of one partition") {
  CHECK(hex(serialize({})) == "1a0420012801");
}

TEST_CASE("devices are assigned partition after partition") {
  CHECK(hex(serialize({.num_replicas = 2, .devices = {3, 300}})) ==
        "1a11"
        "20022801"
        "4a0b"
        "08021001"
        "1a05"
        "0a0303ac02");
  CHECK(hex(serialize({.num_replicas = 1, .num_partitions = 2, .devices = {1, 0}})) ==
        "1a19"
        "200128023001"
        "4a0e"
        "08011002"
        "1a030a0101"
        "1a030a0100"
        "980101");
}

TEST_CASE("a device of partition p and replica r stands at p times the replicas and r") {
  CHECK(hex(serialize({.num_replicas = 2, .num_partitions = 3, .devices = {1, 2, 3, 4, 5, 20000}})) ==
        "1a23"
        "200228033001"
        "4a18"
        "08021003"
        "1a040a020102"
        "1a040a020304"
        "1a060a0405a09c01"
        "980101");
}

TEST_CASE("options are map entries of one value each") {
  CHECK(hex(serialize({.options = {{"a", std::string("x")}}})) ==
        "1a0420012801"
        "3a080a01611203"
        "0a0178");
  CHECK(hex(serialize({.options = {{"a", true}}})) ==
        "1a0420012801"
        "3a070a01611202"
        "1001");
  CHECK(hex(serialize({.options = {{"a", std::int64_t{-1}}}})) ==
        "1a0420012801"
        "3a100a0161120b"
        "18ffffffffffffffffff01");
  CHECK(hex(serialize({.options = {{"a", 1.0}}})) ==
        "1a0420012801"
        "3a0e0a01611209"
        "21000000000000f03f");
  CHECK(hex(serialize({.tt = {.optimization_level = 1}})) ==
        "1a0420012801"
        "3a190a12" +
            hex("optimization_level") +
            "1203"
            "0a0131");
}

TEST_CASE("Tenstorrent's options are written as its compiler reads them, and only those that are set") {
  CHECK(text_of({}).empty());
  CHECK(text_of({.optimization_level = 2,
                 .experimental_weight_dtype = TtOptions::WeightDtype::bfp_bf4,
                 .math_fidelity = TtOptions::MathFidelity::hifi3,
                 .fp32_dest_acc_en = true,
                 .enable_trace = false,
                 .export_path = "out"}) ==
        "optimization_level=2;experimental_weight_dtype=bfp_bf4;math_fidelity=hifi3;fp32_dest_acc_en=true;"
        "enable_trace=false;export_path=out;");
  CHECK(text_of({.ttnn_perf_metrics_file = "m.json"}) ==
        "ttnn_perf_metrics_enabled=true;ttnn_perf_metrics_output_file=m.json;");
}

TEST_CASE("each of Tenstorrent's options has the compiler's name, whoever sets it") {
  std::vector<std::pair<std::string, std::optional<bool> TtOptions::*>> const flags{
      {"enable_activation_dtype_lowering", &TtOptions::enable_activation_dtype_lowering},
      {"fp32_dest_acc_en", &TtOptions::fp32_dest_acc_en},
      {"experimental_enable_fusing_conv2d_with_multiply_pattern",
       &TtOptions::experimental_enable_fusing_conv2d_with_multiply_pattern},
      {"experimental_enable_permute_matmul_fusion", &TtOptions::experimental_enable_permute_matmul_fusion},
      {"enable_trace", &TtOptions::enable_trace},
      {"enable_const_eval", &TtOptions::enable_const_eval},
      {"enable_const_eval_on_cpu", &TtOptions::enable_const_eval_on_cpu},
      {"enable_const_eval_inputs_to_system_memory", &TtOptions::enable_const_eval_inputs_to_system_memory},
      {"enable_create_d2m_subgraphs", &TtOptions::enable_create_d2m_subgraphs}};
  for (auto const& [name, member] : flags)
    for (auto const* value : {"true", "false"}) {
      TtOptions written{.optimization_level = 1}, read{.optimization_level = 1};
      written.*member = value == std::string("true");
      CHECK(text_of(written) == "optimization_level=1;" + name + "=" + value + ";");
      set_option(read, name, value);
      CHECK(read.*member == written.*member);
    }
  using enum TtOptions::MathFidelity;
  for (auto const& [fidelity, name] : {std::pair(lofi, "lofi"), std::pair(hifi2, "hifi2"), std::pair(hifi3, "hifi3"),
                                       std::pair(hifi4, "hifi4"), std::pair(ttnn_default, "ttnn_default")}) {
    TtOptions read;
    set_option(read, "math_fidelity", name);
    CHECK(read.math_fidelity == fidelity);
    CHECK(text_of(read) == std::string("math_fidelity=") + name + ";");
  }
  TtOptions read;
  set_option(read, "experimental_weight_dtype", "bfp_bf4");
  CHECK(read.experimental_weight_dtype == TtOptions::WeightDtype::bfp_bf4);
  set_option(read, "experimental_weight_dtype", "bfp_bf8");
  CHECK(read.experimental_weight_dtype == TtOptions::WeightDtype::bfp_bf8);
  for (int const level : {0, 1, 2}) {
    set_option(read, "optimization_level", std::to_string(level));
    CHECK(read.optimization_level == level);
  }
  set_option(read, "export_path", "p");
  set_option(read, "export_model_name", "n");
  CHECK(read.export_path == "p");
  CHECK(text_of(read) == "optimization_level=2;experimental_weight_dtype=bfp_bf8;export_path=p;export_model_name=n;");
}

TEST_CASE("options that don't fit are refused") {
  CHECK(message_of([] { serialize({.tt = {.optimization_level = -1}}); }) == "optimization_level is 0, 1 or 2, not -1");
  CHECK(message_of([] { serialize({.tt = {.optimization_level = 0, .enable_create_d2m_subgraphs = true}}); }) ==
        "enable_create_d2m_subgraphs needs optimization_level 1 or 2");
  CHECK(message_of([] { serialize({.tt = {.optimization_level = 1, .enable_create_d2m_subgraphs = true}}); }) ==
        "accepted");
  CHECK(message_of([] { serialize({.tt = {.enable_create_d2m_subgraphs = false}}); }) == "accepted");
  CHECK(message_of([] { serialize({.num_partitions = 0}); }) ==
        "a program has 1 or more replicas and partitions, not 1 and 0");
  CHECK(message_of([] {
          serialize({.num_replicas = 2, .num_partitions = 3, .devices = {1, 2, 3}});
        }) == "2 replicas of 3 partitions need 6 devices, not 3");
  CHECK(message_of([] { serialize({.tt = {.optimization_level = 3}}); }) == "optimization_level is 0, 1 or 2, not 3");
  CHECK(message_of([] { serialize({.tt = {.enable_create_d2m_subgraphs = true}}); }) ==
        "enable_create_d2m_subgraphs needs optimization_level 1 or 2");
  CHECK(message_of([] { serialize({.tt = {.export_model_name = "m"}}); }) ==
        "export_model_name names files in export_path, which is not set");
  CHECK(message_of([] { serialize({.num_replicas = 0}); }) ==
        "a program has 1 or more replicas and partitions, not 0 and 1");
  CHECK(message_of([] { serialize({.num_replicas = 2, .devices = {1}}); }) ==
        "2 replicas of 1 partitions need 2 devices, not 1");
  CHECK(message_of([] { serialize({.options = {{"", true}}}); }) == "an option of a plugin has no name");
}

TEST_CASE("Tenstorrent's options are set by name from text") {
  TtOptions options;
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
  TtOptions options;
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
