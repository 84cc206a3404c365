#include "ttfm/serving/host.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <memory>
#include <numeric>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <unistd.h>

#include "catch.hpp"
#include "serving/fake.hpp"

namespace {

using namespace fake;

/// One worker without a warm-up, whose batches have all sizes.
ModelOptions plain(int max_batch = 4) {
  ModelOptions options{.max_batch = max_batch, .max_delay = 0us, .replicas = 1, .threads = 1, .warm_up = false};
  for (int size = 1; size <= max_batch; ++size) options.batch_sizes.push_back(size);
  return options;
}

auto script() { return std::make_shared<Script>(); }

std::uint64_t count(Host& host, Status status) {
  return host.models().at(0).totals.calls.at(static_cast<std::size_t>(status));
}

/// A host whose only worker waits at a gate with a call of the value 0.
struct Busy {
  explicit Busy(ModelOptions const& options = plain()) : Busy(options, [](auto&) {}) {}
  Busy(ModelOptions const& options, std::function<void(Script&)> const& prepare) {
    fake->on_run = [this](Items items, Place const&) {
      if (first(items) == 0) gate.wait();
    };
    prepare(*fake);
    host.load("fake", loader(fake), options);
    blocked = submit(host, call({0}));
    CHECK(gate.reached());
  }
  /// Until so many calls are ready for their batch.
  bool prepared(int calls) {
    return becomes([&] { return fake->prepared == 1 + calls; }) && (std::this_thread::sleep_for(50ms), true);
  }

  Gate gate;
  std::shared_ptr<Script> fake = script();
  Host host{{.preparing_threads = 1}};
  std::future<Reply> blocked;
};

}  // namespace

TEST_CASE("a host answers a call, and says how long each stage took") {
  Host host;
  auto const fake = script();
  host.load("fake", loader(fake), plain());
  CHECK(host.ready());
  auto const reply = host.call(call({1, 2, 3}));
  CHECK(reply.status == Status::ok);
  CHECK(reply.message.empty());
  CHECK(values(reply) == std::vector<float>{2, 4, 6});
  CHECK(reply.outputs.empty());
  CHECK(reply.model == "fake");
  CHECK(reply.version == "1");
  CHECK(reply.stages.batch == 1);
  CHECK(reply.stages.queue > 0);
  CHECK(reply.stages.inference > 0);
  auto wanted = call({1, 2});
  wanted.want_outputs = true;
  CHECK(host.call(std::move(wanted)).outputs.at(0).sizes().vec() == std::vector<std::int64_t>{1, 2});
}

TEST_CASE("calls that a host can't take are refused with a sentence") {
  Host host;
  CHECK_FALSE(host.ready());
  CHECK(host.call(call({1})).status == Status::unknown_model);
  CHECK(host.call(call({1})).message == "no model is served as \"fake\"; served are: none");
  host.load("fake", loader(script()), plain());
  CHECK(host.call(call({1}, "fuke")).message == "no model is served as \"fuke\"; served are: fake");
  auto other = call({1});
  other.version = "2";
  auto const reply = host.call(std::move(other));
  CHECK(reply.status == Status::unknown_model);
  CHECK(reply.message == "fake is served in the version 1, not 2");
  auto same = call({1});
  same.version = "1";
  CHECK(host.call(std::move(same)).status == Status::ok);
  CHECK(message_of([&] { host.submit(call({1}), nullptr); }) ==
        "a call needs a function that takes its reply; it is empty");
}

TEST_CASE("a client's mistakes and the server's are told apart") {
  auto const fake = script();
  fake->on_run = [](Items items, Place const&) {
    if (first(items) == 1) throw DeviceError("the card is gone");
    if (first(items) == 2) throw ConfigError("the network can't take that");
    if (first(items) == 3) throw 3;
  };
  Host host;
  host.load("fake", loader(fake), plain());
  auto of = [&](Call given) {
    auto const reply = host.call(std::move(given));
    return std::pair(reply.status, reply.message);
  };
  CHECK(of(call({})) == std::pair(Status::bad_input, std::string("the series is empty")));
  Call picture{.model = "fake", .input = std::string("no picture")};
  CHECK(of(std::move(picture)) == std::pair(Status::bad_input, std::string("the fake takes no pictures")));
  CHECK(of(call({1})) == std::pair(Status::failed, std::string("the card is gone")));
  CHECK(of(call({2})) == std::pair(Status::bad_input, std::string("the network can't take that")));
  CHECK(of(call({3})) == std::pair(Status::failed, std::string("an exception of an unknown type")));
  CHECK(of(call({4})).first == Status::ok);
}

TEST_CASE("a picture of too many pixels has a status of its own") {
  auto const fake = script();
  fake->on_prepare = [](auto&) { throw PictureSizeError("huge"); };
  Host host;
  host.load("fake", loader(fake), plain());
  auto const reply = host.call(call({1}));
  CHECK(reply.status == Status::too_large);
  CHECK(reply.message == "huge");
}

TEST_CASE("calls that come while a worker computes become batches") {
  Busy busy;
  std::vector<std::future<Reply>> replies;
  for (int i = 1; i <= 6; ++i) replies.push_back(submit(busy.host, call({1. * i})));
  CHECK(busy.prepared(6));
  busy.gate.open();
  for (int i = 1; i <= 6; ++i) {
    auto const reply = replies[static_cast<std::size_t>(i - 1)].get();
    CHECK(values(reply) == std::vector<float>{2.f * i});
    CHECK(reply.stages.batch == (i <= 4 ? 4 : 2));
  }
  CHECK(busy.fake->rows() == std::vector<int>{1, 4, 2});
}

