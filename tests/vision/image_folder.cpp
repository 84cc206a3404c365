#include "ttfm/vision/image_folder.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>

#include "catch.hpp"
#include "checkpoint/made.hpp"

using namespace ttfm;
using vision::expand_pictures, vision::read_class_map, vision::read_image_folder, vision::read_image_list;

namespace {

/// Empty files.
void put(Folder const& folder, std::vector<std::string> const& files) {
  for (auto const& file : files) folder.put(file, "");
}

/// The paths below a folder, with `/` between them and spaces behind each.
std::string below(Folder const& folder, std::vector<std::filesystem::path> const& paths) {
  std::string result;
  for (auto const& path : paths) result += std::filesystem::relative(path, folder.path).string() + ' ';
  return result;
}

std::string below(Folder const& folder, vision::ImageFolder const& pictures) {
  std::string result;
  for (auto const& [path, index] : pictures.samples)
    result += std::filesystem::relative(path, folder.path).string() + '=' + std::to_string(index) + ' ';
  return result;
}

std::vector<std::string> const pets{"cat", "dog", "crane", "crane", "tench"};

}  // namespace

TEST_CASE("classes are the subfolders and pictures all below them, in the order of torchvision's ImageFolder") {
  Folder const folder;
  put(folder, {"b/2.JPG", "b/10.jpeg", "b/a/x.png", "b/a-c/y.webp", "b/notes.txt", "B/z.bmp", "\xc3\xa9t\xc3\xa9/s.tif",
               "a b/p.ppm", "a b/.hidden.jpg", "readme.md", "loose.jpg"});
  auto const found = read_image_folder(folder.path);
  CHECK(found.classes == std::vector<std::string>{"B", "a b", "b", "\xc3\xa9t\xc3\xa9"});
  // torchvision sorts os.walk's folders by their whole path: "a-c" is before "a/".
  CHECK(below(folder, found) ==
        "B/z.bmp=0 a b/.hidden.jpg=1 a b/p.ppm=1 b/10.jpeg=2 b/2.JPG=2 b/a/x.png=2 b/a-c/y.webp=2 "
        "\xc3\xa9t\xc3\xa9/s.tif=3 ");
}

TEST_CASE("folders of classes may have names of any bytes") {
  Folder const folder;
  put(folder, {"\xff\xfe/a.jpg", "new\nline/b.jpg"});
  CHECK(read_image_folder(folder.path).classes == std::vector<std::string>{"new\nline", "\xff\xfe"});
  std::filesystem::create_directories(folder.path / "\xfd\n");
  CHECK(contains(message_of([&] { read_image_folder(folder.path); }),
                 "the class \"\xef\xbf\xbd?\" has no pictures (.jpg, "));
}

TEST_CASE("links are followed, and one that leads back is refused") {
  Folder const folder, elsewhere("elsewhere");
  put(folder, {"a/1.jpg"});
  put(elsewhere, {"2.jpg"});
  std::filesystem::create_directory_symlink(elsewhere.path, folder.path / "a" / "more");
  std::filesystem::create_directory_symlink(elsewhere.path, folder.path / "b");
  std::filesystem::create_symlink("nowhere", folder.path / "a" / "3.jpg");
  CHECK(read_image_folder(folder.path).samples.size() == 4);
  std::filesystem::create_directory_symlink(folder.path / "a", folder.path / "a" / "again");
  auto const message = message_of([&] { read_image_folder(folder.path); });
  CHECK(contains(message, "a/again: the link leads back to the folder "));
  CHECK(contains(message, "remove the link"));
  std::filesystem::remove(folder.path / "a" / "again");
  std::filesystem::create_directory_symlink("..", folder.path / "a" / "up");
  CHECK(contains(message_of([&] { expand_pictures({folder.path.string()}); }), "the link leads back"));
  std::filesystem::create_directory_symlink("self", folder.path / "self");
  CHECK(contains(message_of([&] { expand_pictures({(folder.path / "self").string()}); }), "can't be reached: "));
}

