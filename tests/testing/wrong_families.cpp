// Families that are wrong on purpose, each variant in one way: tests/testing/wrong_families.py holds which of the tests
// that are generated for them must fail, and why. The references are recorded from the right ones when the program
// starts.
#include <ATen/ops/cat.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/tensor.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "ttfm/devices/cpu.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/runtime/image_classifier.hpp"
#include "ttfm/testing/catch.hpp"
#include "ttfm/testing/device_tests.hpp"

using namespace ttfm;
using Json = nlohmann::ordered_json;

namespace {

/// What a network does otherwise than the right one.
enum class Does {
  nothing,
  exchanges_items,       ///< of a batch
  loses_items,           ///< all but the first of a batch
  lies_high,             ///< at 1 and a little, where bfloat16 has few steps
  drifts,                ///< by a two-thousandth in a batch
  exchanges_narrow,      ///< classes, in bfloat16
  exchanges_narrow_two,  ///< classes, in a batch in bfloat16
  blurs_narrow,          ///< in bfloat16, by a pattern that costs some per cent of the PCC
  gives_no_number,       ///< for the second item of a batch in bfloat16
  changes_when_captured,
  branches  ///< by a value of the input, which no recorder sees
};

struct Config {
  Does does = Does::nothing;
  double scale = 1;  ///< of the classes' values
};

/// Where the first item's input is positive and the second one's is not.
std::int64_t sign_change() {
  static auto const found = [] {
    nn::Shape const shape{1, 3, 6, 8};
    auto const first = nn::input_from_name("salt", 0, shape), second = nn::input_from_name("salt", 1, shape);
    std::int64_t k = 0;
    while (first.const_data_ptr<float>()[k] <= 0 || second.const_data_ptr<float>()[k] > 0) ++k;
    return k;
  }();
  return found;
}

constexpr std::int64_t parameters = 4 * 3 * 3 * 3 + 40 * 4 + 40;
constexpr Recipe recipe = recipes::squash({6, 8}, {0.4, 0.5, 0.6}, {0.25, 0.5, 0.75});

constexpr Row<Config> row(std::string_view name, Config config = {}) {
  return {.name = name,
          .model = {.pretrained_model_name = name,
                    .source = ModelSource::custom,
                    .recipe = recipe,
                    .input = {6, 8},
                    .num_classes = 40,
                    .parameters = parameters},
          .config = config};
}
constexpr Row<Config> with(Row<Config> row, auto change) {
  change(row.model);
  return row;
}

/// N x 3 x 6 x 8 -> N x 40, and the N x 4 features behind them.
nn::Network network_of(nn::Path const& p, Config const& config) {
  auto const conv = nn::conv2d(p / "conv", {.in = 3, .out = 4, .k = 3, .stride = 2});
  auto const head = nn::linear(p / "head", 4, 40);
  return [=, does = config.does, scale = config.scale](nn::Tensors const& in) -> nn::Tensors {
    auto const features = in.at(0) | conv | nn::relu | nn::global_average_pool;
    auto logits = (features | head).mul(scale);
    auto const items = logits.size(0);
    bool const narrow = logits.scalar_type() == at::kBFloat16;
    if (does == Does::exchanges_items) logits = logits.flip(0);
    if (does == Does::loses_items) logits = logits.narrow(0, 0, 1);
    if (does == Does::lies_high) logits = logits.add(1);
    if (does == Does::drifts && items > 1) logits = logits.mul(1.0005);
    if (does == Does::exchanges_narrow && narrow) logits = logits.flip(1);
    if (does == Does::exchanges_narrow_two && narrow && items > 1) logits = logits.flip(1);
    if (does == Does::blurs_narrow && narrow) logits = logits.add(logits.flip(1), 0.25);
    if (does == Does::gives_no_number && narrow && items > 1)
      logits = at::cat({logits.narrow(0, 0, 1), logits.narrow(0, 1, 1).div(0).sub(logits.div(0).narrow(0, 1, 1))});
    if (does == Does::branches && !narrow && in.at(0).const_data_ptr<float>()[sign_change()] <= 0)
      logits = logits.add(1);
    if (does == Does::changes_when_captured && graph::detail::recorder) logits = logits.mul(1.001);
    return {logits, features};
  };
}

constexpr auto rows = table<Config>({
    row("Right"),
    with(row("Parameters"), [](ModelConfig& m) { m.parameters += 1; }),
    row("RecordedParameters"),
    row("Digest"),
    row("Value"),
    row("Rounding"),
    row("RoundingOfSource"),
    row("SecondOutput"),
    row("OutputShape"),
    row("FewerOutputs"),
    row("MoreOutputs"),
    row("NoValues"),
    row("NotRecorded"),
    row("ExchangesItems", {Does::exchanges_items}),
    row("LosesItems", {Does::loses_items}),
    row("Drifts", {Does::drifts}),
    row("Narrow", {Does::exchanges_narrow}),
    row("NarrowBatch", {Does::exchanges_narrow_two}),
    row("NoNumber", {Does::gives_no_number}),
    row("Blurred", {Does::blurs_narrow}),
    row("BlurredAsSource", {Does::blurs_narrow}),
    row("BlurredMoreThanSource", {Does::blurs_narrow}),
    with(row("BlurredAsAllowed", {Does::blurs_narrow}), [](ModelConfig& m) { m.test.required_pcc = 0.9; }),
    row("HighAsSource", {Does::lies_high, 0.003}),
    row("Captured", {Does::changes_when_captured}),
    row("Branches", {Does::branches}),
    with(row("Recipe"), [](ModelConfig& m) { m.recipe.mean[2] = 0.61; }),
    with(row("RecipeSize"),
         [](ModelConfig& m) {
           m.recipe.resize = {8, 6};
         }),
    row("SecondPicture"),
    row("Refused"),
    row("NoPictures"),
    with(row("NoPreprocessing"), [](ModelConfig& m) { m.checkpoint.hub = "acme/wrong"; }),
    with(row("NoPreprocessingAtAddress"), [](ModelConfig& m) { m.checkpoint = file_at("https://acme.org/wrong.pth"); }),
    row("NoPreprocessingInSource"),
    with(row("Large"), [](ModelConfig& m) { m.parameters = testing::large_parameters + 1; }),
    with(row("JustNotLarge"), [](ModelConfig& m) { m.parameters = testing::large_parameters; }),
});

struct Wrong : TorchImageClassifier {
  using Config = ::Config;
  static constexpr std::string_view name = "wrong/pytorch", model = "Wrong", default_variant = "Large";
  static constexpr auto variants = rows;
  struct Model : ImageClassifier {
    static nn::Network network(nn::Path const& p, Row<Config> const& row) { return network_of(p, row.config); }
  };
};

/// Its goldens aren't there.
struct Absent : TorchImageClassifier {
  using Config = ::Config;
  static constexpr std::string_view name = "absent/pytorch", model = "Absent", default_variant = "Right";
  static constexpr auto variants = table<Config>({row("Right")});
  struct Model : Wrong::Model {};
};

/// Takes one item at a time, knows no pictures, and nothing of it was recorded.
struct Single : TorchImageClassifier {
  using Config = ::Config;
  static constexpr std::string_view name = "single/pytorch", model = "Single", default_variant = "Narrow";
  static constexpr auto variants =
      table<Config>({row("Right"), with(row("Lenient"), [](ModelConfig& m) { m.test.required_pcc = 0.5; }),
                     row("Narrow", {Does::exchanges_narrow})});
  struct Model : Wrong::Model {
    struct Preprocessor {
      using Input = at::Tensor;
      static constexpr auto route = Preprocessing::whole;
      explicit Preprocessor(ModelConfig const&) {}
      at::Tensor preprocess(Input const& input) const { return input; }
    };
    static constexpr Hooks<Config> hooks{.takes_batches = [](Row<Config> const&) { return false; }};
  };
};

/// Gives values like the probabilities of many classes, smaller than the runner's atol. Nothing of it was recorded.
struct Small : TorchImageClassifier {
  using Config = ::Config;
  static constexpr std::string_view name = "small/pytorch", model = "Small", default_variant = "Right";
  static constexpr auto variants =
      table<Config>({row("Right", {.scale = 1e-4}), row("Narrow", {Does::exchanges_narrow, 1e-4}),
                     row("NarrowBatch", {Does::exchanges_narrow_two, 1e-4}), row("High", {Does::lies_high, 0.01})});
  struct Model : Wrong::Model {};
};

/// What the source feeds isn't the picture: of one variant it is what was recorded.
struct Fed : TorchImageClassifier {
  using Config = ::Config;
  static constexpr std::string_view name = "fed/pytorch", model = "Fed", default_variant = "Right";
  static constexpr auto variants = table<Config>({row("Right"), row("Wrong")});
  struct Model : Wrong::Model {
    static std::optional<at::Tensor> source_input(Row<Config> const& row) {
      return at::full({1, 2, 3}, row.name == "Right" ? 7.f : 7.1f);
    }
    static constexpr Hooks<Config> hooks{.source_input = source_input};
  };
};

Json values(at::Tensor const& tensor) {
  auto const flat = tensor.to(at::kDouble).flatten().contiguous();
  return std::vector<double>(flat.const_data_ptr<double>(), flat.const_data_ptr<double>() + flat.numel());
}

/// A folder that goes with the program.
struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ttfm::detail::cat("ttfm_wrong_families_", ::getpid());
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
} const temporary;
std::filesystem::path const& folder = temporary.path;

