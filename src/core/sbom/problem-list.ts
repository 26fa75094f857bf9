import type { SbomProblem } from '../plugin/sbom-format.ts';
import { grouped } from '../report/grouped.ts';

/** So many of one kind are told one by one; a tool that makes a mistake makes it in each of a hundred thousand components. */
const mostOfAKind = 20;

/** Problems of a document. Those of one kind are told a few times, and then by their number. */
export class ProblemList {
  readonly #problems: SbomProblem[] = [];
  readonly #kinds = new Map<string, { readonly first: SbomProblem; count: number }>();

  add(problem: SbomProblem): void {
    // values and names differ where the fault is the same
    const kind = `${problem.severity ?? 'error'} ${problem.message.replaceAll(/"(?:[^"\\]|\\.)*"?/g, '"')}`;
    const known = this.#kinds.get(kind);
    if (known === undefined) this.#kinds.set(kind, { first: problem, count: 1 });
    else if (++known.count > mostOfAKind) return;
    this.#problems.push(problem);
  }

  all(): SbomProblem[] {
    const further = [...this.#kinds.values()].filter(({ count }) => count > mostOfAKind);
    return [
      ...this.#problems,
      ...further.map(({ first, count }) => ({ ...(first.severity !== undefined && { severity: first.severity }), at: first.at, message: `so it is in ${grouped(count - mostOfAKind)} more places: ${first.message}` })),
    ];
  }
}
