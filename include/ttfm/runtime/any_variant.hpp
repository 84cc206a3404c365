/// @file  A variant of any family as one type: a program compiles what runs models once, and of each family only what
/// makes this.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/core/detector.hpp"
#include "ttfm/core/id.hpp"
#include "ttfm/hub/model.hpp"
#include "ttfm/nn/classifier.hpp"
#include "ttfm/runtime/load.hpp"
#include "ttfm/runtime/result.hpp"
#include "ttfm/vision/preprocess.hpp"

namespace ttfm {

/// A picture as a network's inputs, and how many milliseconds that took.
struct PreparedInputs {
  nn::Tensors input{};
  Size picture{};
  double decode = 0, preprocess = 0;
};

/// A variant's policies behind functions. Those of pictures are empty of a forecaster, and the other way round.
struct AnyPolicies {
  std::function<cv::Mat(vision::Image const&)> decode{};
  std::function<nn::Tensors(cv::Mat const& rgb)> apply{};
  /// Both at once, of a picture that is no tensor.
  std::function<PreparedInputs(vision::Image const&)> prepare{};
  std::function<nn::Tensors(vision::Image const&, vision::PreprocessOptions const&)> preprocess{};
  std::function<nn::Tensors(std::vector<double> const& series)> window{};
  /// The result of item `index` of the batch, in pixels of a picture of that size.
  std::function<Result(nn::Tensors const& outputs, int index, Size picture)> postprocess{};
};

/// timm's name of a network, and its names of the network's entries.
struct TimmNetwork {
  std::string_view architecture{};  ///< that timm.create_model knows, without a tag
  Naming names{};
};

/// transformers' config.json of a network, without its classes, and its names of the network's entries.
struct TransformersNetwork {
  std::string config{};
  Naming names{};
};

/// A variant of a table, or a row that a folder describes: facts as data, the family's network and policies behind
/// functions, each for a ModelConfig that may differ from the row's.
struct AnyVariant {
  std::shared_ptr<void const> owner{};  ///< of the texts of a row that is in no table
  std::filesystem::path folder{};       ///< of such a row: where its config.json is, if it is in a folder
  std::optional<TimmNetwork> timm{};    ///< of a folder of timm; of a table's row if timm has its network
  std::string_view path{}, name{};      ///< of the family, and the row's
  ModelConfig model{};
  labels::List labels{};
  ModelInfo info{};
  ModelKind kind{};
  int batch_dimension = 0;
  bool takes_batches = true;
  std::vector<std::size_t> fixed_inputs{};
  device::ShardSpec shard_spec{};
  int tensor_parallel = 0;  ///< over how many devices upstream's test splits the weights; 0: it has no such test
  FileEntries entries{};
  std::optional<DetectionThresholds> thresholds{};  ///< of a detector that has them
  std::size_t horizon = 0;                          ///< of a forecaster: how many values it forecasts

  std::function<std::optional<TransformersNetwork>()> transformers{};  ///< of a table's row, if there is one

  std::function<nn::WholeNetwork(nn::Path const&, ModelConfig const&)> network{};
  std::function<std::vector<nn::Shape>(ModelConfig const&)> input_shapes{};
  /// Inputs of these shapes computed from the names input.<first> and on, under a salt.
  std::function<nn::Tensors(ModelConfig const&, std::string const& salt, int first, std::vector<nn::Shape> const&)>
      inputs{};
  std::function<AnyPolicies(ModelConfig const&, labels::List const&, std::optional<DetectionThresholds> const&)>
      policies{};

  /// For people: "resnet/pytorch-ResNet18"; of a row of no table the folder's name.
  std::string title() const { return owner ? std::string(name) : detail::cat(path, '-', name); }

  /// The weights that the network asks for, in its order.
  std::vector<nn::Request> requests(ModelConfig const& changed) const {
    std::vector<nn::Request> result;
    nn::Weights weights([&](nn::Request const& request) {
      result.push_back(request);
      return at::empty(request.shape, request.dtype);  // never touched, so it costs no memory
    });
    network(nn::Path(weights, changed.names), changed);
    return result;
  }
  std::vector<nn::Request> requests() const { return requests(model); }

  /// The row's network, shapes and inputs as the row says them. The store must outlive what is left to ask.
  nn::WholeNetwork build(nn::Weights& weights) const { return network(nn::Path(weights, model.names), model); }
  std::vector<nn::Shape> shapes() const { return input_shapes(model); }
  nn::Tensors inputs_from_names(std::string const& salt, std::vector<nn::Shape> const& of) const {
    return inputs(model, salt, 0, of);
  }
};

/// A name that timm.create_model knows, without a tag, and the family that builds it.
struct ArchitectureEntry {
  std::string_view name{}, family{};
  Size input{};  ///< that timm's model is made for
};

/// A family's part in making AnyVariants. Including runtime/any_family.hpp defines it; a program that compiles families
/// in files of their own instantiates it there, and includes only this header elsewhere.
template <class Family>
struct AnyFamily {
  /// Of a row of the family's table, which it refers to.
  static AnyVariant variant(Row<typename Family::Config> const& row);
  /// Of a folder's model; nothing if it isn't the family's. Throws ConfigError for a setting that the network lacks.
  static std::optional<AnyVariant> from_hub(std::shared_ptr<hub::Model const> const& model);
  /// The architecture names of timm that its network can express.
  static std::vector<ArchitectureEntry> architectures();
};

/// A registry of families as a list of variants.
struct AnyRegistry {
  /// A variant's facts from the tables, and how it is made.
  struct Entry {
    TestId id{};  ///< of the test that upstream's runner has
    ModelInfo info{};
    VariantEntry entry{};
    bool is_default = false;  ///< of its family
    std::function<AnyVariant()> make{};

    ModelConfig const& model() const { return *entry.model; }
    /// The path of its family and its name: "resnet/pytorch-ResNet18".
    std::string name() const { return detail::cat(id.path, '-', id.variant); }
  };

  std::vector<Entry> variants{};  ///< family after family
  std::vector<std::function<std::optional<AnyVariant>(std::shared_ptr<hub::Model const> const&)>> hub{};
  std::vector<std::string_view> families{};
  std::vector<ArchitectureEntry> architectures{};  ///< of timm, family after family
  /// As ttfm::resolve of the families.
  std::function<TestId(std::string_view)> resolve{};

  /// The variant of a resolved test id. Throws ConfigError for one of another registry.
  Entry const& at(TestId const& id) const {
    for (auto const& each : variants)
      if (each.id.path == id.path && each.id.variant == id.variant) return each;
    throw ConfigError(id.text() + " is of no variant of the registry");
  }
};

/// The list of a hana::tuple of families. AnyFamily must be instantiated for each of them.
template <FamilyRegistry Families>
AnyRegistry any_registry(Families const& families) {
  AnyRegistry result;
  for_each_variant(families, [&]<class Family>(auto const& row) {
    result.variants.push_back({test_id<Family>(row), model_info<Family>(row), variant_entry<Family>(row),
                               row.name == Family::default_variant,
                               [&row] { return AnyFamily<Family>::variant(row); }});
  });
  hana::for_each(families, [&](auto type) {
    using Family = typename decltype(type)::type;
    result.hub.push_back(AnyFamily<Family>::from_hub);
    result.families.push_back(Family::name);
    for (auto const& entry : AnyFamily<Family>::architectures()) result.architectures.push_back(entry);
  });
  result.resolve = [&families](std::string_view text) { return ttfm::resolve(families, text); };
  return result;
}

}  // namespace ttfm
