import { patternOf, type RegistryAssignment, type RegistryAssignments } from '#core/plugin/registry-assignment.ts';
import { child, children, parseXml } from '#core/text/xml.ts';

/**
 * `NuGet.Config` of a project: its sources come to those of the user, or take their place behind `<clear/>`; a mapping says which packages come from which.
 */
export const nugetAssignments: RegistryAssignments = {
  publicNames: [['nuget', 'org']],
  *read(file): Generator<RegistryAssignment> {
    const root = parseXml(file.text());
    const place = { file: file.path, directory: file.directory };
    const entries = child(root, 'packageSources')?.children ?? [];
    const isCleared = entries.some(({ name }) => name === 'clear');
    const addresses = new Map<string, string>();
    for (const { name, attributes } of entries) {
      const [key, value] = [attributes.get('key'), attributes.get('value')];
      if (name === 'add' && key !== undefined && value !== undefined) addresses.set(key, value);
    }
    const disabled = new Set(children(child(root, 'disabledPackageSources'), 'add').filter(({ attributes }) => attributes.get('value') === 'true').map(({ attributes }) => attributes.get('key')));
    const mapping = children(child(root, 'packageSourceMapping'), 'packageSource');
    for (const source of mapping) {
      const key = source.attributes.get('key') ?? '';
      for (const { attributes } of children(source, 'package')) {
        const pattern = attributes.get('pattern')?.toLowerCase();
        if (pattern === undefined) continue;
        const fits = patternOf(pattern);
        // an exact name counts for more than any pattern, a longer pattern for more than a shorter one
        yield { ...place, registry: addresses.get(key) ?? key, packages: { fits: ({ name }) => fits(name.toLowerCase()) }, weight: pattern.endsWith('*') ? pattern.length : Number.MAX_SAFE_INTEGER };
      }
    }
    if (mapping.length > 0) return;
    for (const [key, registry] of addresses) {
      // a folder is no registry
      if (!disabled.has(key) && /^https?:/i.test(registry)) yield { ...place, registry, ...(!isCleared && { isAddition: true }) };
    }
  },
};
