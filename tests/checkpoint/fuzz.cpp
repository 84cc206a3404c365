// Reads broken files, made from good ones, and reports what became of them. Built with sanitizers it finds what a test
// of results can't: usage fuzz [files]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include "files.hpp"
#include "mutate.hpp"
#include "ttfm/checkpoint/darknet.hpp"
#include "ttfm/checkpoint/formats.hpp"
#include "ttfm/checkpoint/npy.hpp"
#include "ttfm/checkpoint/read.hpp"
#include "ttfm/runtime/fit.hpp"

using namespace ttfm;

namespace {

/// Reads, and touches every element. False if it was refused.
template <class Read>
bool reads(Read read, std::string bytes) {
  std::int64_t const size = static_cast<std::int64_t>(bytes.size());
  try {
    std::int64_t total = 0;
    for (auto const& [name, tensor] : read(checkpoint::MappedFile::from_bytes(std::move(bytes), "fuzz"))) {
      // A tensor that repeats elements may be larger than its file, up to 64 MiB.
      auto const bytes = tensor.numel() * static_cast<std::int64_t>(tensor.element_size());
      if (bytes > std::max<std::int64_t>(size, 64 << 20)) {
        std::fprintf(stderr, "%s is larger than its file\n", name.c_str());
        std::abort();
      }
      if (bytes > std::max<std::int64_t>(size, 1 << 16)) {
        std::int64_t last = 0;
        for (std::int64_t d = 0; d < tensor.dim(); ++d) last += (tensor.size(d) - 1) * tensor.stride(d);
        auto const* const data = static_cast<unsigned char const*>(tensor.data_ptr());
        total += data[0] + data[(last + 1) * static_cast<std::int64_t>(tensor.element_size()) - 1];
        continue;
      }
      auto const whole = tensor.contiguous();
      auto const* const data = static_cast<unsigned char const*>(whole.data_ptr());
      for (std::int64_t i = 0; i < static_cast<std::int64_t>(whole.nbytes()); ++i) total += data[i];
    }
    return total >= 0;
  } catch (CheckpointError const&) {
    return false;
  }
}

/// Looks into a file, and compares it with a network. False if it was refused.
bool inspects(std::string bytes) {
  static std::vector<nn::Request> const network{
      {"layer.weight", {2, 3, 4}}, {"layer.bias", {3}}, {"norm.num_batches_tracked", {}, at::kLong}};
  auto const found = checkpoint::inspect(checkpoint::MappedFile::from_bytes(std::move(bytes), "fuzz"));
  auto const score = fit(found, {.by_position = true}, network).score();
  if (score < 0 || score > 1 || (found.error.empty() && found.kind > checkpoint::FileKind::packed)) {
    std::fprintf(stderr, "an inspection contradicts itself\n");
    std::abort();
  }
  return found.error.empty();
}

}  // namespace

