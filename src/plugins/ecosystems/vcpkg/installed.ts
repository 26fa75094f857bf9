import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { joinPath } from '#core/plugin/path.ts';
import { parseJson } from '#core/text/json.ts';
import { list, text } from '#core/text/value.ts';
import { portDocument } from './shapes.ts';
import { vcpkgPurl } from './vcpkg-purl.ts';

interface Port {
  readonly name: string;
  readonly triplet: string;
  readonly version: string;
  readonly port?: string;
  readonly needs: Set<string>;
  readonly line: number;
}

/** `vcpkg/status`, the database of installed ports: a paragraph for each port and for each of its features. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const ports = new Map<string, Port>();
  for (const { fields, line } of paragraphs(file.text())) {
    const [name, version, triplet = '', status = ''] = [fields.get('Package'), fields.get('Version'), fields.get('Architecture'), fields.get('Status')];
    if (name === undefined || !status.endsWith('ok installed')) continue;
    const key = `${name}:${triplet}`;
    const needs = (fields.get('Depends') ?? '').split(',').map((need) => need.trim().replace(/\s.*$/, '')).filter((need) => need !== '').map((need) => (need.includes(':') ? need : `${need}:${triplet}`));
    const known = ports.get(key);
    if (known !== undefined) for (const need of needs) known.needs.add(need);
    else if (version === undefined) {
      found.issue({
        code: 'partial', line,
        message: `the port ${JSON.stringify(name)} has no version`,
        remedy: 'Install the port again.',
      });
    }
    else {
      const port = fields.get('Port-Version');
      ports.set(key, { name, triplet, version, needs: new Set(needs), line, ...(port === undefined ? {} : { port }) });
    }
  }
  const nodes = new Map<string, NodeId>();
  const root = joinPath(file.directory, '..') ?? '.';
  for (const [key, { name, triplet, version, port, line }] of ports) {
    const purl = vcpkgPurl(name, version, port);
    nodes.set(key, found.component({ purl, line }));
    // each port installs an SPDX document about itself
    const document = tree.get(`${root}/${triplet}/share/${name}/vcpkg.spdx.json`);
    const json = document === undefined ? undefined : readOrReport(found, document, () => parseJson(document.text()));
    if (document !== undefined && json !== undefined) checkShape(found, json, portDocument, document.path);
    const license = licenseOf(json?.value);
    if (document !== undefined && license !== undefined) found.component({ purl, licenses: [license], file: document.path });
  }
  for (const [key, { needs }] of ports) {
    for (const need of needs) {
      const [from, to] = [nodes.get(key), nodes.get(need)];
      if (from !== undefined && to !== undefined) found.depends(from, to);
    }
  }
}

function licenseOf(document: unknown): string | undefined {
  for (const item of list(document, 'packages')) {
    const license = text(item, 'licenseConcluded') ?? text(item, 'licenseDeclared');
    if (text(item, 'SPDXID') === 'SPDXRef-port' && license !== undefined && license !== 'NOASSERTION' && license !== 'NONE') return license;
  }
  return undefined;
}

function paragraphs(source: string): { fields: Map<string, string>; line: number }[] {
  const found: { fields: Map<string, string>; line: number }[] = [];
  let current: Map<string, string> | undefined;
  for (const [index, raw] of source.split('\n').entries()) {
    const colon = raw.indexOf(':');
    if (raw.trim() === '') current = undefined;
    else if (!/^\s/.test(raw) && colon > 0) {
      if (current === undefined) found.push({ fields: (current = new Map()), line: index + 1 });
      current.set(raw.slice(0, colon), raw.slice(colon + 1).trim());
    }
  }
  return found;
}
