#include "ttfm/text/tokenizer.hpp"

#include <fstream>

#include "catch.hpp"
#include "files.hpp"

using namespace ttfm;
using nlohmann::json;

namespace {

std::string const folder = TTFM_TEST_DATA "/tokenizers/";

json good() { return json::parse(bytes_of("tokenizers/qwen2.json")); }

/// What a changed file is refused with, or "accepted".
template <class Change>
std::string refusal(Change change) {
  auto file = good();
  change(file);
  return message_of([&] { text::Tokenizer::parse(file.dump(), "t.json"); });
}

}  // namespace

TEST_CASE("texts become the ids of Hugging Face's tokenizers, and ids its texts") {
  auto const recorded = json::parse(bytes_of("tokenizers/recorded.json"));
  for (std::string const name : {"qwen2", "gpt2"}) {
    auto const tokenizer = text::Tokenizer::read(folder + name + ".json");
    for (auto const& entry : recorded.at(name).at("texts")) {
      auto const text = entry.at("text").get<std::string>();
      INFO(name << ": " << entry.at("text"));
      auto const ids = tokenizer.encode(text);
      CHECK(ids == entry.at("ids").get<std::vector<std::int64_t>>());
      CHECK(tokenizer.decode(ids) == text);
    }
    for (auto const& entry : recorded.at(name).at("ids")) {
      INFO(name << ": " << entry);
      CHECK(tokenizer.decode(entry.at("ids").get<std::vector<std::int64_t>>()) == entry.at("text"));
    }
  }
}

TEST_CASE("merges may be strings or pairs") {
  auto file = good();
  auto const pairs = text::Tokenizer::parse(file.dump());
  for (auto& merge : file["model"]["merges"]) merge = merge[0].get<std::string>() + ' ' + merge[1].get<std::string>();
  auto const strings = text::Tokenizer::parse(file.dump());
  CHECK(pairs.encode("the thermal theory") == strings.encode("the thermal theory"));
}

TEST_CASE("bytes that are no UTF-8 survive encoding, and are replaced in decoded text") {
  auto const tokenizer = text::Tokenizer::read(folder + "qwen2.json");
  std::string const broken = "a\xff\xc3(\xf0\x9f\x91";
  std::string bytes;
  for (auto const id : tokenizer.encode(broken)) bytes += tokenizer.bytes(id);
  CHECK(bytes == broken);
  CHECK(tokenizer.decode(tokenizer.encode(broken)) == "a\uFFFD\uFFFD(\uFFFD");
}

TEST_CASE("a long word takes no quadratic time") {
  auto const tokenizer = text::Tokenizer::read(folder + "qwen2.json");
  std::string const word(1'000'000, 'e');
  CHECK(tokenizer.decode(tokenizer.encode(word)) == word);
}

TEST_CASE("added tokens are found by their text, the longest first") {
  auto const tokenizer = text::Tokenizer::read(folder + "qwen2.json");
  REQUIRE(tokenizer.added("<|end|>"));
  CHECK(tokenizer.encode("<|end|>b") == std::vector{*tokenizer.added("<|end|>b")});
  CHECK(tokenizer.encode("<|end|>") == std::vector{*tokenizer.added("<|end|>")});
  CHECK(!tokenizer.added("<|nothing|>"));
}

TEST_CASE("an id that isn't there is refused") {
  auto const tokenizer = text::Tokenizer::read(folder + "qwen2.json");
  auto const message = "the tokenizer has no token " + std::to_string(tokenizer.size()) + "; its ids are below " +
                       std::to_string(tokenizer.size());
  CHECK_THROWS_WITH(tokenizer.decode(std::vector{tokenizer.size()}), message);
  CHECK_THROWS_AS(tokenizer.decode(std::vector<std::int64_t>{-1}), ConfigError);
}

