/// @file  Catch2 test cases that come out of the registry: one of each kind per variant, under upstream's test ids.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <ATen/ops/cat.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "ttfm/core/id.hpp"
#include "ttfm/runtime/forge_model.hpp"
#include "ttfm/runtime/load.hpp"
#include "ttfm/testing/compare.hpp"
#include "ttfm/testing/golden.hpp"

namespace ttfm::testing {

/// Variants above this many parameters get the tag [large], so that a run can leave them out.
inline constexpr std::int64_t large_parameters = 200'000'000;

namespace detail {

using ttfm::detail::cat;

class Invoker final : public Catch::ITestInvoker {
 public:
  explicit Invoker(std::function<void()> body) : body_(std::move(body)) {}
  void invoke() const override { body_(); }

 private:
  std::function<void()> body_;
};

/// Registers one test case; its name and tags live as long as the program, as Catch2 3 asks.
inline void add(std::string name, std::string tags, std::function<void()> body) {
  static std::vector<std::unique_ptr<std::string>> kept;
  auto keep = [](std::string text) -> std::string const& {
    return *kept.emplace_back(std::make_unique<std::string>(std::move(text)));
  };
  Catch::NameAndTags const name_and_tags{keep(std::move(name)), keep(std::move(tags))};
#if CATCH_VERSION_MAJOR >= 3
  Catch::AutoReg const registered(Catch::Detail::make_unique<Invoker>(std::move(body)), CATCH_INTERNAL_LINEINFO, {},
                                  name_and_tags);
#else
  Catch::AutoReg const registered(new Invoker(std::move(body)), CATCH_INTERNAL_LINEINFO, {}, name_and_tags);
#endif
}

/// The variant that stands for its family where not all are run: the default one, or the smallest if that is [large].
template <class Family>
Row<typename Family::Config> const& representative() {
  auto const& chosen = get_variant_config<Family>();
  if (chosen.model.parameters <= large_parameters) return chosen;
  return *std::min_element(Family::variants.begin(), Family::variants.end(),
                           [](auto const& a, auto const& b) { return a.model.parameters < b.model.parameters; });
}

/// Registers "<test id> <what>" for one variant, tagged with the family (its path, and its data files' name), task,
/// source, group, [large], and [representative] for one of each family.
template <class Family, class Body>
void add_for(Row<typename Family::Config> const& row, std::string const& what, Body body) {
  auto const& model = row.model;
  auto tags = cat('[', Family::name, "][", data_name(Family::name, "_"), "][", Family::task, "][", model.source, "][",
                  model.group, ']');
  if (model.parameters > large_parameters) tags += "[large]";
  if (&row == &representative<Family>()) tags += "[representative]";
  add(test_id<Family>(row).text() + " " + what, tags, [&row, body] { body(row); });
}

/// The golden of a variant, its network on weights computed from names, and the first inputs' float32 outputs. The last
/// one is kept, because the tests of a variant follow each other.
template <class Family>
struct Case {
  /// The network on the same weights in another dtype, the first inputs in that dtype, and its outputs.
  struct Narrow {
    at::ScalarType dtype;
    BuiltFromNames<Family> built;
    nn::Tensors inputs, outputs;

    Narrow(Case const& wide, at::ScalarType of)
        : dtype(of),
          built(*wide.row, wide.built.weights.source(), {at::TensorOptions(of)}),
          inputs(in_dtype(wide.inputs)) {
      c10::InferenceMode const inference;
      outputs = nn::run(built.network, inputs);
    }
    /// Integers, such as token ids, stay what they are.
    nn::Tensors in_dtype(nn::Tensors tensors) const {
      for (auto& each : tensors)
        if (each.is_floating_point()) each = each.to(dtype);
      return tensors;
    }
  };

  Row<typename Family::Config> const* row;
  Golden golden;
  BuiltFromNames<Family> built;
  nn::Tensors inputs, outputs;

