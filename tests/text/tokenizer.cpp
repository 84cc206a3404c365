#include "ttfm/text/tokenizer.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

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

TEST_CASE("steps around the model that can't be followed are refused") {
  auto step = [](json const& pre_tokenizer) { return refusal([&](json& f) { f["pre_tokenizer"] = pre_tokenizer; }); };
  json const byte_level{{"type", "ByteLevel"}, {"add_prefix_space", false}, {"use_regex", false}};
  auto split = [](json const& more) {
    json result{{"type", "Split"},
                {"pattern", {{"Regex", text::detail::gpt2_pattern}}},
                {"behavior", "Isolated"},
                {"invert", false}};
    if (!more.is_null()) result.update(more);
    return result;
  };
  auto sequence = [](json const& steps) { return json{{"type", "Sequence"}, {"pretokenizers", steps}}; };
  CHECK(step(sequence({split({}), byte_level})) == "accepted");
  CHECK(step({{"type", "ByteLevel"}, {"add_prefix_space", false}}) == "accepted");
  CHECK(step({{"type", "ByteLevel"}}) == "t.json: add_prefix_space can't be followed");
  CHECK(step(byte_level) == "t.json: ByteLevel must cut words itself or after a Split, not both or neither");
  CHECK(step({{"type", "Whitespace"}}) ==
        "t.json: the pre_tokenizer Whitespace can't be followed; ByteLevel, and Split before it, can");
  auto const steps = "t.json: the pre_tokenizer's steps aren't Split and ByteLevel";
  CHECK(step(sequence({split({})})) == steps);
  CHECK(step(sequence({split({}), byte_level, byte_level})) == steps);
  CHECK(step(sequence({byte_level, byte_level})) == steps);
  CHECK(step(sequence({{"0", 1}, {"1", 2}})) == steps);
  CHECK(step(sequence({split({}), {{"type", "Digits"}}})) ==
        "t.json: a pre_tokenizer of type \"Digits\" where ByteLevel is known");
  CHECK(step(sequence({split({}), {{"type", "ByteLevel"}, {"use_regex", false}}})) ==
        "t.json: add_prefix_space can't be followed");
  CHECK(contains(step(sequence({split({}), {{"type", "ByteLevel"}, {"add_prefix_space", false}}})),
                 "not both or neither"));
  auto const isolate = "t.json: the pre_tokenizer's Split must isolate what it finds";
  CHECK(step(sequence({split({{"behavior", "Removed"}}), byte_level})) == isolate);
  CHECK(step(sequence({split({{"invert", true}}), byte_level})) == isolate);
  CHECK(refusal([](json& f) { f["decoder"]["type"] = "Metaspace"; }) ==
        "t.json: the decoder Metaspace can't be followed; ByteLevel can");
  CHECK(refusal([](json& f) { f["decoder"] = nullptr; }) == "accepted");
  CHECK(refusal([](json& f) { f["normalizer"] = nullptr; }) == "accepted");
  CHECK(refusal([](json& f) { f.erase("decoder"), f.erase("normalizer"); }) == "accepted");
}

TEST_CASE("the words of a file are cut by the pattern that it names") {
  auto file = good();
  file["model"]["vocab"]["12"] = 9999;
  file["model"]["merges"].push_back(json::array({"1", "2"}));
  auto joined = [&](std::string_view pattern) {
    file["pre_tokenizer"]["pretokenizers"][0]["pattern"]["Regex"] = pattern;
    return text::Tokenizer::parse(file.dump()).encode("12");
  };
  CHECK(joined(text::detail::gpt2_pattern) == std::vector<std::int64_t>{9999});
  CHECK(joined(text::detail::qwen2_pattern).size() == 2);
}

TEST_CASE("options of BPE that change nothing are taken, the others refused") {
  for (std::string const option :
       {"continuing_subword_prefix", "end_of_word_suffix", "byte_fallback", "ignore_merges", "dropout"}) {
    for (json const& nothing : {json(nullptr), json(""), json(false)})
      CHECK(refusal([&](json& f) { f["model"][option] = nothing; }) == "accepted");
    CHECK(refusal([&](json& f) { f["model"][option] = "x"; }) ==
          "t.json: the BPE option " + option + " is \"x\", which can't be followed");
  }
  CHECK(refusal([](json& f) { f["model"].erase("type"); }) == "accepted");
}

