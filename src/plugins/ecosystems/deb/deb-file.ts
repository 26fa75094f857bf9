import { arMembers } from '#core/binary/ar.ts';
import { controlParagraphs } from '#core/linux/control-file.ts';
import { Requirements } from '#core/linux/requirements.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { MemoryFile } from '#core/plugin/memory-file.ts';
import { addPackage, debianPackage } from './installed-package.ts';

/** A package file is an archive of `debian-binary`, `control.tar` and `data.tar`; the second holds the control paragraph (deb(5)). */
export default function extract({ file, found, unpack }: ExtractInput): void {
  const members = arMembers(file.bytes());
  const control = members?.find(({ name }) => name === 'control.tar' || name.startsWith('control.tar.'));
  if (control === undefined) {
    const message = members === undefined ? 'it is not a Debian package' : 'the package holds no control archive: it is damaged or cut off';
    found.issue({ code: 'malformed', message, remedy: 'Fetch or build the package again.' });
    return;
  }
  const entry = unpack(new MemoryFile(`${file.path}!/${control.name}`, control.bytes)).named('control')[0];
  const [paragraph] = entry === undefined ? [] : controlParagraphs(entry.text());
  const pkg = paragraph === undefined ? undefined : debianPackage(paragraph);
  if (paragraph === undefined || pkg === undefined) {
    found.issue({ code: 'malformed', message: 'the control file has no package name or no version', remedy: 'Fetch or build the package again.' });
    return;
  }
  addPackage(found, new Requirements(), paragraph, pkg, { distribution: {}, file: file.path });
}
