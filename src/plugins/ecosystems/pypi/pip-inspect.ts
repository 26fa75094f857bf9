import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readJson } from '#core/plugin/read-json.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { extrasOf, parseMarker } from '#core/python/marker.ts';
import { nameOfEntry, normalName, pypiPurl } from '#core/python/package-name.ts';
import { parseRequirement } from '#core/python/requirement.ts';
import { get, list, strings, text } from '#core/text/value.ts';
import { locateDirectUrl } from './direct-url.ts';
import { pipInspect } from './lockfile-shapes.ts';
import { licenseClassifiers, metadataOf } from './project-manifest.ts';

/** The report of `pip inspect` on an environment, as build tools keep it. */
export default function extract({ file, found }: ExtractInput): void {
  const json = readJson(file);
  checkShape(found, json, pipInspect);
  const version = text(json.value, 'version');
  if (version !== '1') {
    found.issue({
      code: 'unsupported-version',
      line: json.line('version') ?? 1,
      message: `version ${version ?? '(none)'} of the report is not known; packages were read as in version 1`,
      remedy: 'Check for a newer version of Muster.',
    });
  }
  const nodes = new Map<string, { readonly node: NodeId; readonly requires: readonly string[] }>();
  for (const [index, item] of list(json.value, 'installed').entries()) {
    const metadata = get(item, 'metadata');
    const name = nameOfEntry(metadata);
    const line = json.line('installed', index);
    if (name === undefined) {
      const remedy = 'Write the report again with "pip inspect".';
      found.issue({ code: 'partial', line, message: 'an installed package has no name; it was left out', remedy });
      continue;
    }
    const installed = text(metadata, 'version');
    const license = text(metadata, 'license_expression') ?? text(metadata, 'license');
    const description = text(metadata, 'summary');
    const node = found.component({
      ...(locateDirectUrl(get(item, 'direct_url'), name, installed) ?? { purl: pypiPurl(name, installed) }),
      direct: get(item, 'requested') === true ? true : undefined,
      licenses: [...(license === undefined || license === 'UNKNOWN' ? [] : [license]), ...licenseClassifiers(strings(metadata, 'classifier'))],
      metadata: metadataOf({ description, homepage: text(metadata, 'home_page') }),
      line,
    });
    nodes.set(normalName(name), { node, requires: strings(metadata, 'requires_dist') });
  }
  for (const { node, requires } of nodes.values()) {
    for (const written of requires) {
      const requirement = parseRequirement(written);
      const marker = requirement?.marker === undefined ? undefined : parseMarker(requirement.marker);
      const target = requirement === undefined ? undefined : nodes.get(normalName(requirement.name));
      if (target !== undefined && (marker === undefined || extrasOf(marker).length === 0)) found.depends(node, target.node);
    }
  }
}
