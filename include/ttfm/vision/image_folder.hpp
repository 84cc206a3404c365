/// @file  Pictures on disk: a folder per class, lists of pictures with labels, and files, folders and patterns.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "ttfm/core/detail/read_file.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/vision/detail/glob.hpp"
#include "ttfm/vision/random.hpp"

namespace ttfm::vision {

/// The suffixes, in any case, by which pictures are found in folders: torchvision.datasets.folder.IMG_EXTENSIONS. Those
/// that aren't decoded (.ppm, .pgm, .tif, .tiff) are found too, so that no picture is left out in silence.
inline constexpr std::array<std::string_view, 9> picture_suffixes{".jpg", ".jpeg", ".png",  ".ppm", ".bmp",
                                                                  ".pgm", ".tif",  ".tiff", ".webp"};

/// A picture's file and the index of its class.
struct LabelledPicture {
  std::filesystem::path path;
  int index = 0;
  friend bool operator==(LabelledPicture const&, LabelledPicture const&) = default;
};

/// Pictures with classes. Names of classes are bytes as the file system has them, not always UTF-8.
struct ImageFolder {
  std::vector<std::string> classes{};
  std::vector<LabelledPicture> samples{};
};

/// The meaning of a data set's folders: from the folder's name to an index or a label of a model's classes.
struct ClassMap {
  std::string name{};  ///< of the file, for messages
  std::map<std::string, std::string, std::less<>> values{};
};

namespace detail {

using ttfm::detail::cat;
using ttfm::detail::join;

inline bool has_picture_suffix(std::string_view name) {
  std::string low(name);
  std::transform(low.begin(), low.end(), low.begin(), ttfm::detail::lower);
  return std::any_of(picture_suffixes.begin(), picture_suffixes.end(),
                     [&](std::string_view suffix) { return low.ends_with(suffix); });
}

/// A name or label in a message: at most 80 bytes of it, without control characters.
inline std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (char const c : text::valid_utf8(text.substr(0, 80))) result += static_cast<unsigned char>(c) < ' ' ? '?' : c;
  return result + (text.size() > 80 ? "...\"" : "\"");
}

struct FolderEntry {
  std::string name;
  bool folder = false, link = false;
};

/// A folder's entries, sorted by the bytes of the names. A link to a folder counts as a folder.
inline std::vector<FolderEntry> entries_of(std::filesystem::path const& folder) {
  std::error_code failed;
  std::vector<FolderEntry> result;
  std::filesystem::directory_iterator at(folder, failed), end;
  for (; !failed && at != end; at.increment(failed)) {
    std::error_code unknown;  // a link to nowhere is no folder
    result.push_back({at->path().filename().string(), at->is_directory(unknown), at->is_symlink(unknown)});
  }
  if (failed) throw DataError(cat(folder.string(), ": the folder can't be read: ", failed.message()));
  std::sort(result.begin(), result.end(), [](auto const& a, auto const& b) { return a.name < b.name; });
  return result;
}

/// Calls `take(folder, entries)` for a folder and all below it. `above` are the folders that lead to this one.
template <class Take>
void walk(std::filesystem::path const& folder, Take const& take, std::vector<std::filesystem::path>& above) {
  auto const entries = entries_of(folder);
  take(folder, entries);
  above.push_back(folder);
  for (auto const& entry : entries) {
    if (!entry.folder) continue;
    auto const inner = folder / entry.name;
    // Without links there are no loops.
    if (entry.link)
      for (auto const& outer : above) {
        std::error_code unknown;
        if (std::filesystem::equivalent(inner, outer, unknown))
          throw DataError(cat(inner.string(), ": the link leads back to the folder ", outer.string(),
                              ", which holds it; remove the link"));
      }
    walk(inner, take, above);
  }
  above.pop_back();
}

/// The pictures of a folder and of all below it, in torchvision's order: the folders by their whole path, in each the
/// pictures by name, by the bytes of both.
inline std::vector<std::filesystem::path> pictures_below(std::filesystem::path const& folder) {
  std::map<std::string, std::vector<std::filesystem::path>> found;
  std::vector<std::filesystem::path> above;
  walk(
      folder,
      [&](std::filesystem::path const& inner, std::vector<FolderEntry> const& entries) {
        for (auto const& entry : entries)
          if (!entry.folder && has_picture_suffix(entry.name)) found[inner.string()].push_back(inner / entry.name);
      },
      above);
  std::vector<std::filesystem::path> result;
  for (auto& [path, pictures] : found) result.insert(result.end(), pictures.begin(), pictures.end());
  return result;
}

/// Names of a list in a message, the first few of them.
inline std::string some_of(std::vector<std::string> const& names) {
  std::vector<std::string> shown;
  for (auto const& name : names) {
    if (shown.size() == 5) return join(shown) + cat(" and ", names.size() - 5, " more");
    shown.push_back(in_quotes(name));
  }
  return join(shown);
}

/// The class folders of a data set, sorted, and their pictures. Throws DataError if one has none.
inline ImageFolder folders_of(std::filesystem::path const& folder) {
  std::error_code failed;
  auto const status = std::filesystem::status(folder, failed);
  if (!std::filesystem::exists(status)) throw DataError(cat(folder.string(), ": there is no such folder"));
  if (!std::filesystem::is_directory(status)) throw DataError(cat(folder.string(), ": is no folder"));
  ImageFolder result;
  std::vector<std::string> empty;
  for (auto const& entry : entries_of(folder)) {
    if (!entry.folder) continue;
    auto const pictures = pictures_below(folder / entry.name);
    if (pictures.empty()) empty.push_back(entry.name);
    for (auto const& picture : pictures) result.samples.push_back({picture, static_cast<int>(result.classes.size())});
    result.classes.push_back(entry.name);
  }
  if (result.classes.empty())
    throw DataError(
        cat(folder.string(), ": the folder has no subfolders; one per class is expected, with its pictures"));
  if (!empty.empty())
    throw DataError(cat(folder.string(), ": the class", empty.size() == 1 ? " " : "es ", some_of(empty),
                        empty.size() == 1 ? " has" : " have", " no pictures (", join(picture_suffixes), ')'));
  return result;
}

/// All of a text file, and its lines without their ends. Throws DataError naming it.
inline std::string text_of(std::filesystem::path const& path) {
  std::string text;
  if (auto const failed = ttfm::detail::read_file(path, text); !failed.empty())
    throw DataError(cat(path.string(), ": ", failed));
  if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
  return text;
}

template <class Take>
void each_line(std::string_view text, Take const& take) {
  for (std::size_t number = 1; !text.empty(); ++number) {
    auto const end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(" \t") != line.npos) take(number, line);
  }
}

