import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SbomComponent } from '#core/model/sbom.ts';
import { inventoryOf } from '#core/sbom/to-inventory.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { packageFiles } from '#platform/target/package-files.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';
import { mutated } from '../support/mutated.ts';
import { formatsOf, sbomDocuments, textOf, type SbomDocument } from '../support/sbom-documents.ts';
import { hasShared, sharedPath } from '../support/shared.ts';

/** Peers read these, and so do we; the official schema of their version forbids them all the same, and `validate` says so. */
const forbidden: Readonly<Record<string, string>> = {
  'sbom/cyclonedx/valid/scalibr/sbom-with-locations.cdx.json': '1.4 has no evidence/occurrences',
  'sbom/cyclonedx/valid/scalibr/sbom.bom.xml': 'a CPE 2.3 with too few parts',
  'sbom/cyclonedx/valid/scalibr/sbom.cdx.xml': 'a CPE 2.3 with too few parts',
  'sbom/cyclonedx/valid/syft/cyclonedxjson-identify__micronaut-1.5.json': 'a serial number that is no UUID',
  'sbom/cyclonedx/valid/osv-scanner/alpine-zlib-16.cdx.json': 'an empty component type',
  'sbom/cyclonedx/valid/osv-scanner/with-duplicates.cdx.xml': 'two components with one bom-ref',
};

const valid = sbomDocuments.filter(({ kind }) => kind === 'valid');
const invalid = sbomDocuments.filter(({ kind }) => kind === 'invalid');

async function read(document: SbomDocument) {
  const text = textOf(document);
  const [format] = formatsOf(document, text);
  const { default: codec } = await format!.load();
  return codec.read(text, basename(document.path));
}

const key = ({ group, name, version, purl }: Partial<SbomComponent>): string => [group ?? '', name ?? '', version ?? '', purl ?? ''].join(' | ');

describe('formats of bills of materials', () => {
  it.each(sbomFormats.map((format) => [format.id, format] as const))('%s says what it can do', async (id, format) => {
    const { default: codec } = await format.load();
    expect(id).toMatch(/^[a-z0-9-]+$/);
    expect(format.extension).toMatch(/^\.[a-z0-9.-]+$/);
    expect(format.writes.length > 0).toBe(codec.write !== undefined);
    const oldestFirst = (versions: readonly string[]) => versions.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    expect(format.reads).toEqual(oldestFirst(format.reads));
    expect(format.writes).toEqual(oldestFirst(format.writes));
  });

  it('differ in their extensions', () => {
    const extensions = sbomFormats.filter(({ writes }) => writes.length > 0).map(({ extension }) => extension);
    expect(new Set(extensions).size).toBe(extensions.length);
  });
});

describe.runIf(hasShared)('reference documents', () => {
  it('are there', () => {
    expect(valid.length).toBeGreaterThan(600);
    expect(invalid.length).toBeGreaterThan(300);
  });

  it('are each of one format', () => {
    const odd = valid.map((document) => [document.path, formatsOf(document, textOf(document)).map(({ id }) => id)] as const).filter(([, ids]) => ids.length !== 1);
    expect(odd).toEqual([]);
  });

  it('have the components that are expected', async () => {
    const differences: unknown[] = [];
    for (const document of valid) {
      const sbom = await read(document);
      // files and snippets of SPDX are no packages
      const packages = sbom.components.filter(({ type }) => sbom.format === 'cyclonedx' || (type !== 'file' && type !== 'snippet'));
      const subjects = packages.filter(({ ref }) => sbom.subjects.includes(ref)).map(key);
      const found = packages.map(key);
      if (document.expected === undefined) {
        const others = found.length - subjects.length;
        if (document.components !== undefined && document.components !== found.length && document.components !== others) differences.push([document.path, document.components, found.length]);
        continue;
      }
      const expected = (JSON.parse(readFileSync(sharedPath('inventory', document.expected), 'utf8')) as { components: Partial<SbomComponent>[] }).components.map(key);
      const missing = without(expected, found);
      const more = without(without(found, expected), subjects);
      if (missing.length + more.length > 0) differences.push({ path: document.path, missing, more });
    }
    expect(differences).toEqual([]);
  });

  it('are accepted when valid', async () => {
    const refused: unknown[] = [];
    for (const document of valid) {
      const errors = await errorsOf(document);
      if (errors.length > 0 && !Object.hasOwn(forbidden, document.path)) refused.push([document.path, errors[0]]);
      if (errors.length === 0 && Object.hasOwn(forbidden, document.path)) refused.push([document.path, 'is not refused any more']);
    }
    expect(refused).toEqual([]);
  });

  it('are refused with a reason and a place when invalid', async () => {
    const accepted: string[] = [];
    for (const document of invalid) {
      const errors = await errorsOf(document);
      if (errors.length === 0 || errors.some(({ at, message }) => at === '' || message === '')) accepted.push(document.path);
    }
    expect(accepted).toEqual([]);
  });
});

/** An empty list for a document that no format takes would be a lie. */
async function errorsOf(document: SbomDocument) {
  const text = textOf(document);
  const [format] = formatsOf(document, text);
  if (format === undefined) return [{ at: '/', message: 'it is of no known format' }];
  const { default: codec } = await format.load();
  return codec.validate(text, basename(document.path), packageFiles).filter(({ severity }) => severity !== 'warning');
}

/** What remains of a list when each item of another one takes an equal one away. */
function without(list: readonly string[], taken: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const item of taken) counts.set(item, (counts.get(item) ?? 0) + 1);
  return list.filter((item) => {
    const count = counts.get(item) ?? 0;
    counts.set(item, count - 1);
    return count <= 0;
  });
}

describe.runIf(hasShared)('damaged documents', () => {
  const small = valid.map((document) => ({ document, text: textOf(document) })).filter(({ text }) => text.length < 20_000);

  it.each(sbomFormats.map((format) => [format.id, format] as const))('throw nothing but syntax errors in %s', async (_, format) => {
    const texts = small.filter(({ document, text }) => formatsOf(document, text)[0] === format).map(({ text }) => text);
    if (texts.length === 0) return;
    const { default: codec } = await format.load();
    fc.assert(fc.property(mutated(texts), (text) => {
      try {
        const sbom = codec.read(text, 'bom');
        inventoryOf(sbom, { name: 'bom', kind: 'sbom', location: 'bom', owners: [] }, 'bom');
        // what was read can be written
        for (const piece of codec.write?.(sbom, {}) ?? []) expect(typeof piece).toBe('string');
      } catch (error) {
        expect(error).toBeInstanceOf(TextSyntaxError);
      }
    }), { numRuns: 400 });
    fc.assert(fc.property(mutated(texts), (text) => {
      for (const { at, message } of codec.validate(text, 'bom', packageFiles)) expect([at, message]).not.toContain('');
    }), { numRuns: 100 });
  });
});
