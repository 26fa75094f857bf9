import { makePurl, type Purl } from '#core/purl/purl.ts';
import { vcsUrl, withoutSecrets } from '#core/purl/vcs-url.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';

/** A line of a Cartfile: `github "owner/name" ~> 1.0`, `git "url" "branch"`, `binary "url" == 2.0`. */
export interface CartEntry {
  readonly kind: 'github' | 'git' | 'binary';
  readonly location: string;
  /** As written, quotes left out. */
  readonly requirement: string;
  readonly line: number;
}

export interface Cartfile {
  readonly entries: readonly CartEntry[];
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

export function readCartfile(source: string): Cartfile {
  const entries: CartEntry[] = [];
  const problems: { line: number; message: string }[] = [];
  for (const [index, raw] of source.split('\n').entries()) {
    const text = raw.trim();
    if (text === '' || text.startsWith('#')) continue;
    const line = index + 1;
    const [kind = '', location] = [text.slice(0, text.indexOf(' ')), text.split('"')[1]];
    if ((kind !== 'github' && kind !== 'git' && kind !== 'binary') || location === undefined) {
      problems.push({ line, message: `the line ${JSON.stringify(text.slice(0, 100))} is not understood` });
      continue;
    }
    const rest = text.slice(text.indexOf(`"${location}"`) + location.length + 2);
    const comment = rest.indexOf('#');
    entries.push({ kind, location, requirement: (comment === -1 ? rest : rest.slice(0, comment)).replaceAll('"', '').trim(), line });
  }
  return { entries, problems };
}

/** Carthage knows no names but addresses. */
export function cartPurl({ kind, location }: Pick<CartEntry, 'kind' | 'location'>, version: string | undefined): Purl {
  const short = /^[\w.-]+\/[\w.-]+$/.test(location);
  if (kind === 'github' && short) {
    const [namespace = '', name = ''] = location.split('/');
    return makePurl({ type: 'github', namespace, name, version });
  }
  const name = (withoutTrailingSlashes(location).split(/[/:]/).at(-1) ?? location).replace(/\.(?:git|json)$/, '');
  return makePurl({ type: 'generic', name, version, qualifiers: kind === 'binary' ? { download_url: withoutSecrets(location) } : { vcs_url: vcsUrl(location, version) } });
}

/** Names one package whatever way it is spelled. */
export const keyOf = ({ kind, location }: CartEntry): string => `${kind} ${location.toLowerCase().replace(/\.git$/, '')}`;
