import type { TermFacts } from '../license-knowledge/knowledge.ts';
import { parseJson, type JsonText } from '../text/json.ts';
import { TextSyntaxError } from '../text/position.ts';
import { isRecord, list, text } from '../text/value.ts';
import type { CompatibilityMatrix } from './matrix.ts';
import { answer, type Answer, type Compatibility } from './verdict.ts';

export type ReadMatrix =
  | { readonly ok: true; readonly matrix: CompatibilityMatrix; readonly licenses: number; readonly pairs: number; readonly problems: readonly MatrixProblem[] }
  | { readonly ok: false; readonly problem: MatrixProblem };

export interface MatrixProblem {
  readonly line: number | undefined;
  readonly message: string;
}

/** The words of the OSADL matrix. */
const words: ReadonlyMap<string, Compatibility> = new Map([
  ['Same', 'compatible'], ['Yes', 'compatible'], ['No', 'incompatible'], ['Unknown', 'unknown'], ['Check dependency', 'conditional'],
]);

interface Cell {
  readonly verdict: Compatibility;
  readonly explanation?: string;
}

/**
 * The licence compatibility matrix of OSADL as JSON, in both of its forms: an object for each outbound licence (`matrix.json`), or a list `licenses` whose
 * members have a list `compatibilities`, with or without explanations (`matrixseq.json`, `matrixseqexpl.json`). `timestamp` becomes its version.
 */
export function readMatrix(source: string, name = 'OSADL'): ReadMatrix {
  const json = parsed(source);
  if ('problem' in json) return { ok: false, problem: json.problem };
  if (!isRecord(json.value)) return { ok: false, problem: { line: 1, message: 'it must be an object with a timestamp and licences' } };
  const cells = new Map<string, ReadonlyMap<string, Cell>>();
  const problems: MatrixProblem[] = [];
  if (Array.isArray(json.value['licenses'])) fromLists(json, cells, problems);
  else fromObjects(json, cells, problems);
  if (cells.size === 0) return { ok: false, problem: { line: 1, message: 'no licences are in it: it needs a list "licenses", or an object for each outbound licence' } };
  const timestamp = text(json.value, 'timestamp');
  if (timestamp === undefined) problems.push({ line: 1, message: 'it has no "timestamp": answers cannot say which version they come from' });
  const version = `${name} ${timestamp?.slice(0, 10) ?? 'without date'}`;
  const pairs = [...cells.values()].reduce((sum, row) => sum + row.size, 0);
  return { ok: true, matrix: { version, answer: (outbound, inbound) => look(cells, version, outbound, inbound) }, licenses: cells.size, pairs, problems };
}

function parsed(source: string): JsonText | { readonly problem: MatrixProblem } {
  try {
    return parseJson(source);
  } catch (error) {
    if (error instanceof TextSyntaxError) return { problem: { line: error.line, message: error.message } };
    throw error;
  }
}

function fromObjects(json: JsonText, cells: Map<string, ReadonlyMap<string, Cell>>, problems: MatrixProblem[]): void {
  for (const [outbound, row] of Object.entries(json.value as Record<string, unknown>)) {
    if (!isRecord(row)) continue;
    cells.set(outbound.toLowerCase(), new Map(Object.entries(row).flatMap(([inbound, value]) => cell(inbound, value, undefined, () => json.line(outbound, inbound), problems))));
  }
}

function fromLists(json: JsonText, cells: Map<string, ReadonlyMap<string, Cell>>, problems: MatrixProblem[]): void {
  for (const [index, license] of list(json.value, 'licenses').entries()) {
    const outbound = text(license, 'name');
    if (outbound === undefined) {
      problems.push({ line: json.line('licenses', index), message: 'this licence has no "name"; it was left out' });
      continue;
    }
    const row = list(license, 'compatibilities').flatMap((item, at) => {
      const line = () => json.line('licenses', index, 'compatibilities', at);
      const inbound = text(item, 'name');
      if (inbound !== undefined) return cell(inbound, text(item, 'compatibility'), text(item, 'explanation'), line, problems);
      problems.push({ line: line(), message: 'this cell has no "name"; it was left out' });
      return [];
    });
    cells.set(outbound.toLowerCase(), new Map(row));
  }
}

function cell(inbound: string, value: unknown, explanation: string | undefined, line: () => number | undefined, problems: MatrixProblem[]): [string, Cell][] {
  const verdict = typeof value === 'string' ? words.get(value) : undefined;
  if (verdict !== undefined) return [[inbound.toLowerCase(), { verdict, ...(explanation !== undefined && { explanation }) }]];
  problems.push({ line: line(), message: `${JSON.stringify(value) ?? 'nothing'} is no word of the matrix (${[...words.keys()].join(', ')}); the cell was left out` });
  return [];
}

/** By id with exception; without it where the matrix does not know the exception, which errs on the side of caution. */
function look(cells: ReadonlyMap<string, ReadonlyMap<string, Cell>>, version: string, outbound: TermFacts, inbound: TermFacts): Answer | undefined {
  for (const out of [outbound.id, outbound.license.id]) {
    for (const given of [inbound.id, inbound.license.id]) {
      const found = cells.get(out.toLowerCase())?.get(given.toLowerCase());
      if (found === undefined) continue;
      return answer(found.verdict, found.explanation ?? `${version} says ${found.verdict} for ${given} in ${out}.`, { source: 'matrix', clauses: [version], conditions: found.verdict === 'conditional' ? [found.explanation ?? `see ${version} for the condition`] : [] });
    }
  }
  return undefined;
}
