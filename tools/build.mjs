// Bundles the sources into dist/: one small entry, one chunk for each thing that is loaded on its own.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const outdir = join(root, 'dist');
rmSync(outdir, { recursive: true, force: true });
// CommonJS packages in the bundle ask for Node's own modules by require
const banner = "import { createRequire as _createRequire } from 'node:module'; const require = _createRequire(import.meta.url);";
const result = await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/cli/main.ts', 'extraction-worker': 'src/platform/workers/extraction-worker.ts', 'detection-worker': 'src/platform/workers/detection-worker.ts' },
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  chunkNames: 'chunks/[name]-[hash]',
  banner: { js: banner },
  metafile: true,
  logLevel: 'warning',
});
// it takes time in each of a hundred chunks, and one of them asks
for (const path of Object.keys(result.metafile.outputs).filter((path) => path.endsWith('.js'))) {
  const text = readFileSync(join(root, path), 'utf8');
  if (!text.includes('typeof require')) writeFileSync(join(root, path), text.replace(banner, '').replace(/^(#!.*\n)?\n/, '$1'));
}
// which packages ended up in what we distribute: our notices are made from this
const placeOf = (path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
const bundled = new Set(Object.keys(result.metafile.inputs).map(placeOf).filter((place) => place !== undefined));
// its texts are compiled into the index of licences
bundled.add('node_modules/spdx-license-list');
writeFileSync(join(outdir, 'bundled.json'), `${JSON.stringify([...bundled].sort(), null, 1)}\n`);
await import('./build-license-index.mjs');
writeFileSync(join(outdir, '.built'), '');
