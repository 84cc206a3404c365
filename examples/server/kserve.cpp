#include "kserve.hpp"

#include <ATen/ops/cat.h>
#include <ATen/ops/empty.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstring>
#include <numeric>
#include <utility>

#include "base64.hpp"
#include "envelope.hpp"
#include "header_value.hpp"
#include "json_in.hpp"
#include "query.hpp"
#include "tt_api.hpp"
#include "ttfm/version.hpp"

namespace ttfm::server {
namespace {

using ttfm::detail::cat;

static_assert(std::endian::native == std::endian::little, "the binary extension's tensors are little-endian");

/// Pictures of one request: each waits in the queue like a request of its own.
constexpr std::size_t most_pictures = 256;

std::string short_text(Json const& value) {
  auto text = to_text(value);
  if (text.size() > 60) text.resize(57), text += "...";
  return text;
}

std::string shape_text(std::vector<std::int64_t> const& shape) {
  std::string text = "[";
  for (auto const size : shape) text += (text.size() == 1 ? "" : ",") + std::to_string(size);
  return text + ']';
}

Json const* find(Json const& object, char const* name) {
  if (!object.is_object()) return nullptr;
  auto const found = object.find(name);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string text_of(Json const& object, char const* name, std::string const& what) {
  auto const* value = find(object, name);
  if (!value || !value->is_string()) throw Refusal(400, cat(what, " must have the text \"", name, '"'));
  return value->get<std::string>();
}

/// A parameter that is true or false; false if it isn't there.
bool flag(Json const& object, char const* name) {
  auto const* parameters = find(object, "parameters");
  auto const* value = parameters ? find(*parameters, name) : nullptr;
  if (!value) return false;
  if (!value->is_boolean())
    throw Refusal(400, cat("the parameter ", name, " is true or false, not ", short_text(*value)));
  return value->get<bool>();
}

/// A whole number from 0 on, as a number or as text.
std::optional<std::size_t> size_of(Json const& value) {
  if (value.is_number_unsigned()) return value.get<std::size_t>();
  if (!value.is_string()) return std::nullopt;
  auto const& text = value.get_ref<std::string const&>();
  std::size_t size = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return size;
}

int class_count(std::size_t value) { return static_cast<int>(std::min<std::size_t>(value, 1'000'000)); }

/// The part of a body behind the JSON, from which inputs take theirs in order.
class Binary {
 public:
  explicit Binary(std::string_view bytes) : rest_(bytes) {}

  std::string_view take(std::size_t size, std::string const& input) {
    if (size > rest_.size())
      throw Refusal(400, cat("the input ", input, " has ", size, " bytes of binary data by its binary_data_size, and ",
                             rest_.size(), " are left of the body"));
    auto const part = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return part;
  }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

struct GivenInput {
  std::string name{}, datatype{};
  std::vector<std::int64_t> shape{};
  std::size_t elements = 1;
  Json const* data = nullptr;                ///< in the JSON
  std::optional<std::string_view> binary{};  ///< behind it
  std::vector<std::size_t> sizes{};  ///< of pictures that stand in it one after another, if the request lists them
};

GivenInput read_input(Json const& json, Binary& binary) {
  GivenInput input;
  input.name = text_of(json, "name", "each of the inputs");
  auto const title = "the input " + input.name;
  input.datatype = text_of(json, "datatype", title);
  auto const* shape = find(json, "shape");
  if (!shape || !shape->is_array() || shape->size() > 8)
    throw Refusal(400, title + " must have a shape: an array of up to 8 sizes");
  for (auto const& each : *shape) {
    auto const size = size_of(each);
    constexpr std::size_t most = std::size_t{1} << 32;
    if (!size || *size < 1 || *size > most || input.elements > most / *size)
      throw Refusal(400, cat(title, " has the impossible shape ", short_text(*shape)));
    input.shape.push_back(static_cast<std::int64_t>(*size));
    input.elements *= *size;
  }
  input.data = find(json, "data");
  auto const* parameters = find(json, "parameters");
  if (auto const* size = parameters ? find(*parameters, "binary_data_size") : nullptr) {
    if (input.data) throw Refusal(400, title + " has data in the JSON and in binary; send it once");
    std::size_t sum = 0;
    if (auto const one = size_of(*size)) {
      sum = *one;
    } else {
      // OpenVINO Model Server's clients list the sizes of pictures: "9472,8400".
      auto const text = size->is_string() ? size->get<std::string>() : std::string();
      for (std::size_t at = 0; at <= text.size();) {
        auto const comma = std::min(text.find(',', at), text.size());
        auto const part = size_of(Json(std::string(trim(std::string_view(text).substr(at, comma - at)))));
        if (!part || *part > (std::size_t{1} << 40))
          throw Refusal(400, cat(title, " has the impossible binary_data_size ", short_text(*size)));
        input.sizes.push_back(*part);
        sum += *part;
        at = comma + 1;
      }
    }
    input.binary = binary.take(sum, input.name);
  }
  return input;
}

/// The network's input of that name, or its only one under any name that isn't another's.
std::size_t input_index(ModelView const& model, std::string const& name) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < model.inputs.size(); ++i) {
    if (model.inputs[i].name == name) return i;
    names.push_back(model.inputs[i].name);
  }
  throw Refusal(
      400, cat("the model ", model.name, " has no input ", short_text(name), "; it has ", ttfm::detail::join(names)));
}

void flatten(Json const& data, std::vector<float>& values, std::string const& title) {
  for (auto const& each : data) {
    if (each.is_array()) {
      flatten(each, values, title);
    } else if (each.is_number()) {
      auto const value = static_cast<float>(each.get<double>());
      if (!std::isfinite(value))
        throw Refusal(400, cat(title, " has a number that no float32 holds: ", short_text(each)));
      values.push_back(value);
    } else {
      throw Refusal(400, cat(title, " must be numbers, not ", short_text(each)));
    }
  }
}

at::Tensor tensor_of(GivenInput const& input, TensorView const& wanted) {
  auto const title = "the data of the input " + input.name;
  if (input.datatype != "FP32")
    throw Refusal(400,
                  cat("the input ", input.name, " is FP32, or BYTES for pictures, not ", short_text(input.datatype)));
  bool fits = input.shape.size() == wanted.shape.size();
  for (std::size_t i = 0; fits && i < input.shape.size(); ++i)
    fits = wanted.shape[i] < 0 || wanted.shape[i] == input.shape[i];
  if (!fits)
    throw Refusal(400, cat("the input ", input.name, " has the shape ", shape_text(wanted.shape),
                           ", where -1 is any size, not ", shape_text(input.shape)));
  auto const wrong_size = [&](std::size_t size, char const* unit) {
    return Refusal(400, cat(title, " must be ", input.elements, " numbers for its shape ", shape_text(input.shape),
                            ", not ", size, unit));
  };
  if (input.binary) {
    if (input.binary->size() != input.elements * sizeof(float)) throw wrong_size(input.binary->size(), " bytes");
    auto tensor = at::empty(input.shape, at::kFloat);
    std::memcpy(tensor.data_ptr<float>(), input.binary->data(), input.binary->size());
    return tensor;
  }
  if (!input.data || !input.data->is_array()) throw Refusal(400, title + " must be an array, or be sent in binary");
  std::vector<float> values;
  flatten(*input.data, values, title);
  if (values.size() != input.elements) throw wrong_size(values.size(), "");
  auto tensor = at::empty(input.shape, at::kFloat);
  std::memcpy(tensor.data_ptr<float>(), values.data(), values.size() * sizeof(float));
  return tensor;
}

/// The elements of a BYTES tensor in binary, each behind its size (4 bytes, little-endian); nothing if it isn't written
/// so.
std::optional<std::vector<std::string>> with_sizes(std::string_view bytes, std::size_t count) {
  std::vector<std::string> result;
  while (!bytes.empty() && result.size() < count) {
    std::uint32_t size = 0;
    if (bytes.size() < sizeof size) return std::nullopt;
    std::memcpy(&size, bytes.data(), sizeof size);
    bytes.remove_prefix(sizeof size);
    if (size > bytes.size()) return std::nullopt;
    result.emplace_back(bytes.substr(0, size));
    bytes.remove_prefix(size);
  }
  if (!bytes.empty() || result.size() != count) return std::nullopt;
  return result;
}

std::vector<std::string> pictures_of(GivenInput const& input) {
  auto const title = "the input " + input.name;
  if (input.elements > most_pictures)
    throw Refusal(400, cat(title, " has ", input.elements, " pictures; a request has at most ", most_pictures));
  if (input.binary) {
    if (!input.sizes.empty()) {
      if (input.sizes.size() != input.elements)
        throw Refusal(400, cat(title, " lists ", input.sizes.size(), " sizes for ", input.elements, " pictures"));
      std::vector<std::string> result;
      std::size_t at = 0;
      for (auto const size : input.sizes) result.emplace_back(input.binary->substr(at, size)), at += size;
      return result;
    }
    if (auto result = with_sizes(*input.binary, input.elements)) return std::move(*result);
    // A single picture may stand without its size, as OpenVINO Model Server takes it: no picture's format begins with
    // bytes that are the number of those which follow.
    if (input.elements == 1) return {std::string(*input.binary)};
    throw Refusal(400, cat(title, " is no BYTES tensor of ", input.elements,
                           " elements in binary: each stands behind its size in 4 bytes, little-endian"));
  }
  if (!input.data || !input.data->is_array()) throw Refusal(400, title + " must have data, in the JSON or in binary");
  std::vector<std::string> result;
  for (auto const& each : *input.data) {
    auto const& text = each.is_array() && each.size() == 1 ? each[0] : each;  // [[text], [text]] is [text, text]
    if (!text.is_string()) throw Refusal(400, cat(title, " must have pictures in base64, not ", short_text(text)));
    result.push_back(decode_text(text.get_ref<std::string const&>()).bytes);
  }
  if (result.size() != input.elements)
    throw Refusal(400, cat(title, " has ", result.size(), " pictures for its shape ", shape_text(input.shape)));
  return result;
}

bool has_output(ModelView const& model, std::string_view name) {
  return std::any_of(model.outputs.begin(), model.outputs.end(),
                     [&](auto const& output) { return output.name == name; });
}

/// Adds an output of the model, or the result of pictures.
void want(Infer& infer, ModelView const& model, WantedOutput output, bool pictures) {
  bool const result = output.name == result_output && pictures;
  if (!result && !has_output(model, output.name)) {
    std::vector<std::string> names;
    for (auto const& each : model.outputs) names.push_back(each.name);
    if (pictures) names.emplace_back(result_output);
    throw Refusal(400, cat("the model ", model.name, " has no output ", short_text(output.name), "; it has ",
                           ttfm::detail::join(names)));
  }
  if (result && output.classification) throw Refusal(400, "the output result has no classes; ask for the tensor's");
  infer.outputs.push_back(std::move(output));
}

void want_all(Infer& infer, ModelView const& model, bool binary, int classification) {
  for (auto const& each : model.outputs)
    infer.outputs.push_back({.name = each.name, .binary = binary, .classification = classification});
}

void add_pictures(Infer& infer, ModelView const& model, std::vector<std::string> pictures) {
  if (!model.takes_pictures)
    throw Refusal(400, cat("the model ", model.name, " takes no pictures; send its tensors as FP32"));
  for (auto& picture : pictures) {
    if (picture.empty()) throw Refusal(400, "a picture has no bytes");
    infer.calls.push_back({.input = std::move(picture)});
  }
}

Infer parse_picture(Request& request, ModelView const& model) {
  Infer infer;
  std::vector<std::string> names;
  int classification = 0;
  bool binary = false;
  for (auto const& [name, value] : read_query(request.query)) {
    if (name == "output") names.push_back(value);
    if (name == "binary_data") binary = value == "true" || value == "1";
    if (name == "classification") {
      auto const count = size_of(Json(value));
      if (!count || *count < 1)
        throw Refusal(400, "classification is a number of classes from 1 on, not " + short_text(value));
      classification = class_count(*count);
    }
  }
  for (auto const& name : names) want(infer, model, {name, binary, classification}, true);
  if (names.empty()) want_all(infer, model, binary, classification);
  add_pictures(infer, model, {std::move(request.body)});
  return infer;
}

Infer parse_json(Request const& request, ModelView const& model) {
  std::string_view const body = request.body;
  auto head = body;
  std::string_view behind;
  if (auto const* field = request.headers.find("Inference-Header-Content-Length")) {
    auto const size = size_of(Json(*field));
    if (!size || *size > body.size())
      throw Refusal(400,
                    cat("Inference-Header-Content-Length must be the bytes of JSON at the body's beginning, up to ",
                        body.size(), ", not ", short_text(*field)));
    head = body.substr(0, *size);
    behind = body.substr(*size);
  }
  auto const json = parse_request_json(head, {.depth = 32, .values = 4'000'000});
  if (!json.is_object()) throw Refusal(400, cat("the body's JSON must be an object, not ", json.type_name()));
  Infer infer;
  if (auto const* id = find(json, "id")) {
    if (!id->is_string()) throw Refusal(400, "the id must be a text");
    infer.id = id->get<std::string>();
  }
  auto const* given = find(json, "inputs");
  if (!given || !given->is_array() || given->empty() || given->size() > 64)
    throw Refusal(400, "the request must have \"inputs\": an array of the model's inputs");
  Binary binary(behind);
  std::vector<GivenInput> inputs;
  for (auto const& each : *given) {
    if (!each.is_object()) throw Refusal(400, cat("each of the inputs must be an object, not ", short_text(each)));
    inputs.push_back(read_input(each, binary));
  }
  // The only input may leave its size out: the rest is its.
  if (inputs.size() == 1 && !inputs[0].binary && !inputs[0].data && !behind.empty())
    inputs[0].binary = binary.take(behind.size(), inputs[0].name);
  if (!binary.rest().empty())
    throw Refusal(400, cat("the body has ", binary.rest().size(), " bytes behind its JSON that are of no input"));

  bool const pictures = inputs[0].datatype == "BYTES";
  if (pictures) {
    if (inputs.size() != 1) throw Refusal(400, "a request with pictures has one input, of the type BYTES");
    if (inputs[0].name != "image" && !model.inputs.empty()) input_index(model, inputs[0].name);
    add_pictures(infer, model, pictures_of(inputs[0]));
  } else {
    nn::Tensors tensors(model.inputs.size());
    for (auto const& input : inputs) {
      auto const at = input_index(model, input.name);
      if (tensors[at].defined()) throw Refusal(400, cat("the input ", input.name, " is there twice"));
      tensors[at] = tensor_of(input, model.inputs[at]);
    }
    for (std::size_t i = 0; i < tensors.size(); ++i)
      if (!tensors[i].defined()) throw Refusal(400, cat("the input ", model.inputs[i].name, " is missing"));
    infer.calls.push_back({.input = std::move(tensors)});
  }

  bool const all_binary = flag(json, "binary_data_output");
  auto const* wanted = find(json, "outputs");
  if (wanted && (!wanted->is_array() || wanted->size() > 64))
    throw Refusal(400, "\"outputs\" must be an array of the model's outputs");
  if (wanted)
    for (auto const& each : *wanted) {
      if (!each.is_object()) throw Refusal(400, cat("each of the outputs must be an object, not ", short_text(each)));
      WantedOutput output{.name = text_of(each, "name", "each of the outputs")};
      auto const* parameters = find(each, "parameters");
      output.binary = parameters && find(*parameters, "binary_data") ? flag(each, "binary_data") : all_binary;
      if (auto const* classes = parameters ? find(*parameters, "classification") : nullptr) {
        auto const count = size_of(*classes);
        if (!count)
          throw Refusal(400, "the parameter classification is a number of classes, not " + short_text(*classes));
        output.classification = class_count(*count);
      }
      want(infer, model, std::move(output), pictures);
    }
  if (infer.outputs.empty()) want_all(infer, model, all_binary, 0);
  return infer;
}

/// The outputs of that place, those of all replies in one batch. Throws Error for shapes that don't go together.
at::Tensor joined(std::vector<serving::Reply> const& replies, std::size_t index, TensorView const& output) {
  auto const& name = output.name;
  nn::Tensors parts;
  for (auto const& reply : replies) {
    if (index >= reply.outputs.size()) throw Error(cat("the model gave no output ", name));
    parts.push_back(reply.outputs[index].to(at::kCPU, at::kFloat).contiguous());
  }
  if (parts.size() == 1) return parts[0];
  if (output.batch < 0)
    throw Error(cat("the output ", name, " has no dimension for several pictures; send them one by one"));
  for (auto const& part : parts) {
    bool fits = part.dim() == parts[0].dim() && output.batch < part.dim();
    for (std::int64_t d = 0; fits && d < part.dim(); ++d) fits = d == output.batch || part.size(d) == parts[0].size(d);
    if (!fits) throw Error(cat("the pictures have outputs ", name, " of several sizes; send them one by one"));
  }
  return at::cat(parts, output.batch).contiguous();
}

/// An output of the answer: its entry in the JSON, and its data, as JSON or in binary.
struct Part {
  Json entry{};
  std::string data{};
  bool binary = false;
};

std::string json_numbers(at::Tensor const& tensor, std::string const& name) {
  auto const* values = tensor.data_ptr<float>();
  std::string text = "[";
  text.reserve(static_cast<std::size_t>(tensor.numel()) * 12 + 2);
  std::array<char, 64> buffer;
  for (std::int64_t i = 0; i < tensor.numel(); ++i) {
    if (!std::isfinite(values[i]))
      throw Error(
          cat("the output ", name, " has values that aren't finite, which JSON can't have; ask for binary data"));
    auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), values[i]).ptr;
    if (i > 0) text += ',';
    text.append(buffer.data(), end);
  }
  return text + ']';
}

