import type { Hash } from '#core/model/component.ts';
import { vcsUrl, withoutSecrets } from '#core/purl/vcs-url.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { list, scalar, strings, text, type Value } from '#core/text/value.ts';
import { nameAndVersion } from './hackage-purl.ts';

/** A package of `extra-deps` or of a `completed` entry of the lockfile. */
export interface StackPackage {
  readonly name: string;
  readonly version?: string;
  readonly vcs?: string;
  readonly download?: string;
  readonly hashes: readonly Hash[];
}

/** `aeson-1.0@sha256:…,1618`, `{git, commit, subdirs}`, `{url | archive, sha256}`; empty when not understood, `undefined` for a path of the project. */
export function stackPackages(entry: Value): StackPackage[] | undefined {
  const written = text(entry) ?? text(entry, 'hackage');
  if (written !== undefined) {
    const named = nameAndVersion(written.split('@')[0]!.trim());
    if (named !== undefined) return [{ ...named, hashes: [] }];
    return isPath(written) ? undefined : archiveOf(written, entry);
  }
  const remote = text(entry, 'git') ?? (text(entry, 'github') === undefined ? undefined : `https://github.com/${text(entry, 'github')}`) ?? text(entry, 'hg');
  if (remote !== undefined) {
    const vcs = vcsUrl(remote, scalar(entry, 'commit'), text(entry, 'hg') === undefined ? 'git' : 'hg');
    const version = scalar(entry, 'version');
    const name = text(entry, 'name');
    if (name !== undefined) return [version === undefined ? { name, vcs, hashes: [] } : { name, version, vcs, hashes: [] }];
    const parts = [...strings(entry, 'subdirs'), ...(text(entry, 'subdir') === undefined ? [] : [text(entry, 'subdir')!])].filter((part) => part !== '.');
    const names = parts.length > 0 ? parts : [remote];
    return names.map((part) => ({ name: lastSegment(part), vcs, hashes: [] }));
  }
  const address = text(entry, 'url') ?? text(entry, 'archive') ?? list(entry, 'location').flatMap((item) => text(item) ?? [])[0];
  return address === undefined ? [] : archiveOf(address, entry);
}

function archiveOf(address: string, entry: Value): StackPackage[] {
  if (!address.includes('://')) return [];
  const file = lastSegment(address).replace(/\.(?:tar\.gz|tgz|zip)$/, '');
  const [given, version] = [text(entry, 'name'), scalar(entry, 'version')];
  const named = given === undefined ? nameAndVersion(file) : version === undefined ? { name: given } : { name: given, version };
  const hash = text(entry, 'sha256') ?? '';
  const hashes: Hash[] = /^[0-9a-f]{64}$/i.test(hash) ? [{ algorithm: 'SHA-256', value: hash.toLowerCase() }] : [];
  return [{ ...(named ?? { name: file }), download: withoutSecrets(address), hashes }];
}

const isPath = (written: string): boolean => written.startsWith('.') || written.startsWith('/') || (!written.includes(':') && written.includes('/')) || !/\d/.test(written);

export const lastSegment = (path: string): string => (withoutTrailingSlashes(path).split('/').at(-1) ?? path).replace(/\.git$/, '');
