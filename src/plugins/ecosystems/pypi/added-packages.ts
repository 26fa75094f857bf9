import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { TextIndex } from '#core/inventory/text-index.ts';
import type { Scope } from '#core/model/scope.ts';
import type { CompiledLayers } from './compiled-layers.ts';
import type { RequirementsFile } from './requirements-file.ts';
import type { AddedPackage } from './requirements-sources.ts';

/** No file pins more versions of one package for a reason. */
const mostVersions = 50;

/** The packages of one requirements file after they were added, as far as their edges ask for them: numbers only, as a large file has a million of them. */
export class AddedPackages {
  readonly #path: string;
  readonly #layers: CompiledLayers;
  readonly #hasVia: boolean;
  readonly #asked: ReadonlySet<string> | undefined;
  /** By package: node, number of its name, whether a file asks for it, and where its parents end. Only the nodes where comments do not tell who asks. */
  readonly #nodes = new IntList();
  readonly #isAsked = new IntList();
  readonly #parentsEnd = new IntList();
  /** Numbers of the names of those who ask for a package, of all packages. */
  readonly #parents = new IntList();
  readonly #names = new TextIndex();
  /** By number of the name: node + 1. */
  readonly #first = new IntList();
  readonly #several = new Map<number, NodeId[]>();

  /** Behind pip-compile and uv, `asked` names what was asked for; the others hang on who asked. */
  constructor({ path, hasVia }: RequirementsFile, asked: ReadonlySet<string> | undefined, layers: CompiledLayers) {
    this.#path = path;
    this.#hasVia = hasVia;
    this.#asked = asked;
    this.#layers = layers;
  }

  add({ node, name, line }: AddedPackage): void {
    if (!this.#hasVia) {
      if (this.#asked === undefined || this.#asked.has(name)) this.#nodes.push(node);
      return;
    }
    this.#nodes.push(node);
    this.#remember(this.#names.number(name), node);
    for (const parent of line.via?.packages ?? []) this.#parents.push(this.#names.number(parent));
    this.#parentsEnd.push(this.#parents.length);
    this.#isAsked.push(this.#layers.isAsked(this.#path, name, line) ? 1 : 0);
  }

  /** Tells the project of what was asked for, and packages of what they need. */
  connect(found: Collector, project: NodeId, scope: Scope): void {
    let parent = 0;
    for (let index = 0; index < this.#nodes.length; index++) {
      const node = this.#nodes.at(index);
      let isNeeded = false;
      for (const end = this.#parentsEnd.at(index); parent < end; parent++) {
        for (const from of this.#nodesOf(this.#parents.at(parent))) {
          isNeeded = true;
          found.depends(from, node);
        }
      }
      if (!isNeeded || this.#isAsked.at(index) === 1) found.depends(project, node, scope);
    }
  }

  #remember(name: number, node: NodeId): void {
    const first = this.#first.at(name) - 1;
    if (first === -1) {
      this.#first.set(name, node + 1);
      return;
    }
    const several = this.#several.get(name);
    if (several === undefined) {
      if (first !== node) this.#several.set(name, [first, node]);
    } else if (several.length < mostVersions && !several.includes(node)) several.push(node);
  }

  #nodesOf(name: number): readonly NodeId[] {
    const first = this.#first.at(name);
    return this.#several.get(name) ?? (first === 0 ? [] : [first - 1]);
  }
}
