import { arMembers } from '#core/binary/ar.ts';
import { controlParagraphs } from '#core/linux/control-file.ts';
import { Requirements } from '#core/linux/requirements.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { MemoryFile } from '#core/plugin/memory-file.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { addOpkgPackage } from './installed-package.ts';

/** A package is an archive (tar.gz, in old ones ar) that holds the archive `control.tar.gz`. */
export default function extract(input: ExtractInput): void {
  const { found, unpack } = input;
  const archive = controlArchive(input);
  const entry = archive === undefined ? undefined : unpack(archive).named('control')[0];
  const paragraph = entry === undefined ? undefined : controlParagraphs(entry.text()).next().value;
  if (!paragraph || !addOpkgPackage(found, new Requirements(), paragraph, { distribution: {} })) {
    found.issue({
      code: 'malformed',
      message: 'the package holds no control file with name and version',
      remedy: 'Fetch or build the package again.',
    });
  }
}

function controlArchive({ file, unpack }: ExtractInput): SourceFile | undefined {
  const isControl = (name: string): boolean => name === 'control.tar' || name.startsWith('control.tar.');
  const members = arMembers(file.bytes());
  if (members === undefined) return unpack(file).all().find(({ name }) => isControl(name));
  const member = members.find(({ name }) => isControl(name));
  return member === undefined ? undefined : new MemoryFile(`${file.path}!/${member.name}`, member.bytes);
}
