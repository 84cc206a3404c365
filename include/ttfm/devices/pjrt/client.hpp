/// @file  A client of a PJRT plugin: its devices, compiled programs, and buffers on the devices.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/devices/pjrt/abi.hpp"
#include "ttfm/devices/pjrt/compile_options.hpp"
#include "ttfm/devices/pjrt/plugin.hpp"
#include "ttfm/devices/pjrt/signature.hpp"

namespace ttfm::pjrt {

/// A device of a client; `index` counts from 0, `id` is the plugin's number, `kind` its name for what it is.
struct DeviceInfo {
  std::size_t index = 0;
  int id = 0;
  std::string kind{};
  Attributes attributes{};
};

namespace detail {

/// The plugin's client. Whatever belongs to it holds it, so that it is destroyed last.
class Session {
 public:
  Session(std::shared_ptr<Plugin const> plugin, Attributes const& options);
  ~Session() {
    abi::ClientDestroy block;
    block.client = client_;
    plugin_->release(block);
  }
  Session(Session const&) = delete;
  Session& operator=(Session const&) = delete;

  /// From now on calls on other threads than the one that made the session are refused.
  void confine() const { confined_ = true; }
  Plugin const& plugin() const { return *plugin_; }
  abi::Client* client() const { return client_; }
  std::string const& platform() const { return platform_; }
  std::vector<abi::Device*> const& handles() const { return handles_; }
  std::vector<DeviceInfo> const& devices() const { return devices_; }

  template <class Block>
  void call(Block& block) const {
    if (confined_ && std::this_thread::get_id() != thread_)
      throw DeviceError(ttfm::detail::cat(plugin_->name(), ": a client belongs to the thread that made it; ",
                                          Block::entry.name, " was called from another one"));
    plugin_->call(block);
  }

 private:
  void read_devices();

  std::shared_ptr<Plugin const> plugin_;
  abi::Client* client_ = nullptr;
  std::string platform_{};
  std::vector<abi::Device*> handles_{};
  std::vector<DeviceInfo> devices_{};
  std::thread::id thread_ = std::this_thread::get_id();
  mutable std::atomic<bool> confined_ = false;
};

/// Destroys an object of the plugin's with the function that Block is of.
template <class Block, auto member>
struct Destroy {
  std::shared_ptr<Session const> session;
  template <class Object>
  void operator()(Object* object) const {
    Block block;
    block.*member = object;
    session->plugin().release(block);
  }
};
using OwnedEvent = std::unique_ptr<abi::Event, Destroy<abi::EventDestroy, &abi::EventDestroy::event>>;
using OwnedBuffer = std::unique_ptr<abi::Buffer, Destroy<abi::BufferDestroy, &abi::BufferDestroy::buffer>>;
using OwnedExecutable =
    std::unique_ptr<abi::Executable, Destroy<abi::ExecutableDestroy, &abi::ExecutableDestroy::executable>>;
using OwnedLoaded = std::unique_ptr<abi::LoadedExecutable,
                                    Destroy<abi::LoadedExecutableDestroy, &abi::LoadedExecutableDestroy::executable>>;

/// Waits for an event, if there is one, and destroys it. Throws DeviceError for what went wrong before it.
inline void await(std::shared_ptr<Session const> const& session, OwnedEvent event) {
  if (!event) return;
  abi::EventAwait block;
  block.event = event.get();
  session->call(block);
}

}  // namespace detail

/// An array on a device, kept there as long as the buffer lives. Made by Client::put and by executables.
class Buffer {
 public:
  ArrayType const& type() const { return type_; }
  std::size_t bytes() const;

  /// Copies the elements to the host, row-major, and waits. Throws DeviceError if the plugin fails, ConfigError if
  /// `size` is not bytes().
  void copy_to(void* data, std::size_t size) const;

 private:
  friend class Client;
  friend class Executable;
  Buffer(std::shared_ptr<detail::Session const> session, abi::Buffer* buffer)
      : session_(std::move(session)), buffer_(buffer, {session_}) {}
  /// Asks the plugin what the buffer holds.
  void read_type();

  std::shared_ptr<detail::Session const> session_;
  detail::OwnedBuffer buffer_;
  ArrayType type_{};
};

/// A program compiled for one or more devices of a client.
class Executable {
 public:
  std::size_t num_devices() const { return num_devices_; }
  std::size_t num_outputs() const { return num_outputs_; }
  /// What @main takes; nothing where the text doesn't say it (main_arguments).
  std::optional<std::vector<ArrayType>> const& arguments() const { return arguments_; }

  /// Runs the program and waits; the arguments stay as they are. `arguments[device]` are those of one device, on it.
  /// Returns the outputs likewise. Throws ConfigError for arguments that don't fit the program, DeviceError with the
  /// plugin's message.
  std::vector<std::vector<Buffer>> execute_sharded(std::vector<std::vector<Buffer const*>> const& arguments) const;

