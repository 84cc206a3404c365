// A registry as the commands know it: a list of variants, whatever their families. Only what makes the list is compiled
// for each family; the commands are compiled once, for any registry.
#pragma once

#include "ttfm/runtime/any_variant.hpp"

namespace cli {

using Registry = ttfm::AnyRegistry;
using Listed = ttfm::AnyRegistry::Entry;
using Variant = ttfm::AnyVariant;

}  // namespace cli
