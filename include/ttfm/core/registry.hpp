/// @file  The compile-time registry of families, as a Boost.Hana tuple of types, and the checks on a family.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <boost/hana/append.hpp>
#include <boost/hana/filter.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/integral_constant.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/type.hpp>
#include <concepts>
#include <optional>
#include <string_view>

#include "ttfm/core/variant.hpp"

namespace ttfm {

namespace hana = boost::hana;

template <class F>
concept HasName = requires {
  { F::name } -> std::convertible_to<std::string_view>;
};
template <class F>
concept HasModel = requires {
  { F::model } -> std::convertible_to<std::string_view>;
};
template <class F>
concept HasTask = requires {
  { F::task } -> std::convertible_to<ModelTask>;
};
template <class F>
concept HasFramework = requires {
  { F::framework } -> std::convertible_to<Framework>;
};
template <class F>
concept HasVariants = requires {
  F::variants.begin()->model.pretrained_model_name;
};
template <class F>
concept HasDefault = requires {
  { F::default_variant } -> std::convertible_to<std::string_view>;
};

/// The metadata half of a family: everything a listing, a test id or a report needs, without LibTorch.
template <class F>
concept ForgeFamily = HasName<F> && HasModel<F> && HasTask<F> && HasFramework<F> && HasVariants<F> && HasDefault<F>;

/// One readable sentence for each member that a family lacks.
template <class F>
consteval bool check() {
  static_assert(HasName<F>, "ttfm family lacks: static constexpr std::string_view name, the loader's path");
  static_assert(HasModel<F>, "ttfm family lacks: static constexpr std::string_view model, the model's display name");
  static_assert(HasTask<F>, "ttfm family lacks: static constexpr ttfm::ModelTask task");
  static_assert(HasFramework<F>, "ttfm family lacks: static constexpr ttfm::Framework framework");
  static_assert(HasVariants<F>, "ttfm family lacks: static constexpr auto variants = ttfm::table<Config>({...})");
  static_assert(HasDefault<F>, "ttfm family lacks: static constexpr std::string_view default_variant");
  if constexpr (HasVariants<F> && HasDefault<F>) {
    bool found = false;
    for (auto const& row : F::variants) found = found || row.name == F::default_variant;
    if (!found) throw "ttfm: default_variant is not in the family's variant table";
  }
  return true;
}

/// A registry of families: a hana::tuple of hana::type, each family checked.
template <class... Families>
consteval auto registry() {
  static_assert((check<Families>() && ...));
  return hana::tuple_t<Families...>;
}

/// Calls `visit.template operator()<Family>(row)` for each variant of each family.
template <class Registry, class Visit>
constexpr void for_each_variant(Registry const& families, Visit&& visit) {
  hana::for_each(families, [&](auto type) {
    using Family = typename decltype(type)::type;
    for (auto const& row : Family::variants) visit.template operator()<Family>(row);
  });
}

/// Predicates for hana::filter(families, ...), decided at compile time. Source and group belong to variants: a family
/// is kept if one of its variants has them.
template <ModelTask Task>
inline constexpr auto with_task = [](auto type) { return hana::bool_c<decltype(type)::type::task == Task>; };
template <Framework Value>
inline constexpr auto with_framework = [](auto type) { return hana::bool_c<decltype(type)::type::framework == Value>; };
template <ModelSource Source>
inline constexpr auto with_source = [](auto type) {
  constexpr bool any =
      std::ranges::any_of(decltype(type)::type::variants, [](auto const& row) { return row.model.source == Source; });
  return hana::bool_c<any>;
};
template <ModelGroup Group>
inline constexpr auto with_group = [](auto type) {
  constexpr bool any =
      std::ranges::any_of(decltype(type)::type::variants, [](auto const& row) { return row.model.group == Group; });
  return hana::bool_c<any>;
};

/// What a listing asks for, decided at run time; what is not set doesn't filter.
struct VariantFilter {
  std::optional<ModelTask> task{};
  std::optional<ModelSource> source{};
  std::optional<Framework> framework{};
  std::optional<ModelGroup> group{};

  template <class Family>
  constexpr bool accepts(auto const& row) const {
    return (!task || *task == Family::task) && (!source || *source == row.model.source) &&
           (!framework || *framework == Family::framework) && (!group || *group == row.model.group);
  }
};

/// As for_each_variant, for the variants that the filter accepts.
template <class Registry, class Visit>
constexpr void for_each_variant(Registry const& families, VariantFilter const& filter, Visit&& visit) {
  for_each_variant(families, [&]<class Family>(auto const& row) {
    if (filter.template accepts<Family>(row)) visit.template operator()<Family>(row);
  });
}

}  // namespace ttfm