TEST_CASE("a vocabulary, merges or added tokens of another kind are refused") {
  CHECK(refusal([](json& f) { f["model"]["vocab"] = json::array(); }) == "t.json: vocab is no object");
  CHECK(refusal([](json& f) { f["model"]["merges"] = json::object(); }) == "t.json: merges is no list");
  CHECK(refusal([](json& f) { f["added_tokens"] = json::object(); }) == "t.json: added_tokens is no list");
  CHECK(refusal([](json& f) { f.erase("added_tokens"); }) == "accepted");
  CHECK(refusal([](json& f) { f["model"]["vocab"][""] = 5000; }) == "t.json: a token of the vocabulary is empty");
  CHECK(refusal([](json& f) { f["model"]["vocab"]["ee"] = 1 << 20; }) == "t.json: the token \"ee\" has the id 1048576");
  CHECK(refusal([](json& f) { f["model"]["vocab"]["ee"] = (1 << 20) - 1; }) == "accepted");
  for (json const& bad : {json{"a"}, json{"a", "b", "c"}, json{"a", 1}, json{1, "a"}, json(3)})
    CHECK(refusal([&](json& f) { f["model"]["merges"][0] = bad; }) ==
          "t.json: the merge " + bad.dump() + " isn't of two tokens");
  CHECK(refusal([](json& f) {
          f["model"]["merges"][0] = {"\u0120", "\u0120\u0120\u0120\u0120"};
        }).find("t.json: the merge ") == 0);
  for (std::string const option : {"lstrip", "rstrip", "single_word"})
    CHECK(contains(refusal([&](json& f) { f["added_tokens"][1][option] = true; }),
                   "has " + option + ", which can't be followed"));
  CHECK(contains(refusal([](json& f) {
                   f["added_tokens"].push_back({{"content", "e"}, {"id", 4000}});
                 }),
                 "the added token \"e\" has the id 4000, in vocab "));
  CHECK(refusal([](json& f) {
          f["added_tokens"].push_back({{"content", "e"}, {"id", f["model"]["vocab"]["e"]}});
        }) == "accepted");
  CHECK(refusal([](json& f) {
          f["added_tokens"].push_back({{"content", "another"}, {"id", f["model"]["vocab"]["e"]}});
        }).find("t.json: two tokens have the id ") == 0);
}

TEST_CASE("an id between others that no token has is refused, and text before an added token is kept") {
  auto file = good();
  file["added_tokens"].push_back({{"content", "<far>"}, {"id", 5000}});
  auto const tokenizer = text::Tokenizer::parse(file.dump());
  CHECK(tokenizer.size() == 5001);
  CHECK(tokenizer.decode(std::vector<std::int64_t>{5000}) == "<far>");
  CHECK_THROWS_AS(tokenizer.bytes(4999), ConfigError);
  CHECK(tokenizer.added() == [&] {
    std::map<std::string, std::int64_t> all;
    for (auto const& token : file["added_tokens"]) all[token["content"]] = token["id"].get<std::int64_t>();
    return all;
  }());
  auto ids = tokenizer.encode("e<far");
  CHECK(std::find(ids.begin(), ids.end(), 5000) == ids.end());
  ids = tokenizer.encode("e<far><far>e");
  CHECK(ids.size() == 4);
  CHECK(ids.front() == ids.back());
  CHECK(tokenizer.decode(ids) == "e<far><far>e");
}

TEST_CASE("letters, numbers and spaces are Unicode 14's") {
  // How many there are, and the sum of their code points: of Python 3.11's unicodedata (14.0.0), and of White_Space.
  auto count = [](auto is) {
    std::pair<std::int64_t, std::int64_t> result;
    for (char32_t point = 0; point < 0x110000; ++point)
      if (is(point)) ++result.first, result.second += point;
    return result;
  };
  using Counts = std::pair<std::int64_t, std::int64_t>;
  CHECK(count(text::detail::is_letter) == Counts{131756, 13903637152});
  CHECK(count(text::detail::is_number) == Counts{1791, 99177065});
  CHECK(count(text::detail::is_space) == Counts{25, 141586});
}

TEST_CASE("words are cut as the patterns say") {
  auto words = [](std::string_view text, bool qwen2) {
    std::vector<std::string> result;
    text::detail::Words(text, qwen2).for_each([&](std::string_view word) { result.emplace_back(word); });
    return result;
  };
  using W = std::vector<std::string>;
  CHECK(words("it's 'S we'LL they'd", false) == W{"it", "'s", " '", "S", " we", "'", "LL", " they", "'d"});
  CHECK(words("it's 'S we'LL they'\u017f", true) == W{"it", "'s", " '", "S", " we", "'LL", " they", "'\u017f"});
  CHECK(words("'re've'm'll'd't'x'", false) == W{"'re", "'ve", "'m", "'ll", "'d", "'t", "'", "x", "'"});
  CHECK(words("a12 34!? b", false) == W{"a", "12", " 34", "!?", " b"});
  CHECK(words("a12 34!? b", true) == W{"a", "1", "2", " ", "3", "4", "!?", " b"});
  CHECK(words("(a  b\tc", false) == W{"(", "a", " ", " b", "\t", "c"});
  CHECK(words("(a  b\tc", true) == W{"(a", " ", " b", "\tc"});
  CHECK(words("x \n\n  y", false) == W{"x", " \n\n ", " y"});
  CHECK(words("x \n\n  y", true) == W{"x", " \n\n", " ", " y"});
  CHECK(words(".!\r\n.\n x", true) == W{".!\r\n", ".\n", " x"});
  CHECK(words(".!\r\nx", false) == W{".!", "\r", "\n", "x"});
  CHECK(words("x  ", false) == W{"x", "  "});
  CHECK(words("x \n ", true) == W{"x", " \n", " "});
  CHECK(words("\n1\na", true) == W{"\n", "1", "\n", "a"});
  CHECK(words("\xff\xff a", false) == W{"\xff\xff", " a"});
  CHECK(words("", true).empty());
}

