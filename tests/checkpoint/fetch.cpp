#include "ttfm/checkpoint/fetch.hpp"

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

  std::string tag = "\"1\"", moved_to = "/weights";
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
    server.Get("/moved", [this](httplib::Request const&, httplib::Response& response) {
      response.set_header("ETag", "\"of the redirection\"");
      response.set_redirect(moved_to);
    });
    server.Get("/untagged", [](httplib::Request const&, httplib::Response& response) {
      response.set_content_provider(content.size(), "application/octet-stream",
                                    [](std::size_t, std::size_t, httplib::DataSink&) { return false; });
    });
    server.Get("/chunked", [](httplib::Request const&, httplib::Response& response) {
      response.set_chunked_content_provider("application/octet-stream", [](std::size_t, httplib::DataSink& sink) {
        sink.write(content.data(), content.size());
        sink.done();
        return true;
      });
    });
    for (int const status : {401, 403, 416, 500})
      server.Get("/" + std::to_string(status), [status](httplib::Request const&, httplib::Response& response) {
        response.status = status;
        response.set_content("<html>an error's page</html>", "text/html");
      });
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
  std::string kept_tag() const {
    std::string line;
    std::getline(std::ifstream(part().string() + ".etag"), line);
    return line;
  }
  bool only_target() const {
    return std::distance(fs::directory_iterator(target.parent_path()), fs::directory_iterator()) == 1 &&
           fs::exists(target);
  }
};

std::string message_of(checkpoint::Download const& download) {
  return ::message_of([&] { checkpoint::fetch(download); });
}

}  // namespace

