import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parseJson } from '#core/text/json.ts';
import { text } from '#core/text/value.ts';
import { manifestIn, readManifest } from './manifest.ts';
import { cargoChecksum, describedCrate } from './shapes.ts';
import { cratePurl } from './source-id.ts';

/** A published crate that was unpacked: by `cargo vendor` (with checksums), or into the cache of the registry (with the manifest as it was written). */
export default function extract({ file, tree, found }: ExtractInput): void {
  const vendored = file.name === '.cargo-checksum.json';
  if (!vendored && tree.get(`${file.directory}/Cargo.toml.orig`) === undefined) return;
  const manifestFile = tree.get(manifestIn(file.directory));
  if (manifestFile === undefined) {
    found.issue({ code: 'missing-file', message: 'there is no Cargo.toml beside the file', remedy: 'Unpack the crate again ("cargo vendor").' });
    return;
  }
  const manifest = readManifest(manifestFile, tree);
  checkShape(found, manifest, describedCrate, manifestFile.path);
  const described = manifest.package;
  found.claim(manifestFile.path);
  if (described === undefined) {
    found.issue({ code: 'malformed', file: manifestFile.path, line: 1, message: 'the manifest of the crate names no package', remedy: 'Unpack the crate again ("cargo vendor").' });
    return;
  }
  const json = vendored ? parseJson(file.text()) : undefined;
  if (json !== undefined) checkShape(found, json, cargoChecksum);
  const checksum = text(json?.value, 'package');
  found.component({
    purl: cratePurl({ name: described.name, version: described.version, source: undefined }),
    origin: 'vendored',
    licenses: described.licenses,
    metadata: described.metadata,
    hashes: checksum !== undefined && /^[0-9a-f]{64}$/i.test(checksum) ? [{ algorithm: 'SHA-256', value: checksum.toLowerCase() }] : [],
    file: manifestFile.path,
    line: described.line,
  });
}