TEST_CASE("batches have the sizes that the device is prepared for") {
  auto options = plain(8);
  options.batch_sizes = {1, 4};
  Busy busy(options);
  std::vector<std::future<Reply>> replies;
  for (int i = 1; i <= 7; ++i) replies.push_back(submit(busy.host, call({1. * i})));
  CHECK(busy.prepared(7));
  busy.gate.open();
  for (auto& reply : replies) CHECK(reply.get().status == Status::ok);
  CHECK(busy.fake->rows() == std::vector<int>{1, 4, 1, 1, 1});
}

TEST_CASE("items of other shapes, models that take none, and other models share no batch") {
  SECTION("shapes") {
    Busy busy;
    std::vector<std::future<Reply>> replies;
    for (int i = 1; i <= 4; ++i) replies.push_back(submit(busy.host, i % 2 ? call({1. * i}) : call({1. * i, 5})));
    CHECK(busy.prepared(4));
    busy.gate.open();
    for (int i = 1; i <= 4; ++i)
      CHECK(values(replies[static_cast<std::size_t>(i - 1)].get()).size() == (i % 2 ? 1u : 2u));
    CHECK(busy.fake->rows() == std::vector<int>{1, 2, 2});
  }
  SECTION("no batches") {
    Busy busy(plain(), [](Script& fake) { fake.takes_batches = false; });
    std::vector<std::future<Reply>> replies;
    for (int i = 1; i <= 3; ++i) replies.push_back(submit(busy.host, call({1. * i})));
    CHECK(busy.prepared(3));
    busy.gate.open();
    for (auto& reply : replies) CHECK(reply.get().status == Status::ok);
    CHECK(busy.fake->rows() == std::vector<int>{1, 1, 1, 1});
  }
  SECTION("models") {
    Busy busy;
    auto const other = script();
    busy.host.load("other", loader(other), plain());
    CHECK(busy.host.call(call({1}, "other")).stages.batch == 1);  // while the first one is busy
    busy.gate.open();
    CHECK(busy.blocked.get().model == "fake");
  }
}

TEST_CASE("an item waits for others that are on their way, and no longer than the delay") {
  auto options = plain();
  auto const fake = script();
  Gate gate;
  fake->on_prepare = [&](std::vector<double> const& series) {
    if (!series.empty() && series[0] == 2) gate.wait();
  };
  Host host({.preparing_threads = 2});
  SECTION("the others come in time") {
    options.max_delay = 20s;
    host.load("fake", loader(fake), options);
    auto slow = submit(host, call({2}));
    CHECK(gate.reached());
    auto quick = submit(host, call({1}));
    std::this_thread::sleep_for(20ms);
    CHECK(fake->rows().empty());
    gate.open();
    CHECK(quick.get().stages.batch == 2);
    CHECK(slow.get().stages.batch == 2);
  }
  SECTION("they don't") {
    options.max_delay = 1ms;
    host.load("fake", loader(fake), options);
    auto slow = submit(host, call({2}));
    CHECK(gate.reached());
    CHECK(host.call(call({1})).stages.batch == 1);
    gate.open();
    CHECK(slow.get().stages.batch == 1);
  }
  SECTION("the other one is a failure") {
    options.max_delay = 20s;
    fake->on_prepare = [&](std::vector<double> const& series) {
      if (series.empty()) gate.wait();
    };
    host.load("fake", loader(fake), options);
    auto bad = submit(host, call({}));
    CHECK(gate.reached());
    auto good = submit(host, call({1}));
    std::this_thread::sleep_for(5ms);
    gate.open();
    CHECK(bad.get().status == Status::bad_input);
    CHECK(good.get().stages.batch == 1);
  }
  SECTION("nothing else is there") {
    options.max_delay = 20s;
    host.load("fake", loader(fake), options);
    auto const start = std::chrono::steady_clock::now();
    CHECK(host.call(call({1})).stages.batch == 1);
    CHECK(std::chrono::steady_clock::now() - start < 10s);
  }
}

TEST_CASE("workers that wait share the calls out") {
  auto options = plain();
  options.replicas = 2;
  options.max_delay = 20s;
  auto const fake = script();
  Gate gate;
  std::atomic<int> begun = 0;
  fake->on_prepare = [&](auto&) {
    if (++begun == 4) gate.wait();
  };
  Host host({.preparing_threads = 1});
  host.load("fake", loader(fake), options);
  std::vector<std::future<Reply>> replies;
  for (int i = 1; i <= 4; ++i) replies.push_back(submit(host, call({1. * i})));
  CHECK(gate.reached());
  gate.open();
  for (auto& reply : replies) CHECK(reply.get().stages.batch <= 2);
  auto const rows = fake->rows();
  CHECK(std::accumulate(rows.begin(), rows.end(), 0) == 4);
}

