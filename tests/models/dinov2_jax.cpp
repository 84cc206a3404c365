#include "ttfm/models/dinov2_jax.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::DINOv2Jax>(references());
auto const contract = contract_tests<ttfm::DINOv2Jax>();
}  // namespace
