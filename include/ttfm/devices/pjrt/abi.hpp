/// @file  The part of the PJRT C API's binary interface that ttfm calls: argument blocks, and their places in the
/// table.
// SPDX-License-Identifier: Apache-2.0
//
// Facts of openxla/xla's xla/pjrt/c/pjrt_c_api.h, major version 0, on LP64. The blocks below are laid out alike from
// minor version 90 to 115; since then fields and functions were only appended.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ttfm::pjrt::abi {

inline constexpr int major_version = 0, oldest_minor_version = 90;

// What the plugin owns and the client only points to.
struct Error;
struct Event;
struct Client;
struct Device;
struct DeviceDescription;
struct Memory;
struct Executable;
struct LoadedExecutable;
struct Buffer;

/// How every block begins. `struct_size` counts up to the end of the last field, without padding behind it: by it the
/// two sides know how many fields the other one knows.
struct Head {
  std::size_t struct_size;
  void* extension_start = nullptr;
};

struct Version {
  Head head{24};
  int major = 0, minor = 0;
};

using Function = void (*)();

/// What GetPjrtApi() points to; behind it, up to `head.struct_size`, stand the functions.
struct Api {
  Head head;
  Version version;
};
inline constexpr std::size_t functions_offset = 40;
static_assert(sizeof(void*) == 8 && sizeof(long) == 8, "the PJRT plugin interface is laid out here for LP64 only");
static_assert(sizeof(Version) == 24 && sizeof(Api) == functions_offset);

/// Where a function stands in the table, and what it is called in the C API.
struct Entry {
  std::size_t index;
  std::string_view name;
};

enum class ElementType : int {
  invalid,
  pred,
  s8,
  s16,
  s32,
  s64,
  u8,
  u16,
  u32,
  u64,
  f16,
  f32,
  f64,
  bf16  // the following ones ttfm doesn't use
};

enum class ErrorCode : int {
  ok,
  cancelled,
  unknown,
  invalid_argument,
  deadline_exceeded,
  not_found,
  already_exists,
  permission_denied,
  resource_exhausted,
  failed_precondition,
  aborted,
  out_of_range,
  unimplemented,
  internal,
  unavailable,
  data_loss,
  unauthenticated
};

enum class HostBufferSemantics : int { immutable_only_during_call };

struct NamedValue {
  enum class Type : int { string, int64, int64_list, float32, boolean };
  Head head{56};
  char const* name = nullptr;
  std::size_t name_size = 0;
  Type type{};
  union {
    char const* string_value;
    std::int64_t int64_value;
    std::int64_t const* int64_array_value;
    float float_value;
    bool bool_value;
  };
  std::size_t value_size = 0;  ///< elements of a list, characters of a string, else 1
};
static_assert(sizeof(NamedValue) == 56);

struct Program {
  Head head{48};
  char const* code = nullptr;
  std::size_t code_size = 0;
  char const* format = nullptr;
  std::size_t format_size = 0;
};
static_assert(sizeof(Program) == 48);

struct ExecuteOptions {
  Head head{144};
  void* send_callbacks = nullptr;
  void* recv_callbacks = nullptr;
  std::size_t num_send_ops = 0, num_recv_ops = 0;
  int launch_id = 0;
  std::int64_t const* non_donatable_input_indices = nullptr;
  std::size_t num_non_donatable_input_indices = 0;
  void* context = nullptr;
  char const* call_location = nullptr;
  std::size_t num_tasks = 0;
  int* task_ids = nullptr;
  std::int64_t* incarnation_ids = nullptr;
  void* multi_slice_config = nullptr;
  bool use_major_to_minor_data_layout_for_callbacks = false;
  void* hlo_output_callbacks = nullptr;
  std::size_t num_hlo_output_callbacks = 0;
};
static_assert(sizeof(ExecuteOptions) == 144);

/// The tiled form of a memory layout, the one that ttfm writes.
struct TiledLayout {
  Head head{56};
  std::int64_t const* minor_to_major = nullptr;
  std::size_t minor_to_major_size = 0;
  std::int64_t const* tile_dims = nullptr;
  std::size_t const* tile_dim_sizes = nullptr;
  std::size_t num_tiles = 0;
};
struct MemoryLayout {
  enum class Type : int { tiled, strides };
  Head head{76};
  TiledLayout tiled{};
  Type type{};
};
static_assert(sizeof(TiledLayout) == 56 && sizeof(MemoryLayout) == 80);

