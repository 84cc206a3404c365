#include "ttfm/checkpoint/detail/archive.hpp"

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "files.hpp"
#include "made.hpp"

using namespace ttfm;
using namespace std::string_literals;
using checkpoint::detail::Zip;

namespace {

/// The entries' names and contents, or what is wrong with the archive.
std::string listed(std::string const& bytes) {
  std::string text;
  auto const message = message_of([&] {
    Zip const zip(std::span(bytes.data(), bytes.size()), "x.zip");
    for (auto const& [name, place] : zip.entries())
      text += std::string(name) + '=' + bytes.substr(place.offset, place.size) + ' ';
  });
  return message == "accepted" ? text : message;
}

std::string unpacked(MadeZip const& made) {
  std::string content;
  auto const message = message_of([&] {
    auto const file = checkpoint::MappedFile::from_bytes(made.bytes(), "x.zip");
    Zip const zip(file->bytes(), "x.zip");
    auto const& [name, place] = *zip.entries().begin();
    auto const inner = checkpoint::detail::unpacked(file, name, place);
    content = inner->path().string() + '=' + std::string(inner->bytes().begin(), inner->bytes().end());
  });
  return message == "accepted" ? content : message;
}

MadeZip const two{{{"a", "first"}, {"b", "second"}}};

}  // namespace

TEST_CASE("an archive's entries are where its directory says, whatever stands around them") {
  CHECK(listed(two.bytes()) == "a=first b=second ");
  CHECK(listed(MadeZip{{}}.bytes()).empty());
  auto made = two;
  made.comment = "a comment of the archive";
  CHECK(listed(made.bytes()) == "a=first b=second ");
  made.entries[0].comment = "of an entry";
  made.entries[0].extra = little(std::uint16_t{0x5455}) + little(std::uint16_t{1}) + "t";
  made.entries[0].local_extra = little(std::uint16_t{0x4246}) + little(std::uint16_t{3}) + "FBZ";
  CHECK(listed(made.bytes()) == "a=first b=second ");
  made.zip64 = true;
  CHECK(listed(made.bytes()) == "a=first b=second ");
}

TEST_CASE("an archive's comment has up to 65535 bytes, and may look like an archive's end") {
  auto made = two;
  made.comment.assign(65535, 'c');
  CHECK(listed(made.bytes()) == "a=first b=second ");
  made.comment = "PK\x05\x06" + std::string(30, 'x');
  CHECK(listed(made.bytes()) == "a=first b=second ");
  CHECK(contains(listed(two.bytes() + std::string(65536, 'c')), "has no directory at its end; the file is truncated"));
}

TEST_CASE("two entries of the same bytes, and entries that overlap, are refused") {
  auto same = two;
  same.entries.push_back({.name = "c", .content = "first", .same_as = 0});
  CHECK(contains(listed(same.bytes()), "the archive's entries overlap"));
  auto longer = two;  // the first reaches one byte into the second's header, and is no longer apart from its content
  longer.entries[0].size = 5 + 30 + 1 + 1;
  CHECK(contains(listed(longer.bytes()), "the archive's entries overlap"));
  longer.entries[0].size = 5 + 30 + 1;
  CHECK(listed(longer.bytes()).ends_with("b=second "));
}

TEST_CASE("two entries of one name are refused by it") {
  CHECK(contains(listed(MadeZip{{{"a", "1"}, {"a", "2"}}}.bytes()), "the archive's entry a is there twice"));
}

TEST_CASE("what an archive says of an entry has to be so") {
  auto made = two;
  made.entries[0].flags = 1;
  CHECK(contains(listed(made.bytes()), "the archive's entry a is encrypted"));
  made.entries[0].flags = 0x40;
  CHECK(contains(listed(made.bytes()), "the archive's entry a is encrypted"));
  made.entries[0].flags = 0x2000;
  CHECK(contains(listed(made.bytes()), "the archive's entry a is encrypted"));
  made.entries[0].flags = 0x808;
  CHECK(listed(made.bytes()) == "a=first b=second ");
  auto bytes = two.bytes();
  bytes[bytes.find("PK\x01\x02") + 20] = 4;  // the packed size alone
  CHECK(contains(listed(bytes), "the archive's entry a is stored, but has two sizes"));
  bytes = two.bytes();
  bytes[bytes.find("PK\x01\x02")] = 'Q';
  CHECK(contains(listed(bytes), "the archive's directory is damaged"));
  bytes = two.bytes();
  bytes[0] = 'Q';
  CHECK(contains(listed(bytes), "the archive's entry a is not where the archive's directory says"));
  made = two;
  made.entries[1].size = 1000;
  CHECK(contains(listed(made.bytes()), "the file is truncated"));
  made = two;
  made.count = 3;
  CHECK(contains(listed(made.bytes()), "the archive's directory is damaged"));
  made.count = 1;
  CHECK(listed(made.bytes()) == "a=first ");
}

TEST_CASE("extra fields are read to their ends") {
  auto with = [](std::string const& extra) {
    auto made = two;
    made.entries[0].extra = extra;
    return listed(made.bytes());
  };
  auto const damaged = "the archive's entry a has a damaged extra field";
  CHECK(with(little(std::uint16_t{7}) + little(std::uint16_t{0})) == "a=first b=second ");
  CHECK(contains(with("abc"), damaged));
  CHECK(contains(with(little(std::uint16_t{7}) + little(std::uint16_t{2}) + "x"), damaged));
  CHECK(with(little(std::uint16_t{7}) + little(std::uint16_t{2}) + "xy") == "a=first b=second ");
  // A field of zip64 gives numbers only where the directory has none.
  CHECK(with(little(std::uint16_t{1}) + little(std::uint16_t{8}) + little(std::uint64_t{999})) == "a=first b=second ");
}

