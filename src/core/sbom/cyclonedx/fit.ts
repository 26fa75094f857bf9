import { TextIndex } from '../../inventory/text-index.ts';
import { isRecord } from '../../text/value.ts';
import { adaptations } from './adaptations.ts';
import { xmlKey } from './foreign-xml.ts';
import type { Content, CycloneDxVersion, Field } from './shape.ts';
import { shapes } from './shapes.data.ts';
import type { Json } from './special-xml.ts';
import type { Target } from './target.ts';

/**
 * Copies JSON values with only what a version and notation can hold, members in the order of the specification.
 * Recursion is bounded by the depth of the value, which the readers limit.
 */
export class Fitter {
  readonly #target: Target;
  /** Where the reading is; joined only when there is something to tell. */
  readonly #place: (string | number)[] = [];
  readonly #fields = new Map<string, readonly FittingField[]>();
  /** Each `bom-ref` so far, and those that are kept for components; in XML none may stand twice. */
  readonly #refs = new TextIndex();
  readonly #kept: ReadonlySet<string>;

  /** `kept`: each `bom-ref` of a component that something else in the document has, too. */
  constructor(target: Target, kept: ReadonlySet<string> = new Set()) {
    this.#target = target;
    this.#kept = kept;
  }

  /** `place` is where the value stands in the document. */
  fit(value: unknown, shape: string, place: readonly (string | number)[]): Json {
    this.#place.splice(0, this.#place.length, ...place);
    return this.#object(isRecord(value) ? value : {}, shape) ?? {};
  }

  dependency(value: unknown): Json {
    if (!isRecord(value)) return {};
    const { ref, dependsOn, provides } = value;
    const mayProvide = this.#target.version >= '1.6';
    if (provides !== undefined && !mayProvide) this.#target.lose(`dependencies/${String(ref)}/provides`, onlySince('1.6'));
    return { ref, ...(dependsOn !== undefined && { dependsOn }), ...(provides !== undefined && mayProvide && { provides }) };
  }

