#include "ttfm/checkpoint/download.hpp"

#include <httplib.h>

#include <thread>

#include "catch.hpp"

using namespace ttfm;
namespace fs = std::filesystem;

namespace {

std::string const content = [] {
  std::string text;
  for (int i = 0; text.size() < 300'000; ++i) text += std::to_string(i) + ' ';
  return text;
}();

std::string sha256(std::string const& text) {
  ttfm::detail::Sha256 digest;
  digest.update(text);
  return digest.hex();
}

/// A server on loopback, and a folder to download to.
struct Place {
  httplib::Server server;
  std::thread thread;
  int port = 0;
  fs::path folder = fs::temp_directory_path() / "ttfm_download_test", target = folder / "made" / "weights.pth";

  std::string tag = "\"1\"";
  std::vector<std::string> ranges;  // the header Range of each request

  Place() {
    fs::remove_all(folder);
    // cpp-httplib answers Range itself; a server that keeps If-Range has to look at it.
    server.Get("/weights", [this](httplib::Request const& request, httplib::Response& response) {
      ranges.push_back(request.get_header_value("Range"));
      if (request.has_header("If-Range") && request.get_header_value("If-Range") != tag)
        const_cast<httplib::Request&>(request).ranges.clear();
      response.set_header("ETag", tag);
      response.set_content(content, "application/octet-stream");
    });
    server.Get("/broken", [this](httplib::Request const&, httplib::Response& response) {
      response.set_header("ETag", tag);
      response.set_content_provider(content.size(), "application/octet-stream",
                                    [](std::size_t offset, std::size_t, httplib::DataSink& sink) {
                                      if (offset >= 100'000) return false;
                                      sink.write(content.data() + offset, 50'000);
                                      return true;
                                    });
    });
    server.Get("/moved",
               [](httplib::Request const&, httplib::Response& response) { response.set_redirect("/weights"); });
    port = server.bind_to_any_port("127.0.0.1");
    thread = std::thread([this] { server.listen_after_bind(); });
    while (!server.is_running()) std::this_thread::yield();
  }
  ~Place() {
    server.stop();
    thread.join();
    fs::remove_all(folder);
  }

  std::string url(std::string const& path) const { return "http://127.0.0.1:" + std::to_string(port) + path; }
  std::string got() const {
    std::ifstream in(target, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  fs::path part() const { return target.string() + ".part"; }
  void begin(std::string const& bytes, std::string const& etag) {
    fs::create_directories(target.parent_path());
    std::ofstream(part(), std::ios::binary) << bytes;
    if (!etag.empty()) std::ofstream(part().string() + ".etag") << etag;
  }
  bool only_target() const {
    return std::distance(fs::directory_iterator(target.parent_path()), fs::directory_iterator()) == 1 &&
           fs::exists(target);
  }
};

std::string message_of(checkpoint::Download const& download) {
  return ::message_of([&] { checkpoint::download(download); });
}

}  // namespace

TEST_CASE("a file is fetched, its folder made, progress told, redirections followed") {
  Place place;
  std::int64_t done = 0, total = 0;
  checkpoint::download({.url = place.url("/moved"),
                        .target = place.target,
                        .size = static_cast<std::int64_t>(content.size()),
                        .sha256 = sha256(content)},
                       [&](std::int64_t now, std::int64_t all) {
                         CHECK(now >= done);
                         done = now, total = all;
                       });
  CHECK(place.got() == content);
  CHECK(done == static_cast<std::int64_t>(content.size()));
  CHECK(total == done);
  CHECK(place.only_target());
}

TEST_CASE("a broken download is kept and gone on with") {
  Place place;
  CHECK(contains(message_of({.url = place.url("/broken"), .target = place.target}), "the next try goes on from it"));
  CHECK(fs::file_size(place.part()) == 100'000);
  CHECK(!fs::exists(place.target));
  checkpoint::download({.url = place.url("/weights"), .target = place.target});
  CHECK(place.ranges.back() == "bytes=100000-");
  CHECK(place.got() == content);
  CHECK(place.only_target());
}

TEST_CASE("the beginning of a file that has changed since is thrown away") {
  Place place;
  place.begin("old content", "\"0\"");
  checkpoint::download({.url = place.url("/weights"), .target = place.target});
  CHECK(place.got() == content);
}

TEST_CASE("a beginning of unknown origin is not trusted, but one that can be checked is") {
  Place place;
  place.begin(content.substr(0, 1000), "");
  checkpoint::download({.url = place.url("/weights"), .target = place.target});
  CHECK(place.ranges.back().empty());
  place.begin(content.substr(0, 1000), "");
  checkpoint::download({.url = place.url("/weights"), .target = place.target, .sha256 = sha256(content)});
  CHECK(place.ranges.back() == "bytes=1000-");
  CHECK(place.got() == content);
}

TEST_CASE("a part that is whole already is taken") {
  Place place;
  place.begin(content, "");
  checkpoint::download({.url = place.url("/weights"), .target = place.target, .sha256 = sha256(content)});
  CHECK(place.got() == content);
}

TEST_CASE("a wrong size or digest is refused, and nothing is left") {
  Place place;
  CHECK(contains(message_of({.url = place.url("/weights"), .target = place.target, .size = 5}),
                 "bytes, not 5; what came is thrown away"));
  CHECK(contains(message_of({.url = place.url("/weights"), .target = place.target, .sha256 = "00112233"}),
                 ", not 00112233; what came is thrown away"));
  CHECK(fs::is_empty(place.target.parent_path()));
}

TEST_CASE("a server's refusal is reported with the address") {
  Place place;
  CHECK(contains(message_of({.url = place.url("/absent"), .target = place.target}),
                 "/absent: the server answers 404, not found"));
  CHECK(!fs::exists(place.target));
  CHECK(contains(message_of({.url = "http://127.0.0.1:1/x", .target = place.target}), "127.0.0.1"));
  CHECK(contains(message_of({.url = "file:///etc/hostname", .target = place.target}), "rotocol"));
}

TEST_CASE("two downloads of one file at once are refused") {
  Place place;
  place.begin("", "");
  checkpoint::detail::Part const other(place.part());
  CHECK(contains(message_of({.url = place.url("/weights"), .target = place.target}),
                 "another program is downloading it"));
}

TEST_CASE("the digits of a digest are taken from torch.hub's file names only") {
  CHECK(checkpoint::sha256_in_name("resnet50-11ad3fa6.pth") == "11ad3fa6");
  CHECK(checkpoint::sha256_in_name("tf_efficientnet_lite0-0aa007d2.pth") == "0aa007d2");
  CHECK(checkpoint::sha256_in_name("microsoft--resnet-50.safetensors").empty());
  CHECK(checkpoint::sha256_in_name("plain.pth").empty());
}
