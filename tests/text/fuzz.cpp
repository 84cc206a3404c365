// Reads broken tokenizer files, made from good ones, and uses those that are read; built with sanitizers.
#include <cstdio>
#include <random>
#include <string>

#include "files.hpp"
#include "mutate.hpp"
#include "ttfm/text/ocr_tokens.hpp"

using namespace ttfm;

namespace {

/// False if the file was refused.
bool reads(std::string const& file, std::mt19937& random) {
  try {
    auto const tokenizer = text::Tokenizer::parse(file);
    std::string words = "It's 12 <b>caf\xc3\xa9</b>\n\n  \\frac{1}{2} <|end|>";
    mutate(words, random);
    std::string bytes;
    for (auto const id : tokenizer.encode(words)) bytes += tokenizer.bytes(id);
    if (bytes != words) {
      std::fprintf(stderr, "encoding lost bytes\n");
      std::abort();
    }
    text::clean(tokenizer.decode(tokenizer.encode(words)));
    return true;
  } catch (CheckpointError const&) {
    return false;
  }
}

}  // namespace

int main() {
  std::mt19937 random(1);
  int refused = 0, files = 0;
  for (std::string const name : {"qwen2.json", "gpt2.json"}) {
    auto const good = bytes_of("tokenizers/" + name);
    if (!reads(good, random)) return std::fprintf(stderr, "a good file is refused\n"), 1;
    for (int round = 0; round < 3000; ++round, ++files) {
      auto bytes = good;
      mutate(bytes, random);
      refused += !reads(bytes, random);
    }
  }
  std::printf("%d files: %d refused, %d read\n", files, refused, files - refused);
  return refused > files / 4 && refused < files ? 0 : 1;
}
