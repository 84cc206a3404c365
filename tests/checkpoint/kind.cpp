#include "ttfm/checkpoint/kind.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "files.hpp"
#include "made.hpp"
#include "ttfm/checkpoint/formats.hpp"
#include "ttfm/checkpoint/read.hpp"

using namespace ttfm;
using namespace std::string_literals;
using checkpoint::FileKind;

namespace {

FileKind kind(std::string const& bytes) { return checkpoint::kind_of(std::span(bytes.data(), bytes.size())); }

std::string message(std::string const& bytes, std::string const& name = "x.pth") {
  return message_of([&] {
    checkpoint::read(checkpoint::MappedFile::from_bytes(bytes, name), {.formats = checkpoint::all_formats()});
  });
}

/// A field of a protobuf message: a number, or bytes.
std::string varint(std::uint64_t value) {
  std::string bytes;
  for (; value >= 0x80; value >>= 7) bytes += static_cast<char>(value | 0x80);
  return bytes + static_cast<char>(value);
}
std::string field(int number, std::uint64_t value) {
  return varint(static_cast<std::uint64_t>(number) << 3) + varint(value);
}
std::string field(int number, std::string const& value) {
  return varint(static_cast<std::uint64_t>(number) << 3 | 2) + varint(value.size()) + value;
}

std::string behind(std::size_t place, std::string const& what) { return std::string(place, '\x01') + what; }

std::string const onnx =
    field(1, 8) + field(2, "pytorch"s) + field(3, "2.1.0"s) + field(7, field(1, "node"s)) + field(8, field(2, 17));
std::string const saved_model = field(1, 1) + field(2, field(1, field(4, "serve"s)) + field(2, std::string(300, 'g')));
std::string const frozen =
    field(1, field(1, "input"s) + field(2, "Placeholder"s)) + field(1, field(1, "w"s) + field(2, "Const"s));
std::string const core_ml = field(1, 4) + field(2, field(1, field(1, "image"s))) + field(500, field(1, "layer"s));
std::string const torch_number = "\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.";

std::string const darknet = little(std::int32_t{0}) + little(std::int32_t{2}) + little(std::int32_t{5}) +
                            little(std::int64_t{32013312}) + little(0.84f);

struct Sample {
  FileKind kind;
  std::string bytes;
};

/// Of each kind one file or more, as its format begins.
std::vector<Sample> const samples{
    {FileKind::safetensors, bytes_of("checkpoints/whole.safetensors")},
    {FileKind::safetensors, safetensors("{}", "")},
    {FileKind::torch_zip, bytes_of("checkpoints/zip.pt")},
    {FileKind::torch_zip, MadeZip{{{"archive/data.pkl", "x"}}}.bytes()},
    {FileKind::torch_legacy, bytes_of("checkpoints/legacy.pt")},
    {FileKind::torch_legacy, "L119547037146038801333356L\n."},
    {FileKind::torch_legacy, "\x80\x02" + torch_number},
    {FileKind::torch_legacy, "\x80\x03" + torch_number},
    {FileKind::torch_legacy, "\x80\x04\x95\x0d\0\0\0\0\0\0\0"s + torch_number},
    {FileKind::torch_legacy, "\x80\x05\x95\x0d\0\0\0\0\0\0\0"s + torch_number},
    {FileKind::flax, bytes_of("checkpoints/flax_model.msgpack")},
    {FileKind::flax, "\x81\xa1w"},
    {FileKind::flax, "\x8f\xbfw"},
    {FileKind::flax, "\x81\xd9\x30"},
    {FileKind::flax, "\x81\xdb\0\0\0\1w"s},
    {FileKind::flax, "\xde\x01\0\xa6params"s},
    {FileKind::flax, "\xdf\0\x01\0\0\xa6params"s},
    {FileKind::npz, bytes_of("checkpoints/stored.npz")},
    {FileKind::darknet, darknet},
    {FileKind::darknet,
     little(std::int32_t{0}) + little(std::int32_t{1}) + little(std::int32_t{0}) + little(std::int32_t{64})},
    {FileKind::index, bytes_of("checkpoints/model.safetensors.index.json")},
    {FileKind::index, "\xef\xbb\xbf\n {\"weight_map\":{}}"},
    {FileKind::packed, bytes_of("checkpoints/stored.pth.zip")},
    {FileKind::packed, bytes_of("checkpoints/deflated.pth.zip")},
    {FileKind::empty, ""},
    {FileKind::zeros, std::string(4096, '\0')},
    {FileKind::web_page, "<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>"},
    {FileKind::web_page, bytes_of("cases/checkpoints/web_page.weights")},
    {FileKind::web_page, "\xef\xbb\xbf\r\n  <HTML lang=en>"},
    {FileKind::web_page, "<!-- saved --><html>"},
    {FileKind::web_page, "<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<html>"},
    {FileKind::web_page, "<script>location=1</script>"},
    {FileKind::lfs_pointer, "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n"},
    {FileKind::json, "{\"error\": \"Repository not found\"}"},
    {FileKind::json, "[1, 2]"},
    {FileKind::xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>NoSuchKey</Code></Error>"},
    {FileKind::xml, "<Error><Code>AccessDenied</Code></Error>"},
    {FileKind::text, "Entry not found"},
    {FileKind::text, "Zugriff verweigert: geschützt – €\n"},
    {FileKind::text, "\n\n\nNot found"},
    {FileKind::hdf5, "\x89HDF\r\n\x1a\n"s + std::string(40, '\0')},
    {FileKind::hdf5, bytes_of("cases/checkpoints/tf_model.h5")},
    {FileKind::hdf5, behind(512, "\x89HDF\r\n\x1a\n")},
    {FileKind::hdf5, behind(2048, "\x89HDF\r\n\x1a\n")},
    {FileKind::keras, MadeZip{{{"config.json", "{}"}, {"metadata.json", "{}"}, {"model.weights.h5", "x"}}}.bytes()},
    {FileKind::onnx, onnx},
    {FileKind::onnx, onnx.substr(0, 22)},
    {FileKind::saved_model, saved_model},
    {FileKind::saved_model, saved_model.substr(0, 100)},
    {FileKind::frozen_graph, frozen},
    {FileKind::tensorflow_checkpoint, std::string(40, '\x05') + "\x57\xfb\x80\x8b\x24\x75\x47\xdb"},
    {FileKind::tensorflow_checkpoint, "model_checkpoint_path: \"model.ckpt-1\"\n"},
    {FileKind::tflite, "\x1c\0\0\0TFL3\x14\0"s},
    {FileKind::core_ml, core_ml},
    {FileKind::caffe, field(1, "VGG_ILSVRC_16"s) + field(100, field(1, "conv1_1"s))},
    {FileKind::caffe, field(1, "CaffeNet"s) + field(2, field(4, "\x01\x02"s))},
    {FileKind::openvino, "<?xml version=\"1.0\"?>\n<net name=\"resnet\" version=\"11\">"},
    {FileKind::mxnet, little(std::uint64_t{0x112}) + std::string(8, '\0') + "\x01"},
    {FileKind::paddle, "\x80\x02}q\x01X\x1b\0\0\0StructuredToParameterName@@q\x02."s},
    {FileKind::executorch, "\x40\0\0\0ET12\x01"s},
    {FileKind::gguf, "GGUF\x03\0\0\0"s},
    {FileKind::torchscript, bytes_of("checkpoints/script.pt")},
    {FileKind::torchscript, MadeZip{{{"net/data.pkl", "x"}, {"net/constants.pkl", "y"}}}.bytes()},
    {FileKind::torchscript, MadeZip{{{"net/model.json", "{}"}, {"net/version", "1"}}}.bytes()},
    {FileKind::torch_tar, "sys_info"s + std::string(249, '\0') + "ustar\0"s + std::string(250, '\0')},
    {FileKind::pickle, "\x80\x02}q\x01."},
    {FileKind::pickle, "\x80\x04\x95\x02\0\0\0\0\0\0\0}."s},
    {FileKind::pickle, "(dp0\nS'weight'\np1\nI1\ns."},
    {FileKind::pickle, "ccollections\nOrderedDict\np0\n(tR."},
    {FileKind::npy, "\x93NUMPY\x01\0"s},
    {FileKind::matlab, "MATLAB 5.0 MAT-file, Platform: GLNXA64" + std::string(100, '\0')},
    {FileKind::zip, MadeZip{{{"a.pth", "x"}, {"b.pth", "y"}}}.bytes()},
    {FileKind::zip, MadeZip{{}}.bytes()},
    {FileKind::zip, MadeZip{{{"folder/", ""}}}.bytes()},
    {FileKind::zip, bytes_of("checkpoints/zip.pt").substr(0, 1000)},
    {FileKind::tar, "model/saved_model.pb"s + std::string(237, '\0') + "ustar  \0"s + std::string(250, '\0')},
    {FileKind::compressed, "\x1f\x8b\x08\0"s},
    {FileKind::compressed, "BZh91AY"},
    {FileKind::compressed, "\xfd\x37zXZ\0"s},
    {FileKind::compressed, "\x28\xb5\x2f\xfd\x04"},
    {FileKind::compressed, "7z\xbc\xaf\x27\x1c"},
    {FileKind::compressed, "Rar!\x1a\x07"},
    {FileKind::picture, bytes_of("images/chelsea.png")},
    {FileKind::picture, bytes_of("images/rocket.jpg")},
    {FileKind::picture, "GIF89a\x01\0"s},
    {FileKind::picture, "RIFF\x24\0\0\0WEBPVP8 "s},
    {FileKind::picture, "BM\x36\0\x0c\0\0\0\0\0\x36\0\0\0\x28\0\0\0\0\x01\0\0\0\x01\0\0\x01"s},
    {FileKind::picture, "II*\0\x08\0\0\0"s},
    {FileKind::picture, "MM\0*\0\0\0\x08"s},
    {FileKind::picture, "<svg xmlns=\"http://www.w3.org/2000/svg\">"},
    {FileKind::pdf, "%PDF-1.7\n%\xe2\xe3\xcf\xd3"},
    {FileKind::program,
     "\x7f"
     "ELF\x02\x01\x01"},
    {FileKind::unknown, "\xde\xad\xbe\xef\x01"},
    {FileKind::unknown, std::string(64, '\x03')},
};

}  // namespace

TEST_CASE("each kind of file is told by its content") {
  std::set<FileKind> seen;
  for (auto const& [want, bytes] : samples) {
    INFO(to_string(want) << ": " << checkpoint::detail::shown(bytes, 80));
    CHECK(to_string(kind(bytes)) == to_string(want));
    seen.insert(want);
  }
  for (auto const& text : checkpoint::kind_texts) {
    INFO(text.name);
    CHECK(seen.contains(text.kind));
    CHECK(checkpoint::text_of(text.kind).name == text.name);
  }
}

TEST_CASE("safetensors whose header is as long as another kind's magic number says are safetensors") {
  // 123 and 379 begin with "{", 60 with "<", 640 with a pickle's protocol 2, 0x89 with a map of MessagePack.
  for (std::size_t const length : {60, 123, 379, 640, 0x89, 0xde, 0x1f8b, 0x4d42}) {
    INFO(length);
    std::string header = R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})";
    header.resize(length, ' ');
    auto const bytes = safetensors(header, "x");
    CHECK(kind(bytes) == FileKind::safetensors);
    CHECK(message(bytes) == "accepted");
  }
}

