import type { ComponentInput, NodeId } from '#core/inventory/extraction.ts';
import { append } from '#core/inventory/multi-map.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { filesBelow } from '#core/plugin/files-below.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { parentOf } from '#core/plugin/path.ts';
import { vcsUrl, withoutSecrets } from '#core/purl/vcs-url.ts';
import { hashOf } from '#core/python/file-hash.ts';
import { atomText, fieldsOf, readDune, textOf, type DuneForm } from './dune-text.ts';
import { addPackages, packagesAt } from './dune-workspace.ts';
import { opamPurl } from './opam-purl.ts';

/** `dune.lock`: a directory with a file for each package, `fmt.pkg` or `fmt.0.11.0.pkg`. */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  const locked = new Map<string, { readonly node: NodeId; readonly needs: readonly string[] }[]>();
  for (const record of filesBelow(tree, file.directory)) {
    if (record.directory !== file.directory || !record.name.endsWith('.pkg')) continue;
    found.claim(record.path);
    const forms = readOrReport(found, record, (read) => readDune(read.text()));
    if (forms === undefined) continue;
    const version = textOf(forms, 'version');
    const [base, ending] = [record.name.slice(0, -'.pkg'.length), `.${version}`];
    const name = base.endsWith(ending) && base !== ending ? base.slice(0, -ending.length) : base;
    const node = found.component({ purl: opamPurl(name, version), ...sourceOf(forms), file: record.path, line: 1 });
    append(locked, name, { node, needs: needsOf(forms) });
  }
  for (const { node, needs } of [...locked.values()].flat()) {
    // a package may be there in several versions, each for other platforms
    for (const need of needs) for (const target of locked.get(need) ?? []) found.depends(node, target.node);
  }
  askFor(input, new Map([...locked].map(([name, versions]) => [name, versions.map(({ node }) => node)])));
}

function askFor(input: ExtractInput, locked: ReadonlyMap<string, readonly NodeId[]>): void {
  const { file, found } = input;
  const workspace = packagesAt(input, parentOf(file.directory) ?? '.');
  const projects = new Map(workspace.flatMap(({ file: manifest, packages }) => [...addPackages(input, manifest, packages)]));
  const open: Asked[] = [];
  for (const { file: manifest, packages } of workspace) {
    found.claim(manifest.path);
    for (const { name: asking, dependencies } of packages) {
      for (const { name, requirement, version, scope, platform, line } of dependencies) {
        const project = projects.get(asking)!;
        const [own, nodes] = [projects.get(name), locked.get(name) ?? []];
        if (own !== undefined) found.depends(project, own, scope);
        for (const node of nodes) found.depends(project, node, scope);
        if (own !== undefined || nodes.length > 0 || scope === 'optional') continue;
        if (version === undefined) open.push({ name, line });
        found.depends(project, found.component({ purl: opamPurl(name, version), requirement, platform, file: manifest.path, line }), scope);
      }
    }
    reportUnresolved(found, open.splice(0), 'Nothing to do where it is dune itself, or a tool for documentation or development, which dune does not lock; else write the lock again with `dune pkg lock`.', manifest.path);
  }
}

/** `(depends a b)`, and in newer files `(depends (all_platforms (a b)))` or `(depends (choice (((os linux)) (a b)) …))`. */
function needsOf(forms: readonly DuneForm[]): string[] {
  const needs = [...fieldsOf(forms, 'depends'), ...fieldsOf(forms, 'deps')].flatMap(({ values }) => values.flatMap((value) => {
    if (value.kind === 'atom') return [value.text];
    const [word, ...rest] = value.items;
    const lists = atomText(word) === 'all_platforms' ? rest : atomText(word) === 'choice' ? rest.flatMap((each) => (each.kind === 'list' ? each.items.slice(1) : [])) : [];
    return lists.flatMap((list) => (list.kind === 'list' ? list.items.flatMap((item) => atomText(item) ?? []) : []));
  }));
  return [...new Set(needs)];
}

function sourceOf(forms: readonly DuneForm[]): Pick<ComponentInput, 'downloadLocation' | 'hashes' | 'origin'> {
  const fetch = fieldsOf(fieldsOf(forms, 'source')[0]?.values ?? [], 'fetch')[0]?.values ?? [];
  const url = textOf(fetch, 'url');
  if (url === undefined) return {};
  const [address, revision] = url.split('#', 2) as [string, string?];
  if (/^git\+|^git:|\.git$/.test(address)) return { downloadLocation: vcsUrl(address, revision), origin: 'git' };
  const [algorithm = '', value = ''] = (textOf(fetch, 'checksum') ?? '').split('=', 2);
  const hash = hashOf(algorithm, value);
  return { downloadLocation: withoutSecrets(url), ...(hash === undefined ? {} : { hashes: [hash] }) };
}
