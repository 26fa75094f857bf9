/** A module as the build information names it. */
export interface BuiltModule {
  readonly path: string;
  /** `(devel)` for a module that was built from a directory. */
  readonly version: string;
  replacement?: BuiltModule;
}

/** The module lines of Go build information (format of `go version -m`). */
export interface ModuleInfo {
  /** Import path of the main package. */
  readonly program: string;
  readonly main?: BuiltModule;
  readonly dependencies: readonly BuiltModule[];
  readonly settings: ReadonlyMap<string, string>;
}

export function readModuleInfo(text: string): ModuleInfo {
  let main: BuiltModule | undefined;
  let program = '';
  const dependencies: BuiltModule[] = [];
  const settings = new Map<string, string>();
  let last: BuiltModule | undefined;
  for (const line of text.split('\n')) {
    const [kind, first = '', second = ''] = line.split('\t');
    if (kind === 'path') program = first;
    else if (kind === 'mod' || kind === 'dep') {
      last = { path: first, version: second };
      if (first === '') continue;
      if (kind === 'mod') main = last;
      else dependencies.push(last);
    } else if (kind === '=>' && last !== undefined) last.replacement = { path: first, version: second };
    else if (kind === 'build') {
      const equals = first.indexOf('=');
      if (equals !== -1) settings.set(first.slice(0, equals), unquote(first.slice(equals + 1)));
    }
  }
  return { program, ...(main === undefined ? {} : { main }), dependencies, settings };
}

const unquote = (text: string): string =>
  text.length >= 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1')
    : text.length >= 2 && text.startsWith('`') && text.endsWith('`') ? text.slice(1, -1) : text;

/** A version that the linker was told to write into a variable called version (`-ldflags="-X main.version=v1.0.0"`). */
export function versionFromLinker(info: ModuleInfo): string | undefined {
  const main = info.main?.path;
  const words = splitWords(info.settings.get('-ldflags') ?? '');
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const setting = word === '-X' || word === '--X' ? words[index + 1] : word.startsWith('-X=') ? word.slice(3) : undefined;
    const equals = setting?.indexOf('=') ?? -1;
    if (setting === undefined || equals === -1) continue;
    const variable = setting.slice(0, equals);
    const value = setting.slice(equals + 1);
    const dot = variable.lastIndexOf('.');
    const owner = variable.slice(0, dot);
    const ours = owner === 'main' || (main !== undefined && (owner === main || owner.startsWith(`${main}/`)));
    if (ours && variable.slice(dot + 1).toLowerCase() === 'version' && /^v?\d+\.\d+(?:\.\d+)?(?:[-+][\w.+-]{1,100})?$/.test(value)) return value;
  }
  return undefined;
}

/** Splits as the go command does: at white space, outside quotes. */
function splitWords(text: string): string[] {
  const words: string[] = [];
  let word = '';
  let quote = '';
  for (const character of text) {
    if (quote !== '') {
      if (character === quote) quote = '';
      else word += character;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === ' ' || character === '\t' || character === '\n') {
      if (word !== '') words.push(word);
      word = '';
    } else word += character;
  }
  if (word !== '') words.push(word);
  return words;
}