void add_texts(Part& part, std::vector<std::string> const& texts) {
  if (!part.binary) {
    part.data = to_text(Json(texts));
    return;
  }
  for (auto const& text : texts) {
    auto const size = static_cast<std::uint32_t>(text.size());
    char bytes[sizeof size];
    std::memcpy(bytes, &size, sizeof size);
    part.data.append(bytes, sizeof size).append(text);
  }
}

/// "<value>:<index>:<label>" of the highest values of each item, best first, equal ones in the order of their index.
std::vector<std::string> best_classes(at::Tensor const& tensor, int count, labels::List const& labels,
                                      std::string const& name) {
  std::vector<std::string> texts;
  auto const items = tensor.size(0), classes = tensor.numel() / std::max<std::int64_t>(items, 1);
  std::vector<std::int64_t> order(static_cast<std::size_t>(classes));
  for (std::int64_t item = 0; item < items; ++item) {
    auto const* values = tensor.data_ptr<float>() + item * classes;
    for (std::int64_t i = 0; i < classes; ++i)
      if (std::isnan(values[i])) throw Error(cat("the output ", name, " has a value that is no number"));
    std::iota(order.begin(), order.end(), 0);
    std::partial_sort(order.begin(), order.begin() + count, order.end(),
                      [&](auto a, auto b) { return values[a] != values[b] ? values[a] > values[b] : a < b; });
    for (int k = 0; k < count; ++k) {
      auto const index = order[static_cast<std::size_t>(k)];
      char value[64];
      std::snprintf(value, sizeof value, "%f", static_cast<double>(values[index]));
      texts.push_back(cat(value, ':', index, labels.size() ? ":" + labels[index] : std::string()));
    }
  }
  return texts;
}

