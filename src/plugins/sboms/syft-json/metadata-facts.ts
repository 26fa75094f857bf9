import { uniqueBy } from '#core/inventory/tidy-found.ts';
import type { Hash, HashAlgorithm } from '#core/model/component.ts';
import type { SbomComponent, SbomReference } from '#core/model/sbom.ts';
import { hashOf } from '#core/python/file-hash.ts';
import { hashesOf as integrityHashes, hexOfBase64 } from '#core/text/integrity.ts';
import { list, strings, text, type Value, type ValueRecord } from '#core/text/value.ts';

/** Kinds of metadata whose `url` is where the package is described; of the others it is where it comes from. */
const describedAt = /^(?:apk|alpm|r-description|terraform|homebrew|dpkg|rpm|javascript|wordpress)/;

/**
 * What Syft's metadata of a package says of hashes and addresses. Its members are called otherwise in every ecosystem; where they are called the
 * same they mean the same, but for the exceptions here.
 */
export function metadataFacts(metadata: ValueRecord, kind: string): Pick<SbomComponent, 'hashes' | 'references'> & Partial<Pick<SbomComponent, 'description'>> {
  const description = text(metadata, 'description') || text(metadata, 'summary') || undefined;
  return { hashes: uniqueBy(hashesOf(metadata, kind), ({ algorithm, value }) => `${algorithm}:${value}`), references: uniqueBy(referencesOf(metadata, kind), ({ type, url }) => `${type}\0${url}`), ...(description !== undefined && { description }) };
}

/** Whether a value of the metadata is a hash, or several. */
export const isHash = (path: readonly string[], value: Value, kind: string): boolean =>
  hashesOf(path.reduceRight<Value>((inner, key, at) => ({ [key]: at === path.length - 1 && listed.has(key) ? [inner] : inner }), value) as ValueRecord, kind).length > 0;

/** Members that are lists of hashes, in some ecosystems. */
const listed: ReadonlySet<string> = new Set(['checksums', 'hashes']);

function hashesOf(metadata: ValueRecord, kind: string): Hash[] {
  return [
    ...list(metadata, 'digest'), ...list(metadata, 'digests'),
  ].flatMap((digest) => named(text(digest, 'algorithm'), text(digest, 'value'))).concat(
    // npm, Yarn, Bun and pnpm
    integrityHashes(text(metadata, 'integrity')), integrityHashes(text(metadata, 'resolution', 'integrity')),
    [text(metadata, 'checksum'), ...strings(metadata, 'checksum'), ...strings(metadata, 'checksums'), ...strings(metadata, 'hashes')].flatMap(prefixed),
    kind.startsWith('rust') ? named('sha256', text(metadata, 'checksum')) : [],
    // conda and pub
    ['sha256', 'md5'].flatMap((algorithm) => named(algorithm, text(metadata, algorithm))),
    // Hex: the other hash is of what is in the archive; that of Stack is of the package
    named('sha256', text(metadata, 'pkgHashExt')),
    kind.startsWith('haskell') ? named('sha256', text(metadata, 'pkgHash')) : [],
    named('sha1', text(metadata, 'dist', 'shasum')),
    // NuGet
    integrityHashes(text(metadata, 'sha512')), inBase64('SHA-512', text(metadata, 'contentHash'), 64),
    // apk: SHA-1 of the control segment, behind Q1
    kind.startsWith('apk') ? inBase64('SHA-1', /^Q1(.+)$/.exec(text(metadata, 'pullChecksum') ?? '')?.[1], 20) : [],
  );
}

function named(algorithm: string | undefined, value: string | undefined): Hash[] {
  const hash = algorithm === undefined || value === undefined ? undefined : hashOf(algorithm.replace('-', ''), value);
  return hash === undefined ? [] : [hash];
}

/** `sha256:…` (Python) or `sha256=…` (opam); `zh:…` of Terraform is SHA-256 of the archive. */
function prefixed(written: string | undefined): Hash[] {
  const parts = /^(\w+)[:=](.+)$/.exec(written ?? '');
  return parts === null ? [] : named(parts[1] === 'zh' ? 'sha256' : parts[1], parts[2]);
}

function inBase64(algorithm: HashAlgorithm, written: string | undefined, bytes: number): Hash[] {
  const value = written === undefined ? undefined : hexOfBase64(written, bytes);
  return value === undefined ? [] : [{ algorithm, value }];
}

function referencesOf(metadata: ValueRecord, kind: string): SbomReference[] {
  const reference = (type: string, ...urls: readonly (string | undefined)[]): SbomReference[] => urls.filter((url) => url !== undefined && isAddress(url)).map((url) => ({ type, url: url!, hashes: [] }));
  const all = (key: string): readonly (string | undefined)[] => [text(metadata, key), ...strings(metadata, key)];
  const source = text(metadata, 'source');
  return [
    ...reference('distribution', text(metadata, 'resolved'), text(metadata, 'dist', 'url')),
    ...reference(describedAt.test(kind) ? 'website' : 'distribution', ...all('url')),
    ...reference('website', ...all('homepage')),
    ...reference('vcs', text(metadata, 'source', 'url'), text(metadata, 'vcs_url'), text(metadata, 'repository'), source?.startsWith('git+') === true ? source : undefined),
    ...reference(text(metadata, 'directUrlOrigin', 'vcs') ? 'vcs' : 'distribution', text(metadata, 'directUrlOrigin', 'url')),
  ];
}

const isAddress = (url: string): boolean => /^(?:[a-z][a-z0-9+.-]*:\/\/|git@)\S+$/i.test(url);