int main(int count, char** arguments) {
  int const files = count > 1 ? std::atoi(arguments[1]) : 100'000;
  std::mt19937 random(1);
  struct Kind {
    std::string bytes;
    bool (*reads)(std::string);
  };
  auto zip = [](std::string bytes) {
    return reads([](auto const& file) { return checkpoint::read_torch_zip(file); }, std::move(bytes));
  };
  auto legacy = [](std::string bytes) {
    return reads([](auto const& file) { return checkpoint::read_legacy_pickle(file); }, std::move(bytes));
  };
  auto tensors = [](std::string bytes) {
    return reads([](auto const& file) { return checkpoint::read_safetensors(file); }, std::move(bytes));
  };
  auto flax = [](std::string bytes) {
    return reads([](auto const& file) { return checkpoint::read_flax(file); }, std::move(bytes));
  };
  auto npz = [](std::string bytes) {
    return reads([](auto const& file) { return checkpoint::read_npz(file); }, std::move(bytes));
  };
  auto npy = [](std::string bytes) {
    auto read = [](checkpoint::File const& file) { return nn::Entries{{"array", checkpoint::read_npy(file)}}; };
    return reads(read, std::move(bytes));
  };
  auto darknet = [](std::string bytes) {
    static std::vector<checkpoint::Entry> const network{
        {"a.weight", {8, 3, 3, 3}}, {"b.weight", {8}},          {"b.bias", {8}}, {"b.running_mean", {8}},
        {"b.running_var", {8}},     {"c.weight", {5, 8, 1, 1}}, {"c.bias", {5}}};
    return reads([](auto const& file) { return checkpoint::read_darknet(file, network); }, std::move(bytes));
  };
  auto any = [](std::string bytes) {
    return reads([](auto const& file) { return checkpoint::read(file, {.formats = checkpoint::all_formats()}); },
                 std::move(bytes));
  };
  std::string weights(20 + 4 * 293, '\0');  // of version 0.2
  weights[4] = 2;
  std::string const array_header = "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }\n";
  auto const array = std::string("\x93NUMPY\x01\0", 8) + static_cast<char>(array_header.size()) + '\0' + array_header +
                     std::string(24, 'x');
  // Other kinds, which are looked into as far as it takes to name them.
  std::string const onnx = "\x08\x08\x12\x07pytorch\x3a\x08\x0a\x06\x0a\x04node\x42\x02\x10\x11";
  std::string const page = "<!-- saved --><!DOCTYPE html><html><title>Not found</title></html>";
  auto named = [](std::string bytes) {
    inspects(bytes);
    return checkpoint::kind_of(std::span(bytes.data(), bytes.size())) != checkpoint::FileKind::unknown;
  };
  Kind const kinds[] = {{weights, darknet},
                        {array, npy},
                        {onnx, named},
                        {page, named},
                        {bytes_of("checkpoints/nested.pt"), inspects},
                        {bytes_of("checkpoints/legacy.pt"), inspects},
                        {bytes_of("checkpoints/whole.safetensors"), inspects},
                        {bytes_of("checkpoints/stored.pth.zip"), inspects},
                        {bytes_of("checkpoints/stored.npz"), inspects},
                        {bytes_of("checkpoints/flax_model.msgpack"), inspects},
                        {bytes_of("checkpoints/flax_model.msgpack"), flax},
                        {bytes_of("checkpoints/chunked.msgpack"), flax},
                        {bytes_of("checkpoints/deflated.pth.zip"), any},
                        {bytes_of("checkpoints/stored.npz"), npz},
                        {bytes_of("checkpoints/deflated.npz"), npz},
                        {bytes_of("checkpoints/module.pt"), zip},
                        {bytes_of("pickles/zip_protocol1.pth"), zip},
                        {bytes_of("pickles/zip_protocol4.pth"), zip},
                        {bytes_of("pickles/deflated.pth"), zip},
                        {bytes_of("pickles/big_endian.pth"), zip},
                        {bytes_of("pickles/tensors.pth"), zip},
                        {bytes_of("pickles/dtypes.pth"), zip},
                        {bytes_of("pickles/module_protocol5.pth"), zip},
                        {bytes_of("pickles/choice_nested_ema.pth"), zip},
                        {bytes_of("pickles/legacy_protocol1.pth"), legacy},
                        {bytes_of("pickles/legacy_protocol5.pth"), legacy},
                        {bytes_of("pickles/dtypes_legacy.pth"), legacy},
                        {bytes_of("pickles/by_hand.pth"), legacy},
                        {bytes_of("pickles/views.pth"), legacy},
                        {bytes_of("pickles/tensor_class.pth"), legacy},
                        {bytes_of("pickles/pairs.pth"), legacy},
                        {bytes_of("cases/checkpoints/python2.pth"), legacy},
                        {bytes_of("checkpoints/zip.pt"), zip},
                        {bytes_of("checkpoints/nested.pt"), zip},
                        {bytes_of("checkpoints/legacy.pt"), legacy},
                        {bytes_of("checkpoints/whole.safetensors"), tensors}};
  for (auto const& kind : kinds)
    if (!kind.reads(kind.bytes)) return std::fprintf(stderr, "a good file is refused\n"), 1;
  int refused = 0;
  for (int i = 0; i < files; ++i) {
    auto const& kind = kinds[i % std::size(kinds)];
    auto bytes = kind.bytes;
    mutate(bytes, random);
    refused += !kind.reads(std::move(bytes));
  }
  std::printf("%d files: %d refused, %d read\n", files, refused, files - refused);
  return refused > files / 4 && refused < files ? 0 : 1;
}
