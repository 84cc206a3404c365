#include "ttfm/models/mnist_jax.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::MNISTJax>(references());
auto const contract = contract_tests<ttfm::MNISTJax>();
}  // namespace
