import { berkeleyHashValues, isBerkeleyHash } from '#core/binary/berkeley-hash.ts';
import { BinaryFormatError, byteSourceOf } from '#core/binary/byte-source.ts';
import { readRpmHeader, type RpmHeader } from '#core/binary/rpm-header.ts';
import { isNdb, ndbValues } from '#core/binary/rpm-ndb.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { Requirements } from '#core/linux/requirements.ts';
import { distributionOf, nearestRoot } from '#core/linux/root-file-system.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { addRelations, provideFiles } from './relations.ts';
import { addRpm, tags } from './rpm-package.ts';

const remedy = 'Repair the database with rpm --rebuilddb, then scan again.';

/** The database of installed packages, in any of the three forms that rpm 4 has had: each holds the headers of the packages. */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  const distribution = distributionOf(tree, nearestRoot(tree, file.directory));
  const requirements = new Requirements();
  const packages: { readonly header: RpmHeader; readonly node: NodeId }[] = [];
  const damage: string[] = [];
  try {
    for (const blob of headersOf(input, (message) => damage.push(message))) addHeader(blob);
  } catch (error) {
    if (!(error instanceof BinaryFormatError)) throw error;
    found.issue({ code: packages.length === 0 ? 'malformed' : 'partial', message: error.message, remedy });
  }
  const paths = requirements.missingPaths();
  if (paths.size > 0) for (const { header, node } of packages) provideFiles(requirements, header, node, paths);
  requirements.link(found);
  if (damage.length > 0) found.issue({ code: 'partial', message: `entries are damaged and were left out: ${enumerate(damage, 5)}`, remedy });

  function addHeader(blob: Uint8Array): void {
    // Berkeley DB also keeps the number of the next package, in 4 bytes
    if (blob.length < 8) return;
    let header: RpmHeader;
    try {
      header = readRpmHeader(blob);
    } catch (error) {
      if (!(error instanceof BinaryFormatError)) throw error;
      damage.push(error.message);
      return;
    }
    // keys to check signatures with are kept like packages
    if (header.text(tags.name) === 'gpg-pubkey') return;
    const node = addRpm(found, header, distribution);
    if (node === undefined) damage.push(`${header.text(tags.name) ?? 'a package without name'} has no version`);
    else {
      addRelations(requirements, header, node);
      packages.push({ header, node });
    }
  }
}

function* headersOf({ file, sqlite }: ExtractInput, onDamage: (message: string) => void): Generator<Uint8Array> {
  const source = byteSourceOf(file);
  if (isNdb(source)) yield* ndbValues(source, onDamage);
  else if (isBerkeleyHash(source)) yield* berkeleyHashValues(source, (page, message) => onDamage(`page ${page}: ${message}`));
  else {
    for (const row of sqlite(file, 'Packages', ['blob'])) {
      const blob = row['blob'];
      if (blob instanceof Uint8Array) yield blob;
      else onDamage('a row without header');
    }
  }
}
