#include "ttfm/checkpoint/darknet.hpp"

#include <ATen/ops/equal.h>

#include <filesystem>

#include "catch.hpp"
#include "files.hpp"
#include "made.hpp"
#include "ttfm/checkpoint/safetensors_writer.hpp"
#include "ttfm/labels/coco.hpp"
#include "ttfm/models/yolov3.hpp"
#include "ttfm/models/yolov4.hpp"

using namespace ttfm;
using checkpoint::Entry;

namespace {

/// A convolution with a batch norm and one with a bias, as the tail of a YOLO has them.
std::vector<Entry> const two{{"a.conv.weight", {2, 3, 1, 1}},
                             {"a.bn.weight", {2}},
                             {"a.bn.bias", {2}},
                             {"a.bn.running_mean", {2}},
                             {"a.bn.running_var", {2}},
                             {"a.bn.num_batches_tracked", {}},
                             {"b.weight", {1, 2, 1, 1}},
                             {"b.bias", {1}}};

template <class T>
std::string as_bytes(std::vector<T> const& values) {
  return {reinterpret_cast<char const*>(values.data()), values.size() * sizeof(T)};
}

/// The header of version 0.2 and the numbers 0, 1, 2, ...
std::string counting(int count, std::vector<std::int32_t> const& header = {0, 2, 5, 32013312, 0}) {
  std::vector<float> values(count);
  for (int i = 0; i < count; ++i) values[i] = static_cast<float>(i);
  return as_bytes(header) + as_bytes(values);
}

checkpoint::StateDict read(std::string bytes, std::vector<Entry> const& entries = two) {
  return checkpoint::read_darknet(checkpoint::MappedFile::from_bytes(std::move(bytes), "x.weights"), entries);
}

std::string message(std::string bytes, std::vector<Entry> const& entries = two) {
  return message_of([&] { read(std::move(bytes), entries); });
}

std::vector<float> values(checkpoint::StateDict const& dict, char const* name) {
  auto const* tensor = dict.find(name);
  REQUIRE(tensor);
  auto const* data = tensor->data_ptr<float>();
  return {data, data + tensor->numel()};
}

struct TinyConfig {
  Detector detector{};
};

/// A network with all that a YOLO's has, in the words of the families.
struct Tiny : TorchObjectDetector {
  using Config = TinyConfig;
  static constexpr std::string_view name = "tiny/darknet", model = "Tiny", default_variant = "Base";
  static constexpr std::array<Row<Config>, 1> variants{Row<Config>{
      .name = "Base", .model = {.labels = labels::coco, .num_classes = 80, .output = ModelOutput::detections}}};

  struct Model : ObjectDetector {
    static nn::Layer network(nn::Path const& p, Row<Config> const&) {
      auto first = nn::conv_bn(nn::conv_and_bn(p / "first"), {.in = 3, .out = 8, .k = 3, .stride = 2},
                               nn::Activation::leaky_relu);
      auto block = nn::darknet_residual(nn::conv_and_bn(p / "second"), nn::conv_and_bn(p / "third"), 8, 4,
                                        nn::Activation::leaky_relu);
      auto last = nn::conv2d(p / "last", {.in = 8, .out = 5, .bias = true});
      return {[=](nn::Tensor x) { return x | first | block | last; }};
    }
    static FileEntries file_entries(Row<Config> const&) { return {.darknet = checkpoint::read_darknet}; }
    static constexpr Hooks<Config> hooks{.file_entries = file_entries};
  };
};

/// The file that Darknet would have of a network's weights.
std::string file_of(nn::Weights const& weights, std::vector<std::int32_t> const& header = {0, 2, 5, 0, 0}) {
  std::vector<Entry> entries;
  std::map<std::string, nn::Tensor> tensors;
  for (auto const& [name, tensor] : weights.entries()) {
    entries.push_back({name, tensor.sizes().vec()});
    tensors[name] = tensor.contiguous();
  }
  auto bytes = as_bytes(header);
  for (auto const& [name, shape, dtype] : checkpoint::darknet_order(entries))
    bytes.append(static_cast<char const*>(tensors.at(name).data_ptr()), tensors.at(name).nbytes());
  return bytes;
}

template <class Family>
std::vector<Entry> entries_of() {
  std::vector<Entry> entries;
  for (auto const& request : weight_requests<Family>(get_variant_config<Family>()))
    entries.push_back({request.name, request.shape});
  return entries;
}

/// The size of the file that Darknet's author published of that network, were it ours.
template <class Family>
std::int64_t file_size() {
  std::int64_t floats = 0;
  for (auto const& [name, shape, dtype] : checkpoint::darknet_order(entries_of<Family>()))
    floats += checkpoint::detail::count_of(shape).value();
  return 20 + 4 * floats;
}

}  // namespace

