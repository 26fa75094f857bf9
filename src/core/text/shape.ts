import { memberSource } from '../inventory/virtual-record.ts';
import { isRecord, type Value } from './value.ts';

/**
 * What stands in a format, and of which kind: a table beside its reader, made of `text`, `scalar`, `flag`, `listOf`, `mapOf`, `fields`, `either` and `recursive`.
 * It names what the reader takes, all else is `anything`. Accessors pass over a value of another kind in silence; `ShapeCheck` finds it.
 */
export interface Shape {
  readonly isText: boolean;
  readonly isNumber: boolean;
  readonly isFlag: boolean;
  /** Of the items of a list, where one may stand. */
  readonly items?: Shape;
  readonly record?: RecordShape;
}

interface RecordShape {
  readonly named: ReadonlyMap<string, Shape>;
  /** Of members that are not named. */
  readonly others?: Shape | undefined;
}

const nothing: Shape = { isText: false, isNumber: false, isFlag: false };

export const anything: Shape = Object.freeze({ ...nothing });

export const text: Shape = { ...nothing, isText: true };

/** What the accessor of that name takes: text, or a number or truth value that is meant as one. */
export const scalar: Shape = { isText: true, isNumber: true, isFlag: true };

export const number: Shape = { ...nothing, isNumber: true };

export const flag: Shape = { ...nothing, isFlag: true };

export const listOf = (items: Shape): Shape => ({ ...nothing, items });

/** A record whose keys are names: of packages, of groups. */
export const mapOf = (members: Shape): Shape => ({ ...nothing, record: { named: new Map(), others: members } });

/** A record with keys of the format; others may stand beside them and are `anything` unless said. */
export const fields = (known: Readonly<Record<string, Shape>>, others?: Shape): Shape => ({
  ...nothing,
  record: { named: new Map(Object.entries(known)), others },
});

/** One or the other, told apart by kind: at most one of them is a list, and one a record. */
export function either(...shapes: readonly Shape[]): Shape {
  if (shapes.includes(anything)) return anything;
  return Object.assign({}, ...shapes, {
    isText: shapes.some(({ isText }) => isText), isNumber: shapes.some(({ isNumber }) => isNumber), isFlag: shapes.some(({ isFlag }) => isFlag),
  }) as Shape;
}

/** A shape in which it stands itself. */
export function recursive(make: (self: Shape) => Shape): Shape {
  const self = { ...nothing };
  return Object.assign(self, make(self));
}

/** A text alone, or several in a list. */
export const textOrTexts = either(text, listOf(text));

/** Of what stands at the path; `undefined` where the reader takes nothing. */
export function shapeAt(shape: Shape, path: readonly (string | number)[]): Shape | undefined {
  let at: Shape | undefined = shape;
  for (const key of path) {
    at = typeof key === 'number' ? at.items : at.record?.named.get(key) ?? at.record?.others;
    if (at === undefined) return undefined;
  }
  return at;
}

export interface Misfit {
  readonly path: readonly (string | number)[];
  readonly value: Value;
  readonly shape: Shape;
  /** Of what it is a part of, in a file that is read in pieces. */
  readonly line?: number | undefined;
}

/** At once, or when it is asked for. */
type Line = number | undefined | ((path: Misfit['path']) => number | undefined);

/** What is nested deeper was made to be. */
const DEEPEST = 1000;

/** So many are kept; the others are counted. */
const MOST = 10;

/**
 * Finds values of a kind that their place does not take. Null, an empty text, and an empty list for a record (as PHP and Lua write it) or the other way
 * round say nothing and may stand anywhere.
 */
export class ShapeCheck {
  /** The first of them, in the order of the file. */
  readonly misfits: Misfit[] = [];
  count = 0;
  readonly #path: (string | number)[] = [];
  #line: Line;

  /** `path` is where the value stands in its file, `line` the line of what it is a part of, for a file that is read in pieces. */
  see(value: Value, shape: Shape, path: readonly (string | number)[] = [], line?: Line): void {
    this.#line = line;
    this.#path.length = 0;
    for (const key of path) this.#path.push(key);
    this.#visit(value, shape);
  }

  #visit(value: Value, shape: Shape): void {
    if (this.#path.length > DEEPEST) return;
    if (typeof value === 'string') {
      if (!shape.isText && value !== '' && shape !== anything) this.#add(value, shape);
    } else if (typeof value !== 'object') {
      if (value === undefined || shape === anything) return;
      if (!(typeof value === 'boolean' ? shape.isFlag : shape.isNumber)) this.#add(value, shape);
    } else if (value !== null && shape !== anything) {
      if (Array.isArray(value)) this.#visitList(value, shape);
      else this.#visitRecord(value, shape);
    }
  }

  #visitList(list: readonly Value[], shape: Shape): void {
    const { items } = shape;
    if (items === undefined) {
      if (list.length > 0 || shape.record === undefined) this.#add(list, shape);
    } else if (items !== anything) {
      const depth = this.#path.length;
      for (let index = 0; index < list.length; index++) {
        this.#path[depth] = index;
        this.#visit(list[index], items);
      }
      this.#path.length = depth;
    }
  }

  #visitRecord(value: object, shape: Shape): void {
    const { record } = shape;
    if (record === undefined || !isRecord(value)) {
      if (!isRecord(value) || shape.items === undefined || Object.keys(value).length > 0) this.#add(value, shape);
      return;
    }
    const { named, others } = record;
    const depth = this.#path.length;
    const visit = (name: string, member: Value): void => {
      const inner = named.get(name) ?? others;
      if (inner === undefined || (inner.isText && typeof member === 'string')) return;
      this.#path[depth] = name;
      this.#visit(member, inner);
    };
    const source = memberSource(value);
    // what was parsed inherits nothing that could be listed
    if (source === undefined) for (const name in value) visit(name, value[name]);
    else for (let number = 0; number < source.length; number++) visit(source.key(number), source.value(number));
    this.#path.length = depth;
  }

  #add(value: Value, shape: Shape): void {
    this.count++;
    if (this.misfits.length < MOST) this.misfits.push({ path: [...this.#path], value, shape, line: typeof this.#line === 'function' ? this.#line(this.#path) : this.#line });
  }
}
