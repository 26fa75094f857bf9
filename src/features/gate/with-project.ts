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

/** Why the licence of the project takes a component in or not, with clauses and ways out; nothing where one of the licences cannot be read. */
export function withProject({ name, license, use, outbound }: MetProject, sources: PairSources): GateWithProject | undefined {
  const read = readOutbound(outbound);
  const inbound = parseLicenseExpression(license, { unknownIds: 'accept' });
  if (!read.ok || !inbound.ok) return undefined;
  const found = checkDeliverable({ outbound: read.expression, components: [{ name, license: inbound.expression, use }] }, sources).answers[0];
  if (found === undefined) return undefined;
  const { verdict, because, clauses, conditions } = found.answer;
  return { outbound, answer: verdict, because, clauses, conditions, waysOut: found.waysOut };
}