TEST_CASE("one bad item doesn't end its batch") {
  Busy busy(plain(), [](Script& fake) {
    auto const before = fake.on_run;
    fake.on_run = [before](Items items, Place const& place) {
      before(items, place);
      for (auto const* item : items)
        if (item->inputs.at(0).data_ptr<float>()[0] == 2) throw DeviceError("the device hates 2");
    };
  });
  std::vector<std::future<Reply>> replies;
  for (int i = 1; i <= 4; ++i) replies.push_back(submit(busy.host, call({1. * i})));
  CHECK(busy.prepared(4));
  busy.gate.open();
  for (int i = 1; i <= 4; ++i) {
    auto const reply = replies[static_cast<std::size_t>(i - 1)].get();
    CHECK(reply.status == (i == 2 ? Status::failed : Status::ok));
    CHECK(reply.stages.batch == (i == 2 ? 0 : 1));
  }
  auto const worker = busy.host.models().at(0).workers.at(0);
  CHECK(worker.errors == 1);
  CHECK(worker.last_error == "the device hates 2");
  CHECK(worker.restarts == 0);
}

TEST_CASE("a full queue refuses, and says when to come again") {
  auto options = plain();
  options.queue = 3;
  Busy busy(options);
  std::vector<std::future<Reply>> replies;
  for (int i = 1; i <= 3; ++i) replies.push_back(submit(busy.host, call({1. * i})));
  auto const refused = busy.host.call(call({4}));
  CHECK(refused.status == Status::full);
  CHECK(refused.message == "the queue of fake is full with 3 calls");
  CHECK(refused.retry_after > 0ms);
  CHECK(busy.host.models().at(0).waiting == 3);
  busy.gate.open();
  for (auto& reply : replies) CHECK(reply.get().status == Status::ok);
  CHECK(busy.host.call(call({4})).status == Status::ok);
  CHECK(count(busy.host, Status::full) == 1);
}

TEST_CASE("a client who has left makes room in a full queue") {
  auto options = plain();
  options.queue = 1;
  Busy busy(options);
  auto const client = std::make_shared<Cancellation>();
  auto leaving = call({1});
  leaving.cancellation = client;
  auto left = submit(busy.host, std::move(leaving));
  client->left = true;
  auto next = submit(busy.host, call({2}));
  busy.gate.open();
  CHECK(left.get().status == Status::cancelled);
  CHECK(values(next.get()) == std::vector<float>{4});
}

TEST_CASE("calls that nobody waits for any more are neither prepared nor computed") {
  using Clock = std::chrono::steady_clock;
  auto const client = std::make_shared<Cancellation>();
  auto late = call({1}), leaving = call({2});
  late.deadline = Clock::now() + 100ms;
  leaving.cancellation = client;
  SECTION("before they are prepared") {
    Gate gate;
    auto const fake = script();
    fake->on_prepare = [&](auto&) { gate.wait(); };
    Host host({.preparing_threads = 1});
    host.load("fake", loader(fake), plain());
    auto blocking = submit(host, call({0}));
    CHECK(gate.reached());
    auto a = submit(host, std::move(late)), b = submit(host, std::move(leaving));
    client->left = true;
    CHECK(a.get().status == Status::expired);  // though nothing moves
    CHECK(b.get().status == Status::cancelled);
    gate.open();
    CHECK(blocking.get().status == Status::ok);
    CHECK(host.call(call({3})).status == Status::ok);
    CHECK(fake->prepared == 2);
  }
  SECTION("before they are computed") {
    Busy busy;
    auto a = submit(busy.host, std::move(late)), b = submit(busy.host, std::move(leaving));
    CHECK(busy.prepared(2));
    client->left = true;
    auto const expired = a.get();
    CHECK(expired.status == Status::expired);
    CHECK(expired.message == "the deadline passed before the answer was there");
    CHECK(b.get().status == Status::cancelled);
    busy.gate.open();
    CHECK(busy.blocked.get().status == Status::ok);
    CHECK(busy.host.call(call({3})).status == Status::ok);
    CHECK(busy.fake->rows() == std::vector<int>{1, 1});
  }
  SECTION("when they are submitted") {
    Host host;
    host.load("fake", loader(script()), plain());
    late.deadline = Clock::now() - 1ms;
    client->left = true;
    CHECK(host.call(std::move(late)).status == Status::expired);
    CHECK(host.call(std::move(leaving)).status == Status::cancelled);
  }
  SECTION("while they are computed") {
    Gate gate;
    auto const fake = script();
    fake->on_run = [&](auto...) { gate.wait(); };
    Host host;
    host.load("fake", loader(fake), plain());
    late.deadline = Clock::now() + 100ms;
    CHECK(host.call(std::move(late)).status == Status::expired);
    gate.open();
    CHECK(host.call(call({3})).status == Status::ok);
  }
}

TEST_CASE("a call that can't be answered before its deadline is refused at once") {
  auto const fake = script();
  Gate gate;
  fake->on_run = [&](Items items, Place const&) {
    std::this_thread::sleep_for(30ms);
    if (first(items) == 0) gate.wait();
  };
  Host host;
  auto options = plain(1);
  host.load("fake", loader(fake), options);
  CHECK(host.call(call({1})).status == Status::ok);  // it is measured
  auto blocked = submit(host, call({0}));
  CHECK(gate.reached());
  std::vector<std::future<Reply>> replies;
  for (int i = 0; i < 10; ++i) replies.push_back(submit(host, call({1})));
  auto hurried = call({1});
  hurried.deadline = std::chrono::steady_clock::now() + 150ms;
  auto const refused = host.call(std::move(hurried));
  CHECK(refused.status == Status::full);
  CHECK(contains(refused.message, "fake can't answer before the deadline: 11 calls before it take"));
  CHECK(refused.retry_after > 0ms);
  auto patient = call({1});
  patient.deadline = std::chrono::steady_clock::now() + 20s;
  replies.push_back(submit(host, std::move(patient)));
  gate.open();
  for (auto& reply : replies) CHECK(reply.get().status == Status::ok);
}

