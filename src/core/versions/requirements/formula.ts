import { allOf, anyOf, notARequirement, type Requirement } from './requirement.ts';

/** The signs of a formula of comparisons. */
export interface FormulaSigns {
  readonly and: string;
  readonly or: string;
}

const deepest = 50;

/** Comparisons with «and», «or» (which binds less) and parentheses; `readAtom` reads a comparison and moves on behind it. */
export class FormulaReader {
  readonly #kind: string;
  readonly #text: string;
  readonly #signs: FormulaSigns;
  readonly #readAtom: (reader: FormulaReader) => Requirement;
  #at = 0;

  constructor(kind: string, text: string, signs: FormulaSigns, readAtom: (reader: FormulaReader) => Requirement) {
    this.#kind = kind;
    this.#text = text;
    this.#signs = signs;
    this.#readAtom = readAtom;
  }

  read(): Requirement {
    const requirement = this.#either(0);
    this.match(/\s*/y);
    if (this.#at < this.#text.length) throw this.fault();
    return requirement;
  }

  /** What a sticky expression finds here, behind white space; then the reader stands behind it. */
  match(expression: RegExp): RegExpExecArray | undefined {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text) ?? undefined;
    if (found !== undefined) this.#at += found[0].length;
    return found;
  }

  fault(): Error {
    return notARequirement(this.#kind, this.#text);
  }

  #take(sign: string): boolean {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
    if (!this.#text.startsWith(sign, this.#at)) return false;
    this.#at += sign.length;
    return true;
  }

  #either(depth: number): Requirement {
    const parts = [this.#both(depth)];
    while (this.#take(this.#signs.or)) parts.push(this.#both(depth));
    return anyOf(parts);
  }

  #both(depth: number): Requirement {
    const parts = [this.#term(depth)];
    while (this.#take(this.#signs.and)) parts.push(this.#term(depth));
    return allOf(parts);
  }

  #term(depth: number): Requirement {
    if (!this.#take('(')) return this.#readAtom(this);
    if (depth >= deepest) throw this.fault();
    const inside = this.#either(depth + 1);
    if (!this.#take(')')) throw this.fault();
    return inside;
  }
}
