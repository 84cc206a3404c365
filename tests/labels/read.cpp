#include "ttfm/labels/read.hpp"

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"

namespace {

using namespace ttfm;
using Names = std::vector<std::string>;

Names parsed(std::string const& text) { return labels::parse(text, "labels").all(); }
std::string refused(std::string const& text) {
  return message_of([&] { labels::parse(text, "labels"); });
}

}  // namespace

TEST_CASE("labels are lines, whose ends may be those of Windows") {
  CHECK(parsed("cat\ndog\n") == Names{"cat", "dog"});
  CHECK(parsed("\xef\xbb\xbf"
               "cat\r\ngreat dane\r\n") == Names{"cat", "great dane"});
  CHECK(parsed("γάτα\n猫") == Names{"γάτα", "猫"});
}

TEST_CASE("labels are a JSON list, a map from index to label, or one from label to index") {
  CHECK(parsed(R"(["cat", "dog"])") == Names{"cat", "dog"});
  CHECK(parsed(R"({"1": "dog", "0": "cat"})") == Names{"cat", "dog"});
  CHECK(parsed(R"({"dog": 1, "cat": 0})") == Names{"cat", "dog"});
}

TEST_CASE("labels are those of a config.json of transformers or timm") {
  CHECK(parsed(R"({"model_type": "vit", "id2label": {"0": "cat", "1": "dog"}})") == Names{"cat", "dog"});
  CHECK(parsed(R"({"architecture": "resnet18", "label_names": ["cat", "dog"]})") == Names{"cat", "dog"});
}

TEST_CASE("labels that can't be are refused with the reason") {
  CHECK(refused("") == "labels: there are no labels in it");
  CHECK(refused("cat\n\ndog") == "labels: the label of class 1 is empty");
  CHECK(refused("caf\xe9") == "labels: it isn't UTF-8");
  CHECK(refused("[1, 2]") == "labels: a list of labels must be of texts");
  CHECK(refused(R"(["cat")").find("it begins as JSON, but is none") != std::string::npos);
  CHECK(refused(R"({"0": "cat", "2": "dog"})") == "labels: of 2 labels one has the index 2");
  CHECK(refused(R"({"0": "cat", "00": "dog"})") == "labels: two labels have the index 0");
  CHECK(refused(R"({"0": "cat", "0": "dog"})").find("twice") != std::string::npos);
  CHECK(refused(R"({"cat": "dog"})") == "labels: \"cat\": \"dog\" is no pair of an index and a label");
  CHECK(message_of([] { labels::read("/nowhere/labels.txt"); }) == "/nowhere/labels.txt: there is no such file");
}

TEST_CASE("broken labels are refused, whatever the bytes") {
  std::vector<std::string> const seeds{R"({"id2label": {"0": "cat", "1": "dog"}})", R"(["cat", "dog"])",
                                       R"({"dog": 1, "cat": 0})", "cat\ndog\n"};
  std::mt19937 random(3);
  std::size_t taken = 0, failed = 0;
  for (int i = 0; i < 20'000; ++i) {
    auto text = seeds[random() % seeds.size()];
    for (auto changes = random() % 4; changes--;) text[random() % text.size()] = static_cast<char>(random() % 256);
    if (random() % 4 == 0) text.resize(random() % text.size());
    try {
      labels::parse(text, "labels");
      ++taken;
    } catch (ConfigError const&) {
      ++failed;
    }
  }
  CHECK(taken > 1000);
  CHECK(failed > 1000);
}
