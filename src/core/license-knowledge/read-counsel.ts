import { licenseId } from '../license/license-list.ts';
import { isCombination } from '../license/expression.ts';
import { parseLicenseExpression } from '../license/parse-expression.ts';
import { TextSyntaxError } from '../text/position.ts';
import { isRecord } from '../text/value.ts';
import { parseYaml } from '../text/yaml.ts';
import { linkages, type Linkage } from '../usage/usage-facts.ts';
import { CounselFields, type CounselProblem, type YamlPath } from './counsel-fields.ts';
import type { CounselRecords, PairDetermination } from './counsel.ts';
import { licenseKnowledge } from './knowledge.ts';
import { exceptionEffects, type ExceptionFacts } from './exception-facts.ts';
import type { LicenseFacts } from './license-facts.ts';
import { readCounselLicense } from './read-counsel-license.ts';

export interface ReadCounsel {
  readonly records: CounselRecords;
  /** Sorted by line; what they are about is not in the records. */
  readonly problems: readonly CounselProblem[];
}

/** Counsel's file `licenses.yaml`: `version`, `licenses`, `exceptions`, `determinations`. */
export function readCounsel(source: string, name = 'licenses.yaml'): ReadCounsel {
  const yaml = parsed(source);
  if ('problem' in yaml) return { records: { version: name, licenses: [], exceptions: [], determinations: [] }, problems: [yaml.problem] };
  const fields = new CounselFields(yaml);
  const empty = yaml.value === null || yaml.value === undefined || yaml.value === '';
  const top = empty ? {} : (fields.record(yaml.value, [], ['version', 'licenses', 'exceptions', 'determinations']) ?? {});
  const version = fields.text(top, 'version', []);
  const records = { version: version === undefined ? name : `${name} ${version}`, licenses: licensesOf(top['licenses'], fields), exceptions: exceptionsOf(top['exceptions'], fields), determinations: determinationsOf(top['determinations'], fields) };
  return { records, problems: fields.problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

function parsed(source: string): ReturnType<typeof parseYaml> | { readonly problem: CounselProblem } {
  try {
    // texts as written: version 1.10 is not 1.1
    return parseYaml(source, { strings: true });
  } catch (error) {
    if (error instanceof TextSyntaxError) return { problem: { line: error.line, message: error.message } };
    throw error;
  }
}

function licensesOf(value: unknown, fields: CounselFields): LicenseFacts[] {
  const builtIn = licenseKnowledge();
  const own = new Map<string, LicenseFacts>();
  for (const [index, item] of fields.list(value, ['licenses']).entries()) {
    const path: YamlPath = ['licenses', index];
    const facts = readCounselLicense(item, path, fields, (id) => own.get(id.toLowerCase()) ?? builtIn.license(id));
    if (facts === undefined) continue;
    if (!isLicenseName(facts.id)) fields.problem([...path, 'id'], `id is ${JSON.stringify(facts.id)}, which is neither on the SPDX license list nor LicenseRef-… (letters, digits, dots, hyphens)`);
    else if (own.has(facts.id.toLowerCase())) fields.problem([...path, 'id'], `${facts.id} stands here twice; put both into one`);
    else own.set(facts.id.toLowerCase(), licenseId(facts.id) === undefined ? facts : { ...facts, id: licenseId(facts.id)! });
  }
  return [...own.values()];
}

const isLicenseName = (id: string): boolean => {
  const read = parseLicenseExpression(id);
  return read.ok && (read.expression.kind === 'reference' || (read.expression.kind === 'license' && !read.expression.orLater));
};

function exceptionsOf(value: unknown, fields: CounselFields): ExceptionFacts[] {
  return fields.list(value, ['exceptions']).flatMap((item, index) => {
    const path: YamlPath = ['exceptions', index];
    const given = fields.record(item, path, ['id', 'effect', 'meaning', 'confirmedBy', 'confirmedOn']);
    if (given === undefined) return [];
    const id = fields.needed(given, 'id', path, 'write an exception of the SPDX list or AdditionRef-…');
    const effect = Object.hasOwn(given, 'effect') ? fields.oneOf(given, 'effect', path, exceptionEffects) : fields.problem(path, `effect is missing: write one of ${exceptionEffects.join(', ')}`);
    const meaning = fields.needed(given, 'meaning', path, 'say in a sentence what it permits or forbids');
    const by = fields.needed(given, 'confirmedBy', path, 'name who confirms this');
    const on = Object.hasOwn(given, 'confirmedOn') ? fields.day(given, 'confirmedOn', path) : fields.problem(path, 'confirmedOn is missing: give the day, as 2026-03-01');
    if (id === undefined || effect === undefined || meaning === undefined || by === undefined || on === undefined) return [];
    const read = parseLicenseExpression(`MIT WITH ${id}`);
    if (!read.ok || read.expression.kind !== 'with') return fields.problem([...path, 'id'], `id is ${JSON.stringify(id)}, which is neither on the SPDX list of exceptions nor AdditionRef-…`) ?? [];
    return [{ id: read.expression.addition.id, effect, meaning: `${meaning} (${by}, ${on})`, appliesTo: [], admits: [] }];
  });
}

const keys = ['outbound', 'inbound', 'linkage', 'answer', 'reason', 'by', 'on', 'validUntil'];

function determinationsOf(value: unknown, fields: CounselFields): PairDetermination[] {
  return fields.list(value, ['determinations']).flatMap((item, index) => {
    const path: YamlPath = ['determinations', index];
    const given = fields.record(item, path, keys);
    if (given === undefined) return [];
    const outbound = termName(fields, given, 'outbound', path);
    const inbound = termName(fields, given, 'inbound', path);
    const answer = Object.hasOwn(given, 'answer') ? fields.oneOf(given, 'answer', path, ['compatible', 'conditional', 'incompatible'] as const) : fields.problem(path, 'answer is missing: write compatible, conditional or incompatible');
    const reason = fields.needed(given, 'reason', path, 'say in a sentence why');
    const by = fields.needed(given, 'by', path, 'name who decided');
    const on = Object.hasOwn(given, 'on') ? fields.day(given, 'on', path) : fields.problem(path, 'on is missing: give the day, as 2026-03-01');
    const validUntil = fields.day(given, 'validUntil', path);
    const linkage = linkagesOf(given['linkage'], fields, path);
    if (outbound === undefined || inbound === undefined || answer === undefined || reason === undefined || by === undefined || on === undefined) return [];
    return [{ outbound, inbound, answer, reason, by, on, ...(validUntil !== undefined && { validUntil }), ...(linkage !== undefined && { linkage }) }];
  });
}

/** One licence, with exception if any, in the spelling that answers use. */
function termName(fields: CounselFields, given: Readonly<Record<string, unknown>>, key: string, path: YamlPath): string | undefined {
  const text = fields.needed(given, key, path, 'name one licence');
  if (text === undefined) return undefined;
  const read = parseLicenseExpression(text === 'proprietary' ? 'LicenseRef-proprietary' : text);
  if (!read.ok) return fields.problem([...path, key], `${key}: ${read.message}`);
  if (isCombination(read.expression)) return fields.problem([...path, key], `${key} must be one licence, without AND and OR: answer each of them`);
  return licenseKnowledge().term(read.expression)?.id ?? text;
}

function linkagesOf(value: unknown, fields: CounselFields, path: YamlPath): Linkage[] | undefined {
  if (value === undefined) return undefined;
  const items = Array.isArray(value) ? value : [value];
  const known = items.filter((item): item is Linkage => linkages.some((linkage) => linkage === item));
  if (known.length !== items.length || isRecord(value)) return fields.problem([...path, 'linkage'], `linkage must be some of ${linkages.join(', ')}`);
  return known;
}
