#include "ttfm/nn/guard.hpp"

#include <ATen/ops/empty.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/zeros.h>

#include <cstdint>
#include <new>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/nn/network.hpp"

using namespace ttfm;

TEST_CASE("tensors are described by dtype and shape, and by what is unusual about them") {
  CHECK(nn::described(at::zeros({2, 3})) == "Float 2x3");
  CHECK(nn::described(at::zeros({}, at::kLong)) == "Long scalar");
  CHECK(nn::described(at::Tensor{}) == "an undefined tensor");
  CHECK(nn::described(at::ones({2, 3}).to_sparse()) == "Float 2x3 of layout Sparse");
  CHECK(nn::described(at::empty({2}, at::TensorOptions(at::kMeta))) == "Float 2 on meta");
  CHECK(nn::described(std::vector{at::zeros({1}), at::Tensor{}}) == "Float 1, an undefined tensor");
  CHECK(nn::described(std::vector<at::Tensor>{}) == "none");
}

TEST_CASE("a tensor without values is refused with what it is") {
  nn::check_dense(at::zeros({2}, at::kComplexFloat), "x");
  nn::check_real(at::zeros({2}, at::kBool), "x");
  CHECK(message_of([] { nn::check_dense({}, "x"); }) ==
        "x must be a dense tensor with values, not an undefined tensor");
  CHECK(message_of([] { nn::check_real(at::ones({2}).to_sparse(), "x"); }) ==
        "x must be a dense tensor with values, not Float 2 of layout Sparse");
  CHECK(message_of([] { nn::check_real(at::zeros({2}, at::kComplexFloat), "x"); }) ==
        "x must be of real numbers, not ComplexFloat 2");
  CHECK_THROWS_AS(nn::check_dense<CheckpointError>({}, "x"), CheckpointError);
}

TEST_CASE("numbers are read as float32, with the sign that a view gives them") {
  auto const x = at::ones({2}, at::kLong);
  CHECK(nn::as_floats(x, "x").scalar_type() == at::kFloat);
  auto const negative = nn::as_floats(at::ones({2})._neg_view(), "x");
  CHECK(negative.const_data_ptr<float>()[1] == -1);
  CHECK(!nn::as_floats(at::ones({2}).set_requires_grad(true), "x").requires_grad());
  CHECK(message_of([] {
          nn::as_floats(at::ones({2}, at::kBool)._neg_view(), "x");
        }).starts_with("x, Bool 2, can't be read as numbers: "));
}

TEST_CASE("LibTorch's exceptions become those of ttfm that are asked for, without a backtrace") {
  auto const wrong = [] { return at::zeros({2, 3}).view({7}); };
  CHECK_THROWS_AS(nn::guarded("no view", wrong), ConfigError);
  CHECK_THROWS_AS(nn::guarded<DeviceError>("no view", wrong), DeviceError);
  auto const text = message_of([&] { nn::guarded([] { return std::string("no view"); }, wrong); });
  CHECK(text.starts_with("no view: shape '[7]' is invalid for input of size 6"));
  CHECK(!contains(text, "frame #"));
  CHECK(!contains(text, "Exception raised"));
  CHECK(nn::guarded("", [] { return 5; }) == 5);
}

TEST_CASE("memory that runs out is a MemoryError, and what ttfm throws passes as it is") {
  CHECK_THROWS_AS(nn::guarded("x", [] { at::empty({std::int64_t{1} << 58}); }), MemoryError);
  CHECK_THROWS_AS(nn::guarded("x", [] { throw std::bad_alloc(); }), MemoryError);
  CHECK(message_of([] { nn::guarded("x", [] { throw std::length_error("too long"); }); }) == "x: too long");
  CHECK_THROWS_AS(nn::guarded("x", [] { throw SeriesError("y"); }), SeriesError);
  CHECK(message_of([] { nn::guarded("x", [] { throw SeriesError("y"); }); }) == "y");
}

TEST_CASE("a network names its inputs where one of its layers can't take them") {
  auto const network = [](at::Tensor const& x) { return x | nn::Fn{[](at::Tensor y) { return y.view({7}); }}; };
  CHECK_THROWS_AS(network(at::zeros({2, 3})), nn::LayerError);
  CHECK(message_of([&] {
          network(at::zeros({2, 3}));
        }).starts_with("a layer can't take its input: shape '[7]' is invalid for input of size 6"));
  CHECK(message_of([&] {
          nn::run(network, {at::zeros({2, 3})});
        }).starts_with("the network can't take the input Float 2x3: a layer can't take its input: shape '[7]'"));
}
