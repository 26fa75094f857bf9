import { joinPath } from '#core/plugin/path.ts';
import type { Applied, BuildScript } from './build-script.ts';
import { upTo, type GradleBuild, type GradleTree } from './gradle-tree.ts';
import type { ProjectPaths } from './project-paths.ts';

/** A script that says something about a project, and the directory whose script it counts as. */
export interface ProjectScript {
  readonly path: string;
  readonly directory: string;
  readonly script: BuildScript;
}

const maximumApplied = 100;

/** Scripts of a project and those above it, the nearest first, each followed by what it applies. The orphans are scripts that nothing is seen to apply. */
export function projectScripts(tree: GradleTree, directory: string, paths: ProjectPaths, orphans: readonly string[]): ProjectScript[] {
  const build = tree.buildOf(directory);
  const found: ProjectScript[] = [];
  const seen = new Set<string>();
  for (const above of upTo(directory, build.root)) {
    const own = tree.scriptOf(above);
    const queue = [...(own === undefined ? [] : [own]), ...(above === directory ? orphans : [])];
    const pending = new Map(queue.map((path) => [path, { at: above, base: above }]));
    for (let path = queue.shift(); path !== undefined && seen.size < maximumApplied; path = queue.shift()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const script = tree.script(path);
      if (script === undefined) continue;
      const { at, base } = pending.get(path)!;
      found.push({ path, directory: at, script });
      for (const applied of script.applies) {
        const target = scriptOfApplied(tree, build, applied, base);
        // what a script above applies to this project counts as this project's own
        const concerns = applied.target !== 'self' && paths.concerns(applied.target, at);
        if (target !== undefined && !pending.has(target)) {
          pending.set(target, { at: concerns ? directory : at, base });
          queue.push(target);
        }
      }
    }
  }
  return found;
}

function scriptOfApplied(tree: GradleTree, { root, catalogs }: GradleBuild, { by, text }: Applied, base: string): string | undefined {
  if (by === 'plugin') return tree.pluginScript(text);
  if (by === 'accessor') {
    const catalog = catalogs.find(({ name }) => text.startsWith(`${name}.plugins.`));
    const id = catalog?.plugins.get(text.slice(`${catalog.name}.plugins.`.length));
    return id === undefined ? undefined : tree.pluginScript(id);
  }
  const relative = text.replace(/^\$\{?(?:rootDir|rootProject\.projectDir|rootProject\.rootDir)\}?\//, '');
  const from = relative === text && !text.startsWith('$') ? base : root;
  return joinPath(from, relative.replace(/^\$\{?(?:projectDir|project\.projectDir)\}?\//, ''));
}
