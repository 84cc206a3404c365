// Two steps of training on a network of each family of classifiers: all weights get gradients, and the loss falls.
#include <ATen/Context.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <array>
#include <string>
#include <type_traits>
#include <vector>

#include "catch.hpp"
#include "ttfm/models.hpp"
#include "ttfm/runtime/finetune.hpp"
#include "ttfm/runtime/pipeline.hpp"

using namespace ttfm;

namespace {

/// Of large networks fewer blocks, which are all alike.
template <class Config>
void shrink(Config& c) {
  using namespace models;
  if constexpr (std::is_same_v<Config, vit::Config> || std::is_same_v<Config, beit::Config> ||
                std::is_same_v<Config, dinov2_jax::Config>)
    c.layers = 2;
  else if constexpr (std::is_same_v<Config, mlp_mixer::Config>)
    c.depth = 2;
  else if constexpr (std::is_same_v<Config, swin::Config>)
    c.depths = {2, 2};
  else if constexpr (std::is_same_v<Config, perceiverio_vision::Config>)
    c.rounds = 2, c.layers = 1;
}

/// The smallest row that finetune takes, if there is one.
template <class Family>
Row<typename Family::Config> const* smallest(bool (*which)(Row<typename Family::Config> const&)) {
  Row<typename Family::Config> const* result = nullptr;
  for (auto const& row : Family::variants)
    if (kind_of<Family>(row) == ModelKind::classification && row.model.output == ModelOutput::logits && which(row) &&
        (!result || row.model.parameters < result->model.parameters))
      result = &row;
  return result;
}

/// Weights that a network asks for, since files have them, and doesn't use.
constexpr std::array unused{"mask_token", "AuxLogits", "aux1", "aux2"};

template <class Family>
void check_training(Row<typename Family::Config> row) {
  INFO(Family::name << ' ' << row.name);
  shrink(row.config);
  row.model.num_classes = 3;
  auto const shapes = [&] {
    std::vector<nn::Shape> result;
    for (auto const& request : weight_requests<Family>(row)) result.push_back(request.shape);
    return result;
  };
  if (auto const before = shapes(), input = row.model.input; input.height > 96) {
    row.model.input = {96, 96};  // where no weights are of a size
    if (std::is_same_v<typename Family::Config, models::swin::Config> || shapes() != before) row.model.input = input;
  }
  at::manual_seed(0);
  nn::Weights weights([](nn::Request const& request) { return ttfm::detail::new_weight(request, 0); }, {},
                      nn::Mode::training);
  auto const network = build_network<Family>(weights, row);
  weights.finish();
  auto shape = input_shapes<Family>(row).at(0);
  shape[0] = 4;
  auto const input = nn::input_from_name("training", 0, shape);
  auto const classes = at::tensor(std::vector<std::int64_t>{0, 1, 2, 0});
  auto const loss = [&] {
    at::manual_seed(1);  // the same dropout each time
    return cross_entropy(nn::run(network, {input}).at(0), classes);
  };
  // Down the gradient, so far that the loss would fall by a fiftieth if it were linear.
  auto const step = [&] {
    auto const before = loss();
    before.backward();
    double steepness = 0;
    for (auto const& [name, tensor] : weights.entries())
      if (tensor.grad().defined()) steepness += tensor.grad().square().sum().template item<double>();
    at::NoGradGuard const none;
    auto const rate = 0.02 * before.template item<double>() / steepness;
    for (auto const& [name, tensor] : weights.entries())
      if (tensor.grad().defined()) tensor.sub_(tensor.grad(), rate);
    return before.template item<double>();
  };
  double first = 0;
  REQUIRE_NOTHROW(first = step());
  for (auto const& [name, tensor] : weights.entries()) {
    if (!tensor.requires_grad()) continue;
    INFO(name);
    bool const left = std::any_of(unused.begin(), unused.end(),
                                  [&, &entry = name](auto const* part) { return entry.find(part) != entry.npos; });
    CHECK(tensor.is_leaf());
    CHECK(tensor.grad().defined() == !left);
    if (tensor.grad().defined()) CHECK(at::isfinite(tensor.grad()).all().template item<bool>());
    if (tensor.grad().defined()) tensor.mutable_grad().reset();
  }
  REQUIRE_NOTHROW(step());
  auto const last = loss().template item<double>();
  INFO("the loss is " << first << ", then " << last);
  CHECK(last < first);
}

}  // namespace

TEST_CASE("a network of each family of classifiers can be trained") {
  int count = 0;
  hana::for_each(families, [&](auto type) {
    using Family = typename decltype(type)::type;
    // JAX's networks are those of PyTorch under other names.
    if constexpr (Family::framework == Framework::torch || std::is_same_v<Family, DINOv2Jax>) {
      auto const* row = smallest<Family>([](auto const&) { return true; });
      if (!row) return;
      check_training<Family>(*row);
      ++count;
    }
  });
  check_training<Swin>(*smallest<Swin>([](auto const& row) { return row.config.v2; }));
  CHECK(count >= 27);
}
