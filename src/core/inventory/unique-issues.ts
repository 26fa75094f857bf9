import type { Issue } from '../model/issue.ts';

/** So many files may have the very same issue before the others are counted only. */
const mostAlike = 1000;

/** Each issue once, sorted by path, line, code. A hundred thousand files with one and the same problem do not bury the other issues. */
export function uniqueIssues(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  const alike = new Map<string, { readonly first: Issue; count: number }>();
  const kept: Issue[] = [];
  for (const issue of issues.toSorted(inOrder)) {
    const { path, line, code, message } = issue;
    const key = `${path}\0${line ?? 0}\0${code}\0${message}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const kind = `${code}\0${message}`;
    const known = alike.get(kind);
    if (known === undefined) alike.set(kind, { first: issue, count: 1 });
    else known.count++;
    if ((known?.count ?? 1) <= mostAlike) kept.push(issue);
  }
  for (const { first, count } of alike.values()) {
    if (count > mostAlike) kept.push({ code: first.code, path: '.', message: `${count - mostAlike} more files have the same issue as ${first.path}: ${first.message}`, remedy: first.remedy, source: first.source });
  }
  return kept.sort(inOrder);
}

const inOrder = (a: Issue, b: Issue): number => compareText(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compareText(a.code, b.code) || compareText(a.message, b.message);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
