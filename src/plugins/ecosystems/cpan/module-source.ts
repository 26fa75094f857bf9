import type { ComponentInput } from '#core/inventory/extraction.ts';
import { makePurl } from '#core/purl/purl.ts';
import { vcsUrl, withoutSecrets } from '#core/purl/vcs-url.ts';
import { cpanPurl, distributionOf } from './cpan-purl.ts';
import { nameAndVersion } from './snapshot-text.ts';

/** Where a cpanfile takes a module from instead of an index: a repository, an address, or one release of an author. */
export type ModuleSource = { readonly git: string; readonly revision?: string } | { readonly url: string } | { readonly release: string };

/** The source that the options behind a requirement name (`git`, `ref`, `url`, `dist`). */
export function moduleSource(option: (name: string) => string | undefined): ModuleSource | undefined {
  const [git, revision, url, release] = [option('git'), option('ref'), option('url'), option('dist')];
  if (git !== undefined) return { git, ...(revision !== undefined && { revision }) };
  return url !== undefined ? { url } : release === undefined ? undefined : { release };
}

/** What is asked for in this way; `isOpen`: the version may be another one tomorrow. */
export function sourceComponent(module: string, source: ModuleSource): Pick<ComponentInput, 'purl' | 'origin' | 'downloadLocation'> & { readonly isOpen: boolean } {
  const name = distributionOf(module);
  if ('git' in source) {
    const location = vcsUrl(source.git, source.revision);
    return { purl: makePurl({ type: 'cpan', name, qualifiers: { vcs_url: location } }), origin: 'git', downloadLocation: location, isOpen: source.revision === undefined };
  }
  const path = 'url' in source ? source.url : source.release;
  const written = nameAndVersion(path.replace(/[?#].*$/, '').split('/').at(-1)!.replace(/\.(?:tar\.(?:gz|bz2)|tgz|zip)$/, ''));
  if ('release' in source) {
    const author = path.split('/').at(-2);
    return { purl: cpanPurl(written?.name ?? name, written?.version, author), origin: 'registry', isOpen: written === undefined };
  }
  const location = withoutSecrets(source.url);
  return { purl: makePurl({ type: 'cpan', name: written?.name ?? name, version: written?.version, qualifiers: { download_url: location } }), origin: 'url', downloadLocation: location, isOpen: false };
}
