import { isGroup, isMark, literalText, split, type SourceNode } from '#core/text/source-tree.ts';
import { flakeReference, type FlakeReference } from './flake-reference.ts';
import { attributesOf, readNixSet } from './nix-text.ts';

/** An input as `flake.nix` declares it. */
export interface DeclaredInput {
  readonly line: number;
  /** The input of another one that it is the same as. */
  readonly follows?: string;
  /** Where it is taken from; absent where that is computed, or of a form that we do not know. */
  readonly from?: FlakeReference;
}

/** The inputs of a flake by name, which must be literals; `undefined` where they are written in another way. */
export function readFlakeNix(source: string): ReadonlyMap<string, DeclaredInput> | undefined {
  const attributes = readNixSet(source);
  if (attributes === undefined) return undefined;
  const inputs = new Inputs();
  for (const { path, value, line } of attributes) {
    if (path[0] === 'inputs' && !inputs.add(path.slice(1), value, line)) return undefined;
    if (path[0] === 'outputs') for (const name of argumentsOf(value)) inputs.ask(name, line);
  }
  return inputs.declared();
}

class Inputs {
  readonly #lines = new Map<string, number>();
  readonly #attributes = new Map<string, Map<string, string | undefined>>();
  /** Arguments of the outputs that no input declares are looked up in the registry. */
  readonly #asked = new Map<string, number>();

  /** `false` for what cannot be read. */
  add([name, ...path]: readonly string[], value: readonly SourceNode[], line: number): boolean {
    if (name !== undefined) {
      if (!this.#lines.has(name)) this.#lines.set(name, line);
      const attributes = this.#attributes.get(name) ?? new Map<string, string | undefined>();
      this.#attributes.set(name, attributes);
      const [key] = path;
      // inputs of the input, and whether it is a flake
      if (key === 'inputs' || key === 'flake') return true;
      if (key !== undefined) {
        attributes.set(key, path.length === 1 && value.length === 1 ? literalText(value[0]) : undefined);
        return true;
      }
    }
    const inner = attributesOf(value);
    return inner !== undefined && inner.every((attribute) => this.add([...(name === undefined ? [] : [name]), ...attribute.path], attribute.value, attribute.line));
  }

  ask(name: string, line: number): void {
    this.#asked.set(name, line);
  }

  declared(): ReadonlyMap<string, DeclaredInput> {
    const all = new Map([...this.#asked, ...this.#lines]);
    // settings of the flake itself
    all.delete('self');
    return new Map([...all].map(([name, line]): [string, DeclaredInput] => {
      const attributes = this.#attributes.get(name) ?? new Map<string, string | undefined>();
      const follows = attributes.get('follows');
      if (follows !== undefined) return [name, { line, follows }];
      const from = [...attributes.values()].includes(undefined) ? undefined : flakeReference(attributes.size === 0 ? new Map([['type', 'indirect'], ['id', name]]) : (attributes as ReadonlyMap<string, string>));
      return [name, from === undefined ? { line } : { line, from }];
    }));
  }
}

/** `{ self, nixpkgs, ... } @ inputs: …` */
function argumentsOf(value: readonly SourceNode[]): string[] {
  const colon = value.findIndex((node) => isMark(node, ':'));
  const set = value.slice(0, Math.max(0, colon)).find((node) => isGroup(node, '{'));
  return isGroup(set) ? split(set.items).flatMap(([first]) => (first?.kind === 'word' ? [first.text] : [])) : [];
}