Part part_of(WantedOutput const& wanted, ModelView const& model, std::vector<serving::Reply> const& replies) {
  Part part{.entry = {{"name", wanted.name}}, .binary = wanted.binary};
  auto describe = [&](char const* datatype, std::vector<std::int64_t> const& shape) {
    part.entry["datatype"] = datatype;
    part.entry["shape"] = shape;
  };
  if (wanted.name == result_output && !has_output(model, wanted.name)) {
    std::vector<std::string> texts;
    for (auto const& reply : replies) {
      if (!reply.result) throw Error("the model gave no result");
      texts.push_back(to_text(element(*reply.result, {.top_k = 1'000'000, .min_confidence = 0})));
    }
    describe("BYTES", {static_cast<std::int64_t>(texts.size())});
    add_texts(part, texts);
    return part;
  }
  auto const found =
      std::find_if(model.outputs.begin(), model.outputs.end(), [&](auto const& o) { return o.name == wanted.name; });
  auto const tensor = joined(replies, static_cast<std::size_t>(found - model.outputs.begin()), *found);
  if (wanted.classification > 0) {
    if (tensor.dim() < 1 || tensor.numel() == 0) throw Error(cat("the output ", wanted.name, " has no classes"));
    auto const classes = tensor.numel() / tensor.size(0);
    auto const count = static_cast<int>(std::min<std::int64_t>(wanted.classification, classes));
    describe("BYTES", {tensor.size(0), count});
    add_texts(part,
              best_classes(tensor, count,
                           classes == static_cast<std::int64_t>(model.labels.size()) ? model.labels : labels::List{},
                           wanted.name));
    return part;
  }
  describe("FP32", tensor.sizes().vec());
  if (wanted.binary)
    part.data.assign(reinterpret_cast<char const*>(tensor.data_ptr<float>()),
                     static_cast<std::size_t>(tensor.numel()) * sizeof(float));
  else
    part.data = json_numbers(tensor, wanted.name);
  return part;
}

}  // namespace

