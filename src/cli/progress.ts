import { printable } from '#core/report/printable.ts';

/** One line on a terminal that says what is going on; silent elsewhere. */
export class Progress {
  readonly #stream: NodeJS.WriteStream | undefined;
  #shownAt = 0;
  #dirty = false;

  constructor(stream: NodeJS.WriteStream | undefined) {
    this.#stream = stream?.isTTY ? stream : undefined;
  }

  show(message: string): void {
    if (this.#stream === undefined) return;
    const now = performance.now();
    if (now - this.#shownAt < 80) return;
    this.#shownAt = now;
    this.#dirty = true;
    this.#stream.write(`\r\u001B[2K${printable(message).slice(0, (this.#stream.columns || 80) - 1)}`);
  }

  clear(): void {
    if (this.#dirty) this.#stream?.write('\r\u001B[2K');
    this.#dirty = false;
  }
}
