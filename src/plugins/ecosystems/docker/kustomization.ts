import { addImage } from '#core/container/add-image.ts';
import { checkShape } from '#core/inventory/check-shape.ts';
import type { Collector } from '#core/inventory/collector.ts';
import { makePurl } from '#core/purl/purl.ts';
import { repositoryPurl } from '#core/purl/repository-purl.ts';
import { list, scalar, strings, text, type Value } from '#core/text/value.ts';
import { kustomization } from './shapes.ts';

export type LineOf = (...path: readonly (string | number)[]) => number | undefined;

/** Changed names and tags of images, remote resources, and charts to inflate. */
export function addKustomization(found: Collector, document: Value, lineOf: LineOf): void {
  checkShape(found, { value: document, line: lineOf }, kustomization);
  for (const [index, entry] of list(document, 'images').entries()) {
    const name = text(entry, 'newName') || text(entry, 'name');
    const tag = scalar(entry, 'newTag');
    const digest = text(entry, 'digest');
    if (!name || (!tag && !digest)) continue;
    addImage(found, { image: `${name}${tag ? `:${tag}` : ''}${digest ? `@${digest}` : ''}`, scope: 'runtime', line: lineOf('images', index) });
  }
  for (const field of ['resources', 'bases', 'components']) {
    for (const [index, resource] of strings(document, field).entries()) addRemote(found, resource, lineOf(field, index));
  }
  for (const [index, chart] of list(document, 'helmCharts').entries()) {
    const name = text(chart, 'name');
    if (!name) continue;
    found.component({
      purl: makePurl({ type: 'helm', name, version: scalar(chart, 'version'), qualifiers: { repository_url: text(chart, 'repo') } }),
      direct: true,
      line: lineOf('helmCharts', index),
    });
  }
}

/** `https://host/owner/repository//path?ref=v1`, the same without scheme, or any other URL. Files of the tree are read at their place. */
function addRemote(found: Collector, resource: string, line: number | undefined): void {
  const isRemote = resource.includes('://') || resource.startsWith('git@') || resource.startsWith('github.com/');
  if (!isRemote) return;
  const [address, query = ''] = resource.split('?', 2) as [string, string?];
  const reference = query.split('&').map((pair) => pair.split('=', 2)).find(([key]) => key === 'ref' || key === 'version')?.[1];
  const scheme = address.indexOf('://');
  const separator = address.indexOf('//', scheme === -1 ? 0 : scheme + 3);
  if (separator === -1 && reference === undefined) {
    found.component({
      purl: makePurl({ type: 'generic', name: address.slice(address.lastIndexOf('/') + 1) || 'resource', qualifiers: { download_url: resource } }),
      origin: 'url',
      downloadLocation: resource,
      direct: true,
      line,
    });
    return;
  }
  const url = separator === -1 ? address : address.slice(0, separator);
  const remote = scheme === -1 && !url.startsWith('git@') ? `https://${url}` : url;
  const subpath = separator === -1 ? undefined : address.slice(separator + 2);
  found.component({ purl: repositoryPurl(remote, reference, subpath), origin: 'git', direct: true, line });
}
