// The client against a plugin that fails where it is told to: each failure is a clear message, and nothing is left.
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "pjrt/mock.hpp"
#include "ttfm/devices/pjrt/child_process.hpp"
#include "ttfm/devices/pjrt/client.hpp"

using namespace ttfm;
using namespace ttfm::pjrt;
using mock::Fault;

namespace {

constexpr char const* sum = "func.func public @main(%w: tensor<2xf32>, %x: tensor<4xf32>) -> tensor<4xf32>";

/// All that a client does: twice the sum of kept weights and an input, from the plugin's loading to its end.
std::vector<float> run() {
  Client const client(Plugin::load(TTFM_MOCK_PLUGIN));
  client.plugin().attributes();
  client.platform_version();
  auto const program = client.compile(sum);
  std::vector<float> const w{1, 2}, x{10, 20, 30, 40};
  std::vector<float> y(4);
  auto const weights = client.put({ElementType::f32, {2}}, w.data());
  auto const input = client.put({ElementType::f32, {4}}, x.data());
  for (int i = 0; i < 2; ++i) {
    auto const outputs = program.execute({&weights, &input});
    outputs.at(0).copy_to(y.data(), 16);
  }
  return y;
}

template <class... Blocks>
std::vector<abi::Entry> entries(abi::List<Blocks...>) {
  return {Blocks::entry...};
}

bool one_of(abi::Entry const& entry, std::vector<std::string_view> const& parts) {
  for (auto const part : parts)
    if (entry.name.find(part) != entry.name.npos) return true;
  return false;
}
bool of_errors(abi::Entry const& entry) { return one_of(entry, {"_Error_"}); }
bool destroys(abi::Entry const& entry) { return one_of(entry, {"_Destroy"}); }

std::vector<abi::Entry> all_entries() {
  auto all = entries(abi::Required{});
  for (auto const& entry :
       entries(abi::List<abi::PluginAttributes, abi::ClientPlatformVersion, abi::DeviceDescriptionAttributes>{}))
    all.push_back(entry);
  return all;
}

}  // namespace

TEST_CASE("a plugin is loaded, its client runs a program again and again, and all is given back in order") {
  reset();
  CHECK(run() == std::vector<float>{11, 22, 31, 42});
  CHECK(alive() == 0);
  CHECK(control().initialised == 1);
  CHECK(control().destroyed.back() == "client");
  CHECK(control().destroyed.front() == "executable");
}

TEST_CASE("an error at any function is an exception with the plugin's message, and nothing stays alive") {
  for (auto const& entry : all_entries()) {
    if (of_errors(entry)) continue;
    INFO(entry.name);
    auto& mock = reset({.fault = Fault::error, .entry = entry.index});
    auto const message = message_of(run);
    if (destroys(entry))
      CHECK(message == "accepted");  // nobody can be told
    else
      CHECK(message == ttfm::detail::cat("mock_plugin.so: ", entry.name, " failed with INTERNAL: ", mock.message));
    CHECK(alive() == 0);
  }
}

TEST_CASE("an exception that the plugin lets through is one of ttfm's") {
  for (auto const fault : {Fault::exception, Fault::oddity})
    for (auto const& entry : all_entries()) {
      if (of_errors(entry)) continue;
      INFO(entry.name);
      reset({.fault = fault, .entry = entry.index, .message = "TT_FATAL: no\nbacktrace:\n --- a"});
      auto const message = message_of(run);
      if (destroys(entry))
        CHECK(message == "accepted");
      else
        CHECK(message == ttfm::detail::cat("mock_plugin.so: ", entry.name,
                                           fault == Fault::exception ? " threw: TT_FATAL: no"
                                                                     : " threw something that is no exception"));
      CHECK(alive() == 0);
    }
}

