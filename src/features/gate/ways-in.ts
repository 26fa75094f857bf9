import { Ways } from '#core/inventory/ways.ts';
import type { Inventory } from '#core/model/inventory.ts';

const shown = 3;

/** Names on the shortest ways from a project to a component; the graph is walked when the first is asked for. */
export class WaysIn {
  readonly #inventory: Inventory;
  #paths: Ways | undefined;

  constructor(inventory: Inventory) {
    this.#inventory = inventory;
  }

  /** `place` is the index of the component. */
  to(place: number): string[][] {
    this.#paths ??= new Ways(this.#inventory);
    return this.#paths.paths(this.#inventory.projects.length + place, shown, this.#inventory.components[place]?.scope).map((path) => path.map((node) => this.#name(node)));
  }

  #name(node: number): string {
    const { projects, components } = this.#inventory;
    if (node < projects.length) return projects[node]!.name;
    const { name, group, version } = components[node - projects.length]!;
    return `${group === undefined ? name : `${group}/${name}`}${version === undefined ? '' : ` ${version}`}`;
  }
}
