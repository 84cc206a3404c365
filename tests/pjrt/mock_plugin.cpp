// A PJRT plugin that runs nothing but one toy: the output is the sum of the first two arguments, in float32, the
// smaller one's elements repeated along the other. It fails where a test tells it to, and counts what is alive. Threads
// may call it at once.
#include "mock_plugin.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <list>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <type_traits>

#include "ttfm/devices/pjrt/abi.hpp"

using namespace ttfm::pjrt;
using mock::Fault;

namespace ttfm::pjrt::abi {
struct Error {
  std::string message;
};
struct Event {
  bool fails = false;
};
struct DeviceDescription {
  int id = 0;
};
struct Device {
  DeviceDescription description;
};
struct Client {
  std::vector<Device> devices;
  std::vector<Device*> handles;
};
struct Executable {};
struct LoadedExecutable {
  Client* client;
};
struct Buffer {
  ElementType type;
  std::vector<std::int64_t> shape;
  std::vector<char> bytes;
};
}  // namespace ttfm::pjrt::abi

namespace {

mock::Control control;
/// Of `control`. Functions call each other.
std::recursive_mutex mutex;

template <class T>
T* born(mock::Kind kind, T value) {
  ++control.live[kind];
  return new T(std::move(value));
}
template <class T>
void die(mock::Kind kind, T* object, char const* name = nullptr) {
  if (!object) throw std::logic_error("a null object was destroyed");
  --control.live[kind];
  if (name) control.destroyed.push_back(name);
  delete object;
}

abi::Error* error(std::string message) { return born<abi::Error>(mock::errors, {std::move(message)}); }
abi::Event* event(bool fails = false) { return born<abi::Event>(mock::events, {fails}); }

bool chosen(std::size_t entry, Fault fault) { return control.entry == entry && control.fault == fault; }

/// A function of the table: does `work`, unless it is the one to fail. What destroys does so even then.
template <class Block, void (*work)(Block&), bool destroys = false>
abi::Error* function(Block* block) {
  auto const index = Block::entry.index;
  if constexpr (std::is_same_v<Block, abi::LoadedExecutableExecute>)
    if (control.executing) control.executing();
  std::lock_guard const lock(mutex);
  if (block->head.struct_size < sizeof(abi::Head)) return error("the block has no size");
  if (destroys) work(*block);
  if (chosen(index, Fault::error)) return error(control.message);
  if (chosen(index, Fault::exception)) throw std::runtime_error(control.message);
  if (chosen(index, Fault::oddity)) throw 7;
  if (chosen(index, Fault::abort)) {
    std::fputs("the mock aborts\n", stderr);
    std::abort();
  }
  if (!destroys && !chosen(index, Fault::no_object)) work(*block);
  return nullptr;
}

void error_destroy(abi::ErrorDestroy* block) {
  std::lock_guard const lock(mutex);
  die(mock::errors, block->error);
}
void error_message(abi::ErrorMessage* block) {
  if (control.without_message) return;
  block->message = block->error->message.data();
  block->message_size = block->error->message.size();
}
abi::Error* error_code(abi::ErrorGetCode* block) {
  std::lock_guard const lock(mutex);
  if (control.errors_fail) return error("an error's error");
  block->code = abi::ErrorCode::internal;
  return nullptr;
}
void initialize(abi::PluginInitialize&) { ++control.initialised; }
void attributes(abi::PluginAttributes& block) {
  static std::int64_t const version[] = {1, 2, 3};
  static abi::NamedValue values[3];
  values[0].name = "stablehlo_current_version";
  values[0].name_size = std::strlen(values[0].name);
  values[0].type = abi::NamedValue::Type::int64_list;
  values[0].int64_array_value = version;
  values[0].value_size = 3;
  values[1].name = "maker";
  values[1].name_size = 5;
  values[1].type = abi::NamedValue::Type::string;
  values[1].string_value = "ttfm, and what is not of it";
  values[1].value_size = 4;
  values[2].name = "mock";
  values[2].name_size = 4;
  values[2].type = abi::NamedValue::Type::boolean;
  values[2].bool_value = true;
  values[2].value_size = 1;
  block.attributes = values;
  block.num_attributes = 3;
}
void event_destroy(abi::EventDestroy& block) { die(mock::events, block.event); }
void nothing(abi::EventAwait&) {}
abi::Error* event_await(abi::EventAwait* block) {
  std::lock_guard const lock(mutex);
  if (block->event->fails) return error(control.message);
  return function<abi::EventAwait, nothing>(block);
}
void client_create(abi::ClientCreate& block) {
  control.client_options.clear();
  for (std::size_t i = 0; i < block.num_options; ++i) {
    auto const& option = block.create_options[i];
    control.client_options += std::string(option.name, option.name_size) + "=";
    switch (option.type) {
      case abi::NamedValue::Type::string:
        control.client_options += std::string(option.string_value, option.value_size);
        break;
      case abi::NamedValue::Type::int64: control.client_options += std::to_string(option.int64_value); break;
      case abi::NamedValue::Type::int64_list:
        for (std::size_t e = 0; e < option.value_size; ++e)
          control.client_options += std::to_string(option.int64_array_value[e]) + ",";
        break;
      case abi::NamedValue::Type::float32: control.client_options += std::to_string(option.float_value); break;
      case abi::NamedValue::Type::boolean: control.client_options += option.bool_value ? "true" : "false"; break;
    }
    control.client_options += ";";
  }
  block.client = born<abi::Client>(mock::clients, {});
  for (std::size_t i = 0; i < control.devices; ++i) block.client->devices.push_back({{10 + static_cast<int>(i)}});
  for (auto& device : block.client->devices) block.client->handles.push_back(&device);
}
void client_destroy(abi::ClientDestroy& block) { die(mock::clients, block.client, "client"); }
void platform_name(abi::ClientPlatformName& block) {
  block.text = control.platform.data();
  block.size = control.platform.size();
}
void platform_version(abi::ClientPlatformVersion& block) {
  block.text = "1.0 and more";
  block.size = 3;
}
void devices(abi::ClientAddressableDevices& block) {
  block.devices = block.client->handles.data();
  block.num_devices = block.client->handles.size();
}
void compile(abi::ClientCompile& block) {
  control.compile_options.assign(block.compile_options, block.compile_options_size);
  control.program.assign(block.program->code, block.program->code_size);
  block.executable = born<abi::LoadedExecutable>(mock::loaded_executables, {block.client});
}
abi::Error* client_compile(abi::ClientCompile* block) {
  std::lock_guard const lock(mutex);
  std::string const format(block->program->format, block->program->format_size);
  if (format != "mlir") return error("a program of the format " + format);
  return function<abi::ClientCompile, compile>(block);
}
void from_host(abi::ClientBufferFromHostBuffer& block) {
  abi::Buffer buffer{block.type, {block.dims, block.dims + block.num_dims}, {}};
  std::size_t const element = block.type == abi::ElementType::s64 ? 8 : 4;
  auto bytes = static_cast<std::int64_t>(element);
  for (std::size_t i = block.num_dims; i-- > 0; bytes *= block.dims[i])
    if (block.byte_strides[i] != bytes) throw std::logic_error("the strides are not dense");
  if (!block.device) throw std::logic_error("no device for a buffer");
  if (block.host_buffer_semantics != abi::HostBufferSemantics::immutable_only_during_call)
    throw std::logic_error("the data may go");
  control.put_on.push_back(block.device->description.id);
  auto const* data = static_cast<char const*>(block.data);
  buffer.bytes.assign(data, data + bytes);
  block.buffer = born(mock::buffers, std::move(buffer));
  block.done_with_host_buffer = event(chosen(abi::ClientBufferFromHostBuffer::entry.index, Fault::event));
}
void device_id(abi::DeviceDescriptionId& block) { block.id = block.description->id; }
void device_attributes(abi::DeviceDescriptionAttributes& block) {
  static abi::NamedValue value;
  value.name = "dram_size_bytes";
  value.name_size = std::strlen(value.name);
  value.type = abi::NamedValue::Type::int64;
  value.int64_value = 1 << 30;
  value.value_size = 1;
  block.attributes = &value;
  block.num_attributes = 1;
}
void device_kind(abi::DeviceDescriptionKind& block) {
  block.text = "Toy";
  block.size = 3;
}
void description(abi::DeviceGetDescription& block) { block.description = &block.device->description; }
void executable_destroy(abi::ExecutableDestroy& block) { die(mock::executables, block.executable, "executable"); }
void num_outputs(abi::ExecutableNumOutputs& block) { block.num_outputs = 1; }
void loaded_destroy(abi::LoadedExecutableDestroy& block) {
  die(mock::loaded_executables, block.executable, "loaded executable");
}
void get_executable(abi::LoadedExecutableGetExecutable& block) {
  block.executable = born<abi::Executable>(mock::executables, {});
}
void execute(abi::LoadedExecutableExecute& block) {
  if (block.options->num_non_donatable_input_indices != block.num_args)
    throw std::logic_error("an argument may be donated");
  for (std::size_t i = 0; i < block.num_args; ++i)
    if (block.options->non_donatable_input_indices[i] != static_cast<std::int64_t>(i))
      throw std::logic_error("another argument may be donated");
  for (std::size_t d = 0; d < block.num_devices; ++d) {
    auto const* const* arguments = block.argument_lists[d];
    bool const first = arguments[0]->bytes.size() > arguments[1]->bytes.size();
    abi::Buffer result = *arguments[first ? 0 : 1];
    auto const& smaller = *arguments[first ? 1 : 0];
    auto* const sum = reinterpret_cast<float*>(result.bytes.data());
    auto const* const added = reinterpret_cast<float const*>(smaller.bytes.data());
    auto const period = smaller.bytes.size() / 4;
    for (std::size_t i = 0; i < result.bytes.size() / 4; ++i) sum[i] += added[i % period];
    block.output_lists[d][0] = born(mock::buffers, std::move(result));
    block.device_complete_events[d] = event(chosen(abi::LoadedExecutableExecute::entry.index, Fault::event));
  }
}
void buffer_destroy(abi::BufferDestroy& block) { die(mock::buffers, block.buffer, "buffer"); }
void element_type(abi::BufferElementType& block) { block.type = block.buffer->type; }
void dimensions(abi::BufferDimensions& block) {
  block.dims = block.buffer->shape.data();
  block.num_dims = block.buffer->shape.size();
}
void to_host(abi::BufferToHostBuffer& block) {
  auto const& layout = block.host_layout->tiled;
  if (layout.minor_to_major_size != block.src->shape.size()) throw std::logic_error("the layout has another rank");
  for (std::size_t i = 0; i < layout.minor_to_major_size; ++i)
    if (layout.minor_to_major[i] != static_cast<std::int64_t>(layout.minor_to_major_size - 1 - i))
      throw std::logic_error("the layout isn't row-major");
  block.dst_size = block.src->bytes.size();
  if (!block.dst) return;
  std::memcpy(block.dst, block.src->bytes.data(), block.src->bytes.size());
  block.event = event(chosen(abi::BufferToHostBuffer::entry.index, Fault::event));
}

/// A table of its own for each loading, as if it were another plugin each time.
struct Table {
  abi::Head head;
  abi::Version version;
  abi::Function functions[138] = {};
};
static_assert(offsetof(Table, functions) == abi::functions_offset);

template <class Block>
void put(Table& table, auto* called) {
  table.functions[Block::entry.index] = reinterpret_cast<abi::Function>(called);
}

}  // namespace

