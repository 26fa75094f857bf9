import type { ValueRecord } from '../text/value.ts';
import type { CounselFields, YamlPath } from './counsel-fields.ts';
import { dutyScopes, forms, obligationCodes, type Duty, type Form, type ObligationCode } from './duty.ts';
import { license, noCopyleft, patents } from './fact-notation.ts';
import { copyleftReaches, copyleftStrengths, licenseCategories, networkTriggers, patentGrants, patentRetaliations, type Copyleft, type LicenseFacts, type NetworkClause, type PatentTerms } from './license-facts.ts';

const keys = ['id', 'like', 'category', 'family', 'version', 'copyleft', 'network', 'patents', 'duties', 'notes', 'confirmedBy', 'confirmedOn', 'reason'];

/** A licence of counsel's file; `find` gives the facts of those that it may be like. `undefined` when it cannot be used. */
export function readCounselLicense(value: unknown, path: YamlPath, fields: CounselFields, find: (id: string) => LicenseFacts | undefined): LicenseFacts | undefined {
  const record = fields.record(value, path, keys);
  if (record === undefined) return undefined;
  const id = fields.needed(record, 'id', path, 'write an SPDX id or LicenseRef-…');
  const by = fields.needed(record, 'confirmedBy', path, 'name who confirms this');
  const on = fields.needed(record, 'confirmedOn', path, 'give the day, as 2026-03-01') === undefined ? undefined : fields.day(record, 'confirmedOn', path);
  const reason = fields.needed(record, 'reason', path, 'say in a sentence why the record is as it is');
  const base = baseOf(record, path, fields, find, id);
  const category = fields.oneOf(record, 'category', path, licenseCategories);
  if (id === undefined || by === undefined || on === undefined || reason === undefined) return undefined;
  if (base === undefined && category === undefined) return fields.problem(path, `category is missing: without "like" the class of ${id} has to be said`);
  const from = base ?? license({ id, family: 'own', category: category!, review: 'confirmed', basis: '' });
  const family = fields.text(record, 'family', path);
  const version = fields.text(record, 'version', path);
  const copyleft = copyleftOf(record, path, fields);
  const network = networkOf(record, path, fields);
  const patent = patentOf(record, path, fields);
  return {
    ...from, id, review: 'confirmed', basis: `${by}, ${on}: ${reason}`,
    ...(category !== undefined && { category }), ...(family !== undefined && { family }), ...(version !== undefined && { version }),
    ...(copyleft !== undefined && { copyleft }), ...(network !== undefined && { network }), ...(patent !== undefined && { patent }),
    ...(Object.hasOwn(record, 'duties') && { duties: dutiesOf(record, path, fields) }),
    ...(Object.hasOwn(record, 'notes') && { notes: fields.list(record['notes'], [...path, 'notes']).filter((note): note is string => typeof note === 'string') }),
  };
}

/** The licence that it is like; a known id alone is corrected, not written anew. */
function baseOf(record: ValueRecord, path: YamlPath, fields: CounselFields, find: (id: string) => LicenseFacts | undefined, id: string | undefined): LicenseFacts | undefined {
  const like = fields.text(record, 'like', path);
  if (like === undefined) return id === undefined ? undefined : find(id);
  return find(like) ?? fields.problem([...path, 'like'], `like names ${JSON.stringify(like)}, of which we know nothing; name a licence that muster knows, or one that stands before this one`);
}

function part(record: ValueRecord, key: string, path: YamlPath, fields: CounselFields, allowed: readonly string[]): ValueRecord | undefined {
  return Object.hasOwn(record, key) ? fields.record(record[key], [...path, key], allowed) : undefined;
}

const clauseNeeded = 'name the section of the licence that says so';

