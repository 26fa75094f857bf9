import type { Owner } from '../model/project.ts';
import { get, text as textAt } from '../text/value.ts';
import { parseYaml } from '../text/yaml.ts';

/** `spec.owner` of the entities of a Backstage catalog file (Component, API, System, …); `undefined` owners are left out. Throws `TextSyntaxError`. */
export function catalogOwnersOf(text: string, path: string): Owner[] {
  const yaml = parseYaml(text);
  const owners = new Map<string, Owner>();
  yaml.documents.forEach((document, index) => {
    const name = textAt(get(document, 'spec', 'owner'));
    if (name === undefined || owners.has(name)) return;
    const line = yaml.lineIn(index, 'spec', 'owner');
    owners.set(name, { name, path, kind: 'catalog', ...(line === undefined ? {} : { line }) });
  });
  return [...owners.values()];
}