// The argument blocks, one per function, in the order of the table. Fields marked `out` the plugin fills.

struct ErrorDestroy {
  static constexpr Entry entry{0, "PJRT_Error_Destroy"};
  Head head{24};
  Error* error = nullptr;
};
struct ErrorMessage {
  static constexpr Entry entry{1, "PJRT_Error_Message"};
  Head head{40};
  Error const* error = nullptr;
  char const* message = nullptr;  // out
  std::size_t message_size = 0;   // out
};
struct ErrorGetCode {
  static constexpr Entry entry{2, "PJRT_Error_GetCode"};
  Head head{28};
  Error const* error = nullptr;
  ErrorCode code{};  // out
};
struct PluginInitialize {
  static constexpr Entry entry{3, "PJRT_Plugin_Initialize"};
  Head head{16};
};
struct PluginAttributes {
  static constexpr Entry entry{4, "PJRT_Plugin_Attributes"};
  Head head{32};
  NamedValue const* attributes = nullptr;  // out
  std::size_t num_attributes = 0;          // out
};
struct EventDestroy {
  static constexpr Entry entry{5, "PJRT_Event_Destroy"};
  Head head{24};
  Event* event = nullptr;
};
struct EventAwait {
  static constexpr Entry entry{8, "PJRT_Event_Await"};
  Head head{24};
  Event* event = nullptr;
};
struct ClientCreate {
  static constexpr Entry entry{10, "PJRT_Client_Create"};
  Head head{88};
  NamedValue const* create_options = nullptr;
  std::size_t num_options = 0;
  void* kv_get_callback = nullptr;
  void* kv_get_user_arg = nullptr;
  void* kv_put_callback = nullptr;
  void* kv_put_user_arg = nullptr;
  Client* client = nullptr;  // out
  void* kv_try_get_callback = nullptr;
  void* kv_try_get_user_arg = nullptr;
};
struct ClientDestroy {
  static constexpr Entry entry{11, "PJRT_Client_Destroy"};
  Head head{24};
  Client* client = nullptr;
};
struct ClientPlatformName {
  static constexpr Entry entry{12, "PJRT_Client_PlatformName"};
  Head head{40};
  Client* client = nullptr;
  char const* text = nullptr;  // out
  std::size_t size = 0;        // out
};
struct ClientPlatformVersion {
  static constexpr Entry entry{14, "PJRT_Client_PlatformVersion"};
  Head head{40};
  Client* client = nullptr;
  char const* text = nullptr;  // out
  std::size_t size = 0;        // out
};
struct ClientAddressableDevices {
  static constexpr Entry entry{16, "PJRT_Client_AddressableDevices"};
  Head head{40};
  Client* client = nullptr;
  Device* const* devices = nullptr;  // out
  std::size_t num_devices = 0;       // out
};
struct ClientCompile {
  static constexpr Entry entry{20, "PJRT_Client_Compile"};
  Head head{56};
  Client* client = nullptr;
  Program const* program = nullptr;
  char const* compile_options = nullptr;
  std::size_t compile_options_size = 0;
  LoadedExecutable* executable = nullptr;  // out
};
struct ClientBufferFromHostBuffer {
  static constexpr Entry entry{22, "PJRT_Client_BufferFromHostBuffer"};
  Head head{120};
  Client* client = nullptr;
  void const* data = nullptr;
  ElementType type{};
  std::int64_t const* dims = nullptr;
  std::size_t num_dims = 0;
  std::int64_t const* byte_strides = nullptr;
  std::size_t num_byte_strides = 0;
  HostBufferSemantics host_buffer_semantics{};
  Device* device = nullptr;
  Memory* memory = nullptr;
  MemoryLayout* device_layout = nullptr;
  Event* done_with_host_buffer = nullptr;  // out
  Buffer* buffer = nullptr;                // out
};
struct DeviceDescriptionId {
  static constexpr Entry entry{23, "PJRT_DeviceDescription_Id"};
  Head head{28};
  DeviceDescription* description = nullptr;
  int id = 0;  // out
};
struct DeviceDescriptionAttributes {
  static constexpr Entry entry{25, "PJRT_DeviceDescription_Attributes"};
  Head head{40};
  DeviceDescription* description = nullptr;
  std::size_t num_attributes = 0;          // out
  NamedValue const* attributes = nullptr;  // out
};
struct DeviceDescriptionKind {
  static constexpr Entry entry{26, "PJRT_DeviceDescription_Kind"};
  Head head{40};
  DeviceDescription* description = nullptr;
  char const* text = nullptr;  // out
  std::size_t size = 0;        // out
};
struct DeviceGetDescription {
  static constexpr Entry entry{29, "PJRT_Device_GetDescription"};
  Head head{32};
  Device* device = nullptr;
  DeviceDescription* description = nullptr;  // out
};
struct ExecutableDestroy {
  static constexpr Entry entry{40, "PJRT_Executable_Destroy"};
  Head head{24};
  Executable* executable = nullptr;
};
struct ExecutableNumOutputs {
  static constexpr Entry entry{44, "PJRT_Executable_NumOutputs"};
  Head head{32};
  Executable* executable = nullptr;
  std::size_t num_outputs = 0;  // out
};
struct LoadedExecutableDestroy {
  static constexpr Entry entry{50, "PJRT_LoadedExecutable_Destroy"};
  Head head{24};
  LoadedExecutable* executable = nullptr;
};
struct LoadedExecutableGetExecutable {
  static constexpr Entry entry{51, "PJRT_LoadedExecutable_GetExecutable"};
  Head head{32};
  LoadedExecutable* loaded_executable = nullptr;
  Executable* executable = nullptr;  // out
};
struct LoadedExecutableExecute {
  static constexpr Entry entry{55, "PJRT_LoadedExecutable_Execute"};
  Head head{80};
  LoadedExecutable* executable = nullptr;
  ExecuteOptions* options = nullptr;
  Buffer* const* const* argument_lists = nullptr;  ///< [device][argument]
  std::size_t num_devices = 0, num_args = 0;
  Buffer** const* output_lists = nullptr;    ///< [device][output], allocated by the caller, filled by the plugin
  Event** device_complete_events = nullptr;  ///< [device], likewise
  Device* execute_device = nullptr;
};
struct BufferDestroy {
  static constexpr Entry entry{58, "PJRT_Buffer_Destroy"};
  Head head{24};
  Buffer* buffer = nullptr;
};
struct BufferElementType {
  static constexpr Entry entry{59, "PJRT_Buffer_ElementType"};
  Head head{28};
  Buffer* buffer = nullptr;
  ElementType type{};  // out
};
struct BufferDimensions {
  static constexpr Entry entry{60, "PJRT_Buffer_Dimensions"};
  Head head{40};
  Buffer* buffer = nullptr;
  std::int64_t const* dims = nullptr;  // out
  std::size_t num_dims = 0;            // out
};
struct BufferToHostBuffer {
  static constexpr Entry entry{70, "PJRT_Buffer_ToHostBuffer"};
  Head head{56};
  Buffer* src = nullptr;
  MemoryLayout* host_layout = nullptr;
  void* dst = nullptr;       ///< null: only `dst_size` is asked
  std::size_t dst_size = 0;  ///< in and out
  Event* event = nullptr;    // out
};