inline std::string_view trimmed(std::string_view text) {
  auto const from = std::min(text.find_first_not_of(" \t"), text.size());
  text.remove_prefix(from);
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

/// A text of digits as a number; nothing for any other text and for one that is too large.
inline std::optional<int> number_of(std::string_view text) {
  int value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool const whole = error == std::errc{} && end == text.data() + text.size() && !text.starts_with('-');
  return whole ? std::optional(value) : std::nullopt;
}

/// Classes by name, to look up labels and indices that stand in a file.
class ClassNames {
 public:
  explicit ClassNames(std::vector<std::string> const& classes) : classes_(classes) {
    for (std::size_t i = 0; i < classes.size(); ++i) {
      auto const [at, fresh] = index_.try_emplace(classes[i], static_cast<int>(i));
      if (!fresh) again_.try_emplace(classes[i], static_cast<int>(i));
    }
  }

  /// The class that a text names: by its label, by its label up to the first comma (ImageNet's lists have synonyms
  /// behind it), or by its index. Throws DataError, which begins with `where`, if there is none or if there are two.
  int find(std::string_view text, std::string_view where) const {
    auto fail = [&](auto const&... why) { throw DataError(cat(where, ": ", why...)); };
    auto label = index_.find(text);
    if (label == index_.end() && text.find(',') != text.npos) label = index_.find(text.substr(0, text.find(',')));
    auto const number = number_of(text);
    if (label == index_.end()) {
      if (classes_.empty()) fail("the model's classes are not known");
      if (!number)
        fail(in_quotes(text), " is neither a class's index nor its label; the nearest labels are ",
             join(ttfm::detail::nearest(text, classes_)));
      if (static_cast<std::size_t>(*number) >= classes_.size())
        fail("there is no class ", *number, ": the model has ", classes_.size());
      return *number;
    }
    if (auto const other = again_.find(label->first); other != again_.end())
      fail("two classes have the label ", in_quotes(label->first), ": ", label->second, " and ", other->second,
           "; name the class by its index");
    if (number && *number != label->second && static_cast<std::size_t>(*number) < classes_.size())
      fail(in_quotes(text), " is the label of class ", label->second, " and the index of another");
    return label->second;
  }

 private:
  std::vector<std::string> const& classes_;
  std::map<std::string, int, std::less<>> index_, again_;
};

}  // namespace detail

