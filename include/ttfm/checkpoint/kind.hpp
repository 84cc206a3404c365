/// @file  What kind of file a checkpoint is, told by its content: those that ttfm reads, and others to name them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/detail/archive.hpp"
#include "ttfm/checkpoint/detail/bytes.hpp"
#include "ttfm/checkpoint/detail/protobuf.hpp"
#include "ttfm/checkpoint/file.hpp"

namespace ttfm::checkpoint {

/// The kinds that are told apart. Those up to `packed` are read.
enum class FileKind {
  safetensors,
  torch_zip,
  torch_legacy,
  flax,
  npz,
  darknet,
  index,
  packed,
  empty,
  zeros,
  web_page,
  lfs_pointer,
  json,
  xml,
  text,
  hdf5,
  keras,
  onnx,
  saved_model,
  frozen_graph,
  tensorflow_checkpoint,
  tflite,
  core_ml,
  caffe,
  openvino,
  mxnet,
  paddle,
  executorch,
  gguf,
  torchscript,
  torch_tar,
  pickle,
  npy,
  matlab,
  zip,
  tar,
  compressed,
  picture,
  pdf,
  program,
  unknown
};

/// A kind's name as `ttfm inspect --json` has it, the words that messages have for it, and what to do instead if it
/// isn't read.
struct KindText {
  FileKind kind;
  std::string_view name, what, advice{};
};

inline constexpr auto kind_texts = std::to_array<KindText>({
    {FileKind::safetensors, "safetensors", "safetensors"},
    {FileKind::torch_zip, "torch_zip", "torch.save's zip format"},
    {FileKind::torch_legacy, "torch_legacy", "torch.save's legacy format"},
    {FileKind::flax, "flax", "Flax's msgpack"},
    {FileKind::npz, "npz", "NumPy's archive of arrays (.npz)"},
    {FileKind::darknet, "darknet", "Darknet's weights"},
    {FileKind::index, "index", "an index of shards"},
    {FileKind::packed, "packed", "a zip archive around one file"},
    {FileKind::empty, "empty", "an empty file", "was the download interrupted?"},
    {FileKind::zeros, "zeros", "a file of zeros only", "was the download interrupted, or the disk full?"},
    {FileKind::web_page, "web_page", "a web page (HTML)",
     "was the download redirected, or an error's page? Fetch the file itself"},
    {FileKind::lfs_pointer, "lfs_pointer", "a Git LFS pointer, not the file itself", "fetch it with git lfs pull"},
    {FileKind::json, "json", "JSON without a weight_map",
     "it is a configuration or a server's error; name the file of the weights"},
    {FileKind::xml, "xml", "XML", "is it a server's error? Name the file of the weights"},
    {FileKind::text, "text", "plain text", "is it a server's error? Name the file of the weights"},
    {FileKind::hdf5, "hdf5", "an HDF5 file, as Keras, TensorFlow and MATLAB write them",
     "look for the network's PyTorch or safetensors file, or load it in Python and save it as safetensors"},
    {FileKind::keras, "keras", "an archive of Keras (.keras)",
     "look for the network's PyTorch or safetensors file, or load it in Python and save it as safetensors"},
    {FileKind::onnx, "onnx", "an ONNX model", "name the PyTorch checkpoint that it was exported from"},
    {FileKind::saved_model, "saved_model", "TensorFlow's saved_model.pb",
     "look for the network's PyTorch or safetensors file, or load it in Python and save it as safetensors"},
    {FileKind::frozen_graph, "frozen_graph", "a frozen graph of TensorFlow (GraphDef)",
     "look for the network's PyTorch or safetensors file"},
    {FileKind::tensorflow_checkpoint, "tensorflow_checkpoint", "a checkpoint of TensorFlow",
     "look for the network's PyTorch or safetensors file, or load it in Python and save it as safetensors"},
    {FileKind::tflite, "tflite", "a TensorFlow Lite model", "name the checkpoint that it was converted from"},
    {FileKind::core_ml, "core_ml", "a Core ML model", "name the checkpoint that it was converted from"},
    {FileKind::caffe, "caffe", "a model of Caffe", "look for the network's PyTorch or safetensors file"},
    {FileKind::openvino, "openvino", "an OpenVINO model (IR)", "name the checkpoint that it was converted from"},
    {FileKind::mxnet, "mxnet", "parameters of MXNet", "look for the network's PyTorch or safetensors file"},
    {FileKind::paddle, "paddle", "parameters of PaddlePaddle", "look for the network's PyTorch or safetensors file"},
    {FileKind::executorch, "executorch", "an ExecuTorch program", "name the checkpoint that it was exported from"},
    {FileKind::gguf, "gguf", "a GGUF file of llama.cpp", "name the checkpoint that it was converted from"},
    {FileKind::torchscript, "torchscript", "a TorchScript archive",
     "load it in Python with torch.jit.load and save its state_dict() with torch.save"},
    {FileKind::torch_tar, "torch_tar", "a tar archive of torch before 0.1.10",
     "load it in Python with torch.load and save it again with torch.save"},
    {FileKind::pickle, "pickle", "a pickle that torch.save didn't write",
     "load it in Python and save its tensors with torch.save or as safetensors"},
    {FileKind::npy, "npy", "a single array of NumPy (.npy)", "save named arrays with numpy.savez"},
    {FileKind::matlab, "matlab", "a MATLAB file", "load it in Python and save its arrays as safetensors"},
    {FileKind::zip, "zip", "a zip archive", "unpack it and name the checkpoint in it"},
    {FileKind::tar, "tar", "a tar archive", "unpack it and name the checkpoint in it"},
    {FileKind::compressed, "compressed", "a compressed file (gzip, bzip2, xz, zstd, lz4, 7z or rar)",
     "unpack it and name the checkpoint in it"},
    {FileKind::picture, "picture", "a picture", "the checkpoint is another file"},
    {FileKind::pdf, "pdf", "a PDF document", "the checkpoint is another file"},
    {FileKind::program, "program", "a program or library (ELF)", "the checkpoint is another file"},
    {FileKind::unknown, "unknown", "of no kind that is known", "is it damaged, or encrypted?"},
});

/// Name, words and advice of a kind.
constexpr KindText const& text_of(FileKind kind) {
  return *std::find_if(kind_texts.begin(), kind_texts.end(), [&](auto const& text) { return text.kind == kind; });
}

constexpr std::string_view to_string(FileKind kind) { return text_of(kind).name; }

/// Is it read, given the network that it is for?
constexpr bool is_checkpoint(FileKind kind) { return kind <= FileKind::packed; }

namespace detail {

/// Is the beginning of `text` UTF-8 without control characters? A character that the end cuts is none.
inline bool is_text(std::string_view text) {
  auto const part = text.substr(0, 4096);
  for (std::size_t i = 0; i < part.size();) {
    auto const c = static_cast<unsigned char>(part[i]);
    if (c < 0x80) {
      if (c == 0x7f || (c < ' ' && c != '\t' && c != '\n' && c != '\f' && c != '\r')) return false;
      ++i;
      continue;
    }
    std::size_t const more = c >= 0xf0 && c < 0xf5 ? 3 : c >= 0xe0 && c < 0xf0 ? 2 : c >= 0xc2 && c < 0xe0 ? 1 : 0;
    if (more == 0) return false;
    for (std::size_t k = 1; k <= more; ++k) {
      if (i + k == part.size()) return true;
      if ((static_cast<unsigned char>(part[i + k]) & 0xc0) != 0x80) return false;
    }
    i += 1 + more;
  }
  return true;
}

/// Does it begin with `wanted`, whatever its letters' case?
inline bool begins_with(std::string_view text, std::string_view wanted) {
  return text.size() >= wanted.size() && std::equal(wanted.begin(), wanted.end(), text.begin(), [](char a, char b) {
           return ttfm::detail::lower(a) == ttfm::detail::lower(b);
         });
}

/// Without a byte order mark and white space before it.
inline std::string_view trimmed(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
  return text;
}

inline FileKind kind_of_text(std::string_view bytes) {
  auto text = trimmed(bytes);
  if (text.starts_with("version https://git-lfs") || text.starts_with("version https://hawser"))
    return FileKind::lfs_pointer;
  if (text.starts_with('{') || text.starts_with('['))
    return text.starts_with('{') && text.find("\"weight_map\"") != text.npos ? FileKind::index : FileKind::json;
  if (text.starts_with("model_checkpoint_path:")) return FileKind::tensorflow_checkpoint;
  if (text.starts_with("MATLAB ")) return FileKind::matlab;
  if (!text.starts_with('<')) return FileKind::text;
  bool const declared = text.starts_with("<?xml");
  for (;;) {  // what may come before the first element
    auto const end = text.starts_with("<!--") ? text.find("-->") : text.starts_with("<?") ? text.find("?>") : 0;
    if (end == 0) break;
    text = trimmed(text.substr(end == text.npos ? text.size() : text.find('>', end) + 1));
  }
  if (begins_with(text, "<!doctype html") || begins_with(text, "<html") || begins_with(text, "<head") ||
      begins_with(text, "<body"))
    return FileKind::web_page;
  if (begins_with(text, "<svg") || begins_with(text, "<!doctype svg")) return FileKind::picture;
  if (text.starts_with("<net ")) return FileKind::openvino;
  return declared || begins_with(text, "<error") ? FileKind::xml : FileKind::web_page;
}

/// Of the number that torch.save's legacy format begins with, as each protocol of pickle writes it.
inline bool is_torch_magic(std::string_view bytes) {
  if (bytes.starts_with("L119547037146038801333356L\n.")) return true;
  if (bytes.size() < 2 || bytes[0] != '\x80' || bytes[1] < 2 || bytes[1] > 5) return false;
  bytes.remove_prefix(2);
  if (bytes.starts_with('\x95')) bytes.remove_prefix(std::min<std::size_t>(9, bytes.size()));  // a frame
  return bytes.starts_with("\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.");
}

/// Of any protocol. The first two are text, which is told by what dicts, lists and objects begin with.
inline bool is_pickle(std::string_view bytes) {
  if (bytes.size() >= 2 && bytes[0] == '\x80' && bytes[1] >= 2 && bytes[1] <= 5) return true;
  if (!bytes.ends_with('.')) return false;
  for (std::string_view const start : {"(dp", "(lp", "}q", "]q", "ccollections\n", "ccopy_reg\n", "cnumpy", "ctorch"})
    if (bytes.starts_with(start)) return true;
  return false;
}

inline FileKind kind_of_zip(std::span<char const> bytes) {
  try {
    Zip const zip(bytes, "");
    for (auto const& [entry, place] : zip.entries()) {
      auto const folder = entry.substr(0, entry.find('/') + 1);
      auto const name = entry.substr(folder.size());
      auto there = [&](std::string_view other) { return zip.find(cat(folder, other)) != nullptr; };
      if (folder.empty()) continue;
      if (name == "data.pkl") return there("constants.pkl") ? FileKind::torchscript : FileKind::torch_zip;
      if (name == "model.json" && there("version")) return FileKind::torchscript;  // of torch before 1.1
    }
    if (zip.any(".npy")) return FileKind::npz;
    if (zip.find("model.weights.h5")) return FileKind::keras;
    return zip.entries().size() == 1 && !zip.entries().begin()->first.ends_with('/') ? FileKind::packed : FileKind::zip;
  } catch (CheckpointError const&) {
    return FileKind::zip;  // a damaged one, whose reader says what is damaged
  }
}

/// Darknet has no magic: a version, 0.0 to 0.2 in all files that are published, and then numbers.
inline bool may_be_darknet(std::string_view bytes) {
  std::int32_t head[3];
  if (bytes.size() < 16 || bytes.size() % 4 != 0) return false;
  std::memcpy(head, bytes.data(), sizeof head);
  return head[0] == 0 && head[1] >= 0 && head[1] <= 2 && head[2] >= 0 && head[2] < 1000;
}

}  // namespace detail

/// What the bytes of a file are. Never throws; what is damaged is of the kind that its beginning says.
inline FileKind kind_of(std::span<char const> file) {
  using namespace std::string_view_literals;
  std::string_view const bytes(file.data(), file.size());
  auto at = [&](std::size_t place, std::string_view what) {
    return bytes.size() > place && bytes.substr(place).starts_with(what);
  };
  auto begins = [&](auto... what) { return (bytes.starts_with(what) || ...); };
  auto byte = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0; };

