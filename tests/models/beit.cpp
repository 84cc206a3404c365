#include "ttfm/models/beit.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::BEiT>(
    {.goldens = TTFM_TEST_DATA "/goldens", .pictures = TTFM_TEST_DATA "/images"});
auto const contract = contract_tests<ttfm::BEiT>();
}  // namespace