TEST_CASE("an event that fails is an exception, whoever gave it") {
  for (auto const& entry :
       entries(abi::List<abi::ClientBufferFromHostBuffer, abi::LoadedExecutableExecute, abi::BufferToHostBuffer>{})) {
    INFO(entry.name);
    reset({.fault = Fault::event, .entry = entry.index});
    CHECK(message_of(run) == "mock_plugin.so: PJRT_Event_Await failed with INTERNAL: the mock was told to fail");
    CHECK(alive() == 0);
  }
}

TEST_CASE("success that gives nothing is noticed") {
  auto with = [](abi::Entry const& entry) {
    reset({.fault = Fault::no_object, .entry = entry.index});
    auto const message = message_of(run);
    CHECK(alive() == 0);
    return message;
  };
  CHECK(with(abi::ClientCreate::entry) == "mock_plugin.so: PJRT_Client_Create gave no client");
  CHECK(with(abi::ClientCompile::entry) == "mock_plugin.so: PJRT_Client_Compile gave no executable");
  CHECK(with(abi::ClientBufferFromHostBuffer::entry) ==
        "mock_plugin.so: PJRT_Client_BufferFromHostBuffer gave no buffer");
  CHECK(with(abi::LoadedExecutableExecute::entry) == "mock_plugin.so: PJRT_LoadedExecutable_Execute gave no output 0");
  CHECK(with(abi::ClientAddressableDevices::entry) == "mock_plugin.so: the platform mock has no device here");
  CHECK(with(abi::LoadedExecutableGetExecutable::entry) ==
        "mock_plugin.so: PJRT_LoadedExecutable_GetExecutable gave no executable");
  CHECK(with(abi::DeviceGetDescription::entry) == "mock_plugin.so: PJRT_Device_GetDescription gave no description");
  CHECK(with(abi::BufferToHostBuffer::entry) == "mock_plugin.so would copy 0 bytes of a tensor<4xf32>, which has 16");
}

TEST_CASE("functions that a plugin lacks are named, all of them; those that only tell more may be missing") {
  auto with = [](Fault fault, abi::Entry const& entry) {
    reset({.fault = fault, .entry = entry.index});
    return message_of(run);
  };
  for (auto const& entry : entries(abi::Required{})) {
    INFO(entry.name);
    CHECK(with(Fault::missing, entry) == ttfm::detail::cat("mock_plugin.so lacks ", entry.name));
  }
  CHECK(with(Fault::missing, abi::PluginAttributes::entry) == "accepted");
  CHECK(with(Fault::missing, abi::ClientPlatformVersion::entry) == "accepted");
  CHECK(with(Fault::missing, abi::DeviceDescriptionAttributes::entry) == "accepted");
  CHECK(with(Fault::short_table, abi::BufferElementType::entry) ==
        "mock_plugin.so lacks PJRT_Buffer_ElementType, PJRT_Buffer_Dimensions, PJRT_Buffer_ToHostBuffer");
}

TEST_CASE("another version of the C API is refused, a later minor one taken") {
  auto with = [](int major, int minor) {
    reset({.major = major, .minor = minor});
    return message_of(run);
  };
  CHECK(with(1, 0) == "mock_plugin.so speaks version 1.0 of the PJRT C API; ttfm needs 0.90 or a later one of 0");
  CHECK(contains(with(0, 40), "speaks version 0.40"));
  CHECK(with(0, 90) == "accepted");
  CHECK(with(0, 500) == "accepted");
}

TEST_CASE("an error that can't tell its code, or says nothing, still ends well") {
  auto& mock = reset({.fault = Fault::error, .entry = abi::ClientCompile::entry.index});
  mock.errors_fail = true;
  CHECK(message_of(run) ==
        "mock_plugin.so: PJRT_Client_Compile failed with an unknown code: the mock was told to fail");
  mock.errors_fail = false;
  mock.without_message = true;
  CHECK(message_of(run) ==
        "mock_plugin.so: PJRT_Client_Compile failed with INTERNAL (the plugin says more on standard error)");
  mock.without_message = false;
  mock.message = "Error code: 13";
  CHECK(message_of(run) ==
        "mock_plugin.so: PJRT_Client_Compile failed with INTERNAL: Error code: 13 (the plugin says more on standard "
        "error)");
  CHECK(alive() == 0);
}

