#include "ttfm/models/yolov4.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::YOLOv4>(references());
auto const contract = contract_tests<ttfm::YOLOv4>();
}  // namespace
