#include "ttfm/models/mnist.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::MNIST>(references());
auto const contract = contract_tests<ttfm::MNIST>();
}  // namespace