TEST_CASE("under overload a host computes as much as it can, and answers in time") {
  auto const fake = script();
  fake->on_run = [](auto...) { std::this_thread::sleep_for(20ms); };
  auto options = plain(1);
  options.replicas = 2;
  options.max_wait = 200ms;
  Host host;
  host.load("fake", loader(fake), options);
  std::atomic<int> ok = 0, full = 0, late = 0;
  std::vector<std::future<void>> clients;
  auto const start = std::chrono::steady_clock::now();
  for (int i = 0; i < 300; ++i) {  // twice the capacity, for 1.5 s
    std::this_thread::sleep_until(start + i * 5ms);
    auto const submitted = std::chrono::steady_clock::now();
    auto const promise = std::make_shared<std::promise<void>>();
    clients.push_back(promise->get_future());
    host.submit(call({1}), [&, submitted, promise](Reply reply) {
      ++(reply.status == Status::ok ? ok : full);
      if (std::chrono::steady_clock::now() - submitted > 400ms) ++late;
      if (reply.status == Status::full && !contains(reply.message, "within the longest time")) ++late;
      promise->set_value();
    });
  }
  for (auto& client : clients) client.wait();
  CHECK(ok + full == 300);
  CHECK(ok > 100);  // 150 and the queue, if nothing else ran on this machine
  CHECK(full > 50);
  CHECK(late < 100);  // it would be most of them
}

TEST_CASE("the longest wait may follow from what batches take") {
  // How many of 20 calls are taken while the only worker is busy; batches took so many milliseconds before.
  auto of = [](std::chrono::milliseconds time, std::optional<std::chrono::milliseconds> max_wait) {
    auto options = plain(1);
    options.max_wait = max_wait;
    Gate gate;
    auto const fake = script();
    fake->on_run = [&](Items items, Place const&) {
      first(items) == 0 ? gate.wait() : std::this_thread::sleep_for(time);
    };
    Host host({.preparing_threads = 1});
    host.load("fake", loader(fake), options);
    CHECK(host.call(call({1})).status == Status::ok);
    std::vector<std::future<Reply>> replies;
    replies.push_back(submit(host, call({0})));
    CHECK(gate.reached());
    for (int i = 0; i < 20; ++i) replies.push_back(submit(host, call({1})));
    gate.open();
    std::ptrdiff_t taken = -1;
    for (auto& reply : replies) taken += reply.get().status == Status::ok;
    return taken;
  };
  CHECK(of(20ms, std::nullopt) == 20);           // 1 s
  auto const of_slow = of(400ms, std::nullopt);  // 1.6 s
  CHECK(of_slow >= 2);
  CHECK(of_slow <= 5);
  CHECK(of(50ms, 60ms) == 1);
  CHECK(of(20ms, 0ms) == 20);
}

TEST_CASE("a worker that hangs is replaced, and its calls are answered") {
  auto options = plain();
  options.hang_limit = 300ms;
  Busy busy(options);
  auto next = submit(busy.host, call({1}));
  auto const reply = busy.blocked.get();
  CHECK(reply.status == Status::failed);
  CHECK(reply.message == "fake did not answer within 300 ms");
  CHECK(values(next.get()) == std::vector<float>{2});
  CHECK(busy.host.ready());
  CHECK(busy.fake->loads == 2);
  auto const worker = busy.host.models().at(0).workers.at(0);
  CHECK(worker.restarts == 1);
  CHECK(worker.errors == 1);
  CHECK(worker.last_error == reply.message);
  CHECK(contains(busy.host.metrics().text(), "ttfm_worker_restarts_total{model=\"fake\",reason=\"hang\"} 1\n"));
  CHECK(busy.fake->alive == 2);
  busy.gate.open();  // its late outputs are dropped
  CHECK(becomes([&] { return busy.fake->alive == 1; }));
  CHECK(count(busy.host, Status::failed) == 1);
}

TEST_CASE("no more workers are replaced than may hang at once") {
  auto options = plain();
  options.hang_limit = 200ms;
  options.max_stuck = 1;
  Busy busy(options);
  CHECK(busy.blocked.get().status == Status::failed);
  CHECK(submit(busy.host, call({0})).get().status == Status::failed);  // the replacement hangs too
  CHECK(becomes([&] { return !busy.host.ready(); }));
  auto const refused = busy.host.call(call({1}));
  CHECK(refused.status == Status::not_ready);
  CHECK(refused.message == "fake has no worker that can compute; try later");
  CHECK(busy.host.models().at(0).workers.at(0).state == WorkerState::lost);
  CHECK(busy.host.models().at(0).state == ModelState::failed);
  busy.gate.open();
  CHECK(becomes([&] { return busy.host.ready(); }));
  CHECK(busy.host.call(call({1})).status == Status::ok);
}

TEST_CASE("a host ends although a worker hangs, and answers its calls") {
  auto const gate = std::make_shared<Gate>();
  auto const fake = script();
  fake->on_run = [gate](auto...) { gate->wait(); };
  std::future<Reply> blocked, waiting;
  {
    Host host;
    auto options = plain();
    options.hang_limit = 300ms;
    host.load("fake", loader(fake), options);
    blocked = submit(host, call({1}));
    CHECK(gate->reached());
    waiting = submit(host, call({1}));
    SECTION("stopped with a limit") {
      CHECK_FALSE(host.stop(10ms));
      CHECK(blocked.get().status == Status::stopping);
      CHECK(waiting.get().status == Status::stopping);
    }
    SECTION("destroyed") {}
  }
  if (blocked.valid()) {
    CHECK(blocked.get().status == Status::stopping);
    CHECK(waiting.get().status == Status::stopping);
  }
  CHECK(fake->alive == 1);
  gate->open();
  CHECK(becomes([&] { return fake->alive == 0; }));
}

