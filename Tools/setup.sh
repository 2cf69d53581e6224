#!/usr/bin/env bash
# Install what Isnad needs beyond a Swift toolchain: the headers of SQLite and zlib.
# With everything in place it does nothing and needs no network. Exit 1 names what is missing and how to get it.
set -euo pipefail

say() { printf 'setup: %s\n' "$*" >&2; }

command -v swift >/dev/null || {
    say "no 'swift' on the path: install Swift 6.3 or later, see https://www.swift.org/install"
    exit 1
}

# Asks the compiler, so that headers in unusual places count; where there is no compiler, looks in the usual place.
has_header() {
    local cc
    cc=$(command -v clang || command -v cc || command -v gcc || true)
    if [ -n "$cc" ]; then
        printf '#include <%s>\n' "$1" | "$cc" -E -x c - >/dev/null 2>&1
    else
        [ -e "/usr/include/$1" ]
    fi
}

missing=()
has_header sqlite3.h || missing+=(libsqlite3-dev)
has_header zlib.h || missing+=(zlib1g-dev)
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
    say "missing: what Debian calls ${missing[*]}"
    say "Fedora: dnf install sqlite-devel zlib-devel · Arch: pacman -S sqlite zlib · macOS: xcode-select --install"
    exit 1
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        say "not root and no sudo: ask an administrator to run: apt-get install ${missing[*]}"
        exit 1
    fi
    as_root=(sudo)
    [ -t 0 ] || as_root=(sudo -n) # nobody there to type a password
fi

install() {
    ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

say "installing ${missing[*]}"
install >&2 || {
    ${as_root[@]+"${as_root[@]}"} apt-get update >&2
    install >&2
} || {
    say "could not install ${missing[*]}: see the lines above"
    exit 1
}
