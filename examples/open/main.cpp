// Opens a model by a name that is known at run time, and says what it sees in pictures:
//   open my-folder cat.jpg                     a folder of transformers or timm, with labels of its own
//   open fine_tuned.pth cat.jpg dog.jpg        a checkpoint alone: its entries tell the variant
//   open resnet/pytorch-ResNet50 cat.jpg       a published variant
// The program compiles in the families of its tuple, no others.
#include <filesystem>
#include <iostream>
#include <vector>

#include "ttfm/models/resnet.hpp"
#include "ttfm/models/swin.hpp"
#include "ttfm/models/vit.hpp"
#include "ttfm/runtime/open.hpp"

int main(int count, char** arguments) try {
  if (count < 3) {
    std::cerr << "usage: open <model> <picture>...\n";
    return 2;
  }
  constexpr auto families = ttfm::registry<ttfm::ResNet, ttfm::Swin, ttfm::ViT>();
  auto const model = ttfm::open(families, arguments[1], {.tell = [](auto const& text) { std::cerr << text << '\n'; }});
  std::vector<std::filesystem::path> const pictures(arguments + 2, arguments + count);
  for (auto const& outcome : model.try_each(pictures)) {
    if (auto const* failure = outcome.failure())
      std::cout << "failed: " << failure->message << '\n';
    else
      for (auto const& [label, probability, index] : outcome.value().top(3))
        std::cout << label << ' ' << probability << '\n';
  }
} catch (ttfm::Error const& error) {
  std::cerr << "open: " << error.what() << '\n';
  return 1;
}
