#!/usr/bin/env bash
# clang-tidy over the project's own sources, two at a time. usage: packaging/tidy.sh BUILD_FOLDER [FILE…]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$(cd "$1" && pwd)
shift
cd "$root"
# Precompiled headers are GCC's: clang reads the same sources without them, and one by one where they are compiled in
# batches.
database=$(mktemp -d)
trap 'rm -rf "$database"' EXIT
python3 - "$build/compile_commands.json" >"$database/compile_commands.json" <<'PYTHON'
import json, re, sys

commands = []
for entry in json.load(open(sys.argv[1])):
    command = re.sub(r"-Winvalid-pch|-Wshadow=local|-include \S*cmake_pch\.hxx", "", entry["command"])
    sources = [entry["file"]]
    if "/Unity/unity_" in entry["file"]:
        sources = re.findall(r'^#include "(.*)"', open(entry["file"]).read(), re.M)
    for source in sources:
        commands.append({**entry, "file": source, "command": command.replace(entry["file"], source)})
json.dump(commands, sys.stdout)
PYTHON
if [ $# -eq 0 ]; then
    mapfile -t files < <(git ls-files 'app/*.cpp' 'core/*.cpp' 'ui/*.cpp' | grep -v '_windows\.cpp$')
else
    files=("$@")
fi
printf '%s\0' "${files[@]}" | xargs -0 -n 4 -P "$(nproc)" clang-tidy -p "$database" --quiet
