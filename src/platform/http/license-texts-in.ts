import type { Hash } from '#core/model/component.ts';
import type { ArchivedTexts } from '#core/plugin/registry.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { licenseFileRole } from '#features/licenses/license-file-role.ts';
import { AskFailure } from '#features/online/ask-failure.ts';
import { openArchive } from '../archive/unpack.ts';
import { hasHash, strongestHashes } from './known-hash.ts';

/** Bytes of all texts of one archive together. */
const most = 32 * 2 ** 20;

/** `ArchivedTexts` of an archive, as JSON. Throws `AskFailure` when it is not the one that the lockfile means, or is none. */
export function licenseTextsIn(bytes: Buffer, url: string, hashes: readonly Hash[]): string {
  const { host, pathname } = new URL(url);
  const known = strongestHashes(hashes);
  if (known.length > 0 && !hasHash(bytes, known)) throw new AskFailure(`what ${host} gives has not the hash of the lockfile`, 'Find out who changed the package or the lockfile before you install it.');
  const problems: ArchivedTexts['problems'][number][] = [];
  const texts: ArchivedTexts['texts'][number][] = [];
  let size = 0;
  try {
    const index = openArchive({ path: '', name: pathname.slice(pathname.lastIndexOf('/') + 1), size: bytes.length, bytes: () => bytes }, ({ file, code, message, remedy }) => problems.push({ code, path: file ?? '', message, remedy }), '');
    for (const file of index.all()) {
      if (licenseFileRole(file.path) === undefined) continue;
      size += file.size;
      if (size > most) {
        problems.push({ code: 'too-large', path: '', message: `its licence files have more than ${most} bytes; those after ${file.path} were not read`, remedy: 'Install the package and scan again.' });
        break;
      }
      texts.push({ path: file.path, content: Buffer.from(file.bytes()).toString('base64') });
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new AskFailure(`an archive of ${host} cannot be read: ${error.message}`, 'Check that no login page answers in place of the registry, or tell the publisher of the package.');
  }
  return JSON.stringify({ texts, problems } satisfies ArchivedTexts);
}
