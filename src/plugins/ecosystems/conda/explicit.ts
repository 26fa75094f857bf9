import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { hashOf } from '#core/python/file-hash.ts';
import { pypiPurl } from '#core/python/package-name.ts';
import { textLines } from '#core/text/text-lines.ts';
import { condaPurl, readCondaFile } from './conda-package.ts';

/**
 * Lists that conda wrote of an environment: URLs behind `@EXPLICIT`, or lines `name=version=build` (`conda list --export`).
 * Other files of such names are left to others.
 */
export default function extract({ file, found }: ExtractInput): void {
  const lines = textLines(file);
  const { isExplicit, isExport, platform } = marksOf(lines);
  if (!isExplicit && !isExport) return;
  found.claim(file.path);
  let number = 0;
  for (const raw of lines) {
    number++;
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || line === '@EXPLICIT') continue;
    const read = isExplicit ? readUrl(line) : readExport(line);
    if (read === undefined) {
      found.issue({
        code: 'partial',
        line: number,
        message: `${JSON.stringify(line.slice(0, 100))} names no package; it was left out`,
        remedy: 'Write the list again with conda.',
      });
    } else {
      found.component({ ...read, platform, line: number });
    }
  }
}

/** What a list says of itself, wherever. */
function marksOf(lines: Iterable<string>): { readonly isExplicit: boolean; readonly isExport: boolean; readonly platform: string | undefined } {
  let [isExplicit, isExport] = [false, false];
  let platform: string | undefined;
  for (const raw of lines) {
    const line = raw.trim();
    isExplicit ||= line === '@EXPLICIT';
    isExport ||= line.startsWith('# $ conda create');
    if (line.startsWith('# platform:')) platform ??= line.slice('# platform:'.length).trim();
  }
  return { isExplicit, isExport, platform };
}

/** `https://…/linux-64/name-1.0-build.conda#<md5 or sha256>`. */
function readUrl(line: string) {
  const parsed = readCondaFile(line);
  if (parsed === undefined) return undefined;
  const [url = '', digest = ''] = line.split('#');
  const hash = hashOf('md5', digest) ?? hashOf('sha256', digest.replace(/^sha256:/, ''));
  return { purl: condaPurl(parsed.name, parsed.version), downloadLocation: url, hashes: hash === undefined ? [] : [hash] };
}

/** Packages of pip have the build `pypi_0`. */
function readExport(line: string) {
  const [name = '', version = '', build = '', ...more] = line.split('=');
  if (name === '' || version === '' || more.length > 0 || /\s/.test(line)) return undefined;
  return { purl: build === 'pypi_0' ? pypiPurl(name, version) : condaPurl(name, version) };
}
