import type { ArchivedTexts, WantedTexts } from '#core/plugin/registry.ts';
import { UnreadableFile, type SourceFile } from '#core/plugin/source-file.ts';
import { licenseFileRole } from '#features/licenses/license-file-role.ts';
import { AskFailure } from '#features/online/ask-failure.ts';
import { openArchive } from '../archive/unpack.ts';
import type { FileIndex } from '../tree/file-index.ts';
import { rootOfPaths } from './root-of-paths.ts';
import { contentOfNupkg } from './content-of-nupkg.ts';
import { hasHash, strongestHashes } from './known-hash.ts';

/** Bytes of all texts of one archive together. */
export const mostTextBytes = 32 * 2 ** 20;

/** `ArchivedTexts` of an archive, as JSON. `tar` is what was unpacked of it already. Throws `AskFailure` when it is not the one that the lockfile means, or is none. */
export function licenseTextsIn(bytes: Buffer, url: string, { hashes, form }: WantedTexts, tar?: Buffer): string {
  const { host, pathname } = new URL(url);
  const known = strongestHashes(hashes);
  const unsigned = form === 'nupkg' && known.length > 0 ? contentOfNupkg(bytes) : undefined;
  if (known.length > 0 && !hasHash(bytes, known) && !(unsigned !== undefined && hasHash(unsigned, known))) throw new AskFailure(`what ${host} gives has not the hash of the lockfile`, 'Find out who changed the package or the lockfile before you install it.');
  const problems: ArchivedTexts['problems'][number][] = [];
  const texts: ArchivedTexts['texts'][number][] = [];
  let size = 0;
  let root: string | undefined;
  try {
    const content = tar ?? bytes;
    const index = openArchive({ path: '', name: pathname.slice(pathname.lastIndexOf('/') + 1), size: content.length, bytes: () => content }, ({ file, code, message, remedy }) => problems.push({ code, path: file ?? '', message, remedy }), '');
    const all = [...filesIn(index, form)];
    const nested = all.filter(({ path }) => path.includes('!/'));
    root = rootOfPaths((nested.length > 0 ? nested : all).map(({ path }) => path));
    for (const { path, file } of all) {
      if (licenseFileRole(path) === undefined) continue;
      size += file.size;
      if (size > mostTextBytes) {
        problems.push({ code: 'too-large', path: '', message: `its licence files have more than ${mostTextBytes} bytes; those after ${path} were not read`, remedy: 'Install the package and scan again.' });
        break;
      }
      texts.push({ path, content: Buffer.from(file.bytes()).toString('base64') });
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new AskFailure(`an archive of ${host} cannot be read: ${error.message}`, 'Check that no login page answers in place of the registry, or tell the publisher of the package.');
  }
  return JSON.stringify({ ...(root !== undefined && { root }), texts, problems } satisfies ArchivedTexts);
}

/** `data.tar.gz` of a gem, `contents.tar.gz` of Hex, the sources in a rock. */
const innerArchive = /^[^/]+\.(?:tar\.(?:gz|xz|zst)|tgz|zip)$/;

function* filesIn(index: FileIndex, form: WantedTexts['form']): Generator<{ readonly path: string; readonly file: SourceFile }> {
  for (const file of index.all()) {
    if (form === 'nested' && innerArchive.test(file.path)) {
      // what is wrong with what is in it is told with the texts that are missing
      for (const inner of openArchive(file, () => undefined, '').all()) yield { path: `${file.path}!/${inner.path}`, file: inner };
    } else yield { path: file.path, file };
  }
}