  if (bytes.empty()) return FileKind::empty;
  // The length of safetensors' header can look like the beginning of any other kind, but no other kind has its zeros
  // and its brace behind it. The format allows headers of 100 MB at most.
  if (at(8, "{")) {
    std::uint64_t length;
    std::memcpy(&length, bytes.data(), sizeof length);
    if (length <= 100'000'000) return FileKind::safetensors;
  }
  if (begins("PK\x03\x04", "PK\x05\x06")) return detail::kind_of_zip(file);
  if (detail::is_torch_magic(bytes)) return FileKind::torch_legacy;
  if (detail::is_pickle(bytes))
    return bytes.find("StructuredToParameterName@@") != bytes.npos ? FileKind::paddle : FileKind::pickle;
  // A map of MessagePack, whose first key is text.
  if (auto const first = byte(0); (first > 0x80 && first <= 0x8f) || first == 0xde || first == 0xdf) {
    auto const key = byte(first == 0xde ? 3 : first == 0xdf ? 5 : 1);
    if ((key & 0xe0) == 0xa0 || (key >= 0xd9 && key <= 0xdb)) return FileKind::flax;
  }
  for (std::size_t block = 0; block < bytes.size(); block = block ? 2 * block : 512)
    if (at(block, "\x89HDF\r\n\x1a\n")) return FileKind::hdf5;
  if (begins("\x93NUMPY")) return FileKind::npy;
  if (begins("\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "GIF87a", "GIF89a", "II*\0"sv, "MM\0*"sv, "8BPS", "\0\0\0\x0cjP  "sv,
             "\0\0\1\0"sv) ||
      (begins("BM") && bytes.size() > 26 && at(6, "\0\0\0\0"sv)) || (begins("RIFF") && at(8, "WEBP")) ||
      at(4, "ftypavif") || at(4, "ftypheic"))
    return FileKind::picture;
  if (begins("GGUF", "lmgg", "tjgg", "fmgg")) return FileKind::gguf;
  if (begins("\x1f\x8b", "BZh", "\xfd\x37zXZ\0"sv, "\x28\xb5\x2f\xfd", "\x04\x22\x4d\x18", "7z\xbc\xaf\x27\x1c",
             "Rar!\x1a"))
    return FileKind::compressed;
  if (at(257, "ustar"))
    return begins("sys_info\0"sv, "pickle\0"sv, "storages\0"sv, "tensors\0"sv) ? FileKind::torch_tar : FileKind::tar;
  if (begins("%PDF-")) return FileKind::pdf;
  if (begins("\x7f"
             "ELF"))
    return FileKind::program;
  if (begins("MATLAB 5.0 MAT-file")) return FileKind::matlab;
  if (at(4, "TFL3")) return FileKind::tflite;
  if (at(4, "ET1")) return FileKind::executorch;
  if (begins("\x12\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0"sv)) return FileKind::mxnet;
  if (bytes.size() >= 48 && bytes.ends_with("\x57\xfb\x80\x8b\x24\x75\x47\xdb")) return FileKind::tensorflow_checkpoint;
  if (detail::is_text(bytes)) return detail::kind_of_text(bytes);
  switch (detail::protobuf_network(bytes)) {
    case detail::ProtobufNetwork::onnx: return FileKind::onnx;
    case detail::ProtobufNetwork::saved_model: return FileKind::saved_model;
    case detail::ProtobufNetwork::frozen_graph: return FileKind::frozen_graph;
    case detail::ProtobufNetwork::caffe: return FileKind::caffe;
    case detail::ProtobufNetwork::core_ml: return FileKind::core_ml;
    case detail::ProtobufNetwork::none: break;
  }
  if (bytes.find_first_not_of('\0') == bytes.npos) return FileKind::zeros;
  return detail::may_be_darknet(bytes) ? FileKind::darknet : FileKind::unknown;
}

