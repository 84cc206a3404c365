#include "ttfm/labels/labels.hpp"

#include "catch.hpp"

using namespace ttfm;

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
