#include "ttfm/checkpoint/safetensors_writer.hpp"

#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/scalar_tensor.h>
#include <unistd.h>

#include "catch.hpp"
#include "ttfm/checkpoint/safetensors.hpp"

using namespace ttfm;
using Entries = std::vector<std::pair<std::string, at::Tensor>>;

namespace {

/// A folder of its own in the temporary folder, gone with the object.
struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("ttfm_writer_" + std::to_string(getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path file() const { return path / "x.safetensors"; }
  auto files() const { return std::distance(std::filesystem::directory_iterator(path), {}); }
};

nlohmann::ordered_json header_of(std::filesystem::path const& path) {
  auto const file = checkpoint::MappedFile::open(path);
  std::uint64_t size = 0;
  std::memcpy(&size, file->bytes().data(), sizeof size);
  return nlohmann::ordered_json::parse(std::string_view(file->bytes().data() + 8, size));
}

std::string refusal(Entries const& entries) {
  Folder const folder;
  auto message = message_of([&] { checkpoint::write_safetensors(folder.file(), entries); });
  CHECK(folder.files() == (message == "accepted"));
  return message;
}

}  // namespace

TEST_CASE("what is written as safetensors reads back equal, of every dtype") {
  Folder const folder;
  Entries entries;
  for (auto const& [name, dtype] : checkpoint::detail::safetensors_dtypes)
    entries.emplace_back(std::string(name), at::arange(6, at::kFloat).view({2, 3}).to(dtype));
  entries.emplace_back("scalar", at::scalar_tensor(7, at::kLong));
  entries.emplace_back("empty", at::arange(0, at::kFloat).view({0, 3}));
  checkpoint::write_safetensors(folder.file(), entries);
  auto const read = checkpoint::read_safetensors(folder.file());
  CHECK(read.size() == entries.size());
  for (auto const& [name, tensor] : entries) {
    INFO(name);
    auto const* got = read.find(name);
    REQUIRE(got);
    CHECK(got->scalar_type() == tensor.scalar_type());
    CHECK(got->sizes() == tensor.sizes());
    CHECK(at::equal(got->to(at::kDouble), tensor.to(at::kDouble)));
  }
}

TEST_CASE("a state dict that was read is written the same again") {
  Folder const folder;
  auto const first = folder.path / "1", second = folder.path / "2";
  checkpoint::write_safetensors(first, {{"b", at::rand({3})}, {"a", at::rand({2, 2})}});
  checkpoint::write_safetensors(second, checkpoint::read_safetensors(first));
  auto const one = checkpoint::MappedFile::open(first), two = checkpoint::MappedFile::open(second);
  CHECK(std::equal(one->bytes().begin(), one->bytes().end(), two->bytes().begin(), two->bytes().end()));
}

TEST_CASE("tensors that are views, transposed or trained are written by their values") {
  Folder const folder;
  auto const base = at::rand({4, 5});
  auto const trained = at::rand({3}).requires_grad_();
  checkpoint::write_safetensors(folder.file(),
                                {{"transposed", base.t()}, {"column", base.select(1, 2)}, {"trained", trained}});
  auto const read = checkpoint::read_safetensors(folder.file());
  CHECK(at::equal(*read.find("transposed"), base.t()));
  CHECK(at::equal(*read.find("column"), base.select(1, 2)));
  CHECK(at::equal(*read.find("trained"), trained.detach()));
}

TEST_CASE("tensors are aligned in the file whatever stands before them") {
  Folder const folder;
  checkpoint::write_safetensors(folder.file(), {{"byte", at::arange(3, at::kByte)},
                                                {"half", at::arange(3, at::kHalf)},
                                                {"wide", at::arange(3, at::kDouble)},
                                                {"float", at::arange(3, at::kFloat)}});
  auto const file = checkpoint::MappedFile::open(folder.file());
  auto const read = checkpoint::read_safetensors(file);
  for (auto const& [name, tensor] : read) {
    auto const* data = static_cast<char const*>(tensor.const_data_ptr());
    CHECK((data >= file->bytes().data() && data < file->bytes().data() + file->bytes().size()));
  }
}

TEST_CASE("entries of equal width stay in their order, and wider ones come first") {
  Folder const folder;
  auto const order = [&] {
    std::vector<std::string> names;
    auto const header = header_of(folder.file());
    for (auto const& [name, entry] : header.items()) names.push_back(name);
    return names;
  };
  checkpoint::write_safetensors(folder.file(),
                                Entries{{"c", at::rand({3})},
                                        {"half", at::arange(3, at::kHalf)},
                                        {"a", at::rand({1})},
                                        {"none", at::rand({0})},
                                        {"wide", at::arange(2, at::kDouble)},
                                        {"b", at::rand({2})}},
                                {});
  CHECK(order() == std::vector<std::string>{"wide", "c", "a", "none", "b", "half"});
  CHECK(header_of(folder.file())["b"]["data_offsets"] == nlohmann::json{32, 40});
}

TEST_CASE("the metadata is written, that of PyTorch unless told otherwise") {
  Folder const folder;
  checkpoint::write_safetensors(folder.file(), Entries{{"a", at::rand({2})}});
  CHECK(header_of(folder.file())["__metadata__"] == nlohmann::json{{"format", "pt"}});
  checkpoint::write_safetensors(folder.file(), Entries{{"a", at::rand({2})}}, {{"note", "two \"words\""}});
  CHECK(header_of(folder.file())["__metadata__"]["note"] == "two \"words\"");
  checkpoint::write_safetensors(folder.file(), Entries{}, {});
  CHECK(checkpoint::read_safetensors(folder.file()).size() == 0);
}

TEST_CASE("a file is replaced as a whole, and stays as it was when writing fails") {
  Folder const folder;
  checkpoint::write_safetensors(folder.file(), Entries{{"a", at::arange(2, at::kFloat)}});
  checkpoint::write_safetensors(folder.file(), Entries{{"b", at::arange(3, at::kFloat)}});
  CHECK(folder.files() == 1);
  CHECK_THROWS_AS(checkpoint::write_safetensors(folder.file(), Entries{{"c", at::Tensor{}}}), CheckpointError);
  CHECK(checkpoint::read_safetensors(folder.file()).names() == std::vector<std::string>{"b"});
  CHECK(folder.files() == 1);
}

TEST_CASE("entries that safetensors can't have are refused by name") {
  auto const x = at::rand({2});
  CHECK(contains(refusal({{"a", x}, {"a", x}}), "the entry a is there twice"));
  CHECK(contains(refusal({{"__metadata__", x}}), "__metadata__"));
  CHECK(contains(refusal({{"none", at::Tensor{}}}), "the entry none must be a dense tensor"));
  CHECK(contains(refusal({{"sparse", x.to_sparse()}}), "the entry sparse must be a dense tensor"));
  CHECK(contains(refusal({{"c", x.to(at::kComplexFloat)}}), "the entry c has the dtype ComplexFloat"));
  CHECK(contains(refusal({{"\xff", x}}), "not UTF-8"));
  CHECK(refusal({{"good", x}}) == "accepted");
}

TEST_CASE("a place that can't be written is refused with its reason") {
  Folder const folder;
  Entries const entries{{"a", at::rand({2})}};
  auto writing = [&](std::filesystem::path const& path) {
    return message_of([&] { checkpoint::write_safetensors(path, entries); });
  };
  CHECK(contains(writing(folder.path / "absent" / "x"), "absent/x: can't be written: No such file or directory"));
  CHECK(contains(writing(folder.path), "that is a folder"));
  CHECK(contains(writing("/proc/x.safetensors"), "can't be written"));
  CHECK(folder.files() == 0);
}
