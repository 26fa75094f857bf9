/** What a conda match specification asks for. */
export interface MatchSpec {
  /** Lower case. */
  readonly name: string;
  /** The version part as written, without the build; empty for any. */
  readonly specifier: string;
  /** Set when it names one version; of `=1.2` (which also admits 1.2.3) that one, with `isSeries`. */
  readonly version: string | undefined;
  readonly isSeries: boolean;
  readonly channel: string | undefined;
}

/** Reads `name`, `name 1.0 build`, `name=1.0=build`, `name>=1,<2`, `channel::name[version='>=1']`; `undefined` for what is none. */
export function parseMatchSpec(text: string): MatchSpec | undefined {
  const hash = text.indexOf('#');
  const spec = (hash === -1 ? text : text.slice(0, hash)).trim();
  const colons = spec.indexOf('::');
  const channel = colons === -1 ? undefined : spec.slice(0, colons);
  const plain = colons === -1 ? spec : spec.slice(colons + 2);
  const bracket = plain.indexOf('[');
  const front = bracket === -1 ? plain : plain.slice(0, bracket);
  const inside = bracket === -1 ? '' : plain.slice(bracket + 1, plain.lastIndexOf(']') === -1 ? undefined : plain.lastIndexOf(']'));
  const name = /^[A-Za-z0-9_.-]{1,200}/.exec(front)?.[0];
  // a number where a name should stand is a version that lost its name
  if (name === undefined || /^[0-9.]+$/.test(name)) return undefined;
  const rest = front.slice(name.length).trim();
  if (rest !== '' && !/^[=<>!~\s*0-9]/.test(rest) && !/\s/.test(front[name.length]!)) return undefined;
  const { specifier, build } = splitBuild(keyed(inside, 'version') ?? rest);
  const exact = exactVersion(specifier, build !== undefined || keyed(inside, 'build') !== undefined);
  return { name: name.toLowerCase(), specifier, version: exact?.version, isSeries: exact?.isSeries ?? false, channel };
}

/** `version='>=1'` among the keys in brackets. */
function keyed(inside: string, key: string): string | undefined {
  const match = new RegExp(`(?:^|,)\\s*${key}\\s*=\\s*(?:'([^']*)'|"([^"]*)"|([^,\\]'"]*))`).exec(inside);
  return match === null ? undefined : (match[1] ?? match[2] ?? match[3] ?? '').trim();
}

/** The build stands behind white space or a second `=`. */
function splitBuild(rest: string): { specifier: string; build?: string } {
  const words = joinOperators(rest.split(/\s+/).filter((word) => word !== ''));
  if (words.length > 1) return { specifier: words[0]!, build: words.slice(1).join(' ') };
  const [word = ''] = words;
  const second = /^={1,2}[^=<>!~,|]+=/.exec(word)?.[0];
  return second === undefined ? { specifier: word } : { specifier: word.slice(0, second.length - 1), build: word.slice(second.length) };
}

/** `>= 1.0 , < 2` is one word. */
function joinOperators(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last !== undefined && (/[=<>!~,|]$/.test(last) || /^[,|]/.test(word))) joined[joined.length - 1] = last + word;
    else joined.push(word);
  }
  return joined;
}

function exactVersion(specifier: string, hasBuild: boolean): { version: string; isSeries: boolean } | undefined {
  const operator = /^={0,3}/.exec(specifier)![0];
  const version = specifier.slice(operator.length);
  if (version === '' || !/^[A-Za-z0-9_.!+-]+$/.test(version)) return undefined;
  return { version, isSeries: operator === '=' && !hasBuild };
}