TEST_CASE("a worker whose batches fail one after another is started anew") {
  auto const fake = script();
  fake->on_run = [fake = fake.get()](auto...) {
    if (fake->loads == 1) throw DeviceError("broken");
  };
  Host host;
  auto options = plain();
  options.max_errors = 3;
  host.load("fake", loader(fake), options);
  for (int i = 0; i < 3; ++i) CHECK(host.call(call({1})).status == Status::failed);
  CHECK(host.call(call({1})).status == Status::ok);
  auto const worker = host.models().at(0).workers.at(0);
  CHECK(worker.restarts == 1);
  CHECK(worker.errors == 3);
  CHECK(fake->loads == 2);
  CHECK(fake->alive == 1);
  CHECK(contains(host.metrics().text(), "ttfm_worker_restarts_total{model=\"fake\",reason=\"errors\"} 1\n"));
}

TEST_CASE("clients' mistakes don't restart a worker") {
  auto const fake = script();
  fake->on_run = [](auto...) { throw ConfigError("no"); };
  Host host;
  auto options = plain();
  options.max_errors = 1;
  host.load("fake", loader(fake), options);
  for (int i = 0; i < 3; ++i) CHECK(host.call(call({1})).status == Status::bad_input);
  CHECK(host.models().at(0).workers.at(0).restarts == 0);
}

TEST_CASE("a worker is restarted when asked for, and comes back when its loading fails at first") {
  auto const fake = script();
  std::atomic<bool> broken = false;
  fake->on_load = [&](Place const&) {
    if (broken) throw DeviceError("the card is busy");
  };
  Host host;
  host.load("fake", loader(fake), plain());
  host.restart("fake", 0);
  CHECK(becomes([&] { return fake->loads == 2 && host.ready(); }));
  CHECK(fake->alive == 1);
  CHECK(host.call(call({1})).status == Status::ok);
  broken = true;
  host.restart("fake", 0);
  CHECK(becomes([&] { return host.models().at(0).workers.at(0).state == WorkerState::failed; }));
  CHECK_FALSE(host.ready());
  CHECK(host.models().at(0).workers.at(0).last_error == "the card is busy");
  CHECK(host.call(call({1})).status == Status::not_ready);
  broken = false;
  CHECK(becomes([&] { return host.ready(); }));
  CHECK(host.call(call({1})).status == Status::ok);
  CHECK(message_of([&] { host.restart("fake", 1); }) == "fake has the workers 0 to 0, not 1");
  CHECK(contains(message_of([&] { host.restart("other", 0); }), "no model is served as \"other\""));
}

TEST_CASE("a model is loaded beside its former version, which answers its own calls") {
  Busy busy;
  auto waiting = submit(busy.host, call({1}));
  auto const second = script();
  second->version = "2";
  busy.host.load("fake", loader(second), plain());
  auto const reply = busy.host.call(call({3}));
  CHECK(reply.version == "2");
  CHECK(busy.host.models().size() == 1);
  CHECK(busy.host.models().at(0).info->version == "2");
  busy.gate.open();
  CHECK(busy.blocked.get().version == "1");
  CHECK(waiting.get().version == "1");
  CHECK(becomes([&] { return busy.fake->alive == 0; }));
  CHECK(second->alive == 1);
}

TEST_CASE("a loading that fails leaves the former version") {
  Host host;
  auto const fake = script();
  host.load("fake", loader(fake), plain());
  auto const broken = [](Place const&) -> std::unique_ptr<Servable> { throw CheckpointError("no such file"); };
  CHECK(message_of([&] { host.load("fake", broken, plain()); }) == "no such file");
  CHECK(host.call(call({1})).status == Status::ok);
  CHECK(host.models().at(0).error == "no such file");
  CHECK(host.models().at(0).state == ModelState::ready);
  CHECK(message_of([&] { host.load("new", broken, plain()); }) == "no such file");
  CHECK(host.call(call({1}, "new")).status == Status::not_ready);
  CHECK(host.call(call({1}, "new")).message == "new couldn't be loaded: no such file");
  CHECK_FALSE(host.ready());
  host.unload("new");
  CHECK(host.ready());
  CHECK(message_of([&] { host.reload("fake"); }) == "no such file");  // the loader of the last time
  auto const none = [](Place const&) -> std::unique_ptr<Servable> { return nullptr; };
  CHECK(message_of([&] { host.load("fake", none, plain()); }) == "the loader of fake gave no model");
  auto const second_fails = [fake](Place const& place) -> std::unique_ptr<Servable> {
    if (place.replica == 1) throw MemoryError("no memory for two");
    return std::make_unique<Model>(fake, place);
  };
  auto two = plain();
  two.replicas = 2;
  CHECK(message_of([&] { host.load("fake", second_fails, two); }) == "no memory for two");
  CHECK(becomes([&] { return fake->alive == 1; }));
}

TEST_CASE("a model is loaded anew by its name") {
  Host host;
  auto const fake = script();
  host.load("fake", loader(fake), plain());
  fake->version = "2";
  host.reload("fake");
  CHECK(host.call(call({1})).version == "2");
  CHECK(contains(message_of([&] { host.reload("other"); }), "no model is served as \"other\""));
}

