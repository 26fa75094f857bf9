export type Element = Readonly<Record<string, unknown>>;

/** The creation information of all that is not made by somebody else. */
export const creationInfo = '_:creationInfo';

/** Takes elements as they are made, and gives them on in that order: a million of them are not held. */
export class ElementOutput {
  #ready: Element[] = [];

  /** Answers its id. */
  add(element: Element): string {
    this.#ready.push(element);
    return element['spdxId'] as string;
  }

  /** Those since the last time. */
  take(): readonly Element[] {
    const ready = this.#ready;
    if (ready.length > 0) this.#ready = [];
    return ready;
  }
}
