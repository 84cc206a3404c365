// Label sets, published ones and a user's own.
#include "ttfm/labels/list.hpp"

#include <set>

#include "catch.hpp"
#include "ttfm/core/detail/sha256.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/variant.hpp"
#include "ttfm/labels/cityscapes.hpp"
#include "ttfm/labels/coco.hpp"
#include "ttfm/labels/digits.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/labels/imagenet21k.hpp"
#include "ttfm/labels/imagenet21k_p.hpp"
#include "ttfm/labels/masks.hpp"
#include "ttfm/labels/pascal_voc.hpp"
#include "ttfm/labels/text.hpp"
#include "ttfm/labels/xray.hpp"

using namespace ttfm;

namespace {

std::string digest(labels::Set const& set) {
  ttfm::detail::Sha256 sha;
  sha.update(ttfm::detail::join(set.all(), "\n"));
  return sha.hex();
}

// A user's own classes, in a table of their own.
constexpr std::string_view pet_names[] = {"cat", "dog", "hamster"};
constexpr labels::Colour pet_colours[] = {{200, 30, 40}, {0, 90, 180}};
constexpr labels::Set pets("pets", pet_names, {.colours = pet_colours});

std::string square(std::size_t index) { return std::to_string(index * index); }
constexpr labels::Set squares("squares", 50, square);

struct NoConfig {};
constexpr auto rows = table<NoConfig>({{.name = "Pets", .model = {.labels = pets, .num_classes = 3}},
                                       {.name = "Squares", .model = {.labels = squares, .num_classes = 50}},
                                       {.name = "Unnamed", .model = {.num_classes = 7}}});

}  // namespace

TEST_CASE("each label set has its classes at the source's places, and no more") {
  auto check = [](labels::Set const& set, std::string_view name, std::size_t count,
                  std::vector<std::pair<std::int64_t, std::string>> const& some) {
    INFO(name);
    CHECK(set.name() == name);
    CHECK(set.size() == count);
    CHECK(set.all().size() == count);
    CHECK(set[-1] == "Unknown(-1)");
    CHECK(set[static_cast<std::int64_t>(count)] == "Unknown(" + std::to_string(count) + ")");
    for (auto const& [index, label] : some) CHECK(set[index] == label);
  };
  check(labels::imagenet1k, "imagenet1k", 1000,
        {{0, "tench"}, {282, "tiger_cat"}, {285, "Egyptian_cat"}, {817, "sports_car"}, {999, "toilet_tissue"}});
  check(labels::imagenet1k_long, "imagenet1k_long", 1000,
        {{0, "tench, Tinca tinca"}, {967, "espresso"}, {999, "toilet tissue, toilet paper, bathroom tissue"}});
  check(labels::imagenet1k_background, "imagenet1k_background", 1001,
        {{0, "background"},
         {1, "tench, Tinca tinca"},
         {283, "tiger cat"},
         {1000, "toilet tissue, toilet paper, bathroom tissue"}});
  check(labels::imagenet21k, "imagenet21k", 21843,
        {{0, "organism, being"}, {1, "benthos"}, {21841, "chipboard, hardboard"}, {21842, "knothole"}});
  check(labels::imagenet21k_p, "imagenet21k_p", 11221, {{0, "benthos"}, {11220, "knothole"}});
  check(labels::none, "none", 0, {{0, "Unknown(0)"}});
}