TEST_CASE("a norm comes before its convolution, bias first, and so does a bias") {
  auto const dict = read(counting(17));
  CHECK(values(dict, "a.bn.bias") == std::vector<float>{0, 1});
  CHECK(values(dict, "a.bn.weight") == std::vector<float>{2, 3});
  CHECK(values(dict, "a.bn.running_mean") == std::vector<float>{4, 5});
  CHECK(values(dict, "a.bn.running_var") == std::vector<float>{6, 7});
  CHECK(values(dict, "a.conv.weight") == std::vector<float>{8, 9, 10, 11, 12, 13});
  CHECK(dict.find("a.conv.weight")->sizes() == at::IntArrayRef({2, 3, 1, 1}));
  CHECK(values(dict, "b.bias") == std::vector<float>{14});
  CHECK(values(dict, "b.weight") == std::vector<float>{15, 16});
  CHECK(dict.size() == 7);
}

TEST_CASE("versions before 0.2 count pictures in 32 bits") {
  CHECK(values(read(counting(17, {0, 1, 0, 64})), "b.weight") == std::vector<float>{15, 16});
  CHECK(values(read(counting(17, {1, 0, 0, 64, 0})), "b.weight") == std::vector<float>{15, 16});
}

TEST_CASE("a file of another length says how many values were expected") {
  CHECK(message(counting(17)) == "accepted");
  CHECK(message(counting(16)) ==
        "x.weights: the network has 17 values of float32, 68 bytes, but behind the header are 64 bytes; the file is "
        "truncated, or of a smaller network (at byte 20)");
  CHECK(contains(message(counting(18)), "behind the header are 72 bytes; the file is of a larger network"));
  CHECK(contains(message(counting(17) + "x"), "behind the header are 69 bytes"));
  for (std::size_t size = 0; size < counting(17).size(); ++size)
    CHECK(contains(message(counting(17).substr(0, size)), "x.weights: "));
}

TEST_CASE("what has no header of Darknet is refused") {
  CHECK(message("") == "x.weights: no weights of Darknet: 0 bytes are less than a header (at byte 0)");
  CHECK(contains(message(counting(17, {1000, 2, 0, 0, 0})), "the header says version 1000.2"));
  CHECK(contains(message(counting(17, {0, -1, 0, 0, 0})), "the header says version 0.-1"));
  CHECK(contains(message("PK\x03\x04" + std::string(100, 'x')), "no weights of Darknet: the header says version"));
}

TEST_CASE("a network that Darknet can't store is refused by the entry") {
  auto refused = [](std::vector<Entry> const& entries, std::string const& by) {
    return contains(message(counting(9), entries), "a file of Darknet can't have the network's entry " + by + ":");
  };
  CHECK(refused({{"fc.weight", {3, 2}}, {"fc.bias", {3}}}, "fc.weight"));
  CHECK(refused({{"token", {9}}}, "token"));
  CHECK(refused({{"a.weight", {3, 3, 1, 1}}}, "a.weight"));
  CHECK(refused({{"a.weight", {1, 3, 1, 1}}, {"bn.weight", {1}}, {"bn.bias", {1}}}, "a.weight"));
  CHECK(refused({{"a.weight", {1, 3, 1, 1}}, {"a.bias", {1}}, {"gamma", {1}}}, "a.weight"));
  CHECK(refused({{"a.weight", {1, 3, 1, 1}}, {"a.bias", {1}}, {"b.bias", {1}}}, "a.weight"));
}

TEST_CASE("a network that is read back from its .weights gives the same outputs") {
  auto const& row = get_variant_config<Tiny>();
  for (std::vector<std::int32_t> const& header : {std::vector<std::int32_t>{0, 2, 5, 0, 0}, {0, 1, 0, 0}}) {
    Pipeline<Tiny> const made(row, nn::weights_from_names("darknet"));
    Folder const folder;
    auto const loaded =
        load_model<Tiny>("Base", {.checkpoint = folder.put("tiny.weights", file_of(made.weights(), header))});
    auto const input = nn::input_from_name("darknet", 0, {1, 3, 16, 16});
    CHECK(at::equal(loaded.forward(input), made.forward(input)));
  }
}

