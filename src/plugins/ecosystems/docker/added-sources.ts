import type { ComponentInput } from '#core/inventory/extraction.ts';
import { hashAlgorithms, type Hash } from '#core/model/component.ts';
import { readForgeArchive } from '#core/purl/forge-archive.ts';
import { makePurl } from '#core/purl/purl.ts';
import { repositoryPurl } from '#core/purl/repository-purl.ts';
import { vcsUrl, withoutSecrets } from '#core/purl/vcs-url.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';

/** What an instruction `ADD` takes, as written or with its variables filled in. */
export interface AddedSource {
  readonly address: string;
  readonly checksum?: string;
}

/** Is it from elsewhere, and no file or directory beside the Dockerfile? */
export const isRemote = ({ address }: AddedSource): boolean => /^(?:https?|git|ssh):\/\/|^git@[^/:]+:/i.test(address);

/** `ADD [--checksum=sha256:…] https://… /there`, or a list in brackets. */
export function addedSources(argument: string): AddedSource[] {
  const words = wordsOf(argument);
  const first = words.findIndex((word) => !word.startsWith('--'));
  const checksum = words.slice(0, first).find((word) => word.startsWith('--checksum='))?.slice('--checksum='.length);
  // the last one is the place
  return words.slice(first, -1).map((address) => ({ address, ...(checksum !== undefined && { checksum }) }));
}

function wordsOf(argument: string): string[] {
  const words = argument.split(/\s+/);
  const list = words.findIndex((word) => !word.startsWith('--'));
  const rest = words.slice(list).join(' ');
  if (list === -1 || !rest.startsWith('[')) return words.map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
  try {
    const items: unknown = JSON.parse(rest);
    return [...words.slice(0, list), ...(Array.isArray(items) ? items.filter((item): item is string => typeof item === 'string') : [])];
  } catch {
    return words;
  }
}

/** The component that an address names, all variables filled in. */
export function addedComponent({ address, checksum }: AddedSource): Pick<ComponentInput, 'purl' | 'origin' | 'downloadLocation' | 'hashes'> {
  const hashes = hashesOf(checksum);
  const [place = '', fragment] = address.split('#', 2);
  if (/^(?:git:|ssh:|git@)/i.test(address) || place.split('?', 1)[0]!.endsWith('.git')) {
    const [revision, directory] = fragment?.split(':', 2) ?? [];
    return { purl: repositoryPurl(place, revision, directory || undefined), origin: 'git', downloadLocation: vcsUrl(place, revision), hashes };
  }
  const location = withoutSecrets(address);
  const archive = readForgeArchive(location);
  if (archive !== undefined) return { purl: repositoryPurl(archive.repository, archive.revision), origin: 'url', downloadLocation: location, hashes };
  const path = withoutTrailingSlashes(location.split(/[?#]/, 1)[0]!);
  return { purl: makePurl({ type: 'generic', name: path.slice(path.lastIndexOf('/') + 1) || 'download', qualifiers: { download_url: location } }), origin: 'url', downloadLocation: location, hashes };
}

function hashesOf(checksum: string | undefined): Hash[] {
  const [name = '', value = ''] = checksum?.split(':', 2) ?? [];
  const algorithm = hashAlgorithms.find((known) => known.replaceAll('-', '') === name.toUpperCase());
  return algorithm === undefined || !/^[0-9a-f]+$/i.test(value) ? [] : [{ algorithm, value: value.toLowerCase() }];
}
