import { data, targetName } from './model.ts';
import { wordsOf } from './selection.ts';
import type { View } from './state.ts';

export interface Listed {
  readonly target: number;
  readonly issue: (typeof data.inventories)[number]['issues'][number];
}

export const allIssues: readonly Listed[] = data.inventories.flatMap((inventory, target) => inventory.issues.map((issue) => ({ target, issue })));

/** Codes by how often they occur. */
export function issueCodes(issues: readonly Listed[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { issue } of issues) counts.set(issue.code, (counts.get(issue.code) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** Issues that the search and the targets leave, and of these those of the chosen codes. */
export function fittingIssues(view: View): { readonly found: readonly Listed[]; readonly fitting: readonly Listed[] } {
  const words = wordsOf(view.search);
  const found = allIssues.filter(({ issue, target }) => (view.target.length === 0 || view.target.includes(String(target))) && words.every((word) => `${targetName(target)} ${issue.place} ${issue.code} ${issue.message}`.toLowerCase().includes(word)));
  return { found, fitting: view.code.length === 0 ? found : found.filter(({ issue }) => view.code.includes(issue.code)) };
}
