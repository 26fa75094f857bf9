import type { NodeId } from '#core/inventory/extraction.ts';
import { notLocked, outsideRequirements, reportLockDifferences } from '#core/inventory/lock-differences.ts';
import type { Hash } from '#core/model/component.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { itemsOf, readTerms, textOfTerm, valueOf, type Term } from '#core/text/erlang-terms.ts';
import { hexPurl, repositoryHexPurl } from './hex-purl.ts';
import { readRebarConfig, repositoryTool } from './rebar-config-text.ts';
import { addRebarDependencies } from './rebar-config.ts';
import { addRebarProject } from './rebar-project.ts';

const knownVersions = new Set(['1.1.0', '1.2.0']);

/** `{"1.2.0", [{<<"name">>, Source, Level}]}.` and the hashes; before version 1.1 only the list. */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  const [first, attributes] = readTerms(file.text());
  const version = first?.kind === 'tuple' ? textOfTerm(first.items[0]) : undefined;
  const locked = first?.kind === 'tuple' ? first.items[1] : first;
  if (locked?.kind !== 'list') {
    found.issue({ code: 'malformed', line: 1, message: 'there is no list of locked packages', remedy: 'Write the lockfile again with `rebar3 lock`.' });
    return;
  }
  if (version !== undefined && !knownVersions.has(version)) {
    found.issue({
      code: 'unsupported-version',
      line: 1,
      message: `version ${JSON.stringify(version)} of the lockfile is not known; it was read like the last known one`,
      remedy: 'Check the packages by hand, and report the version.',
    });
  }
  const hashes = valueOf(attributes, 'pkg_hash_ext');
  const checksums = new Map(itemsOf(hashes).map((pair) => [textOfTerm(itemsOf(pair)[0]) ?? '', textOfTerm(itemsOf(pair)[1]) ?? '']));
  const config = tree.get(`${file.directory}/rebar.config`);
  const dependencies = config === undefined ? [] : readRebarConfig(config.text());
  const asked = new Map(dependencies.map((dependency) => [dependency.app, dependency]));
  const direct: NodeId[] = [];
  /** With the versions of packages. */
  const known = new Map<string, readonly string[]>();
  for (const entry of locked.items) {
    const [name, source, level] = itemsOf(entry);
    const app = textOfTerm(name);
    const node = app === undefined ? undefined : add(input, app, source, checksums.get(app), asked.get(app)?.requirement);
    if (app === undefined || node === undefined) {
      found.issue({
        code: 'partial', line: entry.line,
        message: `the entry ${JSON.stringify(app ?? '')} is not understood`,
        remedy: 'Write the lockfile again with `rebar3 lock`.',
      });
      continue;
    }
    known.set(app, textOfTerm(itemsOf(source)[0]) === 'pkg' ? [textOfTerm(itemsOf(source)[2]) ?? []].flat() : []);
    if (textOfTerm(level) === '0') direct.push(node);
  }
  if (config === undefined && direct.length === 0) return;
  if (config !== undefined) found.claim(config.path);
  const project = addRebarProject(found, tree, file.directory, config?.path ?? file.path);
  for (const node of direct) found.depends(project, node);
  // a lockfile holds what the default profile needs, neither plugins nor other profiles
  const rest = dependencies.filter(({ app, plugin }) => plugin || !known.has(app));
  addRebarDependencies(input, project, rest, config?.path);
  if (config === undefined) return;
  const wanted = dependencies.filter(({ scope, plugin, path }) => scope === 'runtime' && !plugin && path === undefined).map((dependency) => ({ ...dependency, name: dependency.app, file: config.path }));
  reportLockDifferences(found, { name: file.name, remedy: 'Run `rebar3 lock`, and `rebar3 upgrade` for packages that are locked in other versions; commit the lockfile.' }, [
    ...wanted.filter(({ app }) => !known.has(app)).map(({ app, file: path, line }) => ({ file: path, line, what: notLocked(app) })),
    ...outsideRequirements('hex', wanted.filter(({ repository }) => repository === undefined), (app) => known.get(app)),
  ]);
}

function add(
  { found }: ExtractInput,
  app: string,
  source: Term | undefined,
  checksum: string | undefined,
  requirement: string | undefined,
): NodeId | undefined {
  const [kind, first, second] = itemsOf(source);
  const value = textOfTerm(first);
  const line = source?.line;
  const hashes: Hash[] = checksum !== undefined && /^[0-9a-f]{64}$/i.test(checksum) ? [{ algorithm: 'SHA-256', value: checksum.toLowerCase() }] : [];
  const tool = repositoryTool(textOfTerm(kind));
  if (tool !== undefined) {
    const revision = textOfTerm(itemsOf(second)[1]);
    return value === undefined ? undefined : found.component({ purl: repositoryHexPurl(app, revision, { remote: value, tool, ...(revision !== undefined && { revision }) }), origin: 'git', line });
  }
  switch (textOfTerm(kind)) {
    case 'pkg': {
      const version = textOfTerm(second);
      if (value === undefined || version === undefined) return undefined;
      return found.component({ purl: hexPurl(value, version), alias: value === app ? undefined : app, hashes, requirement, line });
    }
    case 'path': return found.component({ purl: hexPurl(app), origin: 'path', line });
    default: return undefined;
  }
}
