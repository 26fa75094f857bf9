import type { Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { publishedName, readCoordinates } from './coordinates.ts';
import { DeclaredModules, isPinned, type DeclaredModule } from './declared-modules.ts';

const lists: ReadonlyMap<string, Scope> = new Map<string, Scope>(
  (['dep', 'deps', 'lib', 'libs', 'dependency', 'dependencies'] as const).flatMap((word) => [
    [word, 'runtime'], [`test.${word}`, 'test'], [`compileOnly.${word}`, 'peer'], [`scalafix.${word}`, 'development'],
  ]),
);

const directive = /^\s*\/\/>?\s*using\s+([\w.]+)\s+(.+)$/;

/** Directives of Scala CLI (`//> using dep …`) in the file that it names for them. */
export default function extract({ file, found }: ExtractInput): void {
  const directives = file.text().split('\n').flatMap((text, index) => {
    const [, key, values] = directive.exec(text) ?? [];
    // versions before 1.0 took `// using`, with texts in quotes
    if (key === undefined || values === undefined || (!text.includes('//>') && !values.startsWith('"'))) return [];
    return [{ key, values: [...values.matchAll(/"([^"]*)"|([^\s",][^\s"]*)/g)].map((match) => (match[1] ?? match[2]!).trim()), line: index + 1 }];
  });
  if (directives.length === 0) return;
  const value = (...keys: readonly string[]) => directives.find(({ key }) => keys.includes(key))?.values[0];
  // without one it is the newest there is
  const scala = value('scala') ?? '3';
  const platform = platformOf(value('platform', 'platforms') ?? 'jvm', value('jsVersion'), value('nativeVersion'));
  const project = found.project({ path: file.directory, name: '.', version: value('publish.version'), file: file.path });
  const declared = new DeclaredModules(found);
  const withoutScala: DeclaredModule[] = [];
  for (const { key, values, line } of directives) {
    const isPlugin = /^(?:test\.)?(?:plugins?|compilerPlugins?)$/.test(key);
    const scope = isPlugin ? 'build' : lists.get(key);
    const written = key === 'toolkit' || key === 'test.toolkit' ? values.flatMap((version) => toolkit(version)) : scope === undefined ? [] : values;
    for (const text of written) {
      const coordinates = readCoordinates(text);
      if (coordinates === undefined) {
        found.issue({ code: 'partial', line, message: `the dependency ${JSON.stringify(text.slice(0, 100))} is not organization:name:version`, remedy: 'Write it as organization:name:version.' });
        continue;
      }
      const requirement = coordinates.version ?? '';
      const version = requirement !== '' && isPinned(requirement) ? requirement : undefined;
      const isKnown = coordinates.cross === 'none' || (/^\d/.test(scala) && (coordinates.cross === 'binary' || /^\d+\.\d+\.\d+/.test(scala)));
      const module = { group: coordinates.group, name: publishedName(coordinates, { version: isKnown ? scala : undefined, platform }), version, requirement, classifier: coordinates.classifier, path: file.path, line };
      if (!isKnown) withoutScala.push(module);
      const node = declared.add(module);
      if (node !== undefined) found.depends(project, node, scope ?? 'runtime');
    }
  }
  declared.report(file.path, withoutScala, 'State the version of Scala in full with //> using scala.', 'Scan what the build produced.');
}

function platformOf(platform: string, js: string | undefined, native: string | undefined): string | undefined {
  if (/^(?:js|scala[.-]?js)$/i.test(platform)) return `_sjs${js?.split('.')[0] ?? '1'}`;
  return /native/i.test(platform) ? `_native${native?.split('.').slice(0, 2).join('.') ?? '0.5'}` : undefined;
}

/** `0.7.0`; `default` and `latest` are those of the tool. */
const toolkit = (version: string): string[] => (version.includes(':') ? [] : [`org.scala-lang::toolkit::${/^\d/.test(version) ? version : 'latest.release'}`]);
