#!/usr/bin/env bash
# ttfm as other projects use it, from folders outside the tree: usage consumer.sh <source folder> <build folder> <weights>
# The program is the one in README.md; it is built by hand with pkg-config, with CMake, and with Meson as a subproject.
set -euo pipefail
root=$1 build=$2 weights=$3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export TTFM_WEIGHTS=$weights

meson install -C "$build" --no-rebuild --quiet --destdir "$scratch/root" --tags devel
prefix=$scratch/root$(sed -n 's/^prefix=//p' "$build/ttfm.pc")
mkdir "$scratch/by_hand" "$scratch/with_cmake" "$scratch/with_meson"
# The first program of README.md.
sed -n '/^```cpp$/,/^```$/{/^```$/q;/^```/d;p}' "$root/README.md" >"$scratch/program.cpp"
[ "$(wc -l <"$scratch/program.cpp")" -le 12 ] || { echo "README's program is longer than twelve lines"; exit 1; }
check() {
  local output
  output=$("$1" "$root/examples/images/chelsea.png")
  grep -q 'tiger_cat 0.39' <<<"$output" || { echo "$1 says: $output"; exit 1; }
}

cd "$scratch/by_hand"
export PKG_CONFIG_PATH=$prefix/share/pkgconfig
# shellcheck disable=SC2046
ccache c++ -std=c++20 -DNDEBUG -c ../program.cpp -o program.o $(pkg-config --define-prefix --cflags ttfm)
# shellcheck disable=SC2046
c++ program.o -o program $(pkg-config --define-prefix --libs ttfm)
check ./program
# README's other lines of C++ compile.
sed -n '/^```cpp$/,/^```$/{/^```/d;p}' "$root/README.md" | tail -n +$(($(wc -l <../program.cpp) + 1)) >../device.cpp
grep -q device::TT ../device.cpp
# shellcheck disable=SC2046
ccache c++ -std=c++20 -fsyntax-only ../device.cpp $(pkg-config --define-prefix --cflags ttfm)

cd "$scratch/with_cmake"
cat >CMakeLists.txt <<'C'
cmake_minimum_required(VERSION 3.20)
project(consumer LANGUAGES CXX)
find_package(ttfm 0.1 REQUIRED)
add_executable(program ../program.cpp)
target_link_libraries(program PRIVATE ttfm::ttfm)
C
cmake -B build -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache . >/dev/null
cmake --build build -- --quiet
check build/program

cd "$scratch/with_meson"
unset PKG_CONFIG_PATH
mkdir subprojects
ln -s "$root" subprojects/ttfm
cat >meson.build <<'M'
project('consumer', 'cpp', default_options: ['cpp_std=c++20'])
executable('program', 'program.cpp', dependencies: dependency('ttfm', fallback: ['ttfm', 'ttfm_dep']))
M
cp ../program.cpp .
meson setup build --buildtype=plain >/dev/null  # as the others; debug information takes longer than the code
ninja --quiet -C build
check build/program
echo 'by hand, with CMake and with Meson'
