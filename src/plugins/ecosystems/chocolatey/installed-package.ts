import { readNuspec } from '#core/nuspec/nuspec.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readXml } from '#core/plugin/read-xml.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { packagePurl } from './package-purl.ts';

/** The packages below the library of Chocolatey: installed, and which needs which. */
export default function extract({ files, found }: ExtractInput): void {
  const nodes = new Map<string, NodeId>();
  const needs: (readonly [NodeId, string])[] = [];
  for (const file of files) {
    found.claim(file.path);
    try {
      const nuspec = readNuspec(readXml(found, file));
      if (nuspec?.id === undefined) {
        found.issue({ code: 'malformed', file: file.path, line: 1, message: 'the file names no package', remedy: 'Install the package again ("choco install --force").' });
        continue;
      }
      const node = found.component({
        purl: packagePurl(nuspec.id, nuspec.version),
        licenses: nuspec.licenses,
        // the authors made the software, the owners its package
        metadata: { ...nuspec.metadata, ...(nuspec.owners.length === 0 ? {} : { supplier: nuspec.owners.join(', ') }) },
        origin: 'system',
        file: file.path,
        line: nuspec.line,
      });
      nodes.set(nuspec.id.toLowerCase(), node);
      for (const { id } of nuspec.dependencies) needs.push([node, id.toLowerCase()]);
    } catch (error) {
      if (!(error instanceof TextSyntaxError)) throw error;
      found.issue({ code: 'malformed', file: file.path, line: error.line, message: error.message, remedy: 'Install the package again ("choco install --force").' });
    }
  }
  for (const [from, id] of needs) {
    const to = nodes.get(id);
    if (to !== undefined) found.depends(from, to);
  }
}
