#include "ttfm/core/detail/environment.hpp"

#include <cstdlib>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "catch.hpp"

using namespace ttfm::detail;

namespace {

/// Variables set for a test, and put back afterwards.
class Variables {
 public:
  Variables(std::initializer_list<std::pair<std::string, std::optional<std::string>>> wanted) {
    for (auto const& [name, value] : wanted) {
      before_[name] = environment(name);
      set(name, value);
    }
  }
  ~Variables() {
    for (auto const& [name, value] : before_) set(name, value);
  }

 private:
  static void set(std::string const& name, std::optional<std::string> const& value) {
    value ? ::setenv(name.c_str(), value->c_str(), 1) : ::unsetenv(name.c_str());
  }
  std::map<std::string, std::optional<std::string>> before_;
};

}  // namespace

TEST_CASE("a variable that is empty is set") {
  Variables const variables{{"TTFM_A", ""}, {"TTFM_B", std::nullopt}, {"TTFM_C", "c"}};
  CHECK(environment("TTFM_A") == "");
  CHECK(!environment("TTFM_B"));
  CHECK(environment("TTFM_C") == "c");
}

// The expected values are those of Python's posixpath.
TEST_CASE("a tilde at the beginning is the home folder, as os.path.expanduser has it") {
  Variables const variables{{"HOME", "/home/me/"}};
  CHECK(expand_user("~") == "/home/me");
  CHECK(expand_user("~/x") == "/home/me/x");
  CHECK(expand_user("~//x") == "/home/me//x");
  CHECK(expand_user("a/~/x") == "a/~/x");
  CHECK(expand_user("/~") == "/~");
  CHECK(expand_user("") == "");
  CHECK(expand_user("~nobody-of-that-name/x") == "~nobody-of-that-name/x");
  auto const root = home_of("root");
  REQUIRE(root);
  CHECK(expand_user("~root/x") == *root + "/x");
  CHECK(expand_user("~root") == *root);
}

TEST_CASE("a home of / and an empty one give paths from the root") {
  for (auto const* home : {"/", "", "//"}) {
    Variables const variables{{"HOME", home}};
    CHECK(expand_user("~") == "/");
    CHECK(expand_user("~/x") == "/x");
  }
}

TEST_CASE("without HOME the password database knows the home folder") {
  auto const known = home_of("");
  REQUIRE(known);
  Variables const variables{{"HOME", std::nullopt}};
  CHECK(expand_user("~/x") == *known + "/x");
}

TEST_CASE("variables in a path have their values, as os.path.expandvars has it") {
  Variables const variables{{"TTFM_A", "/a"}, {"TTFM_B", "$TTFM_A/b"}, {"TTFM_E", ""}, {"TTFM_U", std::nullopt}};
  CHECK(expand_variables("$TTFM_A/x") == "/a/x");
  CHECK(expand_variables("${TTFM_A}x/$TTFM_A") == "/ax//a");
  CHECK(expand_variables("$TTFM_B") == "$TTFM_A/b");  // the value isn't looked at again
  CHECK(expand_variables("[$TTFM_E]") == "[]");
  CHECK(expand_variables("$TTFM_U/${TTFM_U}") == "$TTFM_U/${TTFM_U}");
  CHECK(expand_variables("$TTFM_Ax") == "$TTFM_Ax");
  CHECK(expand_variables("$TTFM_A.x") == "/a.x");
  CHECK(expand_variables("$TTFM_A-9") == "/a-9");
  CHECK(expand_variables("$$TTFM_A$") == "$/a$");
  CHECK(expand_variables("${TTFM_A/x") == "${TTFM_A/x");
  CHECK(expand_variables("${}$ $/") == "${}$ $/");
  CHECK(expand_variables("${TTFM_U}${TTFM_A}") == "${TTFM_U}/a");
  CHECK(expand_variables("") == "");
  CHECK(expand_variables("plain") == "plain");
}

TEST_CASE("names of variables have letters, digits and underscores") {
  Variables const variables{{"aZ_09", "v"}};
  CHECK(expand_variables("$aZ_09") == "v");
  CHECK(expand_variables("$aZ_09:$aZ_09@$aZ_09[$aZ_09`$aZ_09{$aZ_09/") == "v:v@v[v`v{v/");
}

TEST_CASE("both are expanded, the home folder first") {
  Variables const variables{{"HOME", "/home/$TTFM_A"}, {"TTFM_A", "~"}};
  CHECK(expanded("~/x") == "/home/~/x");
  CHECK(expanded("$TTFM_A/x") == "~/x");
}
