// A registry as the commands know it: a list of variants, whatever their families. Only what makes the list is compiled
// for each family; the commands are compiled once, for any registry.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "backend.hpp"
#include "ttfm/core/id.hpp"
#include "ttfm/core/registry.hpp"

namespace cli {

/// A variant's facts from the tables, and how it is made ready to run.
struct Listed {
  ttfm::TestId id;  ///< of the test that upstream's runner has
  ttfm::ModelInfo info;
  ttfm::VariantEntry entry;
  bool is_default;  ///< of its family
  std::function<Variant()> make;

  ttfm::ModelConfig const& model() const { return *entry.model; }
  /// The path of its family and its name: "resnet/pytorch-ResNet18".
  std::string name() const { return ttfm::detail::cat(id.path, '-', id.variant); }
};

struct Registry {
  std::vector<Listed> variants;  ///< family after family
  std::function<ttfm::TestId(std::string_view)> resolve;

  /// The variant of a resolved test id.
  Listed const& at(ttfm::TestId const& id) const {
    for (auto const& listed : variants)
      if (listed.id.path == id.path && listed.id.variant == id.variant) return listed;
    throw ttfm::ConfigError(id.text() + " is of no variant of the registry");
  }
};

/// The list of a hana::tuple of families.
template <class Families>
Registry registry_of(Families const& families) {
  Registry result;
  ttfm::for_each_variant(families, [&]<class Family>(auto const& row) {
    result.variants.push_back({ttfm::test_id<Family>(row), ttfm::get_model_info<Family>(row.name),
                               ttfm::variant_entry<Family>(row), row.name == Family::default_variant,
                               [&row] { return Backend<Family>::variant(row); }});
  });
  result.resolve = [&families](std::string_view text) { return ttfm::resolve(families, text); };
  return result;
}

}  // namespace cli