TEST_CASE("a plugin that aborts ends a child process only") {
  reset({.fault = Fault::abort, .entry = abi::ClientCompile::entry.index});
  auto compiled = [] {
    run();
    return std::string("compiled");
  };
  auto const message = message_of([&] { in_child_process(compiled); });
  CHECK(contains(message, "the child process ended by signal 6 (Aborted); it wrote:\n"));
  CHECK(contains(message, "the mock aborts"));
  reset({.fault = Fault::error, .entry = abi::ClientCompile::entry.index});
  CHECK(contains(message_of([&] { in_child_process(compiled); }), "PJRT_Client_Compile failed with INTERNAL"));
  reset();
  CHECK(in_child_process(compiled) == "compiled");
  CHECK(in_child_process([] { return std::string(1 << 20, 'x'); }).size() == 1 << 20);
  CHECK(in_child_process([] { return std::string(); }).empty());
  using namespace std::chrono_literals;
  auto sleeper = [] {
    std::this_thread::sleep_for(1h);
    return std::string();
  };
  CHECK(message_of([&] { in_child_process(sleeper, 200ms); }) == "the child process was killed after 200 ms");
  CHECK(message_of([] { in_child_process([]() -> std::string { ::_exit(3); }); }) ==
        "the child process ended with status 3 and no answer");
  CHECK(message_of([] { in_child_process([]() -> std::string { throw 7; }); }) ==
        "something that is no exception was thrown");
  auto const long_log = message_of([] {
    in_child_process([]() -> std::string {
      std::fputs((std::string(5000, 'a') + std::string(2000, 'b')).c_str(), stderr);
      ::_exit(3);
    });
  });
  CHECK(long_log == "the child process ended with status 3 and no answer; it wrote:\n..." + std::string(2000, 'b'));
  CHECK(in_child_process([] {
          std::puts("what a plugin prints");
          return std::string("answer");
        }) == "answer");
  CHECK(in_child_process(
            [] {  // a grandchild that keeps the log open is not waited for
              if (::fork() == 0) {
                for (int file = 3; file < 1024; ++file) ::close(file);
                std::this_thread::sleep_for(10s);
                ::_exit(0);
              }
              return std::string("answer");
            },
            5s) == "answer");
}

TEST_CASE("what doesn't fit is refused before the plugin sees it") {
  reset();
  Client const client(Plugin::load(TTFM_MOCK_PLUGIN)), other(Plugin::load(TTFM_MOCK_PLUGIN));
  auto const program = client.compile(sum);
  std::vector<float> const data(8);
  auto const w = client.put({ElementType::f32, {2}}, data.data()), x = client.put({ElementType::f32, {4}}, data.data());
  auto const foreign = other.put({ElementType::f32, {4}}, data.data());
  auto const longs = client.put({ElementType::s64, {4}}, data.data());
  CHECK(message_of([&] { program.execute({&w}); }) == "the program takes 2 arguments, not 1");
  CHECK(message_of([&] { program.execute({&w, &x, &x}); }) == "the program takes 2 arguments, not 3");
  CHECK(message_of([&] {
          program.execute({&x, &w});
        }) == "argument 0 of the program is a tensor<2xf32>, not a tensor<4xf32>");
  CHECK(message_of([&] {
          program.execute({&w, &longs});
        }) == "argument 1 of the program is a tensor<4xf32>, not a tensor<4xi64>");
  CHECK(message_of([&] { program.execute({&w, &foreign}); }) == "argument 1 is a buffer of another client");
  CHECK(message_of([&] { program.execute({&w, nullptr}); }) == "argument 1 is no buffer");
  CHECK(message_of([&] {
          program.execute_sharded({{&w, &x}, {&w, &x}});
        }) == "the program runs on 1 devices, but was given arguments for 2");
  CHECK(message_of([&] {
          client.put({ElementType::f32, {2}}, data.data(), 1);
        }) == "the platform mock has 1 devices, counted from 0; there is no device 1");
  CHECK(message_of([&] {
          client.put({ElementType(14), {2}}, data.data());
        }) == "ttfm has no arrays of PJRT's element type 14");
  CHECK(contains(message_of([&] {
                   client.put({ElementType::f32, {1L << 40, 1L << 40}}, data.data());
                 }),
                 "can't have the shape"));
  CHECK(contains(message_of([&] { client.put({ElementType::f32, {-1}}, data.data()); }), "can't have the shape"));
  std::vector<float> y(4);
  CHECK(message_of([&] { x.copy_to(y.data(), 12); }) == "a tensor<4xf32> has 16 bytes, not 12");
}

