#include "ttfm/vision/image.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "files.hpp"
#include "jpeg.hpp"
#include "vision/pixels.hpp"

using namespace ttfm;
using vision::read_image;

namespace {

std::string const data = TTFM_TEST_DATA "/";

nlohmann::json pillow() {
  std::ifstream in(data + "pillow.json");
  return nlohmann::json::parse(in);
}

nlohmann::json digest(cv::Mat const& rgb) {
  return {{"size", {rgb.cols, rgb.rows}}, {"sha256", sha256_of_pixels(rgb)}};
}

/// The bytes with a number of 1 to 4 bytes, the lowest first, at a place.
std::vector<std::byte> patched(std::vector<std::byte> bytes, std::size_t at, std::uint32_t value, int count) {
  for (int i = 0; i < count; ++i) bytes.at(at + i) = static_cast<std::byte>(value >> 8 * i);
  return bytes;
}

std::vector<std::byte> as_bytes(std::string const& text) {
  auto const* first = reinterpret_cast<std::byte const*>(text.data());
  return {first, first + text.size()};
}

std::string refusal(std::vector<std::byte> const& bytes) {
  return message_of([&] { vision::decode_image(bytes, {}, "x"); });
}

/// EXIF data: a directory with a tag before that of the orientation, and one behind it.
std::string exif(int orientation, bool little) {
  auto number = [&](std::uint32_t value, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += static_cast<char>(value >> 8 * (little ? i : count - 1 - i));
    return text;
  };
  auto entry = [&](std::uint32_t tag, std::uint32_t value) {
    return number(tag, 2) + number(3, 2) + number(1, 4) + number(value, 2) + number(0, 2);
  };
  return (little ? "II" : "MM") + number(42, 2) + number(10, 4) + "??" + number(3, 2) + entry(0x0106, 7) +
         entry(0x0112, static_cast<std::uint32_t>(orientation)) + entry(0x0115, 8) + number(0, 4);
}

int orientation_of(std::string const& tiff) {
  auto const bytes = as_bytes(tiff);
  return vision::detail::exif_orientation({bytes, "x"});
}

/// What is written to the terminal's error stream meanwhile, by whoever.
template <class Run>
std::string terminal(Run run) {
  auto const path = std::filesystem::temp_directory_path() / ("ttfm_stderr_" + std::to_string(getpid()));
  std::cerr.flush();
  int const before = dup(2), file = open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC, 0600);
  dup2(file, 2);
  run();
  std::cerr.flush();
  std::fflush(stderr);
  dup2(before, 2);
  close(before), close(file);
  std::ifstream in(path, std::ios::binary);
  std::string const text{std::istreambuf_iterator<char>(in), {}};
  std::filesystem::remove(path);
  return text;
}

}  // namespace

TEST_CASE("every kind of picture has Pillow's pixels: grey, palette, alpha, 16 bits, CMYK, progressive, WebP, BMP") {
  auto const recorded = pillow();
  for (auto const& [file, want] : recorded.at("decoded").items()) {
    INFO(file);
    CHECK(digest(read_image(data + file)) == want);
  }
}

TEST_CASE("EXIF orientation is applied on request, as ImageOps.exif_transpose does") {
  auto const recorded = pillow();
  for (auto const& [file, want] : recorded.at("oriented").items()) {
    INFO(file);
    CHECK(digest(read_image(data + file, {.apply_exif_orientation = true})) == want);
  }
}

