import { checkShape } from '#core/inventory/check-shape.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import { TextPairs } from '#core/inventory/text-pairs.ts';
import type { Hash } from '#core/model/component.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readJson } from '#core/plugin/read-json.ts';
import { entries, isRecord, scalar, strings, text, type Value } from '#core/text/value.ts';
import { addProject } from './add-project.ts';
import { basePackages, dependenciesOf } from './description-text.ts';
import { remoteComponent } from './r-purl.ts';
import { renvLock } from './shapes.ts';

/** `renv.lock`; newer ones repeat the fields of each DESCRIPTION. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const json = readJson(file);
  if (!isRecord(json.value)) {
    found.issue({ code: 'malformed', line: 1, message: 'the lockfile is not a JSON object', remedy: 'Write it again with `renv::snapshot()`.' });
    return;
  }
  checkShape(found, json, renvLock);
  const nodes = new TextMap();
  const versions = new TextPairs();
  const packages = entries(json.value, 'Packages');
  for (const [key, entry] of packages) {
    const line = json.line('Packages', key);
    const [name, version] = [text(entry, 'Package') ?? key, scalar(entry, 'Version')];
    if (version === undefined) {
      found.issue({
        code: 'partial', line,
        message: `the package ${JSON.stringify(name)} has no version`,
        remedy: 'Write the lockfile again with `renv::snapshot()`.',
      });
      continue;
    }
    const field = (name: string) => scalar(entry, name) ?? (name === 'RemoteType' ? text(entry, 'Source') : undefined);
    versions.set(key, version);
    nodes.set(key, found.component({
      ...remoteComponent(name, version, field),
      licenses: text(entry, 'License') === undefined ? [] : [text(entry, 'License')!],
      metadata: text(entry, 'Title') === undefined ? {} : { description: text(entry, 'Title')! },
      hashes: hashOf(entry),
      line,
    }));
  }
  for (const [key, entry] of packages) {
    for (const need of needsOf(entry)) {
      const [from, to] = [nodes.get(key), nodes.get(need)];
      if (from !== undefined && to !== undefined) found.depends(from, to);
    }
  }
  addProject(input, nodes, versions);
}

/** Before renv 1.1 the names alone, after that the fields of the DESCRIPTION. */
function needsOf(entry: Value): string[] {
  const fields = ['Depends', 'Imports', 'LinkingTo'].flatMap((key) => [...strings(entry, key), ...(text(entry, key) === undefined ? [] : [text(entry, key)!])]);
  const named = fields.flatMap((field) => dependenciesOf(field, 'runtime').map(({ name }) => name));
  return [...strings(entry, 'Requirements').filter((name) => !basePackages.has(name)), ...named];
}

/** MD5 over the fields of the DESCRIPTION, as renv computes it, is no hash of the package: left out unless it is one of an archive. */
function hashOf(entry: Value): Hash[] {
  const sha256 = text(entry, 'Sha256') ?? '';
  return /^[0-9a-f]{64}$/i.test(sha256) ? [{ algorithm: 'SHA-256', value: sha256.toLowerCase() }] : [];
}
