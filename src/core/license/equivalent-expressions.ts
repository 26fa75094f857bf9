import { expressionKey } from './combine-expressions.ts';
import { disjunctiveForm, type Formula, type VariableSet } from './disjunctive-form.ts';
import { isCombination, termsIn, type LicenseExpression, type LicenseTerm, type SimpleLicense } from './expression.ts';
import { compareLicenseVersions, includesVersion, listedVersions, versionRange, type VersionRange } from './license-versions.ts';
import { normalizeExpression } from './normalize-expression.ts';
import { simplifyExpression } from './simplify-expression.ts';

/** `undecided`: the expressions are so entangled that an answer would take too long. */
export type Equivalence = 'equivalent' | 'different' | 'undecided';

/**
 * Whether both leave the same choices: `MIT OR ISC` and `ISC OR MIT`, `GPL-2.0+` and `GPL-2.0-or-later`, and also
 * `GPL-2.0-only OR GPL-3.0-or-later` and `GPL-2.0-or-later`, since no version lies between them.
 */
export function equivalentExpressions(a: LicenseExpression, b: LicenseExpression): Equivalence {
  const [left, right] = [a, b].map((expression) => simplifyExpression(normalizeExpression(expression), { order: 'sorted' })) as [LicenseExpression, LicenseExpression];
  if (expressionKey(left) === expressionKey(right)) return 'equivalent';
  const grants = grantsOf([...termsIn(left), ...termsIn(right)]);
  const [first, second] = [left, right].map((expression) => disjunctiveForm(formula(expression, grants), 2_000));
  if (first === undefined || second === undefined) return 'undecided';
  return same(first, second) ? 'equivalent' : 'different';
}

function same(a: readonly VariableSet[], b: readonly VariableSet[]): boolean {
  const keys = new Set(a.map((set) => set.join()));
  return a.length === b.length && b.every((set) => keys.has(set.join()));
}

const formula = (expression: LicenseExpression, grants: ReadonlyMap<string, Formula>): Formula =>
  (isCombination(expression) ? { kind: expression.kind, operands: expression.operands.map((operand) => formula(operand, grants)) } : grants.get(expressionKey(expression))!);

/** "Later than all that are listed", which `-or-later` includes. */
const future = 'future';

/**
 * Each term as a choice between groups of versions. Versions that the same terms include are one group, so that an expression that names
 * `GPL-2.0-or-later` alone has a single variable for it.
 */
function grantsOf(terms: readonly LicenseTerm[]): Map<string, Formula> {
  const grants = new Map<string, Formula>();
  const ranges = new Map<string, Map<string, VersionRange>>();
  let variables = 0;
  for (const term of terms) {
    const range = versionRange(simple(term));
    const key = expressionKey(term);
    if (range === undefined) {
      if (!grants.has(key)) grants.set(key, variables++);
      continue;
    }
    // versions count within one family and exception
    const line = JSON.stringify([range.family, term.kind === 'with' ? [term.addition.document, term.addition.id].join(':').toLowerCase() : '']);
    ranges.set(line, (ranges.get(line) ?? new Map()).set(key, range));
  }
  for (const line of ranges.values()) {
    const groups = new Map<string, number>();
    const included = new Map<string, Set<number>>();
    for (const version of versionsOf([...line.values()])) {
      const holders = [...line].filter(([, range]) => (version === future ? range.orLater : includesVersion(range, version))).map(([key]) => key);
      const group = holders.join('\n');
      if (!groups.has(group)) groups.set(group, variables++);
      for (const key of holders) included.set(key, (included.get(key) ?? new Set()).add(groups.get(group)!));
    }
    for (const [key, numbers] of included) grants.set(key, { kind: 'or', operands: [...numbers] });
  }
  return grants;
}

const simple = (term: LicenseTerm): SimpleLicense => (term.kind === 'with' ? term.license : term);

function versionsOf(ranges: readonly VersionRange[]): string[] {
  const versions = new Set([...listedVersions(ranges[0]!.family).keys(), ...ranges.map(({ version }) => version)]);
  return [...[...versions].sort(compareLicenseVersions), future];
}
