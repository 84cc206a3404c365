// Decodes broken pictures, made from good ones; built with sanitizers.
#include <cstdio>
#include <random>
#include <string>

#include "files.hpp"
#include "ttfm/vision/image.hpp"

int main() {
  std::mt19937 random(1);
  int refused = 0, files = 0;
  for (std::string const name : {"cmyk.jpg", "orientation6.jpg", "gray16.png", "alpha.webp", "palette.bmp", "gray1.bmp",
                                 "orientation6.webp", "orientation5.png"}) {
    auto const good = bytes_of("pictures/" + name);
    for (int round = 0; round < 1000; ++round, ++files) {
      auto bytes = good;
      for (auto changes = 1 + random() % 3; changes--;) {
        auto const at = random() % bytes.size();
        if (random() % 4 == 0)
          bytes.resize(at + 1);
        else
          bytes[at] = static_cast<char>(random());
      }
      try {
        ttfm::vision::decode_image(std::as_bytes(std::span(bytes)),
                                   {.apply_exif_orientation = true, .max_pixels = 100'000});
      } catch (ttfm::ImageError const&) {
        ++refused;
      }
    }
  }
  std::printf("%d files: %d refused, %d read\n", files, refused, files - refused);
  return refused > files / 4 && refused < files ? 0 : 1;
}
