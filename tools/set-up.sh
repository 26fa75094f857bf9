#!/bin/sh
# Brings a checkout to where it can run: packages (once, and when the lockfile changes), generated registries, build. Safe to run at any time.
set -e
here=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$here"
if [ ! -x node_modules/node/bin/node ] || [ package-lock.json -nt node_modules/.muster-installed ]; then
  echo 'muster: installing packages (first use) …'
  npm ci --no-audit --no-fund --loglevel=error
  touch node_modules/.muster-installed
fi
node_modules/node/bin/node tools/generate-registries.ts
node_modules/node/bin/node tools/build.mjs
