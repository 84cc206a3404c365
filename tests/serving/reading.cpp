#include "ttfm/serving/reading.hpp"

#include <ATen/ops/zeros.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "ttfm/serving/host.hpp"

namespace {

using namespace ttfm;
using namespace ttfm::serving;

/// Finds two lines on each page.
class Finder final : public Servable {
 public:
  explicit Finder(std::string version, bool finds = true) : finds_(finds) {
    info_.title = "lines", info_.version = std::move(version), info_.kind = ModelKind::ocr;
    info_.inputs = info_.outputs = {{"input", {1, 1}, 0}};
    info_.takes_pictures = true;
  }
  ServableInfo const& info() const override { return info_; }
  Prepared example() const override {
    Prepared result;
    result.inputs = {at::zeros({1, 1})};
    return result;
  }
  Prepared prepare(Input input) const override {
    auto result = example();
    if (std::holds_alternative<nn::Tensors>(input))
      result.has_result = false;
    else if (!std::holds_alternative<std::string>(input))
      throw ConfigError("lines takes no series");
    return result;
  }
  nn::Tensors run(std::span<Prepared const* const> items) override {
    return {at::zeros({static_cast<std::int64_t>(items.size()), 1})};
  }
  Result finish(nn::Tensors const&, int, Prepared const&) const override {
    vision::OcrPage page;
    if (finds_) page.lines.resize(2);
    page.size = {300, 451};
    return page;
  }

 private:
  bool finds_;
  ServableInfo info_{};
};

/// Tells the size of the page and the number of the line.
std::vector<vision::OcrLine> read_lines(cv::Mat const& rgb, std::vector<vision::OcrLine> lines) {
  for (std::size_t i = 0; i < lines.size(); ++i)
    lines[i].text = ttfm::detail::cat(rgb.cols, 'x', rgb.rows, " line ", i);
  return lines;
}

Loader loader_of(ReadLines with, bool finds = true) {
  return [reader = std::make_shared<SharedLineReader>(LineReader{std::move(with), "2"}), finds](Place const&) {
    return std::make_unique<ReadingServable>(std::make_unique<Finder>("1", finds), reader);
  };
}

Call page() {
  std::ifstream in(TTFM_TEST_DATA "/images/chelsea.png", std::ios::binary);
  Call call{.model = "pages"};
  call.input = std::string(std::istreambuf_iterator<char>(in), {});
  return call;
}

}  // namespace

TEST_CASE("the lines of a served page have their text") {
  Host host;
  host.load("pages", loader_of(read_lines), {.replicas = 2, .threads = 1});
  auto const reply = host.call(page());
  REQUIRE(reply.status == Status::ok);
  auto const& result = reply.result->as<vision::OcrPage>();
  CHECK(result.read);
  REQUIRE(result.lines.size() == 2);
  CHECK(result.lines[0].text == "451x300 line 0");
  CHECK(result.lines[1].text == "451x300 line 1");
}

TEST_CASE("a page without lines is read, and tensors are not") {
  int times = 0;
  Host host;
  host.load("pages", loader_of([&](cv::Mat const&, auto lines) { return ++times, lines; }, false));
  auto const reply = host.call(page());
  CHECK(reply.result->as<vision::OcrPage>().read);
  CHECK(reply.result->as<vision::OcrPage>().lines.empty());
  CHECK(host.call({.model = "pages", .input = nn::Tensors{at::zeros({1, 1})}}).outputs.size() == 1);
  CHECK(times == 0);
}

TEST_CASE("a page that can't be read is a failure of its own") {
  Host host;
  host.load("pages", loader_of([](cv::Mat const&, auto) -> std::vector<vision::OcrLine> {
              throw ImageError("a line is too thin");
            }));
  auto const reply = host.call(page());
  CHECK(reply.status == Status::bad_input);
  CHECK(reply.message == "a line is too thin");
  CHECK(host.call({.model = "pages", .input = std::vector<double>{1}}).message == "lines takes no series");
}

TEST_CASE("the version of a model that reads is that of both its parts") {
  auto of = [](char const* detector, char const* reader) {
    return ReadingServable(std::make_unique<Finder>(detector),
                           std::make_shared<SharedLineReader>(LineReader{read_lines, reader}))
        .info()
        .version;
  };
  CHECK(of("1", "2").size() == 16);
  CHECK(of("1", "2") == of("1", "2"));
  CHECK(of("1", "2") != of("1", "3"));
  CHECK(of("1", "2") != of("3", "2"));
}
