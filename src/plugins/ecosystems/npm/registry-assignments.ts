import type { RegistryAssignment, RegistryAssignments } from '#core/plugin/registry-assignment.ts';
import { entries, text } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { parseNpmrc, type Variables } from './npmrc.ts';
import { bunSettings, yarnClassicSettings, yarnSettings } from './other-clients.ts';

/** Which registry a variable means is not known of a foreign tree; that there is one is. */
const named: Variables = { get: (name) => `\${${name}}` };

/** Settings of a project for its clients: of everything, and of scopes. */
export const npmAssignments: RegistryAssignments = {
  publicNames: [['npmjs', 'org'], ['npmjs', 'com'], ['yarnpkg', 'com']],
  *read(file): Generator<RegistryAssignment> {
    const settings = settingsOf(file.name, file.text());
    for (const [key, registry] of settings) {
      const scope = key === 'registry' ? undefined : /^(@[^:]+):registry$/.exec(key)?.[1];
      if ((scope === undefined && key !== 'registry') || registry.trim() === '') continue;
      yield { file: file.path, directory: file.directory, registry: registry.trim(), ...(scope !== undefined && { packages: { namespace: scope } }) };
    }
  },
};

function settingsOf(name: string, content: string): ReadonlyMap<string, string> {
  switch (name) {
    case '.yarnrc.yml': return yarnSettings(content, named);
    case '.yarnrc': return yarnClassicSettings(content);
    case 'bunfig.toml': case '.bunfig.toml': return bunSettings(content, named);
    case 'pnpm-workspace.yaml': return pnpmSettings(content);
    default: return parseNpmrc(content, named);
  }
}

/** `registry`, and `registries` with `default` and scopes. */
function pnpmSettings(content: string): ReadonlyMap<string, string> {
  const { value } = parseYaml(content);
  const settings = new Map<string, string>();
  const registry = text(value, 'registry');
  if (registry !== undefined) settings.set('registry', registry);
  for (const [scope, address] of entries(value, 'registries')) if (typeof address === 'string') settings.set(scope === 'default' ? 'registry' : `${scope}:registry`, address);
  return settings;
}
