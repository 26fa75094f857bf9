import { readNuspec } from '#core/nuspec/nuspec.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parseXml } from '#core/text/xml.ts';
import { packagePurl } from './package-purl.ts';

/** A package below the library of Chocolatey: installed, with what it depends on. */
export default function extract({ file, found }: ExtractInput): void {
  found.claim(file.path);
  const nuspec = readNuspec(parseXml(file.text()));
  if (nuspec?.id === undefined) {
    found.issue({ code: 'malformed', message: 'the file names no package', remedy: 'Install the package again ("choco install --force").' });
    return;
  }
  found.component({
    purl: packagePurl(nuspec.id, nuspec.version),
    licenses: nuspec.licenses,
    // the authors made the software, the owners its package
    metadata: { ...nuspec.metadata, ...(nuspec.owners.length === 0 ? {} : { supplier: nuspec.owners.join(', ') }) },
    origin: 'system',
    line: nuspec.line,
  });
}
