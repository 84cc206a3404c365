// The text of a quantisation in a checkpoint: written and read back, and what isn't one.
#include "ttfm/graph/quantization.hpp"

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"

using namespace ttfm;
using graph::Quantization;

namespace {

std::string refusal(std::string const& text) {
  try {
    graph::parse_quantization(text, "net.safetensors");
  } catch (CheckpointError const& error) {
    return error.what();
  }
  return "nothing was thrown";
}

void check_refused(std::string const& text, std::string const& why) {
  CAPTURE(text);
  auto const told = refusal(text);
  CAPTURE(told);
  CHECK(told.starts_with("net.safetensors: its ttfm.quantization can't be used: "));
  CHECK(told.find(why) != told.npos);
}

}  // namespace

TEST_CASE("a quantisation is read back as it was written") {
  Quantization const written{{{"conv.weight", {0, 6}},
                              {"conv.weight#2", {-0.1f, 1 / 3.0f}},
                              {"conv.weight+1", {-std::numeric_limits<float>::max(), 1e-38f}},
                              {"odd \"name\" \\ here", {-1, 0}}},
                             {{"conv.weight", {1, 1 / 3.0f}}, {"conv.weight#2", {1e-3f}}}};
  CHECK(graph::parse_quantization(graph::to_text(written), "a file") == written);
  CHECK(graph::parse_quantization(graph::to_text(Quantization{}), "a file") == Quantization{});
  CHECK(graph::to_text(Quantization{{{"a", {-1, 2.5f}}}}) ==
        R"({"version": 1, "ranges": {"a": [-1, 2.5]}, "factors": {}})");
}

TEST_CASE("a text that is no quantisation is refused with what is wrong in it") {
  check_refused("", "a value is expected");
  check_refused("[]", "there is no \"version\"");
  check_refused("{\"version\": 1}", "there is no \"ranges\"");
  check_refused(R"({"version": 2, "ranges": {}})", "its version is 2; this program reads version 1");
  check_refused(R"({"version": "1", "ranges": {}})", "its version is \"1\"");
  check_refused(R"({"version": 1, "ranges": [], "factors": {}})", "its ranges are no object");
  auto const bounds = [](std::string const& text) {
    return R"({"version": 1, "ranges": {"a": )" + text + R"(}, "factors": {}})";
  };
  check_refused(bounds("6"), "the range of a is 6, not a list of two bounds");
  check_refused(bounds("[6]"), "not a list of two bounds");
  check_refused(bounds("[0, 1, 2]"), "not a list of two bounds");
  check_refused(bounds("[0, \"1\"]"), "a number of a is \"1\", not a float32 number");
  check_refused(bounds("[0, 1e60]"), "a number of a is 1e60, not a float32 number");
  check_refused(bounds("[0, null]"), "a number of a is null");
  check_refused(bounds("[0, NaN]"), "a value is expected");
  check_refused(bounds("[1, 2]"), "bounds differ and have zero between them");
  check_refused(bounds("[-2, -1]"), "bounds differ and have zero between them");
  check_refused(bounds("[0, 0]"), "bounds differ");
  check_refused(bounds("[2, -1]"), "bounds differ");
  check_refused(R"({"version": 1, "ranges": {"a": [0, 1], "a": [0, 2]}, "factors": {}})", "a is there twice");
  check_refused(R"({"version": 1, "ranges": {}})", "there is no \"factors\"");
  check_refused(R"({"version": 1, "ranges": {}, "factors": 1})", "its factors are no object");
  auto const factors = [](std::string const& text) {
    return R"({"version": 1, "ranges": {}, "factors": {"a": )" + text + "}}";
  };
  check_refused(factors("1"), "the factors of a are 1, not a list of numbers");
  check_refused(factors("[]"), "the factors of a are [], not a list of numbers");
  check_refused(factors("[1, \"2\"]"), "a number of a is \"2\", not a float32 number");
  check_refused(factors("[1, 0]"), "a factor of a is 0, not positive");
  check_refused(factors("[-1]"), "a factor of a is -1, not positive");
  auto const whole = graph::to_text(Quantization{{{"a", {-1, 2}}, {"b", {0, 6}}}, {{"a", {1, 0.5f}}}});
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CAPTURE(length);
    CHECK(refusal(whole.substr(0, length)) != "nothing was thrown");
  }
}

TEST_CASE("sites follow their layers to other names") {
  Quantization const given{{{"a", {0, 1}}, {"a#2", {0, 2}}, {"a+0", {0, 3}}, {"a+1#2", {0, 4}}, {"b", {0, 5}}},
                           {{"a#2", {1}}}};
  Quantization const wanted{{{"x", {0, 1}}, {"x#2", {0, 2}}, {"x+0", {0, 3}}, {"x+1#2", {0, 4}}, {"b", {0, 5}}},
                            {{"x#2", {1}}}};
  CHECK(graph::renamed(given, {{"a", "x"}, {"c", "y"}}) == wanted);
}

TEST_CASE("a quantisation of another network is refused") {
  std::vector<std::pair<std::string, int>> const weights{{"a.weight", 0}, {"b.weight", 0}};
  graph::check({{{"a.weight", {0, 1}}, {"b.weight#2", {0, 1}}, {"b.weight+0", {0, 1}}, {"b.weight+1#3", {0, 1}}}},
               weights);
  CHECK_THROWS_WITH(graph::check({{{"a.weight", {0, 1}}, {"c.weight+1", {0, 1}}}}, weights),
                    Catch::Contains("1 of its 2 sites are of layers that this one doesn't have, as c.weight+1"));
  CHECK_THROWS_AS(graph::check({{}, {{"c.weight", {1}}}}, weights), CheckpointError);
}
