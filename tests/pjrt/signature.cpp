#include "ttfm/devices/pjrt/signature.hpp"

#include <optional>
#include <random>
#include <string>
#include <string_view>

#include "catch.hpp"

using namespace ttfm::pjrt;

namespace {

std::string arguments(std::string_view program) {
  auto const types = main_arguments(program);
  if (!types) return "unknown";
  std::string text;
  for (auto const& type : *types) text += to_string(type) + ' ';
  return text;
}

}  // namespace

TEST_CASE("the arguments of @main are read") {
  CHECK(arguments("module { func.func public @main(%a: tensor<2x3xf32>, %b: tensor<bf16>) -> tensor<i1> {} }") ==
        "tensor<2x3xf32> tensor<bf16> ");
  CHECK(arguments("func.func @main() -> tensor<f32> {}").empty());
  CHECK(arguments("func.func @main() -> tensor<f32> {}") != "unknown");
  CHECK(arguments("func.func @main(%0: tensor<0xui8>) {}") == "tensor<0xui8> ");
}

TEST_CASE("element types have StableHLO's names, and are read by them") {
  using enum ElementType;
  for (auto const& [type, name, bytes] : std::initializer_list<detail::ElementFacts>{{pred, "i1", 1},
                                                                                     {s8, "i8", 1},
                                                                                     {s16, "i16", 2},
                                                                                     {s32, "i32", 4},
                                                                                     {s64, "i64", 8},
                                                                                     {u8, "ui8", 1},
                                                                                     {u16, "ui16", 2},
                                                                                     {u32, "ui32", 4},
                                                                                     {u64, "ui64", 8},
                                                                                     {f16, "f16", 2},
                                                                                     {f32, "f32", 4},
                                                                                     {f64, "f64", 8},
                                                                                     {bf16, "bf16", 2}}) {
    CHECK(to_string({type, {2, 7}}) == "tensor<2x7x" + std::string(name) + ">");
    CHECK(parse_array_type("2x7x" + std::string(name)) == ArrayType{type, {2, 7}});
    REQUIRE(detail::facts(type));
    CHECK(detail::facts(type)->bytes == bytes);
  }
  CHECK(to_string({ElementType(14), {3}}) == "tensor<3xtype 14>");
  for (auto const* text : {"2x", "x2xf32", "2xx3xf32", "2xf33", "2yf32", "2", "f32 ", "-1xf32", "2xf32x3"})
    CHECK(!parse_array_type(text));
}

TEST_CASE("attributes, locations and comments of arguments are passed over") {
  CHECK(arguments(R"mlir(func.func @main(
    %a: tensor<1xi64> {mhlo.sharding = "{devices=[2,1]<=[2]}, %no: tensor<9xf32>)", x = [1, 2]} loc("\"a" (1:2)),  // %z: tensor<5xf32>)
    %b: tensor<4xf64> {jax.buffer = #f<a -> b>}) {})mlir") == "tensor<1xi64> tensor<4xf64> ");
}

TEST_CASE("what can't be read is unknown, not guessed") {
  for (auto const* program : {"", "ML\xefR", "func.func @other(%a: tensor<1xf32>) {}",
                              "func.func @main(%a: tensor<?xf32>) {}", "func.func @main(%a: tensor<1xf32, #enc>) {}",
                              "func.func @main(%a: tensor<1xcomplex<f32>>) {}", "func.func @main(%a: tensor<1xf32>",
                              "func.func @main(%a: tensor<1xf32", "func.func @main(%a, %b: tensor<f32>) {}",
                              "@main(%a: tensor<f32>) {}", "func.func @main(%a: tensor<99999999999999999999xf32>) {}",
                              "func.func @main(%a: tensor<1xf32> \"", "func.func @main( //", "func.func @main(>"})
    CHECK(arguments(program) == "unknown");
}

TEST_CASE("any text is taken without harm") {
  std::mt19937 random(1);
  std::string const good = "func.func @main(%a: tensor<2x3xf32> {x = \"\\\"y\"} loc(u), %b: tensor<i8>) // z\n";
  for (int i = 0; i < 20000; ++i) {
    auto text = good.substr(0, 1 + random() % good.size());
    for (int n = 0; n < 3; ++n) text[random() % text.size()] = good[random() % good.size()];
    auto const types = main_arguments(text);
    if (types) CHECK(types->size() <= 4);
  }
}
