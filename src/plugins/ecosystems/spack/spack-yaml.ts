import { namesOf, reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import { makePurl } from '#core/purl/purl.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { entries, get, isRecord, list, strings, text, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { exactVersion, isVirtualPackage, readAbstractSpec, type AskedSpec } from './abstract-spec.ts';

interface Written {
  readonly text: string;
  readonly line?: number | undefined;
}

/** A list may name itself, and rows of a matrix multiply: no environment is that large. */
const mostSpecs = 10_000;

/** `spack.yaml`: the packages that an environment asks for, where no spack.lock says what became of them. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const yaml = parseYaml(file.text());
  const root = isRecord(get(yaml.value, 'spack')) ? 'spack' : 'env';
  const environment = get(yaml.value, root);
  if (!isRecord(environment)) return;
  const definitions = definitionsOf(environment);
  const specs = list(environment, 'specs').flatMap((entry, index) => expanded(entry, definitions, new Set()).map((written): Written => ({ text: written, line: yaml.line(root, 'specs', index) }))).slice(0, mostSpecs);
  const project = found.project({ path: file.directory, name: file.directory === '.' ? 'environment' : nameOf(file.directory), file: file.path });
  if (tree.get(joinPath(file.directory, 'spack.lock') ?? '') !== undefined) return;
  const open: Asked[] = [];
  const virtual: Asked[] = [];
  const add = ({ name, requirement, version }: AskedSpec, line: number | undefined) => {
    if (isVirtualPackage(name)) {
      virtual.push({ name, line });
      return undefined;
    }
    // what is set for a package holds wherever it is asked for
    const preset = requirement === '' ? presetOf(environment, name) : requirement;
    const exact = version ?? exactVersion(preset);
    if (exact === undefined) open.push({ name, line });
    return found.component({ purl: makePurl({ type: 'spack', name, version: exact }), requirement: preset, line });
  };
  for (const { text: written, line } of specs) {
    const spec = readAbstractSpec(written);
    if (spec === undefined) {
      found.issue({ code: 'partial', line, message: `the spec ${JSON.stringify(written.slice(0, 100))} names no package`, remedy: 'Write the name of the package first.' });
      continue;
    }
    const node = add(spec.asked, line);
    if (node !== undefined) found.depends(project, node);
    for (const need of spec.needs) {
      const target = add(need, line);
      if (target !== undefined && node !== undefined && target !== node) found.depends(node, target);
    }
  }
  reportUnresolved(found, open, 'Commit the spack.lock that `spack concretize` writes.');
  const names = namesOf(virtual);
  if (names.length > 0) {
    found.issue({ code: 'partial', line: virtual[0]!.line, message: `several packages provide ${enumerate(names)}, and which of them is taken is not known`, remedy: 'Commit the spack.lock that `spack concretize` writes.' });
  }
}

/** Lists by name; one may be given in parts, each under a condition. */
function definitionsOf(environment: Value): ReadonlyMap<string, readonly Value[]> {
  const lists = new Map<string, Value[]>();
  for (const definition of list(environment, 'definitions')) {
    for (const [name, items] of entries(definition)) {
      if (name !== 'when' && Array.isArray(items)) lists.set(name, [...(lists.get(name) ?? []), ...list(items)]);
    }
  }
  return lists;
}

/** What an entry of a list stands for: itself, a list by its name, each combination of the rows of a matrix, or a group. */
function expanded(entry: Value, definitions: ReadonlyMap<string, readonly Value[]>, open: ReadonlySet<string>): string[] {
  if (typeof entry === 'string') {
    const [, sigil, name] = /^\$([\^%]{0,2})([\w-]+)$/.exec(entry.trim()) ?? [];
    if (name === undefined) return [entry];
    if (open.has(name)) return [];
    const inner = new Set([...open, name]);
    return (definitions.get(name) ?? []).flatMap((item) => expanded(item, definitions, inner)).map((item) => `${sigil}${item}`);
  }
  const group = get(entry, 'specs');
  if (Array.isArray(group)) return group.flatMap((item: Value) => expanded(item, definitions, open));
  const rows = list(entry, 'matrix').map((row) => (Array.isArray(row) ? list(row) : [row]).flatMap((item) => expanded(item, definitions, open)));
  if (rows.length === 0) return [];
  return rows.reduce<string[]>((all, row) => all.slice(0, mostSpecs).flatMap((left) => row.slice(0, mostSpecs / Math.max(1, all.length)).map((right) => `${left} ${right}`.trim())), ['']);
}

/** `packages: hdf5: require: '@1.14.3'`, or the version that is preferred. */
function presetOf(environment: Value, name: string): string {
  const preset = get(environment, 'packages', name);
  const required = [text(preset, 'require') ?? [], strings(preset, 'require'), list(preset, 'require').flatMap((each) => text(each, 'spec') ?? [])].flat();
  const version = required.map((each) => /^(?:[\w-]+)?\s*(@[\w.:,=/-]+)/.exec(each.trim())?.[1]).find((each) => each !== undefined);
  if (version !== undefined) return version;
  const versions = list(preset, 'version');
  return versions.length === 1 ? `@${String(versions[0])}` : '';
}
