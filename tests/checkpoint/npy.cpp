#include "ttfm/checkpoint/npy.hpp"

#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/zeros.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.hpp"

using namespace ttfm;
using checkpoint::read_npy, checkpoint::write_npy;

namespace {

/// A file of the test's own, gone with it.
struct Scratch {
  std::filesystem::path path = std::filesystem::temp_directory_path() / "ttfm_npy_test.npy";
  ~Scratch() { std::filesystem::remove(path); }

  std::string bytes() const {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::string message_of(std::string const& content) const {
    std::ofstream(path, std::ios::binary) << content;
    return ::message_of([&] { read_npy(path); });
  }
};

std::string replaced(std::string text, std::string const& from, std::string const& to) {
  return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("an array is written as numpy.save writes it") {
  Scratch const file;
  write_npy(file.path, at::arange(6, at::kFloat).view({2, 3}));
  auto const bytes = file.bytes();
  // The first 128 bytes of numpy.save(file, numpy.arange(6, dtype="f4").reshape(2, 3)).
  std::string const head = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";
  CHECK(bytes.substr(0, 128) ==
        std::string("\x93NUMPY\x01\0\x76\0", 10) + head + std::string(117 - head.size(), ' ') + '\n');
  CHECK(bytes.size() == 128 + 24);
  CHECK(bytes.substr(132, 4) == std::string("\0\0\x80\x3f", 4));
}

TEST_CASE("an array that was written is read back, of each shape, layout and dtype") {
  Scratch const file;
  auto back = [&](at::Tensor const& tensor) {
    write_npy(file.path, tensor);
    auto const read = read_npy(file.path);
    CHECK(read.scalar_type() == tensor.scalar_type());
    CHECK(at::equal(read, tensor.detach()));
  };
  for (std::vector<std::int64_t> const& shape :
       {std::vector<std::int64_t>{}, {1}, {7}, {3, 5}, {0, 4}, {2, 3, 4, 5}, std::vector<std::int64_t>(32, 1)})
    back(at::rand(shape));
  back(at::rand({4, 6}).t());
  back(at::rand({4, 6}).slice(1, 0, 6, 2));
  back(at::rand({4, 6}).requires_grad_());
  for (auto const dtype : {at::kDouble, at::kHalf, at::kLong, at::kInt, at::kShort, at::kChar, at::kByte, at::kBool})
    back(at::arange(6, at::kFloat).to(dtype));
}

TEST_CASE("what is no array for NumPy isn't written, and an older file stays") {
  Scratch const file;
  write_npy(file.path, at::arange(3, at::kFloat));
  auto const before = file.bytes();
  CHECK(contains(message_of([&] { write_npy(file.path, at::zeros({2}, at::kBFloat16)); }),
                 "ttfm_npy_test.npy: an array can't have the dtype BFloat16; convert the tensor to Float first"));
  CHECK(contains(message_of([&] { write_npy(file.path, {}); }), "only a dense tensor"));
  CHECK(contains(message_of([&] { write_npy(file.path, at::zeros(std::vector<std::int64_t>(33, 1))); }),
                 "an array can't have 33 dimensions, 32 at most"));
  CHECK(file.bytes() == before);
  auto const folder = std::filesystem::temp_directory_path();
  CHECK(contains(message_of([&] { write_npy(folder, at::zeros({2})); }), "can't be written: that is a folder"));
  CHECK(contains(message_of([&] { write_npy(folder / "ttfm_no_such_folder" / "x.npy", at::zeros({2})); }),
                 "can't be written: No such file"));
  CHECK(contains(message_of([&] { write_npy(folder / std::string(5000, 'x'), at::zeros({2})); }),
                 "can't be written: File name too long"));
}

TEST_CASE("a file that is no array of NumPy is refused with its name") {
  Scratch const file;
  write_npy(file.path, at::arange(6, at::kFloat).view({2, 3}));
  auto const good = file.bytes();
  CHECK(file.message_of(good) == "accepted");
  CHECK(contains(file.message_of(""), "ttfm_npy_test.npy: the file is truncated"));
  for (std::size_t const size : {3, 7, 9, 40, 127}) CHECK(contains(file.message_of(good.substr(0, size)), "truncated"));
  CHECK(contains(file.message_of("PK" + good), "is no array of NumPy"));
  CHECK(contains(file.message_of(good.substr(0, 140)), "the array has 12 bytes, which its shape 2x3 doesn't need"));
  CHECK(contains(file.message_of(good + "x"), "the array has 25 bytes"));
  CHECK(contains(file.message_of(replaced(good, "<f4", ">f4")), "has the dtype '>f4', which is not read"));
  CHECK(contains(file.message_of(replaced(good, "<f4", "|O4")), "has the dtype '|O4', which is not read"));
  CHECK(contains(file.message_of(replaced(good, "(2, 3)", "(2,-3)")), "no tuple as shape"));
  CHECK(contains(file.message_of(replaced(good, "'shape'", "'shope'")), "header has no shape"));
  CHECK(contains(file.message_of(replaced(good, "False", "Falze")), "no True or False"));
  std::filesystem::remove(file.path);
  CHECK(contains(message_of([&] { read_npy(file.path); }), "ttfm_npy_test.npy: can't be opened: No such file"));
}