TEST_CASE("a header beyond the format's 100 MB is none of safetensors") {
  auto const rest = "{\"a\":1}"s;
  CHECK(kind(little(std::uint64_t{100'000'000}) + rest) == FileKind::safetensors);
  CHECK(kind(little(std::uint64_t{100'000'001}) + rest) != FileKind::safetensors);
  CHECK(kind("function{") == FileKind::text);
}

TEST_CASE("what is nearly another kind is not taken for it") {
  CHECK(kind("\x80") == FileKind::unknown);
  CHECK(kind("\x80\x01}.") == FileKind::unknown);  // no protocol that begins so
  CHECK(kind("\x80\x06}.") == FileKind::unknown);
  CHECK(kind("\x81\x01") == FileKind::unknown);  // a map whose key is a number
  CHECK(kind("\x81\xc0") == FileKind::unknown);
  CHECK(kind("\x81\xdc") == FileKind::unknown);
  CHECK(kind("\xde\xa1w\x01") == FileKind::unknown);
  CHECK(kind("(dp is how a sentence may begin") == FileKind::text);
  CHECK(kind(behind(513, "\x89HDF\r\n\x1a\n")) != FileKind::hdf5);
  CHECK(kind(behind(1536, "\x89HDF\r\n\x1a\n")) != FileKind::hdf5);
  CHECK(kind("BMW and other words that begin so") == FileKind::text);
  CHECK(kind("RIFF\x24\0\0\0WAVEfmt "s) == FileKind::unknown);
  CHECK(kind("\x80\x02" + torch_number.substr(0, 12)) == FileKind::pickle);
  CHECK(kind("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x18.") == FileKind::pickle);
}

