// ttfm embed and similar: pictures as vectors, and the pictures that are most like another.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "batch.hpp"
#include "common.hpp"
#include "ttfm/runtime/embed.hpp"
#include "ttfm/runtime/similarity.hpp"
#include "ttfm/vision/contact_sheet.hpp"
#include "ttfm/vision/image.hpp"

namespace cli {

struct Embed : ModelOptions {
  std::vector<std::string> pictures{};
  std::string save{}, names{};
  Batches batches{};
};

struct Similar : ModelOptions, Drawing {
  std::string query{}, vectors{}, names{};
  std::vector<std::string> pictures{};
  Batches batches{};
  int count = 5;
  bool json = false;
};

inline Opened open_classifier(Registry const& registry, ModelOptions options, Run run) {
  options.run = std::move(run);
  return open(registry, options, [](Variant const& variant, LoadOptions&) {
    check_kind(variant.title(), variant.kind, {ModelKind::classification});
  });
}

/// The vectors of the pictures that a call names. What failed is told.
inline Embeddings embed_named(AnyModel const& model, std::vector<NamedPicture> const& pictures,
                              BatchOptions const& batches, Failures& failures) {
  std::vector<std::filesystem::path> files;
  for (auto const& [name, failure] : pictures) {
    if (failure)
      failures.tell(name, *failure);
    else
      files.emplace_back(name);
  }
  auto result = [&] {
    Progress progress("embed", files.size());
    return ttfm::embed(model, files, batches, [&](std::size_t done) { progress.done(done); });
  }();
  for (auto const& [picture, failure] : result.failures) failures.tell(picture.string(), failure);
  return result;
}

inline int embed(Registry const& registry, Embed const& options) {
  for (auto const& file : {options.save, options.names}) check_folder(file);
  auto const pictures = named_pictures(options.pictures);
  auto const opened = open_classifier(registry, options, options.batches.run(options.run, pictures.size()));
  Failures failures;
  Rate rate;
  auto const result = embed_named(opened.model, pictures, options.batches.options(options.run), failures);
  if (result.pictures.empty()) return failures.exit(pictures.size());
  if (!options.names.empty()) write_names(options.names, result.pictures);
  checkpoint::write_npy(options.save, result.vectors);
  std::printf("%s  %zu vectors of %lld values  %s\n", bold(options.save).c_str(), result.pictures.size(),
              static_cast<long long>(result.vectors.size(1)), dim(opened.model.title()).c_str());
  std::puts(dim(rate.text(pictures.size(), failures.count())).c_str());
  return failures.exit(pictures.size());
}

/// A picture among its neighbours.
inline cv::Mat sheet_of(std::string const& query, Embeddings const& embeddings, std::vector<Neighbour> const& nearest,
                        vision::Font const& font) {
  auto base = [](std::filesystem::path const& path) { return path.filename().string(); };
  vision::ContactSheet sheet{.title = ttfm::detail::cat("most like ", base(query))};
  sheet.tiles.push_back({vision::read_image(query), {base(query)}, true});
  for (auto const& [index, similarity] : nearest) {
    auto const& path = embeddings.pictures[static_cast<std::size_t>(index)];
    char text[32];
    std::snprintf(text, sizeof text, "%.4f", static_cast<double>(similarity));
    sheet.tiles.push_back({vision::read_image(path), {base(path), text}});
  }
  return vision::draw(sheet, font);
}

inline int similar(Registry const& registry, Similar const& options) {
  check_folder(options.save);
  auto const font = options.type();
  bool const saved = !options.vectors.empty();
  if (saved == !options.pictures.empty())
    throw ConfigError(saved ? "pictures to compare with are named, and --vectors too; name one of them"
                            : "name pictures or folders to compare with, or --vectors with --names");
  auto const pictures = named_pictures(options.pictures);
  auto embeddings = saved ? read_embeddings(options.vectors, options.names) : Embeddings{};
  auto const opened = open_classifier(registry, options, options.batches.run(options.run, pictures.size() + 1));
  auto const& model = opened.model;
  Failures failures;
  auto const query = model.features({vision::Image(std::filesystem::path(options.query))}).pooled[0];
  if (!saved) embeddings = embed_named(model, pictures, options.batches.options(options.run), failures);
  if (embeddings.pictures.empty()) {
    if (failures.count()) return failures.exit(pictures.size());
    throw DataError("there are no vectors to compare with");
  }
  // The picture itself is no find.
  auto is_query = [&](std::filesystem::path const& path) {
    std::error_code failed;
    return std::filesystem::equivalent(path, options.query, failed);
  };
  auto const own = std::count_if(embeddings.pictures.begin(), embeddings.pictures.end(), is_query);
  auto nearest = ttfm::nearest(query, embeddings.vectors, options.count + own);
  std::erase_if(nearest, [&](Neighbour const& each) {
    return is_query(embeddings.pictures[static_cast<std::size_t>(each.index)]);
  });
  nearest.resize(std::min(nearest.size(), static_cast<std::size_t>(options.count)));
  if (options.json) {
    auto list = ordered_json::array();
    for (auto const& [index, similarity] : nearest)
      list.push_back(
          {{"image", embeddings.pictures[static_cast<std::size_t>(index)].string()}, {"similarity", similarity}});
    print_line({{"image", options.query}, {"model", opened.id}, {"similar", std::move(list)}});
  } else {
    print_title(options.query, model);
    for (auto const& [index, similarity] : nearest)
      std::printf("  %7.4f  %s\n", static_cast<double>(similarity),
                  embeddings.pictures[static_cast<std::size_t>(index)].c_str());
  }
  if (!options.save.empty()) vision::write_image(options.save, sheet_of(options.query, embeddings, nearest, font));
  return failures.exit(pictures.size());
}

inline void add_embedding(CLI::App* command, ModelOptions& options, Batches& batches) {
  command->add_option("-m,--model", options.model, model_help)->capture_default_str();
  add_batches(command, batches);
  add_weights(command, options.weights);
  add_changes(command, options.changes);
  add_run(command, options.run);
}

inline void add_embed(CLI::App& app, Registry const& registry, std::string_view default_model, Action& chosen) {
  auto const options = std::make_shared<Embed>();
  options->model = default_model;
  auto* command = app.add_subcommand("embed", "write the feature vectors of pictures");
  command->add_option("pictures", options->pictures, pictures_help)->required();
  command->add_option("--save", options->save, "write the vectors to this .npy file, a row per picture")->required();
  command->add_option("--names", options->names, "write the pictures' paths to this file, a line per row");
  add_embedding(command, *options, options->batches);
  command->callback(
      [options, &registry, &chosen] { chosen = [&registry, options] { return embed(registry, *options); }; });
}

inline void add_similar(CLI::App& app, Registry const& registry, std::string_view default_model, Action& chosen) {
  auto const options = std::make_shared<Similar>();
  options->model = default_model;
  auto* command = app.add_subcommand("similar", "find the pictures that are most like another");
  command->add_option("query", options->query, "a picture")->required();
  command->add_option("pictures", options->pictures, std::string("to compare with: ") + pictures_help);
  command->add_option("-k,--count", options->count, "pictures to find")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  auto* const vectors =
      command->add_option("--vectors", options->vectors, "vectors that ttfm embed wrote with this model");
  auto* const names = command->add_option("--names", options->names, "the paths that it wrote beside them");
  vectors->needs(names);
  names->needs(vectors);
  add_drawing(command, *options, "draw the picture and those found to this file");
  command->add_flag("--json", options->json, "the result as a line of JSON");
  add_embedding(command, *options, options->batches);
  command->callback(
      [options, &registry, &chosen] { chosen = [&registry, options] { return similar(registry, *options); }; });
}

}  // namespace cli
