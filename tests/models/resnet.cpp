#include "ttfm/models/resnet.hpp"

#include "models/parity.hpp"

using namespace ttfm;

TEST_CASE("every variant of resnet meets its golden") {
  for (auto const& row : ResNet::variants) {
    INFO(row.name);
    testing::check_golden<ResNet>(row);
  }
}
