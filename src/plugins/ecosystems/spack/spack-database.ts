import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readJson } from '#core/plugin/read-json.ts';
import { entries, get } from '#core/text/value.ts';
import { addSpecs, readSpec } from './concrete-spec.ts';
import { spackDatabase } from './shapes.ts';

/** The database of an installation tree. Entries that are only remembered (`installed: false`) are left out. */
export default function extract({ file, found }: ExtractInput): void {
  const json = readJson(file);
  checkShape(found, json, spackDatabase);
  const explicit = new Set<string>();
  const specs = {
    *[Symbol.iterator]() {
      for (const [digest, install] of entries(json.value, 'database', 'installs')) {
        const spec = get(install, 'installed') === false ? undefined : readSpec(get(install, 'spec'), digest);
        if (get(install, 'explicit') === true) explicit.add(digest);
        if (spec !== undefined) yield spec;
      }
    },
  };
  addSpecs(found, specs, ({ digest }) => json.line('database', 'installs', digest), ({ digest }) => explicit.has(digest));
}
