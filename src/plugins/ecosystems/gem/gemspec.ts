import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { filesBelow } from '#core/plugin/files-below.ts';
import { nameOf } from '#core/plugin/path.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { exactVersion, gemPurl } from './gem-purl.ts';
import { isInForeignPackage, isInInstalledGem } from './installed-gem.ts';
import { readGemspec, type Gemspec } from './gemspec-text.ts';

/**
 * A gemspec that no lockfile accounts for. Beside a Gemfile or the source of the gem it describes what is developed here; alone, and where gems are
 * unpacked, it is the record of a gem from elsewhere.
 */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  if (isInInstalledGem(file.path, tree) || isInForeignPackage(file.path)) return;
  const gemspec = readGemspec(file, tree);
  if (gemspec.name === undefined) {
    found.issue({
      code: 'malformed',
      line: 1,
      message: 'there is no Gem::Specification with a name that is written out',
      remedy: 'Write name and version as literals, or remove the file.',
    });
    return;
  }
  const hasGemfile = tree.get(`${file.directory}/Gemfile`) !== undefined || tree.get(`${file.directory}/gems.rb`) !== undefined;
  const isDeveloped = gemspec.version === undefined || hasGemfile || isAtHome(input, gemspec);
  const self = isDeveloped ? addProject(input, gemspec, gemspec.name) : addCopy(input, gemspec, gemspec.name);
  if (gemspec.version === undefined) {
    found.issue({
      code: 'partial', line: gemspec.line,
      message: `the version of ${JSON.stringify(gemspec.name)} is computed, and the files that it is taken from do not say it as a literal`,
      remedy: 'Write the version as a constant in a file of the gem.',
    });
  }
  for (const { line, message } of gemspec.unread) found.issue({ code: 'unsupported', line, message, remedy: 'Write name and requirement of the dependency out.' });
  // what RubyGems installed has its dependencies installed beside it
  if (!gemspec.generated) addDependencies(input, gemspec, self, isDeveloped);
}

/** Does the source of the gem lie there, and is it no place for copies? Files that only say the version come with the record too. */
function isAtHome({ file, tree }: ExtractInput, { generated, files, name, version }: Gemspec): boolean {
  if (generated || isCopy(file.directory, `${name}-${version}`, tree)) return false;
  for (const { path, name: fileName } of filesBelow(tree, file.directory)) {
    if ((fileName.endsWith('.rb') || fileName === 'Rakefile') && !files.includes(path)) return true;
  }
  return false;
}

const copies = new Set(['vendor', 'vendored', 'gems', 'bundle', 'third_party', 'third-party', 'thirdparty']);

/** Below a directory for what others made, or in one that is called like an unpacked gem and is not all that is scanned. */
function isCopy(directory: string, fullName: string, tree: TreeView): boolean {
  if (directory.split('/').some((segment) => copies.has(segment))) return true;
  const all = tree.all();
  return nameOf(directory) === fullName && [all[0], all.at(-1)].some((file) => file?.path.startsWith(`${directory}/`) === false);
}

function addProject({ file, found }: ExtractInput, { version, licenses, metadata, line }: Gemspec, name: string): NodeId {
  const purl = version === undefined ? undefined : gemPurl(name, version);
  return found.project({ path: file.directory, name, version, purl, licenses, metadata, file: file.path, line });
}

function addCopy({ found }: ExtractInput, { version, platform, licenses, metadata, generated, line }: Gemspec, name: string): NodeId {
  return found.component({
    purl: gemPurl(name, version), platform, licenses, metadata, line, direct: true,
    ...(generated ? { evidence: 'installed' } : { origin: 'vendored' }),
  });
}

function addDependencies({ found }: ExtractInput, { dependencies }: Gemspec, self: NodeId, isDeveloped: boolean): void {
  const open: Asked[] = [];
  for (const { name, requirement, development, line } of dependencies) {
    // what a copy was developed with is not here
    if (development && !isDeveloped) continue;
    const version = exactVersion(requirement);
    if (version === undefined) open.push({ name, line });
    found.depends(self, found.component({ purl: gemPurl(name, version), requirement, line }), development ? 'development' : 'runtime');
  }
  reportUnresolved(found, open, 'Commit the Gemfile.lock that `bundle lock` writes, or scan with --online.');
}
