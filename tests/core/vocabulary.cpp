// Words of the vocabulary, recipes, and what a table may say of a checkpoint.
#include "ttfm/core/vocabulary.hpp"

#include <set>
#include <sstream>
#include <string>

#include "catch.hpp"
#include "ttfm/core/detector.hpp"
#include "ttfm/core/recipe.hpp"
#include "ttfm/core/variant.hpp"

using namespace ttfm;

namespace {

/// Each string of a vocabulary is one enumerator's, and reads back as it.
template <Vocabulary E>
void check_words(E last) {
  auto const all = names(E{});
  REQUIRE(all.size() == static_cast<std::size_t>(last) + 1);
  CHECK(std::set<std::string_view>(all.begin(), all.end()).size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(!all[i].empty());
    CHECK(to_string(static_cast<E>(i)) == all[i]);
    CHECK(parse<E>(all[i]) == static_cast<E>(i));
  }
  CHECK(to_string(static_cast<E>(all.size())) == "?");
  CHECK(to_string(static_cast<E>(-1)) == "?");
  CHECK(!parse<E>(""));
  CHECK(!parse<E>("?"));
}

}  // namespace

TEST_CASE("each enumerator has a string of its own") {
  check_words(ModelTask::multiview_3d_object_det);
  check_words(ModelKind::other);
  check_words(ModelSource::detectron2);
  check_words(ModelGroup::vulcan);
  check_words(Framework::paddle);
  check_words(Parallelism::tensor_parallel);
  check_words(RunMode::training);
  check_words(TestStatus::exclude_model);
  check_words(ModelOutput::text);
  check_words(Interpolation::lanczos);
  check_words(ResizeBackend::torch);
  check_words(ResizeMode::fit);
  check_words(CropRounding::down);
  check_words(PixelKind::mri);
  check_words(BoxScoring::class_confidence);
  std::ostringstream out;
  out << ModelTask::cv_image_seg << ' ' << Framework::torch << ' ' << TestStatus::unspecified;
  CHECK(out.str() == "cv_image_seg pytorch UNSPECIFIED");
}

TEST_CASE("timm's recipe scales by the part that is cropped, each edge by itself, rounding down") {
  auto const wide = recipes::timm({.input = {100, 300}, .crop_pct = 0.9});
  CHECK(wide.resize == Size{111, 333});
  CHECK(wide.crop == Size{100, 300});
  CHECK(wide.resize_mode == ResizeMode::keep_ratio);
  CHECK(wide.interpolation == Interpolation::bicubic);
  CHECK(wide.mean == recipes::imagenet_mean);
  CHECK(wide.std == recipes::imagenet_std);
  CHECK(recipes::timm({.input = {300, 300}}).resize_mode == ResizeMode::shortest_edge);
  CHECK(recipes::timm({.crop_mode = recipes::CropMode::squash}).resize_mode == ResizeMode::exact);
  CHECK(recipes::timm({}).resize == Size{256, 256});
  CHECK(recipes::timm({}).fill == std::array<std::uint8_t, 3>{0, 0, 0});
  auto const border = recipes::timm({.input = {64, 96},
                                     .crop_pct = 1,
                                     .interpolation = Interpolation::box,
                                     .crop_mode = recipes::CropMode::border,
                                     .mean = {0.5, 0.25, 1},
                                     .std = {1, 2, 3}});
  CHECK(border.resize_mode == ResizeMode::fit);
  CHECK(border.fill == std::array<std::uint8_t, 3>{128, 64, 255});
  CHECK(border.interpolation == Interpolation::box);
  CHECK(border.std == std::array<double, 3>{1, 2, 3});
}

TEST_CASE("transformers' recipe squashes, or keeps the ratio and crops") {
  auto const squash = recipes::transformers({.size = {100, 200}});
  CHECK(squash.resize_mode == ResizeMode::exact);
  CHECK(squash.resize == Size{100, 200});
  CHECK(squash.crop == Size{});
  CHECK(squash.backend == ResizeBackend::torch);
  CHECK(squash.crop_rounding == CropRounding::half_to_even);
  CHECK(squash.mean == recipes::half);
  auto const cropped = recipes::transformers({.size = {100, 200}, .crop = {90, 80}});
  CHECK(cropped.resize == Size{100, 200});
  CHECK(cropped.crop == Size{90, 80});
  CHECK(cropped.crop_rounding == CropRounding::truncate);
  auto const edge =
      recipes::transformers({.shortest_edge = 256, .size = {100, 200}, .interpolation = Interpolation::nearest});
  CHECK(edge.resize_mode == ResizeMode::shortest_edge);
  CHECK(edge.resize == Size{256, 256});
  CHECK(edge.crop == Size{100, 200});
  CHECK(edge.crop_rounding == CropRounding::truncate);
  CHECK(edge.interpolation == Interpolation::nearest);
}

