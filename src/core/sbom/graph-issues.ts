import type { Issue } from '../model/issue.ts';
import type { Sbom } from '../model/sbom.ts';
import { count, few } from '../report/words.ts';
import { ExternalRefs, namespaceOf } from './external-refs.ts';
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

/** What the document refers to in other documents (SPDX, `DocumentRef-…` and IRIs) and has to be read there. */
export function issuesElsewhere({ components, relationships, externalDocuments }: Pick<Sbom, 'components' | 'relationships' | 'externalDocuments'>, path: string): Issue[] {
  const externals = new ExternalRefs(externalDocuments);
  const refs = new Set<string>();
  const note = (ref: string): undefined => void ((ref.startsWith('DocumentRef-') || externals.iriOf(ref) !== undefined) && refs.add(ref));
  for (const type of ['depends-on', 'contains']) eachRelationship(relationships, type, note)(() => undefined);
  // other documents may share the namespace
  if (externalDocuments.length > 0 && refs.size > 0) for (const { ref } of components) refs.delete(ref);
  if (refs.size === 0) return [];
  const documentOf = (ref: string): string => (ref.startsWith('DocumentRef-') ? ref.slice(0, ref.indexOf(':')) : namespaceOf(ref));
  return [...Map.groupBy([...refs].sort(), documentOf)].map(([document, elements]) => {
    const address = externalDocuments.find(({ name, identifier }) => name === document || namespaceOf(identifier) === document)?.identifier;
    return issue(path, `${count(elements.length, 'element')} that it names ${elements.length === 1 ? 'stands' : 'stand'} in another document${address === undefined ? '' : ` (${address})`}: ${few(elements)}`,
      'Scan that document too, or merge both with muster sbom merge.', 'unresolved');
  });
}

const issue = (path: string, message: string, remedy: string, code: Issue['code'] = 'partial'): Issue => ({ code, path, message, remedy, source: 'sbom' });
