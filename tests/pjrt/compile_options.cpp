#include "ttfm/devices/pjrt/compile_options.hpp"

#include <cstdint>
#include <string>

#include "catch.hpp"

using namespace ttfm;
using namespace ttfm::pjrt;

namespace {

std::string hex(std::string const& bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (unsigned char const c : bytes) {
    text += digits[c >> 4];
    text += digits[c & 15];
  }
  return text;
}

}  // namespace

TEST_CASE("the least of compile options is one replica of one partition") {
  CHECK(hex(serialize({})) == "1a0420012801");
}

TEST_CASE("devices are assigned partition after partition") {
  CHECK(hex(serialize({.num_replicas = 2, .devices = {3, 300}})) ==
        "1a11"
        "20022801"
        "4a0b"
        "08021001"
        "1a05"
        "0a0303ac02");
  CHECK(hex(serialize({.num_replicas = 1, .num_partitions = 2, .devices = {1, 0}})) ==
        "1a19"
        "200128023001"
        "4a0e"
        "08011002"
        "1a030a0101"
        "1a030a0100"
        "980101");
}

TEST_CASE("a device of partition p and replica r stands at p times the replicas and r") {
  CHECK(hex(serialize({.num_replicas = 2, .num_partitions = 3, .devices = {1, 2, 3, 4, 5, 20000}})) ==
        "1a23"
        "200228033001"
        "4a18"
        "08021003"
        "1a040a020102"
        "1a040a020304"
        "1a060a0405a09c01"
        "980101");
}

TEST_CASE("options are map entries of one value each") {
  CHECK(hex(serialize({.options = {{"a", std::string("x")}}})) ==
        "1a0420012801"
        "3a080a01611203"
        "0a0178");
  CHECK(hex(serialize({.options = {{"a", true}}})) ==
        "1a0420012801"
        "3a070a01611202"
        "1001");
  CHECK(hex(serialize({.options = {{"a", std::int64_t{-1}}}})) ==
        "1a0420012801"
        "3a100a0161120b"
        "18ffffffffffffffffff01");
  CHECK(hex(serialize({.options = {{"a", 1.0}}})) ==
        "1a0420012801"
        "3a0e0a01611209"
        "21000000000000f03f");
  CHECK(hex(serialize({.options = {{"a", std::string("x")}, {"b", std::string("y")}}})) ==
        "1a0420012801"
        "3a080a016112030a0178"
        "3a080a016212030a0179");
}

TEST_CASE("options that don't fit are refused") {
  CHECK(message_of([] { serialize({.num_partitions = 0}); }) ==
        "a program has 1 or more replicas and partitions, not 1 and 0");
  CHECK(message_of([] {
          serialize({.num_replicas = 2, .num_partitions = 3, .devices = {1, 2, 3}});
        }) == "2 replicas of 3 partitions need 6 devices, not 3");
  CHECK(message_of([] { serialize({.num_replicas = 0}); }) ==
        "a program has 1 or more replicas and partitions, not 0 and 1");
  CHECK(message_of([] { serialize({.num_replicas = 2, .devices = {1}}); }) ==
        "2 replicas of 1 partitions need 2 devices, not 1");
  CHECK(message_of([] { serialize({.options = {{"", true}}}); }) == "an option of a plugin has no name");
}
