// The command line over a registry: lists and shows it, classifies and segments pictures, finds objects in them, looks
// into checkpoints, trains and tests variants, writes the status document. A program with families of its own calls run
// with its registry, and instantiates ttfm::AnyFamily for them.
#pragma once

#include <string_view>

#include "registry.hpp"

namespace cli {

/// The program: parses the call, runs the command, returns the exit status. `default_model` is what classify takes
/// without --model.
int run(Registry const& registry, std::string_view default_model, int argc, char** argv);

template <class Families>
int run(Families const& families, std::string_view default_model, int argc, char** argv) {
  static_assert(ttfm::has_distinct_names<Families>());
  return run(ttfm::any_registry(families), default_model, argc, argv);
}

}  // namespace cli
