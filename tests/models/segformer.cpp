#include "ttfm/models/segformer.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::SegFormer>(references());
auto const contract = contract_tests<ttfm::SegFormer>();
}  // namespace
