#include "ttfm/models/beit_jax.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::BEiTJax>(references());
auto const contract = contract_tests<ttfm::BEiTJax>();
}  // namespace
