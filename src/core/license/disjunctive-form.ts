/** A formula without negation over numbered variables. */
export type Formula = number | { readonly kind: 'and' | 'or'; readonly operands: readonly Formula[] };

/** Numbers in ascending order, each once. */
export type VariableSet = readonly number[];

/** Elementary steps that one formula may cost; some ten milliseconds. */
const workLimit = 1_000_000;

/**
 * The smallest sets of variables that make the formula true, none a part of another; in the order of the formula. They are unique: two
 * formulas mean the same if and only if their sets are the same. `undefined` when there are more than `limit`, or when finding out would take too
 * long: the number of sets can double with every operand.
 */
export function disjunctiveForm(formula: Formula, limit: number): VariableSet[] | undefined {
  try {
    return new Expansion(limit).sets(formula);
  } catch (error) {
    if (error instanceof TooMany) return undefined;
    throw error;
  }
}

class TooMany extends Error {}

class Expansion {
  readonly #limit: number;
  #work = workLimit;

  constructor(limit: number) {
    this.#limit = limit;
  }

  sets(formula: Formula): VariableSet[] {
    if (typeof formula === 'number') return [[formula]];
    const operands = formula.operands.map((operand) => this.sets(operand));
    if (formula.kind === 'or') return this.#smallest(operands.flat());
    // what is no choice comes first and in one go, so that long conjunctions stay cheap
    const fixed = [...new Set(operands.filter((sets) => sets.length === 1).flatMap(([only]) => only!))].sort((a, b) => a - b);
    return operands.filter((sets) => sets.length !== 1).reduce<VariableSet[]>((product, sets) => this.#multiply(product, sets), [fixed]);
  }

  #multiply(left: readonly VariableSet[], right: readonly VariableSet[]): VariableSet[] {
    const product: VariableSet[] = [];
    for (const a of left) {
      for (const b of right) {
        const both = union(a, b);
        this.#spend(both.length);
        product.push(both);
      }
    }
    return this.#smallest(product);
  }

  /** Without the sets that contain another one. */
  #smallest(sets: readonly VariableSet[]): VariableSet[] {
    const kept: VariableSet[] = [];
    const byFirst = new Map<number, VariableSet[]>();
    const isNeedless = (set: VariableSet): boolean => set.some((variable) => byFirst.get(variable)?.some((smaller) => {
      this.#spend(1);
      return isPart(smaller, set);
    }) === true);
    // shorter sets first: only they can be part of a longer one
    for (const set of sets.toSorted((a, b) => a.length - b.length)) {
      this.#spend(set.length);
      if (isNeedless(set)) continue;
      kept.push(set);
      const first = set[0]!;
      const same = byFirst.get(first);
      if (same === undefined) byFirst.set(first, [set]);
      else same.push(set);
    }
    if (kept.length > this.#limit) throw new TooMany();
    const chosen = new Set(kept);
    return sets.filter((set) => chosen.has(set));
  }

  #spend(steps: number): void {
    this.#work -= steps;
    if (this.#work < 0) throw new TooMany();
  }
}

function union(a: VariableSet, b: VariableSet): VariableSet {
  const both: number[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const next = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    if (a[i] === next) i++;
    if (b[j] === next) j++;
    both.push(next);
  }
  return both;
}

function isPart(small: VariableSet, large: VariableSet): boolean {
  let at = 0;
  for (const variable of large) {
    if (small[at] === variable) at++;
    if (at === small.length) return true;
  }
  return at === small.length;
}