TEST_CASE("the alphabet of bytes has a printable character for each") {
  auto const alphabet = text::detail::byte_alphabet();
  CHECK(std::set<char32_t>(alphabet.begin(), alphabet.end()).size() == 256);
  for (auto const& [byte, point] : {std::pair<unsigned, char32_t>{'!', '!'},
                                    {'~', '~'},
                                    {' ', 0x120},
                                    {0, 0x100},
                                    {0x7F, 0x121},
                                    {0xA0, 0x142},
                                    {0xA1, 0xA1},
                                    {0xAC, 0xAC},
                                    {0xAD, 0x143},
                                    {0xAE, 0xAE},
                                    {0xFF, 0xFF}})
    CHECK(alphabet[byte] == point);
}

TEST_CASE("code points at the borders of each length are read and written") {
  for (auto const& [point, bytes] : {std::pair<char32_t, std::string>{0, std::string(1, '\0')},
                                     {0x7F, "\x7F"},
                                     {0x80, "\xC2\x80"},
                                     {0x7FF, "\xDF\xBF"},
                                     {0x800, "\xE0\xA0\x80"},
                                     {0xFFF, "\xE0\xBF\xBF"},
                                     {0xD7FF, "\xED\x9F\xBF"},
                                     {0xE000, "\xEE\x80\x80"},
                                     {0xFFFF, "\xEF\xBF\xBF"},
                                     {0x10000, "\xF0\x90\x80\x80"},
                                     {0x3FFFF, "\xF0\xBF\xBF\xBF"},
                                     {0x10FFFF, "\xF4\x8F\xBF\xBF"}}) {
    auto const c = text::utf8_at(bytes, 0);
    CHECK(c.valid);
    CHECK(c.point == point);
    CHECK(c.size == bytes.size());
    std::string written;
    text::append_utf8(written, point);
    CHECK(written == bytes);
  }
  CHECK(text::utf8_at(std::string_view("\xC2\x80").substr(0, 1), 0).size == 1);  // not beyond the view
  CHECK(!text::utf8_at(std::string_view("\xC2\x80").substr(0, 1), 0).valid);
  for (char32_t const none : {0xD800u, 0xDFFFu, 0x110000u}) {
    std::string written;
    text::append_utf8(written, none);
    CHECK(written == "\uFFFD");
  }
  auto broken = [](std::string const& bytes) {
    auto const c = text::utf8_at(bytes, 0);
    CHECK(!c.valid);
    CHECK(c.point == text::replacement);
    return c.size;
  };
  for (auto const* bytes :
       {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xF5\x80\x80\x80", "\xFF", "\xC2", "\xC2\x41", "\xC2\xC0",
        "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xE1", "\xF1"})
    CHECK(broken(bytes) == 1);
  for (auto const* bytes : {"\xE1\x80", "\xE1\x80\x7F", "\xE1\x80\xC0", "\xF1\x80"}) CHECK(broken(bytes) == 2);
  for (auto const* bytes : {"\xF1\x80\x80", "\xF1\x80\x80\x41"}) CHECK(broken(bytes) == 3);
}

TEST_CASE("surrogates pair at the borders of their ranges") {
  CHECK(text::from_utf16(std::u16string{0xD800, 0xDC00}) == "\U00010000");
  CHECK(text::from_utf16(std::u16string{0xDBFF, 0xDFFF}) == "\U0010FFFF");
  CHECK(text::from_utf16(std::u16string{0xD7FF, 0xE000}) == "\uD7FF\uE000");
  CHECK(text::from_utf16(std::u16string{0xDC00, 0xD800, 0xD800, 0xDC00}) == "\uFFFD\uFFFD\U00010000");
  CHECK(text::from_utf16(std::u16string{0xDC00, 0xDC00}) == "\uFFFD\uFFFD");
  CHECK(text::from_utf16(std::u16string{0xD800, 0xE000}) == "\uFFFD\uE000");
  std::u16string const pair{0xD800, 0xDC00};
  CHECK(text::from_utf16(std::u16string_view(pair).substr(0, 1)) == "\uFFFD");
  CHECK(text::from_utf16(u"").empty());
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
