// A list of name patterns that is right unless a macro adds one; errors.sh compiles it with each of them.
#include "ttfm/core/names.hpp"

#ifndef PATTERN
#define PATTERN \
  { "norm", "norm" }
#endif
#ifndef CHANGE
#define CHANGE "fc"
#endif

namespace {
constexpr auto patterns = ttfm::name_patterns(
    {{"blocks.{i}.norm{n}", "layers.{2i+1}.norm{n-1}"}, {"stages.{s}.{i}", "features.{s:i}"}, {"fc", "last"}, PATTERN});
[[maybe_unused]] constexpr auto changed = ttfm::changed(patterns, {{CHANGE, "end"}});
}  // namespace
