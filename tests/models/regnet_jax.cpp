#include "ttfm/models/regnet_jax.hpp"

#include "catch.hpp"
#include "ttfm/checkpoint/flax.hpp"

namespace {

using namespace ttfm;

/// Where Flax keeps one of PyTorch's entries, and in which layout, as the catalogue's rules say.
std::pair<std::string, at::Tensor> to_flax(std::string name, at::Tensor tensor) {
  auto const dot = name.rfind('.');
  auto const leaf = name.substr(dot + 1);
  auto place = name.substr(0, dot + 1);
  std::replace(place.begin(), place.end(), '.', '/');
  if (leaf == "running_mean" || leaf == "running_var") return {"batch_stats/" + place + leaf.substr(8), tensor};
  if (leaf == "bias") return {"params/" + place + "bias", tensor};
  if (tensor.dim() == 1) return {"params/" + place + "scale", tensor};
  return {"params/" + place + "kernel", tensor.dim() == 4 ? tensor.permute({2, 3, 1, 0}) : tensor.t()};
}

}  // namespace

TEST_CASE("the entries of a Flax checkpoint come under the names and in the layouts of the network", "[regnet_jax]") {
  nn::Weights weights(nn::random_weights());
  build_network<RegNetJax>(weights, get_variant_config<RegNetJax>("Y_040"));
  std::size_t leaves = 0;
  for (auto const& [name, tensor] : weights.entries()) {
    if (name.ends_with("num_batches_tracked")) continue;
    auto [path, turned] = to_flax(name, tensor);
    auto const [back, again] = checkpoint::detail::from_flax(path, turned);
    CHECK(back == name);
    CHECK(again.sizes() == tensor.sizes());
    CHECK(again.is_alias_of(tensor));
    ++leaves;
  }
  CHECK(leaves == 445);
}
