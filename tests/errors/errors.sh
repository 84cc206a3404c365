#!/usr/bin/env bash
# What doesn't compile says why: usage errors.sh <folder of the headers> <compiler> <its arguments...>
set -uo pipefail
cd "$(dirname "$0")"
headers=$1 failures=0
shift
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The header that a file includes is precompiled, once for all that the file is compiled with.
precompiled() {
  local header
  header=$(sed -nE 's/^#include "(ttfm[^"]*)"$/\1/p' "${@: -1}" | head -1)
  local copy=$scratch/${header//\//_}
  if [ ! -e "$copy.gch" ]; then
    echo "#include \"$header\"" >"$copy"
    "${@:1:$#-1}" -std=c++20 -I"$headers" -x c++-header "$copy" -o "$copy.gch"
  fi
  echo "$copy"
}
compile() { "${@:2}" -std=c++20 -fsyntax-only -I"$headers" -Winvalid-pch -include "$1" 2>&1; }

whole() {
  compile "$(precompiled "${@:2}" "$1")" "${@:2}" "$1" >/dev/null || { echo "FAILED: $1 doesn't compile as it is"; failures=$((failures + 1)); }
}
# says <file> <macro> <text> <compiler...>
says() {
  local output
  output=$(compile "$(precompiled "${@:4}" "$1")" "${@:4}" "-D$2" "$1") && { echo "FAILED: $1 compiles with $2"; failures=$((failures + 1)); }
  grep -qF "$3" <<<"$output" || { echo "FAILED: $1 with $2 doesn't say: $3"; head -5 <<<"$output"; failures=$((failures + 1)); }
}

whole family.cpp "$@"
says family.cpp EMPTY_NAME 'a variant table has a row without a name' "$@"
says family.cpp SAME_NAME 'a variant table has the same variant name twice' "$@"
says family.cpp FORMER_NAME 'a variant table has an older name that two variants answer to' "$@"
says family.cpp DOCUMENT_NAME 'a variant table has an older name that two variants answer to' "$@"
says family.cpp 'CHECKPOINT=.url="https://a.org/net.pth)"' 'an address that begins, or has a character, as none does' "$@"
says family.cpp 'CHECKPOINT=.url="https://a.org/net.pht"' 'an address that ends in no file of weights' "$@"
says family.cpp 'CHECKPOINT=.file="net.pth)"' 'a file name with a character that none has' "$@"
says family.cpp 'CHECKPOINT=.file="net"' 'a file name that is none of weights' "$@"
says family.cpp 'CHECKPOINT=.hub="net"' "a Hugging Face repository that isn't owner/name" "$@"
says family.cpp 'CHECKPOINT=.file="net.pth",.package="net==1.0"' 'a Python package with a character that none has' "$@"
says family.cpp 'CHECKPOINT=.package="net"' 'a Python package without the file in it' "$@"
whole family.cpp "$@" -DCLASSES=2
says family.cpp CLASSES=3 'a variant table has a row with fewer labels than classes' "$@"
same='two families of the registry have the same name, with or without its task'
says family.cpp 'OTHER_PATH="mine/pytorch"' "$same" "$@"
says family.cpp 'OTHER_PATH="mine/classification/pytorch"' "$same" "$@"
says family.cpp 'OTHER_PATH="mine/pytorch-Small"' 'variants of two families of the registry answer to the same test id' "$@"
says family.cpp 'OTHER_PATH="mine/classification/pytorch-1"' 'variants of two families of the registry answer to the same test id' "$@"
older="an older variant name of the registry is the name of another family's variant too"
says family.cpp 'OTHER_ROW={"Tiny",{.former_name="old"}}' "$older" "$@"
says family.cpp 'OTHER_ROW={"Tiny",{.document_name="Large"}}' "$older" "$@"
says family.cpp 'OTHER_ROW={"old"}' "$older" "$@"
id="a variant of the registry has a name that is another family's test id"
says family.cpp 'OTHER_ROW={"mine/pytorch"}' "$id" "$@"
says family.cpp 'OTHER_ROW={"Tiny",{.former_name="mine/pytorch-old"}}' "$id" "$@"
says family.cpp WRONG_DEFAULT "default_variant is not in the family's variant table" "$@"
says family.cpp TYPO 'this family has no variant of that name' "$@"
says family.cpp WITHOUT_NAME "ttfm family lacks: static constexpr std::string_view name, the loader's path" "$@"
says family.cpp WITHOUT_MODEL "ttfm family lacks: static constexpr std::string_view model, the model's display name" "$@"
says family.cpp WITHOUT_KIND 'ttfm family lacks: static constexpr ttfm::ModelKind kind, what its results are' "$@"
output="a variant's output can't be that of its kind"
says family.cpp KIND=detection "$output" "$@"
says family.cpp 'OUTPUT=.output=ttfm::ModelOutput::mask' "$output" "$@"
says family.cpp WITHOUT_TASK 'ttfm family lacks: static constexpr ttfm::ModelTask task' "$@"
says family.cpp WITHOUT_FRAMEWORK 'ttfm family lacks: static constexpr ttfm::Framework framework' "$@"
says family.cpp WITHOUT_VARIANTS 'ttfm family lacks: static constexpr auto variants = ttfm::table<Config>({...})' "$@"
says family.cpp WITHOUT_DEFAULT 'ttfm family lacks: static constexpr std::string_view default_variant' "$@"
whole names.cpp "$@"
shape="a name pattern has a placeholder that isn't {i}, {i+1}, {i-1}, {2i+1} or {s:i}"
says names.cpp 'PATTERN={"a.{}","b"}' "$shape" "$@"
says names.cpp 'PATTERN={"a.{I}","b.{I}"}' "$shape" "$@"
says names.cpp 'PATTERN={"a.{i+}","b.{i}"}' "$shape" "$@"
says names.cpp 'PATTERN={"a.{0i}","b.{i}"}' "$shape" "$@"
says names.cpp 'PATTERN={"a.{i:i}","b.{i}"}' "$shape" "$@"
says names.cpp 'PATTERN={"a.{i","b.{i}"}' 'a name pattern has a { without its }' "$@"
says names.cpp 'PATTERN={"a.i}","b.{i}"}' 'a name pattern has a } without its {' "$@"
side="a placeholder that digits or another one follow, so that nothing parts them"
says names.cpp 'PATTERN={"a.{i}{j}","b.{i}.{j}"}' "$side" "$@"
says names.cpp 'PATTERN={"a.{i}","b.{i}0"}' "$side" "$@"
says names.cpp 'PATTERN={"a.{i}","b"}' "a name pattern can't be inverted: a placeholder of the canonical name isn't in the source's" "$@"
says names.cpp 'PATTERN={"a","b.{i}"}' "a name pattern has a placeholder that the canonical name doesn't have" "$@"
says names.cpp 'PATTERN={"blocks.{k}.norm3","b.{k}"}' 'a name pattern is never reached: an earlier one matches all of its canonical names' "$@"
says names.cpp 'PATTERN={"fc.weight","b"}' 'a name pattern is never reached' "$@"
says names.cpp 'PATTERN={"head","last"}' 'two name patterns collide: they give the same names of the source' "$@"
says names.cpp 'PATTERN={"b.{i}.n{n}","layers.{2i+1}.norm{n}"}' 'two name patterns collide' "$@"
says names.cpp 'CHANGE="f"' 'a change of name patterns has a canonical name that none of them has' "$@"
whole model.cpp "$@"
says model.cpp WITHOUT_CONFIG 'ttfm family lacks: using Config = ..., the config struct of its rows' "$@"
says model.cpp WITHOUT_NETWORK 'ttfm model lacks: static network(ttfm::nn::Path const&, ttfm::Row<Config> const&)' "$@"
says model.cpp WITHOUT_PREPROCESSOR 'ttfm model lacks: Preprocessor, constructible from ttfm::ModelConfig const&' "$@"
says model.cpp WITHOUT_POSTPROCESSOR 'ttfm model lacks: Postprocessor with a Result type' "$@"
says model.cpp WITHOUT_RESULT 'ttfm model lacks: Postprocessor with a Result type' "$@"
says model.cpp WITHOUT_INPUT 'ttfm preprocessor lacks: using Input = ..., the type that preprocess takes' "$@"
says model.cpp WITHOUT_PREPROCESSING_ROUTE 'ttfm preprocessor lacks: static constexpr ttfm::Preprocessing route' "$@"
preprocess='ttfm preprocessor lacks: preprocess(Input const&) const, which gives an at::Tensor or ttfm::nn::Tensors'
says model.cpp PREPROCESS= "$preprocess" "$@"
says model.cpp 'PREPROCESS=int preprocess(Pixels const&) const{return 0;}' "$preprocess" "$@"
says model.cpp 'PREPROCESS=at::Tensor preprocess(int) const{return{};}' "$preprocess" "$@"
says model.cpp 'PREPROCESS=at::Tensor preprocess(Pixels const&){return{};}' "$preprocess" "$@"
says model.cpp WITHOUT_DECODE 'ttfm preprocessor of pictures lacks: decode(Input const&) const, which gives pixels' "$@"
apply='ttfm preprocessor of pictures lacks: apply(cv::Mat const&) const, which gives an at::Tensor or ttfm::nn::Tensors'
says model.cpp APPLY= "$apply" "$@"
says model.cpp 'APPLY=Pixels apply(Pixels const& pixels) const{return pixels;}' "$apply" "$@"
says model.cpp WITHOUT_POSTPROCESSING_ROUTE 'ttfm postprocessor lacks: static constexpr ttfm::Postprocessing route' "$@"
postprocess='ttfm postprocessor lacks: postprocess(at::Tensor const&, int) const, which gives its Result'
says model.cpp POSTPROCESS= "$postprocess" "$@"
says model.cpp 'POSTPROCESS=Tensors postprocess(at::Tensor const&,int) const{return{};}' "$postprocess" "$@"
says model.cpp 'POSTPROCESS=int postprocess(at::Tensor const&) const{return 0;}' "$postprocess" "$@"
batch="ttfm postprocessor of batches lacks: postprocess_batch(at::Tensor const&) const, which gives a std::vector of its Result"
says model.cpp POSTPROCESS_BATCH= "$batch" "$@"
says model.cpp 'POSTPROCESS_BATCH=int postprocess_batch(at::Tensor const&) const{return 0;}' "$batch" "$@"
says model.cpp ROUTE=picture \
  'ttfm postprocessor in pictures lacks: postprocess(ttfm::nn::Tensors const&, int, ttfm::Size) const' "$@"
says model.cpp KIND=classification "the kind of a variant has another result than the Postprocessor's Result" "$@"
# A hook that is misspelt, or of another type, is refused by the compiler itself, by its name.
says model.cpp 'HOOKS=static constexpr ttfm::Hooks<Settings> hooks{.fixed_input=nullptr};' fixed_input "$@"
says model.cpp 'HOOKS=static constexpr ttfm::Hooks<Settings> hooks{.shard_specs=nullptr};' shard_specs "$@"
mistyped='static int fixed_inputs(Row const&){return 1;} static constexpr ttfm::Hooks<Settings> hooks{.fixed_inputs=fixed_inputs};'
says model.cpp "HOOKS=$mistyped" 'std::vector<std::size_t> fixed_inputs(ttfm::Row<Config> const&)' "$@"
says model.cpp 'HOOKS=static constexpr ttfm::Hooks<OtherSettings> hooks{};' \
  "ttfm model: hooks must be static constexpr ttfm::Hooks<Config>, of the family's Config" "$@"
says model.cpp 'HOOKS=static constexpr ttfm::Hooks<Settings> hook{};' 'the name is `hooks`' "$@"
# Beside the hooks a static of a hook's name does nothing, whatever its type; nor does one of almost that name.
unused() { says model.cpp "STATIC=static $2" "ttfm model: its static \`$1\` does nothing by itself; name it in" "${@:3}"; }
unused input_shapes 'std::vector<ttfm::nn::Shape> input_shapes(Row const&){return{};}' "$@"
unused batch_dimension 'constexpr int batch_dimension=1;' "$@"
unused takes_batches 'bool takes_batches(Row const&){return false;}' "$@"
unused shard_spec 'ttfm::device::ShardSpec shard_spec(Row const&){return{};}' "$@"
unused shard_spec 'int shard_spec(){return 0;}' "$@"
unused inputs_from_names 'Tensors inputs_from_names(Row const&,std::string const&,int,std::vector<ttfm::nn::Shape> const&){return{};}' "$@"
unused file_entries 'ttfm::FileEntries file_entries(Row const&);' "$@"
unused source_input 'std::optional<at::Tensor> source_input(Row const&){return{};}' "$@"
near() { says model.cpp "STATIC=static constexpr int $1=1;" "its static \`$1\` is no hook; the hook is \`$2\`" "${@:3}"; }
near fixed_input fixed_inputs "$@"
near shardSpec shard_spec "$@"
near file_entry file_entries "$@"
echo "$failures failures"
exit "$((failures > 0))"
