import { directoryOf, isInside } from '../plugin/path.ts';
import { parsePurl, type Purl } from '../purl/purl.ts';
import type { ComponentFound, Extraction } from './extraction.ts';

/**
 * A manifest without lockfile names packages without exact versions. Where an installed copy of the same name stands below the manifest's directory,
 * that copy is what the name means: the versionless sighting joins it. Where several versions are installed the name stays unresolved.
 */
export function resolveByName(extractions: readonly Extraction[]): Map<ComponentFound, Purl> {
  const open: ComponentFound[] = [];
  const installed = new Map<string, ComponentFound[]>();
  for (const extraction of extractions) {
    for (const node of extraction.nodes) {
      if (node.kind !== 'component') continue;
      const kind = node.evidence[0]?.kind;
      if (kind === 'manifest' && !hasVersion(node.purl)) open.push(node);
      else if (kind === 'installed' && hasVersion(node.purl)) {
        const key = withoutVersion(node.purl);
        const list = installed.get(key);
        if (list === undefined) installed.set(key, [node]);
        else list.push(node);
      }
    }
  }
  const resolved = new Map<ComponentFound, Purl>();
  for (const node of open) {
    const directory = directoryOf(node.evidence[0]!.path);
    const candidates = (installed.get(withoutVersion(node.purl)) ?? []).filter((candidate) => isInside(candidate.evidence[0]!.path, directory));
    const purls = new Set(candidates.map((candidate) => candidate.purl));
    const [only] = purls;
    if (only !== undefined && purls.size === 1) resolved.set(node, only);
  }
  return resolved;
}

const hasVersion = (purl: Purl): boolean => parsePurl(purl).version !== undefined && parsePurl(purl).version !== '';

function withoutVersion(purl: Purl): string {
  const { type, namespace, name } = parsePurl(purl);
  return `${type}/${namespace ?? ''}/${name}`;
}