Infer parse_infer(Request request, ModelView const& model) {
  auto kind = body_kind(request.headers.get("content-type"));
  bool const split = request.headers.has("Inference-Header-Content-Length");
  if (kind == BodyKind::form || kind == BodyKind::other)
    throw Refusal(415,
                  "an inference request is JSON, JSON with binary tensors behind it, or a picture with an image's "
                  "Content-Type");
  // Clients of the binary extension send application/octet-stream, or no type at all.
  if (kind == BodyKind::none) kind = split || request.body.starts_with('{') ? BodyKind::json : BodyKind::bytes;
  auto infer = kind == BodyKind::bytes && !split ? parse_picture(request, model) : parse_json(request, model);
  bool const tensors = std::any_of(infer.outputs.begin(), infer.outputs.end(),
                                   [&](auto const& output) { return has_output(model, output.name); });
  for (auto& call : infer.calls) {
    call.model = model.name;
    call.want_outputs = tensors;
    call.cancellation = request.left;
  }
  return infer;
}

Response answer_infer(Infer const& infer, ModelView const& model, std::vector<serving::Reply> const& replies) {
  for (std::size_t i = 0; i < replies.size(); ++i)
    if (replies[i].status != serving::Status::ok)
      return refuse_reply(Dialect::kserve, infer.calls[i].input.index(), replies[i]);
  try {
    std::vector<Part> parts;
    for (auto const& wanted : infer.outputs) parts.push_back(part_of(wanted, model, replies));
    // The numbers are written by hand: as values of a JSON library's they would take ten times their size.
    Json head{{"model_name", model.name}, {"model_version", replies.empty() ? model.version : replies[0].version}};
    if (!infer.id.empty()) head["id"] = infer.id;
    Response response;
    response.body = to_text(head);
    response.body.back() = ',';
    response.body += "\"outputs\":[";
    std::string behind;
    bool binary = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      auto& part = parts[i];
      if (part.binary) part.entry["parameters"] = {{"binary_data_size", part.data.size()}};
      auto entry = to_text(part.entry);
      if (part.binary) {
        behind += part.data;
        binary = true;
      } else {
        entry.back() = ',';
        entry.append("\"data\":").append(part.data).append("}");
      }
      response.body.append(i > 0 ? "," : "").append(entry);
    }
    response.body += "]}";
    if (binary) {
      response.headers.emplace_back("Inference-Header-Content-Length", std::to_string(response.body.size()));
      response.type = "application/octet-stream";
      response.body += behind;
    }
    return response;
  } catch (Error const& error) {
    return error_answer(Dialect::kserve, 500, error.what());
  } catch (std::exception const&) {
    return error_answer(Dialect::kserve, 500, "the outputs can't be put together");
  }
}