static_assert(sizeof(ErrorMessage) == 40 && sizeof(ErrorGetCode) == 32 && sizeof(PluginInitialize) == 16);
static_assert(sizeof(PluginAttributes) == 32 && sizeof(ClientCreate) == 88 && sizeof(ClientPlatformName) == 40);
static_assert(sizeof(ClientAddressableDevices) == 40 && sizeof(ClientCompile) == 56);
static_assert(sizeof(ClientBufferFromHostBuffer) == 120 && sizeof(DeviceDescriptionAttributes) == 40);
static_assert(sizeof(LoadedExecutableExecute) == 80 && sizeof(BufferToHostBuffer) == 56);
static_assert(sizeof(BufferDimensions) == 40 && sizeof(BufferElementType) == 32);

/// The functions without which there is nothing to run; the others only tell more of a plugin and its devices.
template <class... Blocks>
struct List {};
using Required = List<ErrorDestroy, ErrorMessage, ErrorGetCode, PluginInitialize, EventDestroy, EventAwait,
                      ClientCreate, ClientDestroy, ClientPlatformName, ClientAddressableDevices, ClientCompile,
                      ClientBufferFromHostBuffer, DeviceDescriptionId, DeviceDescriptionKind, DeviceGetDescription,
                      ExecutableDestroy, ExecutableNumOutputs, LoadedExecutableDestroy, LoadedExecutableGetExecutable,
                      LoadedExecutableExecute, BufferDestroy, BufferElementType, BufferDimensions, BufferToHostBuffer>;

}  // namespace ttfm::pjrt::abi
