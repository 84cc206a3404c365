#include "ttfm/models/mlp_mixer.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::MLPMixer>(references());
auto const contract = contract_tests<ttfm::MLPMixer>();
}  // namespace
