#include "ttfm/models/resnet.hpp"

#include "models/parity.hpp"

using namespace ttfm;

TEST_CASE("every variant of resnet meets its golden") {
  testing::check_goldens<ResNet>(testing::Suite::normal);
}
