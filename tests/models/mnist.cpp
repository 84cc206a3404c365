#include "ttfm/models/mnist.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::MNIST>(
    {.goldens = TTFM_TEST_DATA "/goldens", .pictures = TTFM_TEST_DATA "/images"});
auto const contract = contract_tests<ttfm::MNIST>();
}  // namespace