/// Reads a folder per class as torchvision.datasets.ImageFolder does: the classes are the subfolders' names, sorted by
/// their bytes; the pictures of a class are all below its folder, links followed. Throws DataError naming the folder
/// for one that can't be read, has no subfolders, or a class without pictures, and for links that make a loop.
inline ImageFolder read_image_folder(std::filesystem::path const& folder) { return detail::folders_of(folder); }

/// Reads a folder per class for a model's `classes`, in the order of its output: each subfolder's name is looked up in
/// `map`, or without one is itself a label or an index of `classes`. Two folders may be of one class. Throws DataError
/// as above, and for a folder that stands for no class or for two.
inline ImageFolder read_image_folder(std::filesystem::path const& folder, std::vector<std::string> const& classes,
                                     std::optional<ClassMap> const& map = std::nullopt) {
  using detail::cat, detail::in_quotes;
  auto found = detail::folders_of(folder);
  detail::ClassNames const names(classes);
  std::vector<int> indices;
  for (auto const& name : found.classes) {
    if (!map) {
      indices.push_back(names.find(name, (folder / name).string()));
      continue;
    }
    auto const value = map->values.find(name);
    if (value == map->values.end())
      throw DataError(cat(map->name, ": there is no line for the folder ", in_quotes(name), " of ", folder.string()));
    indices.push_back(names.find(value->second, cat(map->name, ", folder ", in_quotes(name))));
  }
  for (auto& sample : found.samples) sample.index = indices[static_cast<std::size_t>(sample.index)];
  return {classes, std::move(found.samples)};
}

/// Reads what the folders of a data set stand for, such as ImageNet's (n01440764): lines of a folder's name, a tab,
/// comma or space, and an index or label (up to a tab if the line has one); or JSON, {"n01440764": 0} or
/// {"0": ["n01440764", "tench"]}. Throws DataError naming the file and the line.
inline ClassMap read_class_map(std::filesystem::path const& path) {
  using detail::cat, detail::in_quotes;
  auto const text = detail::text_of(path);
  ClassMap result{.name = path.string()};
  auto add = [&](std::string_view folder, std::string_view value, std::string_view where) {
    if (!result.values.try_emplace(std::string(folder), value).second)
      throw DataError(cat(where, ": the folder ", in_quotes(folder), " is there twice"));
  };
  auto const first = text.find_first_not_of(" \t\r\n");
  if (first != text.npos && text[first] == '{') {
    std::set<std::string> keys;
    auto check = [&](int depth, nlohmann::json::parse_event_t event, nlohmann::json& key) {
      if (depth == 1 && event == nlohmann::json::parse_event_t::key && !keys.insert(key.get<std::string>()).second)
        throw DataError(cat(result.name, ": ", in_quotes(key.get<std::string>()), " is there twice"));
      return true;
    };
    auto const json = nlohmann::json::parse(text, check, false);
    if (json.is_discarded()) throw DataError(cat(result.name, ": is no JSON, though it begins with {"));
    for (auto const& [key, value] : json.items()) {
      auto const where = cat(result.name, ", ", in_quotes(key));
      if (value.is_array() && value.size() == 2 && value[0].is_string())
        add(value[0].get<std::string>(), key, where);
      else if (value.is_string())
        add(key, value.get<std::string>(), where);
      else if (value.is_number_unsigned())
        add(key, value.dump(), where);
      else
        throw DataError(cat(where, ": an index or a label is expected, not ", value.type_name()));
    }
  } else {
    detail::each_line(text, [&](std::size_t number, std::string_view line) {
      auto const tab = line.find('\t'), at = tab != line.npos ? tab : line.find_first_of(", ");
      auto const where = cat(result.name, ", line ", number);
      auto const folder = line.substr(0, at), value = at == line.npos ? "" : detail::trimmed(line.substr(at + 1));
      if (folder.empty() || value.empty())
        throw DataError(cat(where, ": a folder's name, a tab, comma or space, and an index or label are expected, not ",
                            in_quotes(line)));
      add(folder, value, where);
    });
  }
  if (result.values.empty()) throw DataError(result.name + ": the file names no folders");
  return result;
}

