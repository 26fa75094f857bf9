import type { ComponentInput } from '#core/inventory/extraction.ts';
import type { PackageMetadata } from '#core/model/component.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import { makePurl, type Purl } from '#core/purl/purl.ts';
import { vcsUrl, withoutSecrets } from '#core/purl/vcs-url.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { entries, list, scalar, strings, text, type Value } from '#core/text/value.ts';

/** `undefined` for what is no package: PHP itself, its extensions, libraries and Composer's own interfaces. */
export function composerPurl(name: string, version?: string, vcs?: string): Purl | undefined {
  const slash = name.indexOf('/');
  if (slash <= 0 || slash === name.length - 1) return undefined;
  return makePurl({ type: 'composer', namespace: name.slice(0, slash), name: name.slice(slash + 1), version, qualifiers: { vcs_url: vcs } });
}

/** An entry of `composer.lock` or `installed.json` as a component. */
export function componentOf(entry: Value): Omit<ComponentInput, 'purl'> & { readonly purl: Purl } | undefined {
  const version = scalar(entry, 'version');
  const [sourceUrl, sourceReference, sourceType] = [text(entry, 'source', 'url'), text(entry, 'source', 'reference'), text(entry, 'source', 'type')];
  const repository = sourceUrl === undefined ? undefined : repositoryUrl(sourceUrl, sourceReference, sourceType ?? 'git');
  // the head of a branch is known by its commit only
  const isBranch = version !== undefined && (version.startsWith('dev-') || version.endsWith('-dev'));
  const purl = composerPurl(text(entry, 'name') ?? '', version, isBranch ? repository : undefined);
  if (purl === undefined) return undefined;
  const [distUrl, distType, shasum] = [text(entry, 'dist', 'url') || undefined, text(entry, 'dist', 'type'), text(entry, 'dist', 'shasum') ?? ''];
  return {
    purl,
    // without an archive Composer clones the repository
    origin: distType === 'path' ? 'path' : distUrl === undefined && repository !== undefined ? 'git' : 'registry',
    licenses: licensesOf(entry),
    hashes: /^[0-9a-f]{40}$/i.test(shasum) ? [{ algorithm: 'SHA-1', value: shasum.toLowerCase() }] : [],
    downloadLocation: distType === 'path' ? undefined : distUrl === undefined ? repository : withoutSecrets(distUrl),
    metadata: metadataOf(entry),
  };
}

/** Subversion's references hold the path below the repository and the revision: `/tags/1.0/@122`. */
function repositoryUrl(url: string, reference: string | undefined, tool: string): string {
  const inSubversion = tool === 'svn' && reference?.startsWith('/') === true ? /^(.*?)\/?(?:@(\d+))?$/.exec(reference) : null;
  return inSubversion === null ? vcsUrl(url, reference, tool) : vcsUrl(withoutTrailingSlashes(url) + inSubversion[1]!, inSubversion[2], tool);
}

export function licensesOf(entry: Value): string[] {
  const single = text(entry, 'license');
  return single === undefined ? strings(entry, 'license') : [single];
}

export function metadataOf(entry: Value): PackageMetadata {
  const [description, homepage] = [text(entry, 'description'), text(entry, 'homepage')];
  const repository = text(entry, 'source', 'url') ?? text(entry, 'support', 'source');
  const authors = list(entry, 'authors').flatMap((author) => text(author, 'name') ?? []);
  return statedMetadata({ description, homepage, repository: repository === undefined ? undefined : withoutSecrets(repository), authors });
}

/** Names of packages that the entry requires. */
export const requiredBy = (entry: Value): string[] => entries(entry, 'require').map(([name]) => name.toLowerCase()).filter((name) => name.includes('/'));

/** Names under which the entry can stand in: its own, and those that it replaces or provides. */
export function namesOf(entry: Value): string[] {
  const other = [...entries(entry, 'replace'), ...entries(entry, 'provide')].map(([name]) => name.toLowerCase());
  return [(text(entry, 'name') ?? '').toLowerCase(), ...other];
}
