import type { ComponentInput } from '../inventory/extraction.ts';
import { makePurl } from '../purl/purl.ts';

/** The parts of an image reference `[host[:port]/]path[:tag][@digest]`. */
export interface ImageReference {
  /** Host and path before the last segment; empty for official images. */
  readonly namespace: string;
  readonly name: string;
  readonly tag?: string;
  /** `sha256:…` */
  readonly digest?: string;
}

const segment = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const host = /^[A-Za-z0-9.-]+(?::\d+)?$/;
const tagForm = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const digestForm = /^[A-Za-z][A-Za-z0-9+._-]*:[0-9A-Fa-f]{32,}$/;

/** Docker's own registry, under all of its names; where a reference names no other, it is meant. */
const usualHost = /^(?:index\.)?docker\.io$/;

/** `undefined` when the text is no image reference. What Docker takes for one image is one: `redis` is `library/redis` of its own registry. */
export function readImageReference(text: string): ImageReference | undefined {
  const at = text.indexOf('@');
  const digest = at === -1 ? undefined : text.slice(at + 1);
  const rest = at === -1 ? text : text.slice(0, at);
  const colon = rest.indexOf(':', rest.lastIndexOf('/') + 1);
  const tag = colon === -1 ? undefined : rest.slice(colon + 1);
  const segments = (colon === -1 ? rest : rest.slice(0, colon)).split('/');
  const name = segments.pop()!;
  const isWellFormed = segment.test(name)
    && segments.every((part, index) => segment.test(part) || (index === 0 && host.test(part)))
    && (tag === undefined || tagForm.test(tag))
    && (digest === undefined || digestForm.test(digest));
  if (!isWellFormed) return undefined;
  if (usualHost.test(segments[0] ?? '')) segments.shift();
  if (segments.length === 1 && segments[0] === 'library') segments.shift();
  return { namespace: segments.join('/'), name, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}

/** An image as a component: the digest is its version; else the tag, which is `latest` where none is written. */
export function imageComponent({ namespace, name, tag, digest }: ImageReference): Pick<ComponentInput, 'purl' | 'requirement' | 'hashes'> {
  const sha256 = digest?.startsWith('sha256:') ? digest.slice('sha256:'.length).toLowerCase() : undefined;
  return {
    purl: makePurl({ type: 'docker', namespace, name, version: digest ?? tag ?? 'latest' }),
    requirement: digest === undefined ? undefined : tag,
    hashes: sha256?.length === 64 ? [{ algorithm: 'SHA-256', value: sha256 }] : [],
  };
}