function copyleftOf(record: ValueRecord, path: YamlPath, fields: CounselFields): Copyleft | undefined {
  const given = part(record, 'copyleft', path, fields, ['strength', 'reach', 'linked', 'clause']);
  if (given === undefined) return undefined;
  const at = [...path, 'copyleft'];
  const strength = fields.oneOf(given, 'strength', at, copyleftStrengths) ?? (Object.hasOwn(given, 'strength') ? undefined : fields.problem(at, `strength is missing: write one of ${copyleftStrengths.join(', ')}`));
  if (strength === undefined) return undefined;
  if (strength === 'none') return noCopyleft;
  const clause = fields.needed(given, 'clause', at, clauseNeeded);
  const reach = fields.oneOf(given, 'reach', at, copyleftReaches);
  if (reach === undefined && strength !== 'questionable' && !Object.hasOwn(given, 'reach')) fields.problem(at, `reach is missing: write what stays under the licence, one of ${copyleftReaches.join(', ')}`);
  const linked = fields.oneOf(given, 'linked', at, ['reaches', 'stays', 'disputed'] as const) ?? (strength === 'strong' ? 'reaches' : 'stays');
  return { strength, linked, ...(reach !== undefined && { reach }), ...(clause !== undefined && { clause }) };
}

function networkOf(record: ValueRecord, path: YamlPath, fields: CounselFields): NetworkClause | undefined {
  const given = part(record, 'network', path, fields, ['trigger', 'clause']);
  if (given === undefined) return undefined;
  const at = [...path, 'network'];
  const trigger = fields.oneOf(given, 'trigger', at, networkTriggers);
  const clause = trigger === 'none' ? undefined : fields.needed(given, 'clause', at, clauseNeeded);
  return trigger === undefined ? undefined : { trigger, ...(clause !== undefined && { clause }) };
}

function patentOf(record: ValueRecord, path: YamlPath, fields: CounselFields): PatentTerms | undefined {
  const given = part(record, 'patents', path, fields, ['grant', 'clause', 'retaliation', 'retaliationClause']);
  if (given === undefined) return undefined;
  const at = [...path, 'patents'];
  const clause = fields.text(given, 'clause', at);
  const retaliationClause = fields.text(given, 'retaliationClause', at);
  return {
    ...patents.unstated, grant: fields.oneOf(given, 'grant', at, patentGrants) ?? 'unstated', retaliation: fields.oneOf(given, 'retaliation', at, patentRetaliations) ?? 'none',
    ...(clause !== undefined && { clause }), ...(retaliationClause !== undefined && { retaliationClause }),
  };
}

const whens: Readonly<Record<string, readonly Form[]>> = { always: forms, binary: ['UB', 'MB'], source: ['US', 'MS'], modified: ['MB', 'MS'], 'modified-binary': ['MB'], 'modified-source': ['MS'], 'unmodified-binary': ['UB'], 'unmodified-source': ['US'] };

const codes: ReadonlyMap<string, ObligationCode> = new Map(Object.entries(obligationCodes).map(([code, name]) => [name, code as ObligationCode]));

function dutiesOf(record: ValueRecord, path: YamlPath, fields: CounselFields): Duty[] {
  return fields.list(record['duties'], [...path, 'duties']).flatMap((item, index) => {
    const at = [...path, 'duties', index];
    const given = fields.record(item, at, ['obligation', 'when', 'scope', 'clause']);
    if (given === undefined) return [];
    const name = fields.oneOf(given, 'obligation', at, [...codes.keys()]) ?? (Object.hasOwn(given, 'obligation') ? undefined : fields.problem(at, `obligation is missing: write one of ${[...codes.keys()].join(', ')}`));
    const clause = fields.needed(given, 'clause', at, clauseNeeded);
    const when = fields.oneOf(given, 'when', at, Object.keys(whens)) ?? 'always';
    const scope = fields.oneOf(given, 'scope', at, dutyScopes);
    if (name === undefined || clause === undefined) return [];
    const code = codes.get(name)!;
    if ((code === 'DS' || code === 'SL') && scope === undefined) {
      fields.problem(at, `scope is missing: say of what, one of ${dutyScopes.join(', ')}`);
      return [];
    }
    return [{ code, on: whens[when]!, advisoryOn: [], clause, ...(scope !== undefined && { scope }) }];
  });
}
