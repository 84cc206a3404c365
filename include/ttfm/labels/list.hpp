/// @file  Label sets of names that are read at run time.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/core/labels.hpp"

namespace ttfm::labels {

/// A label set for results, which may outlive the model: any Set, or names that were read at run time, whose ownership
/// copies share. As a Set it is a view, so that the List must outlive a row that it is put into.
class List : public Set {
 public:
  List() = default;
  List(Set const& set) : Set(set) {}  // NOLINT: a Set is a List whose names live elsewhere
  List(std::string name, std::vector<std::string> names, Traits traits = {})
      : List(std::make_shared<Names const>(std::move(name), std::move(names)), traits) {}

 private:
  struct Names {
    Names(std::string set, std::vector<std::string> classes)
        : name(std::move(set)), texts(std::move(classes)), views(texts.begin(), texts.end()) {}
    std::string name;
    std::vector<std::string> texts;
    std::vector<std::string_view> views;
  };

  List(std::shared_ptr<Names const> names, Traits traits)
      : Set(names->name, names->views, traits), names_(std::move(names)) {}

  std::shared_ptr<Names const> names_;
};

}  // namespace ttfm::labels
