// A family that ttfm doesn't know gets everything from its table: ids, tests, pipeline.
#include "families.hpp"

#include <ATen/ops/allclose.h>
#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/dropout.h>

#include "catch.hpp"
#include "cpu_plugin.hpp"
#include "ttfm/devices/pjrt.hpp"
#include "ttfm/testing/device_tests.hpp"

using namespace ttfm;

namespace {
constexpr auto mine = registry<tiny::Words, tiny::Module>();
auto const tests = testing::model_tests(mine, {});
auto const as_graphs = testing::graph_tests(mine);
auto const on_device = testing::device_tests(mine, "XLA's CPU", [] { return device::Pjrt(cpu_client()); });
auto const ids = testing::for_each_variant(mine, "resolves in its registry", []<class Family>(auto const& row) {
  CHECK(resolve(mine, ttfm::detail::cat(Family::name, '-', row.name)) == test_id<Family>(row));
});
}  // namespace

TEST_CASE("a registry of one's own has its own variants alone, and can be filtered") {
  static_assert(all_variants(mine).size() == 3);
  static_assert(all_variants(tiny::families).size() == all_variants(families).size() + 3);
  static_assert(all_variants(hana::filter(mine, with_kind<ModelKind::detection>)).empty());
  constexpr auto custom = with_source<ModelSource::custom>;
  static_assert(all_variants(hana::filter(tiny::families, custom)).size() ==
                all_variants(hana::filter(families, custom)).size() + 3);
  CHECK(test_id(all_variants(mine).back()).text() == "tiny/module-M8-single_device-inference");
}

TEST_CASE("a family of one's own is found in the registry that it joined, not in ttfm's") {
  CHECK(resolve(tiny::families, "tiny/words-W16-single_device-inference").variant == "W16");
  CHECK(resolve(tiny::families, "resnet/pytorch-ResNet18").variant == "ResNet18");
  CHECK_THROWS_AS(resolve(families, "tiny/words-W16"), ConfigError);
}

TEST_CASE("a torch::nn::Module and the same network in words give the same output") {
  Pipeline<tiny::Words> const in_words(tiny::Words::variants[0], nn::weights_from_names("x"));
  Pipeline<tiny::Module> const as_module(tiny::Module::variants[0], nn::weights_from_names("x"));
  CHECK(testing::state_dict_sha256(in_words.weights()) == testing::state_dict_sha256(as_module.weights()));
  auto const input = in_words.load_inputs({.batch_size = 2});
  CHECK(in_words.forward(input).sub(as_module.forward(input)).abs().max().item<double>() < 1e-6);
}

namespace {

/// What behaves otherwise in training, and has buffers.
struct Normed : torch::nn::Module {
  torch::nn::BatchNorm2d bn;
  torch::nn::Dropout drop;
  Normed()
      : bn(register_module("bn", torch::nn::BatchNorm2d(3))), drop(register_module("drop", torch::nn::Dropout(0.5))) {}
  at::Tensor forward(at::Tensor const& x) { return drop(bn(x)); }
};

}  // namespace

TEST_CASE("a module takes its buffers from the store too, and doesn't train") {
  nn::Weights weights(nn::weights_from_names("t"));
  auto const layer = nn::from_module(nn::Path(weights) / "m", std::make_shared<Normed>());
  std::vector<std::string> names;
  for (auto const& [name, tensor] : weights.entries()) names.push_back(name);
  CHECK(names == std::vector<std::string>{"m.bn.weight", "m.bn.bias", "m.bn.running_mean", "m.bn.running_var",
                                          "m.bn.num_batches_tracked"});
  CHECK(weights.parameters() == 6);
  CHECK(weights.entries()[4].second.scalar_type() == at::kLong);
  auto const x = nn::input_from_name("t", 0, {2, 3, 4, 5});
  auto each = [&](std::size_t i) { return weights.entries()[i].second.view({1, 3, 1, 1}); };
  c10::InferenceMode const inference;
  CHECK(at::allclose(x | layer, x.sub(each(2)).div(each(3).add(1e-5).sqrt()).mul(each(0)).add(each(1)), 1e-4, 1e-5));
}

TEST_CASE("a module's checkpoint is fitted as strictly") {
  auto const message =
      message_of([] { Pipeline<tiny::Module>(tiny::Module::variants[0], checkpoint::StateDict{}, {}, "mine.pt"); });
  CHECK(contains(message, "mine.pt doesn't fit the network"));
  CHECK(contains(message, "4 missing: conv.weight 8x3x3x3"));
}