TEST_CASE("a file is fetched, its folder made, progress told, redirections followed") {
  Place place;
  std::int64_t done = 0, total = 0;
  checkpoint::fetch({.url = place.url("/moved"),
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
  checkpoint::fetch({.url = place.url("/weights"), .target = place.target});
  CHECK(place.ranges.back() == "bytes=100000-");
  CHECK(place.got() == content);
  CHECK(place.only_target());
}

TEST_CASE("the beginning of a file that has changed since is thrown away") {
  Place place;
  place.begin("old content", "\"0\"");
  checkpoint::fetch({.url = place.url("/weights"), .target = place.target});
  CHECK(place.got() == content);
}

TEST_CASE("a beginning of unknown origin is not trusted, but one that can be checked is") {
  Place place;
  place.begin(content.substr(0, 1000), "");
  checkpoint::fetch({.url = place.url("/weights"), .target = place.target});
  CHECK(place.ranges.back().empty());
  place.begin(content.substr(0, 1000), "");
  checkpoint::fetch({.url = place.url("/weights"), .target = place.target, .sha256 = sha256(content)});
  CHECK(place.ranges.back() == "bytes=1000-");
  CHECK(place.got() == content);
}

TEST_CASE("a part that is whole already is taken") {
  Place place;
  place.begin(content, "");
  checkpoint::fetch({.url = place.url("/weights"), .target = place.target, .sha256 = sha256(content)});
  CHECK(place.got() == content);
}

TEST_CASE("a part that is longer than the file is no whole one") {
  Place place;
  for (std::string const& digest : {std::string(), sha256(content), sha256(content).substr(0, 8)}) {
    INFO(digest);
    place.begin(content + "x", place.tag);
    checkpoint::fetch({.url = place.url("/weights"), .target = place.target, .sha256 = digest});
    CHECK(place.got() == content);
    CHECK(place.only_target());
  }
  // As long as the file, but another one: nothing tells but the digest.
  place.begin(std::string(content.size(), 'x'), place.tag);
  checkpoint::fetch({.url = place.url("/weights"), .target = place.target, .sha256 = sha256(content)});
  CHECK(place.got() == content);
}

TEST_CASE("a whole part is taken by the first digits of its digest, without another transfer") {
  Place place;
  place.begin(content, place.tag);
  std::int64_t told = 0;
  checkpoint::fetch({.url = place.url("/weights"), .target = place.target, .sha256 = sha256(content).substr(0, 8)},
                    [&](std::int64_t, std::int64_t) { ++told; });
  CHECK(place.got() == content);
  CHECK(told == 0);
  CHECK(place.ranges == std::vector<std::string>{"bytes=" + std::to_string(content.size()) + '-'});
}

TEST_CASE("a download that goes on tells progress of the whole file") {
  Place place;
  place.begin(content.substr(0, 1000), place.tag);
  std::int64_t first = 0, last = 0, total = 0;
  checkpoint::fetch({.url = place.url("/weights"), .target = place.target}, [&](std::int64_t now, std::int64_t all) {
    if (!first) first = now;
    last = now, total = all;
  });
  CHECK(place.ranges.back() == "bytes=1000-");
  CHECK(first > 1000);
  CHECK(last == static_cast<std::int64_t>(content.size()));
  CHECK(total == last);
  CHECK(place.got() == content);
}

TEST_CASE("the whole file that comes instead of the rest replaces the part, in what is told too") {
  Place place;
  place.begin("old content", "\"0\"");
  std::int64_t last = 0, total = 0;
  checkpoint::fetch({.url = place.url("/weights"), .target = place.target},
                    [&](std::int64_t now, std::int64_t all) { last = now, total = all; });
  CHECK(last == static_cast<std::int64_t>(content.size()));
  CHECK(total == last);
}

TEST_CASE("a length that the server doesn't tell is unknown") {
  Place place;
  std::int64_t last = 0, total = -1;
  checkpoint::fetch({.url = place.url("/chunked"), .target = place.target},
                    [&](std::int64_t now, std::int64_t all) { last = now, total = all; });
  CHECK(place.got() == content);
  CHECK(last == static_cast<std::int64_t>(content.size()));
  CHECK(total == 0);
}

TEST_CASE("only a strong tag of the file itself is kept with its beginning") {
  Place place;
  auto broken = [&](std::string const& path) {
    fs::remove_all(place.target.parent_path());
    CHECK(contains(message_of({.url = place.url(path), .target = place.target}), "the next try goes on from it"));
    return place.kept_tag();
  };
  CHECK(broken("/broken") == "\"1\"");
  place.moved_to = "/broken";
  CHECK(broken("/moved") == "\"1\"");
  place.moved_to = "/untagged";
  CHECK(broken("/moved").empty());
  place.tag = "W/\"1\"";
  CHECK(broken("/broken").empty());
  // Of a beginning with a weak tag nothing tells that the rest is of the same file.
  place.ranges.clear();
  checkpoint::fetch({.url = place.url("/weights"), .target = place.target});
  CHECK(place.ranges == std::vector<std::string>{""});
  CHECK(place.got() == content);
}

TEST_CASE("the tag of a newer file replaces that of the older") {
  Place place;
  place.begin("old content", "\"0\"");
  place.tag = "\"2\"";
  CHECK(contains(message_of({.url = place.url("/broken"), .target = place.target}), "the next try goes on from it"));
  CHECK(place.kept_tag() == "\"2\"");
}

TEST_CASE("a wrong size or digest is refused, and nothing is left") {
  Place place;
  CHECK(contains(message_of({.url = place.url("/weights"), .target = place.target, .size = 5}),
                 "bytes, not 5; what came is thrown away"));
  CHECK(contains(message_of({.url = place.url("/weights"), .target = place.target, .sha256 = "00112233"}),
                 ", not 00112233; what came is thrown away"));
  auto const size = static_cast<std::int64_t>(content.size());
  CHECK(contains(
      message_of({.url = place.url("/weights"), .target = place.target, .size = size + 1}),
      "has " + std::to_string(size) + " bytes, not " + std::to_string(size + 1) + "; what came is thrown away"));
  CHECK(contains(
      message_of({.url = place.url("/weights"), .target = place.target, .size = size - 1}),
      "has " + std::to_string(size) + " bytes, not " + std::to_string(size - 1) + "; what came is thrown away"));
  CHECK(fs::is_empty(place.target.parent_path()));
}

TEST_CASE("a file that can't be written is told of with its name") {
  Place place;
  fs::create_directories(place.folder);
  std::ofstream(place.folder / "file") << "x";
  CHECK(contains(message_of({.url = place.url("/weights"), .target = place.folder / "file" / "x.pth"}),
                 "file: can't be made: "));
  fs::create_directories(place.target / "x");  // a folder of the target's name, with something in it
  CHECK(
      contains(message_of({.url = place.url("/weights"), .target = place.target}), "weights.pth: can't be written: "));
  fs::create_directories(place.folder / "y.part");
  CHECK(
      contains(message_of({.url = place.url("/weights"), .target = place.folder / "y"}), "y.part: can't be written: "));
}

TEST_CASE("a server's refusal is reported with the address") {
  Place place;
  CHECK(contains(message_of({.url = place.url("/absent"), .target = place.target}),
                 "/absent: the server answers 404, not found"));
  CHECK(!fs::exists(place.target));
  CHECK(contains(message_of({.url = place.url("/401"), .target = place.target}), "answers 401, access denied"));
  CHECK(contains(message_of({.url = place.url("/403"), .target = place.target}), "answers 403, access denied"));
  CHECK(message_of({.url = place.url("/500"), .target = place.target}).ends_with("/500: the server answers 500"));
  place.begin("x", place.tag);
  CHECK(message_of({.url = place.url("/416"), .target = place.target}).ends_with("/416: the server answers 416"));
  CHECK(fs::file_size(place.part()) == 0);  // no page of an error
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
  CHECK(checkpoint::sha256_in_name("a-0123456.pth").empty());
  CHECK(checkpoint::sha256_in_name("a-01234567.pth") == "01234567");
  CHECK(checkpoint::sha256_in_name("a-0123456789abcdef.pth") == "0123456789abcdef");
  CHECK(checkpoint::sha256_in_name("a-0123456g.pth").empty());
  CHECK(checkpoint::sha256_in_name("a-0123456A.pth").empty());
  CHECK(checkpoint::sha256_in_name("a-01234567").empty());
  CHECK(checkpoint::sha256_in_name("a.pth-01234567").empty());
  CHECK(checkpoint::sha256_in_name("a-b-01234567.tar.pth").empty());
  CHECK(checkpoint::sha256_in_name("").empty());
}
