import { sameValue } from './same-value.ts';

type Json = Record<string, unknown>;

/** How one member of a JSON object and a part of the model say the same. */
export interface Part<Model, Draft, Context> {
  readonly key: string;
  /** Puts what it understands into the draft; what it does not is simply not there. */
  read(value: unknown, draft: Draft, context: Context): void;
  /** `undefined` leaves the member out. */
  write(model: Model, context: Context): unknown;
  /** What was kept of a member that says more than the model, made to say what the model says now. */
  amend?(kept: unknown, written: unknown): unknown;
}

/** Key under which what is kept aside names the members that the writer would add although the document had none. */
export const absentKey = '$absent';

/**
 * Reads a JSON object into a model that is smaller than the format and writes it again without loss: `leftover` is what writing the model would
 * not say, `restore` puts it back. A member that the model covers in part is kept whole and comes back as long as it still says what the model says.
 */
export class Lens<Model, Draft extends Model, Context> {
  readonly #parts: ReadonlyMap<string, Part<Model, Draft, Context>>;
  readonly #empty: (context: Context) => Draft;

  constructor(parts: readonly Part<Model, Draft, Context>[], empty: (context: Context) => Draft) {
    this.#parts = new Map(parts.map((part) => [part.key, part]));
    this.#empty = empty;
  }

  read(json: Readonly<Json>, context: Context): Draft {
    const draft = this.#empty(context);
    // in the order of the parts, some of which look at what earlier ones found
    for (const [key, part] of this.#parts) if (Object.hasOwn(json, key)) part.read(json[key], draft, context);
    return draft;
  }

  write(model: Model, context: Context): Json {
    const json: Json = {};
    for (const [key, part] of this.#parts) {
      const value = part.write(model, context);
      if (value !== undefined) json[key] = value;
    }
    return json;
  }

  /** `ignored` are members that need no keeping: the writer says them its own way. */
  leftover(json: Readonly<Json>, model: Model, context: Context, ignored: ReadonlySet<string>): Json | undefined {
    const written = this.write(model, context);
    const kept: Json = {};
    for (const key of Object.keys(json)) {
      if (ignored.has(key) || (Object.hasOwn(written, key) && sameValue(json[key], written[key]))) continue;
      Object.defineProperty(kept, key, { value: json[key], enumerable: true, configurable: true, writable: true });
    }
    const absent = Object.keys(written).filter((key) => !Object.hasOwn(json, key) && !ignored.has(key));
    if (absent.length > 0) kept[absentKey] = absent;
    return Object.keys(kept).length === 0 ? undefined : kept;
  }

  restore(model: Model, kept: Readonly<Json> | undefined, context: Context): Json {
    const written = this.write(model, context);
    if (kept === undefined) return written;
    const isFaithful = (json: Json): boolean => sameValue(this.write(this.read(json, context), context), written);
    const changes: ((json: Json) => Json)[] = [];
    /** Where what was kept contradicts the model. */
    const amendments: ((json: Json) => Json)[] = [];
    const foreign: Json = {};
    for (const key of Object.keys(kept)) {
      if (key === absentKey) for (const name of kept[key] as readonly string[]) changes.push(({ [name]: _absent, ...rest }) => rest);
      else if (this.#parts.has(key)) {
        changes.push((json) => ({ ...json, [key]: kept[key] }));
        const amend = this.#parts.get(key)!.amend;
        if (amend !== undefined) amendments.push((json) => ({ ...json, [key]: amend(kept[key], written[key]) }));
      }
      else Object.defineProperty(foreign, key, { value: kept[key], enumerable: true, configurable: true, writable: true });
    }
    let result = changes.reduce((json, change) => change(json), written);
    if (!isFaithful(result)) {
      // the model was changed since: keep what does not contradict it
      result = written;
      for (const change of [...amendments, ...changes]) {
        const tried = change(result);
        if (isFaithful(tried)) result = tried;
      }
    }
    return { ...result, ...foreign };
  }
}
