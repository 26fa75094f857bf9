import { isRequirementSyntax, readRequirement, type Requirement } from '../../versions/satisfies.ts';
import { VersionError } from '../../versions/version-order.ts';
import type { FactValue } from '../facts/fact-type.ts';
import { slotOf, type Slots } from '../facts/facts.ts';
import { fitsPattern } from './text-pattern.ts';
import type { BinaryOperator, Comparison, Operand, Statement } from './syntax.ts';
import { FALSE, TRUE, UNKNOWN, type Truth } from './truth.ts';

export type Test = (slots: Slots) => Truth;

/** The texts of a list of the policy, in all contexts or by usage context. */
export type ListEntries = { readonly all: ReadonlySet<string> } | { readonly byContext: ReadonlyMap<string, ReadonlySet<string>> };

export type Lists = ReadonlyMap<string, ListEntries>;

type Read = (slots: Slots) => FactValue | ReadonlySet<string> | undefined;

const channel = slotOf('usage.channel')!;
const ecosystem = slotOf('component.ecosystem')!;
const nothing: ReadonlySet<string> = new Set();

const truthOf = (value: boolean): Truth => (value ? TRUE : FALSE);

export function compileStatement({ fact, operator }: Statement): [Test, readonly number[]] {
  const slot = slotOf(fact.name)!;
  switch (operator) {
    case 'isTrue': return [(slots) => { const value = slots[slot]; return value === undefined ? UNKNOWN : value === true ? TRUE : FALSE; }, [slot]];
    case 'isEmpty': return [(slots) => { const value = slots[slot]; return value === undefined ? UNKNOWN : truthOf((value as string | readonly string[]).length === 0); }, [slot]];
    case 'isKnown': return [(slots) => truthOf(slots[slot] !== undefined), [slot]];
    case 'isUnknown': return [(slots) => truthOf(slots[slot] === undefined), [slot]];
  }
}

/** The test, and the slots that it looks at. */
export function compileComparison({ left, operator, right }: Comparison, lists: Lists): [Test, readonly number[]] {
  const used = [...slotsOf(left, lists), ...slotsOf(right, lists)];
  if (operator === 'satisfies') return [satisfiesTest(slotsOf(left, lists)[0]!, (right as { value: string }).value), [...used, ecosystem]];
  const direct = factAgainstValue(left, operator, right);
  if (direct !== undefined) return [direct, used];
  const readLeft = reader(left, lists);
  const readRight = reader(right, lists);
  const compare = relations[operator];
  const test = (slots: Slots): Truth => {
    const one = readLeft(slots);
    const other = readRight(slots);
    return one === undefined || other === undefined ? UNKNOWN : truthOf(compare(one, other));
  };
  return [test, used];
}

/** What most comparisons are, without detours: they are asked millions of times. */
function factAgainstValue(left: Operand, operator: BinaryOperator, right: Operand): Test | undefined {
  if (left.kind !== 'fact') return undefined;
  const slot = slotOf(left.name)!;
  if (right.kind === 'value' && (operator === '==' || operator === '!=')) {
    const { value } = right;
    const same: Truth = operator === '==' ? TRUE : FALSE;
    const other: Truth = operator === '==' ? FALSE : TRUE;
    return (slots) => { const found = slots[slot]; return found === undefined ? UNKNOWN : found === value ? same : other; };
  }
  if (right.kind !== 'values') return undefined;
  const { values } = right;
  if (operator === 'in') return (slots) => { const found = slots[slot]; return found === undefined ? UNKNOWN : values.includes(found as string) ? TRUE : FALSE; };
  if (operator !== 'hasAny') return undefined;
  return (slots) => {
    const found = slots[slot] as readonly string[] | undefined;
    if (found === undefined) return UNKNOWN;
    for (const item of found) if (values.includes(item)) return TRUE;
    return FALSE;
  };
}

function slotsOf(operand: Operand, lists: Lists): number[] {
  if (operand.kind === 'fact') return [slotOf(operand.name)!];
  const list = operand.kind === 'list' ? lists.get(operand.name) : undefined;
  return list !== undefined && 'byContext' in list ? [channel] : [];
}

function reader(operand: Operand, lists: Lists): Read {
  switch (operand.kind) {
    case 'fact': {
      const slot = slotOf(operand.name)!;
      return (slots) => slots[slot];
    }
    case 'value': return () => operand.value;
    case 'values': {
      const set = new Set(operand.values);
      return () => set;
    }
    case 'list': return listReader(lists.get(operand.name)!);
  }
}

/** In a context of which the list says nothing it is empty; in an unknown context its content is unknown. */
function listReader(list: ListEntries): Read {
  if ('all' in list) return () => list.all;
  return (slots) => { const context = slots[channel]; return context === undefined ? undefined : list.byContext.get(context as string) ?? nothing; };
}

type Operandum = FactValue | ReadonlySet<string>;

const has = (list: Operandum, item: string): boolean => (list instanceof Set ? list.has(item) : (list as readonly string[]).includes(item));
const itemsOf = (list: Operandum): readonly string[] => (list instanceof Set ? [...list] : (list as readonly string[]));

const relations: Readonly<Record<Exclude<BinaryOperator, 'satisfies'>, (left: Operandum, right: Operandum) => boolean>> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => (left as number) < (right as number),
  '<=': (left, right) => (left as number) <= (right as number),
  '>': (left, right) => (left as number) > (right as number),
  '>=': (left, right) => (left as number) >= (right as number),
  in: (left, right) => has(right, left as string),
  'not in': (left, right) => !has(right, left as string),
  hasAny: (left, right) => itemsOf(left).some((item) => has(right, item)),
  hasAll: (left, right) => itemsOf(right).every((item) => has(left, item)),
  hasOnly: (left, right) => itemsOf(left).length > 0 && itemsOf(left).every((item) => has(right, item)),
  startsWith: (left, right) => (left as string).startsWith(right as string),
  endsWith: (left, right) => (left as string).endsWith(right as string),
  contains: (left, right) => (left as string).includes(right as string),
  matches: (left, right) => fitsPattern(right as string, left as string),
};

/** Unknown when the ecosystem is unknown or has no ranges, or does not understand the range or the version. */
function satisfiesTest(version: number, range: string): Test {
  const requirements = new Map<string, Requirement | undefined>();
  const requirementOf = (type: string): Requirement | undefined => {
    if (requirements.has(type)) return requirements.get(type);
    const requirement = isRequirementSyntax(type) ? tried(() => readRequirement(type, range)) : undefined;
    requirements.set(type, requirement);
    return requirement;
  };
  return (slots) => {
    const found = slots[version];
    const type = slots[ecosystem];
    const requirement = found === undefined || type === undefined ? undefined : requirementOf(type as string);
    if (requirement === undefined) return UNKNOWN;
    const answer = tried(() => requirement(found as string));
    return answer === undefined ? UNKNOWN : truthOf(answer);
  };
}

function tried<T>(attempt: () => T): T | undefined {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof VersionError) return undefined;
    throw error;
  }
}
