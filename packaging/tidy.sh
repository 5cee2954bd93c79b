#!/usr/bin/env bash
# clang-tidy over the project's own sources, two at a time. usage: packaging/tidy.sh BUILD_FOLDER [FILE…]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$(cd "$1" && pwd)
shift
cd "$root"
# Precompiled headers are GCC's: clang reads the same sources without them.
database=$(mktemp -d)
trap 'rm -rf "$database"' EXIT
sed -E 's/-Winvalid-pch//g; s/-include [^ ]*cmake_pch\.hxx//g' "$build/compile_commands.json" >"$database/compile_commands.json"
if [ $# -eq 0 ]; then
    mapfile -t files < <(git ls-files 'app/*.cpp' 'core/*.cpp' 'ui/*.cpp' | grep -v '_windows\.cpp$')
else
    files=("$@")
fi
printf '%s\0' "${files[@]}" | xargs -0 -n 4 -P "$(nproc)" clang-tidy -p "$database" --quiet
