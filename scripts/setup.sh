#!/usr/bin/env bash
# Installs the system packages that Clientela needs and this machine lacks; does nothing where all are there.
#   scripts/setup.sh terminal   to build the engine and the terminal program
#   scripts/setup.sh window     … and the window
#   scripts/setup.sh tests      … and the tests in the window (a virtual display and the webview's driver)
set -euo pipefail

wanted=${1:-window}
missing=()
reasons=()

# need CHECK PACKAGE REASON: remembers the package when the check says it is not there.
need() {
  if ! eval "$1" >/dev/null 2>&1; then
    missing+=("$2")
    reasons+=("  $2: $3")
  fi
}
has() { command -v "$1"; }
library() { has pkg-config && pkg-config --exists "$1"; }

need "has cc"             build-essential       "the C compiler that builds SQLCipher, the encrypted database"
need "has pkg-config"     pkg-config            "finds the libraries below"
need "library openssl"    libssl-dev            "the encryption itself"
if [ "$wanted" != terminal ]; then
  need "library webkit2gtk-4.1" libwebkit2gtk-4.1-dev "shows the window"
fi
if [ "$wanted" = tests ]; then
  need "has Xvfb"            xvfb              "a display that nobody sees, for the tests in the window"
  need "has dbus-daemon"     dbus-daemon       "lets two starts of the program find each other in those tests"
  need "has gnome-keyring-daemon" gnome-keyring "remembers a passphrase in those of the keychain"
  need "has WebKitWebDriver" webkit2gtk-driver "presses the keys in those tests"
  need "has import"          imagemagick       "takes pictures of the window, and of a journey that failed"
fi

if [ ${#missing[@]} -gt 0 ]; then
  echo "These system packages are missing:"
  printf '%s\n' "${reasons[@]}"
  install="apt-get install -y --no-install-recommends ${missing[*]}"
  if ! has apt-get >/dev/null; then
    echo "They are Debian's names, and this system has no apt-get. Please install their counterparts with your"
    echo "system's own package tool and start again."
    exit 1
  fi
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! has sudo >/dev/null; then
      echo "Installing needs the administrator. Please run this as root and start again:"
      echo "  apt-get update && $install"
      exit 1
    fi
    echo "Installing them needs the administrator's password."
    as_root=(sudo)
  fi
  export DEBIAN_FRONTEND=noninteractive
  run_apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 "$@" </dev/null; }
  run_apt update
  run_apt install -y --no-install-recommends "${missing[@]}"
fi

if ! has cargo >/dev/null; then
  echo "Rust is missing. Please install it from https://rustup.rs and start again."
  exit 1
fi
if [ "$wanted" != terminal ] && ! has npm >/dev/null; then
  echo "Node 20 or newer is missing. Please install it from https://nodejs.org and start again."
  exit 1
fi