  /// Of a program for one device.
  std::vector<Buffer> execute(std::vector<Buffer const*> const& arguments) const {
    return std::move(execute_sharded({1, arguments})[0]);
  }

 private:
  friend class Client;
  Executable(std::shared_ptr<detail::Session const> session, abi::LoadedExecutable* loaded)
      : session_(std::move(session)), loaded_(loaded, {session_}) {}
  void check(std::vector<std::vector<Buffer const*>> const& arguments) const;

  std::shared_ptr<detail::Session const> session_;
  detail::OwnedLoaded loaded_;
  std::optional<std::vector<ArrayType>> arguments_{};
  std::size_t num_devices_ = 1, num_outputs_ = 0;
};

/// A client of a plugin. Buffers and executables keep what they need of it, so they may outlive it. Threads may use it
/// at once where the plugin lets them.
class Client {
 public:
  /// `options` are the plugin's own. Throws DeviceError if the plugin can't make a client, or it has no device.
  explicit Client(std::shared_ptr<Plugin const> plugin, Attributes const& options = {})
      : session_(std::make_shared<detail::Session const>(std::move(plugin), options)) {}

  /// For a plugin that allows one thread only: from now on this client, its copies, and what they make throw
  /// DeviceError on other threads than the one that made the client. What they own is still given back on any thread.
  void confine() { session_->confine(); }

  Plugin const& plugin() const { return session_->plugin(); }
  /// The plugin's name for what its devices are, such as "cpu".
  std::string const& platform() const { return session_->platform(); }
  /// Empty if the plugin doesn't tell.
  std::string platform_version() const;
  /// The devices that this process can use.
  std::vector<DeviceInfo> const& devices() const { return session_->devices(); }

  /// Compiles StableHLO, as text or bytecode. Throws DeviceError with the compiler's message, ConfigError for options
  /// that don't fit together.
  Executable compile(std::string_view program, CompileOptions const& options = {}) const;

  /// Copies an array, dense and row-major, to a device and waits until `data` isn't needed any more. Throws ConfigError
  /// for a device or a type that isn't there.
  Buffer put(ArrayType const& type, void const* data, std::size_t device = 0) const;

