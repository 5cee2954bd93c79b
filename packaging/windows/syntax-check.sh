#!/usr/bin/env bash
# Reads every source as MinGW-w64 GCC would compile it for Windows (syntax and types, nothing is linked): Qt's headers
# are the same on every system, only its libraries differ. Needs g++-mingw-w64-x86-64-posix beside the build packages.
# usage: packaging/windows/syntax-check.sh [FILE…]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
qt=$(qtpaths6 --query QT_INSTALL_HEADERS)
multiarch=$(g++ -print-multiarch)
shim=$(mktemp -d)
trap 'rm -rf "$shim"' EXIT
# Headers of libraries that are the same everywhere, without those of this system's C library.
mkdir -p "$shim/include"
for part in openssl tl zlib.h zconf.h qt6keychain; do
    for place in /usr/include /usr/include/"$multiarch"; do
        [ -e "$place/$part" ] || continue
        if [ -d "$place/$part" ]; then
            mkdir -p "$shim/include/$part"
            cp -rn "$place/$part/." "$shim/include/$part/"
        else
            cp "$place/$part" "$shim/include/"
        fi
    done
done
includes=(-I. -isystem "$shim/include" -isystem "$qt")
for module in Core Gui Widgets Network Sql Charts Svg PrintSupport Test OpenGL OpenGLWidgets; do
    includes+=(-isystem "$qt/Qt$module")
done
if [ $# -eq 0 ]; then
    mapfile -t files < <(git ls-files 'app/*.cpp' 'core/*.cpp' 'ui/*.cpp' | grep -vE '_(unix|xmlsec)\.cpp$')
else
    files=("$@")
fi
definitions=(-DPUPITRE_VERSION='"0"' -DUNICODE -D_UNICODE -DWIN32_LEAN_AND_MEAN -DNOMINMAX -D_WIN32_WINNT=0x0A00
    -DQT_NO_CAST_FROM_ASCII -DQT_NO_CAST_TO_ASCII -DQT_NO_CAST_FROM_BYTEARRAY -DQT_NO_URL_CAST_FROM_STRING -DQT_NO_KEYWORDS
    -DOPENSSL_API_COMPAT=30000)
flags=(-std=gnu++20 -Wall -Wextra -Werror -Wno-attributes "${definitions[@]}" "${includes[@]}")
# Qt's headers are read once: they are most of what each source reads. (Linux compiles with clang-tidy without such a
# header, so that a missing include is found there.)
for header in QAction QApplication QBoxLayout QComboBox QDateTime QDialog QFile QFormLayout QHash QHeaderView QHostAddress \
    QJsonArray QJsonDocument QJsonObject QLabel QLineEdit QList QMap QObject QPushButton QRegularExpression QSet QSqlDatabase \
    QSqlQuery QSslSocket QString QStringList QTableView QTimer QUrl QVariant QWidget; do
    echo "#include <$header>"
done >"$shim/qt.h"
printf '#include <%s>\n' algorithm array functional map memory optional string vector tl/expected.hpp >>"$shim/qt.h"
x86_64-w64-mingw32-g++-posix "${flags[@]}" -x c++-header "$shim/qt.h" -o "$shim/qt.h.gch"
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" \
    x86_64-w64-mingw32-g++-posix "${flags[@]}" -fsyntax-only -include "$shim/qt.h"
echo "${#files[@]} sources read as for Windows"