/// Reads a list of pictures: lines of a path, relative to the list's folder, a tab, or else the last comma, or else the
/// last space, and the class. With a model's `classes` that is a label or an index of them; without, the classes are
/// the labels in the list, sorted, or if all are numbers the indices up to the largest. Throws DataError naming the
/// file and the line for a line of another form, a picture that isn't there and a class that isn't known.
inline ImageFolder read_image_list(std::filesystem::path const& path, std::vector<std::string> const& classes = {}) {
  using detail::cat, detail::in_quotes;
  auto const text = detail::text_of(path);
  auto const base = path.parent_path();
  ImageFolder result{.classes = classes};
  std::vector<std::string> labels, places;
  detail::each_line(text, [&](std::size_t number, std::string_view line) {
    auto const tab = line.find('\t'), comma = line.rfind(',');
    auto const at = tab != line.npos ? tab : comma != line.npos ? comma : line.rfind(' ');
    auto const where = cat(path.string(), ", line ", number);
    auto const picture = line.substr(0, at), label = at == line.npos ? "" : detail::trimmed(line.substr(at + 1));
    if (picture.empty() || label.empty())
      throw DataError(
          cat(where, ": a picture's path, a tab or comma, and its class are expected, not ", in_quotes(line)));
    if (picture.find('\0') != picture.npos) throw DataError(where + ": the path has a zero byte");
    auto const file = base / std::filesystem::path(picture);
    std::error_code failed;
    if (!std::filesystem::exists(file, failed))
      throw DataError(cat(where, ": there is no file ", in_quotes(file.string())));
    result.samples.push_back({file});
    labels.emplace_back(label);
    places.push_back(where);
  });
  if (labels.empty()) throw DataError(path.string() + ": the list has no pictures");
  if (!classes.empty()) {
    detail::ClassNames const names(classes);
    for (std::size_t i = 0; i < labels.size(); ++i) result.samples[i].index = names.find(labels[i], places[i]);
    return result;
  }
  int most = 0;
  bool const numbers = std::all_of(labels.begin(), labels.end(), [&](std::string const& label) {
    auto const number = detail::number_of(label);
    most = std::max(most, number.value_or(0));
    return number.has_value();
  });
  if (numbers && most >= 1'000'000)
    throw DataError(cat(path.string(), ": the class ", most, " is more than the 1000000 that a list may have"));
  if (numbers) {
    for (int i = 0; i <= most; ++i) result.classes.push_back(std::to_string(i));
    for (std::size_t i = 0; i < labels.size(); ++i) result.samples[i].index = *detail::number_of(labels[i]);
    return result;
  }
  std::map<std::string, int, std::less<>> indices;
  for (auto const& label : labels) indices.try_emplace(label, 0);
  for (auto& [label, index] : indices) {
    index = static_cast<int>(result.classes.size());
    result.classes.push_back(label);
  }
  for (std::size_t i = 0; i < labels.size(); ++i) result.samples[i].index = indices.at(labels[i]);
  return result;
}

/// A data set in two parts, each in the order of the whole.
struct Split {
  ImageFolder training{}, held_out{};
};

/// Holds out a share of the pictures of each class, chosen by the seed: rounded, at least one where a class has two,
/// and never all. Throws ConfigError for a share that isn't between 0 and 1, and DataError if no class has two
/// pictures.
inline Split hold_out(ImageFolder const& whole, double share, std::uint64_t seed) {
  if (!(share > 0 && share < 1))
    throw ConfigError(detail::cat("the share of pictures to hold out is between 0 and 1, not ", share));
  std::map<int, std::vector<std::size_t>> by_class;
  for (std::size_t i = 0; i < whole.samples.size(); ++i) by_class[whole.samples[i].index].push_back(i);
  Random random(seed);
  std::vector<bool> held(whole.samples.size());
  bool any = false;
  for (auto& [index, places] : by_class) {
    if (places.size() < 2) continue;
    random.shuffle(places);
    auto const wanted = static_cast<std::size_t>(std::lround(share * static_cast<double>(places.size())));
    auto const count = std::clamp<std::size_t>(wanted, 1, places.size() - 1);
    for (std::size_t i = 0; i < count; ++i) held[places[i]] = any = true;
  }
  if (!any) throw DataError("no class has two pictures, so that none can be held out");
  Split result{{whole.classes}, {whole.classes}};
  for (std::size_t i = 0; i < held.size(); ++i)
    (held[i] ? result.held_out : result.training).samples.push_back(whole.samples[i]);
  return result;
}

