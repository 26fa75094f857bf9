import type { AskFailure } from '#features/online/ask-failure.ts';

/** In a row, without a good answer between them. */
const failuresUntilGivenUp = 5;

/** What was learnt of one server while a scan runs: how much it takes at once, when it wants to be asked again, whether it is worth asking at all. */
export class ServerState {
  #limit: number;
  #underWay = 0;
  #notBefore = 0;
  #failures = 0;
  #givenUp: AskFailure | undefined;
  readonly #waiting: (() => void)[] = [];

  /** `limit`: requests under way at once. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Why there is no point in asking it; `undefined` while there is. */
  get givenUp(): AskFailure | undefined {
    return this.#givenUp;
  }

  async enter(): Promise<void> {
    while (this.#underWay >= this.#limit) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#underWay++;
  }

  leave(): void {
    this.#underWay--;
    this.#waiting.shift()?.();
  }

  /** Milliseconds for which it wants to be left alone. */
  pause(now: number): number {
    return Math.max(0, this.#notBefore - now);
  }

  /** It has too much to do: from now on fewer requests at once, and none before that time. */
  isBusyUntil(time: number): void {
    this.#notBefore = Math.max(this.#notBefore, time);
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
  }

  answered(): void {
    this.#failures = 0;
  }

  failed(failure: AskFailure): void {
    if (++this.#failures >= failuresUntilGivenUp) this.#givenUp = failure;
  }
}
