// Random tensors and matrices, mostly such as no function can take, for everything public that takes some: only ttfm's
// errors come out, and they have no backtrace.
#include <ATen/ops/empty.h>
#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/quantize_per_tensor.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/zeros.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>
#include <optional>
#include <random>
#include <string>
#include <typeinfo>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "ttfm/checkpoint/safetensors_writer.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/models/mnist.hpp"
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/positions.hpp"
#include "ttfm/nn/seeded.hpp"
#include "ttfm/runtime/convert.hpp"
#include "ttfm/runtime/pipeline.hpp"
#include "ttfm/runtime/train.hpp"
#include "ttfm/testing/compare.hpp"
#include "ttfm/testing/golden.hpp"
#include "ttfm/vision/detection_postprocess.hpp"
#include "ttfm/vision/draw.hpp"
#include "ttfm/vision/result.hpp"

using namespace ttfm;

namespace {

class Fuzz {
 public:
  explicit Fuzz(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return random_() % n; }

  at::Tensor tensor() {
    static std::array const dtypes{at::kFloat,  at::kFloat,        at::kFloat,         at::kDouble,
                                   at::kHalf,   at::kBFloat16,     at::kByte,          at::kChar,
                                   at::kShort,  at::kInt,          at::kLong,          at::kBool,
                                   at::kUInt16, at::kComplexFloat, at::kComplexDouble, at::kFloat8_e4m3fn};
    static std::array const edges{0, 1, 1, 2, 3, 3, 4, 5, 7, 10, 28, 32};
    if (below(20) == 0) return {};
    nn::Shape shape;
    if (below(2))
      shape = shapes_[below(shapes_.size())];
    else
      for (auto rank = below(7); rank--;) shape.push_back(edges[below(edges.size())]);
    if (below(4) == 0 && !shape.empty()) shape[below(shape.size())] = edges[below(edges.size())];
    std::int64_t count = 1;
    for (auto& edge : shape) {
      if (count * edge > 50'000) edge = 1;
      count *= edge;
    }
    auto const dtype = below(2) ? at::kFloat : dtypes[below(dtypes.size())];
    auto plain = at::empty(shape, at::kFloat);
    auto* out = plain.data_ptr<float>();
    float const scale = std::array{1.f, 1.f, 30.f, 1e30f}[below(4)];
    for (std::int64_t i = 0; i < count; ++i)
      out[i] = scale * (static_cast<float>(random_() % 2001) / 1000 - (below(2) ? 1.f : 0.f));
    if (count && below(6) == 0)
      out[below(count)] = std::array{std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                                     -std::numeric_limits<float>::infinity()}[below(3)];
    try {
      return changed(plain.to(dtype));
    } catch (c10::Error const&) {  // what LibTorch hasn't for this dtype
      return plain;
    }
  }

  nn::Tensors tensors() {
    nn::Tensors result(below(2) ? 1 : below(4));
    for (auto& each : result) each = tensor();
    return result;
  }

  cv::Mat matrix() {
    if (below(12) == 0) return {};
    int const type = below(2) ? CV_8UC3 : CV_MAKETYPE(static_cast<int>(below(8)), 1 + static_cast<int>(below(5)));
    cv::Mat result;
    if (below(12) == 0) {
      std::array const sizes{2, 3, 4};
      result = cv::Mat(3, sizes.data(), type);
      std::fill(result.data, result.data + result.total() * result.elemSize(), static_cast<uchar>(random_()));
      return result;
    }
    int const rows = static_cast<int>(below(40)), columns = static_cast<int>(below(40));
    result.create(rows, columns, type);
    for (int y = 0; y < rows; ++y)
      for (std::size_t x = 0; x < columns * result.elemSize(); ++x) result.ptr(y)[x] = static_cast<uchar>(random_());
    if (rows > 2 && columns > 2 && below(4) == 0) result = result(cv::Rect(1, 1, columns - 2, rows - 2));
    return result;
  }

  Size size() {
    static std::array const edges{-5, 0, 1, 2, 7, 32, 40, 64, 1 << 30};
    return {edges[below(edges.size())], edges[below(edges.size())]};
  }
  int index() { return std::array{0, 0, 0, 1, -1, 1000}[below(6)]; }

  /// Runs `work` with what it draws, and notes what comes out.
  template <class Work>
  void operator()(std::string const& name, int times, Work const& work) {
    auto& [taken, refused] = counts_[name];
    while (times--) try {
        work();
        ++taken;
      } catch (Error const& error) {
        ++refused;
        std::string const text = error.what();
        if (text.empty() || contains(text, "Exception raised from") || contains(text, "frame #"))
          leaks_[name] = "a backtrace: " + text;
      } catch (std::exception const& error) {
        auto& leak = leaks_[name];  // LibTorch takes its time to make a backtrace
        if (leak.empty())
          leak = ttfm::detail::cat(typeid(error).name(), ": ", std::string(error.what()).substr(0, 300));
      } catch (...) {
        leaks_.emplace(name, "something that is no std::exception");
      }
  }

  /// Nothing else came out, and of each function something was taken and something refused.
  void check() const {
    for (auto const& [name, what] : leaks_) {
      INFO(name << " throws " << what);
      CHECK(false);
    }
    for (auto const& [name, counts] : counts_) {
      INFO(name << " took " << counts.first << ", refused " << counts.second);
      CHECK(counts.first > 0);
      CHECK(counts.second > 0);
    }
  }

 private:
  /// The same in another layout, without values, or with flags.
  at::Tensor changed(at::Tensor tensor) {
    bool const some = tensor.numel() > 0;
    switch (below(24)) {
      case 0: return tensor.dim() > 1 ? tensor.transpose(0, -1) : tensor;
      case 1: return some && tensor.dim() ? tensor.slice(0, 0, 1).expand(tensor.sizes()) : tensor;
      case 2: return tensor.to_sparse();
      case 3: return at::empty(tensor.sizes(), at::TensorOptions(at::kMeta).dtype(tensor.dtype()));
      case 4: return at::quantize_per_tensor(tensor, 0.1, 3, at::kQUInt8);
      case 5: return tensor.is_complex() ? tensor.conj() : tensor._neg_view();
      case 6: return tensor.set_requires_grad(true);
      case 7: return tensor.contiguous(at::MemoryFormat::ChannelsLast);
      case 8: return tensor.dim() ? tensor.slice(0, 0, std::nullopt, 2) : tensor;
      case 9: return tensor.to_sparse_csr();
      default: return tensor;
    }
  }

  std::mt19937 random_;
  std::map<std::string, std::pair<int, int>> counts_;
  std::map<std::string, std::string> leaks_;
  std::vector<nn::Shape> shapes_{
      {1, 1, 28, 28}, {2, 1, 28, 28}, {1, 3, 28, 28}, {3, 32, 32},    {1, 10},       {2, 10},     {10}, {},
      {2, 4},         {1, 16, 8},     {1, 17, 8},     {1, 3, 16, 16}, {1, 24, 1, 1}, {1, 4, 8, 8}};
};

ModelConfig const& model(ModelOutput output) {
  static std::map<ModelOutput, ModelConfig> models;
  auto [found, made] = models.emplace(output, get_variant_config<MNIST>().model);
  found->second.output = output;
  return found->second;
}

auto const& row = get_variant_config<MNIST>();

}  // namespace

TEST_CASE("whatever tensor a policy is given, only ttfm's errors come out") {
  Fuzz fuzz(1);
  vision::VisionPostprocessor const classes(row.model);
  vision::EitherPostprocessor const either(model(ModelOutput::segmentation));
  vision::SegmentationPostprocessor const segments(model(ModelOutput::segmentation)), mask(model(ModelOutput::mask)),
      probabilities(model(ModelOutput::mask_probabilities));
  AnchorHead const head{.stride = 8, .anchors = {{{10, 13}, {16, 30}, {33, 23}}}};
  vision::DetectionPostprocessor const boxes({.heads = {head, head, head}}, labels::digits, 3);
  vision::VisionPreprocessor const grey(row.model), rgb(Recipe{});
  std::array<std::optional<at::ScalarType>, 5> const dtypes{std::nullopt, at::kHalf, at::kLong, at::kComplexFloat,
                                                            at::kQUInt8};
  constexpr int times = 700;
  fuzz("VisionPostprocessor", times, [&] { classes.postprocess(fuzz.tensor(), fuzz.index()).top(3); });
  fuzz("VisionPostprocessor::postprocess_batch", times, [&] { classes.postprocess_batch(fuzz.tensor()); });
  fuzz("EitherPostprocessor", times, [&] { either.postprocess(fuzz.tensors(), fuzz.index(), fuzz.size()); });
  for (auto const* each : {&segments, &mask, &probabilities}) {
    fuzz("SegmentationPostprocessor", times, [&] { each->postprocess(fuzz.tensor(), fuzz.index(), {40, 50}); });
    fuzz("SegmentationPostprocessor::postprocess_batch", times, [&] { each->postprocess_batch(fuzz.tensor()); });
  }
  fuzz("DetectionPostprocessor", 3 * times,
       [&] { boxes.postprocess(fuzz.below(2) ? nn::Tensors(3, fuzz.tensor()) : fuzz.tensors(), fuzz.index()); });
  fuzz("VisionPreprocessor", times, [&] {
    grey.preprocess(fuzz.tensor(),
                    {.dtype = dtypes[fuzz.below(dtypes.size())],
                     .batch_size = std::array<std::int64_t, 4>{1, 2, 0, std::int64_t{1} << 60}[fuzz.below(4)]});
  });
  fuzz("VisionPreprocessor of a list", times, [&] {
    std::vector<vision::Image> images;
    for (auto count = fuzz.below(4); count--;)
      images.emplace_back(fuzz.below(8) ? vision::Image(fuzz.tensor()) : vision::Image(fuzz.matrix()));
    rgb.preprocess(images, {.dtype = dtypes[fuzz.below(dtypes.size())]});
  });
  fuzz("Segmentation", times, [&] {
    vision::Segmentation result{.classes = fuzz.tensor(), .num_classes = fuzz.index()};
    if (fuzz.below(2) && result.classes.defined() && result.classes.layout() == at::kStrided &&
        !result.classes.is_neg()) {
      auto const two = result.classes.is_meta() || result.classes.is_quantized() ? at::zeros({2, 3}) : result.classes;
      result.classes = two.is_complex() ? two : two.to(at::kInt).contiguous();
    }
    result.areas();
    result.components(1);
    nlohmann::json(result).dump();
    vision::draw_mask(result);
  });
  fuzz.check();
}

TEST_CASE("whatever tensor a comparison, a training or a network is given, only ttfm's errors come out") {
  Fuzz fuzz(2);
  constexpr int times = 700;
  fuzz("pcc", 3 * times, [&] {
    auto const got = fuzz.tensor();
    testing::pcc(got, fuzz.below(2) ? got : fuzz.tensor());
  });
  fuzz("compare", times, [&] {
    auto const got = fuzz.tensors();
    testing::compare(got, fuzz.below(2) ? got : fuzz.tensors());
  });
  testing::GoldenOutput const golden{.name = "a", .shape = {1, 10}, .std = 1, .values = {1, 2, 3}};
  fuzz("golden_error", times, [&] { testing::golden_error(fuzz.tensor(), golden); });

  nn::Weights trained(nn::weights_from_names("fuzz"), {}, nn::Mode::training);
  auto const scale = nn::Path(trained).get("scale", {1});
  Trainer trainer(trained, 0.1);
  fuzz("Trainer::step", times, [&] {
    auto const x = fuzz.tensor();
    bool const plain = x.defined() && x.scalar_type() == at::kFloat && x.layout() == at::kStrided && !x.is_meta();
    trainer.step(plain && fuzz.below(2) ? x.mul(scale).sum() : x);
  });

  nn::Weights weights(nn::weights_from_names("fuzz"));
  nn::Path const p(weights);
  auto const conv = nn::conv2d(p / "conv", {.in = 1, .out = 4, .k = 3});
  auto const fc = nn::linear(p / "fc", 10, 3);
  auto const norm = nn::batch_norm(p / "bn", 1);
  fuzz("conv2d", times, [&] { fuzz.tensor() | conv | nn::relu | nn::global_average_pool; });
  fuzz("batch_norm", times, [&] { fuzz.tensor() | norm | nn::max_pool2d({}) | nn::upsample_nearest(2); });
  fuzz("linear", times, [&] { fuzz.tensor() | fc | nn::gelu; });
  fuzz("activate", times, [&] { nn::activate(fuzz.tensor(), static_cast<nn::Activation>(fuzz.below(9))); });
  fuzz("bilinear_like", times, [&] { nn::bilinear_like(fuzz.tensor(), fuzz.tensor()); });
  fuzz("nearest_like", times, [&] { nn::nearest_like(fuzz.tensor(), fuzz.tensor()); });
  fuzz("attention", times, [&] {
    auto const x = fuzz.tensor();
    nn::attention(x, x, fuzz.below(4) ? x : fuzz.tensor(), std::array{1, 2, 4, 0, -1}[fuzz.below(5)]);
  });
  fuzz("grid_of", times, [&] { nn::grid_of(fuzz.tensor(), fuzz.index()); });
  fuzz("resample_positions", times, [&] {
    nn::resample_positions(fuzz.tensor(), {4, 4}, {5, fuzz.index()}, fuzz.below(2));
  });
  fuzz("resample_positions_behind_class", times, [&] {
    nn::resample_positions_behind_class(fuzz.tensor(), {4, 4}, {3, 5}, fuzz.below(2));
  });
  fuzz("Placement", times, [&] {
    nn::Placement{at::TensorOptions(at::kCPU).dtype(fuzz.below(2) ? at::kFloat : at::kHalf), fuzz.below(2) == 0}.place(
        fuzz.tensor(), fuzz.below(2) ? at::kFloat : at::kLong);
  });
  fuzz("Weights", times, [&] {
    nn::Weights store([&](nn::Request const&) { return fuzz.tensor(); });
    store.get({.name = "a", .shape = std::vector<nn::Shape>{{1, 10}, {}, {10}, {-1}}[fuzz.below(4)]});
    store.finish();
  });

  nn::Weights built(nn::weights_from_names("fuzz"));
  auto const network = build_network<MNIST>(built, row);
  auto const run = device::Cpu().compile(network, {built});
  device::Cpu const narrow({.threads = 1, .dtype = at::kBFloat16});
  nn::Weights narrow_weights(nn::weights_from_names("fuzz"), narrow.placement());
  auto const limited = narrow.compile(build_network<MNIST>(narrow_weights, row), {narrow_weights});
  auto const eager = device::Cpu({.mode = device::CpuMode::eager}).compile(network, {built});
  fuzz("Cpu, eager", times, [&] { eager(fuzz.tensors()); });
  fuzz("Cpu", times, [&] { run(fuzz.tensors()); });
  fuzz("Cpu in bfloat16", times, [&] { limited({fuzz.tensor()}); });
  fuzz("nn::run", times, [&] { nn::run(network, fuzz.tensors()); });
  auto const captured = graph::capture(network, built, {at::zeros({1, 1, 28, 28})});
  fuzz("graph::run", times, [&] { graph::run(captured, fuzz.tensors()); });
  fuzz("graph::capture", times, [&] { graph::capture(network, built, fuzz.tensors()); });
  fuzz.check();
}

TEST_CASE("whatever tensors a state dict has, only ttfm's errors come out") {
  Fuzz fuzz(3);
  nn::Weights built(nn::weights_from_names("fuzz"));
  build_network<MNIST>(built, row);
  auto const entries = file_entries<MNIST>(row);
  auto const requests = weight_requests<MNIST>(row);
  auto dict = [&] {
    checkpoint::StateDict result;
    auto const wrong = fuzz.below(3 * built.entries().size());
    for (auto const& [name, tensor] : built.entries())
      result.insert(name, result.size() == wrong ? fuzz.tensor() : tensor);
    return result;
  };
  constexpr int times = 300;
  fuzz("Pipeline of a state dict", times, [&] { Pipeline<MNIST>(row, dict()); });
  fuzz("convert", times, [&] { convert<MNIST>(row, dict(), source_name(row.model)); });
  fuzz("by_position", times, [&] {
    checkpoint::StateDict nameless;
    for (auto const& [name, tensor] : dict()) nameless.insert(ttfm::detail::cat(nameless.size(), ".weight"), tensor);
    std::vector<checkpoint::Entry> asked;
    for (auto const& request : requests)
      asked.push_back({ttfm::detail::cat(asked.size(), "x.weight"), request.shape, request.dtype});
    checkpoint::by_position(std::move(nameless), asked);
  });
  auto const path = std::filesystem::temp_directory_path() / "ttfm_fuzz.safetensors";
  fuzz("write_safetensors", times, [&] {
    checkpoint::write_safetensors(path, nn::Entries{{"a", fuzz.tensor()}, {"b", fuzz.tensor()}});
  });
  std::filesystem::remove(path);
  fuzz.check();
}

TEST_CASE("whatever matrix a picture is, only ttfm's errors come out") {
  using namespace vision;
  Fuzz fuzz(4);
  constexpr int times = 500;
  VisionPreprocessor const grey(row.model), plain(Recipe{});
  auto filter = [&] { return static_cast<Interpolation>(fuzz.below(5)); };
  fuzz("to_rgb", times, [&] { to_rgb(fuzz.matrix()); });
  fuzz("preprocess", times, [&] { grey.preprocess(fuzz.matrix()); });
  fuzz("apply", times, [&] { plain.apply(fuzz.matrix()); });
  fuzz("resize", times, [&] { resize(fuzz.matrix(), fuzz.size(), filter()); });
  fuzz("thumbnail", times, [&] { thumbnail(fuzz.matrix(), fuzz.size(), filter()); });
  fuzz("resize_torch", times, [&] { resize_torch(fuzz.matrix(), fuzz.size(), filter()); });
  fuzz("to_grey", times, [&] { to_grey(fuzz.matrix()); });
  fuzz("xray_input", times, [&] { xray_input(fuzz.matrix(), {7, 9}); });
  fuzz("mri_input", times, [&] { mri_input(fuzz.matrix(), {7, 9}); });
  fuzz("largest_component", times, [&] { largest_component(fuzz.matrix()); });
  fuzz("encode_rle", times, [&] { encode_rle(fuzz.matrix()); });
  fuzz("to_picture", times, [&] {
    auto classes = fuzz.matrix();
    if (fuzz.below(2) && classes.dims == 2 && !classes.empty())
      classes = cv::Mat(classes.size(), CV_32SC1, cv::Scalar(1));
    to_picture(classes, Recipe{}, fuzz.below(2) ? Size{20, 30} : Size{0, 5});
  });
  fuzz("draw of classes", times, [&] { draw(fuzz.matrix(), Predictions{{"a", 0.5f, 1}}); });
  fuzz("draw of boxes", times, [&] {
    draw(fuzz.matrix(), Detections{.objects = {{.label = "a", .box = {1, 2, 8, 9}}}, .picture = {20, 20}});
  });
  fuzz("draw of masks", times, [&] {
    draw(fuzz.matrix(), Segmentation{.classes = at::ones({20, 20}, at::kInt), .num_classes = 2});
  });
  auto const path = std::filesystem::temp_directory_path() / "ttfm_fuzz.png";
  fuzz("write_image", times, [&] { write_image(path, fuzz.matrix()); });
  std::filesystem::remove(path);
  fuzz.check();
}

TEST_CASE("whatever a pipeline is given, only ttfm's errors come out") {
  Fuzz fuzz(5);
  Pipeline<MNIST> const pipeline(row, nn::weights_from_names("fuzz"));
  auto image = [&]() -> vision::Image {
    switch (fuzz.below(4)) {
      case 0: return fuzz.matrix();
      case 1: return std::vector<std::byte>(fuzz.below(20));
      default: return fuzz.tensor();
    }
  };
  auto images = [&] {
    std::vector<vision::Image> result;
    for (auto count = fuzz.below(4); count--;) result.push_back(image());
    return result;
  };
  constexpr int times = 700;
  fuzz("forward", 2 * times, [&] { pipeline.forward(fuzz.tensor()); });
  fuzz("forward of a list", times, [&] { pipeline.forward(fuzz.tensors()); });
  fuzz("input_preprocess", times, [&] { pipeline.input_preprocess(image()); });
  fuzz("input_preprocess of a list", times, [&] { pipeline.input_preprocess(images()); });
  fuzz("operator()", 2 * times, [&] { pipeline(image()); });
  fuzz("operator() of a list", 2 * times, [&] { pipeline(images()); });
  fuzz("run", times, [&] { pipeline.run(image()); });
  fuzz("output_postprocess", times, [&] { pipeline.output_postprocess(fuzz.tensor(), fuzz.index()); });
  fuzz("output_postprocess of a list", times, [&] { pipeline.output_postprocess(fuzz.tensors(), fuzz.index()); });
  fuzz("load_inputs", times, [&] {
    pipeline.load_inputs({.dtype = std::array{at::kFloat, at::kQUInt8, at::kLong}[fuzz.below(3)],
                          .batch_size = std::array<std::int64_t, 4>{1, 2, -1, std::int64_t{1} << 40}[fuzz.below(4)]});
  });
  fuzz("try_each", times, [&] {
    for (auto const& each : pipeline.try_each(images()))
      if (each.failure()) throw Error(each.failure()->message);
  });
  fuzz.check();
}
