/**
 * A second reading of lockfiles and manifests by other means than our parsers: JSON.parse and regular expressions over the text.
 * Each answers `type name version` of packages that must be in the inventory, without the version where the file leaves it open.
 */
import { posix } from 'node:path';

const normal = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, '-');
const matches = (text: string, pattern: RegExp, words: (groups: readonly string[]) => string | undefined): string[] =>
  [...text.matchAll(pattern)].flatMap(([, ...groups]) => words(groups) ?? []);

function packageLock(text: string): string[] {
  const { packages = {} } = JSON.parse(text) as { packages?: Record<string, { name?: string; version?: string; link?: boolean; resolved?: string }> };
  return Object.entries(packages)
    .filter(([path, entry]) => path.includes('node_modules/') && entry.link !== true && entry.version !== undefined && entry.resolved?.startsWith('http'))
    .map(([path, entry]) => `npm ${entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 13)} ${entry.version}`);
}

/** Of yarn 1 the name stands in the address, whatever an alias calls it; later versions resolve to `name@npm:version`. */
function yarnLock(text: string): string[] {
  if (text.includes('__metadata:')) return matches(text, /^ {2}resolution: "(@?[^@"]+)@npm:([^"]+)"$/gm, ([name, version]) => `npm ${name} ${version}`);
  return matches(text, /^ {2}version "([^"]+)"\n {2}resolved "https?:\/\/[^/"]+\/((?:@[^/"]+\/)?[^/"]+)\/-\//gm, ([version, name]) => `npm ${name} ${version}`);
}

function pnpmLock(text: string): string[] {
  const section = text.slice(text.indexOf('\npackages:\n'), text.indexOf('\nsnapshots:\n'));
  return matches(section, /^ {2}'?((?:@[^/'\n]+\/)?[^@'\n]+)@([^'\n:()]+)'?:\n {4}resolution: \{integrity/gm, ([name, version]) => `npm ${name} ${version}`);
}

function goMod(text: string): string[] {
  // modules that are replaced by a directory of the tree are the tree's own
  const local = new Set(matches(text, /^\s*(?:replace\s+)?(\S+)(?:\s+v\S+)?\s+=>\s+\.{1,2}\//gm, ([name]) => name));
  return matches(text.replaceAll(/\/\/.*$/gm, ''), /^\s*(?:require\s+)?([a-z0-9.-]+\.[a-z]+\/\S+)\s+(v\S+)\s*$/gm, ([name, version]) => (local.has(name!) ? undefined : `golang ${name} ${version}`));
}

/** Of modules that a `go.work` builds together each package has the highest version that one of them asks for: `golang name version` → what is built instead. `read` gives a file's text by its path from the root. */
export function raisedByGoWork(paths: readonly string[], read: (path: string) => string): ReadonlyMap<string, string> {
  const raised = new Map<string, string>();
  for (const path of paths.filter((each) => posix.basename(each) === 'go.work')) {
    const modules = matches(read(path), /^\s*(?:use\s+)?(\.{1,2}(?:\/\S*)?)\s*$/gm, ([directory]) => posix.join(posix.dirname(path), directory!, 'go.mod'));
    const asked = Map.groupBy(modules.flatMap((module) => goMod(read(module))), (item) => item.slice(0, item.lastIndexOf(' ')));
    for (const [name, items] of asked) {
      const highest = items.map((item) => item.slice(name.length + 1)).reduce((a, b) => (a.localeCompare(b, 'en', { numeric: true }) >= 0 ? a : b));
      for (const item of items) raised.set(item, `${name} ${highest}`);
    }
  }
  return raised;
}

const requirements = (text: string): string[] =>
  matches(text.replaceAll(/(?:^|\s)#.*$/gm, ''), /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?:==\s*([\w.+!-]+)(?=\s*(?:$|;)))?/gm, ([name, version]) => `pypi ${normal(name!)}${version === undefined ? '' : ` ${version}`}`);

/** Dependencies that a POM declares itself, outside of management, plugins and profiles; those with expressions in their names are left out. */
function pom(text: string): string[] {
  const found: string[] = [];
  const path: string[] = [];
  let fields: Record<string, string> = {};
  for (const [, closing, name, empty, content] of text.replaceAll(/<!--[^]*?-->/g, '').matchAll(/<(\/?)([A-Za-z][\w.-]*)[^>]*?(\/?)>([^<]*)/g)) {
    if (closing === '/') {
      if (path.join('/') === 'project/dependencies/dependency' && !`${fields['groupId']}${fields['artifactId']}`.includes('$')) {
        const version = fields['version'];
        found.push(`maven ${fields['groupId']}/${fields['artifactId']}${version === undefined || /[$[\](),]/.test(version) ? '' : ` ${version}`}`);
      }
      path.pop();
      continue;
    }
    if (empty === '/') continue;
    path.push(name!);
    if (path.length === 3 && name === 'dependency') fields = {};
    if (path.length === 4 && path[2] === 'dependency') fields[name!] = content!.trim();
  }
  return found;
}

const readings: readonly (readonly [RegExp, (text: string) => string[]])[] = [
  [/^package-lock\.json$/, packageLock],
  [/^yarn\.lock$/, yarnLock],
  [/^pnpm-lock\.yaml$/, pnpmLock],
  [/^Cargo\.lock$/, (text) => matches(text, /\[\[package\]\]\nname = "([^"]+)"\nversion = "([^"]+)"\nsource = "registry/g, ([name, version]) => `cargo ${name} ${version}`)],
  [/^go\.mod$/, goMod],
  [/^poetry\.lock$/, (text) => matches(text, /\[\[package\]\]\nname = "([^"]+)"\nversion = "([^"]+)"/g, ([name, version]) => `pypi ${normal(name!)} ${version}`)],
  [/^requirements[\w-]*\.txt$/, requirements],
  [/^pom\.xml$/, pom],
];

/** `undefined` for a file of a name that is not read. */
export const secondReadingOf = (name: string): ((text: string) => string[]) | undefined => readings.find(([pattern]) => pattern.test(name))?.[1];
