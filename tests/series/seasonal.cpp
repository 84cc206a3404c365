#include "series/seasonal.hpp"

#include "catch.hpp"
#include "ttfm/series/csv.hpp"

using namespace ttfm;

TEST_CASE("the example's loads are the generator's, to a decimal") {
  auto const read = series::Csv::read(TTFM_TEST_DATA "/../../examples/data/load.csv").column("load");
  auto const made = seasonal_series(20 * 168);
  REQUIRE(read.size() == made.size());
  double worst = 0;
  for (std::size_t i = 0; i < made.size(); ++i) worst = std::max(worst, std::abs(read[i] - made[i]));
  CHECK(worst < 0.0501);
}
