import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { addRequirements } from './add-requirements.ts';
import { readBuildScript } from './build-script-text.ts';
import { cpanPurl } from './cpan-purl.ts';
import { readDistIni } from './dist-ini-text.ts';

/** What says the same with more certainty, or is what the other is written from. */
const better = ['cpanfile', 'META.json', 'META.yml', 'MYMETA.json', 'MYMETA.yml'];

/** `Makefile.PL`, `Build.PL` and `dist.ini` of a distribution that has nothing better. */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  const isThere = (name: string): boolean => tree.get(`${file.directory}/${name}`) !== undefined;
  if (better.some(isThere)) return;
  const isIni = file.name === 'dist.ini';
  if (isIni && (isThere('Makefile.PL') || isThere('Build.PL'))) return;
  const script = isIni ? readDistIni(file.text()) : readBuildScript(file.text());
  if (script === undefined || (script.requirements.length === 0 && script.unread.length === 0)) return;
  const { name, version, license, requirements, unread } = script;
  for (const { line, message } of unread) {
    found.issue({ code: 'unsupported', line, message, remedy: 'Commit a cpanfile, or the cpanfile.snapshot that `carton install` writes.' });
  }
  const project = found.project({
    path: file.directory,
    name: name ?? nameOf(file.directory),
    version,
    purl: name === undefined || version === undefined ? undefined : cpanPurl(name, version),
    licenses: license === undefined ? [] : [license],
    file: file.path,
  });
  addRequirements(input, project, requirements);
}
