import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { conanPurl, parseReference, type Reference } from './reference.ts';

/**
 * The record of an installed or exported binary package. Its own name is not in it, only in the path of a Conan 1 cache
 * (`name/version/user/channel/package/<id>/conaninfo.txt`).
 */
export default function extract({ file, found }: ExtractInput): void {
  const sections = readSections(file.text());
  const full = sections.get('full_requires') ?? [];
  const required = (full.length > 0 ? full : sections.get('requires') ?? []).map(({ text, line }) => {
    const reference = parseReference(text);
    if (reference === undefined) {
      found.issue({
        code: 'partial', line,
        message: `the requirement ${JSON.stringify(text.slice(0, 100))} is not name/version`,
        remedy: 'Install the package again.',
      });
      return undefined;
    }
    return found.component({ purl: conanPurl(reference), requirement: reference.requirement, line });
  });
  const own = ownReference(file.directory);
  if (own === undefined) return;
  const self = found.component({ purl: conanPurl(own) });
  for (const target of required.filter((node): node is NodeId => node !== undefined)) found.depends(self, target);
}

function ownReference(directory: string): Reference | undefined {
  const segments = directory.split('/');
  const at = segments.lastIndexOf('package');
  if (at < 4 || segments.length !== at + 2) return undefined;
  const [name, version, user, channel] = segments.slice(at - 4, at);
  return parseReference(`${name}/${version}@${user}/${channel}`);
}

function readSections(source: string): Map<string, { text: string; line: number }[]> {
  const sections = new Map<string, { text: string; line: number }[]>();
  let current: { text: string; line: number }[] | undefined;
  for (const [index, raw] of source.split('\n').entries()) {
    const text = raw.trim();
    if (text.startsWith('[') && text.endsWith(']')) sections.set(text.slice(1, -1), (current = []));
    else if (text !== '' && !text.startsWith('#')) current?.push({ text, line: index + 1 });
  }
  return sections;
}
