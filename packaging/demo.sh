#!/usr/bin/env bash
# Installs what is missing (Debian 12), builds Pupitre and opens it on a demonstration workspace of fictitious data.
# usage: packaging/demo.sh [--screenshot DIR] [options of the console: --theme dark, --language en…]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/linux/packages.sh
. "$root/packaging/linux/packages.sh"

pictures=""
for word in "$@"; do
    case $word in --screenshot | --screenshot=*) pictures=1 ;; esac
done
if [ -z "$pictures" ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
    echo "Aucun écran n'est disponible (ni DISPLAY ni WAYLAND_DISPLAY)."
    echo "Pour voir la console sans écran : packaging/demo.sh --screenshot DOSSIER (une image PNG par page)."
    exit 2
fi

install_missing "${build_packages[@]}" "${run_packages[@]}"
cd "$root"
cmake --preset release -DPUPITRE_TESTS=OFF -B build/demo
cmake --build build/demo --target pupitre pupitre-cli
cd - >/dev/null

# A demonstration starts the same each time: a new workspace, its data made today so that its dates make sense.
folder=$(mktemp -d "${TMPDIR:-/tmp}/pupitre-demo.XXXXXX")
trap 'rm -rf "$folder"' EXIT
workspace="$folder/demonstration.pupitre"
"$root/build/demo/bin/pupitre-cli" workspace demo "$workspace"
# The person's own settings (language, theme, last workspace) are none of the demonstration's business.
export XDG_CONFIG_HOME="$folder/config"
export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-$folder}"
if [ -n "$pictures" ]; then
    export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
fi
"$root/build/demo/bin/pupitre" --workspace "$workspace" "$@"