TEST_CASE("the small sets have each name once") {
  auto check = [](labels::Set const& set, std::string_view name, std::size_t count,
                  std::vector<std::pair<std::int64_t, std::string>> const& some) {
    auto const all = set.all();
    INFO(name);
    CHECK(set.name() == name);
    CHECK(all.size() == count);
    CHECK(std::set<std::string>(all.begin(), all.end()).size() == count);
    CHECK(set[static_cast<std::int64_t>(count)] == "Unknown(" + std::to_string(count) + ")");
    for (auto const& [index, label] : some) CHECK(set[index] == label);
  };
  check(labels::pascal_voc, "pascal_voc", 21,
        {{0, "background"}, {8, "cat"}, {12, "dog"}, {15, "person"}, {20, "tvmonitor"}});
  check(
      labels::xray, "xray", 18,
      {{0, "Atelectasis"}, {7, "Effusion"}, {10, "Cardiomegaly"}, {13, "Hernia"}, {17, "Enlarged Cardiomediastinum"}});
  check(labels::digits, "digits", 10, {{0, "0"}, {9, "9"}});
  check(labels::coco, "coco", 80,
        {{0, "person"}, {2, "car"}, {15, "cat"}, {16, "dog"}, {39, "bottle"}, {79, "toothbrush"}});
  check(labels::cityscapes, "cityscapes", 19, {{0, "road"}, {11, "person"}, {13, "car"}, {18, "bicycle"}});
  check(labels::foreground, "foreground", 2, {{0, "background"}, {1, "foreground"}});
  check(labels::tumour, "tumour", 2, {{0, "background"}, {1, "tumour"}});
  check(labels::car, "car", 2, {{0, "background"}, {1, "car"}});
  check(labels::text, "text", 2, {{0, "text"}, {1, "affinity"}});
}

// Of the lemmas that timm 1.0's ImageNetInfo has for imagenet-1k, imagenet-21k-goog and imagenet-21k-miil, a line each.
TEST_CASE("the names of ImageNet are WordNet's lemmas, as timm has them") {
  CHECK(digest(labels::imagenet1k_long) == "a40d9be82eb4738becd1dd69991b89f87f309975e860a6f3f45395d8c06a7e0d");
  CHECK(digest(labels::imagenet21k) == "1cc12d5969905d8d13e02c7db8f075bfb34f9cdf8fb6fe7608d34da5c4306f49");
  CHECK(digest(labels::imagenet21k_p) == "59bbc2483cebb08b0f015ee1608c2f2a818a5c0220f7e8c748eddfa62d8a167b");
}

// Python's base64.b85encode of the beginning of "0123456789".
TEST_CASE("base85 is decoded to its last group, whatever its length, over line breaks and pieces") {
  auto decoded = [](std::vector<char const*> const& pieces) {
    return labels::detail::from_base85(pieces.data(), pieces.data() + pieces.size());
  };
  CHECK(decoded({}).empty());
  CHECK(decoded({"Fa"}) == "0");
  CHECK(decoded({"Ffj"}) == "01");
  CHECK(decoded({"FflR"}) == "012");
  CHECK(decoded({"FflSS"}) == "0123");
  CHECK(decoded({"Ff\nlSS", "Gy\n"}) == "01234");
  CHECK(decoded({"FflSSG&MFiI5_"}) == "0123456789");
}

TEST_CASE("a user's own labels are a value of the same kind, in rows too") {
  static_assert(pets.size() == 3 && pets == rows[0].model.labels && pets != squares && pets != labels::none);
  static_assert(rows[2].model.labels == labels::none);
  CHECK(pets.all() == std::vector<std::string>{"cat", "dog", "hamster"});
  CHECK(rows[1].model.labels[49] == "2401");
  CHECK(squares[50] == "Unknown(50)");
  std::array<std::string_view, 3> const copy{"cat", "dog", "hamster"};
  CHECK(labels::Set("pets", copy) == pets);
  CHECK(labels::Set("other pets", copy) != pets);
  CHECK(labels::Set("pets", std::span(copy).first(2)) != pets);
  CHECK(pets.colours().size() == 2);
  CHECK_FALSE(pets.has_background());
}

TEST_CASE("a list that is read at run time outlives what it was made from") {
  labels::List kept;
  CHECK(kept == labels::none);
  {
    std::string const longer(100, 'x');
    labels::List list("mine " + longer, {"a", longer + "b"}, {.background = true});
    kept = list;
  }
  CHECK(kept.size() == 2);
  CHECK(kept.name().starts_with("mine xx"));
  CHECK(kept[1].ends_with("xb"));
  CHECK(kept[2] == "Unknown(2)");
  CHECK(kept.has_background());
  CHECK(labels::List(pets) == pets);
}
