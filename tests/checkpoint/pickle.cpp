#include "ttfm/checkpoint/pickle.hpp"

#include "catch.hpp"

using namespace ttfm;

namespace {

std::string message_of(std::string const& bytes) {
  return ::message_of([&] { checkpoint::read_legacy_pickle(checkpoint::MappedFile::from_bytes(bytes, "test.pth")); });
}

std::string const head =
    std::string("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.\x80\x02M\xe9\x03.\x80\x02}.");

}  // namespace

TEST_CASE("a class that belongs in no state dict is refused by name and not called") {
  CHECK(contains(message_of(head + "\x80\x02"
                                   "cos\nsystem\n)R."),
                 "the class os.system doesn't belong in a state dict; it was not called"));
}

TEST_CASE("a truncated file is refused") {
  CHECK(contains(message_of(head), "truncated"));
  CHECK(contains(message_of(""), "truncated"));
}

TEST_CASE("a file that is no checkpoint is refused") {
  CHECK(contains(message_of("\x80\x02K\x01."), "wrong magic number"));
}

TEST_CASE("opcodes that no state dict needs are refused by number") {
  CHECK(contains(message_of(head + "\x80\x02"
                                   "i"),
                 "pickle opcode 105 doesn't belong in a state dict"));
}

TEST_CASE("a pickle that pops more than it pushed is refused") {
  CHECK(contains(message_of(head + "\x80\x02"
                                   "0"),
                 "the pickle's stack is empty"));
  CHECK(contains(message_of(head + "\x80\x02"
                                   "t"),
                 "the pickle's stack is empty"));
}

TEST_CASE("a reference to nothing is refused") {
  CHECK(contains(message_of(head + "\x80\x02"
                                   "h\x05"),
                 "refers to something it doesn't have"));
}