TEST_CASE("buffers and executables may outlive their client, which is destroyed last") {
  auto& mock = reset();
  {
    std::vector<float> const data(4);
    std::optional<Client> client(Plugin::load(TTFM_MOCK_PLUGIN));
    auto const program = client->compile(sum);
    auto const buffer = client->put({ElementType::f32, {4}}, data.data());
    client.reset();
    CHECK(mock.live[mock::clients] == 1);
  }
  CHECK(mock.destroyed == std::vector<std::string>{"executable", "buffer", "loaded executable", "client"});
  CHECK(alive() == 0);
}

TEST_CASE("options of a client keep their types; a plugin and its devices describe themselves") {
  auto& mock = reset();
  mock.devices = 3;
  Client const client(
      Plugin::load(TTFM_MOCK_PLUGIN),
      {{"a", "text"}, {"b", std::int64_t{7}}, {"c", std::vector<std::int64_t>{1, 2}}, {"d", 0.5F}, {"e", true}});
  CHECK(mock.client_options == "a=text;b=7;c=1,2,;d=0.500000;e=true;");
  auto const attributes = client.plugin().attributes();
  CHECK(to_string(attributes.at("stablehlo_current_version")) == "1.2.3");
  CHECK(to_string(attributes.at("maker")) == "ttfm");
  CHECK(to_string(attributes.at("mock")) == "true");
  CHECK(client.platform() == "mock");
  CHECK(client.platform_version() == "1.0");
  CHECK(client.plugin().api_version() == "0.114");
  REQUIRE(client.devices().size() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(client.devices()[i].index == i);
  CHECK(client.devices()[0].id == 10);
  CHECK(client.devices()[2].id == 12);
  CHECK(client.devices()[2].kind == "Toy");
  CHECK(to_string(client.devices()[2].attributes.at("dram_size_bytes")) == "1073741824");
}

TEST_CASE("a confined client is refused on other threads than its own, and what it made with it") {
  reset();
  {
    Client client(Plugin::load(TTFM_MOCK_PLUGIN));
    std::vector<float> const data(4);
    auto elsewhere = [](auto work) {
      std::string message;
      std::thread([&] { message = message_of(work); }).join();
      return message;
    };
    auto const copy = client;
    auto const program = client.compile(sum);
    auto const w = client.put({ElementType::f32, {2}}, data.data()), x = copy.put({ElementType::f32, {4}}, data.data());
    CHECK(elsewhere([&] { client.compile(sum); }) == "accepted");
    client.confine();
    CHECK(elsewhere([&] { client.compile(sum); }) ==
          "mock_plugin.so: a client belongs to the thread that made it; PJRT_Client_Compile was called from another "
          "one");
    CHECK(contains(elsewhere([&] { copy.put({ElementType::f32, {4}}, data.data()); }), "belongs to the thread"));
    CHECK(contains(elsewhere([&] { program.execute({&w, &x}); }), "belongs to the thread"));
    CHECK(message_of([&] { program.execute({&w, &x}); }) == "accepted");
    std::optional<Executable> last(client.compile(sum));
    CHECK(elsewhere([&] { last.reset(); }) == "accepted");
  }
  CHECK(alive() == 0);
}
