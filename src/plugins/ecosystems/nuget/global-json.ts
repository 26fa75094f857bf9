import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, text } from '#core/text/value.ts';
import { packagePurl } from './package-purl.ts';
import { globalJson } from './shapes.ts';
import { versionFor } from './version-range.ts';

/** global.json: the versions of packages that bring build logic (`msbuild-sdks`). The version of the .NET SDK itself is no package. */
export default function extract({ file, found }: ExtractInput): void {
  const json = parseJson(file.text(), { comments: true });
  checkShape(found, json, globalJson);
  for (const [id, value] of entries(json.value, 'msbuild-sdks')) {
    const version = versionFor(text(value) ?? '');
    const line = json.line('msbuild-sdks', id);
    if (version === undefined) found.issue({ code: 'unresolved', line, message: `the SDK package ${id} has no exact version`, remedy: 'Write the version.' });
    found.component({ purl: packagePurl(id, version), scope: 'build', direct: true, line });
  }
}
