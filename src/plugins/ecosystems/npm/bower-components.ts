import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { withoutSecrets } from '#core/purl/vcs-url.ts';
import { parseJson } from '#core/text/json.ts';
import { isRecord, text } from '#core/text/value.ts';
import { installedBowerPurl } from './bower.ts';
import { licensesOf, metadataOf } from './manifest-facts.ts';
import { bowerInstalled } from './manifest-shapes.ts';
import { requestedByInstalled } from './manifest.ts';

/** A package that Bower installed: `.bower.json` is what Bower wrote, `bower.json` what the author did. */
export default function extract({ file, tree, found }: ExtractInput): void {
  if (file.name === 'bower.json' && tree.get(`${file.directory}/.bower.json`) !== undefined) return;
  const json = parseJson(file.text());
  checkShape(found, json, bowerInstalled);
  const { value } = json;
  const purl = installedBowerPurl(value, file.directory);
  if (purl === undefined || !isRecord(value)) {
    found.issue({ code: 'malformed', line: 1, message: 'the manifest of an installed package names no package', remedy: 'Install the dependencies again with bower install.' });
    return;
  }
  const source = text(value, '_source');
  const node = found.component({
    purl,
    licenses: licensesOf(value),
    metadata: metadataOf(value),
    downloadLocation: source === undefined ? undefined : withoutSecrets(source),
  });
  for (const { name, scope } of requestedByInstalled(value).values()) {
    const path = joinPath(file.directory, `../${name}`);
    const installed = path === undefined ? undefined : (tree.get(`${path}/.bower.json`) ?? tree.get(`${path}/bower.json`));
    if (installed === undefined) continue;
    try {
      const to = installedBowerPurl(parseJson(installed.text()).value, installed.directory);
      if (to !== undefined) found.depends(node, found.component({ purl: to, file: installed.path }), scope);
    } catch {
      // told of when that file is read
    }
  }
}