TEST_CASE("a tokenizer file that can't be followed is refused with what is wrong") {
  CHECK(refusal([](json&) {}) == "accepted");
  CHECK(refusal([](json& f) { f = json::array(); }) == "t.json: no tokenizer: it has no \"model\"");
  CHECK(refusal([](json& f) { f["model"]["type"] = "Unigram"; }) ==
        "t.json: a tokenizer of type \"Unigram\"; BPE can be read");
  CHECK(refusal([](json& f) { f["model"]["byte_fallback"] = true; }) ==
        "t.json: the BPE option byte_fallback is true, which can't be followed");
  CHECK(refusal([](json& f) { f["model"]["vocab"]["e"] = "x"; }) == "t.json: the id of \"e\" is \"x\"");
  CHECK(refusal([](json& f) { f["model"]["vocab"]["e"] = -1; }) == "t.json: the token \"e\" has the id -1");
  CHECK(refusal([](json& f) { f["model"]["vocab"]["e"] = 1'000'000'000'000; }) ==
        "t.json: the token \"e\" has the id 1000000000000");
  CHECK(refusal([](json& f) { f["model"]["vocab"]["e"] = 7; }) == "t.json: two tokens have the id 7");
  CHECK(refusal([](json& f) { f["model"]["vocab"].erase("e"); }).find("t.json: the vocabulary lacks the byte 101") ==
        0);
  CHECK(refusal([](json& f) { f["model"]["vocab"]["\u6771"] = 9999; }) ==
        "t.json: the token \"\u6771\" isn't in the alphabet of bytes");
  CHECK(refusal([](json& f) { f["model"]["merges"][0] = "alone"; }) ==
        "t.json: the merge \"alone\" isn't of two tokens");
  CHECK(refusal([](json& f) {
          f["model"]["merges"][0] = {"a", "nothing"};
        }) == "t.json: the merge [\"a\",\"nothing\"] needs the token \"nothing\", which vocab lacks");
  CHECK(refusal([](json& f) { f["added_tokens"][0]["lstrip"] = true; }).find("has lstrip, which can't be followed") !=
        std::string::npos);
  CHECK(refusal([](json& f) { f["added_tokens"][0]["content"] = ""; }) == "t.json: an added token is empty");
  CHECK(refusal([](json& f) {
          f["normalizer"] = {{"type", "Lowercase"}};
        }) == "t.json: the normalizer Lowercase can't be followed; NFC can");
  CHECK(refusal([](json& f) { f["pre_tokenizer"] = nullptr; }) ==
        "t.json: the pre_tokenizer null can't be followed; ByteLevel, and Split before it, can");
  CHECK(refusal([](json& f) { f["pre_tokenizer"]["pretokenizers"][0]["pattern"]["Regex"] = "x"; }) ==
        "t.json: the pre_tokenizer's pattern x is neither Qwen2's nor GPT-2's");
  CHECK(refusal([](json& f) { f["model"].erase("merges"); }).find("t.json: ") == 0);
  CHECK_THROWS_AS(text::Tokenizer::parse("{"), CheckpointError);
  CHECK_THROWS_WITH(text::Tokenizer::read("absent.json"), "absent.json: there is no such tokenizer file");
  CHECK_THROWS_AS(text::Tokenizer::read(folder), CheckpointError);
}

TEST_CASE("UTF-16 becomes UTF-8, and half a surrogate pair U+FFFD") {
  CHECK(text::from_utf16(u"a\u00e9\u6771\U0001F44D") == "a\u00e9\u6771\U0001F44D");
  CHECK(text::from_utf16(std::u16string{0xD83D, u'x', 0xDC4D, 0xDC4D, 0xD83D}) == "\uFFFDx\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("broken UTF-8 is replaced piece by piece, as Unicode recommends") {
  CHECK(text::valid_utf8("\xE0\x80\x80") == "\uFFFD\uFFFD\uFFFD");            // overlong
  CHECK(text::valid_utf8("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");            // a surrogate
  CHECK(text::valid_utf8("\xF4\x90\x80\x80") == "\uFFFD\uFFFD\uFFFD\uFFFD");  // above U+10FFFF
  CHECK(text::valid_utf8("\xE2\x82x") == "\uFFFDx");                          // cut short
  CHECK(text::valid_utf8("\xF0\x9F\x91\x8D") == "\U0001F44D");
}