void write(std::string const& file, Json const& json) { std::ofstream(folder / file) << json; }

/// Writes goldens, preprocess.json, bfloat16.json and the picture that is none.
bool recorded() {
  std::filesystem::create_directories(folder / "pictures");
  for (auto const* picture : {"chelsea.png", "rocket.jpg"})
    std::filesystem::copy_file(std::filesystem::path(TTFM_TEST_DATA "/images") / picture, folder / "pictures" / picture,
                               std::filesystem::copy_options::overwrite_existing);
  std::ofstream(folder / "pictures" / "broken.png") << "no picture";

  auto const run = [](Does does, at::ScalarType dtype) {
    nn::Weights weights(nn::weights_from_names("salt"), {at::TensorOptions(dtype)});
    auto const network = network_of(nn::Path(weights), {does});
    auto const digest = testing::state_dict_sha256(weights);
    return std::pair(network({nn::input_from_name("salt", 0, {1, 3, 6, 8}).to(dtype)}), digest);
  };
  auto const [outputs, digest] = run(Does::nothing, at::kFloat);
  auto const blurred = testing::compare(run(Does::blurs_narrow, at::kBFloat16).first, outputs).pcc;
  auto const output = [](at::Tensor const& x) {
    return Json{{"shape", x.sizes().vec()}, {"std", x.std().item<double>()}, {"values", values(x)}};
  };
  Json const right{{"inputs", {{1, 3, 6, 8}}},
                   {"parameters", parameters},
                   {"state_dict_sha256", digest},
                   {"outputs", {{"logits", output(outputs[0])}, {"features", output(outputs[1])}}}};
  auto const off = [](Json& entry, std::string const& name, double by) {  // one value, by so many standard deviations
    auto& value = entry["outputs"][name]["values"].back();
    value = value.get<double>() + by * entry["outputs"][name]["std"].get<double>();
  };
  Json variants;
  for (auto const& each : rows) {
    Json entry = right;
    if (each.name == "RecordedParameters") entry["parameters"] = parameters - 1;
    if (each.name == "Digest") entry["state_dict_sha256"] = std::string(64, '0');
    if (each.name == "Value") off(entry, "logits", 1e-3);
    if (each.name == "Rounding") off(entry, "logits", 6e-5);
    if (each.name == "RoundingOfSource") off(entry, "logits", 6e-5), entry["float32_error"] = 1e-5;
    if (each.name == "HighAsSource") entry["float32_error"] = 1e-3;  // at 1 float32 has few steps, too
    if (each.name == "SecondOutput") off(entry, "features", 1e-3);
    if (each.name == "OutputShape") entry["outputs"]["logits"]["shape"] = {40, 1};
    if (each.name == "FewerOutputs") entry["outputs"].erase("features");
    if (each.name == "MoreOutputs") entry["outputs"]["inside"] = right["outputs"]["features"];
    if (each.name == "NoValues") entry["outputs"]["features"]["values"] = Json::array();
    if (each.name != "NotRecorded") variants[std::string(each.name)] = entry;
  }
  write("wrong.json", {{"salt", "salt"}, {"variants", variants}});
  write("fed.json", {{"salt", "salt"}, {"variants", {{"Right", right}, {"Wrong", right}}}});
  write("bfloat16.json", {{"wrong",
                           {{"BlurredAsSource", {{"pcc", blurred + 0.009}}},
                            {"BlurredMoreThanSource", {{"pcc", blurred + 0.011}}},
                            {"HighAsSource", {{"pcc", 0.999}}}}}});

  vision::VisionPreprocessor const preprocessor(recipe);
  Json pictures;
  for (auto const* picture : {"chelsea.png", "rocket.jpg"}) {
    auto const input = preprocessor.preprocess(folder / "pictures" / picture);
    pictures[picture] = {{"shape", input.sizes().vec()}, {"values", values(input)}};
  }
  pictures["broken.png"] = {{"refused", "ValueError"}};
  auto second = pictures, refused = pictures;
  second["rocket.jpg"]["values"].back() = second["rocket.jpg"]["values"].back().get<double>() + 0.01;
  refused["chelsea.png"] = {{"refused", "ValueError"}};
  std::vector<std::string> usual;
  for (auto const& each : rows)
    if (each.name != "SecondPicture" && each.name != "Refused" && each.name != "NoPictures" &&
        !each.name.starts_with("NoPreprocessing"))
      usual.push_back(ttfm::detail::cat("wrong:", each.name));
  usual.emplace_back("absent:Right");
  Json const fed{{"chelsea.png", {{"shape", {1, 2, 3}}, {"values", {7, 7, 7}}}}};
  write("preprocess.json", {{"tolerance", 1e-5},
                            {"recipes",
                             {{"usual", {{"variants", usual}, {"images", pictures}}},
                              {"second", {{"variants", {"wrong:SecondPicture"}}, {"images", second}}},
                              {"refused", {{"variants", {"wrong:Refused"}}, {"images", refused}}},
                              {"none", {{"variants", {"wrong:NoPictures"}}, {"images", Json::object()}}},
                              {"fed", {{"variants", {"fed:Right", "fed:Wrong"}}, {"images", fed}}}}}});
  return true;
}