TEST_CASE("a folder that holds no classes, or a class without pictures, is refused") {
  Folder const folder;
  CHECK(contains(message_of([&] { read_image_folder(folder.path / "none"); }), "none: there is no such folder"));
  CHECK(contains(message_of([&] { read_image_folder(folder.path); }), "the folder has no subfolders; one per class"));
  put(folder, {"a.jpg", "x/a.jpg"});
  CHECK(contains(message_of([&] { read_image_folder(folder.path / "a.jpg"); }), "a.jpg: is no folder"));
  for (auto const* name : {"p", "q", "r", "s", "t", "u", "v"}) std::filesystem::create_directory(folder.path / name);
  put(folder, {"p/notes.txt"});
  CHECK(contains(message_of([&] { read_image_folder(folder.path); }),
                 R"(the classes "p", "q", "r", "s", "t" and 2 more have no pictures (.jpg, .jpeg, .png, )"));
}

TEST_CASE("a folder that can't be read is refused with the reason") {
  Folder const folder;
  put(folder, {"a/1.jpg", "b/1.jpg"});
  auto const locked = folder.path / "b";
  std::filesystem::permissions(locked, std::filesystem::perms::none);
  auto const me = ::geteuid();
  if (me == 0) REQUIRE(::seteuid(65534) == 0);  // permissions don't hold root back
  auto const messages = {message_of([&] { read_image_folder(folder.path); }),
                         message_of([&] { expand_pictures({folder.path.string()}); }),
                         message_of([&] { expand_pictures({(folder.path / "*/*.jpg").string()}); }),
                         message_of([&] { expand_pictures({(locked / "1.jpg").string()}); })};
  if (me == 0) REQUIRE(::seteuid(me) == 0);
  std::filesystem::permissions(locked, std::filesystem::perms::owner_all);
  for (auto const& message : messages) CHECK(contains(message, "Permission denied"));
  CHECK(contains(*messages.begin(), "b: the folder can't be read"));
}

TEST_CASE("a data set's folders are a model's classes by their own names, by index or by a mapping file") {
  Folder const folder;
  put(folder, {"data/cat/1.jpg", "data/tench/2.jpg", "data/1/3.jpg"});
  auto const data = folder.path / "data";
  CHECK(below(folder, read_image_folder(data, pets)) == "data/1/3.jpg=1 data/cat/1.jpg=0 data/tench/2.jpg=4 ");
  CHECK(read_image_folder(data, pets).classes == pets);
  for (auto const* text : {"1 0\ncat\t3\r\n\ntench,dog\nnot there 4\n",
                           "\xef\xbb\xbf"
                           "1,0\ncat crane\ntench dog",
                           R"({"1": 0, "cat": 3, "tench": "dog"})",
                           R"( {"0": ["1", "cat"], "3": ["cat", "crane"], "1": ["tench", "dog"]})"}) {
    INFO(text);
    auto const map = read_class_map(folder.put("map.txt", text));
    if (std::string(text).find("cat crane") == std::string::npos)
      CHECK(below(folder, read_image_folder(data, pets, map)) == "data/1/3.jpg=0 data/cat/1.jpg=3 data/tench/2.jpg=1 ");
    else
      CHECK(contains(
          message_of([&] { read_image_folder(data, pets, map); }),
          "map.txt, folder \"cat\": two classes have the label \"crane\": 2 and 3; name the class by its index"));
  }
  // ImageNet's own list has synonyms behind a comma.
  auto const synonyms =
      read_class_map(folder.put("map.txt", "1 tench, Tinca tinca\ncat tench\ntench\ttench, Tinca tinca"));
  CHECK(below(folder, read_image_folder(data, pets, synonyms)) ==
        "data/1/3.jpg=4 data/cat/1.jpg=4 data/tench/2.jpg=4 ");
}

