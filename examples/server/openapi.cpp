#include "openapi.hpp"

#include <string_view>

#include "kserve.hpp"
#include "routes.hpp"

namespace ttfm::server {
namespace {

Json ref(std::string_view name) { return {{"$ref", "#/components/schemas/" + std::string(name)}}; }
Json object(Json properties, Json required = Json::array()) {
  Json schema{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}
Json list(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }
Json type(char const* name, char const* description = nullptr) {
  Json schema{{"type", name}};
  if (description) schema["description"] = description;
  return schema;
}

/// The fields that a client may send beside its picture.
Json options() {
  return {{"model", type("string", "a served model; without it the first")},
          {"top_k",
           {{"type", "integer"},
            {"minimum", 1},
            {"default", 3},
            {"description",
             "at most so many entries. The default is of classes and boxes; segments, lines of text and "
             "forecasts have none"}}},
          {"min_confidence",
           {{"type", "number"},
            {"minimum", 0},
            {"maximum", 100},
            {"default", 70},
            {"description", "percent; entries below are left out. The default is of classes and boxes"}}},
          {"response_format",
           {{"type", "string"},
            {"enum", {"json", "verbose_json"}},
            {"default", "json"},
            {"description",
             "verbose_json: one string \"label,probability,label,probability,index,...\" in place of the "
             "object"}}}};
}

Json schemas() {
  auto const text = type("string");
  auto const number = type("number");
  auto const integer = type("integer");
  auto const texts = list(text);
  auto output = object(
      {{"labels", list(text)},
       {"probabilities", {{"type", "array"}, {"items", text}, {"description", "as \"97.1234%\""}}},
       {"indices", list(integer)},
       {"boxes",
        {{"type", "array"},
         {"items", list(number)},
         {"description", "of detections and lines of text: [x1, y1, x2, y2] in the picture's pixels"}}},
       {"scores",
        {{"type", "array"}, {"items", number}, {"description", "of detections and lines of text, from 0 to 1"}}},
       {"areas",
        {{"type", "array"}, {"items", text}, {"description", "of a segmentation: each class's share of the picture"}}},
       {"height", integer},
       {"width", integer},
       {"foreground", type("number", "of a segmentation with a background: the share of the rest")},
       {"segments",
        list(
            object({{"label", text},
                    {"index", integer},
                    {"area", type("integer", "pixels")},
                    {"box", {{"type", "array"}, {"items", integer}, {"description", "[x, y, width, height]"}}},
                    {"segmentation", object({{"size", list(integer)},
                                             {"counts", type("string", "COCO's compressed run-length encoding")}})}}))},
       {"polygons",
        {{"type", "array"},
         {"items", list(list(number))},
         {"description", "of lines of text: four corners, clockwise from the upper left"}}},
       {"image_bbox", list(integer)},
       {"text", type("string", "of a page that was read: its lines")},
       {"forecast", {{"type", "array"}, {"items", number}, {"description", "the next values of a series"}}},
       {"horizon", integer}},
      {"labels", "probabilities", "indices"});
  auto search = options();
  search["prompt"] = type("string", "a JPEG, PNG, WebP or BMP picture in base64, or as a data URI");
  search["series"] = {{"type", "array"},
                      {"items", number},
                      {"description", "in place of prompt, for forecasters: values, oldest first"}};
  auto form = options();
  form["file"] = {
      {"type", "string"}, {"contentMediaType", "image/*"}, {"description", "a JPEG, PNG, WebP or BMP picture"}};
  form["series"] = type("string", "in place of file, for forecasters: numbers, separated by commas or line breaks");
  auto const tensor =
      object({{"name", text},
              {"datatype", {{"type", "string"}, {"enum", {"FP32", "BYTES"}}}},
              {"shape", list(integer)},
              {"parameters", type("object", "binary_data_size; of outputs binary_data, classification")},
              {"data", type("array", "numbers; pictures in base64")}},
             {"name"});
  auto const described = list(object({{"name", text}, {"datatype", text}, {"shape", list(integer)}}));
  auto const times = object({{"count", integer}, {"ns", integer}});
  return {
      {"SearchRequest", object(search, {"prompt"})},
      {"SearchForm", object(form, {"file"})},
      {"ImageSearchResponse",
       object(
           {{"image_data",
             list({{"oneOf",
                    Json::array(
                        {object({{"top1_class_label",
                                  type("string", "of the best entry, whatever its confidence; empty if there is none")},
                                 {"top1_class_probability", text},
                                 {"output", output}},
                                {"top1_class_label", "top1_class_probability", "output"}),
                         text})}})},
            {"status", {{"type", "string"}, {"const", "success"}}}},
           {"image_data", "status"})},
      {"ModelList", object({{"object", text},
                            {"data", list(object({{"id", text},
                                                  {"object", text},
                                                  {"created", integer},
                                                  {"owned_by", text},
                                                  {"kind", text},
                                                  {"version", text},
                                                  {"ready", type("boolean")}},
                                                 {"id", "object"}))}},
                           {"object", "data"})},
      {"Liveness", object({{"status", text},
                           {"model_ready", type("boolean")},
                           {"queue_size", integer},
                           {"max_queue_size", integer},
                           {"device_mesh_shape", list(integer)},
                           {"device", text},
                           {"runner_in_use", text},
                           {"worker_info", type("object")},
                           {"models", type("object")}})},
      {"Status", object({{"status", text}}, {"status"})},
      {"Error", object({{"detail", type("string", "a sentence")}}, {"detail"})},
      {"ProtocolError", object({{"error", type("string", "a sentence")}}, {"error"})},
      {"ServerMetadata",
       object({{"name", text}, {"version", text}, {"extensions", texts}}, {"name", "version", "extensions"})},
      {"ModelMetadata",
       object({{"name", text}, {"versions", texts}, {"platform", text}, {"inputs", described}, {"outputs", described}},
              {"name", "platform", "inputs", "outputs"})},
      {"InferRequest", object({{"id", text},
                               {"parameters", type("object", "binary_data_output")},
                               {"inputs", list(tensor)},
                               {"outputs", list(tensor)}},
                              {"inputs"})},
      {"InferResponse", object({{"model_name", text}, {"model_version", text}, {"id", text}, {"outputs", list(tensor)}},
                               {"model_name", "outputs"})},
      {"Statistics",
       object({{"model_stats",
                list(object({{"name", text},
                             {"version", text},
                             {"last_inference", integer},
                             {"inference_count", integer},
                             {"execution_count", integer},
                             {"inference_stats", {{"type", "object"}, {"additionalProperties", times}}}}))}},
              {"model_stats"})},
      {"RepositoryIndex",
       list(object({{"name", text}, {"version", text}, {"state", text}, {"reason", text}}, {"name"}))},
      {"RepositoryRequest", object({{"ready", type("boolean", "of the index: only models that are ready")},
                                    {"parameters", type("object")}})},
  };
}

Json content(char const* media, Json schema) { return {{media, {{"schema", std::move(schema)}}}}; }

Json request_body(Body body) {
  Json picture{{"type", "string"}, {"format", "binary"}};
  Json media;
  switch (body) {
    case Body::none: return nullptr;
    case Body::picture:
      media = content("application/json", ref("SearchRequest"));
      media.update(content("multipart/form-data", ref("SearchForm")));
      media.update(content("image/*", picture));
      return {{"required", true}, {"content", media}};
    case Body::infer:
      media = content("application/json", ref("InferRequest"));
      media.update(content("application/octet-stream", picture));
      media.update(content("image/*", picture));
      return {{"required", true}, {"content", media}};
    case Body::json: return {{"required", false}, {"content", content("application/json", ref("RepositoryRequest"))}};
  }
  return nullptr;
}

Json parameters(Route const& route) {
  auto result = Json::array();
  for (auto const* name : {"model", "version"})
    if (route.path.find('{' + std::string(name) + '}') != route.path.npos)
      result.push_back({{"name", name}, {"in", "path"}, {"required", true}, {"schema", type("string")}});
  auto query = [&](std::string const& name, Json schema, bool required = false) {
    result.push_back({{"name", name}, {"in", "query"}, {"required", required}, {"schema", std::move(schema)}});
  };
  if (route.op == Op::search) {
    auto const all = options();
    for (auto const& [name, schema] : all.items()) query(name, schema);
  }
  if (route.op == Op::infer) {
    query("output", type("string", "of a picture as the body: an output; may be repeated"));
    query("classification",
          type("integer", "of a picture as the body: of the best so many classes value, index and label"));
    query("binary_data", type("boolean"));
  }
  if (route.op == Op::reset_device) query("device_id", type("string"), true);
  return result;
}

Json responses(Route const& route) {
  auto const error = ref(dialect_of(route.path) == Dialect::kserve ? "ProtocolError" : "Error");
  Json result;
  auto add = [&](int status, char const* description) {
    result[std::to_string(status)] = {{"description", description}, {"content", content("application/json", error)}};
  };
  bool const media = route.answer.find('/') != route.answer.npos;
  auto const schema = media ? type("string") : route.answer == "object" ? type("object") : ref(route.answer);
  result["200"] = {{"description", "done"},
                   {"content", content(media ? std::string(route.answer).c_str() : "application/json", schema)}};
  if (route.body != Body::none)
    add(400, "the body can't be read: broken JSON, base64 or form, or tensors that don't fit");
  if (route.access == Access::key) add(401, "without the server's key, or with a wrong one");
  bool const named = route.path.find('{') != route.path.npos || route.op == Op::search || route.op == Op::reset_device;
  if (named) add(404, "there is no such model or worker");
  if (route.body == Body::picture || route.body == Body::infer) {
    add(413, "the body or the picture is too large");
    add(415, "the body is no picture that can be read, or of another type");
    if (route.body == Body::picture) add(422, "a field is missing, of a wrong type or out of range");
    add(429, "the queue is full; Retry-After says when to come again");
    add(500, "the model failed");
    add(503, "the models aren't ready, or the server stops");
    add(504, "the request took longer than the server's limit");
  }
  if (route.op == Op::reset_device) add(422, "the query lacks device_id");
  if (route.op == Op::health || route.op == Op::liveness || route.op == Op::server_ready || route.op == Op::model_ready)
    add(503, "not ready");
  return result;
}

/// Text that may stand in a page.
std::string escaped(std::string_view text) {
  std::string result;
  for (char const c : text) switch (c) {
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '&': result += "&amp;"; break;
      case '"': result += "&quot;"; break;
      default: result += c;
    }
  return result;
}

}  // namespace

Json openapi() {
  Json paths = Json::object();
  for (auto const& route : routes) {
    std::string method(route.method);
    for (auto& c : method) c = static_cast<char>(c | 0x20);
    Json entry{{"summary", route.summary}, {"tags", {route.tag}}};
    if (route.deprecated) entry["deprecated"] = true;
    if (auto list = parameters(route); !list.empty()) entry["parameters"] = std::move(list);
    if (auto body = request_body(route.body); !body.is_null()) entry["requestBody"] = std::move(body);
    entry["responses"] = responses(route);
    if (route.access == Access::key) entry["security"] = Json::array({{{"bearer", Json::array()}}});
    paths[std::string(route.path)][method] = std::move(entry);
  }
  auto const metadata = server_metadata();
  return {{"openapi", "3.1.0"},
          {"info",
           {{"title", "ttfm serve"},
            {"version", metadata["version"]},
            {"description",
             "Vision models behind the TT Inference Server's API and the open inference protocol. Errors have a "
             "sentence. Ids and times stand in headers: X-Request-Id, traceparent, Server-Timing."}}},
          {"paths", std::move(paths)},
          {"components",
           {{"schemas", schemas()}, {"securitySchemes", {{"bearer", {{"type", "http"}, {"scheme", "bearer"}}}}}}}};
}

std::string docs_page() {
  auto const document = openapi();
  std::string page =
      R"(<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>ttfm serve: the API</title><style>
:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
summary{cursor:pointer;padding:.4rem 0}code,pre{font:14px/1.4 ui-monospace,monospace}pre{overflow:auto;padding:.8rem;background:#8881;border-radius:.4rem}
details{border-top:1px solid #8884}.m{display:inline-block;min-width:3.5rem;font-weight:600}.k{color:#b50;font-size:.85em}
table{border-collapse:collapse}td{padding:.1rem .8rem .1rem 0;vertical-align:top}</style>
<h1>ttfm serve</h1><p>)" +
      escaped(document["info"]["description"].get<std::string>()) +
      R"(</p><p>For programs: <a href="/openapi.json">/openapi.json</a>. To try the models: <a href="/">/</a>.</p>)";
  std::string_view tag;
  for (auto const& route : routes) {
    if (route.tag != tag) page += "<h2>" + escaped(route.tag) + "</h2>";
    tag = route.tag;
    page += "<details><summary><span class=m>" + escaped(route.method) + "</span><code>" + escaped(route.path) +
            "</code> " + escaped(route.summary) + (route.access == Access::key ? " <span class=k>key</span>" : "") +
            "</summary><table>";
    for (auto const& each : parameters(route))
      page += "<tr><td><code>" + escaped(each["name"].get<std::string>()) + "</code><td>" +
              escaped(each["in"].get<std::string>()) + "<td>" + escaped(each["schema"].value("description", "")) +
              "</tr>";
    auto const answers = responses(route);
    for (auto const& [status, answer] : answers.items())
      page += "<tr><td>" + status + "<td><td>" + escaped(answer["description"].get<std::string>()) + "</tr>";
    page += "</table>";
    if (auto const body = request_body(route.body); !body.is_null())
      page += "<p>Body:</p><pre>" + escaped(body.dump(2)) + "</pre>";
    page += "</details>";
  }
  page += "<h2>Schemas</h2>";
  for (auto const& [name, schema] : document["components"]["schemas"].items())
    page += "<details><summary><code>" + escaped(name) + "</code></summary><pre>" + escaped(schema.dump(2)) +
            "</pre></details>";
  return page;
}

}  // namespace ttfm::server