 private:
  std::shared_ptr<detail::Session const> session_;
};

// What follows is how.

namespace detail {

inline Session::Session(std::shared_ptr<Plugin const> plugin, Attributes const& options) : plugin_(std::move(plugin)) {
  std::vector<abi::NamedValue> values;
  for (auto const& [name, attribute] : options) {
    abi::NamedValue value;
    value.name = name.c_str();
    value.name_size = name.size();
    value.value_size = 1;
    if (auto const* text = std::get_if<std::string>(&attribute)) {
      value.type = abi::NamedValue::Type::string;
      value.string_value = text->c_str();
      value.value_size = text->size();
    } else if (auto const* list = std::get_if<std::vector<std::int64_t>>(&attribute)) {
      value.type = abi::NamedValue::Type::int64_list;
      value.int64_array_value = list->data();
      value.value_size = list->size();
    } else if (auto const* number = std::get_if<std::int64_t>(&attribute)) {
      value.type = abi::NamedValue::Type::int64;
      value.int64_value = *number;
    } else if (auto const* real = std::get_if<float>(&attribute)) {
      value.type = abi::NamedValue::Type::float32;
      value.float_value = *real;
    } else {
      value.type = abi::NamedValue::Type::boolean;
      value.bool_value = std::get<bool>(attribute);
    }
    values.push_back(value);
  }
  abi::ClientCreate create;
  create.create_options = values.data();
  create.num_options = values.size();
  plugin_->call(create);
  if (!create.client) throw DeviceError(plugin_->name() + ": PJRT_Client_Create gave no client");
  client_ = create.client;
  try {
    abi::ClientPlatformName name;
    name.client = client_;
    plugin_->call(name);
    if (name.text) platform_.assign(name.text, name.size);
    read_devices();
  } catch (...) {
    abi::ClientDestroy block;
    block.client = client_;
    plugin_->release(block);
    throw;
  }
}

inline void Session::read_devices() {
  abi::ClientAddressableDevices all;
  all.client = client_;
  plugin_->call(all);
  if (all.num_devices == 0 || !all.devices)
    throw DeviceError(ttfm::detail::cat(plugin_->name(), ": the platform ", platform_, " has no device here"));
  handles_.assign(all.devices, all.devices + all.num_devices);
  for (auto* const handle : handles_) {
    abi::DeviceGetDescription description;
    description.device = handle;
    plugin_->call(description);
    if (!description.description)
      throw DeviceError(plugin_->name() + ": PJRT_Device_GetDescription gave no description");
    abi::DeviceDescriptionId id;
    id.description = description.description;
    plugin_->call(id);
    abi::DeviceDescriptionKind kind;
    kind.description = description.description;
    plugin_->call(kind);
    DeviceInfo device{devices_.size(), id.id, kind.text ? std::string(kind.text, kind.size) : "", {}};
    if (plugin_->has<abi::DeviceDescriptionAttributes>()) {
      abi::DeviceDescriptionAttributes attributes;
      attributes.description = description.description;
      plugin_->call(attributes);
      device.attributes = detail::attributes(attributes.attributes, attributes.num_attributes);
    }
    devices_.push_back(std::move(device));
  }
}

/// The number of bytes of a dense array. Throws ConfigError for a type that ttfm has no arrays of.
inline std::size_t dense_bytes(ArrayType const& type) {
  auto const* element = facts(type.element);
  if (!element)
    throw ConfigError(ttfm::detail::cat("ttfm has no arrays of PJRT's element type ", static_cast<int>(type.element)));
  auto bytes = static_cast<std::int64_t>(element->bytes);
  for (auto const edge : type.shape)
    if (edge < 0 || __builtin_mul_overflow(bytes, edge, &bytes))
      throw ConfigError("an array on a device can't have the shape of a " + to_string(type));
  return static_cast<std::size_t>(bytes);
}

}  // namespace detail

inline std::size_t Buffer::bytes() const { return detail::dense_bytes(type_); }

inline void Buffer::read_type() {
  abi::BufferElementType element;
  element.buffer = buffer_.get();
  session_->call(element);
  abi::BufferDimensions dimensions;
  dimensions.buffer = buffer_.get();
  session_->call(dimensions);
  type_.element = element.type;
  if (dimensions.dims) type_.shape.assign(dimensions.dims, dimensions.dims + dimensions.num_dims);
}

inline void Buffer::copy_to(void* data, std::size_t size) const {
  if (size != bytes())
    throw ConfigError(ttfm::detail::cat("a ", to_string(type_), " has ", bytes(), " bytes, not ", size));
  Shape minor_to_major(type_.shape.size());
  for (std::size_t i = 0; i < minor_to_major.size(); ++i)
    minor_to_major[i] = static_cast<std::int64_t>(minor_to_major.size() - 1 - i);
  abi::MemoryLayout row_major;
  row_major.tiled.minor_to_major = minor_to_major.data();
  row_major.tiled.minor_to_major_size = minor_to_major.size();
  abi::BufferToHostBuffer copy;
  copy.src = buffer_.get();
  copy.host_layout = &row_major;
  session_->call(copy);  // the size alone
  if (copy.dst_size != size)
    throw DeviceError(ttfm::detail::cat(session_->plugin().name(), " would copy ", copy.dst_size, " bytes of a ",
                                        to_string(type_), ", which has ", size));
  if (size == 0) return;
  copy.dst = data;
  copy.event = nullptr;
  session_->call(copy);
  detail::await(session_, detail::OwnedEvent(copy.event, {session_}));
}

inline void Executable::check(std::vector<std::vector<Buffer const*>> const& arguments) const {
  if (arguments.size() != num_devices_)
    throw ConfigError(ttfm::detail::cat("the program runs on ", num_devices_, " devices, but was given arguments for ",
                                        arguments.size()));
  for (auto const& list : arguments) {
    auto const wanted = arguments_ ? arguments_->size() : arguments[0].size();
    if (list.size() != wanted)
      throw ConfigError(ttfm::detail::cat("the program takes ", wanted, " arguments, not ", list.size()));
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (!list[i] || !list[i]->buffer_) throw ConfigError(ttfm::detail::cat("argument ", i, " is no buffer"));
      if (list[i]->session_ != session_)
        throw ConfigError(ttfm::detail::cat("argument ", i, " is a buffer of another client"));
      if (arguments_ && list[i]->type() != (*arguments_)[i])
        throw ConfigError(ttfm::detail::cat("argument ", i, " of the program is a ", to_string((*arguments_)[i]),
                                            ", not a ", to_string(list[i]->type())));
    }
  }
}

