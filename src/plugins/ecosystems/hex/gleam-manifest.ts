import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { askedOtherwise, notLocked, onlyLocked, outsideRequirements, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { Hash } from '#core/model/component.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { parseToml, type TomlText } from '#core/text/toml.ts';
import { entries, get, isRecord, list, strings, text, type Value } from '#core/text/value.ts';
import { addGleamProject } from './gleam-project.ts';
import { addGleamRequest } from './gleam-toml.ts';
import { readGleamToml, type GleamProject } from './gleam-toml-text.ts';
import { gitHexPurl, hexPurl } from './hex-purl.ts';
import { gleamManifest } from './shapes.ts';

/** Gleam's lockfile has a common name; one without `gleam.toml` beside it and without its fields is somebody else's. */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  const manifest = tree.get(`${file.directory}/gleam.toml`);
  const source = file.text();
  if (manifest === undefined && !source.includes('build_tools')) return;
  const toml = parseToml(source);
  checkShape(found, toml, gleamManifest);
  const packages = list(toml.value, 'packages');
  const nodes = new Map<string, NodeId>();
  for (const [index, entry] of packages.entries()) {
    const name = text(entry, 'name');
    const node = name === undefined ? undefined : add(input, toml, entry, name, index);
    if (name !== undefined && node !== undefined) nodes.set(name, node);
  }
  for (const entry of packages) {
    const from = nodes.get(text(entry, 'name') ?? '');
    for (const requirement of strings(entry, 'requirements')) {
      const to = nodes.get(requirement);
      if (from !== undefined && to !== undefined) found.depends(from, to);
    }
  }
  if (manifest === undefined) return;
  found.claim(manifest.path);
  const project = readOrReport(found, manifest, () => readGleamToml(manifest, found));
  const root = addGleamProject(found, manifest, project);
  for (const dependency of project?.dependencies ?? []) {
    const { name, scope, requirement } = dependency;
    const locked = nodes.get(name);
    const node = locked ?? addGleamRequest({ file: manifest, tree, found }, dependency).node;
    if (node !== undefined) found.depends(root, node, scope);
    if (locked !== undefined) found.requires(locked, requirement);
  }
  if (project !== undefined) reportLockDifferences(found, { name: file.name, remedy: 'Write the lockfile again with `gleam deps download`.' }, differencesOf(project, manifest.path, toml.value, packages));
}

/** The lockfile repeats what was asked for, too; then it says so of names alone that nobody asks for any more. */
function differencesOf({ dependencies }: GleamProject, file: string, lockfile: Value, packages: readonly Value[]): LockDifference[] {
  const versions = new Map(packages.map((entry) => [text(entry, 'name') ?? '', (text(entry, 'source') ?? 'hex') === 'hex' ? text(entry, 'version') : undefined]));
  const fromRegistry = dependencies.filter(({ git, path }) => git === undefined && path === undefined);
  const outside = outsideRequirements('hex', fromRegistry.map((asked) => ({ ...asked, file })), (name) => versions.get(name));
  const told = new Set(outside.map(({ line }) => line));
  const known = new Map(entries(lockfile, 'requirements').map(([name, value]) => [name, text(value) ?? text(value, 'version')]));
  const names = new Set(dependencies.map(({ name }) => name));
  return [
    ...outside,
    ...dependencies.flatMap(({ name, line }) => (versions.has(name) ? [] : [{ file, line, what: notLocked(name) }])),
    ...fromRegistry.flatMap(({ name, requirement, line }) => {
      const there = known.get(name);
      const isOther = requirement !== undefined && there !== undefined && spelled(there) !== spelled(requirement) && !told.has(line);
      return isOther ? [{ file, line, what: askedOtherwise(name, requirement, there) }] : [];
    }),
    ...(isRecord(get(lockfile, 'requirements')) ? [...known.keys()].flatMap((name) => (names.has(name) ? [] : [{ file, what: onlyLocked(name) }])) : []),
  ];
}

const spelled = (requirement: string): string => requirement.replace(/\s+/g, ' ').trim();

function add({ file, tree, found }: ExtractInput, toml: TomlText, entry: Value, name: string, index: number): NodeId | undefined {
  const line = toml.line('packages', index);
  const version = text(entry, 'version');
  const remote = text(entry, 'repo');
  switch (text(entry, 'source')) {
    case 'git': if (remote !== undefined) return found.component({
      purl: gitHexPurl(name, version, remote, text(entry, 'commit')), origin: 'git', line,
    });
      break;
    case 'local': {
      const place = joinPath(file.directory, text(entry, 'path') ?? '.');
      const manifest = place === undefined ? undefined : tree.get(`${place}/gleam.toml`);
      if (manifest !== undefined) return addGleamProject(found, manifest, readOrReport(found, manifest, () => readGleamToml(manifest, found)));
      return found.component({ purl: hexPurl(name, version), origin: 'path', line });
    }
    case 'hex': case undefined: if (isRecord(entry) && version !== undefined) return found.component({
      purl: hexPurl(name, version), hashes: checksum(entry), line,
    });
      break;
    default:
  }
  found.issue({
    code: 'partial', line,
    message: `the entry ${JSON.stringify(name)} is not understood`,
    remedy: 'Write the lockfile again with `gleam deps download`.',
  });
  return undefined;
}

function checksum(entry: Value): Hash[] {
  const value = text(entry, 'outer_checksum') ?? '';
  return /^[0-9a-f]{64}$/i.test(value) ? [{ algorithm: 'SHA-256', value: value.toLowerCase() }] : [];
}