/// LibTorch's CPU, but that it adds some of the classes in reverse order.
struct Reversed {
  double share = 1e9;
  device::Cpu cpu{device::CpuOptions{.mode = device::CpuMode::eager}};
  std::string name() const { return "reversed"; }
  nn::Placement placement() const { return cpu.placement(); }
  template <nn::AnyNetwork Network>
  auto compile(Network network, device::CompileContext const& context) const {
    return [run = cpu.compile(std::move(network), context), share = share](nn::Tensors inputs) {
      auto outputs = run(std::move(inputs));
      outputs[0] = outputs[0].add(outputs[0].flip(1), share);
      return outputs;
    };
  }
};

bool const ready = recorded();
testing::References const references{
    .goldens = folder, .pictures = folder / "pictures", .bfloat16 = folder / "bfloat16.json"};
auto const wrong = testing::model_tests<Wrong>(references);
auto const absent = testing::model_tests<Absent>({.goldens = folder});
auto const single_and_small = testing::model_tests(registry<Single, Small>(), {});
auto const fed = testing::model_tests<Fed>(references);
auto const graphs = testing::graph_tests(registry<Wrong, Absent>(), folder);
testing::DeviceTests const strict{.tolerance = {.required_pcc = 0.99999, .rtol = 0, .atol = 1e-6}};
auto const right_device = testing::device_tests(
    registry<Single>(), "the CPU", [] { return device::Cpu({.mode = device::CpuMode::eager}); }, strict);
