#!/usr/bin/env bash
# Builds Clientela and opens it: the window where there is a display, the terminal's home page where there is none.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
  scripts/setup.sh window
  make --no-print-directory build
  exec "${CARGO_TARGET_DIR:-target}/debug/clientela-desktop" "$@"
fi

echo "This session has no display, so the window cannot open. Here is the same home page in the terminal."
echo
scripts/setup.sh terminal
cargo build --quiet --package clientela --bin clientela
exec "${CARGO_TARGET_DIR:-target}/debug/clientela" "$@"
