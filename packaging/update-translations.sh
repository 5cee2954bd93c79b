#!/usr/bin/env bash
# Collects the texts of the sources into translations/*.ts. French is then completed by hand (tests refuse a hole).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
lupdate=$(command -v lupdate6 || command -v /usr/lib/qt6/bin/lupdate)
"$lupdate" -silent -I . -no-obsolete -locations none app ui -ts translations/pupitre_fr.ts
"$lupdate" -silent -I . -no-obsolete -locations none -pluralonly app ui -ts translations/pupitre_en.ts
