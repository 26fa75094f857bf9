import type { Collector } from '#core/inventory/collector.ts';
import type { LineFault } from './module-lines.ts';

const shown = 20;

/** Faulty lines of one file; of very many only the first are held. */
export class FaultList {
  readonly #first: LineFault[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** At most one more than is shown. */
  get first(): readonly LineFault[] {
    return this.#first;
  }

  add(fault: LineFault): void {
    if (this.#count++ <= shown) this.#first.push(fault);
  }
}

/** Each faulty line as an issue; of very many only the first, with their number. */
export function reportFaults(found: Collector, { first, count }: FaultList, file: string): void {
  const remedy = 'Repair the line, or let the go command write the file again; what the line was to say is not in the result.';
  for (const { line, message } of first.slice(0, shown)) found.issue({ code: 'malformed', file, line, message, remedy });
  const rest = count - shown;
  if (rest > 0) found.issue({ code: 'partial', file, line: first[shown]!.line, message: `${rest} further lines are not understood`, remedy });
}

/** Names of modules in the order of their file; of very many only the first are held. */
export class ModuleNames {
  readonly #first: string[] = [];
  #count = 0;
  #line: number | undefined;

  get count(): number {
    return this.#count;
  }

  /** Of the first. */
  get line(): number | undefined {
    return this.#line;
  }

  add(name: string, line: number): void {
    this.#line ??= line;
    if (this.#count++ < named) this.#first.push(name);
  }

  toString(): string {
    return listNames(this.#first, this.#count);
  }
}

const named = 10;

/** At most ten names, and how many more there are. */
export const listNames = (names: readonly string[], count = names.length): string =>
  count <= named ? names.join(', ') : `${names.slice(0, named).join(', ')} and ${count - named} more`;
