# The Debian packages of the project, by purpose; sourced by demo.sh and check.sh.
# qt6-charts-dev does not pull in the OpenGL, EGL, Vulkan and xkbcommon headers that its CMake files ask for.
build_packages=(cmake ninja-build g++ ccache pkg-config
    qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-charts-dev libqt6svg6-dev
    libqt6opengl6-dev libopengl-dev libgl-dev libegl-dev libvulkan-dev libxkbcommon-dev
    libssl-dev libexpected-dev zlib1g-dev qtkeychain-qt6-dev libxmlsec1-dev)
run_packages=(libqt6keychain1 libxmlsec1-openssl libqt6sql6-sqlite libqt6sql6-psql libqt6svg6 qt6-qpa-plugins qt6-translations-l10n fonts-dejavu-core tzdata)
test_packages=(openssl unzip zip gzip postgresql sqlite3 coreutils util-linux passwd
    dovecot-imapd dovecot-submissiond dovecot-lmtpd dovecot-sqlite exim4-daemon-heavy nginx sslscan testssl.sh
    python3-openpyxl poppler-utils qpdf softhsm2 opensc libengine-pkcs11-openssl xmlsec1)
# Any node with its npm will do; Debian's are taken where there is none.
command -v npm >/dev/null || test_packages+=(nodejs npm)
lint_packages=(clang libclang-rt-14-dev clang-format clang-tidy g++-mingw-w64-x86-64-posix)

# Installs what is missing of the packages named; silent when nothing is.
install_missing() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "Paquets manquants : ${missing[*]}" >&2
            echo "Installez-les en tant que root : apt-get install ${missing[*]}" >&2
            return 1
        }
        as_root=(sudo)
    fi
    echo "Installation de : ${missing[*]}"
    # Servers are started by the tests themselves, on loopback: Debian must not start its own.
    local policy=/usr/sbin/policy-rc.d made=""
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
        "${as_root[@]}" chmod 755 "$policy"
        made=1
    fi
    local result=0
    "${as_root[@]}" apt-get update -qq || result=$?
    [ $result -eq 0 ] && { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || result=$?; }
    [ -n "$made" ] && "${as_root[@]}" rm -f "$policy"
    return $result
}

# What the sandbox operator of the tests needs from npm. Without it the tests that need it say skipped, unless
# PUPITRE_SANDBOX_REQUIRED is set.
prepare_sandbox() {
    tests/sandbox/dependencies >/dev/null || [ -z "${PUPITRE_SANDBOX_REQUIRED:-}" ]
}
