#!/bin/sh
# Brings a checkout to where it can run: packages (once, and when the lockfile changes), generated registries, build. Safe to run at any time, also twice at once.
set -e
here=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$here"
lock=$here/.set-up.lock
waited=0
until mkdir "$lock" 2>/dev/null; do
  # another set-up is at work; one that died leaves its lock behind
  if [ -n "$(find "$lock" -prune -mmin +10 2>/dev/null)" ]; then rmdir "$lock" 2>/dev/null || true; continue; fi
  sleep 1; waited=1
done
trap 'rmdir "$lock" 2>/dev/null || true' EXIT INT TERM
if [ ! -x node_modules/node/bin/node ] || [ ! -f node_modules/.muster-installed ] || [ package-lock.json -nt node_modules/.muster-installed ]; then
  echo 'muster: installing packages (first use) …'
  npm ci --no-audit --no-fund --loglevel=error
  touch node_modules/.muster-installed
fi
if [ "$waited" = 0 ] || [ ! -f dist/.built ]; then
  node_modules/node/bin/node tools/generate-registries.ts
  node_modules/node/bin/node tools/build.mjs
fi
