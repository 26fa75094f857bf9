import type { Collector } from '../inventory/collector.ts';
import type { NodeId } from '../inventory/extraction.ts';
import type { Scope } from '../model/scope.ts';
import { expandAll, type Lookup } from '../text/shell-variables.ts';
import { makePurl } from '../purl/purl.ts';
import { imageComponent, readImageReference } from './image-reference.ts';

export interface ImageUse {
  readonly image: string;
  readonly scope: Scope;
  readonly line?: number | undefined;
  readonly file?: string | undefined;
  readonly platform?: string | undefined;
  /** Values of the variables that may stand in the reference. */
  readonly variables?: Lookup;
}

/** Adds an image that a file names. What has no value is reported: with a known name as an image without version, else only so. */
export function addImage(found: Collector, { image, scope, line, file, platform, variables }: ImageUse): NodeId | undefined {
  const { text, missing } = expandAll(image.trim(), variables ?? (() => undefined));
  const use = { scope, direct: true, needsNothing: true, line, file, platform };
  if (missing.length === 0) {
    if (text === '' || text === 'scratch') return undefined;
    const reference = readImageReference(text);
    if (reference !== undefined) return found.component({ ...imageComponent(reference), ...use });
    found.issue({
      code: 'malformed',
      file,
      line,
      message: `${JSON.stringify(text.slice(0, 200))} is no image reference`,
      remedy: 'Write it as [host/]name[:tag][@digest].',
    });
    return undefined;
  }
  const variable = missing[0]!;
  // variables without value stand there as written
  const known = text.slice(0, Math.max(0, text.indexOf('$')));
  const named = readImageReference(known.replace(/[:@]$/, ''));
  const isVersionOpen = named !== undefined && named.tag === undefined && /[:@]$/.test(known);
  found.issue({
    code: 'unresolved',
    file,
    line,
    message: `the image ${image.slice(0, 200)} depends on ${variable}, which has no value here`,
    remedy: `Give ${variable} a default value, or write the image out.`,
  });
  if (!isVersionOpen) return undefined;
  return found.component({ purl: makePurl({ type: 'docker', namespace: named.namespace, name: named.name }), requirement: text, ...use });
}
