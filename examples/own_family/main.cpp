// Families of one's own beside ttfm's: lists them, and classifies a picture with random weights.
#include <cstdio>

#include "families.hpp"

int main(int count, char** arguments) {
  if (count != 2) return std::fprintf(stderr, "usage: %s <picture>\n", arguments[0]), 2;
  ttfm::for_each_variant(tiny::families, {.source = ttfm::ModelSource::custom}, []<class Family>(auto const& row) {
    std::printf("%s\n", ttfm::TestId{.path = Family::name, .variant = row.name}.text().c_str());
  });
  try {
    ttfm::Pipeline<tiny::Module> const module(tiny::Module::variants[0], ttfm::nn::random_weights());
    ttfm::Pipeline<tiny::Words> const words(tiny::Words::variants[0], ttfm::nn::random_weights());
    for (auto const& result : {module(arguments[1]), words(arguments[1])})
      for (auto const& [label, probability, index] : result.top(3)) std::printf("class %d: %.4f\n", static_cast<int>(index), static_cast<double>(probability));
  } catch (ttfm::Error const& error) {
    return std::fprintf(stderr, "%s\n", error.what()), 1;
  }
}