TEST_CASE("a picture of more pixels than the limit is refused undecoded") {
  auto const message = message_of([] { read_image(data + "images/coffee.png", {.max_pixels = 239'999}); });
  CHECK(contains(message, "coffee.png: 600x400 pixels are more than the limit of 239999"));
  CHECK_THROWS_AS(read_image(data + "images/coffee.png", {.max_pixels = 239'999}), PictureSizeError);
  CHECK(read_image(data + "images/coffee.png", {.max_pixels = 240'000}).cols == 600);
}

TEST_CASE("a header that promises a huge picture allocates nothing") {
  auto bytes = encoded("images/pixel_1x1.png");
  for (int i = 16; i < 24; ++i) bytes[i] = std::byte{0x7f};
  CHECK(contains(message_of([&] { vision::decode_image(bytes); }),
                 "2139062143x2139062143 pixels are more than the limit"));
}

TEST_CASE("without an option the limit is Pillow's, 178956970 pixels") {
  auto const bmp = encoded("pictures/windows_24.bmp");
  auto of_width = [&](std::uint32_t width) { return patched(patched(bmp, 18, width, 4), 22, 1, 4); };
  CHECK(refusal(of_width(178'956'970)) == "x: the picture is truncated");
  CHECK(refusal(of_width(178'956'971)) == "x: 178956971x1 pixels are more than the limit of 178956970");
  CHECK(contains(message_of([&] {
                   vision::decode_image(of_width(0xffff'ffff),
                                        {.max_pixels = std::numeric_limits<std::int64_t>::max()});
                 }),
                 "4294967295x1 pixels are more than the limit"));
  CHECK(refusal(of_width(0)) == "x: the picture has no pixels");
  // As in Pillow only a height whose upper byte is ff is negative.
  CHECK(contains(refusal(patched(bmp, 22, 0x8000'0001, 4)), "x: 7x2147483649 pixels are more than the limit"));
  CHECK(contains(refusal(patched(bmp, 22, 0xff00'0000, 4)), "x: the picture is truncated"));
  CHECK(refusal(patched(bmp, 22, 0, 4)) == "x: the picture has no pixels");
}

TEST_CASE("every truncation of a picture is refused") {
  struct Case {
    std::string file;
    std::size_t spare = 0;  // bytes at the end that no pixel needs
  };
  for (auto const& [file, spare] :
       {Case{"cmyk.jpg"}, Case{"orientation6.jpg"}, Case{"gray16.png"}, Case{"interlaced_rgb.png"}, Case{"alpha.webp"},
        Case{"gray.bmp"}, Case{"palette.bmp"}, Case{"gray1.bmp", 3}, Case{"windows_24.bmp", 3}, Case{"os2_8.bmp", 1},
        Case{"rgb565_124.bmp", 2}, Case{"rle8.bmp", 2}, Case{"rle4.bmp", 2}}) {
    auto const whole = encoded("pictures/" + file);
    for (std::size_t size = 0; size < whole.size() - spare; ++size) {
      INFO(file << " cut to " << size);
      CHECK_THROWS_AS(vision::decode_image(std::span(whole).first(size)), ImageError);
    }
    CHECK(digest(vision::decode_image(std::span(whole).first(whole.size() - spare))) ==
          digest(vision::decode_image(whole)));
  }
}

TEST_CASE("a BMP of a kind that is not read is refused by its name") {
  auto const bmp = encoded("pictures/windows_24.bmp"), long_header = encoded("pictures/bgra_108.bmp"),
             os2 = encoded("pictures/os2v2_24.bmp"), palette = encoded("pictures/windows_8.bmp"),
             rgb565 = encoded("pictures/rgb565_40.bmp");
  CHECK(refusal(patched(bmp, 30, 4, 4)) == "x: a JPEG in a BMP is not read");
  CHECK(refusal(patched(bmp, 30, 5, 4)) == "x: a PNG in a BMP is not read");
  CHECK(refusal(patched(bmp, 30, 11, 4)) == "x: a BMP of 24 bits and compression 11 is not read");
  CHECK(refusal(patched(os2, 30, 4, 4)) == "x: a RLE24-coded BMP is not read");
  CHECK(refusal(patched(patched(os2, 28, 1, 2), 30, 3, 4)) == "x: a Huffman-coded BMP is not read");
  CHECK(refusal(patched(palette, 30, 3, 4)) == "x: a BMP of 8 bits and compression 3 is not read");
  CHECK(refusal(patched(bmp, 30, 1, 4)) == "x: a run-length coded BMP has 4 or 8 bits, not 24");
  CHECK(refusal(patched(bmp, 30, 2, 4)) == "x: a run-length coded BMP has 4 or 8 bits, not 24");
  CHECK(refusal(patched(bmp, 28, 2, 2)) == "x: a BMP of 2 bits is not read");
  CHECK(refusal(patched(bmp, 14, 16, 4)) == "x: a BMP with the short header of OS/2 2.x (16 bytes) is not read");
  CHECK(refusal(patched(bmp, 14, 66, 4)) ==
        "x: a BMP with a header of 66 bytes is not read; of 12, 40, 52, 56, 64, 108 and 124 it is");
  CHECK(refusal(patched(rgb565, 54, 0x7e00, 4)) ==
        "x: a BMP of 16 bits with the masks 7e00, 7e0, 1f and 0 of red, green, blue and alpha is not read");
  for (std::size_t const mask : {54, 58, 62, 66})  // each of the four counts
    CHECK(contains(refusal(patched(long_header, mask, 0x0ff0, 4)), "ff0"));
  CHECK(contains(refusal(patched(patched(long_header, 54, 0, 4), 58, 0, 4)), "the masks 0, 0, ff and ff000000"));
  CHECK(contains(refusal(patched(encoded("pictures/rgb_masks_24.bmp"), 54, 0xff, 4)), "the masks ff, ff00, ff and 0"));
  CHECK(contains(refusal(patched(encoded("pictures/none_124.bmp"), 66, 0xff, 4)), "the masks 0, 0, 0 and ff"));
  CHECK(contains(refusal(patched(encoded("pictures/rgba_56.bmp"), 66, 0, 4)), "the masks ff, ff00, ff0000 and 0"));
  CHECK(contains(refusal(patched(encoded("pictures/abgr_56.bmp"), 66, 0xff0000, 4)), "and ff0000 of red"));
  CHECK(contains(refusal(patched(encoded("pictures/bgar_108.bmp"), 66, 0xff000000, 4)), "and ff000000 of red"));
  CHECK(refusal(patched(palette, 46, 257, 4)) == "x: a BMP has a palette of up to 256 colours, not 257");
  auto const black = encoded("pictures/black.bmp");
  CHECK(refusal(patched(black, 28, 8, 2)) == "x: a BMP of 8 bits with a grey ramp of 1 colours is not read");
  CHECK(refusal(patched(encoded("pictures/ramp_200.bmp"), 28, 4, 2)) ==
        "x: a BMP of 4 bits with a grey ramp of 200 colours is not read");
  auto const runs = encoded("pictures/rle8.bmp");
  auto const early = patched(patched(runs, runs.size() - 2, 0x0100, 2), runs.size() - 4, 0x0100, 2);
  CHECK(refusal(early) == "x: the BMP's runs end before its last pixel");
}

TEST_CASE("a PNG or a JPEG of a kind that is not read is refused by its name") {
  auto const jpeg = encoded("pictures/gray.jpg");
  std::string const text(reinterpret_cast<char const*>(jpeg.data()), jpeg.size());
  auto const frame = text.find("\xff\xc0");
  CHECK(refusal(patched(jpeg, frame + 4, 12, 1)) == "x: a JPEG of 12 bits per sample is not read; 8 are");
  CHECK(refusal(patched(jpeg, frame + 9, 2, 1)) == "x: a JPEG of 2 components is not read; 1, 3 and 4 are");
  CHECK(contains(refusal(patched(jpeg, frame + 1, 0xc3, 1)), "SOF type 0xc3"));
  auto const png = encoded("pictures/gray1.png");
  CHECK(refusal(patched(png, 12, 0, 1)) == "x: the PNG doesn't begin with its header");
  CHECK(contains(refusal(patched(png, 24, 3, 1)), "x: can't be decoded: IHDR: CRC error"));
  for (std::uint32_t const length : {12, 14})
    CHECK(refusal(patched(png, 11, length, 1)) == "x: the PNG doesn't begin with its header");
}

TEST_CASE("the frame of a JPEG is found among its segments") {
  std::string const frame = std::string("\0\x0b\x08\0\x05\0\x07\x01\x01\x11\0", 11), end = "\xff\xd9";
  auto header = [&](std::string const& before, char marker) {
    auto const bytes = as_bytes("\xff\xd8" + before + "\xff" + marker + frame + end);
    return vision::detail::examine(bytes, "x");
  };
  for (unsigned marker = 0xc0; marker <= 0xcf; ++marker) {
    INFO(marker);
    if (marker == 0xc4 || marker == 0xc8 || marker == 0xcc) {
      CHECK_THROWS_AS(header("", static_cast<char>(marker)), ImageError);
      continue;
    }
    auto const found = header("", static_cast<char>(marker));
    CHECK((found.width == 7 && found.height == 5 && found.components == 1 && found.orientation == 1));
  }
  CHECK_THROWS_AS(header("", '\xbf'), ImageError);
  CHECK_THROWS_AS(header("", '\xd0'), ImageError);
  // What looks like a frame: inside a segment, stuffed, behind a filling byte. The first frame counts.
  CHECK(header(std::string("\xff\xe2\0\x06\xff\xc0\0\x0b", 8), '\xc2').width == 7);
  CHECK(header(std::string("\xff\xd0\xff\0\xff\x01\xff", 7), '\xc0').width == 7);
  CHECK(header(std::string("\xff\xc0\0\x0b\x08\0\x03\0\x04\x03\0\0\0", 13), '\xc0').width == 4);
  auto const whole = as_bytes("\xff\xd8\xff\xc0" + frame + end);
  CHECK(contains(refusal(patched(whole, 4, 0x0100, 2)), "a segment without a length"));
  CHECK(contains(refusal(as_bytes(std::string("\xff\xd8\xff\xe0\0\x02\xff\xd9", 8))), "the JPEG has no frame"));
}

TEST_CASE("the headers of a WebP have 14 or 24 bits for an edge, and chunks of odd length are filled up") {
  auto chunk = [](std::string const& name, std::string const& body) {
    auto const length = body.size();
    return name + static_cast<char>(length) + std::string(3, '\0') + body + std::string(length % 2, '\0');
  };
  auto header = [&](std::string const& chunks) {
    auto const bytes = as_bytes("RIFF" + std::string(1, static_cast<char>(chunks.size() + 4)) + std::string(3, '\0') +
                                "WEBP" + chunks);
    return vision::detail::examine(bytes, "x");
  };
  // A lossless picture of 2 x 16383 pixels: each edge less 1 in 14 bits.
  auto const tall = header(chunk("VP8L", std::string("\x2f\x01\x80\xff\x0f", 5)));
  CHECK((tall.width == 2 && tall.height == 16383));
  auto const lossy = header(chunk("VP8 ", std::string("\0\0\0\x9d\x01\x2a\xff\x7f\x02\xc0", 10)));
  CHECK((lossy.width == 16383 && lossy.height == 2));
  auto const extended = chunk("VP8X", std::string("\x08\0\0\0\x01\x02\0\x03\x04\0", 10));
  CHECK((header(extended).width == 0x202 && header(extended).height == 0x404));
  CHECK(header(extended + chunk("odd ", "123") + chunk("EXIF", exif(7, true))).orientation == 7);
}

TEST_CASE("decoding is silent, of good pictures and of damaged ones") {
  std::size_t decoded = 0, refused = 0;
  auto const text = terminal([&] {
    for (auto const* folder : {"pictures", "images", "cases/pictures"})
      for (auto const& entry : std::filesystem::directory_iterator(data + folder)) {
        auto const whole = encoded(std::string(folder) + "/" + entry.path().filename().string());
        auto const size = whole.size();
        // As it is, with changed bytes, and cut.
        for (auto const& bytes :
             {whole, patched(whole, size / 2, 0x5aff00a5, 4), patched(whole, size - 9, 0xff, 1),
              patched(whole, 28 % (size - 4), 0x07ff, 2), std::vector(whole.begin(), whole.end() - 7)}) {
          try {
            vision::decode_image(bytes, {.apply_exif_orientation = true});
            ++decoded;
          } catch (ImageError const&) {
            ++refused;
          }
        }
      }
  });
  CHECK(text.empty());
  CHECK(decoded > 100);
  CHECK(refused > 100);
}

TEST_CASE("what a terminal gets is seen at all") {
  CHECK(terminal([] { std::cerr << "here"; }) == "here");
}

TEST_CASE("the orientation is read in both byte orders, and only 1 to 8 are one") {
  for (bool const little : {false, true}) {
    for (int orientation = 1; orientation <= 8; ++orientation)
      CHECK(orientation_of(exif(orientation, little)) == orientation);
    for (int const unknown : {0, 9, 256, 0x0600}) CHECK(orientation_of(exif(unknown, little)) == 1);
    auto const whole = exif(6, little);
    // Its entry is whole from 36 bytes on; of nothing that is shorter more is read than there is.
    for (std::size_t size = 0; size < whole.size(); ++size)
      CHECK(orientation_of(whole.substr(0, size)) == (size < 36 ? 1 : 6));
  }
  auto other = exif(6, true);
  other[0] = 'X';
  CHECK(orientation_of(other) == 1);
  other = exif(6, true);
  other[4] = static_cast<char>(0xff);  // the directory lies beyond the end
  CHECK(orientation_of(other) == 1);
  other = exif(6, true);
  other[10] = 1;  // a directory of one entry, which is another one
  CHECK(orientation_of(other) == 1);
}

TEST_CASE("an orientation that doesn't exist turns nothing; of a JPEG's the first one counts") {
  auto const jpeg = bytes_of("pictures/subsampled422.jpg");
  auto with = [&](std::vector<std::string> const& blocks) {
    auto text = jpeg.substr(0, 2);
    for (auto const& block : blocks) {
      auto const length = block.size() + 2;
      text += std::string("\xff\xe1") + static_cast<char>(length >> 8) + static_cast<char>(length & 0xff) + block;
    }
    return as_bytes(text + jpeg.substr(2));
  };
  auto turned = [&](std::vector<std::string> const& blocks) {
    return vision::decode_image(with(blocks), {.apply_exif_orientation = true});
  };
  std::string const start("Exif\0\0", 6);
  auto const as_is = vision::decode_image(as_bytes(jpeg));
  for (int const unknown : {0, 9}) CHECK(digest(turned({start + exif(unknown, true)})) == digest(as_is));
  CHECK(digest(turned({"http://ns.adobe.com/xap/1.0/"})) == digest(as_is));
  cv::Mat flipped;
  cv::flip(as_is, flipped, 0);
  CHECK(digest(turned({"xmp", start + exif(4, false), start + exif(6, false)})) == digest(flipped));
}

TEST_CASE("the orientation of a WebP is read with JPEG's signature and without") {
  auto const webp = bytes_of("pictures/orientation6.webp");
  auto const at = webp.find("EXIF");
  REQUIRE(at != std::string::npos);
  auto with = [&](std::string block) {
    auto const length = static_cast<std::uint32_t>(block.size());
    if (length % 2) block += '\0';
    auto bytes = as_bytes(webp.substr(0, at) + "EXIF....");
    bytes = patched(bytes, at + 4, length, 4);
    auto const more = as_bytes(block);
    bytes.insert(bytes.end(), more.begin(), more.end());
    return patched(bytes, 4, static_cast<std::uint32_t>(bytes.size() - 8), 4);
  };
  for (auto const& block : {exif(5, true), std::string("Exif\0\0", 6) + exif(5, true) + "!"})
    CHECK(vision::detail::examine(with(block), "x").orientation == 5);
}

TEST_CASE("a broken file is refused with its name and the reason") {
  CHECK(contains(message_of([] { read_image(data + "images/truncated.jpg"); }),
                 "truncated.jpg: the picture is truncated"));
  CHECK(contains(message_of([] { read_image(data + "images/not_an_image.jpg"); }),
                 "not_an_image.jpg: not a picture in JPEG, PNG, WebP or BMP format"));
  CHECK(contains(message_of([] { read_image(data + "absent.png"); }), "absent.png: there is no such file"));
  CHECK(contains(message_of([] { read_image(data + "images"); }), "images: is no regular file"));
  CHECK(contains(message_of([] { read_image(data + "pictures/picture.gif"); }),
                 "picture.gif: the format GIF is not read; JPEG, PNG, WebP and BMP are"));
  CHECK(contains(message_of([] { read_image(data + "pictures/animated.webp"); }), "an animated WebP is not read"));
  CHECK(contains(message_of([] { vision::decode_image({}, {}, "none.png"); }), "none.png: the file is empty"));
}

TEST_CASE("a picture of another format is refused by its name") {
  using namespace std::string_literals;
  std::pair<std::string, std::string> const known[] = {{"GIF89a"s, "GIF"},
                                                       {"II*\0"s, "TIFF"},
                                                       {"MM\0*"s, "TIFF"},
                                                       {"II+\0"s, "BigTIFF"},
                                                       {"MM\0+"s, "BigTIFF"},
                                                       {"%PDF-1.7"s, "PDF"},
                                                       {"....ftypavif"s, "AVIF"},
                                                       {"....ftypavis"s, "AVIF"},
                                                       {"....ftypheic"s, "HEIC"},
                                                       {"....ftyphevc"s, "HEIC"},
                                                       {"....ftypmif1"s, "HEIF"},
                                                       {"<svg xmlns"s, "SVG"},
                                                       {"8BPS"s, "PSD"},
                                                       {"\0\0\0\x0cjP  \r\n"s, "JPEG 2000"},
                                                       {"\xff\x4f\xff\x51"s, "JPEG 2000"},
                                                       {"\xff\x0a"s, "JPEG XL"},
                                                       {"\0\0\0\x0cJXL "s, "JPEG XL"},
                                                       {"\0\0\1\0"s, "ICO"},
                                                       {"DDS "s, "DDS"},
                                                       {"\x76\x2f\x31\x01"s, "OpenEXR"},
                                                       {"#?RADIANCE"s, "Radiance HDR"},
                                                       {"qoif"s, "QOI"},
                                                       {std::string(128, '\0') + "DICM", "DICOM"}};
  for (auto const& [bytes, name] : known)
    CHECK(refusal(as_bytes(bytes)) == "x: the format " + name + " is not read; JPEG, PNG, WebP and BMP are");
  CHECK(contains(refusal(as_bytes("BA" + std::string(12, '(') + "BM")), "an array of OS/2 bitmaps is not read"));
  for (auto const& bytes : {"XX" + std::string(12, '(') + "BM", "BA" + std::string(12, '(') + "MB", "MMxx"s, "II"s,
                            "GIF"s, "RIFF....WAVE"s, "B"s})
    CHECK(refusal(as_bytes(bytes)) == "x: not a picture in JPEG, PNG, WebP or BMP format");
}

TEST_CASE("a PNG with a wrong checksum is refused") {
  auto bytes = encoded("images/chelsea.png");
  bytes[bytes.size() / 2] ^= std::byte{1};
  CHECK(contains(message_of([&] { vision::decode_image(bytes, {}, "x.png"); }), "x.png: can't be decoded"));
}

TEST_CASE("a cv::Mat is taken as grey, BGR or BGRA") {
  cv::Mat const bgr(1, 1, CV_8UC3, cv::Scalar(1, 2, 3)), bgra(1, 1, CV_8UC4, cv::Scalar(1, 2, 3, 4)),
      grey(1, 1, CV_8U, cv::Scalar(7));
  CHECK(vision::to_rgb(bgr).at<cv::Vec3b>(0) == cv::Vec3b(3, 2, 1));
  CHECK(vision::to_rgb(bgra).at<cv::Vec3b>(0) == cv::Vec3b(3, 2, 1));
  CHECK(vision::to_rgb(grey).at<cv::Vec3b>(0) == cv::Vec3b(7, 7, 7));
  CHECK(contains(message_of([] { vision::to_rgb(cv::Mat(1, 1, CV_32FC3)); }), "not CV_32FC3"));
  CHECK(contains(message_of([] { vision::to_rgb(cv::Mat(1, 1, CV_8UC2)); }), "not CV_8UC2"));
  CHECK(contains(message_of([] { vision::to_rgb(cv::Mat(1, 1, CV_8S)); }), "not CV_8S"));
  CHECK(contains(message_of([] { vision::to_rgb(cv::Mat(std::vector{2, 3, 4}, CV_8UC3)); }), "not CV_8UC3"));
  CHECK(contains(message_of([] { vision::to_rgb(cv::Mat()); }), "not none"));
}

TEST_CASE("of a cv::Mat of 16 bits grey values are clipped, of colours the upper byte is kept") {
  cv::Mat_<std::uint16_t> grey(2, 3);
  grey << 0, 255, 256, 65535, 7, 254;
  auto const rgb = vision::to_rgb(grey);
  REQUIRE(rgb.size() == cv::Size(3, 2));
  std::uint8_t const want[2][3] = {{0, 255, 255}, {255, 7, 254}};
  for (int y = 0; y < 2; ++y)
    for (int x = 0; x < 3; ++x) CHECK(rgb.at<cv::Vec3b>(y, x) == cv::Vec3b::all(want[y][x]));
  cv::Mat bgr(2, 3, CV_16UC3), bgra(2, 3, CV_16UC4);
  for (int y = 0; y < 2; ++y)
    for (int x = 0; x < 3; ++x) {
      auto const v = static_cast<std::uint16_t>(y * 3 + x);
      std::uint16_t const blue = 0x01ff, green = static_cast<std::uint16_t>(0x2000 + v),
                          red = static_cast<std::uint16_t>(v << 8);
      bgr.at<cv::Vec3w>(y, x) = {blue, green, red};
      bgra.at<cv::Vec4w>(y, x) = {blue, green, red, 0x7777};
    }
  for (auto const& picture : {bgr, bgra}) {
    auto const got = vision::to_rgb(picture);
    REQUIRE(got.type() == CV_8UC3);
    for (int y = 0; y < 2; ++y)
      for (int x = 0; x < 3; ++x)
        CHECK(got.at<cv::Vec3b>(y, x) == cv::Vec3b(static_cast<std::uint8_t>(y * 3 + x), 0x20, 1));
  }
  // Also of a part of a larger one.
  CHECK(vision::to_rgb(bgr(cv::Rect(1, 1, 2, 1))).at<cv::Vec3b>(0, 1) == cv::Vec3b(5, 0x20, 1));
}

namespace {

/// Lines of a JPEG from `first` on, `most` at once, and those columns of them.
cv::Mat part_of(std::vector<std::byte> const& bytes, cv::Rect part, int most) {
  auto const header = vision::detail::examine(bytes, "x");
  vision::detail::JpegRows jpeg(bytes, "x", header, {part.x, part.x + part.width}, part.y);
  CHECK(jpeg.line() == part.y);
  REQUIRE((jpeg.left() <= part.x && jpeg.left() + jpeg.width() >= part.x + part.width));
  cv::Mat lines(part.height, jpeg.width(), CV_8UC3);
  for (int y = 0; y < part.height; y += most) {
    std::uint8_t* rows[8];
    int const count = std::min(most, part.height - y);
    for (int r = 0; r < count; ++r) rows[r] = lines.ptr(y + r);
    jpeg.read(rows, count);
  }
  jpeg.finish();
  return lines(cv::Rect(part.x - jpeg.left(), 0, part.width, part.height)).clone();
}

/// A JPEG with bytes before its end marker.
std::vector<std::byte> with_tail(std::string const& jpeg, std::string const& tail) {
  return as_bytes(jpeg.substr(0, jpeg.size() - 2) + tail + "\xff\xd9");
}

}  // namespace

TEST_CASE("a part of a JPEG has the pixels of the whole") {
  auto check = [](std::vector<std::byte> const& bytes) {
    auto const whole = vision::decode_image(bytes);
    int const width = whole.cols, height = whole.rows;
    for (int const most : {1, 3, 8})
      for (cv::Rect const part :
           {cv::Rect(0, 0, width, height), cv::Rect(width / 2, height / 2, 1, 1), cv::Rect(width - 1, 0, 1, height),
            cv::Rect(0, height - 1, width, 1), cv::Rect(width / 3, height / 4, width / 2, height / 2),
            cv::Rect(0, height / 3, width / 3, height / 2), cv::Rect(width / 2, 1, width / 3, height - 1)})
        if (part.area()) CHECK(cv::norm(part_of(bytes, part, most), whole(part), cv::NORM_INF) == 0);
  };
  std::size_t files = 0;
  for (auto const& entry : std::filesystem::directory_iterator(data + "pictures"))
    if (entry.path().extension() == ".jpg") {
      INFO(entry.path().filename().string());
      check(encoded("pictures/" + entry.path().filename().string()));
      ++files;
    }
  CHECK(files > 8);
  auto const photo = vision::read_image(data + "images/coffee.png");
  for (cv::Size const size : {cv::Size(200, 133), cv::Size(97, 31), cv::Size(16, 16), cv::Size(17, 33)})
    for (auto const& kind : {JpegKind{}, JpegKind{.progressive = true}, JpegKind{.restart_interval = 3}}) {
      INFO(size << ' ' << kind.progressive << ' ' << kind.restart_interval);
      check(jpeg_of(photo(cv::Rect({60, 70}, size)), kind));
    }
}

TEST_CASE("only behind a single scan is the end of a JPEG taken as seen") {
  auto const jpeg = bytes_of("pictures/subsampled422.jpg");
  auto plain = [](std::vector<std::byte> const& bytes) { return vision::detail::examine(bytes, "x").ends_plainly; };
  CHECK(plain(as_bytes(jpeg)));
  CHECK(plain(with_tail(jpeg, std::string("\xff\0\xff\xd3 rubbish", 12))));
  CHECK_FALSE(plain(with_tail(jpeg, std::string("\xff\xfe\0\x04hi", 6))));
  CHECK_FALSE(plain(with_tail(jpeg, "\xff\xd8")));
  CHECK_FALSE(plain(with_tail(jpeg, "\xff\x01")));
  auto const scan = jpeg.find("\xff\xda");
  REQUIRE(scan != std::string::npos);
  CHECK_FALSE(plain(with_tail(jpeg, jpeg.substr(scan, jpeg.size() - scan - 2))));
  CHECK_FALSE(plain(encoded("pictures/cmyk_progressive.jpg")));
}

TEST_CASE("what is wrong behind the last line of a JPEG is refused also where only a part is decoded") {
  auto const jpeg = bytes_of("pictures/subsampled422.jpg");
  auto of_part = [](std::vector<std::byte> const& bytes) {
    return message_of([&] { part_of(bytes, {3, 2, 5, 4}, 2); });
  };
  auto const scan = jpeg.find("\xff\xda");
  for (auto const& tail :
       {std::string("\xff\xd8"), std::string("\xff\xc4\0\x05\x77\1\2", 7), jpeg.substr(scan, jpeg.size() - scan - 2)}) {
    auto const bytes = with_tail(jpeg, tail);
    CHECK(refusal(bytes) != "accepted");
    CHECK(of_part(bytes) == refusal(bytes));
  }
  auto const comment = with_tail(jpeg, std::string("\xff\xfe\0\x04hi", 6));
  CHECK(of_part(comment) == "accepted");
  CHECK(refusal(comment) == "accepted");
}
