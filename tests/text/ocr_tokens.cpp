#include "ttfm/text/ocr_tokens.hpp"

#include <tuple>

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

TEST_CASE("runs tell their kinds, where they begin and how long they are; special tokens stand alone") {
  auto const t = tokens();
  auto const e = text::Tokenizer::read(file).encode("e");
  REQUIRE(e.size() == 1);
  std::vector<std::int64_t> const ids{501, 502, e[0], e[0], e[0], t.unit(u'x'), t.unit(u'y'), 500};
  auto const pieces = t.pieces(ids);
  std::vector<std::tuple<text::TokenKind, std::size_t, std::size_t, std::string>> got;
  for (auto const& piece : pieces) got.emplace_back(piece.kind, piece.first, piece.count, piece.text);
  using enum text::TokenKind;
  CHECK(got == decltype(got){{special, 0, 1, "<b>"},
                             {special, 1, 1, "</b>"},
                             {math, 2, 3, "eee"},
                             {utf16, 5, 2, "xy"},
                             {special, 7, 1, ""}});
  CHECK(t.pieces({}).empty());
}

TEST_CASE("an id's kind is its range, but a special token may lie among the tokenizer's") {
  auto const size = text::Tokenizer::read(file).size();
  text::OcrTokens const t(text::Tokenizer::read(file), {{"<b>", 3}}, vocabulary);
  using enum text::TokenKind;
  CHECK(t.kind(2) == math);
  CHECK(t.kind(3) == special);
  CHECK(t.kind(size - 1) == math);
  CHECK(t.kind(size) == special);
  CHECK(t.kind(599) == special);
  CHECK(t.kind(600) == utf16);
  CHECK(t.unit(0) == 600);
  CHECK(t.unit(0xFFFF) == vocabulary - 1);
  CHECK(t.decode(std::vector<std::int64_t>{t.unit(0xE9)}) == "\u00e9");
  CHECK(t.find_special("<b>") == 3);
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
  CHECK(message_of([] {
          text::OcrTokens(text::Tokenizer::read(file), {{"<S>", -1}}, vocabulary);
        }) == "a vocabulary of 66136 has its UTF-16 units from 600 on, but <S> has the id -1");
  auto const size = text::Tokenizer::read(file).size();
  CHECK(message_of([&] {
          text::OcrTokens(text::Tokenizer::read(file), {{"<S>", size - 1}}, 0x10000 + size);
        }) == "accepted");
  CHECK(contains(message_of([&] { text::OcrTokens(text::Tokenizer::read(file), {}, 0x10000 + size - 1); }),
                 "but the tokenizer has"));
  CHECK(contains(message_of([] { text::OcrTokens(text::Tokenizer::read(file), {}, 5); }), "has no room"));
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
  CHECK(text::clean("") == "");
  CHECK(text::clean("a<p/>b<p />c") == "abc");
  for (std::string const layout : {"p", "li", "ul", "ol", "table", "td", "tr", "th"})
    CHECK(text::clean("<" + layout + " class=\"x\">a</" + layout + ">") == "a");
  for (std::string const kept :
       {"b", "i", "u", "s", "del", "sup", "sub", "small", "mark", "code", "a", "h1", "h2", "h3", "h4"})
    CHECK(text::clean("<" + kept + " x>a") == "<" + kept + " x>a</" + kept + ">");
  CHECK(text::clean("a<br/>b<br />c</br>d") == "a<br/>b<br />c</br>d");
  CHECK(text::clean("<bb>a</bb>") == "<bb>a</bb>");
  CHECK(text::clean("<b<i>a</i>") == "<b<i>a</i>");
  CHECK(text::clean("a < b > c <b") == "a < b > c <b");
  CHECK(text::clean("<i>a<b>c<u>d</i>e</b>") == "<i>a<b>c<u>d</u></b></i>e");
  CHECK(text::clean("<b>a<b>c</b>d</b>e</b>") == "<b>a<b>c</b>d</b>e");
  for (std::string const typeset : {"\\", "^", "_", "{", "}"})
    CHECK(text::clean("<math>a" + typeset + "b</math>") == "<math>a" + typeset + "b</math>");
  CHECK(text::clean("x^2 <math>1</math> <math>2") == "x^2 1 2");
  CHECK(text::clean("<math>1<b>2</b></math>") == "1<b>2</b>");
  CHECK(text::clean("<math>1<sup>^</sup></math>") == "<math>1<sup>^</sup></math>");
  CHECK(text::clean("<math>1</math><math>x^2</math><b>3</b>") == "1<math>x^2</math><b>3</b>");
}
