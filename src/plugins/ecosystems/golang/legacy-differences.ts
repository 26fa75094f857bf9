import { askedOtherwise, lockedOutside, notLocked, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { parseToml } from '#core/text/toml.ts';
import { entries, list, strings, text, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { admits } from '#core/versions/satisfies.ts';

/** Where a lockfile of dep or glide does not say what its manifest says. */
export interface LegacyDifferences {
  readonly differences: readonly LockDifference[];
  /** What is not locked. */
  readonly missing: readonly { readonly path: string; readonly line: number | undefined }[];
}

/** Of `Gopkg.lock`. Constraints hold for what the project itself imports, overrides for everything; neither makes anything a dependency. */
export function depDifferences(lock: Value, manifest: SourceFile): LegacyDifferences {
  const toml = parseToml(manifest.text());
  const projects = new Map(list(lock, 'projects').flatMap((entry) => { const name = text(entry, 'name'); return name === undefined ? [] : [[name, entry] as const]; }));
  const imported = new Set(strings(lock, 'solve-meta', 'input-imports').flatMap(leading));
  const overridden = new Set(list(toml.value, 'override').map((rule) => text(rule, 'name')));
  const rules = (['override', 'constraint'] as const).flatMap((kind) => list(toml.value, kind).flatMap((rule, index) => {
    const name = text(rule, 'name') ?? '';
    const holds = kind === 'override' || (!overridden.has(name) && imported.has(name));
    return holds ? [{ name, rule, line: toml.line(kind, index) }] : [];
  }));
  const missing = strings(toml.value, 'required').filter((path) => !leading(path).some((name) => projects.has(name))).map((path) => ({ path, line: toml.line('required') }));
  const file = manifest.path;
  return {
    missing,
    differences: [
      ...missing.map(({ path, line }) => ({ file, line, what: notLocked(path) })),
      ...rules.flatMap(({ name, rule, line }) => {
        const what = projects.has(name) ? ruledOtherwise(name, rule, projects.get(name)) : undefined;
        return what === undefined ? [] : [{ file, line, what }];
      }),
    ],
  };
}

function ruledOtherwise(name: string, rule: Value, locked: Value): string | undefined {
  const [branch, version, revision] = [text(rule, 'branch'), text(rule, 'version'), text(rule, 'revision')];
  const there = text(locked, 'branch') ?? text(locked, 'version') ?? text(locked, 'revision')?.slice(0, 12) ?? 'nothing';
  if (branch !== undefined) return text(locked, 'branch') === branch ? undefined : askedOtherwise(name, branch, there);
  if (revision !== undefined) return text(locked, 'revision')?.startsWith(revision) === false ? askedOtherwise(name, revision, text(locked, 'revision')!) : undefined;
  if (version === undefined) return undefined;
  const found = text(locked, 'version');
  if (found === undefined) return askedOtherwise(name, version, there);
  return isAdmitted(version, found) ? undefined : lockedOutside(name, version, [found]);
}

/** A version alone stands for all that are compatible with it; a name that is no version is that of a tag. */
function isAdmitted(constraint: string, version: string): boolean {
  const written = constraint.trim();
  if (written === '*' || written === '') return true;
  if (!/^[\^~<>=!]*\s*v?\d/.test(written)) return written === version;
  const requirement = (/^v?[\d.xX*]+(?:-[\w.]+)?$/.test(written) ? `^${written}` : written).replaceAll(/v(?=\d)/g, '').replaceAll(',', ' ');
  const plain = version.replace(/^v/, '');
  // others may have asked for a version before a release
  return !/^\d/.test(plain) || admits('npm', requirement, plain) || admits('npm', requirement, plain.split('-', 1)[0]!);
}

/** Of `glide.lock`, which holds commits: versions that were asked for cannot be seen in them. */
export function glideDifferences(lock: Value, manifest: SourceFile): LegacyDifferences {
  const yaml = parseYaml(manifest.text(), { strings: true });
  const locked = new Map([...list(lock, 'imports'), ...list(lock, 'testImports'), ...list(lock, 'devImports')].flatMap((entry) => { const name = text(entry, 'name'); return name === undefined ? [] : [[name, text(entry, 'version')] as const]; }));
  const ignored = strings(yaml.value, 'ignore');
  const asked = list(yaml.value, 'import').flatMap((entry, index) => {
    const path = text(entry, 'package');
    // what is only for other machines is not there on each
    const isForAll = entries(entry).every(([key]) => key !== 'os' && key !== 'arch');
    return path === undefined || !isForAll || ignored.includes(path) ? [] : [{ path, version: text(entry, 'version'), line: yaml.line('import', index) }];
  });
  const file = manifest.path;
  const missing = asked.filter(({ path }) => !leading(path).some((name) => locked.has(name)));
  return {
    missing,
    differences: [
      ...missing.map(({ path, line }) => ({ file, line, what: notLocked(path) })),
      ...asked.flatMap(({ path, version, line }) => {
        const there = locked.get(path);
        const isOther = version !== undefined && there !== undefined && isCommit(version) && isCommit(there) && version !== there;
        return isOther ? [{ file, line, what: askedOtherwise(path, version, there) }] : [];
      }),
    ],
  };
}

const isCommit = (version: string): boolean => /^[0-9a-f]{40}$/.test(version);

/** Paths of projects that a package may be a part of: its own and those above it. */
function leading(path: string): string[] {
  const parts = path.split('/').slice(0, mostParts);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** No import path is that deep. */
const mostParts = 30;
