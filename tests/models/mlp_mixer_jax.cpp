#include "ttfm/models/mlp_mixer_jax.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::MLPMixerJax>(
    {.goldens = TTFM_TEST_DATA "/goldens", .pictures = TTFM_TEST_DATA "/images"});
auto const contract = contract_tests<ttfm::MLPMixerJax>();
}  // namespace
