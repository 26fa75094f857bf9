import { opam } from '../opam.ts';
import { FormulaReader } from './formula.ts';
import { bound, type Operator, type Requirement } from './requirement.ts';

/** opam: `>= "1.2" & (< "2" | = "3.0")`; conditions about anything else are not read. */
export function opamRequirement(text: string): Requirement {
  return new FormulaReader('OCaml', text, { and: '&', or: '|' }, (reader) => {
    const [, operator, version] = reader.match(/(>=|<=|!=|=|<|>)\s*"([^"\\]*)"/y) ?? [];
    if (operator === undefined || version === undefined || !opam.isVersion(version)) throw reader.fault();
    return bound(operator as Operator, version, opam.compare);
  }).read();
}
