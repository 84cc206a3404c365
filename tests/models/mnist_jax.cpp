#include "ttfm/models/mnist_jax.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::MNISTJax>(
    {.goldens = TTFM_TEST_DATA "/goldens", .pictures = TTFM_TEST_DATA "/images"});
auto const contract = contract_tests<ttfm::MNISTJax>();
}  // namespace