TEST_CASE("text is UTF-8 without control characters, however its end is cut") {
  using checkpoint::detail::is_text;
  CHECK(is_text("tab\t line\r\n page\f"));
  CHECK(is_text("\xc3\xa4 \xe2\x82\xac \xf0\x9f\x98\x80"));
  CHECK(is_text("\xe2\x82"));
  CHECK(is_text("\xf0\x9f\x98"));
  CHECK(!is_text("\x1b[0m"));
  CHECK(!is_text("\x7f"));
  CHECK(!is_text("a\0b"s));
  CHECK(!is_text("\xc1\xa4"));  // overlong
  CHECK(!is_text("\x80 alone"));
  CHECK(!is_text("\xc3 a"));
  CHECK(!is_text("\xe2\x82 "));
  CHECK(!is_text("\xf5\x80\x80\x80"));
  CHECK(is_text(std::string(4096, 'a') + "\x01"));  // only the beginning is looked at
  CHECK(!is_text(std::string(4095, 'a') + "\x01"));
  CHECK(is_text(std::string(4095, 'a') + "\xc3\xa4"));
}

TEST_CASE("Darknet's header is of a version up to 0.2 and of whole numbers") {
  auto header = [](int major, int minor, int revision, std::size_t rest = 8) {
    return little(std::int32_t{major}) + little(std::int32_t{minor}) + little(std::int32_t{revision}) +
           std::string(rest, '\x07');
  };
  CHECK(kind(header(0, 2, 5)) == FileKind::darknet);
  CHECK(kind(header(0, 2, 999)) == FileKind::darknet);
  CHECK(kind(header(0, 0, 1, 4)) == FileKind::darknet);
  for (auto const& other : {header(1, 2, 5), header(0, 3, 5), header(0, -1, 5), header(0, 2, 1000), header(0, 2, -1),
                            header(0, 2, 5, 7), header(0, 2, 5, 0)})
    CHECK(kind(other) == FileKind::unknown);
}

