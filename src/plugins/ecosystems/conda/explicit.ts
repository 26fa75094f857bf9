import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { hashOf } from '#core/python/file-hash.ts';
import { pypiPurl } from '#core/python/package-name.ts';
import { condaPurl, readCondaFile } from './conda-package.ts';

/**
 * Lists that conda wrote of an environment: URLs behind `@EXPLICIT`, or lines `name=version=build` (`conda list --export`).
 * Other files of such names are left to others.
 */
export default function extract({ file, found }: ExtractInput): void {
  const lines = file.text().split('\n').map((line) => line.trim());
  const isExplicit = lines.includes('@EXPLICIT');
  if (!isExplicit && !lines.some((line) => line.startsWith('# $ conda create'))) return;
  found.claim(file.path);
  const platform = lines.find((line) => line.startsWith('# platform:'))?.slice('# platform:'.length).trim();
  for (const [index, line] of lines.entries()) {
    if (line === '' || line.startsWith('#') || line === '@EXPLICIT') continue;
    const read = isExplicit ? readUrl(line) : readExport(line);
    if (read === undefined) {
      found.issue({
        code: 'partial',
        line: index + 1,
        message: `${JSON.stringify(line.slice(0, 100))} names no package; it was left out`,
        remedy: 'Write the list again with conda.',
      });
    } else {
      found.component({ ...read, platform, line: index + 1 });
    }
  }
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
