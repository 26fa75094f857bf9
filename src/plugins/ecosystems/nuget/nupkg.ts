import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { isChocolatey, readNuspec } from '#core/nuspec/nuspec.ts';
import { readXml } from '#core/plugin/read-xml.ts';
import { packagePurl } from './package-purl.ts';

/** A package file: a zip with one .nuspec at its root. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  if (isChocolatey(file.path, () => false)) return;
  const inside = input.unpack(file);
  const prefix = `${file.path}!/`;
  const description = inside.all().find((entry) => entry.path.toLowerCase().endsWith('.nuspec') && !entry.path.slice(prefix.length).includes('/'));
  const nuspec = description === undefined ? undefined : readNuspec(readXml(found, description));
  if (nuspec?.id === undefined) {
    found.issue({ code: 'malformed', message: 'the package has no .nuspec that names it', remedy: 'Download the package again.' });
    return;
  }
  found.component({ purl: packagePurl(nuspec.id, nuspec.version), licenses: nuspec.licenses, metadata: nuspec.metadata });
}
