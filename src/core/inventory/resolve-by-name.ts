import type { EvidenceKind } from '../model/evidence.ts';
import { itemsBelow } from '../plugin/files-below.ts';
import { directoryOf } from '../plugin/path.ts';
import { clientIdentity } from '../purl/client-identity.ts';
import type { Purl } from '../purl/purl.ts';
import type { ComponentFound, Extraction, NodeId } from './extraction.ts';
import { compareText } from './tidy-found.ts';

/**
 * A manifest without lockfile names packages without exact versions. Where an installed copy of the same name stands below the manifest's directory,
 * that copy is what the name means: the versionless sighting joins it. Where several versions are installed the name stays unresolved.
 */
export function resolveByName(extractions: readonly Extraction[]): Map<Extraction, Map<NodeId, Purl>> {
  const resolved = new Map<Extraction, Map<NodeId, Purl>>();
  const open = [...sightings(extractions, 'manifest', (purl) => !hasVersion(purl))];
  if (open.length === 0) return resolved;
  const pathOf = ({ node }: Sighting): string => node.evidence[0]!.path;
  const inOrder = [...sightings(extractions, 'installed', hasVersion)].sort((a, b) => compareText(pathOf(a), pathOf(b)));
  const installed = Map.groupBy(inOrder, ({ node }) => withoutVersion(node.purl));
  for (const { extraction, id, node } of open) {
    const directory = directoryOf(node.evidence[0]!.path);
    const candidates = itemsBelow(installed.get(withoutVersion(node.purl)) ?? [], directory, pathOf);
    const only = candidates.next().value?.node.purl;
    const identity = only && clientIdentity(only);
    if (only === undefined || candidates.some((candidate) => clientIdentity(candidate.node.purl) !== identity)) continue;
    const ofExtraction = resolved.get(extraction);
    if (ofExtraction === undefined) resolved.set(extraction, new Map([[id, only]]));
    else ofExtraction.set(id, only);
  }
  return resolved;
}

interface Sighting {
  readonly extraction: Extraction;
  readonly id: NodeId;
  readonly node: ComponentFound;
}

function* sightings(extractions: readonly Extraction[], kind: EvidenceKind, fits: (purl: Purl) => boolean): Generator<Sighting> {
  for (const extraction of extractions) {
    for (const [id, node] of extraction.nodes.entries()) {
      if (node.kind === 'component' && fits(node.purl) && node.evidence[0]?.kind === kind) yield { extraction, id, node };
    }
  }
}

/** A canonical purl has an `@` only before a version; others are escaped. */
const hasVersion = (purl: Purl): boolean => purl.includes('@');

/** Nor qualifiers: what is left may be no package URL any more, as some types need one. */
const withoutVersion = (purl: Purl): string => clientIdentity(purl.replace(/[@?#].*$/s, '') as Purl);
