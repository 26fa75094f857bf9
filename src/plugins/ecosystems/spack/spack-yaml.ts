import { checkShape } from '#core/inventory/check-shape.ts';
import { namesOf, reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import { makePurl } from '#core/purl/purl.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { entries, get, isRecord, list, strings, text, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { exactVersion, isVirtualPackage, readAbstractSpec, type AskedSpec } from './abstract-spec.ts';
import { spackYaml } from './shapes.ts';

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
  checkShape(found, yaml, spackYaml);
  const lists = new SpecLists(definitionsOf(environment));
  const specs = list(environment, 'specs').flatMap((entry, index) => lists.expanded(entry).map((written): Written => ({ text: written, line: yaml.line(root, 'specs', index) })));
  if (lists.isCut) found.issue({ code: 'partial', line: yaml.line(root, 'specs'), message: `the lists stand for more than ${mostSpecs} specs, and the rest was left out`, remedy: 'Write fewer combinations.' });
  if (lists.unread > 0) {
    found.issue({ code: 'partial', line: yaml.line(root, 'specs'), message: `${lists.unread} ${lists.unread === 1 ? 'entry' : 'entries'} of specs or of a list that it names ${lists.unread === 1 ? 'is' : 'are'} no spec, list, matrix or group, and left out`, remedy: 'Write each spec as one text.' });
  }
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
class SpecLists {
  readonly #definitions: ReadonlyMap<string, readonly Value[]>;
  readonly #open = new Set<string>();
  #left = mostSpecs;
  /** There would be more than are taken. */
  isCut = false;
  /** Entries that are nothing of all this. */
  unread = 0;

  constructor(definitions: ReadonlyMap<string, readonly Value[]>) {
    this.#definitions = definitions;
  }

  expanded(entry: Value): string[] {
    if (this.#left-- <= 0) {
      this.isCut = true;
      return [];
    }
    if (typeof entry === 'string') return this.#named(entry);
    const group = get(entry, 'specs');
    if (Array.isArray(group)) return group.flatMap((item: Value) => this.expanded(item));
    const rows = list(entry, 'matrix').map((row) => (Array.isArray(row) ? list(row) : [row]).flatMap((item) => this.expanded(item)));
    if (rows.length === 0) {
      if (!isRecord(entry) || entry['matrix'] === undefined) this.unread++;
      return [];
    }
    let all = [''];
    for (const row of rows) {
      const most = Math.ceil(mostSpecs / Math.max(1, row.length));
      if (all.length > most) this.isCut = true;
      all = all.slice(0, most).flatMap((left) => row.map((right) => `${left} ${right}`.trim()));
    }
    return all;
  }

  #named(entry: string): string[] {
    const [, sigil, name] = /^\$([\^%]{0,2})([\w-]+)$/.exec(entry.trim()) ?? [];
    if (name === undefined) return [entry];
    if (this.#open.has(name)) return [];
    this.#open.add(name);
    const items = (this.#definitions.get(name) ?? []).flatMap((item) => this.expanded(item));
    this.#open.delete(name);
    return items.map((item) => `${sigil}${item}`);
  }
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
