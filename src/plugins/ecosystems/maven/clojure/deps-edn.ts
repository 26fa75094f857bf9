import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { weakest, type Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { makePurl, type Purl } from '#core/purl/purl.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { mavenPurl } from '../maven-purl.ts';
import { isPinned, readLibrary } from './clojure-library.ts';
import { pairs, plain, readEdn, valueOf, type Form } from './edn.ts';
import { reportUnknownNeeds } from './report-unknown-needs.ts';

const remedy = 'Scan what the build produced; deps.edn has no lockfile.';

/** `deps.edn` of the Clojure command line, `bb.edn` of Babashka. */
export default function extract({ file, found, tree }: ExtractInput): void {
  const [root] = readEdn(file.text());
  const project = addProject(found, file);
  const reader = new DepsReader(found, file, tree, project);
  reader.dependencies(valueOf(root, ':deps'), 'runtime');
  for (const [alias, body] of pairs(valueOf(root, ':aliases'))) {
    const scope = scopeOfAlias(plain(alias) ?? '');
    reader.dependencies(valueOf(body, ':extra-deps'), scope);
    reader.dependencies(valueOf(body, ':replace-deps') ?? valueOf(body, ':deps'), weakest(scope, 'build'));
  }
  reader.finish();
}

const nameFor = (file: SourceFile): string => (file.directory === '.' ? 'project' : nameOf(file.directory));

const addProject = (found: Collector, file: SourceFile): NodeId => found.project({ path: file.directory, name: nameFor(file), file: file.path });

/** Aliases add to the classpath only when they are asked for. */
function scopeOfAlias(alias: string): Scope {
  if (/test|kaocha|check/.test(alias)) return 'test';
  if (/^:(?:dev|repl|nrepl|cider|local|user|lint|clj-kondo|fmt|outdated|antq)/.test(alias)) return 'development';
  return /build|uberjar|jar|depstar|deploy/.test(alias) ? 'build' : 'optional';
}

class DepsReader {
  readonly #found: Collector;
  readonly #file: SourceFile;
  readonly #tree: TreeView;
  readonly #project: NodeId;
  readonly #open: Asked[] = [];
  readonly #known: Asked[] = [];

  constructor(found: Collector, file: SourceFile, tree: TreeView, project: NodeId) {
    this.#found = found;
    this.#file = file;
    this.#tree = tree;
    this.#project = project;
  }

  dependencies(form: Form | undefined, scope: Scope): void {
    for (const [symbol, coordinate] of pairs(form)) {
      const name = plain(symbol);
      if (name !== undefined) this.#dependency(name, coordinate, symbol.line, scope);
    }
  }

  finish(): void {
    reportUnresolved(this.#found, this.#open, 'Write exact versions.');
    reportUnknownNeeds(this.#found, this.#known, remedy);
  }

  #dependency(name: string, coordinate: Form, line: number, scope: Scope): void {
    const say = (keyword: string): string | undefined => plain(valueOf(coordinate, keyword));
    const { groupId, artifactId, classifier } = readLibrary(name);
    const local = say(':local/root');
    if (local !== undefined) {
      this.#local(local, { groupId, artifactId }, line, scope);
      return;
    }
    const written = say(':mvn/version');
    const revision = say(':git/sha') ?? say(':sha') ?? say(':git/tag') ?? say(':tag');
    const isGit = written === undefined && (revision !== undefined || say(':git/url') !== undefined);
    const version = isGit ? (say(':git/tag') ?? say(':tag') ?? revision) : isPinned(written) ? written : undefined;
    const purl = isGit ? gitPurl(groupId, artifactId, version, say(':git/url'), revision) : mavenPurl({ groupId, artifactId, version, classifier });
    if (purl === undefined) {
      this.#found.issue({ code: 'partial', line, message: `the dependency ${name} has no readable name`, remedy: 'Write it as group/artifact.' });
      return;
    }
    if (version === undefined) this.#open.push({ name: name, line });
    else this.#known.push({ name, line });
    this.#found.depends(this.#project, this.#found.component({ purl, requirement: written, line, origin: isGit ? 'git' : undefined }), scope);
  }

  /** Another project of the tree, or a jar or directory that is not one. */
  #local(root: string, { groupId, artifactId }: { groupId: string; artifactId: string }, line: number, scope: Scope): void {
    const directory = joinPath(this.#file.directory, root);
    const manifest = directory === undefined ? undefined : this.#tree.get(`${directory}/deps.edn`);
    if (manifest !== undefined) {
      this.#found.depends(this.#project, addProject(this.#found, manifest), scope);
      return;
    }
    const purl = mavenPurl({ groupId, artifactId });
    if (purl !== undefined) this.#found.depends(this.#project, this.#found.component({ purl, requirement: root, line, origin: 'path' }), scope);
  }
}

/** A name such as `io.github.someone/thing` names the repository itself. */
function gitPurl(namespace: string, name: string, version: string | undefined, url: string | undefined, revision: string | undefined): Purl | undefined {
  if (mavenPurl({ groupId: namespace, artifactId: name }) === undefined) return undefined;
  const hosted = /^(?:io|com)\.(github|gitlab|bitbucket)\.([\w-]+)$/.exec(namespace);
  const host = hosted?.[1] === 'bitbucket' ? 'bitbucket.org' : `${hosted?.[1]}.com`;
  const remote = url ?? (hosted === null ? undefined : `https://${host}/${hosted[2]}/${name}`);
  return makePurl({ type: 'maven', namespace, name, version, qualifiers: { vcs_url: remote === undefined ? undefined : vcsUrl(remote, revision) } });
}
