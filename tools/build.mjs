// Bundles the sources into dist/: one small entry, a chunk for what every scan loads, one for each thing that is loaded on its own.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { circularImports } from './circular-imports.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const outdir = join(root, 'dist');
rmSync(outdir, { recursive: true, force: true });

// Without these a scan links a hundred and forty small chunks, which takes longer than what is in them (docs/decisions/0005-bundle-and-pinned-node.md).
// Each takes the modules named and what they import; the first that wants a module has it.
const source = (name) => {
  const path = join(root, 'src', `${name}.ts`);
  if (!existsSync(path)) throw new Error(`${path} is not there any more: name what took its place in tools/build.mjs.`);
  return path;
};
const together = (name, ...modules) => {
  const paths = modules.map(source);
  return { name, test: (id) => paths.includes(id) };
};
const groups = [
  // all that --version loads
  together('version', 'cli/version'),
  together('start', 'cli/run'),
  // what the threads need of it
  together('extraction', 'features/scan/plan', 'features/scan/run-task', 'platform/tree/reading-context', 'platform/tree/walk', 'platform/tree/walk-options', 'core/inventory/packed-component', 'platform/licenses/shared-license-files', 'platform/licenses/shared-license-index'),
  together('scan', 'cli/commands/scan', 'features/scan/assign-owners'),
  together('configuration', 'core/configuration/parse-configuration'),
  together('licenses', 'platform/licenses/scan-licenses', 'platform/target/read-curations', 'features/licenses/license-facts', 'features/licenses/interpret-declared', 'features/licenses/read-declared'),
  together('table', 'plugins/reports/table/render'),
  // readers of formats that a dozen ecosystems share
  { name: 'readers', minShareCount: 12, test: (id) => id.startsWith(join(root, 'src/core/')) || id.startsWith(join(root, 'src/plugins/')) },
].map((group, index, all) => ({ ...group, priority: all.length - index }));

/** Of everything that what is read of a text may depend on: a cache must not give what an older program read. */
function hashOfSources(...folders) {
  const hash = createHash('sha256');
  const files = folders.flatMap((folder) => readdirSync(join(root, 'src', folder), { recursive: true }).map((name) => join(folder, name))).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  for (const name of files.sort()) hash.update(name).update('\0').update(readFileSync(join(root, 'src', name)));
  return hash.digest('hex').slice(0, 12);
}

const bundle = await rolldown({
  cwd: root,
  input: { main: 'src/cli/main.ts', 'extraction-worker': 'src/platform/workers/extraction-worker.ts', 'detection-worker': 'src/platform/workers/detection-worker.ts' },
  platform: 'node',
  tsconfig: false,
  transform: { target: 'node24', define: { builtFrom: JSON.stringify(hashOfSources('core', 'features/license', 'features/licenses')) } },
  // a module that one command imports and another loads on its own is meant that way
  checks: { ineffectiveDynamicImport: false },
});
const { output } = await bundle.write({
  dir: outdir,
  format: 'esm',
  // names stay, for the traces of faults
  minify: { compress: true, mangle: false, codegen: true },
  comments: { legal: false },
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  codeSplitting: { groups },
});
await bundle.close();
const circle = circularImports(output.filter(({ type }) => type === 'chunk'));
if (circle !== undefined) throw new Error(`Chunks import each other: ${circle.join(' > ')}. Put what they share into one of the groups above.`);

// which packages ended up in what we distribute: our notices are made from this
const placeOf = (path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path.slice(root.length + 1))?.[0];
const bundled = new Set(output.flatMap(({ moduleIds }) => moduleIds ?? []).filter((id) => id.startsWith(`${root}/`)).map(placeOf).filter((place) => place !== undefined));
// its texts are compiled into the index of licences
bundled.add('node_modules/spdx-license-list');
writeFileSync(join(outdir, 'bundled.json'), `${JSON.stringify([...bundled].sort(), null, 1)}\n`);
await import('./build-license-index.mjs');
writeFileSync(join(outdir, '.built'), '');
