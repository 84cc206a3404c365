#include "ttfm/serving/model.hpp"

#include <ATen/ops/allclose.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "ttfm/models/mnist.hpp"
#include "ttfm/models/nbeats.hpp"
#include "ttfm/nn/seeded.hpp"
#include "ttfm/runtime/open.hpp"
#include "ttfm/serving/host.hpp"

namespace {

using namespace ttfm;
using namespace ttfm::serving;

constexpr auto families = registry<MNIST, NBEATS>();

/// Weights from names, made once.
AnyModel model(std::string const& name, std::string const& salt = "serving") {
  static auto const registry = any_registry(families);
  static std::map<std::pair<std::string, std::string>, AnyModel> made;
  static std::mutex mutex;
  std::lock_guard const lock(mutex);
  auto const found = made.find({name, salt});
  if (found != made.end()) return found->second;
  AnyModel const fresh(find_model(registry, name).variant, nn::weights_from_names(salt));
  made.emplace(std::pair(name, salt), fresh);
  return fresh;
}

Loader loader_of(std::string const& name) {
  return shared_loader([name](Place const&) { return model(name); });
}

std::string file(char const* name) {
  std::ifstream in(std::string(TTFM_TEST_DATA "/images/") + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Call call(std::string name, Input input) {
  Call result;
  result.model = std::move(name);
  result.input = std::move(input);
  return result;
}

ModelOptions const one{.max_batch = 4, .replicas = 1, .threads = 1};

}  // namespace

TEST_CASE("a served model tells its shapes, labels and version") {
  ModelServable const mnist(model("mnist/pytorch"));
  auto const& info = mnist.info();
  CHECK(info.title == mnist.model().title());
  CHECK(info.kind == ModelKind::classification);
  CHECK(info.takes_pictures);
  CHECK_FALSE(info.takes_series);
  CHECK(info.takes_batches);
  CHECK(info.on_cpu);
  CHECK(info.device == "cpu");
  CHECK(info.labels.size() == 10);
  REQUIRE(info.inputs.size() == 1);
  CHECK(info.inputs[0].name == "input");
  CHECK(info.inputs[0].shape == nn::Shape{1, 1, 28, 28});
  CHECK(info.inputs[0].batch_dimension == 0);
  REQUIRE(info.outputs.size() == 1);
  CHECK(info.outputs[0].name == "output");
  CHECK(info.outputs[0].shape == nn::Shape{1, 10});
  CHECK(info.version.size() == 16);
  CHECK(info.version == ModelServable(model("mnist/pytorch")).info().version);
  CHECK(info.version != ModelServable(model("mnist/pytorch", "others")).info().version);

  ModelServable const nbeats(model("nbeats/pytorch"));
  CHECK(nbeats.info().takes_series);
  CHECK_FALSE(nbeats.info().takes_pictures);
  CHECK(nbeats.info().inputs.at(0).batch_dimension == 2);
}

TEST_CASE("a version is a digest of all weights") {
  // The last value of the last tensor differs by one bit.
  auto const of = [](bool other) {
    static auto const registry = any_registry(families);
    auto const source = [other, names = nn::weights_from_names("version")](nn::Request const& request) {
      auto tensor = names(request).clone();
      if (other && request.name == "fc2.bias") {
        auto* const last = tensor.data_ptr<float>() + tensor.numel() - 1;
        *last = std::nextafter(*last, 2.f);
      }
      return tensor;
    };
    AnyModel const model(find_model(registry, "mnist/pytorch").variant, source);
    CHECK(std::any_of(model.weights().entries().begin(), model.weights().entries().end(),
                      [](auto const& entry) { return entry.first == "fc2.bias"; }));
    return ModelServable(model).info().version;
  };
  CHECK(of(false).size() == 16);
  CHECK(of(false) == of(false));
  CHECK(of(true) != of(false));
  CHECK(ModelServable(model("mnist/pytorch"), "known").info().version == "known");
}

TEST_CASE("a picture of too many pixels is told apart") {
  std::string bmp(54, '\0');
  bmp[0] = 'B', bmp[1] = 'M', bmp[10] = 54, bmp[14] = 40, bmp[26] = 1, bmp[28] = 24;
  for (int const at : {20, 24}) bmp[static_cast<std::size_t>(at)] = 1;  // 65536 x 65536
  Host host;
  host.load("mnist", loader_of("mnist/pytorch"), one);
  auto const reply = host.call(call("mnist", bmp));
  CHECK(reply.status == Status::too_large);
  CHECK(contains(reply.message, "more than the limit of"));
}

TEST_CASE("a served model gives the results of the model itself") {
  Host host;
  host.load("mnist", loader_of("mnist/pytorch"), one);
  auto const want = model("mnist/pytorch")(vision::Image(std::filesystem::path(TTFM_TEST_DATA "/images/chelsea.png")));
  auto wanted = call("mnist", file("chelsea.png"));
  wanted.want_outputs = true;
  auto const reply = host.call(std::move(wanted));
  REQUIRE(reply.status == Status::ok);
  CHECK(reply.picture == Size{300, 451});
  CHECK(reply.stages.decode + reply.stages.preprocess > 0);
  REQUIRE(reply.result);
  auto const got = reply.result->top(10), expected = want.top(10);
  for (std::size_t i = 0; i < 10; ++i) {
    CHECK(got[i].label == expected[i].label);
    CHECK(got[i].probability == Approx(expected[i].probability).margin(1e-4));
  }
  CHECK(reply.outputs.at(0).sizes().vec() == nn::Shape{1, 10});
}

TEST_CASE("series are forecast together as they are alone") {
  auto const nbeats = model("nbeats/pytorch");
  Host host;
  auto options = one;
  options.batch_sizes = {1, 2, 4};
  options.max_delay = std::chrono::seconds(1);
  options.warm_up = false;  // plans of its large layers take long
  host.load("nbeats", loader_of("nbeats/pytorch"), options);
  auto const length = static_cast<std::size_t>(nbeats.load_inputs().at(0).numel()) + 500;
  std::vector<std::vector<double>> series;
  for (int i = 0; i < 12; ++i) {
    series.emplace_back();
    for (std::size_t t = 0; t < length; ++t) series.back().push_back(static_cast<double>((t * (3 + i)) % 17 + 1));
  }
  std::vector<std::promise<Reply>> replies(series.size());
  for (std::size_t i = 0; i < series.size(); ++i)
    host.submit(call("nbeats", series[i]), [&, i](Reply reply) { replies[i].set_value(std::move(reply)); });
  int largest = 0;
  for (std::size_t i = 0; i < series.size(); ++i) {
    auto const reply = replies[i].get_future().get();
    REQUIRE(reply.status == Status::ok);
    largest = std::max(largest, reply.stages.batch);
    auto const& got = reply.result->as<series::Forecast>().values;
    auto const want = nbeats(series[i]).as<series::Forecast>().values;
    REQUIRE(got.size() == want.size());
    auto const scale = std::abs(
        *std::max_element(want.begin(), want.end(), [](float a, float b) { return std::abs(a) < std::abs(b); }));
    for (std::size_t k = 0; k < got.size(); ++k) CHECK(got[k] == Approx(want[k]).margin(1e-3 * scale));
  }
  CHECK(largest > 1);
}

TEST_CASE("a client's tensors get the network's outputs") {
  Host host;
  host.load("mnist", loader_of("mnist/pytorch"), one);
  auto const input = at::rand({7, 1, 28, 28});
  auto const reply = host.call(call("mnist", nn::Tensors{input}));
  REQUIRE(reply.status == Status::ok);
  CHECK_FALSE(reply.result.has_value());
  CHECK(reply.stages.batch == 7);
  CHECK(at::allclose(reply.outputs.at(0), model("mnist/pytorch").forward({input}).at(0), 1e-4, 1e-5));
}

TEST_CASE("what a model can't take is the client's fault") {
  Host host;
  host.load("mnist", loader_of("mnist/pytorch"), one);
  auto cold = one;
  cold.warm_up = false;
  host.load("nbeats", loader_of("nbeats/pytorch"), cold);
  auto of = [&](char const* name, Input input) {
    auto const reply = host.call(call(name, std::move(input)));
    CHECK(reply.status == Status::bad_input);
    return reply.message;
  };
  CHECK_FALSE(of("mnist", std::string("no picture at all")).empty());
  CHECK_FALSE(of("mnist", std::string()).empty());
  CHECK_FALSE(of("mnist", file("chelsea.png").substr(0, 20000)).empty());
  CHECK(contains(of("mnist", std::vector<double>{1, 2}),
                 "takes no series; it takes pictures, or the network's inputs as tensors"));
  CHECK(contains(of("nbeats", file("chelsea.png")),
                 "takes no pictures; it takes series, or the network's inputs as tensors"));
  CHECK_FALSE(of("nbeats", std::vector<double>{}).empty());
  CHECK(contains(of("mnist", nn::Tensors{}), "takes 1 inputs, not 0"));
  CHECK(contains(of("mnist", nn::Tensors{at::rand({1, 28, 28})}), "has 4 dimensions"));
  CHECK(contains(of("mnist", nn::Tensors{at::rand({0, 1, 28, 28})}), "at least one item"));
  CHECK(contains(of("mnist", nn::Tensors{at::Tensor()}), "must be a dense tensor"));
  CHECK_FALSE(of("mnist", nn::Tensors{at::rand({1, 3, 28, 28})}).empty());
  CHECK_FALSE(of("mnist", nn::Tensors{at::zeros({1, 1, 28, 28}, at::kLong)}).empty());
  CHECK(host.call(call("mnist", file("chelsea.png"))).status == Status::ok);
}

TEST_CASE("replicas on the CPU share a model, and others have one each") {
  std::atomic<int> opened = 0;
  auto const open = [&](Place const&) {
    ++opened;
    return model("mnist/pytorch");
  };
  auto two = one;
  two.replicas = 2;
  Host host;
  host.load("shared", shared_loader(open), two);
  CHECK(opened == 1);
  host.load("own", serving::loader(open), two);
  CHECK(opened == 3);
  CHECK(host.call(call("shared", file("chelsea.png"))).status == Status::ok);
  CHECK(host.call(call("own", file("chelsea.png"))).status == Status::ok);
}

TEST_CASE("the number of workers is measured for a model on the CPU") {
  Host host({.cores = 2});
  host.load("mnist", loader_of("mnist/pytorch"), {.max_batch = 2});
  auto const status = host.models().at(0);
  CHECK(status.replicas * status.threads == 2);
  CHECK(host.call(call("mnist", file("chelsea.png"))).status == Status::ok);
}