Json server_metadata() {
  constexpr int v = TTFM_VERSION;
  return {{"name", "ttfm"},
          {"version", cat(v / 10000, '.', v / 100 % 100, '.', v % 100)},
          {"extensions",
           {"classification", "binary_tensor_data", "model_repository", "model_configuration", "statistics"}}};
}

namespace {

Json tensors_json(std::vector<TensorView> const& tensors) {
  auto list = Json::array();
  for (auto const& each : tensors) list.push_back({{"name", each.name}, {"datatype", "FP32"}, {"shape", each.shape}});
  return list;
}

}  // namespace

Json model_metadata(ModelView const& model) {
  auto versions = Json::array();
  if (!model.version.empty()) versions.push_back(model.version);
  return {{"name", model.name},
          {"versions", std::move(versions)},
          {"platform", cat("ttfm_", to_string(model.kind))},
          {"inputs", tensors_json(model.inputs)},
          {"outputs", tensors_json(model.outputs)}};
}

Json model_config(ModelView const& model) {
  // A configuration's shapes leave the batch out where there is one.
  bool const batches = !model.inputs.empty() && std::all_of(model.inputs.begin(), model.inputs.end(),
                                                            [](auto const& t) { return t.batch == 0; });
  auto list = [&](std::vector<TensorView> const& tensors) {
    auto result = Json::array();
    for (auto const& each : tensors) {
      auto shape = each.shape;
      if (batches && !shape.empty()) shape.erase(shape.begin());
      result.push_back({{"name", each.name}, {"data_type", "TYPE_FP32"}, {"dims", shape}});
    }
    return result;
  };
  return {{"name", model.name},          {"platform", cat("ttfm_", to_string(model.kind))},
          {"backend", "ttfm"},           {"max_batch_size", batches ? model.max_batch : 0},
          {"input", list(model.inputs)}, {"output", list(model.outputs)}};
}

