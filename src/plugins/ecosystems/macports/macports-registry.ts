import type { NodeId } from '#core/inventory/extraction.ts';
import { Requirements } from '#core/linux/requirements.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { makePurl } from '#core/purl/purl.ts';
import { scalar, text } from '#core/text/value.ts';

/** The database of installed ports: `ports` and, by their ids, the names that they depend on. */
export default function extract({ file, found, sqlite }: ExtractInput): void {
  const requirements = new Requirements();
  const nodes = new Map<string, NodeId>();
  for (const row of sqlite(file, 'ports', ['id', 'name', 'version', 'state', 'requested'])) {
    const name = text(row, 'name');
    const version = scalar(row, 'version');
    const state = text(row, 'state');
    if (!name || !version || (state !== 'installed' && state !== 'imaged')) continue;
    const requested = scalar(row, 'requested');
    const node = found.component({
      purl: makePurl({ type: 'macports', name, version }),
      direct: requested === undefined ? undefined : requested === '1',
    });
    nodes.set(scalar(row, 'id') ?? '', node);
    // of several versions the active one is what others use
    if (state === 'installed') requirements.addPackage(name.toLowerCase(), node);
    else requirements.provides(name.toLowerCase(), node);
  }
  for (const row of sqlite(file, 'dependencies', ['id', 'name'])) {
    const from = nodes.get(scalar(row, 'id') ?? '');
    const name = text(row, 'name');
    if (from !== undefined && name) requirements.needs(from, [name.toLowerCase()]);
  }
  requirements.link(found);
}
