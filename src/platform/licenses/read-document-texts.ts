import type { DocumentText } from '#core/sbom/document-texts.ts';
import { indexFingerprint } from './index-fingerprint.ts';
import { LicenseCache } from './license-cache.ts';
import { LicenseReader } from './license-reader.ts';
import { LicenseFileReading } from './read-license-files.ts';
import type { LicenseOptions, ScannedLicenses } from './scan-licenses.ts';

/** Reads the texts of licences in a document as if they were files: `it.spdx.json!/LicenseRef-x/LICENSES/LicenseRef-x.txt` of what is under them. */
export async function readDocumentTexts(document: string, texts: readonly DocumentText[], { mode, cache: useCache, findings }: LicenseOptions): Promise<Required<ScannedLicenses>> {
  const cache = useCache ? new LicenseCache(indexFingerprint()) : undefined;
  const reading = new LicenseFileReading(new LicenseReader(cache));
  const homes = new Map<string, string[]>();
  const contents = new Map<string, Uint8Array>();
  const ids = new Map<string, string>();
  for (const { id, key, text, owners } of texts) {
    const home = `${document}!/${key}`;
    const path = `${home}/${id === undefined ? 'LICENSE' : `LICENSES/${id}.txt`}`;
    const bytes = new TextEncoder().encode(text);
    homes.set(home, [...owners]);
    contents.set(path, bytes);
    if (id !== undefined) ids.set(path, id);
    await reading.read({ path, size: bytes.length, bytes: () => bytes }, 'license');
  }
  cache?.save();
  const { files, count, cached, issues } = reading.result();
  const decoder = new TextDecoder();
  const told = files.map((file) => {
    const id = ids.get(file.path);
    return id === undefined ? file : { ...file, reading: { ...file.reading, texts: [{ id, text: decoder.decode(contents.get(file.path)) }] } };
  });
  return {
    files: { mode, files: told.sort((a, b) => (a.path < b.path ? -1 : 1)), count, cached, fetched: homes, ...(findings !== undefined && { foreign: findings.result() }) },
    issues,
    fetched: contents,
  };
}