/// A file and its kind.
struct Sniffed {
  File file;
  FileKind kind;
};

/// A file and its kind; of a zip archive around one file, as pytorchcv publishes checkpoints (<name>.pth.zip), that
/// file, unpacked into memory. Throws CheckpointError if such an archive is damaged.
inline Sniffed sniff(File file) {
  auto kind = kind_of(file->bytes());
  if (kind != FileKind::packed) return {std::move(file), kind};
  detail::Zip const zip(file->bytes(), file->path().string());
  auto const& [entry, place] = *zip.entries().begin();
  auto inner = detail::unpacked(file, entry, place);
  kind = kind_of(inner->bytes());
  return {std::move(inner), kind};
}

/// Throws CheckpointError that says what a file is, and what would be right: one that isn't read, or not here.
[[noreturn]] inline void refuse(Sniffed const& sniffed) {
  using detail::cat, detail::shown;
  auto const& [file, kind] = sniffed;
  auto const path = file->path().string();
  std::string_view const bytes(file->bytes().data(), file->bytes().size());
  std::string what(text_of(kind).what), advice(text_of(kind).advice);
  auto quoted = [&](std::string_view text) {
    std::string words;
    for (char const c : text.substr(0, 400)) {
      bool const space = c == ' ' || (c >= '\t' && c <= '\r');
      if (!space) words += c;
      if (space && !words.empty() && !words.ends_with(' ')) words += ' ';
    }
    what += cat(", which begins with \"", shown(words, 60), '"');
  };
  auto without_reader = [&](std::string_view format) {
    throw CheckpointError(cat(path, ": is ", what, ", and this program doesn't include its reader: include ",
                              "ttfm/checkpoint/", format, ".hpp and read with {.formats = {ttfm::checkpoint::", format,
                              "}}, load_model with {.read = {.formats = {ttfm::checkpoint::", format, "}}}"));
  };
  switch (kind) {
    case FileKind::flax: without_reader("flax"); break;
    case FileKind::npz: without_reader("npz"); break;
    case FileKind::zip: {
      detail::Zip const zip(file->bytes(), path);  // says what is damaged
      std::vector<std::string> names;
      for (auto const& [entry, place] : zip.entries())
        if (names.size() < 5) names.push_back(shown(entry, 60));
      what += cat(" of ", zip.entries().size(), " files", names.empty() ? "" : ": ", detail::join(names),
                  zip.entries().size() > names.size() ? ", ..." : "");
      break;
    }
    case FileKind::web_page:
      if (auto const begin = bytes.find("<title>"); begin != bytes.npos) {
        auto const title = bytes.substr(begin + 7);
        what += cat(" with the title \"", shown(title.substr(0, std::min(title.find('<'), title.size())), 60), '"');
      }
      break;
    case FileKind::json:
    case FileKind::xml:
    case FileKind::text: quoted(detail::trimmed(bytes)); break;
    case FileKind::darknet:
      advice =
          "they have no names, so only variants of its own networks read them, as yolov3/pytorch and yolov4/pytorch";
      break;
    case FileKind::packed:
      what = "a zip archive in a zip archive";
      advice = "unpack it";
      break;
    case FileKind::unknown:
      if (auto const base = file->path().filename().string();
          base.find(".data-") != base.npos && base.find("-of-") != base.npos) {
        what = "a part of a TensorFlow checkpoint by its name";
        advice = text_of(FileKind::tensorflow_checkpoint).advice;
      }
      break;
    default: break;
  }
  throw CheckpointError(cat(path, ": is ", what, "; ttfm reads safetensors, torch.save's files, Flax's msgpack, ",
                            "NumPy's archives of Flax networks and Darknet's weights; ", advice));
}

}  // namespace ttfm::checkpoint
