import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nimPurl } from './nim-purl.ts';
import { readNimble } from './nimble-text.ts';

/** Installed packages stand in directories `name-version` (`pkgs`) or `name-version-checksum` (`pkgs2`), whatever their files say. */
export default function extract({ file, found }: ExtractInput): void {
  found.claim(file.path);
  const directory = file.directory.slice(file.directory.lastIndexOf('/') + 1);
  const name = file.name.slice(0, -'.nimble'.length);
  const rest = directory.startsWith(`${name}-`) ? directory.slice(name.length + 1) : directory.slice(directory.indexOf('-') + 1);
  const [version = '', checksum = ''] = rest.split('-');
  if (!/^\d[\w.]*$/.test(version) && !version.startsWith('#')) {
    found.issue({
      code: 'malformed',
      message: `the directory ${JSON.stringify(directory)} is not name-version`,
      remedy: 'Install the package again.',
    });
    return;
  }
  const { licenses, metadata } = readNimble(file.text());
  found.component({
    purl: nimPurl(name, version.replace(/^#/, '')), licenses, metadata,
    hashes: /^[0-9a-f]{40}$/i.test(checksum) ? [{ algorithm: 'SHA-1', value: checksum.toLowerCase() }] : [],
  });
}
