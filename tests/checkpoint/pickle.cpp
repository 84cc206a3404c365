#include "ttfm/checkpoint/pickle.hpp"

#include <fstream>

#include "catch.hpp"

using namespace ttfm;

namespace {

std::string message_of(std::string const& bytes) {
  auto const path = std::filesystem::temp_directory_path() / "ttfm_pickle_test.pth";
  std::ofstream(path, std::ios::binary) << bytes;
  std::string message;
  try {
    checkpoint::read_legacy_pickle(path);
  } catch (CheckpointError const& error) {
    message = error.what();
  }
  std::filesystem::remove(path);
  return message;
}

std::string const head = std::string("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.\x80\x02M\xe9\x03.\x80\x02}.");

}  // namespace

TEST_CASE("a class that belongs in no state dict is refused by name and not called") {
  CHECK(message_of(head + "\x80\x02" "cos\nsystem\n.").find("os.system") != std::string::npos);
}

TEST_CASE("a truncated file is refused") {
  CHECK(message_of(head).find("truncated") != std::string::npos);
  CHECK(message_of("").find("truncated") != std::string::npos);
}

TEST_CASE("a file that is no checkpoint is refused") {
  CHECK(message_of("\x80\x02K\x01.").find("magic number") != std::string::npos);
}