  #lose(message: string): void {
    this.#target.lose(this.#place.join('/'), message);
  }

  /** `undefined` when the version cannot hold an essential member. */
  #object(given: Readonly<Json>, shape: string): Json | undefined {
    const adapt = Object.hasOwn(adaptations, shape) ? adaptations[shape]! : undefined;
    const value = adapt === undefined ? given : adapt(given, this.#target, () => this.#place.join('/'));
    const result: Json = {};
    let left = Object.keys(value).length;
    for (const { name, field, fault, isEssential } of this.#fieldsOf(shape)) {
      if (left === 0) break;
      const member = Object.hasOwn(value, name) ? value[name] : undefined;
      if (member === undefined) continue;
      left--;
      this.#place.push(name);
      if (fault !== undefined) this.#lose(fault);
      const fitted = fault === undefined && !this.#isTaken(name, member) ? this.#field(member, field) : undefined;
      this.#place.pop();
      if (fitted === undefined && name === 'bom-ref' && this.#place[0] === 'formulation') result[name] = this.#unused(String(member));
      else if (fitted !== undefined) result[name] = fitted;
      else if (isEssential) return undefined;
    }
    if (left > 0) this.#others(value, shape, result);
    return result;
  }

  /** In JSON who annotates, or a tool, may be a component with the `bom-ref` that it has elsewhere in the document. */
  #isTaken(name: string, value: unknown): boolean {
    if (name !== 'bom-ref' || this.#target.notation !== 'xml' || typeof value !== 'string') return false;
    const before = this.#refs.size;
    const isTaken = (this.#kept.has(value) && !this.#isOfComponents()) || this.#refs.number(value) < before;
    if (isTaken) this.#lose('in XML a bom-ref stands only once, and it is that of another place, too');
    return isTaken;
  }

  /** The parts of a formulation must have one. */
  #unused(wish: string): string {
    for (let number = 2; ; number++) {
      const ref = `${wish}-${number}`;
      const before = this.#refs.size;
      if (!this.#kept.has(ref) && this.#refs.number(ref) === before) return ref;
    }
  }

  #isOfComponents(): boolean {
    const [first, second] = this.#place;
    return first === 'components' || (first === 'metadata' && second === 'component');
  }

  /** Members that the table does not know. */
  #others(value: Readonly<Json>, shape: string, result: Json): void {
    const { version, notation } = this.#target;
    for (const name of Object.keys(value)) {
      if (Object.hasOwn(shapes[shape]!, name)) continue;
      if (name === xmlKey && notation === 'xml') result[name] = value[name];
      // the schemas before 1.4 allow members of any name, `__proto__` too
      else if (name !== xmlKey && notation === 'json' && version < '1.4') Object.defineProperty(result, name, { value: value[name], enumerable: true, configurable: true, writable: true });
      else this.#target.lose([...this.#place, name].join('/'), name === xmlKey ? 'XML extensions have no place in JSON' : `CycloneDX ${version} has no such member`);
    }
  }

  #field(value: unknown, field: Field): unknown {
    switch (field.form) {
      case 'body':
        return value;
      case 'attribute':
      case 'element':
        return this.#content(value, field.of);
      case 'repeated':
      case 'list':
        return Array.isArray(value) ? this.#items(value, (item) => this.#content(item, field.of)) : this.#content(value, field.of);
      case 'tools':
        return Array.isArray(value) ? this.#items(value, (item) => this.#record(item, 'tool')) : this.#record(value, 'toolSet');
      case 'data-flows':
        return Array.isArray(value) ? this.#items(value, (item) => this.#record(item, 'jsonDataFlow')) : undefined;
      case 'dependencies':
        return Array.isArray(value) ? value.map((item) => this.dependency(item)) : undefined;
      case 'references':
        return value;
    }
  }

  #items(values: readonly unknown[], change: (item: unknown) => unknown): unknown[] {
    const kept: unknown[] = [];
    for (let index = 0; index < values.length; index++) {
      this.#place.push(index);
      const fitted = change(values[index]);
      this.#place.pop();
      if (fitted !== undefined) kept.push(fitted);
    }
    return kept;
  }

  #record(value: unknown, shape: string): unknown {
    return isRecord(value) ? this.#object(value, shape) : value;
  }

  #content(value: unknown, content: Content): unknown {
    if (typeof content === 'string') return this.#target.version === '1.2' && this.#target.notation === 'json' ? this.#oneLine(value) : value;
    if ('object' in content) return this.#record(value, content.object);
    if ('grown' in content) {
      const { values, fallback } = content.grown;
      if (typeof value !== 'string' || !Object.hasOwn(values, value) || values[value]! <= this.#target.version) return value;
      this.#lose(`${JSON.stringify(value)} exists only in CycloneDX ${values[value]} and later${fallback === undefined ? '' : `, ${JSON.stringify(fallback)} takes its place`}`);
      return fallback;
    }
    const { key, of, since } = content.oneOf.find(({ fits }) => fits(value)) ?? content.oneOf.at(-1)!;
    if (since !== undefined && this.#target.version < since) {
      this.#lose(`only CycloneDX ${since} and later have this form`);
      return undefined;
    }
    if (key === undefined) return this.#content(value, of);
    return isRecord(value) && Object.hasOwn(value, key) ? { [key]: this.#content(value[key], of) } : value;
  }

  /** The JSON schema of 1.2 forbids line breaks nearly everywhere. */
  #oneLine(value: unknown): unknown {
    if (typeof value !== 'string' || !/[\n\r\u2028\u2029]/.test(value)) return value;
    this.#lose('CycloneDX 1.2 has no line breaks here in JSON');
    return value.replace(/[\n\r\u2028\u2029]/g, ' ');
  }

  #fieldsOf(shape: string): readonly FittingField[] {
    let fields = this.#fields.get(shape);
    if (fields === undefined) {
      fields = Object.entries(shapes[shape]!).map(([name, field]) => ({ name, field, fault: faultOf(field, this.#target), isEssential: isEssential(field) }));
      this.#fields.set(shape, fields);
    }
    return fields;
  }
}

interface FittingField {
  readonly name: string;
  readonly field: Field;
  /** Why the target cannot hold it. */
  readonly fault: string | undefined;
  readonly isEssential: boolean;
}

const onlySince = (version: CycloneDxVersion): string => `only CycloneDX ${version} and later have it`;

function faultOf({ only, since, jsonSince }: Field, { version, notation }: Target): string | undefined {
  const first = notation === 'json' ? jsonSince ?? since : since;
  if (first !== undefined && version < first) return onlySince(first);
  return only !== undefined && only !== notation ? `only the ${only.toUpperCase()} form has it` : undefined;
}

const isEssential = ({ of }: Field): boolean => typeof of === 'object' && 'grown' in of && of.grown.essential === true;
