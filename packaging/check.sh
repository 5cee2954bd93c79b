#!/usr/bin/env bash
# Installs what is missing (Debian 12), builds Pupitre as it is shipped and runs every test.
# usage: packaging/check.sh [CTest options]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/linux/packages.sh
. "$root/packaging/linux/packages.sh"
install_missing "${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}"
cd "$root"
prepare_sandbox
cmake --preset release
cmake --build --preset release
ctest --preset release -j "$(nproc)" "$@"
