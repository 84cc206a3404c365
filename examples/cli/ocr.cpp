#include "ocr.hpp"

#include <optional>
#include <utility>

#include "model.hpp"
#include "ttfm/models/suryaocr.hpp"
#include "ttfm/runtime/evaluate.hpp"

namespace cli {
namespace {

using ttfm::SuryaOcr;

/// Calls `use` with the weights that were asked for, as the constructors of pipelines take them.
template <class Use>
auto with_weights(Weights const& weights, ttfm::ModelConfig const& model, Use use) {
  using namespace ttfm;
  if (weights.file.empty() && weights.random) return use(nn::random_weights(), std::string("random weights"));
  if (weights.file.empty() && weights.from_names)
    return use(nn::weights_from_names(*weights.from_names), std::string("weights from names"));
  auto const options = load_options(weights);
  auto const file = obtain(model, options);
  return use(checkpoint::read(file, options.read), file.string());
}

/// The tokens of the recogniser. Throws ConfigError where no tokenizer is named.
ttfm::text::OcrTokens tokens_of(OcrOptions const& options) {
  if (options.tokenizer.empty())
    throw ttfm::ConfigError(
        "reading needs --tokenizer, the tokenizer.json beside the recogniser's checkpoint; "
        "--detect-only finds lines without it");
  auto const& reads = ttfm::get_variant_config<SuryaOcr>("Ocr_Text");
  return ttfm::text::OcrTokens::read(options.tokenizer, options.special_tokens, reads.config.recognition.vocabulary);
}

using Recogniser = ttfm::TextRecogniser<SuryaOcr, ttfm::device::Any>;

Recogniser recogniser_of(OcrOptions const& options, ttfm::text::OcrTokens const& tokens,
                         ttfm::device::Any const& device) {
  using namespace ttfm;
  auto const& reads = get_variant_config<SuryaOcr>("Ocr_Text");
  return with_weights(options.recogniser, reads.model, [&](auto weights, std::string const& name) {
    if constexpr (std::is_same_v<decltype(weights), nn::Source>)
      return Recogniser(reads, std::move(weights), tokens, device);
    else
      return Recogniser(reads, std::move(weights), tokens, device, name);
  });
}

struct OcrReader final : Reader {
  ttfm::Ocr<SuryaOcr, ttfm::device::Any> ocr;
  bool mathematics;
  mutable FirstRun first_run;

  OcrReader(OcrOptions const& options, ttfm::device::Any const& device)
      : ocr(make(options, device)), mathematics(!options.no_math) {}

  static ttfm::Ocr<SuryaOcr, ttfm::device::Any> make(OcrOptions const& options, ttfm::device::Any const& device) {
    using namespace ttfm;
    auto const& finds = get_variant_config<SuryaOcr>("Ocr_Detection");
    std::optional<text::OcrTokens> tokens;
    if (!options.detect_only) tokens = tokens_of(options);
    auto detector = with_weights(options.detector, finds.model, [&](auto weights, std::string const& name) {
      if constexpr (std::is_same_v<decltype(weights), nn::Source>)
        return Pipeline<SuryaOcr, ttfm::device::Any>(finds, std::move(weights), device);
      else
        return Pipeline<SuryaOcr, ttfm::device::Any>(finds, std::move(weights), device, name);
    });
    if (!tokens) return Ocr<SuryaOcr, ttfm::device::Any>(std::move(detector));
    return {std::move(detector), recogniser_of(options, *tokens, device)};
  }

  ttfm::vision::OcrPage run(std::filesystem::path const& page, Timings& timings,
                            ttfm::checkpoint::Progress const& progress) const override {
    return first_run([&] { return ocr.run(page, {.mathematics = mathematics, .progress = progress}); }, timings);
  }
};

}  // namespace

LineReader open_line_reader(OcrOptions const& options) {
  auto const recogniser =
      std::make_shared<Recogniser const>(recogniser_of(options, tokens_of(options), make_device(options.run)));
  return {[recogniser, mathematics = !options.no_math](cv::Mat const& rgb, std::vector<ttfm::vision::OcrLine> lines) {
            return (*recogniser)(rgb, std::move(lines), {.mathematics = mathematics});
          },
          ttfm::weights_digest(recogniser->weights())};
}

std::unique_ptr<Reader> open_ocr(OcrOptions const& options) {
  return std::make_unique<OcrReader>(options, make_device(options.run));
}

}  // namespace cli
