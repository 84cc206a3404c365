// Files that are read and written as a whole, and those of Python packages.
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "catch.hpp"
#include "ttfm/core/detail/packages.hpp"
#include "ttfm/core/detail/read_file.hpp"
#include "ttfm/core/detail/write_file.hpp"

using namespace ttfm::detail;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("ttfm_files_" + std::to_string(getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  fs::path put(std::string const& file, std::string const& text = "x") const {
    fs::create_directories((path / file).parent_path());
    std::ofstream(path / file, std::ios::binary) << text;
    return path / file;
  }
};

std::string content(fs::path const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a file is read byte by byte, whatever its bytes are") {
  Folder const folder;
  std::string const text("a\r\n\0\x1a\xff", 6);
  std::string bytes = "before";
  CHECK(read_file(folder.put("file", text), bytes).empty());
  CHECK(bytes == text);
  CHECK(read_file(folder.put("empty", ""), bytes).empty());
  CHECK(bytes.empty());
}

TEST_CASE("what can't be read says why") {
  Folder const folder;
  std::string bytes;
  CHECK(read_file(folder.path / "absent", bytes) == "there is no such file");
  CHECK(read_file(folder.path, bytes) == "is no regular file");
  CHECK(read_file("/dev/null", bytes) == "is no regular file");
  auto const file = folder.put("secret");
  ::chmod(file.c_str(), 0);
  if (geteuid() != 0) CHECK(read_file(file, bytes) == "can't be opened: Permission denied");
}

TEST_CASE("a file is written as a whole, and leaves nothing beside it") {
  Folder const folder;
  auto const path = folder.put("file", "old and longer");
  CHECK(write_file(path, [](std::ostream& out) { out << "new\n"; }).empty());
  CHECK(content(path) == "new\n");
  CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 1);
}

TEST_CASE("where writing fails, or throws, the file is as it was") {
  Folder const folder;
  auto const path = folder.put("file", "old");
  CHECK(write_file(path, [](std::ostream& out) {
          out << "new";
          out.setstate(std::ios::badbit);
        }).starts_with("can't be written: "));
  CHECK_THROWS_AS(write_file(path, [](std::ostream& out) { out << "new", throw std::runtime_error("x"); }),
                  std::runtime_error);
  CHECK(content(path) == "old");
  CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 1);
  auto const taken = folder.path / "taken";  // by a folder, meanwhile
  CHECK(write_file(taken, [&](std::ostream&) { fs::create_directory(taken); }) == "can't be written: Is a directory");
  CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 2);
  CHECK(write_file(folder.path, [](std::ostream&) {}) == "can't be written: that is a folder");
  CHECK(write_file(folder.path / "", [](std::ostream&) {}) == "can't be written: that is a folder");
  CHECK(write_file(folder.path / "absent" / "", [](std::ostream&) {}) == "can't be written: that is a folder");
  CHECK(write_file(folder.path / "absent/file", [](std::ostream&) {}) == "can't be written: No such file or directory");
}

TEST_CASE("folders are listed by their names' beginning, in order") {
  Folder const folder;
  for (auto const* name : {"b2/x", "b10/x", "a/x", "c"}) folder.put(name);
  CHECK(folders(folder.path, "b") == std::vector{folder.path / "b10", folder.path / "b2"});
  CHECK(folders(folder.path, "").size() == 4);
  CHECK(folders(folder.path / "absent", "").empty());
  CHECK(is_file(folder.path / "c"));
  CHECK(!is_file(folder.path / "a"));
  CHECK(!is_file(folder.path / "absent"));
}

TEST_CASE(
    "a package's file is looked for in the virtual environment, then the user's packages, in all folders of Python") {
  Folder const folder;
  std::string const before = std::getenv("HOME") ? std::getenv("HOME") : "",
                    environment = std::getenv("VIRTUAL_ENV") ? std::getenv("VIRTUAL_ENV") : "";
  ::setenv("HOME", (folder.path / "home").c_str(), 1);
  ::setenv("VIRTUAL_ENV", (folder.path / "venv").c_str(), 1);
  std::vector<std::string> looked;
  auto find = [&] { return find_in_package("some-package-x", "net.pth", looked); };
  CHECK(find().empty());
  REQUIRE(looked.size() == 1);
  CHECK(contains(looked[0], "the Python package some-package-x in "));
  folder.put("venv/lib/python3.9/site-packages/some_package/net.pth");        // another package
  folder.put("venv/lib/python3.9/site-packages/some_package_x/net.pth.txt");  // another file
  folder.put("venv/lib/python3.9/site-packages/some_package_x/a/net.pth/x");  // a folder of that name
  folder.put("venv/lib/python2.7/site-packages/some_package_x/net.pth");      // another Python
  CHECK(find().empty());
  CHECK(contains(looked.back(), (folder.path / "venv/lib/python3.9/site-packages").string()));
  auto const user = folder.put("home/.local/lib/python3.11/dist-packages/some_package_x/net.pth");
  CHECK(find() == user);
  auto const own = folder.put("venv/lib/python3.9/site-packages/some_package_x/data/deep/net.pth");
  looked.clear();
  CHECK(find() == own);
  CHECK(looked.empty());
  before.empty() ? ::unsetenv("HOME") : ::setenv("HOME", before.c_str(), 1);
  environment.empty() ? ::unsetenv("VIRTUAL_ENV") : ::setenv("VIRTUAL_ENV", environment.c_str(), 1);
}
