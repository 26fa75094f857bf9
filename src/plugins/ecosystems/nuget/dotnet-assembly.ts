import { BinaryFormatError } from '#core/binary/byte-source.ts';
import type { Executable } from '#core/binary/executable.ts';
import { openExecutables } from '#core/binary/open-executables.ts';
import { readVersionInfo } from '#core/binary/pe-version-info.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { PackageMetadata } from '#core/model/component.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parentOf } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { parseJson } from '#core/text/json.ts';
import { entries } from '#core/text/value.ts';
import { readAssemblyMetadata, type AssemblyMetadata, type AssemblyName } from './assembly-metadata.ts';
import { addDependencyContext } from './deps-json.ts';
import { isPackageDirectory } from './installed-package.ts';
import { packagePurl } from './package-purl.ts';
import { addProjectFile } from './project.ts';
import { baseName, fileIn, indexOf } from './project-index.ts';
import { readBundledDependencies } from './single-file.ts';

/** .NET assemblies that no better source accounts for: what their own metadata and version resource say, and what they refer to. */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  const opened = assemblyOf(tree, file);
  const isNative = opened.metadata === undefined && opened.bundles.length === 0 && opened.launches === undefined && opened.damage === undefined;
  if (isNative || isAccountedFor(tree, file)) return;
  if (opened.damage !== undefined) {
    found.issue({ code: 'malformed', message: `the .NET metadata is damaged: ${opened.damage}`, remedy: 'Check that the file is complete.' });
  }
  for (const bundle of opened.bundles) addDependencyContext(input, parseJson(bundle), baseName(file.name));
  if (opened.launches !== undefined && opened.bundles.length === 0 && fileIn(tree, file.directory, opened.launches) === undefined) {
    found.issue({ code: 'missing-file', message: `the program only starts ${opened.launches}, which is not beside it`, remedy: 'Scan the program as it is published, with all of its files.' });
  }
  const { assembly, references } = opened.metadata ?? { assembly: undefined, references: [] };
  if (assembly === undefined || assembly.culture !== '') return;
  const node = addAssembly(input, file, opened);
  const absent: string[] = [];
  for (const reference of references) {
    const sibling = fileIn(tree, file.directory, `${reference.name}.dll`);
    const siblingFile = sibling === undefined ? undefined : tree.get(sibling);
    if (siblingFile !== undefined) {
      const other = assemblyOf(tree, siblingFile);
      if (other.metadata?.assembly !== undefined) found.depends(node, addAssembly(input, siblingFile, other));
    } else if (!isFramework(reference)) {
      absent.push(`${reference.name} ${reference.version}`);
      found.depends(node, found.component({ purl: packagePurl(reference.name), origin: 'unknown', requirement: `assembly ${reference.version}` }));
    }
  }
  if (absent.length > 0) {
    found.issue({
      code: 'unresolved',
      message: `refers to ${absent.length === 1 ? 'an assembly' : `${absent.length} assemblies`} whose package version cannot be known from it: ${absent.slice(0, 10).join(', ')}`,
      remedy: 'Scan the program as it is published, with its deps.json and all of its files.',
    });
  }
}

interface OpenedAssembly {
  readonly metadata?: AssemblyMetadata;
  readonly strings: ReadonlyMap<string, string>;
  /** Contents of deps.json files inside. */
  readonly bundles: readonly string[];
  /** Name of the assembly that a native launcher starts. */
  readonly launches?: string;
  readonly damage?: string;
}

/** Read once for each tree: assemblies refer to each other. */
const opened = new WeakMap<TreeView, Map<string, OpenedAssembly>>();

function assemblyOf(tree: TreeView, file: SourceFile): OpenedAssembly {
  let known = opened.get(tree);
  if (known === undefined) opened.set(tree, (known = new Map()));
  let assembly = known.get(file.path);
  if (assembly === undefined) known.set(file.path, (assembly = openAssembly(file)));
  return assembly;
}

function openAssembly(file: SourceFile): OpenedAssembly {
  let executables: Executable[];
  try {
    executables = openExecutables(file);
  } catch (error) {
    // golang/go-binary reports damaged executables
    if (error instanceof BinaryFormatError) return { strings: new Map(), bundles: [] };
    throw error;
  }
  try {
    const bundles = executables.flatMap((executable) => readBundledDependencies(executable) ?? []);
    const [program] = executables;
    if (program?.format !== 'pe') return { strings: new Map(), bundles };
    const metadata = readAssemblyMetadata(program);
    const strings = readVersionInfo(program);
    const original = strings.get('OriginalFilename') ?? '';
    return {
      strings,
      bundles,
      ...(metadata === undefined ? {} : { metadata }),
      ...(metadata === undefined && /\.exe$/i.test(file.name) && original.toLowerCase() === `${baseName(file.name)}.dll`.toLowerCase() ? { launches: original } : {}),
    };
  } catch (error) {
    if (!(error instanceof BinaryFormatError)) throw error;
    return { strings: new Map(), bundles: [], damage: error.message };
  }
}

