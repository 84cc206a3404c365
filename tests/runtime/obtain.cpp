// Where weights come from: a named file, what is on this machine, a download.
#include <ATen/ops/ones.h>
#include <httplib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <thread>

#include "catch.hpp"
#include "ttfm/checkpoint/darknet.hpp"
#include "ttfm/checkpoint/fetch.hpp"
#include "ttfm/checkpoint/safetensors_writer.hpp"
#include "ttfm/models/efficientnet_lite.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/runtime/pipeline.hpp"

using namespace ttfm;
namespace fs = std::filesystem;

namespace {

/// An empty folder that all caches lie in, and a server on loopback with one file.
struct Place {
  static constexpr char const* variables[] = {"TTFM_WEIGHTS", "HF_HUB_CACHE",   "HUGGINGFACE_HUB_CACHE", "HF_HOME",
                                              "TORCH_HOME",   "XDG_CACHE_HOME", "VIRTUAL_ENV",           "HOME"};
  std::map<std::string, std::optional<std::string>> before;
  fs::path folder = fs::temp_directory_path() / "ttfm_obtain_test";
  httplib::Server server;
  std::thread thread;
  int port = 0, requests = 0;
  std::string content = "the published weights", address;

  Place() {
    fs::remove_all(folder);
    fs::create_directories(folder);
    for (auto const* name : variables) {
      auto const* value = std::getenv(name);
      before[name] = value ? std::optional<std::string>(value) : std::nullopt;
      ::unsetenv(name);
    }
    ::setenv("HOME", folder.c_str(), 1);
    server.Get(".*", [this](httplib::Request const&, httplib::Response& response) {
      ++requests;
      response.set_content(content, "application/octet-stream");
    });
    port = server.bind_to_any_port("127.0.0.1");
    thread = std::thread([this] { server.listen_after_bind(); });
    while (!server.is_running()) std::this_thread::yield();
  }
  ~Place() {
    server.stop();
    thread.join();
    for (auto const& [name, value] : before)
      value ? ::setenv(name.c_str(), value->c_str(), 1) : ::unsetenv(name.c_str());
    fs::remove_all(folder);
  }
  Place(Place const&) = delete;
  Place& operator=(Place const&) = delete;

