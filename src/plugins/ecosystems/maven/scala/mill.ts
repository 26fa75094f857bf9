import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath, parentOf } from '#core/plugin/path.ts';
import { perTree } from '#core/plugin/per-tree.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { publishedName, readCoordinates } from './coordinates.ts';
import { DeclaredModules, isPinned } from './declared-modules.ts';
import { MillBuild } from './mill-build.ts';

const remedy = 'Scan what the build produced.';

/** `build.sc`, `build.mill` and `package.mill` of Mill, with the scripts that they import. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const build = new MillBuild(outerBuild(parentOf(file.directory), input.tree));
  const own = imported(input);
  for (const script of own) build.read(script.path, script.text());
  const { dependencies, withoutScala } = build.dependencies();
  const project = found.project({ path: file.directory, name: '.', file: file.path });
  const declared = new DeclaredModules(found);
  for (const dependency of dependencies) {
    const node = declared.add(dependency);
    if (node !== undefined) found.depends(project, node, dependency.scope);
  }
  const mill = millVersion(input);
  for (const script of own) {
    if (script !== file) found.claim(script.path);
    for (const { written, line } of ofTheBuild(script.text())) {
      const coordinates = readCoordinates(written);
      if (coordinates === undefined) continue;
      const requirement = (coordinates.version ?? '').replace('$MILL_VERSION', mill ?? '$MILL_VERSION');
      const version = requirement !== '' && isPinned(requirement) && !requirement.includes('$') ? requirement : undefined;
      if (coordinates.isPlatform && mill === undefined) {
        found.issue({ code: 'partial', file: script.path, line, message: `the version of Mill is not written here, and the name ${coordinates.name} lacks it`, remedy: 'Commit the file .mill-version.' });
      }
      // Mill before version 1 runs Scala 2.13
      const isOld = mill === undefined ? script.name.endsWith('.sc') : mill.startsWith('0.');
      const platform = mill === undefined ? undefined : `_mill${mill.startsWith('0.') ? mill.split('.').slice(0, 2).join('.') : mill.split('.')[0]}`;
      const name = publishedName(coordinates, { version: isOld ? '2.13' : '3', platform });
      const node = declared.add({ group: coordinates.group, name, version, requirement, path: script.path, line });
      if (node !== undefined) found.depends(project, node, 'build');
    }
  }
  declared.report(file.path, withoutScala, 'Set scalaVersion in the modules of the build.', remedy);
}

/** The build, and scripts that it imports with `import $file.a.b` (`^` is the directory above). */
function imported({ file, tree }: ExtractInput): SourceFile[] {
  const files = new Set([file]);
  for (const each of files) {
    for (const [, written] of each.text().matchAll(/^\s*import \$file\.([\w.^-]+)/gm)) {
      const parts = written!.split('.').map((part) => (part === '^' ? '..' : part));
      // the last part may be what is taken from the script
      for (const path of [parts, parts.slice(0, -1)]) {
        const script = tree.get(joinPath(each.directory, `${path.join('/')}.sc`) ?? '');
        if (script !== undefined) files.add(script);
      }
    }
  }
  return [...files];
}

const outerBuilds = perTree(() => new Map<string, MillBuild | undefined>());

/** What a `package.mill` takes from the builds above it: those of a directory and of all above it. */
function outerBuild(directory: string | undefined, tree: TreeView): MillBuild | undefined {
  if (directory === undefined) return undefined;
  const known = outerBuilds(tree);
  if (known.has(directory)) return known.get(directory);
  const around = outerBuild(parentOf(directory), tree);
  const files = ['build.mill', 'package.mill', 'build.sc'].map((name) => tree.get(joinPath(directory, name) ?? '')).filter((file) => file !== undefined);
  const build = files.length === 0 ? around : new MillBuild(around);
  for (const outer of files) build?.read(outer.path, outer.text());
  known.set(directory, build);
  return build;
}

/** What the build itself needs: ``import $ivy.`…` ``, and since version 1 the list `mvnDeps` in the head of the file. */
function ofTheBuild(source: string): { readonly written: string; readonly line: number }[] {
  let isInList = false;
  return source.split('\n').flatMap((text, index) => {
    const line = index + 1;
    const ivy = /^\s*import \$ivy\.`([^`]+)`/.exec(text)?.[1];
    if (ivy !== undefined) return [{ written: ivy, line }];
    const head = /^\/\/\|\s?(.*)$/.exec(text)?.[1];
    if (head === undefined) return [];
    const [, inline] = /^mvnDeps:\s*(.*)$/.exec(head) ?? [];
    if (inline !== undefined) isInList = true;
    else if (!/^\s*-/.test(head)) isInList = false;
    if (!isInList) return [];
    return (inline ?? head).replaceAll(/[[\]"']/g, ' ').split(/[\s,]+/).flatMap((written) => (written.includes(':') ? [{ written, line }] : []));
  });
}

function millVersion({ file, tree }: ExtractInput): string | undefined {
  for (const path of ['.mill-version', '.config/mill-version']) {
    const version = tree.get(joinPath(file.directory, path) ?? '')?.text().trim();
    if (version !== undefined && /^\d/.test(version)) return version.replace(/-(?:native|jvm)$/, '');
  }
  return /^\/\/\|\s*mill-version:\s*["']?(\d[\w.-]*)/m.exec(file.text())?.[1];
}
