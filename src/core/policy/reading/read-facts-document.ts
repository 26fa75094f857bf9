import { parseJson } from '../../text/json.ts';
import { TextSyntaxError } from '../../text/position.ts';
import { isRecord, type Value } from '../../text/value.ts';
import type { ComponentUse } from '../evaluation/evaluation.ts';
import type { Approval, Waiver } from '../model/exception.ts';
import type { PolicyProblem } from '../model/place.ts';
import { enforcementPoints, type EnforcementPoint } from '../model/verdict.ts';
import { readApproval, readWaiver } from './read-exceptions.ts';
import { readFacts } from './read-facts.ts';
import { Section, type ReadingFile } from './section.ts';

/** Changes when a field is removed or changes its meaning. */
export const factsSchema = 'muster-facts/1';

/** Stored facts of component uses: what is needed to ask a policy again, without a new scan. */
export interface FactsDocument {
  readonly at?: EnforcementPoint;
  readonly date?: string;
  readonly uses: readonly ComponentUse[];
  readonly approvals: readonly Approval[];
  readonly waivers: readonly Waiver[];
  readonly dataVersions: Readonly<Record<string, string>>;
}

/** The JSON form of facts; `lists` are the ids of the lists of the policy, which conditions of waivers may name. */
export function readFactsDocument(path: string, text: string, lists: ReadonlySet<string>): { document: FactsDocument; problems: PolicyProblem[] } {
  const problems: PolicyProblem[] = [];
  const empty: FactsDocument = { uses: [], approvals: [], waivers: [], dataVersions: {} };
  try {
    const json = parseJson(text);
    const file: ReadingFile = { path, source: text, line: (...at) => json.line(...at), problems, notation: 'json' };
    const root = new Section(file, [], json.value, ['schema', 'at', 'date', 'uses', 'approvals', 'waivers', 'dataVersions'], 'a facts document');
    root.reportUnknownKeys();
    if (root.value('schema') !== factsSchema) root.report(['schema'], `schema is not ${factsSchema}`, 'Give a file of facts as muster writes it; docs/guide/policy.md describes the form.');
    const at = root.choice('at', enforcementPoints);
    const date = root.day('date');
    const uses = root.items('uses').map((item) => readUse(file, item.path, item.value));
    reportTwins(uses, root);
    const document: FactsDocument = {
      uses, approvals: root.items('approvals').map((item) => readApproval(file, item.path, item.value, ['target'])), waivers: root.items('waivers').map((item) => readWaiver(file, item.path, item.value, lists, ['target'])),
      dataVersions: textsOf(root.value('dataVersions')), ...(at === undefined ? {} : { at }), ...(date === undefined ? {} : { date }),
    };
    return { document, problems };
  } catch (error) {
    if (!(error instanceof TextSyntaxError)) throw error;
    problems.push({ severity: 'error', place: error.line === undefined ? { path } : { path, line: error.line }, message: `this is no JSON: ${error.message}`, remedy: 'Give a file of facts as muster writes it.' });
    return { document: empty, problems };
  }
}

function readUse(file: ReadingFile, path: readonly (string | number)[], value: Value): ComponentUse {
  const section = new Section(file, path, value, ['id', 'facts', 'unknown', 'target'], 'a use');
  section.reportUnknownKeys();
  const unknown = textsOf(section.value('unknown'));
  const target = section.text('target');
  return { id: section.required('id'), ...(target === undefined ? {} : { target }), facts: readFacts(file, [...path, 'facts'], section.value('facts') ?? {}), ...(Object.keys(unknown).length === 0 ? {} : { unknown }) };
}

function reportTwins(uses: readonly ComponentUse[], root: Section): void {
  const seen = new Set<string>();
  uses.forEach(({ id }, index) => {
    if (seen.has(id)) root.report(['uses', index], `two uses have the id ${JSON.stringify(id.slice(0, 80))}`, 'Give each use an id of its own, such as project and package URL.');
    seen.add(id);
  });
}

const textsOf = (value: Value): Record<string, string> => (isRecord(value) ? (Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string')) as Record<string, string>) : {});
