import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { bundleManifestSchema, manifestPath, type BundleFile, type BundleManifest } from '#core/bundle/bundle-manifest.ts';

export interface BundleFacts extends Pick<BundleManifest, 'generatedAt' | 'tool' | 'subjects' | 'context' | 'sources' | 'missing'> {
  readonly files: readonly BundleFile[];
  readonly sha256: (bytes: Uint8Array) => string;
}

/** Adds the sums that other tools check and the manifest that `muster bundle verify` checks. Sorted by path; the manifest is last. */
export function sealBundle({ files, sha256, ...facts }: BundleFacts): readonly { readonly path: string; readonly bytes: Uint8Array }[] {
  const sorted = files.toSorted(byPath);
  const hashes = new Map(sorted.map(({ path, bytes }) => [path, sha256(bytes)]));
  const sums: BundleFile = { path: 'SHA256SUMS', kind: 'sums', bytes: encodeUtf8(sorted.map(({ path }) => `${hashes.get(path)!}  ${path}\n`).join('')) };
  const listed = [...sorted, sums].sort(byPath);
  const manifest: BundleManifest = {
    schema: bundleManifestSchema, ...facts,
    files: listed.map(({ path, kind, bytes }) => ({ path, kind, size: bytes.length, sha256: hashes.get(path) ?? sha256(bytes) })),
  };
  return [...listed, { path: manifestPath, bytes: encodeUtf8(`${JSON.stringify(manifest, null, 1)}\n`) }];
}

const byPath = (a: BundleFile, b: BundleFile): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
