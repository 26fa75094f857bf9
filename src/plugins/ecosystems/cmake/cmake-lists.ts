import { hashAlgorithms, type Hash, type HashAlgorithm } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import type { ComponentInput } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parentOf } from '#core/plugin/path.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { readForgeArchive } from '#core/purl/forge-archive.ts';
import { makePurl } from '#core/purl/purl.ts';
import { repositoryPurl } from '#core/purl/repository-purl.ts';
import { versionInUrl } from '#core/text/version-in-url.ts';
import { readCommands, type Command } from './commands.ts';
import { readFetched, type Fetched } from './fetched.ts';
import { filledIn, variablesIn } from './variables.ts';

/** Sources that builds fetch. What they find on the machine (`find_package`) is no package that a file could tell. */
export default function extract({ files, found }: ExtractInput): void {
  const scripts = new Map<string, readonly Command[]>();
  for (const file of files) scripts.set(file.path, readOrReport(found, file, (from) => readCommands(from.text())) ?? []);
  const variables = new Map<string, ReadonlyMap<string, string>>();
  const variablesOf = (path: string): ReadonlyMap<string, string> => {
    let known = variables.get(path);
    if (known === undefined) variables.set(path, (known = variablesIn(scripts.get(path) ?? [])));
    return known;
  };
  for (const file of files) {
    const { path, directory } = file;
    const commands = scripts.get(path)!;
    // a directory sees what those above it have set
    const lookup = (name: string): string | undefined => {
      const own = variablesOf(path).get(name);
      if (own !== undefined) return own;
      for (let above: string | undefined = directory; above !== undefined; above = parentOf(above)) {
        const value = variablesOf(above === '.' ? 'CMakeLists.txt' : `${above}/CMakeLists.txt`).get(name);
        if (value !== undefined) return value;
      }
      return undefined;
    };
    const open: Asked[] = [];
    for (const fetched of commands.flatMap((command) => readFetched(command) ?? [])) {
      const read = readOrReport(found, file, () => ({ component: componentOf(fetched, lookup) }));
      if (read === undefined) continue;
      const { component } = read;
      if (component === undefined) {
        found.issue({ code: 'unresolved', file: path, line: fetched.line, message: `what is fetched as ${fetched.name ?? 'a package'} is computed by the script`, remedy: 'Write its address out, or scan the directory into which CMake fetches it (_deps).' });
        continue;
      }
      if (component.isOpen) open.push({ name: fetched.name ?? component.input.purl, line: fetched.line });
      found.component({ ...component.input, scope: scopeIn(directory), direct: true, file: path, line: fetched.line });
    }
    reportUnresolved(found, open, 'Name a tag or a commit (GIT_TAG).', path);
  }
}

interface Read {
  readonly input: Pick<ComponentInput, 'purl' | 'origin' | 'hashes' | 'downloadLocation'>;
  /** Nothing says which state of the sources it is. */
  readonly isOpen: boolean;
}

function componentOf({ name, git, revision, url, version, hash }: Fetched, lookup: (name: string) => string | undefined): Read | undefined {
  const say = (text: string | undefined): string | undefined => filledIn(text, lookup);
  const repository = say(git);
  if (repository !== undefined) {
    const at = say(revision);
    if (revision !== undefined && at === undefined) return { input: { purl: repositoryPurl(repository), origin: 'git' }, isOpen: true };
    const hashes: Hash[] = at !== undefined && /^[0-9a-f]{40}$/i.test(at) ? [{ algorithm: 'SHA-1', value: at.toLowerCase() }] : [];
    return { input: { purl: repositoryPurl(repository, at), origin: 'git', hashes }, isOpen: at === undefined };
  }
  const address = say(url);
  if (address === undefined || !/^(?:https?|ftp):\/\//i.test(address)) return undefined;
  const archive = readForgeArchive(address);
  const described = { origin: 'url', downloadLocation: address, hashes: hashesOf(say(hash)) } as const;
  if (archive !== undefined) return { input: { purl: repositoryPurl(archive.repository, archive.revision), ...described }, isOpen: false };
  const file = address.split(/[?#]/, 1)[0]!.split('/').at(-1)!;
  const purl = makePurl({ type: 'generic', name: say(name) ?? (file || 'archive'), version: say(version) ?? versionInUrl(address), qualifiers: { download_url: address } });
  return { input: { purl, ...described }, isOpen: false };
}

/** `SHA256=…`, `SHA3_256=…`. */
function hashesOf(text: string | undefined): Hash[] {
  const [name = '', value = ''] = text?.split('=') ?? [];
  const algorithm = hashAlgorithms.find((known: HashAlgorithm) => known.replaceAll('-', '') === name.toUpperCase().replaceAll(/[-_]/g, ''));
  return algorithm === undefined || !/^[0-9a-f]+$/i.test(value) ? [] : [{ algorithm, value: value.toLowerCase() }];
}

const scopeIn = (directory: string): Scope => (/(?:^|\/)(?:tests?|testing|unittests?|benchmarks?|bench)(?:\/|$)/i.test(directory) ? 'test' : 'runtime');