extern "C" mock::Control* mock_control() { return &control; }
extern "C" void mock_shutdown() {
  if (control.shutdown_pipe >= 0 && ::write(control.shutdown_pipe, "x", 1) != 1) std::abort();
}
extern "C" void tt_pjrt_shutdown() { mock_shutdown(); }

extern "C" abi::Api const* GetPjrtApi() {
  static std::list<Table> tables;
  auto& table = tables.emplace_back();
  table.head.struct_size = sizeof(Table);
  table.version.major = control.major;
  table.version.minor = control.minor;
  put<abi::ErrorDestroy>(table, error_destroy);
  put<abi::ErrorMessage>(table, error_message);
  put<abi::ErrorGetCode>(table, error_code);
  put<abi::PluginInitialize>(table, function<abi::PluginInitialize, initialize>);
  put<abi::PluginAttributes>(table, function<abi::PluginAttributes, attributes>);
  put<abi::EventDestroy>(table, function<abi::EventDestroy, event_destroy, true>);
  put<abi::EventAwait>(table, event_await);
  put<abi::ClientCreate>(table, function<abi::ClientCreate, client_create>);
  put<abi::ClientDestroy>(table, function<abi::ClientDestroy, client_destroy, true>);
  put<abi::ClientPlatformName>(table, function<abi::ClientPlatformName, platform_name>);
  put<abi::ClientPlatformVersion>(table, function<abi::ClientPlatformVersion, platform_version>);
  put<abi::ClientAddressableDevices>(table, function<abi::ClientAddressableDevices, devices>);
  put<abi::ClientCompile>(table, client_compile);
  put<abi::ClientBufferFromHostBuffer>(table, function<abi::ClientBufferFromHostBuffer, from_host>);
  put<abi::DeviceDescriptionId>(table, function<abi::DeviceDescriptionId, device_id>);
  put<abi::DeviceDescriptionAttributes>(table, function<abi::DeviceDescriptionAttributes, device_attributes>);
  put<abi::DeviceDescriptionKind>(table, function<abi::DeviceDescriptionKind, device_kind>);
  put<abi::DeviceGetDescription>(table, function<abi::DeviceGetDescription, description>);
  put<abi::ExecutableDestroy>(table, function<abi::ExecutableDestroy, executable_destroy, true>);
  put<abi::ExecutableNumOutputs>(table, function<abi::ExecutableNumOutputs, num_outputs>);
  put<abi::LoadedExecutableDestroy>(table, function<abi::LoadedExecutableDestroy, loaded_destroy, true>);
  put<abi::LoadedExecutableGetExecutable>(table, function<abi::LoadedExecutableGetExecutable, get_executable>);
  put<abi::LoadedExecutableExecute>(table, function<abi::LoadedExecutableExecute, execute>);
  put<abi::BufferDestroy>(table, function<abi::BufferDestroy, buffer_destroy, true>);
  put<abi::BufferElementType>(table, function<abi::BufferElementType, element_type>);
  put<abi::BufferDimensions>(table, function<abi::BufferDimensions, dimensions>);
  put<abi::BufferToHostBuffer>(table, function<abi::BufferToHostBuffer, to_host>);
  if (control.fault == Fault::missing) table.functions[control.entry] = nullptr;
  if (control.fault == Fault::short_table)
    table.head.struct_size = abi::functions_offset + control.entry * sizeof(abi::Function);
  return reinterpret_cast<abi::Api const*>(&table);
}