Json repository_index(std::vector<std::shared_ptr<ModelView const>> const& models, bool only_ready) {
  auto list = Json::array();
  for (auto const& model : models)
    if (model->ready || !only_ready)
      list.push_back(
          {{"name", model->name}, {"version", model->version}, {"state", model->state}, {"reason", model->reason}});
  return list;
}

void Statistics::add(std::string const& model, serving::Reply const& reply, double seconds) {
  std::lock_guard const lock(mutex_);
  auto& entry = entries_[model];
  if (reply.status != serving::Status::ok) {
    entry.fail.add(seconds);
    return;
  }
  auto const& stages = reply.stages;
  entry.success.add(seconds);
  entry.queue.add(stages.queue);
  entry.input.add(stages.decode + stages.preprocess);
  entry.infer.add(stages.inference);
  entry.output.add(stages.postprocess);
  entry.executions += 1.0 / std::max(stages.batch, 1);
  entry.last = static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
          .count());
}

Json Statistics::of(ModelView const& model) const {
  Entry entry;
  {
    std::lock_guard const lock(mutex_);
    if (auto const found = entries_.find(model.name); found != entries_.end()) entry = found->second;
  }
  auto times = [](Times const& t) {
    return Json{{"count", t.count}, {"ns", static_cast<std::uint64_t>(t.seconds * 1e9)}};
  };
  return {{"name", model.name},
          {"version", model.version},
          {"last_inference", entry.last},
          {"inference_count", entry.success.count},
          {"execution_count", static_cast<std::uint64_t>(std::llround(entry.executions))},
          {"inference_stats",
           {{"success", times(entry.success)},
            {"fail", times(entry.fail)},
            {"queue", times(entry.queue)},
            {"compute_input", times(entry.input)},
            {"compute_infer", times(entry.infer)},
            {"compute_output", times(entry.output)}}},
          {"batch_stats", Json::array()}};
}

}  // namespace ttfm::server
