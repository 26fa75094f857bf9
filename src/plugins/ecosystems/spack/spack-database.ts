import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, get } from '#core/text/value.ts';
import { addSpecs, readSpec } from './concrete-spec.ts';
import { spackDatabase } from './shapes.ts';

/** The database of an installation tree. Entries that are only remembered (`installed: false`) are left out. */
export default function extract({ file, found }: ExtractInput): void {
  const json = parseJson(file.text());
  checkShape(found, json, spackDatabase);
  const explicit = new Set<string>();
  const specs = entries(json.value, 'database', 'installs').flatMap(([digest, install]) => {
    const spec = get(install, 'installed') === false ? undefined : readSpec(get(install, 'spec'), digest);
    if (get(install, 'explicit') === true) explicit.add(digest);
    return spec === undefined ? [] : [spec];
  });
  addSpecs(found, specs, ({ digest }) => json.line('database', 'installs', digest), ({ digest }) => explicit.has(digest));
}
