#include "ttfm/text/ocr_tokens.hpp"

#include "catch.hpp"

using namespace ttfm;

namespace {

auto const file = TTFM_TEST_DATA "/tokenizers/qwen2.json";
constexpr std::int64_t vocabulary = 600 + 0x10000;

text::OcrTokens tokens() {
  return {text::Tokenizer::read(file),
          {{"<EOI>", 500}, {"<b>", 501}, {"</b>", 502}, {"<math>", 503}, {"</math>", 504}, {"<NO-MATH>", 505}},
          vocabulary};
}

}  // namespace

TEST_CASE("ids are BPE, special tokens and UTF-16 units, in runs") {
  auto const t = tokens();
  std::vector<std::int64_t> ids{t.unit(u'H'), t.unit(u'i'), 501, t.unit(0xD83D), t.unit(0xDC4D), 502, 505, 503};
  for (auto const id : text::Tokenizer::read(file).encode("\\frac")) ids.push_back(id);
  ids.push_back(504);
  auto const pieces = t.pieces(ids);
  REQUIRE(pieces.size() == 8);
  CHECK(pieces[0].text == "Hi");
  CHECK(pieces[0].count == 2);
  CHECK(pieces[2].text == "\U0001F44D");
  CHECK(pieces[2].kind == text::TokenKind::utf16);
  CHECK(pieces[4].text == "");
  CHECK(pieces[6].kind == text::TokenKind::math);
  CHECK(t.decode(ids) == "Hi<b>\U0001F44D</b><math>\\frac</math>");
}

TEST_CASE("half a surrogate pair is U+FFFD, also where a special token stands between the halves") {
  auto const t = tokens();
  CHECK(t.decode(std::vector{t.unit(0xD83D), t.unit(u'x')}) == "\uFFFDx");
  CHECK(t.decode(std::vector<std::int64_t>{t.unit(0xD83D), 505, t.unit(0xDC4D)}) == "\uFFFD\uFFFD");
}

TEST_CASE("an id without a token has no text") { CHECK(tokens().decode(std::vector<std::int64_t>{599}) == ""); }

TEST_CASE("special tokens are found by name, and missing ones refused") {
  CHECK(tokens().special("<EOI>") == 500);
  CHECK(!tokens().find_special("<S>"));
  CHECK_THROWS_WITH(
      tokens().special("<IMAGE>"),
      "there is no special token <IMAGE>; the tokenizer file, or a list of special tokens, should have it");
}

TEST_CASE("a vocabulary that can't hold its parts is refused") {
  CHECK(message_of([] { text::OcrTokens(text::Tokenizer::read(file), {}, 0x10000); }) ==
        "a vocabulary of 65536 has no room for UTF-16 units");
  CHECK(message_of([] {
          text::OcrTokens(text::Tokenizer::read(file), {}, 0x10000 + 100);
        }).find("has its UTF-16 units from 100 on, but the tokenizer has ") != std::string::npos);
  CHECK(message_of([] {
          text::OcrTokens(text::Tokenizer::read(file), {{"<S>", 600}}, vocabulary);
        }) == "a vocabulary of 66136 has its UTF-16 units from 600 on, but <S> has the id 600");
}

TEST_CASE("special tokens come from a list, an object, or the tokenizer's own added tokens") {
  auto const path = std::filesystem::temp_directory_path() / "ttfm_special_tokens.json";
  auto with = [&](std::string const& content) {
    std::ofstream(path) << content;
    return text::OcrTokens::read(file, path, vocabulary);
  };
  auto const size = text::Tokenizer::read(file).size();
  CHECK(with(R"(["<S>", "<EOI>"])").special("<EOI>") == size + 1);
  CHECK(with(R"({"<EOI>": 540})").special("<EOI>") == 540);
  CHECK(text::OcrTokens::read(file, {}, vocabulary).special("<|end|>") < size);
  for (auto const* bad : {"3", "[1]", R"({"<S>": "x"})", "{"})
    CHECK(message_of([&] { with(bad); }) ==
          path.string() + ": special tokens are a JSON list of names or an object from name to id");
  std::filesystem::remove(path);
  CHECK_THROWS_AS(text::OcrTokens::read(file, path, vocabulary), CheckpointError);
}

TEST_CASE("recognised text is cleaned") {
  CHECK(text::clean("plain < text > 3 <x>") == "plain < text > 3 <x>");
  CHECK(text::clean("<p>a</p><li>b</li> <table><tr><td>c</td></tr></table>") == "ab c");
  CHECK(text::clean("<b>bold <i>both") == "<b>bold <i>both</i></b>");
  CHECK(text::clean("a</b> <b>c</i></b>") == "a <b>c</b>");
  CHECK(text::clean("<b>x<i>y</b>z") == "<b>x<i>y</i></b>z");
  CHECK(text::clean("one<br>two") == "one<br>two");
  CHECK(text::clean("<math>12</math> kg") == "12 kg");
  CHECK(text::clean("<math>x^2</math>") == "<math>x^2</math>");
  CHECK(text::clean("<math display=\"block\">12</math>") == "<math display=\"block\">12</math>");
  CHECK(text::clean("<") == "<");
}