TEST_CASE("a family that reads Darknet's files tells them by their content, whatever they are called") {
  Pipeline<Tiny> const made(get_variant_config<Tiny>(), nn::weights_from_names("darknet"));
  auto const input = nn::input_from_name("darknet", 0, {1, 3, 16, 16});
  auto const expected = made.forward(input);
  auto same = [&](std::filesystem::path const& file) {
    INFO(file.string());
    CHECK(at::equal(load_model<Tiny>("Base", {.checkpoint = file}).forward(input), expected));
  };
  Folder const folder;
  for (std::string const name : {"tiny.weights", "tiny.pth", "tiny.bin", "tiny"})
    same(folder.put(name, file_of(made.weights())));
  same(folder.put("old.pth", file_of(made.weights(), {0, 1, 0, 0})));
  // A header that is no published version's is taken where such a file is expected.
  same(folder.put("newer.weights", file_of(made.weights(), {1, 7, 5, 0, 0})));
  same(folder.put("packed.zip", MadeZip{{{"tiny.weights", file_of(made.weights())}}}.bytes()));
  checkpoint::StateDict dict;
  for (auto const& [name, tensor] : made.weights().entries()) dict.insert(name, tensor);
  checkpoint::write_safetensors(folder.path / "named.weights", dict);
  same(folder.path / "named.weights");
}

TEST_CASE("a file that doesn't fit is refused by its name, whoever reads it") {
  Pipeline<Tiny> const made(get_variant_config<Tiny>(), nn::random_weights());
  auto const whole = file_of(made.weights());
  Folder const folder;
  auto loaded = [&](std::string const& name, std::string const& bytes) {
    return message_of([&] { load_model<Tiny>("Base", {.checkpoint = folder.put(name, bytes)}); });
  };
  auto const cut = whole.substr(0, whole.size() - 4);
  CHECK(contains(loaded("cut.weights", cut), "cut.weights: the network has 661 values of float32"));
  CHECK(contains(loaded("cut.weights", whole.substr(0, whole.size() - 1)), "the network has 661 values of float32"));
  CHECK(
      contains(loaded("cut.weights", "\x01\x02\x03\x04\xff"), "no weights of Darknet: 5 bytes are less than a header"));
  CHECK(contains(loaded("page.weights", bytes_of("cases/checkpoints/web_page.weights")),
                 "page.weights: is a web page (HTML) with the title \"Page not found\"; ttfm reads "));
  CHECK(contains(loaded("text.weights", "no weights of Darknet at all"),
                 "text.weights: is plain text, which begins with"));
  CHECK(contains(loaded("empty.weights", ""), "is an empty file"));
  CHECK(contains(loaded("zeros.weights", std::string(whole.size(), '\0')), "is a file of zeros only"));
  CHECK(contains(
      message_of([&] { checkpoint::read(folder.put("cut.weights", cut)); }),
      "is Darknet's weights; ttfm reads safetensors, torch.save's files, Flax's msgpack, NumPy's archives of "
      "Flax networks and Darknet's weights; they have no names, so only variants of its own networks read them"));
}

TEST_CASE("the YOLOs ask for their weights in the order of Darknet's files, and as many as those have") {
  CHECK(file_size<YOLOv3>() == 248'007'048);  // yolov3.weights
  CHECK(file_size<YOLOv4>() == 257'717'640);  // yolov4.weights
  auto convolutions = [](std::vector<Entry> const& entries) {
    std::vector<std::string> shapes;
    for (auto const& [name, shape, dtype] : entries)
      if (shape.size() == 4) shapes.push_back(detail::cat(shape[0], 'x', shape[1], 'x', shape[2]));
    return shapes;
  };
  auto const v3 = convolutions(entries_of<YOLOv3>()), v4 = convolutions(entries_of<YOLOv4>());
  REQUIRE(v3.size() == 75);
  REQUIRE(v4.size() == 110);
  // yolov3.cfg from the first head's output on: route -4, upsample, route -1, 61.
  CHECK(std::vector(v3.begin() + 57, v3.begin() + 62) ==
        std::vector<std::string>{"1024x512x3", "255x1024x1", "256x512x1", "256x768x1", "512x256x3"});
  // yolov4.cfg from the end of the pyramid pool on: route 85, route -1 -3.
  CHECK(std::vector(v4.begin() + 75, v4.begin() + 82) ==
        std::vector<std::string>{"512x2048x1", "1024x512x3", "512x1024x1", "256x512x1", "256x512x1", "256x512x1",
                                 "512x256x3"});
}
