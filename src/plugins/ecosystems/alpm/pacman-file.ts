import { linesOf } from '#core/linux/control-file.ts';
import { Requirements } from '#core/linux/requirements.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { addPacmanPackage } from './pacman-package.ts';

/** Keys of `.PKGINFO` that the local database calls by other names. */
const names: ReadonlyMap<string, string> = new Map([
  ['pkgname', 'name'], ['pkgver', 'version'], ['pkgbase', 'base'], ['pkgdesc', 'desc'], ['depend', 'depends'], ['optdepend', 'optdepends'],
]);

/** A package file is a tar archive with `.PKGINFO`: lines `key = value`, repeated for lists. */
export default function extract({ file, found, unpack }: ExtractInput): void {
  const info = unpack(file).get(`${file.path}!/.PKGINFO`);
  const fields = new Map<string, string[]>();
  for (const line of linesOf(info?.text() ?? '')) {
    const equals = line.indexOf(' = ');
    if (equals === -1 || line.startsWith('#')) continue;
    const written = line.slice(0, equals).trim();
    const key = names.get(written) ?? written;
    const values = fields.get(key);
    const value = line.slice(equals + 3).trim();
    if (values === undefined) fields.set(key, [value]);
    else values.push(value);
  }
  if (!addPacmanPackage(found, new Requirements(), fields, {}, file.path)) {
    found.issue({ code: 'malformed', message: 'the package has no .PKGINFO with name and version', remedy: 'Fetch or build the package again.' });
  }
}
