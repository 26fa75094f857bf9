import { isRecord } from '../../text/value.ts';
import { UnusedNames } from '../unused-names.ts';
import type { DocumentIssues } from './document-issues.ts';
import type { Json } from './special-xml.ts';

export interface FoundComponent {
  readonly json: Readonly<Json>;
  /** Unique in the document; made up when the component has none or not one of its own. */
  readonly ref: string;
  readonly place: 'subject' | 'top' | 'nested';
  /** The `ref` of the component that it is nested in. */
  readonly parent: string | undefined;
}

interface Open {
  readonly json: Readonly<Json>;
  readonly place: FoundComponent['place'];
  readonly parent: number;
  readonly path: readonly (string | number)[];
}

/** All components of a document, outer before inner, in the order of the text; the subject first. */
export function flattened(bom: Readonly<Json>, issues: DocumentIssues): FoundComponent[] {
  const open: Open[] = [];
  const metadata = bom['metadata'];
  push(open, bom['components'], 'top', -1, ['components'], issues);
  if (isRecord(metadata) && isRecord(metadata['component'])) open.push({ json: metadata['component'], place: 'subject', parent: -1, path: ['metadata', 'component'] });
  const all: Open[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const index = all.push(next) - 1;
    if (next.json['components'] !== undefined) push(open, next.json['components'], 'nested', index, [...next.path, 'components'], issues);
  }
  const refs = refsOf(all, issues);
  return all.map(({ json, place, parent }, index) => ({ json, ref: refs[index]!, place, parent: refs[parent] }));
}

function push(open: Open[], list: unknown, place: 'top' | 'nested', parent: number, path: readonly (string | number)[], issues: DocumentIssues): void {
  if (!Array.isArray(list)) return;
  for (let index = list.length - 1; index >= 0; index--) {
    const json: unknown = list[index];
    if (isRecord(json)) open.push({ json, place, parent, path: [...path, index] });
    else issues.add('malformed', [...path, index], 'a component is not an object and is left out', 'Write the document again with the tool that made it.');
  }
}

function refsOf(all: readonly Open[], issues: DocumentIssues): string[] {
  const names = new UnusedNames();
  const refs = all.map(({ json, path }): string | undefined => {
    const ref = json['bom-ref'];
    if (typeof ref !== 'string' || ref === '') return undefined;
    const taken = names.take(ref);
    if (taken !== ref) {
      issues.add('malformed', [...path, 'bom-ref'], `the bom-ref ${JSON.stringify(ref)} is that of an earlier component too; dependencies are taken to mean the earlier one`, 'Give every component a bom-ref of its own.');
    }
    return taken;
  });
  return all.map(({ json }, index) => refs[index] ?? names.take(nameOf(json)));
}

/** A package URL is what graphs mean when they name something that no component claims. */
function nameOf({ purl, group, name, version }: Readonly<Json>): string {
  if (typeof purl === 'string' && purl.startsWith('pkg:')) return purl;
  const parts = ['component:', typeof group === 'string' && group !== '' ? `${group}/` : '', typeof name === 'string' ? name : ''];
  return parts.join('') + (typeof version === 'string' && version !== '' ? `@${version}` : '');
}
