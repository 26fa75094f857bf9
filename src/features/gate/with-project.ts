import { checkDeliverable } from '#core/compatibility/check-deliverable.ts';
import type { PairSources } from '#core/compatibility/look-up-pair.ts';
import { readOutbound } from '#core/compatibility/outbound.ts';
import type { GateWithProject } from '#core/gate/gate-result.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import type { UsageFacts } from '#core/usage/usage-facts.ts';

export interface MetProject {
  /** As a person would say it. */
  readonly name: string;
  /** SPDX. */
  readonly license: string;
  readonly use: UsageFacts;
  /** SPDX, or `proprietary`. */
  readonly outbound: string;
}

/** Stands for the name while an answer is kept for all components with the same licence and use. */
const placeholder = '\0';

/** Why the licence of the project takes components in or not, with clauses and ways out; nothing where one of the licences cannot be read. Equal questions are answered once. */
export class ProjectAnswers {
  readonly #sources: PairSources;
  readonly #known = new Map<string, GateWithProject | undefined>();

  constructor(sources: PairSources) {
    this.#sources = sources;
  }

  of({ name, license, use, outbound }: MetProject): GateWithProject | undefined {
    const key = JSON.stringify([license, outbound, Object.entries(use)]);
    if (!this.#known.has(key)) this.#known.set(key, answerTo({ name: placeholder, license, use, outbound }, this.#sources));
    const found = this.#known.get(key);
    const named = (text: string): string => text.replaceAll(placeholder, () => name);
    return found === undefined ? undefined : { ...found, because: named(found.because), conditions: found.conditions.map(named), waysOut: found.waysOut.map((way) => ({ ...way, action: named(way.action) })) };
  }
}

function answerTo({ name, license, use, outbound }: MetProject, sources: PairSources): GateWithProject | undefined {
  const read = readOutbound(outbound);
  const inbound = parseLicenseExpression(license, { unknownIds: 'accept' });
  if (!read.ok || !inbound.ok) return undefined;
  const found = checkDeliverable({ outbound: read.expression, components: [{ name, license: inbound.expression, use }] }, sources).answers[0];
  if (found === undefined) return undefined;
  const { verdict, because, clauses, conditions } = found.answer;
  return { outbound, answer: verdict, because, clauses, conditions, waysOut: found.waysOut };
}