  /// A variant whose weights are published there under a name with these digits of a digest.
  ModelConfig published(std::string const& digits) {
    address = "http://127.0.0.1:" + std::to_string(port) + "/weights-" + digits + ".pth";
    return {.pretrained_model_name = "weights", .checkpoint = {.url = address}};
  }
  fs::path cached(std::string const& digits) const {
    return folder / ".cache" / "ttfm" / ("weights-" + digits + ".pth");
  }
};

std::string text_of(fs::path const& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string digits_of(std::string const& text) {
  ttfm::detail::Sha256 digest;
  digest.update(text);
  return digest.hex().substr(0, 8);
}

}  // namespace

TEST_CASE("weights that aren't there are downloaded once, to ttfm's cache, and checked by the digest in their name") {
  Place place;
  auto const digits = digits_of(place.content);
  auto const model = place.published(digits);
  CHECK(contains(message_of([&] { obtain(model); }),
                 "To download " + place.address + " load it with {.fetch = ttfm::checkpoint::fetch}"));
  CHECK(place.requests == 0);
  std::int64_t done = 0;
  CHECK(obtain(model, {.fetch = checkpoint::fetch, .progress = [&](std::int64_t now, std::int64_t) { done = now; }}) ==
        place.cached(digits));
  CHECK(text_of(place.cached(digits)) == place.content);
  CHECK(done == static_cast<std::int64_t>(place.content.size()));
  auto const requests = place.requests;
  CHECK(obtain(model, {.fetch = checkpoint::fetch}) == place.cached(digits));
  CHECK(obtain(model) == place.cached(digits));
  CHECK(place.requests == requests);
}

TEST_CASE("a download whose digest isn't that of its name is refused, and nothing is left of it") {
  Place place;
  auto const model = place.published("00112233");
  auto const message = message_of([&] { obtain(model, {.fetch = checkpoint::fetch}); });
  CHECK(contains(message, "00112233"));
  CHECK(contains(message, digits_of(place.content)));
  CHECK(!fs::exists(place.cached("00112233")));
  CHECK(contains(message_of([&] { obtain(model); }), "no checkpoint of weights on this machine"));
}

TEST_CASE("a file that is named, or found, is not downloaded") {
  Place place;
  auto const model = place.published(digits_of(place.content));
  auto const own = place.folder / "own.pth";
  CHECK(contains(message_of([&] { obtain(model, {.checkpoint = own, .fetch = checkpoint::fetch}); }),
                 "own.pth: there is no such checkpoint file"));
  std::ofstream(own) << "mine";
  CHECK(obtain(model, {.checkpoint = own, .fetch = checkpoint::fetch}) == own);
  ::setenv("TTFM_WEIGHTS", own.c_str(), 1);
  CHECK(obtain(model, {.fetch = checkpoint::fetch}) == own);
  CHECK(place.requests == 0);
}

TEST_CASE("what isn't published can't be downloaded") {
  Place place;
  ModelConfig const model{.pretrained_model_name = "secret"};
  CHECK(
      contains(message_of([&] { obtain(model, {.fetch = checkpoint::fetch}); }), "no weights are published of secret"));
}

TEST_CASE("a checkpoint that doesn't fit is told of with its file's name") {
  auto const file = fs::temp_directory_path() / "ttfm_obtain_misfit.safetensors";
  checkpoint::write_safetensors(file, {{"conv.weight", at::ones({2, 3})}});
  auto const message =
      message_of([&] { load_model<EfficientNetLite>("Tf_Efficientnet_Lite0.in1k", {.checkpoint = file}); });
  fs::remove(file);
  CHECK(message.starts_with(file.string() + " doesn't fit the network\n"));
  CHECK(contains(message, "1 unexpected: conv.weight"));
}

// ---- whose files are Darknet's, and whose go by position

namespace {

template <bool Darknet>
struct Layered {
  static constexpr std::string_view name = "test/layered", model = "Layered", default_variant = "V";
  static constexpr ModelKind kind = ModelKind::classification;
  static constexpr ModelTask task = ModelTask::cv_image_cls;
  static constexpr Framework framework = Framework::torch;
  struct Config {};
  static constexpr auto variants = table<Config>({{.name = "V"}});
  struct Model : ImageClassifier {
    static auto network(nn::Path const& p, Row<Config> const&) {
      return nn::conv2d(p / "a", {.in = 2, .out = 3, .bias = true});
    }
    static FileEntries file_entries(Row<Config> const&) {
      return {.by_position = Darknet, .darknet = Darknet ? checkpoint::read_darknet : nullptr};
    }
    static constexpr Hooks<Config> hooks{.file_entries = file_entries};
  };
};

}  // namespace

TEST_CASE("a file called .weights is Darknet's where the family says so, and nowhere else") {
  auto const file = fs::temp_directory_path() / "ttfm_obtain.weights",
             other = fs::temp_directory_path() / "ttfm_obtain.safetensors";
  {
    std::ofstream out(file, std::ios::binary);
    std::int32_t const head[] = {0, 2, 5, 0, 0};  // version 0.2, and a counter of 64 bits
    float const values[] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    out.write(reinterpret_cast<char const*>(head), sizeof head);
    out.write(reinterpret_cast<char const*>(values), sizeof values);
  }
  checkpoint::write_safetensors(other, {{"a.bias", at::ones({3})}});
  auto const dict = read_checkpoint<Layered<true>>(Layered<true>::variants[0], file);
  REQUIRE(dict.find("a.bias"));
  CHECK((*dict.find("a.bias"))[2].item<float>() == 3);
  REQUIRE(dict.find("a.weight"));
  CHECK(dict.find("a.weight")->sizes() == at::IntArrayRef({3, 2, 1, 1}));
  CHECK((*dict.find("a.weight"))[2][1].item<float>() == 9);
  CHECK_THROWS_AS(read_checkpoint<Layered<false>>(Layered<false>::variants[0], file), CheckpointError);
  CHECK(read_checkpoint<Layered<true>>(Layered<true>::variants[0], other).size() == 1);
  fs::remove(file);
  fs::remove(other);
}

TEST_CASE("only a family that says so takes entries by their position") {
  checkpoint::StateDict dict;
  dict.insert("first.weight", at::ones({3, 2, 1, 1}));
  dict.insert("first.bias", at::ones({3}));
  CHECK(message_of([&] { Pipeline<Layered<true>>(Layered<true>::variants[0], dict); }) == "accepted");
  CHECK(contains(message_of([&] { Pipeline<Layered<false>>(Layered<false>::variants[0], dict); }), "2 missing"));
}
