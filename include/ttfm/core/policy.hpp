/// @file  The words by which a model's policies state their routes, from an input to tensors and from outputs to a
/// result, and which kinds of models can have a result. The pipeline goes by them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <type_traits>
#include <variant>

#include "ttfm/core/vocabulary.hpp"

namespace ttfm {

/// The route of a preprocessor from its `Input` to the network's input, which is one tensor or several. It says which
/// as `static constexpr ttfm::Preprocessing route`.
enum class Preprocessing {
  whole,   ///< `preprocess(input)`, in one step
  picture  ///< also in two steps, `decode(input)` to RGB pixels, whose size the result may need, then `apply(pixels)`;
           ///< an input that is a tensor already goes through `preprocess` alone. `prepare(input)`, if there is one,
           ///< is both steps at once, with their times (see vision::PreparedPicture)
};

/// The route of a postprocessor from a network's outputs to its `Result`. It says which as
/// `static constexpr ttfm::Postprocessing route`.
enum class Postprocessing {
  item,    ///< `postprocess(output, index)`: one item of the batch, from the first output
  batch,   ///< the same, and `postprocess_batch(output)`: a list of all items
  picture  ///< `postprocess(outputs, index, size)`: one item, from all outputs, in pixels of a picture of that size
};

namespace detail {

template <class Result>
struct ResultKind {
  static constexpr bool can_be(ModelKind kind) { return kind == ModelKind::other; }
};
template <class Result>
requires requires {
  { Result::kind } -> std::convertible_to<ModelKind>;
}
struct ResultKind<Result> {
  static constexpr bool can_be(ModelKind kind) { return kind == Result::kind || kind == ModelKind::other; }
};
template <class... Results>
struct ResultKind<std::variant<Results...>> {
  static constexpr bool can_be(ModelKind kind) { return (ResultKind<Results>::can_be(kind) || ...); }
};
template <class Result>
requires requires { typename Result::Variant; }
struct ResultKind<Result> : ResultKind<typename Result::Variant> {};

template <ModelKind, class...>
struct FirstOfKind {
  using type = void;
};
template <ModelKind Kind, class First, class... Rest>
struct FirstOfKind<Kind, First, Rest...>
    : std::conditional_t<First::kind == Kind, std::type_identity<First>, FirstOfKind<Kind, Rest...>> {};

/// The one of a std::variant's alternatives that is of the kind; void if there is none, or it is no std::variant.
template <ModelKind, class>
struct OfKind : FirstOfKind<ModelKind::other> {};
template <ModelKind Kind, class... Results>
struct OfKind<Kind, std::variant<Results...>> : FirstOfKind<Kind, Results...> {};
template <ModelKind Kind, class Result>
requires requires { typename Result::Variant; }
struct OfKind<Kind, Result> : OfKind<Kind, typename Result::Variant> {};

}  // namespace detail

/// Can a model of this kind have such a result? Results say their kind as `static constexpr ModelKind kind`; a
/// std::variant of them can be any of theirs, and all others are of ModelKind::other.
template <class Result>
constexpr bool is_result_of(ModelKind kind) {
  return detail::ResultKind<Result>::can_be(kind);
}

}  // namespace ttfm