TEST_CASE("a folder that stands for no class or for two is refused") {
  Folder const folder;
  put(folder, {"data/cat/1.jpg", "data/dogs/2.jpg"});
  auto message = [&](std::optional<std::string> const& map, std::vector<std::string> const& classes) {
    return message_of([&] {
      read_image_folder(folder.path / "data", classes,
                        map ? std::optional(read_class_map(folder.put("map.txt", *map))) : std::nullopt);
    });
  };
  CHECK(contains(message({}, pets),
                 "data/dogs: \"dogs\" is neither a class's index nor its label; the nearest labels are dog"));
  CHECK(contains(message({}, {}), "data/cat: the model's classes are not known"));
  CHECK(contains(message("cat 0", pets), "map.txt: there is no line for the folder \"dogs\" of "));
  CHECK(contains(message("cat 0\ndogs 5", pets), "map.txt, folder \"dogs\": there is no class 5: the model has 5"));
  CHECK(contains(message("cat 0\ndogs -1", pets), "\"-1\" is neither"));
  CHECK(contains(message("cat 0\ndogs 1", {"1", "0"}), "\"0\" is the label of class 1 and the index of another"));
  CHECK(contains(message("cat 0\ncat 1", pets), "map.txt, line 2: the folder \"cat\" is there twice"));
  CHECK(contains(message("cat\n", pets),
                 "map.txt, line 1: a folder's name, a tab, comma or space, and an index or label"));
  CHECK(contains(message("cat\t \n", pets), "line 1: a folder's name"));
  CHECK(contains(message("\n \n", pets), "map.txt: the file names no folders"));
  CHECK(contains(message("", pets), "map.txt: the file names no folders"));
  CHECK(contains(message("{", pets), "map.txt: is no JSON, though it begins with {"));
  CHECK(contains(message(R"({"cat": 1, "dogs": 1, "cat": 0})", pets), "map.txt: \"cat\" is there twice"));
  CHECK(contains(message("{\"cat\": 1.5}", pets), "map.txt, \"cat\": an index or a label is expected, not number"));
  CHECK(contains(message("{\"cat\": -1}", pets), "an index or a label is expected, not number"));
  CHECK(
      contains(message("{\"cat\": " + std::string(100'000, '[') + std::string(100'000, ']') + "}", pets), "not array"));
  CHECK(contains(message_of([&] { read_class_map(folder.path / "none"); }), "none: there is no such file"));
  CHECK(contains(message_of([&] { read_class_map(folder.path); }), "is no regular file"));
}

TEST_CASE("a list of pictures has paths beside it, and labels or indices") {
  Folder const folder;
  put(folder, {"a.jpg", "in/b, c.png", "d e.jpg"});
  auto list = [&](std::string const& text, std::vector<std::string> const& classes = {}) {
    return read_image_list(folder.put("list.csv", text), classes);
  };
  auto const named = list("a.jpg\tdog\r\nin/b, c.png,cat\n\nd e.jpg dog");
  CHECK(named.classes == std::vector<std::string>{"cat", "dog"});
  CHECK(below(folder, named) == "a.jpg=1 in/b, c.png=0 d e.jpg=1 ");
  auto const numbers = list("a.jpg 2\nd e.jpg\t0");
  CHECK(numbers.classes == std::vector<std::string>{"0", "1", "2"});
  CHECK(below(folder, numbers) == "a.jpg=2 d e.jpg=0 ");
  CHECK(below(folder, list("a.jpg,cat\na.jpg,2")) == "a.jpg=1 a.jpg=0 ");  // "2" is a label among others
  CHECK(below(folder, list("a.jpg,7", {"cat", "7"})) == "a.jpg=1 ");
  CHECK(below(folder, list("a.jpg,tench\na.jpg,1", pets)) == "a.jpg=4 a.jpg=1 ");
  CHECK(below(folder, list((folder.path / "a.jpg").string() + ",tench", pets)) == "a.jpg=4 ");
  CHECK(list("a.jpg,\xff").classes == std::vector<std::string>{"\xff"});

  auto message = [&](std::string const& text, std::vector<std::string> const& classes = {}) {
    return message_of([&] { list(text, classes); });
  };
  CHECK(contains(message(""), "list.csv: the list has no pictures"));
  CHECK(contains(message("a.jpg,1\nx.jpg,1"), "list.csv, line 2: there is no file \""));
  CHECK(contains(message("\na.jpg"),
                 "line 2: a picture's path, a tab or comma, and its class are expected, not \"a.jpg\""));
  CHECK(contains(message("a.jpg,"), "line 1: a picture's path"));
  CHECK(contains(message(std::string("a.jpg\0x,1", 9)), "line 1: the path has a zero byte"));
  CHECK(contains(message("a.jpg,cow", pets), "line 1: \"cow\" is neither a class's index nor its label"));
  CHECK(contains(message("a.jpg,crane", pets), "line 1: two classes have the label \"crane\""));
  CHECK(contains(message("a.jpg,99", pets), "there is no class 99: the model has 5"));
  CHECK(contains(message("a.jpg,2000000000"), "the class 2000000000 is more than the 1000000"));
}

TEST_CASE("a share of each class's pictures is held out, the same for the same seed") {
  vision::ImageFolder whole{.classes = {"a", "b", "c", "d"}};
  for (int i = 0; i < 100; ++i)
    whole.samples.push_back({std::to_string(1000 + i), i < 60 ? 0 : i < 97 ? 1 : i < 99 ? 2 : 3});
  auto const [training, held] = vision::hold_out(whole, 0.1, 5);
  CHECK((training.classes == whole.classes && held.classes == whole.classes));
  CHECK(training.samples.size() + held.samples.size() == 100);
  std::array<int, 4> counts{};
  for (auto const& sample : held.samples) ++counts[static_cast<std::size_t>(sample.index)];
  CHECK(counts == std::array<int, 4>{6, 4, 1, 0});
  auto all = training.samples;
  all.insert(all.end(), held.samples.begin(), held.samples.end());
  auto before = [](auto const& a, auto const& b) { return a.path < b.path; };
  CHECK((std::is_sorted(held.samples.begin(), held.samples.end(), before) &&
         std::is_sorted(training.samples.begin(), training.samples.end(), before)));
  std::sort(all.begin(), all.end(), before);
  CHECK((all == whole.samples));
  CHECK((vision::hold_out(whole, 0.1, 5).held_out.samples == held.samples));
  CHECK_FALSE((vision::hold_out(whole, 0.1, 6).held_out.samples == held.samples));
  CHECK(vision::hold_out(whole, 0.999, 5).training.samples.size() == 4);
  for (double const share : {0.0, 1.0, -1.0})
    CHECK(contains(message_of([&] { vision::hold_out(whole, share, 5); }),
                   "the share of pictures to hold out is between 0 and 1"));
  CHECK(contains(message_of([] { vision::hold_out({{"a"}, {{"x", 0}}}, 0.5, 1); }), "no class has two pictures"));
}

TEST_CASE("files, folders and patterns become pictures, each once, in the order of their names") {
  Folder const folder;
  put(folder, {"2.jpg", "10.jpg", "n.txt", "in/a.png", "in/deep/b.jpg", "in/deep/c.txt", ".git/h.jpg", "[x].jpg"});
  auto of = [&](std::vector<std::string> names) {
    for (auto& name : names) name = (folder.path / name).string();
    return below(folder, expand_pictures(names));
  };
  CHECK(of({"2.jpg"}) == "2.jpg ");
  CHECK(of({"n.txt"}) == "n.txt ");
  CHECK(of({"in"}) == "in/a.png in/deep/b.jpg ");
  CHECK(of({"in/"}) == "in/a.png in/deep/b.jpg ");
  CHECK(of({"2.jpg", "in", "in/a.png", "./2.jpg", "*.jpg"}) == "2.jpg in/a.png in/deep/b.jpg 10.jpg [x].jpg ");
  CHECK(of({"*.jpg"}) == "10.jpg 2.jpg [x].jpg ");
  CHECK(of({"?.jpg"}) == "2.jpg ");
  CHECK(of({"[0-9]*.jpg"}) == "10.jpg 2.jpg ");
  CHECK(of({"[!0-9]*.jpg"}) == "[x].jpg ");
  CHECK(of({"[x].jpg"}) == "[x].jpg ");  // the file of that name, not the pattern
  CHECK(of({"**/*.jpg"}) == "10.jpg 2.jpg [x].jpg in/deep/b.jpg ");
  CHECK(of({"**/**/*.jpg"}) == of({"**/*.jpg"}));
  CHECK(of({"in/**"}) == "in/a.png in/deep/b.jpg ");
  CHECK(of({"in/**/c.*"}) == "in/deep/c.txt ");
  CHECK(of({"i*/"}) == "in/a.png in/deep/b.jpg ");
  CHECK(of({"*/*.png"}) == "in/a.png ");
  CHECK(of({".*/*.jpg"}) == ".git/h.jpg ");
  auto const before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path);
  auto const found = std::vector{expand_pictures({"in"}), expand_pictures({"**/*.png"}), expand_pictures({"in/d*"})};
  auto const all = expand_pictures({"**"}).size();
  std::filesystem::current_path(before);
  CHECK((found[0] == std::vector<std::filesystem::path>{"in/a.png", "in/deep/b.jpg"}));
  CHECK((found[1] == std::vector<std::filesystem::path>{"in/a.png"}));
  CHECK((found[2] == std::vector<std::filesystem::path>{"in/deep/b.jpg"}));
  CHECK(all == 6);
}

