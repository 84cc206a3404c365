/// @file  The compile-time registry of families, as a Boost.Hana tuple of types, and the checks on a family.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <boost/hana/append.hpp>
#include <boost/hana/core/tag_of.hpp>
#include <boost/hana/filter.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/integral_constant.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/type.hpp>
#include <boost/hana/unpack.hpp>
#include <concepts>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

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
concept HasKind = requires {
  { F::kind } -> std::convertible_to<ModelKind>;
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
concept ForgeFamily =
    HasName<F> && HasModel<F> && HasKind<F> && HasTask<F> && HasFramework<F> && HasVariants<F> && HasDefault<F>;

/// One readable sentence for each member that a family lacks.
template <class F>
consteval bool check() {
  static_assert(HasName<F>, "ttfm family lacks: static constexpr std::string_view name, the loader's path");
  static_assert(HasModel<F>, "ttfm family lacks: static constexpr std::string_view model, the model's display name");
  static_assert(HasKind<F>, "ttfm family lacks: static constexpr ttfm::ModelKind kind, what its results are");
  static_assert(HasTask<F>, "ttfm family lacks: static constexpr ttfm::ModelTask task");
  static_assert(HasFramework<F>, "ttfm family lacks: static constexpr ttfm::Framework framework");
  static_assert(HasVariants<F>, "ttfm family lacks: static constexpr auto variants = ttfm::table<Config>({...})");
  static_assert(HasDefault<F>, "ttfm family lacks: static constexpr std::string_view default_variant");
  if constexpr (HasVariants<F> && HasDefault<F>) {
    bool found = false;
    for (auto const& row : F::variants) found = found || row.name == F::default_variant;
    if (!found) throw "ttfm: default_variant is not in the family's variant table";
  }
  if constexpr (HasVariants<F> && HasKind<F>)
    for (auto const& row : F::variants)
      if (!agree(row.model.kind.value_or(F::kind), row.model.output))
        throw "ttfm: a variant's output can't be that of its kind; set the row's `output`, or its `kind`";
  return true;
}

namespace detail {

/// A family's path as it once was, without its task: "swin/image_classification/pytorch" as "swin/pytorch".
template <class F>
struct ShortPath {
  static constexpr std::string_view path = F::name;
  static constexpr auto text = [] {
    std::array<char, path.size() + 1> result{};
    auto const first = path.find('/'), last = path.rfind('/');
    auto* end = std::copy(path.begin(), path.begin() + (first == path.npos ? path.size() : first), result.begin());
    if (first != path.npos) std::copy(path.begin() + last, path.end(), end);
    return result;
  }();
  static constexpr std::string_view value = text.data();
};

constexpr bool same_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

/// A family's path in both forms, and which of the names that its variants answer to are its own.
struct KnownFamily {
  std::array<std::string_view, 2> paths{};
  std::size_t begin = 0, end = 0;
};

/// A name that a variant answers to; `older`: one that differs from today's by more than the letters' case.
struct KnownName {
  std::string_view text{};
  std::size_t family = 0;
  bool older = false;
};

/// Refuses families and variants of which a test id, or an older variant name, would mean two.
consteval bool check_names(std::span<KnownFamily const> families, std::span<KnownName> names) {
  // Is `text` a name of the family, or "<rest>-<name>"?
  auto is_id = [&](KnownFamily const& family, std::string_view rest, std::string_view text) {
    if (!text.starts_with(rest) || text.size() == rest.size()) return text == rest;
    auto const own = text.substr(rest.size() + 1);
    return text[rest.size()] == '-' && std::any_of(names.begin() + family.begin, names.begin() + family.end,
                                                   [&](KnownName const& name) { return name.text == own; });
  };
  for (std::size_t f = 0; f < families.size(); ++f)
    for (auto const path : families[f].paths) {
      for (std::size_t g = 0; g < families.size(); ++g)
        for (auto const other : families[g].paths) {
          if (f == g) continue;
          if (path == other) throw "ttfm: two families of the registry have the same name, with or without its task";
          if (path.size() <= other.size() || !path.starts_with(other) || path[other.size()] != '-') continue;
          for (auto name = families[g].begin; name < families[g].end; ++name)
            if (is_id(families[f], path.substr(other.size() + 1), names[name].text))
              throw "ttfm: variants of two families of the registry answer to the same test id";
        }
    }
  for (auto const& name : names) {
    if (name.text.find('/') == name.text.npos) continue;
    for (std::size_t f = 0; f < families.size(); ++f)
      for (auto const path : families[f].paths)
        if (name.family != f && is_id(families[f], path, name.text))
          throw "ttfm: a variant of the registry has a name that is another family's test id";
  }
  std::sort(names.begin(), names.end(),
            [](auto const& a, auto const& b) { return a.text != b.text ? a.text < b.text : a.older > b.older; });
  for (std::size_t i = 1; i < names.size(); ++i)
    if (names[i].text == names[i - 1].text) {
      if (names[i].family != names[i - 1].family && names[i - 1].older)
        throw "ttfm: an older variant name of the registry is the name of another family's variant too";
      names[i].older = names[i - 1].older;
    }
  return true;
}

template <class... Families>
consteval bool check_names() {
  std::array<KnownFamily, sizeof...(Families) + 1> families{};
  std::array<KnownName, (Families::variants.size() + ... + 0) * 3 + 1> names{};
  std::size_t count = 0, family = 0;
  [[maybe_unused]] auto add = [&](std::string_view path, std::string_view shorter, auto const& rows) {
    families[family] = {.paths = {path, shorter}, .begin = count};
    for (auto const& row : rows)
      for (auto const text : {row.name, row.model.former_name, row.model.document_name})
        if (!text.empty()) names[count++] = {text, family, !same_ignoring_case(text, row.name)};
    families[family++].end = count;
  };
  (add(Families::name, ShortPath<Families>::value, Families::variants), ...);
  return check_names({families.data(), family}, {names.data(), count});
}

}  // namespace detail

/// A registry of families: a hana::tuple of hana::type, each family checked, and their names together. That several
/// families have a variant of the same name is usual; other names mean one variant only, or it doesn't compile.
template <class... Families>
consteval auto registry() {
  static_assert((check<Families>() && ...));
  static_assert(detail::check_names<Families...>());
  return hana::tuple_t<Families...>;
}

/// A list of families as `registry` makes it, or hana::append, hana::filter and the like of one: a hana::tuple of
/// hana::type.
template <class R>
concept FamilyRegistry = std::same_as<hana::tag_of_t<R>, hana::tuple_tag>;

/// Are a registry's names what `registry` demands? For one that was made by adding to another.
template <class Registry>
consteval bool has_distinct_names() {
  return decltype(hana::unpack(std::declval<Registry const&>(), [](auto... types) {
    return hana::bool_c<detail::check_names<typename decltype(types)::type...>()>;
  }))::value;
}

/// Calls `visit.template operator()<Family>(row)` for each variant of each family.
template <class Registry, class Visit>
constexpr void for_each_variant(Registry const& families, Visit&& visit) {
  hana::for_each(families, [&](auto type) {
    using Family = typename decltype(type)::type;
    for (auto const& row : Family::variants) visit.template operator()<Family>(row);
  });
}

/// A variant of any family as a value, for lists of them. It points into its family's table.
struct VariantEntry {
  std::string_view path{}, name{};  ///< of the family, and the variant's string
  ModelKind kind{};
  ModelTask task{};
  Framework framework{};
  ModelConfig const* model = nullptr;
};

/// A row as a value that doesn't depend on its family's type.
template <class Family>
constexpr VariantEntry variant_entry(Row<typename Family::Config> const& row) {
  return {.path = Family::name,
          .name = row.name,
          .kind = kind_of<Family>(row),
          .task = Family::task,
          .framework = Family::framework,
          .model = &row.model};
}

/// All variants of a registry, family by family, in their tables' order: a std::array<VariantEntry, N>, at compile time
/// or at run time. The argument's value doesn't count, so all_variants<Registry>() gives the same.
template <FamilyRegistry Registry>
constexpr auto all_variants(Registry const& = {}) {
  constexpr auto count = decltype(hana::unpack(std::declval<Registry const&>(), [](auto... types) {
    return hana::size_c<(decltype(types)::type::variants.size() + ... + 0)>;
  }))::value;
  std::array<VariantEntry, count> result{};
  std::size_t next = 0;
  for_each_variant(Registry{}, [&]<class Family>(auto const& row) { result[next++] = variant_entry<Family>(row); });
  return result;
}

/// Predicates for hana::filter(families, ...), decided at compile time: a program that names only the families that are
/// left compiles only these. Kind, source and group belong to variants: a family is kept if one of its variants has
/// them.
template <ModelKind Kind>
inline constexpr auto with_kind = [](auto type) {
  using Family = typename decltype(type)::type;
  constexpr bool any =
      std::ranges::any_of(Family::variants, [](auto const& row) { return kind_of<Family>(row) == Kind; });
  return hana::bool_c<any>;
};
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
  std::optional<ModelKind> kind{};
  std::optional<ModelTask> task{};
  std::optional<ModelSource> source{};
  std::optional<Framework> framework{};
  std::optional<ModelGroup> group{};

  constexpr bool accepts(VariantEntry const& entry) const {
    return (!kind || *kind == entry.kind) && (!task || *task == entry.task) &&
           (!source || *source == entry.model->source) && (!framework || *framework == entry.framework) &&
           (!group || *group == entry.model->group);
  }
  template <class Family>
  constexpr bool accepts(Row<typename Family::Config> const& row) const {
    return accepts(variant_entry<Family>(row));
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