TEST_CASE("a model that is taken away answers its calls first") {
  Busy busy;
  auto waiting = submit(busy.host, call({1}));
  std::thread away([&] { busy.host.unload("fake"); });
  CHECK(becomes([&] { return busy.host.models().empty(); }));
  CHECK(busy.host.call(call({2})).status == Status::unknown_model);
  busy.gate.open();
  away.join();
  CHECK(busy.blocked.get().status == Status::ok);
  CHECK(waiting.get().status == Status::ok);
  CHECK(becomes([&] { return busy.fake->alive == 0; }));
  CHECK(contains(message_of([&] { busy.host.unload("fake"); }), "no model is served as \"fake\""));
}

TEST_CASE("models of a server that starts are loaded by themselves") {
  Gate gate;
  auto const fake = script();
  fake->on_load = [&](Place const&) { gate.wait(); };
  Host host;
  host.load_async("fake", loader(fake), plain());
  CHECK_FALSE(host.ready());
  CHECK(host.models().at(0).state == ModelState::loading);
  auto const refused = host.call(call({1}));
  CHECK(refused.status == Status::not_ready);
  CHECK(refused.message == "fake is being loaded");
  CHECK(message_of([&] { host.load("fake", loader(fake), plain()); }) == "fake is being loaded");
  CHECK(contains(message_of([&] { host.unload("fake"); }), "fake is being loaded"));
  gate.open();
  CHECK(becomes([&] { return host.ready(); }));
  CHECK(host.call(call({1})).status == Status::ok);
}

TEST_CASE("a host that stops answers what is there, and nothing more") {
  Busy busy;
  auto waiting = submit(busy.host, call({1}));
  std::future<bool> stopped = std::async(std::launch::async, [&] { return busy.host.stop(20s); });
  CHECK(becomes([&] { return !busy.host.ready(); }));
  CHECK(busy.host.call(call({2})).status == Status::stopping);
  busy.gate.open();
  CHECK(stopped.get());
  CHECK(busy.blocked.get().status == Status::ok);
  CHECK(waiting.get().status == Status::ok);
  CHECK(busy.host.stop(1ms));
  CHECK(message_of([&] { busy.host.load("more", loader(script()), plain()); }) == "the server is stopping");
  CHECK(busy.fake->alive == 0);
}

TEST_CASE("a host that stops doesn't wait for a loading beyond its limit") {
  auto const gate = std::make_shared<Gate>();
  auto const fake = script();
  fake->on_load = [gate](Place const&) { gate->wait(); };
  {
    Host host;
    host.load_async("fake", loader(fake), plain());
    CHECK(gate->reached());
    CHECK(host.stop(10ms));
  }
  gate->open();
  CHECK(becomes([&] { return fake.use_count() == 1; }));
}

TEST_CASE("callbacks may submit again") {
  Host host;
  host.load("fake", loader(script()), plain());
  std::promise<int> all;
  std::function<void(int)> next = [&](int round) {
    host.submit(call({1. * round}), [&, round](Reply reply) {
      if (reply.status != Status::ok || round == 200)
        all.set_value(round);
      else
        next(round + 1);
    });
  };
  next(0);
  CHECK(all.get_future().get() == 200);
}

TEST_CASE("callbacks that try again at once, although they are refused, neither fill the stack nor stop the worker") {
  auto options = plain();
  options.queue = 1;
  Busy busy(options);
  auto queued = submit(busy.host, call({1}));
  std::atomic<int> tries = 0;
  std::promise<Status> answered;
  std::function<void(Reply)> again = [&](Reply reply) {
    if (reply.status != Status::full) return answered.set_value(reply.status);
    ++tries;
    busy.host.submit(call({2}), again);
  };
  busy.host.submit(call({2}), again);
  CHECK(becomes([&] { return tries > 20000; }));
  busy.gate.open();
  CHECK(answered.get_future().get() == Status::ok);
  CHECK(queued.get().status == Status::ok);
}

TEST_CASE("a callback that throws or that would wait for the host's threads harms nobody") {
  Host host;
  host.load("fake", loader(script()), plain());
  host.submit(call({1}), [](Reply) { throw 1; });
  std::promise<std::string> messages;
  host.submit(call({1}), [&](Reply) {
    std::string all;
    for (auto const& work : std::vector<std::function<void()>>{
             [&] { host.load("fake", loader(script())); }, [&] { host.reload("fake"); }, [&] { host.unload("fake"); },
             [&] { host.stop(1ms); }, [&] { host.call(call({1})); }})
      all += message_of(work).substr(0, 12) + '|';
    messages.set_value(all);
  });
  CHECK(messages.get_future().get() == "Host::load w|Host::reload|Host::unload|Host::stop w|Host::call w|");
  CHECK(host.call(call({1})).status == Status::ok);
  CHECK(contains(host.metrics().text(), "ttfm_callback_errors_total{model=\"fake\"} 1\n"));
}

TEST_CASE("a model has run all sizes of batch before it is ready") {
  auto const fake = script();
  auto options = plain();
  options.warm_up = true;
  options.batch_sizes = {1, 3};
  Host host;
  host.load("fake", loader(fake), options);
  CHECK(fake->rows() == std::vector<int>{1, 1, 3, 3});
  CHECK(host.models().at(0).batch_sizes == std::vector<int>{1, 3});
}

