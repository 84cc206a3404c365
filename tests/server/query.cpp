#include "query.hpp"

#include "catch.hpp"

using namespace ttfm;
using namespace ttfm::server;

namespace {
std::string path(std::string const& target) { return read_target(target).path; }
using Fields = std::vector<std::pair<std::string, std::string>>;
}  // namespace

TEST_CASE("percent encoding") {
  CHECK(percent_decode("a%20b+c%2B%c3%A4") == "a b+c+\xc3\xa4");
  CHECK(percent_decode("a+b%2b", true) == "a b+");
  CHECK(percent_decode("%00") == std::string(1, '\0'));
  for (auto const wrong : {"%", "%1", "%g0", "%0g", "a%", "%%20", "% 1"})
    CHECK(contains(message_of([&] { percent_decode(wrong); }), "two hexadecimal digits"));
}

TEST_CASE("targets of requests") {
  auto const target = read_target("/v2/models/a%20b/infer?x=%20&y#z");
  CHECK(target.path == "/v2/models/a b/infer");
  CHECK(target.query == "x=%20&y#z");
  CHECK(path("/") == "/");
  CHECK(path("") == "/");
  CHECK(path("//a///b/") == "/a/b");
  CHECK(path("/a/./b/../c") == "/a/c");
  CHECK(path("/a/..") == "/");
  CHECK(path("/a%2fb/%2E%2e/c") == "/a/c");
  CHECK(path("/...") == "/...");
  CHECK(path("*") == "*");
  CHECK(path("http://a.example:80/b?c") == "/b");
  CHECK(read_target("HTTPS://a.example?c").query == "c");
  CHECK(path("http://a.example") == "/");
  for (auto const wrong : {"a", "?a", "ftp://a/b", "mailto:a", "://a", "..", "a.example:443"})
    CHECK(contains(message_of([&] { read_target(wrong); }), "begin with a slash"));
  for (auto const wrong : {"/..", "/a/../..", "/../a", "/%2e%2e/etc/passwd", "/a/..%2f..", "http://a/.."})
    CHECK(contains(message_of([&] { read_target(wrong); }), "above the root"));
  for (auto const wrong : {"/%00", "/a%0d%0ab", "/%1b", "/%7f"})
    CHECK(contains(message_of([&] { read_target(wrong); }), "control characters"));
}

TEST_CASE("queries") {
  CHECK(read_query("a=b&c=d+e%26&a=&f&=g&&h=i=j") ==
        Fields{{"a", "b"}, {"c", "d e&"}, {"a", ""}, {"f", ""}, {"", "g"}, {"h", "i=j"}});
  CHECK(read_query("").empty());
  CHECK(contains(message_of([] { read_query("a=%"); }), "hexadecimal"));
  std::string many;
  for (int i = 0; i < 256; ++i) many += "a&";
  CHECK(read_query(many).size() == 256);
  CHECK(contains(message_of([&] { read_query(many + "a"); }), "more than 256"));
}
