import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { directoryOf } from '#core/plugin/path.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, record, text, type Value } from '#core/text/value.ts';
import { readManifest, requestedBy, type Manifest } from './manifest.ts';
import type { ProvenanceOf } from './installed-packages.ts';
import { provenanceOf, type Provenance } from './provenance.ts';

/** Which versions the project around a directory `node_modules` chose by overrides, by the directory of an installed package. */
export function overridesAround(tree: TreeView): (directory: string) => Manifest['overridden'] {
  const known = new Map<string, Manifest['overridden']>();
  const at = (base: string): Manifest['overridden'] => {
    let overrides = known.get(base);
    if (overrides === undefined) {
      overrides = readManifest(readQuietly(tree.get(base === '.' ? 'package.json' : `${base}/package.json`)))?.overridden ?? new Map();
      // members of a workspace have those of its root
      if (overrides.size === 0 && base !== '.') overrides = at(directoryOf(base));
      known.set(base, overrides);
    }
    return overrides;
  };
  return (directory) => at(directory.startsWith('node_modules/') ? '.' : directory.slice(0, Math.max(0, directory.indexOf('/node_modules/'))) || '.');
}

/** What the hidden lockfiles `node_modules/.package-lock.json` know of packages that did not come from a registry. */
export function hiddenProvenance(tree: TreeView): ProvenanceOf {
  const known = new Map<string, Provenance>();
  for (const file of tree.named('.package-lock.json')) addAll(known, file, tree);
  return (directory) => known.get(directory);
}

function addAll(known: Map<string, Provenance>, file: SourceFile, tree: TreeView): void {
  const base = directoryOf(file.directory);
  const lock = readQuietly(file);
  const asked = new Set<string>();
  for (const value of [readQuietly(tree.get(`${base}/package.json`)), ...entries(lock, 'packages').map(([, entry]) => entry)]) {
    for (const { spec } of requestedBy(record(value)).values()) if (spec.startsWith('http')) asked.add(spec);
  }
  for (const [location, entry] of entries(lock, 'packages')) {
    const provenance = provenanceOf(text(entry, 'resolved'), (url) => asked.has(url));
    if (provenance.qualifiers !== undefined) known.set(base === '.' ? location : `${base}/${location}`, provenance);
  }
}

/** What is wrong with these files is told by the sources that read them. */
function readQuietly(file: SourceFile | undefined): Value {
  try {
    return file === undefined ? undefined : parseJson(file.text()).value;
  } catch {
    return undefined;
  }
}
