import type { Owner } from '../model/project.ts';
import { TextSyntaxError } from '../text/position.ts';
import { get, text as textAt } from '../text/value.ts';
import { parseYaml } from '../text/yaml.ts';

/** `spec.owner` of the entities of a Backstage catalog file (Component, API, System, …); `undefined` owners are left out. Broken files give none. */
export function catalogOwnersOf(text: string, path: string): Owner[] {
  try {
    const yaml = parseYaml(text);
    const owners = new Map<string, Owner>();
    yaml.documents.forEach((document, index) => {
      const name = textAt(get(document, 'spec', 'owner'));
      if (name === undefined || owners.has(name)) return;
      const line = index === 0 ? yaml.line('spec', 'owner') : undefined;
      owners.set(name, { name, path, kind: 'catalog', ...(line === undefined ? {} : { line }) });
    });
    return [...owners.values()];
  } catch (error) {
    if (error instanceof TextSyntaxError) return [];
    throw error;
  }
}
