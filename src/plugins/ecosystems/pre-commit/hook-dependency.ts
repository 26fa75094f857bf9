import { makePurl, type Purl } from '#core/purl/purl.ts';

export interface HookDependency {
  readonly purl: Purl;
  readonly requirement: string | undefined;
  readonly isExact: boolean;
}

/** Languages of hooks by the type of the packages that they install. */
const types: ReadonlyMap<string, string> = new Map([['python', 'pypi'], ['conda', 'conda'], ['node', 'npm'], ['golang', 'golang'], ['rust', 'cargo'], ['ruby', 'gem'], ['dart', 'pub'], ['r', 'cran'], ['dotnet', 'nuget'], ['lua', 'luarocks']]);

/**
 * An entry of `additional_dependencies` in the notation of its language. Hooks of other repositories state their language there; then the notation tells it
 * where it can: `name==1.0` and `name[extra]` are Python's, `name@1.0` is Node's or, with a host, Go's.
 */
export function hookDependency(text: string, language: string | undefined): HookDependency | 'local' | undefined {
  const entry = text.trim();
  if (entry.startsWith('.') || entry.startsWith('/')) return 'local';
  const type = language === undefined ? guess(entry) : types.get(language);
  if (type === undefined || entry.includes('://')) return undefined;
  const { name, version, requirement } = type === 'pypi' || type === 'conda' ? pythonParts(entry) : atParts(entry, type);
  if (name === '') return undefined;
  const slash = name.lastIndexOf('/');
  const hasNamespace = type === 'npm' || type === 'golang';
  const purl = makePurl({
    type,
    namespace: hasNamespace && slash > 0 ? name.slice(0, slash) : undefined,
    name: hasNamespace ? name.slice(slash + 1) : name,
    version,
  });
  return { purl, requirement, isExact: version !== undefined };
}

function guess(entry: string): string | undefined {
  if (/(?:[=~!]=|[<>[])/.test(entry)) return 'pypi';
  const at = entry.indexOf('@', 1);
  if (at === -1) return entry.startsWith('@') ? 'npm' : undefined;
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+\//i.test(entry) ? 'golang' : 'npm';
}

function pythonParts(entry: string): { name: string; version: string | undefined; requirement: string | undefined } {
  const plain = entry.split(';', 1)[0]!.trim();
  const end = plain.search(/[\s[=<>!~@]/);
  const name = end === -1 ? plain : plain.slice(0, end);
  const bracket = plain.indexOf(']');
  const specifier = (bracket !== -1 && plain[name.length] === '[' ? plain.slice(bracket + 1) : plain.slice(name.length)).trim();
  const exact = /^={1,3}\s*([^\s,*]+)$/.exec(specifier);
  return { name, version: exact?.[1], requirement: specifier || undefined };
}

/** `name@version`; Cargo and Ruby write `name:version`, the former for commands as `cli:name:version`. */
function atParts(entry: string, type: string): { name: string; version: string | undefined; requirement: string | undefined } {
  const plain = type === 'cargo' ? entry.replace(/^cli:/, '') : entry;
  const at = plain.indexOf(type === 'cargo' || type === 'gem' || type === 'pub' ? ':' : '@', 1);
  if (at === -1) return { name: plain, version: undefined, requirement: undefined };
  const requirement = plain.slice(at + 1);
  const version = /^v?\d+(?:\.\d+)+(?:[-+][0-9A-Za-z.+-]+)?$/.test(requirement) ? requirement : undefined;
  return { name: plain.slice(0, at), version, requirement };
}