TEST_CASE("a message of protobuf is told by its fields, and other ones are none") {
  using checkpoint::detail::protobuf_network, checkpoint::detail::ProtobufNetwork;
  auto is = [](std::string const& bytes, ProtobufNetwork want) { CHECK(protobuf_network(bytes) == want); };
  is(onnx, ProtobufNetwork::onnx);
  is(field(1, 8) + field(8, field(2, 17)), ProtobufNetwork::onnx);
  is(field(1, 100) + field(7, "g"s), ProtobufNetwork::onnx);
  is(field(1, 101) + field(7, "g"s), ProtobufNetwork::none);
  is(field(1, 0) + field(7, "g"s), ProtobufNetwork::none);
  is(field(1, 8) + field(7, 3), ProtobufNetwork::none);
  is(field(1, 8) + field(8, 3), ProtobufNetwork::none);
  is(field(2, 8) + field(7, "g"s), ProtobufNetwork::none);
  is(saved_model, ProtobufNetwork::saved_model);
  is(field(1, 2) + saved_model.substr(2), ProtobufNetwork::none);
  is(saved_model + field(3, "more"s), ProtobufNetwork::none);
  is(field(1, 1) + field(2, field(3, "other"s)), ProtobufNetwork::none);
  is(field(1, 1) + field(2, field(1, 3)), ProtobufNetwork::none);
  is(core_ml, ProtobufNetwork::core_ml);
  is(field(1, 4) + field(2, "d"s) + field(200, "m"s), ProtobufNetwork::core_ml);
  is(field(1, 4) + field(2, "d"s) + field(199, "m"s), ProtobufNetwork::none);
  is(field(1, 4) + field(2, 5) + field(200, "m"s), ProtobufNetwork::none);
  is(frozen, ProtobufNetwork::frozen_graph);
  is(field(1, field(1, "input"s) + field(3, "Placeholder"s)), ProtobufNetwork::none);
  is(field(1, field(2, "input"s) + field(2, "Placeholder"s)), ProtobufNetwork::none);
  is(field(1, field(1, "in\x01"s) + field(2, "Placeholder"s)), ProtobufNetwork::none);
  is(field(1, field(1, "input"s) + field(2, ""s)), ProtobufNetwork::none);
  is(field(1, "net"s) + field(100, "layer"s), ProtobufNetwork::caffe);
  is(field(1, "net"s) + field(2, "layer"s), ProtobufNetwork::caffe);
  is(field(1, "net"s) + field(2, "layer"s) + field(3, "x"s), ProtobufNetwork::none);
  is(field(1, "\x01"s) + field(100, "layer"s), ProtobufNetwork::none);
  is("", ProtobufNetwork::none);
  is("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", ProtobufNetwork::none);
}

