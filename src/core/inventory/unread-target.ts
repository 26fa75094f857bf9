import type { Inventory } from '../model/inventory.ts';
import type { Issue, IssueCode } from '../model/issue.ts';
import { nameOf } from '../plugin/path.ts';

const reasons: ReadonlySet<IssueCode> = new Set(['unreadable', 'malformed', 'partial', 'too-large', 'unsafe', 'unsupported-version', 'fault']);

/** Why nothing of a target was read at all: the issue of the target itself, which is the root of its tree or, of a file, its name. */
export function unreadTarget({ subject, projects, components, issues }: Pick<Inventory, 'subject' | 'projects' | 'components' | 'issues'>): Issue | undefined {
  if (projects.length > 0 || components.length > 0) return undefined;
  const place = subject.kind === 'directory' || subject.kind === 'git' ? '.' : nameOf(subject.location);
  return issues.find(({ code, path }) => path === place && reasons.has(code));
}
