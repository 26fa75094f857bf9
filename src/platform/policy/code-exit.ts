/** What code of a policy meets where it wants to end the program: a gate that ends with the exit code of a rule has judged nothing. */
class EndRefused extends Error {
  constructor(code: unknown) {
    super(`it called process.exit(${code === undefined ? '' : String(code).slice(0, 20)})`);
    this.name = 'Error';
  }
}

/** Keeps code of policies from ending the program: in a call it is an error of that call, and later a message with the exit code of a wrong policy. */
export class CodeExit {
  /** What stack traces call a file, and what messages do. */
  readonly #files = new Map<string, string>();
  #isRunning = false;
  #refused: EndRefused | undefined;

  constructor() {
    const exit = process.exit.bind(process);
    process.exit = (code) => {
      if (this.#isRunning) throw (this.#refused = new EndRefused(code));
      const file = this.#fileIn(new Error('Who calls?').stack ?? '');
      if (file === undefined) return exit(code);
      process.stderr.write(`muster: ${file} called process.exit after its answer: the run is ended.\n  Correct its code (a rule only answers), or run without --allow-code.\n`);
      return exit(2);
    };
  }

  watch(url: string, shown: string): void {
    this.#files.set(url, shown);
  }

  begin(): void {
    this.#isRunning = true;
    this.#refused = undefined;
  }

  /** Throws what was refused meanwhile, also where the code caught it. */
  end(): void {
    this.#isRunning = false;
    if (this.#refused !== undefined) throw this.#refused;
  }

  #fileIn(stack: string): string | undefined {
    for (const [url, shown] of this.#files) if (stack.includes(url)) return shown;
    return undefined;
  }
}
