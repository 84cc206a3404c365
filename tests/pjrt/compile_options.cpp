#include "ttfm/devices/pjrt/compile_options.hpp"

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

TEST_CASE("options that don't fit are refused") {
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
