import { describe, expect, it } from 'vitest';
import type { Issue } from '../model/issue.ts';
import { uniqueIssues } from './unique-issues.ts';

const issue = (path: string, message = 'm', line?: number): Issue => ({ code: 'malformed', path, message, remedy: 'r', source: 's', ...(line === undefined ? {} : { line }) });

describe('issues', () => {
  it('stand once and in order', () => {
    expect(uniqueIssues([issue('b'), issue('a', 'm', 10), issue('a', 'm', 9), issue('b')])).toEqual([issue('a', 'm', 9), issue('a', 'm', 10), issue('b')]);
  });

  it('that thousands of files share are counted from a thousand on; others are not lost among them', () => {
    const alike = Array.from({ length: 1500 }, (_, index) => issue(`x${String(index).padStart(5, '0')}`));
    const found = uniqueIssues([...alike, issue('y', 'other')]);
    expect(found).toHaveLength(1002);
    expect(found[0]).toEqual({ ...issue('.'), message: '500 more files have the same issue as x00000: m' });
    expect(found.at(-1)).toEqual(issue('y', 'other'));
  });
});
