#include "server/settings.hpp"

#include <map>

#include "catch.hpp"

using namespace ttfm::server;

namespace {

Settings read(std::map<std::string, std::string> const& variables) {
  return read_environment([&](std::string const& name) -> std::optional<std::string> {
    auto const found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  });
}

}  // namespace

TEST_CASE("without variables the server has the TT Inference Server's defaults") {
  auto const settings = read({});
  CHECK(settings.models.empty());
  CHECK(settings.port == 8000);
  CHECK(settings.key == "your-secret-key");
  CHECK(settings.timeout == std::chrono::seconds(1000));
  CHECK(settings.device.empty());
}

TEST_CASE("the server's variables are honoured") {
  auto const settings = read({{"MODEL", "resnet-50"},
                              {"DEVICE", "n150"},
                              {"DEVICE_IDS", "(0),(2)"},
                              {"SERVICE_PORT", "8123"},
                              {"API_KEY", "k"},
                              {"MAX_BATCH_SIZE", "16"},
                              {"MAX_BATCH_DELAY_TIME_MS", "1.5"},
                              {"SERVED_MODEL_NAME", "mine"},
                              {"REQUEST_PROCESSING_TIMEOUT_SECONDS", "2.5"},
                              {"MAX_QUEUE_SIZE", "99"},
                              {"LOG_FILE", "/tmp/log"}});
  REQUIRE(settings.models.size() == 1);
  CHECK(settings.models[0] == ModelSetting{"mine", "resnet/pytorch-ResNet50_HuggingFace", "tt-xla-resnet"});
  CHECK(settings.device == "tt");
  CHECK(settings.devices == std::vector<std::size_t>{0, 2});
  CHECK(settings.port == 8123);
  CHECK(settings.key == "k");
  CHECK(settings.max_batch == 16);
  CHECK(settings.max_delay == std::chrono::microseconds(1500));
  CHECK(settings.timeout == std::chrono::milliseconds(2500));
  CHECK(settings.queue == 99);
  CHECK(settings.log == "/tmp/log");
}

TEST_CASE("NO_AUTH, RUNS_ON_CPU and MODEL_RUNNER") {
  for (auto const* yes : {"1", "true", "Yes"}) CHECK_FALSE(read({{"NO_AUTH", yes}}).key);
  CHECK(read({{"NO_AUTH", "0"}}).key);
  CHECK(read({{"RUNS_ON_CPU", "true"}, {"DEVICE", "n300"}}).device == "cpu");
  CHECK(read({{"MODEL_RUNNER", "tt-xla-vit"}}).models.at(0).source == "vit/pytorch-Large");
  CHECK(contains(message_of([] { read({{"MODEL_RUNNER", "tt-sdxl-trace"}}); }), "none of ttfm's"));
}

TEST_CASE("a wrong variable is named, with its value") {
  std::pair<char const*, char const*> const wrong[]{{"SERVICE_PORT", "70000"},
                                                    {"SERVICE_PORT", "http"},
                                                    {"MAX_BATCH_SIZE", "0"},
                                                    {"MAX_BATCH_DELAY_TIME_MS", "-1"},
                                                    {"MAX_BATCH_DELAY_TIME_MS", "nan"},
                                                    {"REQUEST_PROCESSING_TIMEOUT_SECONDS", "0"},
                                                    {"DEVICE_IDS", "(0,1)"},
                                                    {"DEVICE_IDS", "()"},
                                                    {"DEVICE_IDS", "(1),(0),(1)"},
                                                    {"MAX_QUEUE_SIZE", "1e3"}};
  for (auto const& [name, value] : wrong) {
    std::map<std::string, std::string> const variables{{name, value}};
    auto const message = message_of([&] { read(variables); });
    CHECK(contains(message, name));
    CHECK(contains(message, value));
  }
}

TEST_CASE("models have the names of the TT Inference Server, of their variants and folders, or one that is given") {
  CHECK(parse_model("vovnet") == ModelSetting{"vovnet", "vovnet/pytorch-27s", "tt-xla-vovnet"});
  CHECK(parse_model("Tf_Efficientnet_Lite0.in1k") ==
        ModelSetting{"Tf_Efficientnet_Lite0.in1k", "Tf_Efficientnet_Lite0.in1k", ""});
  CHECK(parse_model("resnet/pytorch-ResNet18").name == "pytorch-ResNet18");
  CHECK(parse_model("/models/flowers/").name == "flowers");
  CHECK(parse_model("a=/models/x=y") == ModelSetting{"a", "/models/x=y", ""});
  CHECK(parse_model("/a=b/model").name == "model");
  CHECK(parse_model("mine=unet").runner == "tt-xla-unet");
  CHECK(contains(message_of([] { parse_model("yolox_nano"); }), "no family"));
  CHECK(contains(message_of([] { parse_model("/models/two words"); }), "NAME="));
  CHECK(contains(message_of([] { parse_model("stats"); }), "is a path"));
  CHECK(contains(message_of([] { parse_model(""); }), "names no model"));
  CHECK(contains(message_of([] { parse_model("a="); }), "names no model"));
}

TEST_CASE("the longest wait is a number of milliseconds, or found by the host") {
  using std::chrono::milliseconds;
  CHECK_FALSE(read({}).max_wait);
  CHECK_FALSE(parse_max_wait("auto"));
  CHECK(parse_max_wait("0") == milliseconds(0));
  CHECK(parse_max_wait("12.5") == milliseconds(13));
  for (auto const* wrong : {"", "-1", "nan", "inf", "1e9", "10ms", "automatic"})
    CHECK(contains(message_of([&] { parse_max_wait(wrong); }), std::string("not \"") + wrong + '"'));
}

TEST_CASE("two models can't have one name") {
  CHECK(contains(message_of([] {
                   check_names({{"a", "x", ""}, {"b", "y", ""}, {"a", "z", ""}});
                 }),
                 "served as a: x and z"));
  check_names({{"a", "x", ""}, {"b", "x", ""}});
  std::vector<ModelSetting> models{{"a", "x", ""}, {"b", "y", ""}};
  rename_models(models, "c, d");
  CHECK(models[1].name == "d");
  CHECK(contains(message_of([&] { rename_models(models, "c"); }), "1 names, and there are 2 models"));
  CHECK(contains(message_of([&] { rename_models(models, "c,d/e"); }), "can't be served as \"d/e\""));
}

TEST_CASE("boards are Tenstorrent's devices") {
  CHECK(parse_device_word("N150") == "tt");
  CHECK(parse_device_word("p150x8") == "tt");
  CHECK(parse_device_word("openvino:GPU") == "openvino:GPU");
}
