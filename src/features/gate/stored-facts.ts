import type { EvaluationInput } from '#core/policy/evaluation/evaluation.ts';
import { factsSchema } from '#core/policy/reading/read-facts-document.ts';

/** Everything that an evaluation depends on besides the policy, in the form that `muster policy simulate` reads. Waivers stay where they are written. */
export function* factsText({ at, date, uses, dataVersions }: Pick<EvaluationInput, 'at' | 'date' | 'uses' | 'dataVersions'>): Generator<string> {
  yield `{\n "schema": ${JSON.stringify(factsSchema)},\n "at": ${JSON.stringify(at)},\n "date": ${JSON.stringify(date)},\n "dataVersions": ${JSON.stringify(dataVersions)},\n "uses": [`;
  for (const [index, { id, facts, unknown }] of uses.entries()) yield `${index === 0 ? '' : ','}\n  ${JSON.stringify({ id, facts, ...(unknown === undefined ? {} : { unknown }) })}`;
  yield `${uses.length === 0 ? '' : '\n '}]\n}\n`;
}
