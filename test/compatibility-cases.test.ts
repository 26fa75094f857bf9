import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import { licenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import { usualUsage, type UsageFacts } from '#core/usage/usage-facts.ts';
import { conflictCore } from '#core/compatibility/conflict-core.ts';
import { expressionVerdict, type InboundLicense } from '#core/compatibility/expression-verdict.ts';
import { permittedOutbound } from '#core/compatibility/permitted-outbound.ts';
import { policyCompatibility } from '#core/compatibility/verdict.ts';
import { hasShared, sharedPath } from './support/shared.ts';

interface SharedCase {
  readonly id: string;
  readonly kind: 'matrix-cell' | 'context' | 'expression';
  readonly outbound: string;
  readonly inbound: string;
  readonly combination: UsageFacts['linkage'];
  readonly channel: UsageFacts['channel'];
  readonly modified?: boolean;
  readonly clientCode?: boolean;
  readonly scope?: UsageFacts['scope'];
  readonly expected: 'yes' | 'conditional' | 'unknown' | 'no';
  readonly choice?: string | null;
}

interface SharedSet {
  readonly id: string;
  readonly kind: 'permitted-outbound';
  readonly inbound: readonly string[];
  readonly combination: 'copied';
  readonly expectYes: readonly string[];
  readonly expectConditional: readonly string[];
  readonly conflictCore: readonly string[] | null;
}

const all = hasShared ? (JSON.parse(readFileSync(sharedPath('domain', 'data', 'compatibility-tests.json'), 'utf8')) as { tests: (SharedCase | SharedSet)[] }).tests : [];
const cases = all.filter((one): one is SharedCase => one.kind !== 'permitted-outbound');
const sets = all.filter((one): one is SharedSet => one.kind === 'permitted-outbound');

const sources = { knowledge: licenseKnowledge() };

const expression = (text: string) => {
  const parsed = parseLicenseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
  return parsed.expression;
};

const inboundOf = (text: string): InboundLicense => (text === 'NOASSERTION' || text === 'NONE' ? text : expression(text));

describe.skipIf(!hasShared)('the compatibility tests of the domain data', () => {
  it('are all here', () => {
    expect([cases.length, sets.length]).toEqual([98, 10]);
  });

  it.each(cases)('$id: $inbound in $outbound, $combination, $channel: $expected', (one) => {
    const use: UsageFacts = { ...usualUsage, channel: one.channel, linkage: one.combination, modified: one.modified ?? false, clientCode: one.clientCode ?? false, scope: one.scope ?? 'runtime' };
    const given = expressionVerdict(expression(one.outbound), inboundOf(one.inbound), use, sources);
    expect(policyCompatibility[given.verdict], given.because).toBe(one.expected);
    if (one.choice !== undefined) expect(given.choice === undefined ? null : renderLicenseExpression(given.choice)).toBe(one.choice);
    expect(given.because).toMatch(/\.$/);
  });

  it.each(sets)('$id: $inbound', (one) => {
    const components = one.inbound.map((id) => ({ name: id, license: expression(id), use: { ...usualUsage, channel: 'distributed', linkage: one.combination } as UsageFacts }));
    const permitted = permittedOutbound(components, sources);
    expect(permitted.compatible).toEqual(one.expectYes);
    expect(permitted.conditional).toEqual(one.expectConditional);
    expect(conflictCore(components, sources)?.members.map(({ name }) => name) ?? null).toEqual(one.conflictCore);
  });
});
