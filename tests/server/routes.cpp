#include "server/routes.hpp"

#include <set>

#include "catch.hpp"
#include "server/key.hpp"
#include "server/request_id.hpp"

using namespace ttfm::server;

TEST_CASE("each route of the table is found by its method and a path of its form") {
  for (auto const& route : routes) {
    std::string path(route.path);
    for (auto const* part : {"{model}", "{version}"})
      if (auto const at = path.find(part); at != path.npos) path.replace(at, std::string(part).size(), "x");
    auto const match = find_route(route.method, path);
    REQUIRE(match.route);
    CHECK(match.route->path == route.path);
  }
}

TEST_CASE("routes are told apart by method and path") {
  CHECK(find_route("GET", "/v2/models/stats").route->op == Op::all_stats);
  auto const match = find_route("POST", "/v2/models/lion/versions/v1/infer");
  CHECK(match.model == "lion");
  CHECK(match.version == "v1");
  CHECK(find_route("HEAD", "/health").route->op == Op::health);
  CHECK(find_route("GET", "/v1/cnn/search-image").allowed == "POST");
  CHECK(find_route("DELETE", "/health").allowed == "GET, HEAD");
  for (auto const* path : {"", "*", "/v3", "/v2/models", "/v2/models/", "/v2/models//infer", "/v2/models/a/infer/b",
                           "/healthy", "/HEALTH"}) {
    auto const none = find_route("GET", path);
    CHECK_FALSE(none.route);
    CHECK(none.allowed.empty());
  }
}

TEST_CASE("no two routes have the same method and path") {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (auto const& route : routes) CHECK(seen.insert({route.method, route.path}).second);
}

TEST_CASE("a key matches itself alone") {
  Key const key("your-secret-key");
  CHECK(key.matches("your-secret-key"));
  for (auto const* other : {"", "your-secret-ke", "your-secret-key ", "Your-secret-key", "your-secret-key2"})
    CHECK_FALSE(key.matches(other));
  CHECK(bearer_token("Bearer abc") == "abc");
  CHECK(bearer_token("bearer   a b ") == "a b");
  for (auto const* none : {"", "Bearer", "Bearer ", "Basic abc", "Bearerabc", "abc"}) CHECK(bearer_token(none).empty());
}

TEST_CASE("new ids are distinct") {
  auto const a = new_request_id(), b = new_request_id();
  CHECK(a.size() == 32);
  CHECK(a.find_first_not_of("0123456789abcdef") == a.npos);
  CHECK(a != b);
}
