import type { ArchivedTexts } from '#core/plugin/registry.ts';
import { normalizePath } from '#core/plugin/path.ts';
import { licenseFileRole } from '#features/licenses/license-file-role.ts';
import { rootOfPaths } from './root-of-paths.ts';
import { mostTextBytes } from './license-texts-in.ts';
import type { RangeReader } from './remote-bytes.ts';
import { RemoteZip } from './remote-zip.ts';

/** Files of one archive that are asked for one by one. */
const mostTexts = 100;

/** `ArchivedTexts` of a zip archive on a server, as JSON: only its directory and the texts are loaded. `undefined` when it is not there. */
export async function remoteLicenseTexts(read: RangeReader): Promise<string | undefined> {
  const zip = await RemoteZip.open(read);
  if (zip === undefined) return undefined;
  const problems: ArchivedTexts['problems'][number][] = [];
  const texts: ArchivedTexts['texts'][number][] = [];
  let size = 0;
  for (const entry of zip.entries.filter(({ name }) => licenseFileRole(name) !== undefined).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = entry.name.startsWith('/') || entry.name.includes('\0') ? undefined : normalizePath(entry.name.replaceAll('\\', '/'));
    if (path === undefined || path === '.') {
      problems.push({ code: 'unsafe', path: '', message: `an entry has a name that leads out of the archive: ${JSON.stringify(entry.name.slice(0, 100))}; it was not read`, remedy: 'Find out who published the package before you install it.' });
      continue;
    }
    size += entry.size;
    if (texts.length >= mostTexts || size > mostTextBytes) {
      problems.push({ code: 'too-large', path: '', message: `it has more than ${mostTexts} licence files, or they have more than ${mostTextBytes} bytes; those from ${path} on were not read`, remedy: 'Install the package and scan again.' });
      break;
    }
    texts.push({ path, content: (await zip.read(entry)).toString('base64') });
  }
  const root = rootOfPaths(zip.entries.filter(({ name }) => !name.endsWith('/')).map(({ name }) => name));
  return JSON.stringify({ ...(root !== undefined && { root }), texts, problems } satisfies ArchivedTexts);
}