TEST_CASE("sizes of batch that don't pay aren't used") {
  auto of = [](std::function<void(std::size_t)> const& work) {
    auto const fake = script();
    fake->on_run = [work](Items items, Place const&) { work(items.size()); };
    Host host;
    host.load("fake", loader(fake), {.max_batch = 4, .replicas = 1, .threads = 1});
    return host.models().at(0).batch_sizes;
  };
  CHECK(of([](std::size_t) { std::this_thread::sleep_for(10ms); }) == std::vector<int>{1, 2, 4});
  CHECK(of([](std::size_t items) { std::this_thread::sleep_for(20ms * items * items); }) == std::vector<int>{1});
}

TEST_CASE("a model on the CPU tries no larger batches than pay, and measures no longer than it may") {
  struct Got {
    std::vector<int> rows{}, sizes{};
    int replicas = 0, threads = 0;
    std::chrono::steady_clock::time_point until{};
  };
  auto of = [](std::chrono::milliseconds measure, std::function<void(std::size_t)> const& work, bool on_cpu = true) {
    auto const fake = script();
    fake->on_cpu = on_cpu;
    fake->on_run = [work](Items items, Place const&) { work(items.size()); };
    Got got;
    fake->on_load = [&](Place const& place) { got.until = place.measure_until; };
    Host host({.cores = 2});
    host.load("fake", loader(fake), {.max_batch = 4, .measure = measure});
    auto const status = host.models().at(0);
    got.rows = fake->rows(), got.sizes = status.batch_sizes;
    got.replicas = status.replicas, got.threads = status.threads;
    return got;
  };
  auto const largest = [](Got const& got) { return *std::max_element(got.rows.begin(), got.rows.end()); };
  auto const loses = [](std::size_t items) { std::this_thread::sleep_for(5ms * items * items); };
  auto const gains = [](std::size_t) { std::this_thread::sleep_for(5ms); };
  auto const all = of(60s, loses);
  CHECK(largest(all) == 2);  // which doesn't pay, so that 4 isn't tried
  CHECK(all.sizes == std::vector<int>{1});
  CHECK(all.replicas == 2);
  CHECK(of(60s, gains).sizes == std::vector<int>{1, 2, 4});
  auto const none = of(0ms, gains);
  CHECK(largest(none) == 1);
  CHECK(none.sizes == std::vector<int>{1});
  CHECK(none.replicas == 1);
  CHECK(none.threads == 2);
  CHECK(none.until <= std::chrono::steady_clock::now());
  // Other devices have a program for each size, and wait for all of them.
  CHECK(of(0ms, gains, false).sizes == std::vector<int>{1, 2, 4});
}

TEST_CASE("replicas have places and devices of their own") {
  auto const fake = script();
  std::mutex mutex;
  std::vector<std::array<int, 3>> places;
  fake->on_load = [&](Place const& place) {
    std::lock_guard const lock(mutex);
    places.push_back({place.replica, place.replicas, place.threads});
  };
  Gate gate;
  fake->on_run = [&](auto...) { gate.wait(); };
  Host host({.cores = 8});
  auto options = plain();
  options.replicas = 0;
  options.threads = 0;
  options.device_ids = {"card 3", "card 5"};
  options.model_type = "tt-xla-fake";
  host.load("fake", loader(fake), options);
  CHECK((places == std::vector<std::array<int, 3>>{{0, 2, 4}, {1, 2, 4}}));
  auto a = submit(host, call({1})), b = submit(host, call({1, 2}));
  CHECK(gate.reached(2));
  auto const status = host.models().at(0);
  CHECK(status.replicas == 2);
  CHECK(status.threads == 4);
  CHECK(status.workers.at(0).busy);
  CHECK(status.workers.at(1).device_id == "card 5");
  CHECK(contains(host.metrics().text(), "tt_media_server_jobs_in_progress{model_type=\"tt-xla-fake\"} 2\n"));
  gate.open();
  CHECK(a.get().status == Status::ok);
  CHECK(b.get().status == Status::ok);
  auto const text = host.metrics().text();
  for (std::string const line :
       {"tt_media_server_model_inference_total{model_type=\"tt-xla-fake\",device_id=\"card 3\",status=\"success\"} 1\n",
        "tt_media_server_model_inference_total{model_type=\"tt-xla-fake\",device_id=\"card 5\",status=\"success\"} 1\n",
        "tt_media_server_model_inference_duration_seconds_count{model_type=\"tt-xla-fake\",device_id=\"card "
        "5\",status=\"success\"} 1\n",
        "tt_media_server_requests_base_total{model_type=\"tt-xla-fake\"} 2\n",
        "tt_media_server_requests_base_duration_seconds_total_count{model_type=\"tt-xla-fake\"} 2\n",
        "ttfm_calls_total{model=\"fake\",status=\"ok\"} 2\n",
        "ttfm_stage_duration_seconds_count{model=\"fake\",stage=\"decode\"} 2\n",
        "ttfm_batch_size_bucket{model=\"fake\",le=\"1\"} 2\n"})
    CHECK(contains(text, line));
}

