#!/usr/bin/env bash
# What doesn't compile says why: usage errors.sh <folder of the headers> <compiler> <its arguments...>
set -uo pipefail
cd "$(dirname "$0")"
headers=$1 failures=0
shift
compile() { "$@" -std=c++20 -fsyntax-only -I"$headers" 2>&1; }

whole() {
  compile "${@:2}" "$1" >/dev/null || { echo "FAILED: $1 doesn't compile as it is"; failures=$((failures + 1)); }
}
# says <file> <macro> <text> <compiler...>
says() {
  local output
  output=$(compile "${@:4}" "-D$2" "$1") && { echo "FAILED: $1 compiles with $2"; failures=$((failures + 1)); }
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
says family.cpp WITHOUT_TASK 'ttfm family lacks: static constexpr ttfm::ModelTask task' "$@"
says family.cpp WITHOUT_FRAMEWORK 'ttfm family lacks: static constexpr ttfm::Framework framework' "$@"
says family.cpp WITHOUT_VARIANTS 'ttfm family lacks: static constexpr auto variants = ttfm::table<Config>({...})' "$@"
says family.cpp WITHOUT_DEFAULT 'ttfm family lacks: static constexpr std::string_view default_variant' "$@"
whole model.cpp "$@"
says model.cpp WITHOUT_CONFIG 'ttfm family lacks: using Config = ..., the config struct of its rows' "$@"
says model.cpp WITHOUT_NETWORK 'ttfm model lacks: static network(ttfm::nn::Path const&, ttfm::Row<Config> const&)' "$@"
says model.cpp WITHOUT_PREPROCESSOR 'ttfm model lacks: Preprocessor, constructible from ttfm::ModelConfig const&' "$@"
says model.cpp WITHOUT_POSTPROCESSOR 'ttfm model lacks: Postprocessor with a Result type' "$@"
says model.cpp WITHOUT_RESULT 'ttfm model lacks: Postprocessor with a Result type' "$@"
echo "$failures failures"
exit "$((failures > 0))"
