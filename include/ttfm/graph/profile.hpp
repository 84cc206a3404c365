/// @file  A lowering profile: what a compiler takes beside plain StableHLO, as data.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <c10/core/ScalarType.h>

#include <cstdint>
#include <string_view>

namespace ttfm::graph {

/// Groups of operators that some compilers take as one.
enum class Composite { gelu, gelu_tanh, layer_norm, rms_norm, attention };

/// The facts by which a profile decides whether a group of operators is written as one.
struct CompositeCall {
  Composite what{};
  at::ScalarType dtype = at::kFloat;
  std::int64_t rank = 0;  ///< of its first operand
  bool spread = false;    ///< the program is for several devices
  bool splits = true;     ///< all operands with a batch depend on the network's inputs, so the batch can be split
};

/// The operations that a compiler takes beside plain StableHLO. A default-constructed profile is the plain one, which
/// XLA and other compilers of StableHLO read: no marks, no composites, and the arguments' names as MLIR locations.
struct Profile {
  /// The attribute of main's arguments that holds their name; empty: their location holds it.
  std::string_view argument_name{};
  /// The attribute of a call that holds an argument's role ("input", "parameter" or "constant"), by which a compiler
  /// knows what it may prepare once; empty: roles aren't written.
  std::string_view argument_role{};
  /// The prefix of the functions that these calls go to, which give back what they are given.
  std::string_view role_function{};
  /// The axes of the mesh before "devices", each followed by a comma, for a compiler that needs a fixed number of them.
  std::string_view leading_axes{};
  /// The name of the stablehlo.composite that a group is written as; empty, or without a function: as its parts.
  std::string_view (*composite)(CompositeCall const&) = nullptr;
};

}  // namespace ttfm::graph
