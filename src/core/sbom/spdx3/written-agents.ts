import type { Party } from '../../model/sbom.ts';
import type { ElementIds } from './element-ids.ts';
import { creationInfo, type ElementOutput } from './element-output.ts';

/** Who made, supplies or remarks something; each party is one element, and each time at which it made something one creation information. */
export class WrittenAgents {
  readonly #output: ElementOutput;
  readonly #ids: ElementIds;
  readonly #agents = new Map<string, string>();
  /** By who made something and when. */
  readonly #creations = new Map<string, string>();

  constructor(output: ElementOutput, ids: ElementIds) {
    this.#output = output;
    this.#ids = ids;
  }

  /** The id of the element of a party. */
  agent({ kind, name, email, urls = [] }: Party): string {
    const key = [kind, name, email ?? '', ...urls].join('\0');
    const known = this.#agents.get(key);
    if (known !== undefined) return known;
    const type = kind === 'person' ? 'Person' : kind === 'tool' ? 'SoftwareAgent' : 'Organization';
    const id = this.#output.add({
      type, spdxId: this.#ids.named('agent', String(this.#agents.size + 1)), creationInfo, name,
      ...(email === undefined ? {} : { externalIdentifier: [{ type: 'ExternalIdentifier', externalIdentifierType: 'email', identifier: email }] }),
      ...(urls.length === 0 ? {} : { externalRef: [{ type: 'ExternalRef', externalRefType: 'altWebPage', locator: urls }] }),
    });
    this.#agents.set(key, id);
    return id;
  }

  /** The id of the creation information of what a party made then. */
  creation(party: Party, created: string): string {
    const createdBy = [this.agent(party)];
    const key = `${createdBy[0]} ${created}`;
    let id = this.#creations.get(key);
    if (id === undefined) {
      this.#creations.set(key, (id = `${creationInfo}-${this.#creations.size + 1}`));
      this.#output.add({ type: 'CreationInfo', '@id': id, specVersion: '3.0.1', created, createdBy });
    }
    return id;
  }
}
