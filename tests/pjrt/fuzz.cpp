// Reads the arguments of broken programs, made from good ones; built with sanitizers.
#include <algorithm>
#include <cstdio>
#include <random>
#include <string>

#include "mutate.hpp"
#include "ttfm/devices/pjrt/signature.hpp"

using namespace ttfm::pjrt;

int main() {
  std::string const programs[] = {
      "module @a {\n  func.func public @main(%arg0: tensor<2x3xf32> {acme.name = \"input.0\"} loc(\"x\"),\n      "
      "%arg1: "
      "tensor<bf16>) "
      "-> (tensor<2xi64>) {\n    return %0 : tensor<2xi64>\n  }\n}\n",
      "func.func @main(%a: tensor<1x0x7xui8> {s = \"\\\"{)\", x = [1, 2]} loc(\"a\" (1:2)), // %z: tensor<5xf32>)\n"
      " %b: tensor<4xf64> {m = #f<a -> b>}) {}",
      "func.func @main(%0: tensor<i1>) {}", "func.func @main() {}"};
  std::mt19937 random(1);
  constexpr int rounds = 100'000;
  int unknown = 0, wrong = 0;
  for (int round = 0; round < rounds; ++round) {
    auto text = programs[random() % std::size(programs)];
    if (round % 2)
      mutate(text, random);
    else
      for (auto changes = 1 + random() % 3; changes--;)
        text.insert(random() % (text.size() + 1), 1, "(){}[]<>\"%/\\-\n@x"[random() % 16]);
    auto const types = main_arguments(text);
    if (!types) {
      ++unknown;
      continue;
    }
    // Each type that was read stands in the text, behind a name of its own.
    wrong += static_cast<std::ptrdiff_t>(types->size()) > std::count(text.begin(), text.end(), '%');
    for (auto const& type : *types) {
      auto const written = to_string(type);
      auto const inner = written.substr(7, written.size() - 8);
      wrong += parse_array_type(inner) != type;
    }
  }
  std::printf("%d programs: %d unknown, %d read, %d wrong\n", rounds, unknown, rounds - unknown, wrong);
  return !wrong && unknown > rounds / 4 && unknown < rounds ? 0 : 1;
}
