import { evidenceKinds } from '../model/evidence.ts';
import { clientIdentity, hasSpellings, isNormallyWritten } from '../purl/client-identity.ts';
import type { Purl } from '../purl/purl.ts';
import type { Extraction, NodeId } from './extraction.ts';
import { many } from './purl-index.ts';
import { TextMap } from './text-map.ts';

interface Sighting {
  readonly extraction: Extraction;
  readonly id: NodeId;
  readonly purl: Purl;
  /** Of the evidence, the most trustworthy first. */
  readonly rank: number;
}

/**
 * What files write in several ways and the client takes for one (`newtonsoft.json` and `Newtonsoft.Json`, `4.3` and `4.3.0`) becomes one component: in the
 * spelling of the client where one has its version so, then of the most trustworthy file, then the first. `renamed`: what nodes are called instead of their own purls; is added to.
 */
export function settleSpellings(extractions: readonly Extraction[], renamed: Map<Extraction, Map<NodeId, Purl>>): void {
  const count = extractions.reduce((sum, { nodes }) => sum + nodes.length, 0);
  const several = count < many ? undefined : sightedTwice(extractions, renamed);
  if (several?.size === 0) return;
  const sightings = freelySpelled(extractions, renamed).filter(({ purl }) => several === undefined || several.has(clientIdentity(purl))).toArray();
  if (sightings.length === 0) return;
  for (const same of Map.groupBy(sightings, ({ purl }) => clientIdentity(purl)).values()) {
    const best = same.reduce((found, sighting) => (isBetter(sighting, found) ? sighting : found));
    for (const { extraction, id, purl } of same) {
      if (purl === best.purl) continue;
      const ofExtraction = renamed.get(extraction);
      if (ofExtraction === undefined) renamed.set(extraction, new Map([[id, best.purl]]));
      else ofExtraction.set(id, best.purl);
    }
  }
}

/** Of very many components most are named once, and need not be held to find out what the others are called. */
function sightedTwice(extractions: readonly Extraction[], renamed: ReadonlyMap<Extraction, ReadonlyMap<NodeId, Purl>>): ReadonlySet<string> {
  const seen = new TextMap();
  const several = new Set<string>();
  for (const { purl } of freelySpelled(extractions, renamed)) {
    const identity = clientIdentity(purl);
    if (seen.has(identity)) several.add(identity);
    else seen.set(identity, 0);
  }
  return several;
}

function isBetter(one: Sighting, other: Sighting): boolean {
  const [isNormal, isOtherNormal] = [isNormallyWritten(one.purl), isNormallyWritten(other.purl)];
  return isNormal === isOtherNormal ? one.rank < other.rank : isNormal;
}

function* freelySpelled(extractions: readonly Extraction[], renamed: ReadonlyMap<Extraction, ReadonlyMap<NodeId, Purl>>): Generator<Sighting> {
  for (const extraction of extractions) {
    for (const [id, node] of extraction.nodes.entries()) {
      if (node.kind !== 'component') continue;
      const purl = renamed.get(extraction)?.get(id) ?? node.purl;
      if (hasSpellings(purl)) yield { extraction, id, purl, rank: evidenceKinds.indexOf(node.evidence[0]!.kind) };
    }
  }
}
