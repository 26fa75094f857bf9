import type { Purl } from '../purl/purl.ts';
import type { ComponentFound, NodeId, ProjectFound } from './extraction.ts';
import { often } from './merge-found.ts';
import { PackedComponents, plainFound } from './packed-component.ts';
import { many, PurlIndex } from './purl-index.ts';
import { virtualList } from './virtual-list.ts';

/** Where there are very many, all components but so many are packed. */
const newest = 50;

/** The projects and components of one extraction, by number; where there are very many, they are hardly more than bytes. */
export class FoundList {
  readonly #purls = new PurlIndex();
  readonly #packed = new PackedComponents(this.#purls);
  /** Those that are not packed: few, or seen so often that packing them anew each time would cost the square of that. */
  readonly #plain = new Map<NodeId, ProjectFound | ComponentFound>();
  /** Numbers of the projects, ascending; all others are components, in the order of their purls. */
  readonly #projects: NodeId[] = [];

  get length(): number {
    return this.#projects.length + this.#purls.size;
  }

  /** Where all but the newest components are packed: there they are. */
  get packed(): PackedComponents | undefined {
    return this.#purls.size > many ? this.#packed : undefined;
  }

  addProject(project: ProjectFound): NodeId {
    const id = this.length;
    this.#plain.set(id, project);
    this.#projects.push(id);
    return id;
  }

  /** To be called where `find` has none of its purl. */
  addComponent(found: ComponentFound): NodeId {
    const id = this.length;
    this.#plain.set(id, found);
    this.#purls.add(found.purl);
    this.#packOlder(id);
    return id;
  }

  /** The component of a purl. */
  find(purl: Purl): NodeId | undefined {
    const number = this.#purls.find(purl);
    return number === undefined ? undefined : number + this.#projectsBefore((project, count) => project - count <= number);
  }

  at(id: NodeId): ProjectFound | ComponentFound {
    return this.#plain.get(id) ?? this.#packed.component(this.#purlOf(id));
  }

  hasPurlPrefix(id: NodeId, beginning: string): boolean {
    const plain = this.#plain.get(id);
    return plain === undefined ? this.#purls.startsWith(this.#purlOf(id), beginning) : plain.purl?.startsWith(beginning) === true;
  }

  change(id: NodeId, action: (found: ComponentFound) => void): void {
    const known = this.at(id) as ComponentFound;
    const found = plainFound(known);
    action(found);
    if (found === known) return;
    if (found.evidence.length < often) this.#packed.put(this.#purlOf(id), found);
    else this.#plain.set(id, found);
  }

  /** All, by number. */
  nodes(): readonly (ProjectFound | ComponentFound)[] {
    return this.packed === undefined ? [...this.#plain.values()] : virtualList(this.length, (id) => this.at(id));
  }

  /** Packed soon enough that the plain objects die young, late enough that a file which adds to what it has just said meets a plain one. */
  #packOlder(id: NodeId): void {
    if (this.packed === undefined) return;
    for (let older = this.#purls.size === many + 1 ? 0 : id - newest; older <= id - newest; older++) {
      const node = this.#plain.get(older);
      if (node?.kind !== 'component') continue;
      this.#packed.put(this.#purlOf(older), node);
      this.#plain.delete(older);
    }
  }

  #purlOf(id: NodeId): number {
    return id - this.#projectsBefore((project) => project < id);
  }

  /** How many of the first projects it holds for. */
  #projectsBefore(holds: (project: NodeId, count: number) => boolean): number {
    let [from, to] = [0, this.#projects.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (holds(this.#projects[middle]!, middle)) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
