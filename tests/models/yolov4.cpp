#include "ttfm/models/yolov4.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::YOLOv4>(
    {.goldens = TTFM_TEST_DATA "/goldens", .pictures = TTFM_TEST_DATA "/images"});
auto const contract = contract_tests<ttfm::YOLOv4>();
}  // namespace
