#include "train_mnist.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <numeric>

#include "ttfm/checkpoint/fetch.hpp"
#include "ttfm/checkpoint/safetensors_writer.hpp"
#include "ttfm/models/mnist/train.hpp"
#include "ttfm/vision/chart.hpp"
#include "ttfm/vision/draw.hpp"

namespace cli {
namespace {

/// Losses over epochs, the mean of each hundredth of the training, and the share of the test split that is wrong.
vision::Chart curve_of(ttfm::models::mnist::Trained const& trained, std::string const& title) {
  vision::Line loss{.name = "loss, training", .colour = vision::colours::blue},
      wrong{.name = "wrong, test split", .colour = vision::colours::vermilion};
  auto const epochs = static_cast<double>(trained.accuracies.size());
  auto const steps = trained.losses.size(), each = std::max<std::size_t>(steps / 100, 1);
  for (std::size_t i = 0; i + each <= steps; i += each) {
    auto const* first = trained.losses.data() + i;
    loss.x.push_back(epochs * (static_cast<double>(i) + static_cast<double>(each) / 2) / static_cast<double>(steps));
    loss.y.push_back(std::accumulate(first, first + each, 0.0) / static_cast<double>(each));
  }
  for (std::size_t i = 0; i < trained.accuracies.size(); ++i) {
    wrong.x.push_back(static_cast<double>(i + 1));
    wrong.y.push_back(1 - trained.accuracies[i]);
  }
  return {.title = title, .x_label = "epoch", .lines = {std::move(loss), std::move(wrong)}};
}

}  // namespace

int train_mnist(TrainMnist const& options) {
  using namespace ttfm::models;
  auto const& row = get_variant_config<MNIST>(options.variant);
  auto const folder = options.data.empty() ? mnist::mnist_folder() : std::filesystem::path(options.data);
  check_folder(options.save);
  check_folder(options.curve);
  if (options.download) {
    ProgressBar bar("download");
    mnist::download_mnist(folder, checkpoint::fetch, [&](std::int64_t done, std::int64_t total) { bar(done, total); });
  } else if (options.data.empty() && !std::filesystem::is_directory(folder)) {
    throw DataError(
        folder.string() +
        ": MNIST isn't there; allow its download with --download, or name a folder of IDX files with --data");
  }
  auto const train = mnist::read_digits(folder, mnist::Split::train),
             test = mnist::read_digits(folder, mnist::Split::t10k);
  auto const trained = [&] {
    ProgressBar bar("train");
    return mnist::train(row, train, test,
                        {.epochs = options.epochs,
                         .batch_size = options.batch_size,
                         .learning_rate = options.learning_rate,
                         .seed = options.seed,
                         .progress = [&](std::int64_t done, std::int64_t total) { bar(done, total); }});
  }();
  auto const last = trained.accuracies.back();
  if (!options.save.empty())
    checkpoint::write_safetensors(options.save, trained.entries,
                                  {{"format", "pt"},
                                   {"variant", std::string(MNIST::name) + '-' + std::string(row.name)},
                                   {"test_accuracy", std::to_string(last)}});
  if (!options.curve.empty())
    vision::write_image(options.curve,
                        vision::draw(curve_of(trained, ttfm::detail::cat("MNIST ", row.name, ", ", folder.string()))));
  if (options.json) {
    print_line({{"variant", row.name},
                {"data", folder.string()},
                {"train_pictures", train.size()},
                {"test_pictures", test.size()},
                {"test_accuracy", trained.accuracies},
                {"last_loss", trained.losses.back()},
                {"saved", options.save}});
    return success;
  }
  std::printf("%s  %s\n", bold(row.name).c_str(),
              dim(ttfm::detail::cat(train.size(), " digits to learn, ", test.size(), " to test, of ", folder.string()))
                  .c_str());
  for (std::size_t i = 0; i < trained.accuracies.size(); ++i)
    std::printf("  epoch %2zu  %6.2f%% right  %s\n", i + 1, trained.accuracies[i] * 100,
                green(bar(trained.accuracies[i], 40)).c_str());
  if (!options.save.empty()) std::printf("  %s\n", dim("weights in " + options.save).c_str());
  return success;
}

}  // namespace cli
