import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { pubPurl } from './pub-purl.ts';
import { readPubspec } from './pubspec-text.ts';

/** A package in the cache of pub. Which of them a project uses is for its lockfile to say. */
export default function extract({ file, found }: ExtractInput): void {
  found.claim(file.path);
  const { name, version, metadata } = readPubspec(file, found);
  if (name === undefined || version === undefined) {
    found.issue({ code: 'malformed', line: 1, message: `the package has no ${name === undefined ? 'name' : 'version'}`, remedy: 'Fetch the package again.' });
    return;
  }
  found.component({ purl: pubPurl(name, version), metadata });
}