TEST_CASE("a name that gives no pictures is refused, with where they were looked for") {
  Folder const folder;
  put(folder, {"empty/n.txt"});
  auto message = [&](std::string const& name) {
    return message_of([&] { expand_pictures({(folder.path / name).string()}); });
  };
  CHECK(contains(message("cat.jpg"), "cat.jpg: there is no such file or folder"));
  CHECK(contains(message("empty"), "empty: the folder and those below it have no pictures (.jpg, "));
  CHECK(contains(message("*.jpg"), "*.jpg: the pattern matches no file and no folder"));
  CHECK(contains(message("e*"), "e*: the pattern matches only folders without pictures"));
  CHECK(contains(message("none/**/x"), "the pattern matches no file"));
  CHECK(contains(message(std::string(5000, 'x')), "can't be reached: File name too long"));
  CHECK(contains(message_of([] { expand_pictures({""}); }), "\"\" is no name of a picture"));
  CHECK(contains(message_of([] { expand_pictures({std::string("a\0b", 3)}); }), "is no name of a picture"));
  CHECK(contains(message_of([] { expand_pictures({}); }), "no pictures are named"));
}

TEST_CASE("patterns are a shell's") {
  auto matches = [](std::string const& pattern, std::string const& name) {
    return vision::detail::Glob(pattern).matches(name);
  };
  for (auto const& [pattern, name] :
       std::vector<std::pair<std::string, std::string>>{{"", ""},
                                                        {"*", ""},
                                                        {"*", "a.b"},
                                                        {"a*b*c", "a1b2b3c"},
                                                        {"?", "\xc3\xa9"},
                                                        {"?", "\xff"},
                                                        {"[\xc3\xa0-\xc3\xb0]", "\xc3\xa9"},
                                                        {"[]a]", "]"},
                                                        {"[!]a]", "b"},
                                                        {"[^a]", "b"},
                                                        {"[a-]", "-"},
                                                        {"[", "["},
                                                        {"[a", "[a"},
                                                        {"a[", "a["},
                                                        {".*", ".x"},
                                                        {"***", "x"}}) {
    INFO(pattern << ' ' << name);
    CHECK(matches(pattern, name));
  }
  for (auto const& [pattern, name] : std::vector<std::pair<std::string, std::string>>{{"", "a"},
                                                                                      {"?", ""},
                                                                                      {"?", "ab"},
                                                                                      {"*", ".x"},
                                                                                      {"?x", ".x"},
                                                                                      {"[.]x", ".x"},
                                                                                      {"[!]a]", "]"},
                                                                                      {"[!a]", "a"},
                                                                                      {"[b-a]", "a"},
                                                                                      {"a*b", "abc"},
                                                                                      {"[a-c]", "d"},
                                                                                      {"A", "a"}}) {
    INFO(pattern << ' ' << name);
    CHECK_FALSE(matches(pattern, name));
  }
  CHECK_FALSE(matches("*a*a*a*a*a*a*a*a*a*a*a*a*b", std::string(20'000, 'a')));
}