inline std::vector<std::vector<Buffer>> Executable::execute_sharded(
    std::vector<std::vector<Buffer const*>> const& arguments) const {
  check(arguments);
  auto const num_args = arguments[0].size();
  std::vector<std::vector<abi::Buffer*>> inputs, outputs(num_devices_, std::vector<abi::Buffer*>(num_outputs_));
  std::vector<abi::Buffer* const*> input_lists;
  std::vector<abi::Buffer**> output_lists;
  for (auto const& list : arguments) {
    auto& handles = inputs.emplace_back();
    for (auto const* buffer : list) handles.push_back(buffer->buffer_.get());
  }
  for (auto const& list : inputs) input_lists.push_back(list.data());
  for (auto& list : outputs) output_lists.push_back(list.data());
  std::vector<abi::Event*> events(num_devices_);
  Shape kept(num_args);  // none may be donated: weights are used again
  for (std::size_t i = 0; i < num_args; ++i) kept[i] = static_cast<std::int64_t>(i);
  abi::ExecuteOptions options;
  options.non_donatable_input_indices = kept.data();
  options.num_non_donatable_input_indices = kept.size();
  abi::LoadedExecutableExecute block;
  block.executable = loaded_.get();
  block.options = &options;
  block.argument_lists = input_lists.data();
  block.num_devices = num_devices_;
  block.num_args = num_args;
  block.output_lists = output_lists.data();
  block.device_complete_events = events.data();
  session_->call(block);

  // Everything has an owner before anything is waited for.
  std::vector<std::vector<Buffer>> results(num_devices_);
  std::vector<detail::OwnedEvent> complete;
  for (std::size_t d = 0; d < num_devices_; ++d) {
    for (auto* const output : outputs[d]) results[d].push_back(Buffer(session_, output));
    complete.emplace_back(events[d], detail::OwnedEvent::deleter_type{session_});
  }
  for (auto& event : complete) detail::await(session_, std::move(event));
  for (auto& list : results)
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (!list[i].buffer_)
        throw DeviceError(ttfm::detail::cat(session_->plugin().name(), ": ", abi::LoadedExecutableExecute::entry.name,
                                            " gave no output ", i));
      list[i].read_type();
    }
  return results;
}

inline std::string Client::platform_version() const {
  if (!plugin().has<abi::ClientPlatformVersion>()) return {};
  abi::ClientPlatformVersion block;
  block.client = session_->client();
  session_->call(block);
  return block.text ? std::string(block.text, block.size) : "";
}

inline Executable Client::compile(std::string_view text, CompileOptions const& options) const {
  auto const serialized = serialize(options);
  constexpr std::string_view format = "mlir";
  abi::Program program;
  program.code = text.data();
  program.code_size = text.size();
  program.format = format.data();
  program.format_size = format.size();
  abi::ClientCompile compile;
  compile.client = session_->client();
  compile.program = &program;
  compile.compile_options = serialized.data();
  compile.compile_options_size = serialized.size();
  session_->call(compile);
  if (!compile.executable) throw DeviceError(plugin().name() + ": PJRT_Client_Compile gave no executable");
  Executable result(session_, compile.executable);
  abi::LoadedExecutableGetExecutable get;
  get.loaded_executable = compile.executable;
  session_->call(get);
  if (!get.executable) throw DeviceError(plugin().name() + ": PJRT_LoadedExecutable_GetExecutable gave no executable");
  detail::OwnedExecutable const executable(get.executable, {session_});
  abi::ExecutableNumOutputs outputs;
  outputs.executable = executable.get();
  session_->call(outputs);
  result.num_outputs_ = outputs.num_outputs;
  result.num_devices_ =
      static_cast<std::size_t>(options.num_replicas) * static_cast<std::size_t>(options.num_partitions);
  // A partition holds a part of what the text says.
  if (options.num_partitions == 1) result.arguments_ = main_arguments(text);
  return result;
}

inline Buffer Client::put(ArrayType const& type, void const* data, std::size_t device) const {
  if (device >= devices().size())
    throw ConfigError(ttfm::detail::cat("the platform ", platform(), " has ", devices().size(),
                                        " devices, counted from 0; there is no device ", device));
  detail::dense_bytes(type);
  auto const rank = type.shape.size();
  Shape strides(rank);
  auto stride = static_cast<std::int64_t>(detail::facts(type.element)->bytes);
  for (std::size_t i = rank; i-- > 0; stride *= type.shape[i]) strides[i] = stride;
  abi::ClientBufferFromHostBuffer block;
  block.client = session_->client();
  block.data = data;
  block.type = type.element;
  block.dims = type.shape.data();
  block.num_dims = rank;
  block.byte_strides = strides.data();
  block.num_byte_strides = rank;
  block.host_buffer_semantics = abi::HostBufferSemantics::immutable_only_during_call;
  block.device = session_->handles()[device];
  session_->call(block);
  detail::OwnedEvent done(block.done_with_host_buffer, {session_});
  if (!block.buffer) throw DeviceError(plugin().name() + ": PJRT_Client_BufferFromHostBuffer gave no buffer");
  Buffer buffer(session_, block.buffer);
  detail::await(session_, std::move(done));
  buffer.type_ = type;
  return buffer;
}

}  // namespace ttfm::pjrt