TEST_CASE("zip64 gives size, packed size and place where the directory has none") {
  auto bytes = [](std::string const& extra, bool size, bool packed, bool place) {
    auto made = two;
    made.entries[1].extra = extra;
    auto result = made.bytes();
    auto const entry = result.rfind("PK\x01\x02");
    if (packed) result.replace(entry + 20, 4, "\xff\xff\xff\xff");
    if (size) result.replace(entry + 24, 4, "\xff\xff\xff\xff");
    if (place) result.replace(entry + 42, 4, "\xff\xff\xff\xff");
    return listed(result);
  };
  auto field = [](std::string const& numbers, std::uint16_t id = 1) {
    return little(id) + little(static_cast<std::uint16_t>(numbers.size())) + numbers;
  };
  auto const six = little(std::uint64_t{6}), at = little(std::uint64_t{30 + 1 + 5});
  CHECK(bytes(field(six + six + at), true, true, true) == "a=first b=second ");
  CHECK(bytes(field(at), false, false, true) == "a=first b=second ");
  CHECK(bytes(field(six + six), true, true, false) == "a=first b=second ");
  CHECK(bytes(field(six), false, true, false) == "a=first b=second ");
  CHECK(bytes(field("xy", 9) + field(six + six + at), true, true, true) == "a=first b=second ");
  CHECK(contains(bytes(field(six + six), true, true, true), "has a damaged extra field"));
  CHECK(contains(bytes(field(six + six + at, 2), true, true, true), "the file is truncated"));
  CHECK(contains(bytes(field(six + at), true, true, false), "is stored, but has two sizes"));
}

TEST_CASE("zip64's record is looked for where its locator says") {
  auto made = two;
  made.zip64 = true;
  auto bytes = made.bytes();
  auto const locator = bytes.rfind("PK\x06\x07");
  bytes[locator + 8] ^= 1;
  CHECK(contains(listed(bytes), "the zip64 record is not where the archive says"));
  bytes = made.bytes();
  bytes.replace(locator + 8, 8, little(std::uint64_t{1} << 40));
  CHECK(contains(listed(bytes), "the file is truncated"));
}

TEST_CASE("an archive of more than 65535 entries is read whole") {
  MadeZip made;
  for (int i = 0; i < 66'000; ++i) made.entries.push_back({std::to_string(i), i % 1000 ? "" : "x"});
  made.zip64 = true;
  auto const bytes = made.bytes();
  Zip const zip(std::span(bytes.data(), bytes.size()), "x.zip");
  CHECK(zip.entries().size() == 66'000);
  REQUIRE(zip.find("65000"));
  CHECK(zip.find("65000")->size == 1);
  CHECK(bytes[zip.find("65000")->offset] == 'x');
  CHECK(!zip.find("66000"));
}

TEST_CASE("entries are found by their names' ends") {
  auto const bytes = MadeZip{{{"a/b.npy", "1"}, {"c.npyx", "2"}}}.bytes();
  Zip const zip(std::span(bytes.data(), bytes.size()), "x.zip");
  CHECK(zip.any(".npy"));
  CHECK(!zip.any(".npz"));
}

TEST_CASE("an entry is unpacked, and its size and checksum are looked at") {
  CHECK(unpacked({{{"a", "first"}}}) == "x.zip, a=first");
  CHECK(unpacked({{{"a", ""}}}) == "x.zip, a=");
  CHECK(contains(unpacked({{{.name = "a", .content = "first", .method = 12}}}),
                 "x.zip: the archive's entry a is compressed by method 12, which is not read"));
  CHECK(contains(unpacked({{{.name = "a", .content = "no stream of deflate", .method = 8}}}),
                 "the archive's entry a can't be unpacked; the file is damaged"));
  // Deflate makes 1032 bytes of one at most.
  auto bomb = [](std::uint32_t size) {
    auto bytes = MadeZip{{{.name = "a", .content = "0123456789", .method = 8}}}.bytes();
    bytes.replace(bytes.find("PK\x01\x02") + 24, 4, little(size));
    auto const file = checkpoint::MappedFile::from_bytes(bytes, "x.zip");
    Zip const zip(file->bytes(), "x.zip");
    return message_of([&] { checkpoint::detail::unpacked(file, "a", zip.entries().begin()->second); });
  };
  CHECK(contains(bomb(10 * 1032 + 1031), "can't be unpacked"));
  CHECK(contains(bomb(11 * 1032), "has an impossible size"));
  auto deflated = bytes_of("checkpoints/deflated.pth.zip");
  auto const file = checkpoint::MappedFile::from_bytes(deflated, "x.zip");
  Zip const zip(file->bytes(), "x.zip");
  auto const& [name, place] = *zip.entries().begin();
  auto const whole = checkpoint::detail::unpacked(file, name, place);
  CHECK(std::string(whole->bytes().begin(), whole->bytes().end()) == bytes_of("checkpoints/legacy.pt"));
  auto other = place;
  ++other.unpacked;
  CHECK(contains(message_of([&] { checkpoint::detail::unpacked(file, name, other); }), "can't be unpacked"));
  other.unpacked -= 2;
  CHECK(contains(message_of([&] { checkpoint::detail::unpacked(file, name, other); }), "can't be unpacked"));
  other = place;
  other.crc ^= 1;
  CHECK(contains(message_of([&] { checkpoint::detail::unpacked(file, name, other); }),
                 "has another checksum than the archive says"));
}
