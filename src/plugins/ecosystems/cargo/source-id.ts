import type { Origin } from '#core/model/component.ts';
import { makePurl, type Purl } from '#core/purl/purl.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';

/** Where Cargo takes a package from, as Cargo.lock and .crates.toml write it: `kind+url[?reference][#precise]`. */
export interface SourceId {
  readonly kind: 'registry' | 'git' | 'path' | 'unknown';
  /** Without kind, reference and revision. */
  readonly url: string;
  /** Branch, tag or revision that the manifest asks for. */
  readonly reference?: string;
  /** Commit. */
  readonly revision?: string;
}

const kinds: ReadonlyMap<string, SourceId['kind']> = new Map([
  ['registry', 'registry'], ['sparse', 'registry'], ['local-registry', 'registry'], ['directory', 'registry'], ['git', 'git'], ['path', 'path'],
]);

export function parseSourceId(text: string): SourceId {
  const plus = text.indexOf('+');
  const kind = plus === -1 ? undefined : kinds.get(text.slice(0, plus));
  if (kind === undefined) return { kind: 'unknown', url: text };
  const rest = text.slice(plus + 1);
  if (kind !== 'git') return { kind, url: rest };
  const hash = rest.lastIndexOf('#');
  const revision = hash === -1 ? '' : rest.slice(hash + 1);
  const located = hash === -1 ? rest : rest.slice(0, hash);
  const question = located.indexOf('?');
  const reference = question === -1 ? undefined : referenceIn(located.slice(question + 1));
  return {
    kind,
    url: question === -1 ? located : located.slice(0, question),
    ...(reference === undefined ? {} : { reference }),
    ...(revision === '' ? {} : { revision }),
  };
}

function referenceIn(query: string): string | undefined {
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    if (equals !== -1 && ['branch', 'tag', 'rev', 'ref'].includes(pair.slice(0, equals))) return decode(pair.slice(equals + 1));
  }
  return undefined;
}

/** Since version 4 references are percent-encoded. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Two spellings of one registry: an index that is asked file by file is the same as the one that is cloned. */
export const registryKey = (source: SourceId): string => withoutTrailingSlashes(source.url).toLowerCase();

export interface CrateIdentity {
  readonly name: string;
  readonly version: string | undefined;
  readonly source: SourceId | undefined;
  /** Not the registry that is asked when nothing else is said. */
  readonly alternateRegistry?: boolean;
}

export function cratePurl({ name, version, source, alternateRegistry }: CrateIdentity): Purl {
  const qualifiers = source?.kind === 'git' ? { vcs_url: vcsUrl(source.url, source.revision ?? source.reference) }
    : alternateRegistry && source !== undefined ? { repository_url: source.url } : undefined;
  return makePurl({ type: 'cargo', name, version, qualifiers });
}

export const originOf = (source: SourceId | undefined): Origin =>
  source === undefined ? 'path' : source.kind === 'unknown' ? 'unknown' : source.kind;
