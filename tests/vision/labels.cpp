#include "ttfm/labels/labels.hpp"

#include <set>

#include "catch.hpp"
#include "ttfm/core/detail/sha256.hpp"
#include "ttfm/core/detail/text.hpp"

using namespace ttfm;

namespace {

std::string digest(auto const& names) {
  ttfm::detail::Sha256 sha;
  sha.update(ttfm::detail::join(names, "\n"));
  return sha.hex();
}

std::vector<std::string> all_names(LabelSet set) {
  std::vector<std::string> result;
  for (std::int64_t i = 0; labels::name(set, i) != labels::detail::unknown(i); ++i)
    result.push_back(labels::name(set, i));
  return result;
}

}  // namespace

TEST_CASE("each label set has its first and its last class, and no more") {
  auto check = [](LabelSet set, std::int64_t count, std::string const& first, std::string const& last) {
    CHECK(labels::name(set, 0) == first);
    CHECK(labels::name(set, count - 1) == last);
    CHECK(labels::name(set, count) == "Unknown(" + std::to_string(count) + ")");
    CHECK(labels::name(set, -1) == "Unknown(-1)");
  };
  check(LabelSet::imagenet1k, 1000, "tench", "toilet_tissue");
  check(LabelSet::imagenet1k_long, 1000, "tench, Tinca tinca", "toilet tissue, toilet paper, bathroom tissue");
  check(LabelSet::imagenet1k_background, 1001, "background", "toilet tissue, toilet paper, bathroom tissue");
  check(LabelSet::imagenet21k, 21843, "organism, being", "knothole");
  check(LabelSet::imagenet21k_p, 11221, "benthos", "knothole");
  check(LabelSet::pascal_voc, 21, "background", "tvmonitor");
  check(LabelSet::xray, 18, "Atelectasis", "Enlarged Cardiomediastinum");
}

// Of the lemmas that timm 1.0's ImageNetInfo has for imagenet-1k, imagenet-21k-goog and imagenet-21k-miil, a line each.
TEST_CASE("the names of ImageNet are WordNet's lemmas, as timm has them") {
  CHECK(digest(labels::imagenet1k_long()) == "a40d9be82eb4738becd1dd69991b89f87f309975e860a6f3f45395d8c06a7e0d");
  CHECK(digest(labels::imagenet21k()) == "1cc12d5969905d8d13e02c7db8f075bfb34f9cdf8fb6fe7608d34da5c4306f49");
  CHECK(digest(labels::imagenet21k_p()) == "59bbc2483cebb08b0f015ee1608c2f2a818a5c0220f7e8c748eddfa62d8a167b");
}

TEST_CASE("the short name of a class is its first lemma, with underscores") {
  CHECK(labels::imagenet1k(282) == "tiger_cat");
  CHECK(labels::imagenet1k(285) == "Egyptian_cat");
  CHECK(labels::imagenet1k(817) == "sports_car");
  CHECK(labels::imagenet1k(999) == "toilet_tissue");
  CHECK(labels::name(LabelSet::imagenet1k, 967) == "espresso");
  CHECK(message_of([] { labels::imagenet1k(1000); }) == "ImageNet-1k has the classes 0 to 999, not 1000");
}

TEST_CASE("the small sets have their classes at the sources' places") {
  auto check = [](LabelSet set, std::size_t count, std::vector<std::pair<std::int64_t, std::string>> const& some) {
    auto const all = all_names(set);
    INFO(to_string(set));
    CHECK(all.size() == count);
    CHECK(std::set<std::string>(all.begin(), all.end()).size() == count);
    CHECK(labels::name(set, -1) == "Unknown(-1)");
    CHECK(labels::name(set, static_cast<std::int64_t>(count)) == "Unknown(" + std::to_string(count) + ")");
    for (auto const& [index, name] : some) CHECK(labels::name(set, index) == name);
  };
  check(LabelSet::pascal_voc, 21, {{0, "background"}, {8, "cat"}, {12, "dog"}, {15, "person"}, {20, "tvmonitor"}});
  check(LabelSet::xray, 18, {{0, "Atelectasis"}, {7, "Effusion"}, {10, "Cardiomegaly"}, {13, "Hernia"}});
  check(LabelSet::digits, 10, {{0, "0"}, {9, "9"}});
  check(LabelSet::coco, 80, {{0, "person"}, {2, "car"}, {15, "cat"}, {16, "dog"}, {39, "bottle"}, {79, "toothbrush"}});
  check(LabelSet::cityscapes, 19, {{0, "road"}, {11, "person"}, {13, "car"}, {18, "bicycle"}});
  check(LabelSet::foreground, 2, {{0, "background"}, {1, "foreground"}});
  check(LabelSet::tumour, 2, {{0, "background"}, {1, "tumour"}});
  check(LabelSet::car, 2, {{0, "background"}, {1, "car"}});
  check(LabelSet::text, 2, {{0, "text"}, {1, "affinity"}});
  check(LabelSet::none, 0, {});
  CHECK(labels::name(LabelSet::imagenet1k_background, 283) == "tiger cat");
  CHECK(labels::name(static_cast<LabelSet>(99), 0) == "Unknown(0)");
}
