/** A distribution of a `cpanfile.snapshot` (Carton, Carmel). */
export interface LockedDistribution {
  readonly name: string;
  readonly version: string;
  /** `A/AD/ADAMK/Class-Inspector-1.28.tar.gz`. */
  readonly pathname?: string;
  /** Modules, each with its own version where it has one. */
  readonly provides: { readonly module: string; readonly version?: string }[];
  readonly requirements: { readonly module: string; readonly requirement: string }[];
  readonly line: number;
}

export interface Snapshot {
  /** Of the format; absent when the heading is missing. */
  readonly version?: string;
  readonly distributions: readonly LockedDistribution[];
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

/** Indented lines: distributions by two spaces, their sections by four, entries by six. */
export function readSnapshot(source: string): Snapshot {
  const distributions: LockedDistribution[] = [];
  const problems: { line: number; message: string }[] = [];
  let version: string | undefined;
  let current: { -readonly [Key in keyof LockedDistribution]: LockedDistribution[Key] } | undefined;
  let section = '';
  for (const [index, raw] of source.split('\n').entries()) {
    const text = raw.trim();
    const indent = raw.length - raw.trimStart().length;
    if (text.startsWith('#')) version ??= /version (\S+)/.exec(text)?.[1];
    if (text === '' || text.startsWith('#') || indent === 0) continue;
    const line = index + 1;
    if (indent <= 2) {
      const named = nameAndVersion(text);
      current = named === undefined ? undefined : { ...named, provides: [], requirements: [], line };
      section = '';
      if (current === undefined) problems.push({ line, message: `the entry ${JSON.stringify(text.slice(0, 100))} is not name-version` });
      else distributions.push(current);
    } else if (current !== undefined && indent <= 4) {
      section = text;
      if (text.startsWith('pathname:')) current.pathname = text.slice('pathname:'.length).trim();
    } else if (current !== undefined) {
      const space = text.lastIndexOf(' ');
      const module = space === -1 ? text : text.slice(0, space).trim();
      const own = space === -1 ? 'undef' : text.slice(space + 1);
      if (section === 'provides:') current.provides.push(own === 'undef' ? { module } : { module, version: own });
      else if (section === 'requirements:') current.requirements.push({ module, requirement: space === -1 ? '0' : text.slice(space + 1) });
    }
  }
  for (const { name, pathname, line } of distributions) if (pathname === undefined) problems.push({ line, message: `the entry of ${name} has no pathname` });
  return { ...(version === undefined ? {} : { version }), distributions, problems };
}

/** The version begins after the last dash before a digit (`libwww-perl-6.77`, `Foo-v1.2.3`, `Foo-1.0-TRIAL`). */
export function nameAndVersion(text: string): { name: string; version: string } | undefined {
  for (let dash = text.indexOf('-'); dash !== -1; dash = text.indexOf('-', dash + 1)) {
    const version = text.slice(dash + 1);
    if (dash > 0 && /^v?\d[\w.]*(?:-(?:TRIAL\w*|RC\w*|\d\w*))?$/.test(version)) return { name: text.slice(0, dash), version };
  }
  return undefined;
}
