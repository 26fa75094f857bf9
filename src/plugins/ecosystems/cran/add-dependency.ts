import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import type { RDependency } from './description-text.ts';
import { cranPurl, remoteComponent } from './r-purl.ts';
import type { Remote } from './remotes-field.ts';

export interface Requested {
  readonly node: NodeId;
  /** Several versions would do. */
  readonly isOpen: boolean;
}

/** A package as the DESCRIPTION `file` asks for it, from its `remote` where it names one. */
export function addDependency(found: Collector, file: SourceFile, { name, requirement, line }: RDependency, remote: Remote | undefined): Requested {
  const exact = /^==\s*(\S+)$/.exec(requirement)?.[1];
  const component = remote === undefined ? { purl: cranPurl(name, exact) } : remoteComponent(name, undefined, (key) => remote.fields.get(key));
  const isOpen = remote === undefined ? exact === undefined : component.origin !== 'git' || !remote.fields.has('RemoteRef');
  return { node: found.component({ ...component, requirement, file: file.path, line, evidence: 'manifest' }), isOpen };
}

/** By the name of the package in small letters. */
export const remotesByName = (remotes: readonly Remote[]): ReadonlyMap<string, Remote> => new Map(remotes.flatMap((remote) => remote.names.map((own) => [own.toLowerCase(), remote] as const)));
