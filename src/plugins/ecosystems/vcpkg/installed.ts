import { checkShape } from '#core/inventory/check-shape.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { parseJson } from '#core/text/json.ts';
import { textLines } from '#core/text/text-lines.ts';
import { list, text } from '#core/text/value.ts';
import { portDocument } from './shapes.ts';
import { vcpkgPurl } from './vcpkg-purl.ts';

/** `vcpkg/status`, the database of installed ports: a paragraph for each port and for each of its features. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const nodes = new TextMap();
  const root = joinPath(file.directory, '..') ?? '.';
  for (const { name, triplet, version, port, key, line } of installed(file)) {
    if (nodes.has(key)) continue;
    if (version === undefined) {
      found.issue({
        code: 'partial', line,
        message: `the port ${JSON.stringify(name)} has no version`,
        remedy: 'Install the port again.',
      });
      continue;
    }
    const purl = vcpkgPurl(name, version, port);
    nodes.set(key, found.component({ purl, line }));
    // each port installs an SPDX document about itself
    const document = tree.get(`${root}/${triplet}/share/${name}/vcpkg.spdx.json`);
    const json = document === undefined ? undefined : readOrReport(found, document, () => parseJson(document.text()));
    if (document !== undefined && json !== undefined) checkShape(found, json, portDocument, document.path);
    const license = licenseOf(json?.value);
    if (document !== undefined && license !== undefined) found.component({ purl, licenses: [license], file: document.path });
  }
  /** A feature counts behind its port. */
  const seen = new TextMap();
  for (const { key, version, needs } of installed(file)) {
    if (version === undefined && !seen.has(key)) continue;
    seen.set(key, 0);
    for (const need of needs) {
      const [from, to] = [nodes.get(key), nodes.get(need)];
      if (from !== undefined && to !== undefined) found.depends(from, to);
    }
  }
}

interface Installed {
  readonly name: string;
  readonly triplet: string;
  readonly version: string | undefined;
  readonly port: string | undefined;
  readonly key: string;
  /** Keys. */
  readonly needs: readonly string[];
  readonly line: number;
}

function* installed(file: SourceFile): Generator<Installed> {
  for (const { fields, line } of paragraphs(textLines(file))) {
    const [name, version, triplet = '', status = ''] = [fields.get('Package'), fields.get('Version'), fields.get('Architecture'), fields.get('Status')];
    if (name === undefined || !status.endsWith('ok installed')) continue;
    const needs = (fields.get('Depends') ?? '').split(',').map((need) => need.trim().replace(/\s.*$/, '')).filter((need) => need !== '').map((need) => (need.includes(':') ? need : `${need}:${triplet}`));
    yield { name, triplet, version, port: fields.get('Port-Version'), key: `${name}:${triplet}`, needs, line };
  }
}

function licenseOf(document: unknown): string | undefined {
  for (const item of list(document, 'packages')) {
    const license = text(item, 'licenseConcluded') ?? text(item, 'licenseDeclared');
    if (text(item, 'SPDXID') === 'SPDXRef-port' && license !== undefined && license !== 'NOASSERTION' && license !== 'NONE') return license;
  }
  return undefined;
}

function* paragraphs(lines: Iterable<string>): Generator<{ readonly fields: ReadonlyMap<string, string>; readonly line: number }> {
  let current: { readonly fields: Map<string, string>; readonly line: number } | undefined;
  let line = 0;
  for (const raw of lines) {
    line++;
    const colon = raw.indexOf(':');
    if (raw.trim() === '') {
      if (current !== undefined) yield current;
      current = undefined;
    } else if (!/^\s/.test(raw) && colon > 0) {
      current ??= { fields: new Map(), line };
      current.fields.set(raw.slice(0, colon), raw.slice(colon + 1).trim());
    }
  }
  if (current !== undefined) yield current;
}