namespace detail {

/// The files and folders that a pattern matches, sorted. `**` alone between slashes stands for any number of folders;
/// links to folders are followed, but not by `**`.
class Expansion {
 public:
  explicit Expansion(std::string_view pattern) {
    std::filesystem::path start = pattern.starts_with('/') ? "/" : "";
    for (std::size_t at = 0; at <= pattern.size();) {
      auto const end = std::min(pattern.find('/', at), pattern.size());
      auto const part = pattern.substr(at, end - at);
      // A slash at the end asks for folders; they are looked through, so that it changes nothing else.
      if (!part.empty() && !(part == "**" && !parts_.empty() && parts_.back() == part)) parts_.emplace_back(part);
      at = end + 1;
    }
    follow(start, 0);
  }
  std::set<std::string> const& found() const { return found_; }

 private:
  static std::filesystem::path here(std::filesystem::path const& folder) { return folder.empty() ? "." : folder; }

  void follow(std::filesystem::path const& folder, std::size_t part) {
    if (part == parts_.size()) {
      found_.insert(here(folder).string());
      return;
    }
    auto const& pattern = parts_[part];
    std::error_code unknown;
    if (!is_pattern(pattern)) {
      if (auto const next = folder / pattern; std::filesystem::exists(next, unknown)) follow(next, part + 1);
      return;
    }
    if (!std::filesystem::is_directory(here(folder), unknown)) return;
    if (pattern == "**") {
      follow(folder, part + 1);
      if (part + 1 == parts_.size()) return;  // a folder that is found is looked through anyway
      for (auto const& entry : entries_of(here(folder)))
        if (entry.folder && !entry.link && !entry.name.starts_with('.')) follow(folder / entry.name, part);
      return;
    }
    Glob const glob(pattern);
    for (auto const& entry : entries_of(here(folder)))
      if (glob.matches(entry.name) && (entry.folder || part + 1 == parts_.size()))
        follow(folder / entry.name, part + 1);
  }

  std::vector<std::string> parts_;
  std::set<std::string> found_;
};

}  // namespace detail

/// The pictures that a command line names, in the order of the names, each once. A file is taken as it is; a folder
/// gives its pictures and those below it, by their suffix; a pattern (`photos/**/*.jpg`, with `*`, `?`, `[a-z]`, and
/// `**` for any number of folders) gives what it matches, sorted. Throws DataError for a name that gives nothing, for a
/// folder that can't be read, and for links that make a loop.
inline std::vector<std::filesystem::path> expand_pictures(std::vector<std::string> const& names) {
  using detail::cat, detail::in_quotes;
  std::vector<std::filesystem::path> result;
  std::set<std::string> had;
  auto add = [&](std::filesystem::path const& picture) {
    if (had.insert(picture.lexically_normal().string()).second) result.push_back(picture);
  };
  auto take = [&](std::string const& name) {
    std::error_code unknown;
    bool const folder = std::filesystem::is_directory(name, unknown);
    if (!folder) return add(name), std::size_t{1};
    auto const pictures = detail::pictures_below(name);
    for (auto const& picture : pictures) add(picture);
    return pictures.size();
  };
  auto const suffixes = ttfm::detail::join(picture_suffixes);
  for (auto const& name : names) {
    if (name.empty() || name.find('\0') != name.npos)
      throw DataError(cat(in_quotes(name), " is no name of a picture, a folder or a pattern"));
    std::error_code failed;
    if (std::filesystem::exists(name, failed)) {
      if (take(name) == 0)
        throw DataError(cat(name, ": the folder and those below it have no pictures (", suffixes, ')'));
      continue;
    }
    if (!detail::is_pattern(name)) {
      bool const missing = !failed || failed == std::errc::no_such_file_or_directory;
      throw DataError(
          cat(name, missing ? ": there is no such file or folder" : ": can't be reached: " + failed.message()));
    }
    std::size_t count = 0;
    auto const found = detail::Expansion(name).found();
    for (auto const& match : found) count += take(match);
    if (found.empty()) throw DataError(cat(name, ": the pattern matches no file and no folder"));
    if (count == 0) throw DataError(cat(name, ": the pattern matches only folders without pictures (", suffixes, ')'));
  }
  if (result.empty()) throw DataError("no pictures are named; name files, folders or patterns such as 'photos/*.jpg'");
  return result;
}

}  // namespace ttfm::vision
