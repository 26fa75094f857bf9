/** Where something is written. Lines and columns count from 1. */
export interface Place {
  /** As the user knows it; presets are named `preset:…`. */
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
}

export function renderPlace({ path, line, column }: Place): string {
  return `${path}${line === undefined ? '' : `:${line}`}${line === undefined || column === undefined ? '' : `:${column}`}`;
}

/** Something wrong or doubtful in a policy, its waivers or its facts. Errors keep the policy from being used. */
export interface PolicyProblem {
  readonly severity: 'error' | 'warning' | 'note';
  readonly place: Place;
  /** One sentence, without the place and the full stop. */
  readonly message: string;
  /** What to do, one sentence. */
  readonly remedy: string;
  /** The other place, where two do not agree. */
  readonly also?: Place;
}

const order = { error: 0, warning: 1, note: 2 } as const;

/** Errors first, then by place. */
export function sortProblems(problems: readonly PolicyProblem[]): PolicyProblem[] {
  return [...problems].sort((left, right) => order[left.severity] - order[right.severity] || compare(left.place.path, right.place.path)
    || (left.place.line ?? 0) - (right.place.line ?? 0) || (left.place.column ?? 0) - (right.place.column ?? 0) || compare(left.message, right.message));
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
