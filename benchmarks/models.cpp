// Each network of ttfm: bench_models "[resnet]" -c "ResNet18", or bench_models "default variants" --benchmark-samples
// 10
#include "models.hpp"

#include "ttfm/models.hpp"

namespace {
auto const registered = bench::models(ttfm::families);
}