TEST_CASE("a model on the CPU gets the number of workers that is fastest") {
  auto of = [](bool on_cpu, std::function<std::chrono::milliseconds(Place const&)> const& time) {
    auto const fake = script();
    fake->on_cpu = on_cpu;
    fake->on_run = [time](Items, Place const& place) { std::this_thread::sleep_for(time(place)); };
    Host host({.cores = 4});
    host.load("fake", loader(fake), {.max_batch = 1});
    CHECK(host.call(call({1})).status == Status::ok);
    auto const status = host.models().at(0);
    CHECK(becomes([&] { return fake->alive == status.replicas; }));
    return std::pair(status.replicas, status.threads);
  };
  CHECK(of(true, [](auto&) { return 10ms; }) == std::pair(4, 1));
  CHECK(of(true, [](Place const& place) { return 10ms * (place.replicas > 1 ? 4 : 1); }) == std::pair(1, 4));
  CHECK(of(true, [](Place const& place) { return 10ms * (place.replicas > 2 ? 8 : 1); }) == std::pair(2, 2));
  CHECK(of(false, [](auto&) { return 1ms; }) == std::pair(1, 4));
}

TEST_CASE("a client's own batch runs alone, in the sizes that the device is prepared for") {
  auto options = plain();
  options.batch_sizes = {1, 2};
  Busy busy(options);
  auto const item = submit(busy.host, call({9}));
  Call batch{.model = "fake", .input = nn::Tensors{tensor({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 5)}};
  auto reply = submit(busy.host, std::move(batch));
  CHECK(busy.prepared(2));
  busy.gate.open();
  auto const given = reply.get();
  CHECK(given.status == Status::ok);
  CHECK_FALSE(given.result.has_value());
  CHECK(given.stages.batch == 5);
  CHECK(given.outputs.at(0).sizes().vec() == std::vector<std::int64_t>{5, 2});
  CHECK(given.outputs.at(0).data_ptr<float>()[9] == 20);
  item.wait();
  CHECK(busy.fake->rows() == std::vector<int>{1, 1, 2, 2, 1});
}

TEST_CASE("the rest of a batch whose client leaves isn't computed, and is nobody's failure") {
  auto options = plain(1);
  options.max_errors = 1;
  Gate gate;
  auto const fake = script();
  fake->on_run = [&](Items items, Place const&) {
    if (first(items) == 0) gate.wait();
  };
  Host host;
  host.load("fake", loader(fake), options);
  auto const client = std::make_shared<Cancellation>();
  Call batch{.model = "fake", .input = nn::Tensors{tensor({0, 1, 2, 3}, 4)}, .cancellation = client};
  auto reply = submit(host, std::move(batch));
  CHECK(gate.reached());
  client->left = true;
  CHECK(reply.get().status == Status::cancelled);
  gate.open();
  CHECK(host.call(call({9})).status == Status::ok);
  CHECK(fake->rows() == std::vector<int>{1, 1});
  auto const worker = host.models().at(0).workers.at(0);
  CHECK(worker.errors == 0);
  CHECK(worker.restarts == 0);
}

TEST_CASE("a container's limit of cores counts") {
  auto const folder = std::filesystem::temp_directory_path() / ("ttfm_cores_" + std::to_string(::getpid()));
  auto const of = [&](std::vector<std::pair<std::string, std::string>> const& files) {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder / "cpu");
    for (auto const& [name, text] : files) std::ofstream(folder / name) << text;
    auto const granted = serving::detail::cores_granted(folder);
    std::filesystem::remove_all(folder);
    return granted.value_or(0);
  };
  CHECK(of({{"cpu.max", "150000 100000\n"}}) == 1.5);
  CHECK(of({{"cpu.max", "max 100000\n"}}) == 0);
  CHECK(of({{"cpu/cpu.cfs_quota_us", "50000\n"}, {"cpu/cpu.cfs_period_us", "100000\n"}}) == 0.5);
  CHECK(of({{"cpu/cpu.cfs_quota_us", "-1\n"}, {"cpu/cpu.cfs_period_us", "100000\n"}}) == 0);
  CHECK(of({{"cpu.max", "100000 0"}}) == 0);
  CHECK(of({{"cpu.max", "garbage"}}) == 0);
  CHECK(of({}) == 0);
  CHECK(serving::detail::usable_cores() >= 1);
}

TEST_CASE("impossible options are refused") {
  Host host;
  auto of = [&](ModelOptions const& options) {
    return message_of([&] { host.load("fake", loader(script()), options); });
  };
  CHECK(of({.max_batch = 0}) == "fake: the largest batch must be from 1 to 4096, not 0");
  CHECK(contains(of({.max_delay = -1us}), "the delay of batches"));
  CHECK(contains(of({.queue = 0}), "the length of the queue"));
  CHECK(contains(of({.replicas = -1}), "the number of replicas"));
  CHECK(contains(of({.threads = -1}), "the number of threads"));
  CHECK(contains(of({.max_wait = -1ms}), "the longest wait"));
  CHECK(contains(of({.measure = -1ms}), "the time for measuring"));
  CHECK(contains(of({.hang_limit = 0ms}), "the limit of a batch's time"));
  CHECK(contains(of({.max_batch = 2, .batch_sizes = {1, 3}}), "a size of batch must be from 1 to 2, not 3"));
  CHECK(of({.batch_sizes = {2, 4}}) == "fake: the sizes of batches must have 1 among them; they are 2, 4");
  CHECK(of({.replicas = 2, .device_ids = {"0"}}) ==
        "fake: there must be one device id for each of the 2 replicas, not 1");
  CHECK(message_of([&] { host.load("", loader(script())); }) == "a served model has a name; it is empty");
  CHECK(message_of([&] { host.load("fake", nullptr); }) == "fake: the loader is empty");
  CHECK(contains(message_of([&] { Host({.preparing_threads = -1}); }), "must be 0 or more"));
  CHECK(host.models().empty());
}