  Case(Row<typename Family::Config> const& variant, std::filesystem::path const& folder)
      : row(&variant),
        golden(folder.empty() ? Golden{.salt = "ttfm", .inputs = input_shapes<Family>(variant)}
                              : read_golden(folder, Family::name, variant.name)),
        built(variant, golden.salt, golden.variances),
        inputs(other_inputs(0)) {
    c10::InferenceMode const inference;
    outputs = nn::run(built.network, inputs);
  }

  /// Inputs of the golden's shapes; those of different items differ.
  nn::Tensors other_inputs(int item) const {
    return inputs_from_names<Family>(*row, golden.salt, item * static_cast<int>(golden.inputs.size()), golden.inputs);
  }

  /// Made when it is first asked for, and kept.
  Narrow const& in(at::ScalarType dtype) const {
    if (!narrow_ || narrow_->dtype != dtype) {
      narrow_.reset();
      narrow_ = std::make_unique<Narrow>(*this, dtype);
    }
    return *narrow_;
  }

  static Case const& of(Row<typename Family::Config> const& row, std::filesystem::path const& folder) {
    static std::unique_ptr<Case> last;
    static std::filesystem::path of_folder;
    if (!last || last->row != &row || of_folder != folder) {
      last.reset();  // before the next one is built: two large ones need not fit
      last = std::make_unique<Case>(row, folder);
      of_folder = folder;
    }
    return *last;
  }