/** An assembly that a project names as a file; `undefined` where it is none. */
export function addVendoredAssembly(found: Collector, tree: TreeView, file: SourceFile): NodeId | undefined {
  const read = assemblyOf(tree, file);
  return read.metadata?.assembly === undefined ? undefined : addAssembly({ found, tree }, file, read, 'vendored');
}

/** The assembly as a component, or as the project of the tree that builds it. */
function addAssembly({ found, tree }: Pick<ExtractInput, 'found' | 'tree'>, file: SourceFile, { metadata, strings }: OpenedAssembly, origin: 'unknown' | 'vendored' = 'unknown'): NodeId {
  const { name, version } = metadata!.assembly!;
  const project = indexOf(tree).projectPaths.get(name.toLowerCase());
  if (project !== undefined) return addProjectFile(found, project);
  return found.component({
    purl: packagePurl(name, leadingVersion(strings.get('ProductVersion')) ?? leadingVersion(strings.get('FileVersion')) ?? version),
    origin,
    metadata: metadataOf(strings),
    file: file.path,
  });
}

/** `13.0.3+0a2e291c` and `4.8.4084.0 built by: NET48REL1` start with the version. */
const leadingVersion = (text: string | undefined): string | undefined => /^\d+(?:\.\d+){1,3}(?:-[0-9A-Za-z][0-9A-Za-z.-]*)?/.exec(text ?? '')?.[0];

function metadataOf(strings: ReadonlyMap<string, string>): PackageMetadata {
  const fields = { description: strings.get('FileDescription'), supplier: strings.get('CompanyName'), copyright: strings.get('LegalCopyright') };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
}

/** Intermediate files of a build, files of an unpacked package, and what a deps.json lists are told of elsewhere. */
function isAccountedFor(tree: TreeView, file: SourceFile): boolean {
  if (file.directory.split('/').includes('obj')) return true;
  for (let at: string | undefined = file.directory; at !== undefined; at = parentOf(at)) if (isPackageDirectory(tree, at)) return true;
  const contexts = (indexOf(tree).byDirectory.get(file.directory) ?? []).filter((path) => path.toLowerCase().endsWith('.deps.json'));
  return contexts.some((path) => listedFiles(tree, path).has(file.name.toLowerCase()));
}

const listed = new WeakMap<TreeView, Map<string, ReadonlySet<string>>>();

/** Lower-case names of the files that a deps.json says the program loads. */
function listedFiles(tree: TreeView, path: string): ReadonlySet<string> {
  let known = listed.get(tree);
  if (known === undefined) listed.set(tree, (known = new Map()));
  let names = known.get(path);
  if (names === undefined) known.set(path, (names = readListedFiles(tree.get(path))));
  return names;
}

function readListedFiles(file: SourceFile | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  try {
    const { value } = parseJson(file?.text() ?? '{}');
    for (const [, target] of entries(value, 'targets')) {
      for (const [, library] of entries(target)) {
        for (const kind of ['runtime', 'native', 'runtimeTargets', 'resources']) {
          for (const [asset] of entries(library, kind)) names.add(asset.slice(asset.lastIndexOf('/') + 1).toLowerCase());
        }
      }
    }
  } catch {
    // its own reading reports it; then it accounts for nothing
  }
  return names;
}

/** Tokens of the keys with which Microsoft signs .NET itself. */
const frameworkTokens = new Set(['b77a5c561934e089', 'b03f5f7f11d50a3a', '31bf3856ad364e35', 'cc7b13ffcd2ddd51', '7cec85d7bea7798e', 'adb9793829ddae60']);

/** What the installed .NET provides when it is not beside the program. */
const isFramework = ({ name, token }: AssemblyName): boolean =>
  frameworkTokens.has(token) && /^(?:mscorlib|netstandard|System|Accessibility|ReachFramework|UIAutomation|Windows|Presentation|Microsoft\.(?:CSharp|VisualBasic|Win32|VisualC|AspNetCore|Extensions|JScript))(?:\.|$|[A-Z])/.test(name);
