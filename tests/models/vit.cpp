#include "ttfm/models/vit.hpp"

#include "models/parity.hpp"

using namespace ttfm;

TEST_CASE("every variant of vit meets its golden") { testing::check_goldens<ViT>(testing::Suite::normal); }
TEST_CASE("every large variant of vit meets its golden", "[large]") { testing::check_goldens<ViT>(testing::Suite::large); }