TEST_CASE("the other recipes do what their names say") {
  auto const torchvision = recipes::torchvision({.resize = 300, .crop = 200, .interpolation = Interpolation::bicubic});
  CHECK(torchvision.resize_mode == ResizeMode::shortest_edge);
  CHECK(torchvision.resize.height == 300);
  CHECK(torchvision.crop == Size{200, 200});
  CHECK(torchvision.interpolation == Interpolation::bicubic);
  CHECK(torchvision.backend == ResizeBackend::pil);
  CHECK(torchvision.std == recipes::imagenet_std);
  CHECK(recipes::xray({30, 40}).pixels == PixelKind::xray);
  CHECK(recipes::xray({30, 40}).resize == Size{30, 40});
  CHECK(recipes::mri({30, 40}).pixels == PixelKind::mri);
  CHECK(recipes::mri({30, 40}).resize_mode == ResizeMode::exact);
  CHECK(recipes::squash({30, 40}).resize == Size{30, 40});
  CHECK(recipes::squash({30, 40}).std == std::array<double, 3>{1, 1, 1});
  CHECK(recipes::squash({30, 40}, {1, 2, 3}, {4, 5, 6}).std == std::array<double, 3>{4, 5, 6});
  auto const padded = recipes::pad_to_multiple(32, {1, 2, 3}, {4, 5, 6});
  CHECK(padded.multiple == 32);
  CHECK(padded.resize_mode == ResizeMode::none);
  CHECK(padded.mean == std::array<double, 3>{1, 2, 3});
  CHECK(recipes::high_resolution({30, 40}).interpolation == Interpolation::bicubic);
  CHECK(recipes::high_resolution({30, 40}).crop == Size{});
  CHECK(recipes::high_resolution({30, 40}, {1, 2, 3}, {4, 5, 6}).mean == std::array<double, 3>{1, 2, 3});
  CHECK(Recipe{}.scale == 1.0 / 255);
}

TEST_CASE("a model's input shape has its channels where the network takes them") {
  ModelConfig const first{.input = {30, 40}, .channels = 2},
      last{.recipe = {.channels_last = true}, .input = {30, 40}, .channels = 2};
  CHECK(first.input_shape() == std::array<std::int64_t, 4>{1, 2, 30, 40});
  CHECK(last.input_shape() == std::array<std::int64_t, 4>{1, 30, 40, 2});
}

TEST_CASE("a row answers to its name today and its older ones, and to nothing else") {
  Row<int> const row{"New", {.former_name = "former", .document_name = "document"}, 0};
  for (auto const* name : {"New", "former", "document"}) CHECK(row.answers_to(name));
  for (auto const* name : {"", "new", "forme", "documents"}) CHECK(!row.answers_to(name));
  CHECK(!Row<int>{"New"}.answers_to(""));
}

TEST_CASE("a checkpoint at an address alone has the address's file name") {
  constexpr auto checkpoint = file_at("https://a.org/b/c-1.pth");
  CHECK(checkpoint.file == "c-1.pth");
  CHECK(checkpoint.url == "https://a.org/b/c-1.pth");
}

TEST_CASE("data files are called by a family's first folder, and by jax") {
  CHECK(data_name("swin/image_classification/pytorch", ".") == "swin");
  CHECK(data_name("regnet/image_classification/jax", ".") == "regnet.jax");
  CHECK(data_name("mine/jaxish", "_") == "mine");
  CHECK(data_name("mine/ajax", "_") == "mine");
  CHECK(data_name("mine", "_") == "mine");
}

TEST_CASE("a table's addresses, files and repositories are such as there are") {
  using namespace ttfm::detail;
  for (auto const* good : {"https://a.org/b_c/d-1.0~%20/e@2+3=4,5.pth", "http://a.org:80/x.bin"})
    CHECK(is_address(good));
  for (auto const* bad :
       {"a.org/net.pth", "ftp://a.org/net.pth", " https://a.org/net.pth", "https://a.org/net.pth)",
        "https://a.org/(net.pth", "https://a.org/a net.pth", "https://a.org/net.pth\n", "https://a.org/net.pth?x",
        "https://a.org/net.pth#x", "https://a.org/n\u00f6t.pth", "https://a.org/[x].pth", "https://a.org/`x{z.pth", ""})
    CHECK(!is_address(bad));
  for (auto const* good :
       {"net.pth", "a/b.safetensors", "x.pt", "x.bin", "x.ckpt", "x.npz", "x.msgpack", "x.weights", "x.h5",
        "net.pth.zip", "net.pth.tar", "model.safetensors.index.json", "https://a.org/net.pth"})
    CHECK(is_weights_file(good));
  for (auto const* bad :
       {"net", "pth", ".pth", "a/.pth", "net.pth/", "net.pth)", "net.pht", "net.PTH", "net.html", "", "net.pth.txt"})
    CHECK(!is_weights_file(bad));
  CHECK(is_file_name("a_b-1.0/c+d=e,f.pth"));
  for (auto const* bad : {"net.pth)", "a net.pth", "net:1.pth", "n\\t.pth", "~net.pth", "@net.pth"})
    CHECK(!is_file_name(bad));
  for (auto const* good : {"owner/name", "A-1/b_2.c"}) CHECK(is_repository(good));
  for (auto const* bad :
       {"", "name", "/name", "owner/", "a/b/c", "owner//name", "owner/name)", "owner/my name", "owner/n\u00e4me"})
    CHECK(!is_repository(bad));
}