auto const narrow_device = testing::device_tests<Single>(
    "the CPU in bfloat16", [] { return device::Cpu({.dtype = at::kBFloat16, .mode = device::CpuMode::eager}); },
    strict);
auto const wrong_device = testing::device_tests<Single>(
    "the reversed CPU", [] { return Reversed(); }, strict);
auto const rough_device = testing::device_tests<Single>("the rough CPU", [] { return Reversed{.share = 0.25}; },
                                                        {.tolerance = {.atol = 0}, .by_row = true});
// Near enough for a PCC, not for the goldens' bound.
testing::DeviceTests const by_golden{.tolerance = {.rtol = 0, .atol = 0}, .by_golden = true};
auto const exact_device = testing::device_tests<Single>(
    "the exact CPU", [] { return device::Cpu(); }, by_golden);
auto const near_device = testing::device_tests<Single>(
    "the near CPU", [] { return Reversed{.share = 1e-3}; }, by_golden);

}  // namespace

TEST_CASE("a case is of its row and of its folder, with inputs that differ from item to item") {
  using Case = testing::detail::Case<Wrong>;
  auto const &right = Wrong::variants[0], &digest = get_variant_config<Wrong>("Digest");
  CHECK(Case::of(right, folder).golden.salt == "salt");
  CHECK(&Case::of(right, folder) == &Case::of(right, folder));
  CHECK(Case::of(right, {}).golden.salt == "ttfm");
  CHECK(Case::of(right, folder).golden.salt == "salt");
  CHECK(Case::of(digest, folder).golden.state_dict_sha256 == std::string(64, '0'));
  auto const& test = Case::of(right, folder);
  CHECK(at::equal(test.other_inputs(0)[0], test.inputs[0]));
  CHECK(!at::equal(test.other_inputs(1)[0], test.inputs[0]));
  CHECK(at::equal(test.other_inputs(1)[0], nn::input_from_name("salt", 1, {1, 3, 6, 8})));
}

