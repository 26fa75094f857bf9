import type { NodeId } from '#core/inventory/extraction.ts';
import { askedOtherwise, notLocked, onlyLocked, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { withoutSecrets } from '#core/purl/vcs-url.ts';
import { entries, get, list, scalar, type Value } from '#core/text/value.ts';
import { flakeInput } from './flake-input.ts';
import { readFlakeNix, type DeclaredInput } from './flake-nix.ts';
import { writtenReference } from './flake-reference.ts';

/** Compares the inputs that a flake declares with those of its lockfile, and lists what is not locked. */
export function compareFlake({ file, found }: Pick<ExtractInput, 'file' | 'found'>, manifest: SourceFile, project: NodeId, lock: { readonly value: Value; readonly root: string }): void {
  const declared = readOrReport(found, manifest, (read) => readFlakeNix(read.text()));
  if (declared === undefined) return;
  const locked = new Map(entries(lock.value, 'nodes', lock.root, 'inputs'));
  const missing = [...declared].filter(([name]) => !locked.has(name));
  for (const [, { from, line }] of missing) {
    const attributes = from === undefined ? undefined : Object.fromEntries(from);
    const input = attributes === undefined ? undefined : flakeInput(attributes, attributes);
    if (input !== undefined) found.depends(project, found.component({ ...input, file: manifest.path, line, evidence: 'manifest' }));
  }
  const at = manifest.path;
  reportLockDifferences(found, { name: file.name, remedy: 'Write the lockfile again with nix flake lock.' }, [
    ...missing.map(([name, { line }]) => ({ file: at, line, what: notLocked(name) })),
    ...[...declared].flatMap(([name, input]): LockDifference[] => {
      const [here, there] = [writtenHere(input), writtenThere(locked.get(name), lock.value)];
      return here === undefined || there === undefined || here === there ? [] : [{ file: at, line: input.line, what: askedOtherwise(name, withoutSecrets(here), withoutSecrets(there)) }];
    }),
    ...[...locked.keys()].filter((name) => !declared.has(name)).map((name) => ({ file: at, what: onlyLocked(name) })),
  ]);
}

const writtenHere = ({ follows, from }: DeclaredInput): string | undefined => (follows === undefined ? from && writtenReference(from) : `the input ${follows}`);

/** A path of inputs, or the name of a node, which repeats what was asked for. */
function writtenThere(target: Value, lock: Value): string | undefined {
  if (Array.isArray(target)) return `the input ${list(target).join('/')}`;
  if (typeof target !== 'string') return undefined;
  const original = get(lock, 'nodes', target, 'original');
  return writtenReference(new Map(entries(original).flatMap(([key]) => { const value = scalar(original, key); return value === undefined ? [] : [[key, value] as const]; })));
}
