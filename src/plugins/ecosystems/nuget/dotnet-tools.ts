import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, text } from '#core/text/value.ts';
import { packagePurl } from './package-purl.ts';
import { dotnetTools } from './shapes.ts';
import { versionFor } from './version-range.ts';

/** Tools of a repository: dotnet-tools.json, with exact versions. */
export default function extract({ file, found }: ExtractInput): void {
  const json = parseJson(file.text());
  checkShape(found, json, dotnetTools);
  for (const [id, tool] of entries(json.value, 'tools')) {
    const requirement = text(tool, 'version');
    const version = requirement === undefined ? undefined : versionFor(requirement);
    const line = json.line('tools', id);
    if (version === undefined) found.issue({ code: 'unresolved', line, message: `the tool ${id} has no exact version`, remedy: 'Install it again with "dotnet tool install", which writes the version.' });
    found.component({ purl: packagePurl(id, version), requirement: requirement === version ? undefined : requirement, scope: 'development', direct: true, line });
  }
}