TEST_CASE("a case of outputs has its error in their standard deviation") {
  auto const want = at::tensor({1.f, 2.f, 3.f}), values = at::tensor({1.f, 2.f, 3.5f});
  auto const infinite = std::numeric_limits<double>::infinity();
  CHECK(testing::relative_error({want}, {want}) == 0);
  CHECK(testing::relative_error({values}, {want}) == Approx(0.5));
  CHECK(testing::relative_error({want, values.mul(2)}, {want, want.mul(2)}) == Approx(0.5));
  CHECK(testing::relative_error({want}, {want, want}) == infinite);
  CHECK(testing::relative_error({want.view({1, 3})}, {want}) == infinite);
  CHECK(testing::relative_error({want.mul(NAN)}, {want}) == infinite);
  CHECK(testing::relative_error({at::full({3}, 2)}, {at::full({3}, 1)}) == infinite);  // which don't vary
  CHECK(testing::relative_error({at::full({3}, 2)}, {at::full({3}, 2)}) == 0);
  CHECK(testing::relative_error({at::tensor(3.f)}, {at::tensor(2.f)}) == Approx(0.5));
  CHECK(testing::relative_error({at::empty({0})}, {at::empty({0})}) == 0);
  CHECK(testing::relative_error({}, {}) == 0);
  CHECK_THROWS_AS(testing::relative_error({at::Tensor()}, {want}), ConfigError);
}

TEST_CASE("a case in another dtype has the same weights, and integers stay what they are") {
  auto const& test = testing::detail::Case<Wrong>::of(Wrong::variants[0], folder);
  for (auto const dtype : {at::kBFloat16, at::kHalf, at::kBFloat16}) {
    auto const& narrow = test.in(dtype);
    CHECK(&narrow == &test.in(dtype));
    CHECK(narrow.inputs[0].scalar_type() == dtype);
    CHECK(narrow.outputs[0].scalar_type() == dtype);
    CHECK(at::equal(narrow.built.weights.entries()[0].second, test.built.weights.entries()[0].second.to(dtype)));
    auto const mixed = narrow.in_dtype({at::full({1}, 2.5), at::full({1}, 7, at::kLong)});
    CHECK(mixed[0].scalar_type() == dtype);
    CHECK(mixed[1].scalar_type() == at::kLong);
  }
}