 private:
  mutable std::unique_ptr<Narrow> narrow_{};
};

/// What a difference of outputs is told in: their standard deviation, or of a single value its size.
inline double scale_of(at::Tensor const& output) {
  return (output.numel() > 1 ? output.std() : output.abs().max()).template item<double>();
}

/// The largest |value - want| over the larger of 1 and |want|, where want[k] is flat element floor(k * numel / size);
/// infinite if a value isn't finite, or nothing is wanted.
inline double preprocessing_error(at::Tensor const& got, std::vector<double> const& want) {
  constexpr auto infinite = std::numeric_limits<double>::infinity();
  if (want.empty()) return infinite;
  auto const dense = got.to(at::kFloat).contiguous();
  auto const count = static_cast<std::int64_t>(want.size());
  double worst = 0;
  for (std::int64_t k = 0; k < count; ++k) {
    double const value = dense.const_data_ptr<float>()[k * dense.numel() / count];
    if (!std::isfinite(value)) return infinite;
    worst = std::max(worst, std::abs(value - want[k]) / std::max(1.0, std::abs(want[k])));
  }
  return worst;
}

/// Compares a variant's preprocessing of each picture with preprocess.json; false if the file doesn't have the variant.
/// Where the source doesn't look at the picture, it is what the model has as its source_input that is compared.
template <class Family>
bool check_preprocessing(Row<typename Family::Config> const& row, std::filesystem::path const& goldens,
                         std::filesystem::path const& pictures) {
  auto file = goldens / "preprocess.json";
  std::ifstream in(file);
  if (!in) throw ConfigError(file.string() + ": can't be read");
  auto const recorded = nlohmann::json::parse(in);
  auto const name = cat(data_name(Family::name, "_"), ':', row.name);
  typename Family::Model::Preprocessor const preprocessor(row.model);
  bool found = false;
  for (auto const& recipe : recorded.at("recipes")) {
    auto const variants = recipe.at("variants").template get<std::vector<std::string>>();
    if (std::find(variants.begin(), variants.end(), name) == variants.end()) continue;
    for (auto const& [picture, want] : recipe.at("images").items()) {
      INFO(picture);
      found = true;
      if (want.contains("refused")) {
        CHECK_THROWS_AS(preprocessor.preprocess(pictures / picture), ImageError);
        continue;
      }
      auto const got = [&] {
        auto inputs = preprocessor.preprocess(pictures / picture);
        if constexpr (std::is_same_v<decltype(inputs), nn::Tensors>)
          return inputs.at(0).contiguous();
        else
          return source_input<Family>(row).value_or(inputs).contiguous();
      }();
      REQUIRE(got.sizes() == at::IntArrayRef(want.at("shape").template get<nn::Shape>()));
      CHECK(preprocessing_error(got, want.at("values").template get<std::vector<double>>()) <=
            recorded.at("tolerance").template get<double>());
    }
  }
  return found;
}

}  // namespace detail

/// What for_each_variant and model_tests return, so that a namespace-scope constant can register tests.
struct Registered {};

/// One test case per variant of a family, "<test id> <what>"; `body` takes the row.
template <class Family, class Body>
Registered for_each_variant(std::string const& what, Body body) {
  for (auto const& row : Family::variants) detail::add_for<Family>(row, what, body);
  return {};
}

/// The same for each family of a registry; `body` is called as body.template operator()<Family>(row).
template <FamilyRegistry Registry, class Body>
Registered for_each_variant(Registry const& families, std::string const& what, Body body) {
  hana::for_each(families, [&](auto type) {
    using Family = typename decltype(type)::type;
    for_each_variant<Family>(what, [body](auto const& row) { body.template operator()<Family>(row); });
  });
  return {};
}

/// Registers for each variant and each source whose names its files may have, or can be written under: no two entries
/// get the same name, and each name leads back to its entry.
template <ForgeModel Family>
Registered naming_tests() {
  for (auto const& variant : Family::variants) {
    auto const entries = file_entries<Family>(variant);
    std::vector<Naming> namings{variant.model.names};
    namings.insert(namings.end(), entries.namings.begin(), entries.namings.end());
    namings.insert(namings.end(), entries.relatives.begin(), entries.relatives.end());
    detail::add_for<Family>(variant, "has names that lead back to its entries", [namings](auto const& row) {
      auto const requests = weight_requests<Family>(row);
      for (auto const& naming : namings) {
        INFO("the names of " << naming.source);
        std::set<std::string> names;
        for (auto const& request : requests) {
          auto const name = naming.of(request.canonical_name());
          INFO(request.canonical_name() << " as " << name);
          CHECK(names.insert(name).second);
          CHECK(naming.canonical(name) == request.canonical_name());
        }
      }
    });
  }
  return {};
}

/// Where model_tests finds its references. A family of one's own may have none.
struct References {
  std::filesystem::path goldens{};   ///< <family>.json, as TTFM_GOLDENS may override, and preprocess.json
  std::filesystem::path pictures{};  ///< the pictures that preprocess.json names; empty if it has none of the family
  /// What the source libraries reach in bfloat16, as read_bfloat16_pcc takes it; empty if that wasn't recorded.
  std::filesystem::path bfloat16{};
};

/// Registers the tests of a family for each variant: parameters; a batch of 2 gives what two of 1 give, in float32
/// within rounding and in bfloat16 at the row's required PCC; bfloat16 gives what float32 gives, at the PCC that the
/// source library reaches less 0.01, or at the row's required one where that isn't recorded. (Unlike the runner's rule
/// these have no atol, within which all probabilities of a thousand classes are equal.) With goldens also state dict,
/// outputs and, where the family takes pictures, preprocessing.
template <ForgeModel Family>
Registered model_tests(References const& references) {
  static_assert(check_model<Family>());
  bool const recorded = !references.goldens.empty();
  auto const folder = recorded ? golden_folder(references.goldens) : std::filesystem::path{};
  // Without the file every variant's tests fail; a variant that the file doesn't have was never recorded.
  auto const known = recorded ? golden_variants(folder, Family::name) : std::nullopt;
  for (auto const& variant : Family::variants) {
    bool const golden = recorded && (!known || known->contains(std::string(variant.name)));
    auto of = [folder = golden ? folder : std::filesystem::path{}](auto const& row) -> auto const& {
      return detail::Case<Family>::of(row, folder);
    };
    detail::add_for<Family>(variant, "has the parameters of its table row", [of](auto const& row) {
      CHECK(of(row).built.weights.parameters() == row.model.parameters);
    });
    if (golden)
      detail::add_for<Family>(variant, "has the state dict of its checkpoint", [of](auto const& row) {
        auto const& test = of(row);
        CHECK(state_dict_sha256(test.built.weights) == test.golden.state_dict_sha256);
        CHECK(test.built.weights.parameters() == test.golden.parameters);
      });
    if (golden)
      detail::add_for<Family>(variant, "gives the outputs of its source library", [of](auto const& row) {
        auto const& test = of(row);
        REQUIRE(test.golden.outputs.size() >= test.outputs.size());
        for (std::size_t i = 0; i < test.outputs.size(); ++i) {
          INFO(test.golden.outputs[i].name);
          CHECK(golden_error(test.outputs[i], test.golden.outputs[i]) <= test.golden.bound());
        }
      });
    if (takes_batches<Family>(variant))
      detail::add_for<Family>(variant, "gives a batch of 2 the outputs of two batches of 1", [of](auto const& row) {
        auto const& test = of(row);
        c10::InferenceMode const inference;
        auto const second = test.other_inputs(1);
        nn::Tensors together;
        for (std::size_t i = 0; i < second.size(); ++i)
          together.push_back(at::cat({test.inputs[i], second[i]}, batch_dimension<Family>()));
        auto const both = nn::run(test.built.network, together), other = nn::run(test.built.network, second);
        REQUIRE(both.size() == test.outputs.size());
        for (std::size_t i = 0; i < both.size(); ++i) {
          auto const apart = at::cat({test.outputs[i], other[i]});
          REQUIRE(both[i].sizes() == apart.sizes());
          // Each of the two runs may be off by the golden's bound, and other kernels serve other batch sizes.
          CHECK(both[i].sub(apart).abs().max().template item<double>() <=
                2 * test.golden.bound() * detail::scale_of(test.outputs[i]));
        }
      });
    detail::add_for<Family>(
        variant, "gives in bfloat16 what it gives in float32", [of, file = references.bfloat16](auto const& row) {
          auto const& test = of(row);
          auto const source = file.empty() ? std::nullopt : read_bfloat16_pcc(file, Family::name, row.name);
          Tolerance tolerance{.required_pcc = bfloat16_bound(source, row.model.test.required_pcc), .atol = 0};
          if (source) tolerance.rtol = 0;  // it was recorded without
          auto const result = compare(test.in(at::kBFloat16).outputs, test.outputs, tolerance);
          INFO("PCC " << result.pcc << ", largest difference " << result.atol);
          CHECK(result.passed);
        });
    if (takes_batches<Family>(variant))
      detail::add_for<Family>(variant, "gives in bfloat16 a batch of 2 the outputs of one of 1", [of](auto const& row) {
        auto const& test = of(row);
        auto const& narrow = test.in(at::kBFloat16);
        c10::InferenceMode const inference;
        auto const other = narrow.in_dtype(test.other_inputs(1));
        nn::Tensors together;
        for (std::size_t i = 0; i < other.size(); ++i)
          together.push_back(at::cat({other[i], narrow.inputs[i]}, batch_dimension<Family>()));
        auto second = nn::run(narrow.built.network, together);
        for (auto& output : second) output = output.narrow(0, output.size(0) / 2, output.size(0) - output.size(0) / 2);
        auto const result = compare(second, narrow.outputs, {.required_pcc = row.model.test.required_pcc, .atol = 0});
        INFO("PCC " << result.pcc << ", largest difference " << result.atol);
        CHECK(result.passed);
      });
    if constexpr (TakesPictures<Family>)
      if (recorded && !references.pictures.empty())
        detail::add_for<Family>(variant, "preprocesses pictures as its source library", [references](auto const& row) {
          // A variant without published weights may have no preprocessing in its source either.
          bool const compared = detail::check_preprocessing<Family>(row, references.goldens, references.pictures);
          CHECK((compared || (row.model.checkpoint.hub.empty() && row.model.checkpoint.url.empty())));
        });
  }
  return {};
}

/// The same for each family of a registry; with goldens each must have its own.
template <FamilyRegistry Registry>
Registered model_tests(Registry const& families, References const& references) {
  hana::for_each(families, [&](auto type) { model_tests<typename decltype(type)::type>(references); });
  return {};
}

}  // namespace ttfm::testing
