import { extrasOf, type Marker, type MarkerAtom, type MarkerOperand } from './marker.ts';
import { normalName } from './package-name.ts';
import { allowsVersion } from './version-specifiers.ts';
import type { Specifier } from './requirement.ts';

/** What is known where packages are chosen. */
export interface MarkerEnvironment {
  /** `3.12`. */
  readonly python: string | undefined;
  /** The one that is asked for, by its normal name. */
  readonly extra: string | undefined;
}

/** Whether the marker holds; `undefined` when that depends on the platform. */
export function truthOf(marker: Marker, environment: MarkerEnvironment): boolean | undefined {
  const stack: (boolean | undefined)[] = [];
  for (const item of marker) {
    if (item === 'and' || item === 'or') {
      const right = stack.pop();
      const left = stack.pop();
      const decisive = item === 'or';
      stack.push(left === decisive || right === decisive ? decisive : left === undefined || right === undefined ? undefined : !decisive);
    } else stack.push(atomTruth(item, environment));
  }
  return stack.pop();
}

export { extrasOf };

const mirrored: ReadonlyMap<string, string> = new Map([['<', '>'], ['<=', '>='], ['>', '<'], ['>=', '<=']]);

function atomTruth({ left, operator, right }: MarkerAtom, { python, extra }: MarkerEnvironment): boolean | undefined {
  const [variable, literal] = left.isVariable ? [left, right] : [right, left];
  if (!variable.isVariable || literal.isVariable) return undefined;
  const towards = left.isVariable ? operator : (mirrored.get(operator) ?? operator);
  if (variable.text === 'extra') return operator === '!=' ? extra !== normalName(literal.text) : extra === normalName(literal.text);
  if (python === undefined) return undefined;
  if (variable.text === 'python_version') return holdsFor(python, towards, literal, left.isVariable);
  if (variable.text !== 'python_full_version') return undefined;
  // of the client only the minor version is known
  const [first, last] = [`${python}.0`, `${python}.9999`].map((version) => holdsFor(version, towards, literal, left.isVariable));
  return first === last ? first : undefined;
}

function holdsFor(version: string, operator: string, { text }: MarkerOperand, isInOrder: boolean): boolean | undefined {
  if (operator === 'in' || operator === 'not in') return isInOrder ? text.split(/[\s,|]+/).includes(version) === (operator === 'in') : undefined;
  return allowsVersion([{ operator: operator as Specifier['operator'], version: text }], version);
}
