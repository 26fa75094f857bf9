import { isRecord, type Value, type ValueRecord } from '../text/value.ts';

/**
 * What members the objects of a document have. A kind is written `!` for a member that must be there, then what it is, then `*` for a list, `+` for one that
 * is not empty, `2` for one of at least two. It is `text`, `iri`, `boolean`, `whole`, `positive`, `integer`, `decimal`, `time`, `date`, `media`, `version`,
 * `=name` of an enumeration, `#class` for an object of its own or `@class` for an object that says its type, or the id of one.
 */
export interface SpdxModel {
  readonly classes: Readonly<Record<string, ModelClass>>;
  readonly enumerations: Readonly<Record<string, readonly string[]>>;
}

export interface ModelClass {
  /** The class whose members it has as well. */
  readonly of?: string;
  readonly isAbstract?: true;
  readonly members: Readonly<Record<string, string>>;
}

/** Hears what breaks the model: a JSON pointer below the object, the member concerned, and what is wrong. */
export type TellBreach = (at: string, breach: 'unknown' | 'missing' | 'kind' | 'value' | 'single', message: string) => void;

interface Kind {
  readonly isRequired: boolean;
  readonly base: string;
  /** Fewest items of a list; `undefined` for what is none. */
  readonly fewest: number | undefined;
}

const words: Readonly<Record<string, string>> = {
  text: 'a text', iri: 'an IRI', boolean: 'true or false', whole: 'a whole number', positive: 'a whole number from 1 on', integer: 'a whole number', decimal: 'a number',
  time: 'a time of the form YYYY-MM-DDThh:mm:ssZ', date: 'a date of the form YYYY-MM-DDThh:mm:ssZ', media: 'a media type', version: 'a version of three numbers',
};

const fits: Readonly<Record<string, (value: Value) => boolean>> = {
  text: (value) => typeof value === 'string',
  iri: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  whole: (value) => Number.isInteger(value) && (value as number) >= 0,
  positive: (value) => Number.isInteger(value) && (value as number) >= 1,
  integer: (value) => Number.isInteger(value),
  decimal: (value) => typeof value === 'number' || (typeof value === 'string' && /^-?\d+(?:\.\d*)?$/.test(value)),
  time: (value) => typeof value === 'string' && /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d:[0-6]\dZ$/.test(value),
  // with the fractions of seconds that some write
  date: (value) => typeof value === 'string' && /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d:[0-6]\d(?:\.\d+)?Z$/.test(value),
  media: (value) => typeof value === 'string' && /^[^/]+\/[^/]+$/.test(value),
  version: (value) => typeof value === 'string' && /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-[\w.-]+)?(?:\+[\w.-]+)?$/.test(value),
};

/** Deeper objects are not looked at: no member of the model nests so. */
const deepest = 20;

/** Holds objects of documents against a model. */
export class ModelCheck {
  readonly #model: SpdxModel;
  readonly #members = new Map<string, ReadonlyMap<string, Kind>>();

  constructor(model: SpdxModel) {
    this.#model = model;
  }

  /** Is it a class that objects can have? */
  isClass(name: string): boolean {
    return Object.hasOwn(this.#model.classes, name) && this.#model.classes[name]!.isAbstract !== true;
  }

  /** Is the class the other one, or of it? */
  isOf(name: string, other: string): boolean {
    for (let at: string | undefined = name, steps = 0; at !== undefined && steps < deepest; at = this.#model.classes[at]?.of, steps++) if (at === other) return true;
    return false;
  }

  /** `besides` are members that every object may have. */
  check(value: ValueRecord, name: string, tell: TellBreach, besides: ReadonlySet<string>, at = '', depth = 0): void {
    const members = this.#membersOf(name);
    for (const [key, kind] of members) {
      if (!Object.hasOwn(value, key)) {
        if (kind.isRequired) tell(`${at}/${key}`, 'missing', `${key} is missing`);
        continue;
      }
      this.#checkMember(value[key], kind, tell, besides, `${at}/${key}`, depth);
    }
    for (const key of Object.keys(value)) if (!members.has(key) && !besides.has(key)) tell(`${at}/${key}`, 'unknown', `${JSON.stringify(key.slice(0, 100))} is no member that the specification has here`);
  }

  #checkMember(value: Value, { base, fewest }: Kind, tell: TellBreach, besides: ReadonlySet<string>, at: string, depth: number): void {
    if (fewest === undefined) {
      this.#checkValue(value, base, tell, besides, at, depth);
      return;
    }
    if (!Array.isArray(value)) {
      tell(at, 'single', 'it must be a list');
      return;
    }
    if (value.length < fewest) tell(at, 'value', fewest === 1 ? 'it must not be empty' : `it must have ${fewest} items at least`);
    for (const [index, item] of value.entries()) this.#checkValue(item, base, tell, besides, `${at}/${index}`, depth);
  }

  #checkValue(value: Value, base: string, tell: TellBreach, besides: ReadonlySet<string>, at: string, depth: number): void {
    const mark = base[0];
    if (mark === '=') {
      const allowed = this.#model.enumerations[base.slice(1)]!;
      if (typeof value !== 'string' || !allowed.includes(value)) tell(at, 'value', `${shown(value)} is none of ${allowed.length > 12 ? `the ${allowed.length} values that the specification has here` : allowed.join(', ')}`);
    } else if (mark === '@') this.#checkReference(value, base.slice(1), tell, besides, at, depth);
    else if (mark === '#') {
      if (!isRecord(value)) tell(at, 'kind', 'it must be an object');
      else if (depth < deepest) this.check(value, base.slice(1), tell, besides, at, depth + 1);
    } else if (!fits[base]!(value)) tell(at, 'kind', `${shown(value)} is not ${words[base]!}`);
  }

  #checkReference(value: Value, name: string, tell: TellBreach, besides: ReadonlySet<string>, at: string, depth: number): void {
    if (typeof value === 'string' && /^(?:_:.|[^:]+:.)/.test(value)) return;
    if (!isRecord(value)) {
      tell(at, 'kind', `${shown(value)} is neither an object nor the id of one`);
      return;
    }
    const type = value['type'] ?? value['@type'];
    // which classes of extensions there are is not for this model to say
    if (typeof type !== 'string' || (name === 'extension_Extension' && !this.isClass(type))) {
      if (typeof type !== 'string') tell(`${at}/type`, 'missing', 'type is missing');
    } else if (!this.isClass(type) || !this.isOf(type, name)) tell(`${at}/type`, 'value', `${shown(type)} is not of the class ${name}`);
    else if (depth < deepest) this.check(value, type, tell, besides, at, depth + 1);
  }

  #membersOf(name: string): ReadonlyMap<string, Kind> {
    let members = this.#members.get(name);
    if (members === undefined) {
      const { of, members: own } = this.#model.classes[name]!;
      members = new Map([...(of === undefined ? [] : this.#membersOf(of)), ...Object.entries(own).map(([key, kind]) => [key, kindOf(kind)] as const)]);
      this.#members.set(name, members);
    }
    return members;
  }
}

function kindOf(written: string): Kind {
  const [, required, base, list] = /^(!?)([=@#]?\w*?)([*+2]?)$/.exec(written)!;
  return { isRequired: required === '!', base: base!, fewest: list === '' ? undefined : list === '*' ? 0 : list === '+' ? 1 : 2 };
}

/** An object can be as large as the document. */
function shown(value: Value): string {
  if (Array.isArray(value)) return 'a list';
  return isRecord(value) ? 'an object' : (JSON.stringify(typeof value === 'string' ? value.slice(0, 100) : value) ?? 'nothing');
}
