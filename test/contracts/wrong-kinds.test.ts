import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import { MemoryFile } from '#core/plugin/memory-file.ts';
import { extractFromMemory, LargeFile } from '../support/memory-scan.ts';
import { changed, documentsOf, factsOf, wrongKinds, type Document, type WrongKind } from '../support/wrong-kinds.ts';

/** So many places of one ecosystem are tried; `MUSTER_FUZZ_RUNS=100000` tries all. */
const runs = Number(process.env['MUSTER_FUZZ_RUNS'] ?? 30);

/** Places that take both kinds, where a table without any known key, or a text of no known form, says nothing. */
const accepted: readonly (readonly [ecosystem: string, place: RegExp])[] = [
  // licences are one or several
  ['ansible', /license list>string/],
  // expressions are texts in place of anything, and branches of lists
  ['azure-pipelines', /(?:list|record)>string$|\$\{\{ if|resources record>list/],
  ['cran', /Imports list>string/],
  // resources of Kubernetes may have any form, and so had the oldest Compose files
  ['docker', /^deploy\.yaml |^(?:argo|flux|k3s)\.yaml \*(?:\.(?:apiVersion|kind|metadata(?:\.name)?))? |^\.drone\.yml \* record|^docker-compose\.yml (?:services\.(?:api\.<<|own\.build) record>string|(?:web|db) record>)/],
  ['dub', /dependencies\.\S+ string>record|optional boolean>string/],
  // a list refers to another job, a text includes a file, and what is no object is no job
  ['gitlab', /(?:image|services\.\*) (?:string|record)>|include list>|(?:build|\.hidden|\.other) record>/],
  ['hackage', /^package\.yaml (?:\S+\.)?dependencies(?:\.\w+)? record>list|extra-deps\.\* record>string/],
  ['maven', /^libs\.versions\.toml \S+ (?:string>record|record>string)/],
  ['mise', /tools\.python\.\* string>record/],
  ['nix', /inputs\.\S+ list>string/],
  // records and lists by version of the format
  ['spack', /dependencies(?:\.\S+)? (?:list>record|record>list|string>list)|external record>string/],
  ['terraform', /required_providers\.old string>record/],
  // the list of a lockfile that may have any name tells whose it is, and numbers stand for nodes
  ['conan', /^windows\.lock requires(?: list>|\.\* )|requires\.\* string>number/],
  // [tool] is told by the reader of Python; a text for package is another tool's; items of a recipe may be calls
  ['conda', /ependencies\.[^.]+ string>record|^pyproject\.toml tool record|package\.\*\.dependencies list>record|platforms\.\* record>string|recipe\.yaml (?:package record|requirements\.run\.\*(?:\.then)? string>record)/],
  // expressions are texts, and a matrix holds anything
  ['github', /services record>string|matrix\.image|matrix\.include|\.container string>record/],
  // values are the chart's own; only images are known
  ['helm', /^values\.yaml (?:sidecars|jobs(?:\.migrate)? record>string)/],
  ['hex', /dependencies\.[^.]+ string>record/],
  ['npm', /licenses?(?:\.\*)? (?:string|list)>record|^bun\.lock packages\.[^.]+\.\* record>string|dependencies\.[^.]+ string>record|configDependencies\.\S+ string>record|ependencies\.[a-z]+ string>record|overrides\.[a-z]+ string>record/],
  ['vcpkg', /dependencies\.\* string>record|default-features\.\* string>record/],
  ['cargo', /ependencies\.[^.]+ string>record|(?:package|project)\.(?:version|license) string>record/],
  ['pub', /(?:dependencies|dependency_overrides)\.[^.]+ string>record|\.git string>record|packages\.[^.]+\.description record>string/],
  ['pypi', /project\.license string>record|dependencies\.[^.]+ string>record|^Pipfile packages\.[^.]+ string>record|tool\.poetry\.dependencies\.odd string>number|(?:source|dependencies\.\*) (?:string>record|record>string)|requires-dev\.dev|setuptools\.dynamic\.\S+ list>string/],
];

interface Case extends WrongKind {
  readonly document: Document;
  /** `composer.lock packages.*.version string>list`. */
  readonly place: string;
}

/** Each place of a kind of file once; names and numbers of entries aside, two files of one name say the same. */
function casesOf(ecosystem: Ecosystem): Case[] {
  const cases = new Map<string, Case>();
  for (const document of documentsOf(ecosystem)) {
    for (const wrong of wrongKinds(document)) {
      const keys = wrong.at.map((key) => (typeof key === 'number' ? '*' : key)).join('.');
      const place = `${document.path.slice(document.path.lastIndexOf('/') + 1)} ${keys} ${wrong.from}>${wrong.to}`;
      if (accepted.some(([id, pattern]) => id === ecosystem.id && pattern.test(place)) || cases.has(place)) continue;
      cases.set(place, { ...wrong, document, place });
    }
  }
  return [...cases.values()];
}

interface Reading {
  readonly facts: string;
  readonly issues: readonly string[];
}

async function read(ecosystem: Ecosystem, { files, path, write }: Document, value: Document['value'], open: typeof MemoryFile): Promise<Reading> {
  const extractions = await extractFromMemory(ecosystem, new Map([...files, [path, write(value)]]), open);
  return { facts: factsOf(extractions), issues: extractions.flatMap(({ issues }) => issues.filter((issue) => issue.path === path).map(({ message }) => message)) };
}

/** It changes what is found, without an issue; what comes out at the other end was read as what it is. */
const isSilent = (before: Reading, after: Reading): boolean =>
  after.facts !== before.facts && !/74513/.test(after.facts) && after.issues.every((message) => before.issues.includes(message));

describe('a value of a kind that does not belong there', () => {
  const tried = ecosystems.flatMap((ecosystem) => {
    const cases = casesOf(ecosystem);
    return cases.length === 0 ? [] : [[ecosystem.id, ecosystem, cases] as const];
  });

  it('is tried in most ecosystems', () => {
    expect(tried.length).toBeGreaterThan(35);
    expect(tried.reduce((sum, [, , cases]) => sum + cases.length, 0)).toBeGreaterThan(7000);
  });

  const readings = tried.flatMap(([id, ...one]) => [[id, ...one, MemoryFile] as const, [`${id} in pieces`, ...one, LargeFile] as const]);

  it.each(readings)('does not vanish in silence: %s', async (_, ecosystem, cases, open) => {
    const [sample = []] = fc.sample(fc.shuffledSubarray(cases, { minLength: Math.min(runs, cases.length), maxLength: Math.min(runs, cases.length) }), { numRuns: 1, seed: 7 });
    const silent: string[] = [];
    const whole = new Map<Document, Reading>();
    for (const { document, at, value, place } of sample) {
      const before = whole.get(document) ?? await read(ecosystem, document, document.value, open);
      whole.set(document, before);
      if (isSilent(before, await read(ecosystem, document, changed(document.value, at, value), open))) silent.push(place);
    }
    expect(silent).toEqual([]);
  });
});