TEST_CASE("fields of protobuf are read with their sizes") {
  using checkpoint::detail::Protobuf;
  auto const bytes = field(1, 300) + "\x11" + "12345678" + field(3, "abc"s) + "\x25" + "1234" + field(1000, "z"s);
  Protobuf message(bytes);
  auto next = message.next();
  REQUIRE(next);
  CHECK(next->number == 1);
  CHECK(next->integer == 300u);
  next = message.next();
  CHECK(next->number == 2);
  CHECK(next->bytes == "12345678");
  CHECK(!next->integer);
  CHECK(message.next()->bytes == "abc");
  next = message.next();
  CHECK(next->number == 4);
  CHECK(next->bytes == "1234");
  CHECK(message.next()->number == 1000);
  CHECK(!message.next());
  for (std::string const broken : {"\x0b", "\x0c", "\x0e", "\x08", "\x0a", "\x08\x80", "\x02", "\x01"}) {
    INFO(checkpoint::detail::shown(broken));
    CHECK(!Protobuf(broken).next());
  }
  CHECK(Protobuf("\x0a\x05"
                 "ab")
            .next()
            ->bytes == "ab");  // cut where the message ends
}

TEST_CASE("what isn't read is refused by what it is, what is read, and what to do") {
  for (auto const& [want, bytes] : samples) {
    if (checkpoint::is_checkpoint(want) || want == FileKind::zip || want == FileKind::torchscript) continue;
    auto const& text = checkpoint::text_of(want);
    INFO(text.name);
    auto const said = message(bytes, "x.weights");
    CHECK(contains(said, "x.weights: is " + std::string(text.what)));
    CHECK(contains(said,
                   "; ttfm reads safetensors, torch.save's files, Flax's msgpack, NumPy's archives of Flax "
                   "networks and Darknet's weights; "));
    CHECK(said.ends_with(text.advice));
    CHECK(!text.advice.empty());
  }
}

TEST_CASE("a message quotes what a page, an answer or a text says") {
  CHECK(contains(message("<html><title>Page not found</title></html>"),
                 "is a web page (HTML) with the title \"Page not found\"; "));
  CHECK(contains(message("<html><title>cut"), "with the title \"cut\"; "));
  CHECK(contains(message("<html>"), "is a web page (HTML); "));
  CHECK(contains(message("{\"error\":\n\t \"no such file\"}"),
                 "is JSON without a weight_map, which begins with \"{\"error\": \"no such file\"}\"; "));
  CHECK(contains(message("  Entry   not\nfound"), "is plain text, which begins with \"Entry not found\"; "));
  CHECK(contains(message(std::string(100, 'a')), "begins with \"" + std::string(60, 'a') + "...\""));
  CHECK(contains(message(MadeZip{{{"a.pth", "x"}, {"b.pth", "y"}}}.bytes()),
                 "is a zip archive of 2 files: a.pth, b.pth; "));
  CHECK(contains(message(MadeZip{{{"1", ""}, {"2", ""}, {"3", ""}, {"4", ""}, {"5", ""}}}.bytes()),
                 "of 5 files: 1, 2, 3, 4, 5; "));
  CHECK(contains(message(MadeZip{{{"1", ""}, {"2", ""}, {"3", ""}, {"4", ""}, {"5", ""}, {"6", ""}}}.bytes()),
                 "of 6 files: 1, 2, 3, 4, 5, ...; "));
  CHECK(contains(message(MadeZip{{}}.bytes()), "is a zip archive of 0 files; "));
  CHECK(contains(message("\x02\x03\x04\x05\xff", "model.ckpt.data-00000-of-00001"),
                 "is a part of a TensorFlow checkpoint by its name; "));
  CHECK(contains(message("\x02\x03\x04\x05\xff", "model.data-0"), "is of no kind that is known; "));
  CHECK(contains(message(darknet, "yolov4.weights"), "is Darknet's weights; ttfm reads safetensors"));
  CHECK(contains(message(darknet, "yolov4.weights"), "only variants of its own networks read them"));
}

TEST_CASE("one file in a zip archive is told by its own content") {
  auto const inner =
      checkpoint::sniff(checkpoint::MappedFile::from_bytes(MadeZip{{{"x.pth", "<html>"}}}.bytes(), "x.zip"));
  CHECK(inner.kind == FileKind::web_page);
  CHECK(contains(message(MadeZip{{{"x.pth", "<html>"}}}.bytes(), "x.zip"), "x.zip, x.pth: is a web page"));
  auto const twice = MadeZip{{{"y.zip", MadeZip{{{"x.pth", "<html>"}}}.bytes()}}}.bytes();
  CHECK(contains(message(twice, "x.zip"), "is a zip archive in a zip archive; "));
  CHECK(message(MadeZip{{{"x", bytes_named({"a"})}}}.bytes()) == "accepted");
}
