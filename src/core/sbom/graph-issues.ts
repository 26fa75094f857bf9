import type { Issue } from '../model/issue.ts';
import type { Sbom } from '../model/sbom.ts';
import { count, few } from '../report/words.ts';
import { text } from '../text/value.ts';
import { eachRelationship } from './relationship-list.ts';

export interface GraphGaps {
  readonly path: string;
  /** Of all packages. */
  readonly count: number;
  /** How many were taken for what the subject needs. */
  readonly assumed: number;
  /** Package URLs of those to which nothing leads. */
  readonly unconnected: readonly string[];
}

/** What a document leaves open about who needs what. */
export function graphIssues({ path, count: all, assumed, unconnected }: GraphGaps): Issue[] {
  const issues: Issue[] = [];
  if (assumed > 0) {
    issues.push(issue(path, `the SBOM does not say what its subject needs itself: ${assumed === all ? 'all components count as direct' : `${count(assumed, 'component')} that no other needs ${assumed === 1 ? 'counts' : 'count'} as direct`}`,
      'Ask who made it for the dependency graph, or scan the software itself.'));
  }
  if (unconnected.length > 0) {
    issues.push(issue(path, `nothing in the SBOM leads to ${unconnected.length} of ${count(all, 'component')}, so that it is not known what needs them: ${few(unconnected)}`,
      'Ask who made it for the whole dependency graph, or scan the software itself.'));
  }
  return issues;
}

/** What the document refers to in other documents (SPDX 2, `DocumentRef-…`) and has to be read there. */
export function issuesElsewhere({ relationships, foreign }: Pick<Sbom, 'relationships' | 'foreign'>, path: string): Issue[] {
  const refs = new Set<string>();
  const note = (ref: string): undefined => void (ref.startsWith('DocumentRef-') && refs.add(ref));
  for (const type of ['depends-on', 'contains']) eachRelationship(relationships, type, note)(() => undefined);
  if (refs.size === 0) return [];
  return [...Map.groupBy([...refs].sort(), (ref) => ref.slice(0, ref.indexOf(':')))].map(([document, elements]) => {
    const address = addressOf(document, foreign['spdx']?.['externalDocumentRefs']);
    return issue(path, `${count(elements.length, 'element')} that it names ${elements.length === 1 ? 'stands' : 'stand'} in another document${address === undefined ? '' : ` (${address})`}: ${few(elements)}`,
      'Scan that document too, or merge both with muster sbom merge.', 'unresolved');
  });
}

function addressOf(document: string, references: unknown): string | undefined {
  if (!Array.isArray(references)) return undefined;
  const found = (references as readonly unknown[]).find((reference) => text(reference, 'externalDocumentId') === document);
  return text(found, 'spdxDocument');
}

const issue = (path: string, message: string, remedy: string, code: Issue['code'] = 'partial'): Issue => ({ code, path, message, remedy, source: 'sbom' });
