import type { SourceFile } from '#core/plugin/source-file.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { Scope } from '#core/model/scope.ts';
import { scopeOfExtra } from '#core/python/dependency-group.ts';
import { isGroup, isMark, isWord, type Group, type SourceNode } from '#core/text/source-tree.ts';
import { dependenciesOfExtras } from './collective-extras.ts';
import { declareOrReport, type DeclaredDependency } from './declared-dependency.ts';
import { licenseClassifiers, linksFrom, metadataOf, type ProjectManifest } from './project-manifest.ts';
import { assign, evaluateKeywords, textsOf, type PythonLiteral, type Variables } from './python-literal.ts';
import { readPythonSource } from './python-source.ts';
import { readPart, someOf, type Report } from './report.ts';

/** What the call of `setup()` states in literals; nothing is run, so that computed values are reported, not known. */
export function readSetupPy(file: SourceFile, report: Report): ProjectManifest | undefined {
  const lines = readPart(file, readPythonSource, report);
  const found = lines === undefined ? undefined : findSetup(lines);
  if (lines === undefined || found === undefined) return undefined;
  const { keywords } = found;
  const computed: string[] = [];
  const read = (name: string, scope: Scope): DeclaredDependency[] => {
    const literal = keywords.get(name);
    if (literal === undefined) return [];
    if (!literal.isComplete) computed.push(name);
    return declareAll(file, textsOf(literal.value), scope, found.call.line, report);
  };
  const dependencies = [...read('install_requires', 'runtime'), ...read('requires', 'runtime'), ...read('tests_require', 'test')];
  const extras = keywords.get('extras_require');
  const byExtra = extras?.value instanceof Map ? extras.value : new Map<string, PythonLiteral>();
  if (extras !== undefined && !(extras.isComplete && [...byExtra.values()].every(({ isComplete }) => isComplete))) computed.push('extras_require');
  dependencies.push(...dependenciesOfExtras([...byExtra].map(([name, { value }]) => ({ name, dependencies: declareExtra(file, name, textsOf(value), found.call.line, report) }))));
  if (!found.isComplete && !keywords.has('install_requires')) computed.push('a part of the arguments of setup()');
  const requirementFiles = computed.length === 0 ? [] : requirementFilesIn(lines, file).map((path) => ({ path, scope: undefined }));
  if (computed.length > 0 && requirementFiles.length === 0) reportComputed(report, file.path, found.call.line, computed);
  const plain = (name: string): string | undefined => {
    const literal = keywords.get(name);
    const stated = literal?.isComplete === true && typeof literal.value === 'string' ? literal.value.trim() : '';
    return stated === '' ? undefined : stated;
  };
  const author = plain('author') ?? plain('author_email');
  const license = plain('license_expression') ?? plain('license');
  const urls = keywords.get('project_urls')?.value;
  const links = urls instanceof Map ? [...urls].flatMap(([label, { value }]): [string, string][] => (typeof value === 'string' ? [[label, value]] : [])) : [];
  return {
    file: file.path,
    line: found.call.line,
    name: plain('name'),
    version: plain('version'),
    licenses: [...(license === undefined ? [] : [license]), ...licenseClassifiers(textsOf(keywords.get('classifiers')?.value))],
    metadata: metadataOf({
      description: plain('description'),
      ...linksFrom([...links, ['homepage', plain('url') ?? '']]),
      authors: author === undefined ? [] : [author],
    }),
    owners: plain('maintainer') === undefined ? [] : [plain('maintainer')!],
    dependencies,
    isComplete: keywords.has('install_requires'),
    requirementFiles,
  };
}

interface SetupCall {
  readonly call: Group;
  readonly keywords: ReadonlyMap<string, PythonLiteral>;
  /** False when `**mapping` adds arguments that are not known. */
  readonly isComplete: boolean;
}

/** The last call of `setup()`, with the variables as they are when it comes. */
function findSetup(lines: readonly (readonly SourceNode[])[]): SetupCall | undefined {
  const variables: Variables = new Map();
  let found: SetupCall | undefined;
  for (const line of lines) {
    assign(withoutBlockStart(line), variables);
    const at = line.findIndex((node, index) => isWord(node, 'setup') && isGroup(line[index + 1], '(') && !isWord(line[index - 1], 'def'));
    const call = at === -1 ? undefined : line[at + 1];
    if (isGroup(call, '(')) found = { call, ...evaluateKeywords(call, variables) };
  }
  return found;
}

/** `if condition: name = value` on one line. */
function withoutBlockStart(line: readonly SourceNode[]): readonly SourceNode[] {
  if (!isWord(line[0], 'if', 'else', 'try', 'with')) return line;
  const colon = line.findIndex((node) => isMark(node, ':'));
  return colon === -1 ? line : line.slice(colon + 1);
}

/** Keys are `extra`, `extra:marker` or `:marker`. */
function declareExtra(file: SourceFile, key: string, texts: readonly string[], line: number, report: Report): DeclaredDependency[] {
  const colon = key.indexOf(':');
  const extra = colon === -1 ? key : key.slice(0, colon);
  const marker = colon === -1 ? undefined : key.slice(colon + 1);
  const declared = declareAll(file, texts, extra === '' ? 'runtime' : scopeOfExtra(extra), line, report);
  return marker === undefined ? declared : declared.map((dependency) => ({ ...dependency, marker: dependency.marker ?? marker }));
}

function declareAll(file: SourceFile, texts: readonly string[], scope: Scope, line: number, report: Report): DeclaredDependency[] {
  return texts.flatMap((text) => declareOrReport(text, { scope, file: file.path, line }, report));
}

/** Literals that look like the path of a requirements file, which such programs read. */
function requirementFilesIn(lines: readonly (readonly SourceNode[])[], file: SourceFile): string[] {
  const pending: SourceNode[] = lines.flat();
  const paths = new Set<string>();
  for (const node of pending) {
    if (isGroup(node)) for (const item of node.items) pending.push(item);
    else if (node.kind === 'text' && node.text.length < 200 && /require[^/]*\.(?:txt|in|pip)$/i.test(node.text)) {
      const path = joinPath(file.directory, node.text);
      if (path !== undefined) paths.add(path);
    }
  }
  return [...paths];
}

function reportComputed(report: Report, file: string, line: number, names: readonly string[]): void {
  report({
    code: 'partial',
    file,
    line,
    message: `${someOf(names)} ${names.length === 1 ? 'is' : 'are'} computed by the program; only what stands there as a literal was read`,
    remedy: 'Declare the dependencies in pyproject.toml, or add a lockfile or pinned requirements.',
  });
}
