// The benchmarks of a registry of one's own: they are of its variants, and run.
#include "families.hpp"
#include "graph.hpp"
#include "models.hpp"

namespace {
constexpr auto mine = ttfm::registry<tiny::Words, tiny::Module>();
auto const registered = bench::models(mine);
}  // namespace

TEST_CASE("the graphs of a registry") { bench::graphs(mine, {"tiny"}); }
