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

/** What is told while a snapshot is read. */
export interface SnapshotListener {
  /** Of the format; not told when the heading is missing. */
  version(version: string): void;
  problem(problem: { readonly line: number; readonly message: string }): void;
}

/** Distributions one by one. Indented lines: distributions by two spaces, their sections by four, entries by six. */
export function* readSnapshot(lines: Iterable<string>, listener?: SnapshotListener): Generator<LockedDistribution> {
  let hasVersion = false;
  let current: { -readonly [Key in keyof LockedDistribution]: LockedDistribution[Key] } | undefined;
  let section = '';
  let line = 0;
  const close = function* (): Generator<LockedDistribution> {
    if (current === undefined) return;
    if (current.pathname === undefined) listener?.problem({ line: current.line, message: `the entry of ${current.name} has no pathname` });
    yield current;
    current = undefined;
  };
  for (const raw of lines) {
    line++;
    const text = raw.trim();
    const indent = raw.length - raw.trimStart().length;
    const version = hasVersion || !text.startsWith('#') ? undefined : /version (\S+)/.exec(text)?.[1];
    if (version !== undefined) {
      listener?.version(version);
      hasVersion = true;
    }
    if (text === '' || text.startsWith('#') || indent === 0) continue;
    if (indent <= 2) {
      yield* close();
      const named = nameAndVersion(text);
      section = '';
      if (named === undefined) listener?.problem({ line, message: `the entry ${JSON.stringify(text.slice(0, 100))} is not name-version` });
      else current = { ...named, provides: [], requirements: [], line };
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
  yield* close();
}

/** The version begins after the last dash before a digit (`libwww-perl-6.77`, `Foo-v1.2.3`, `Foo-1.0-TRIAL`). */
export function nameAndVersion(text: string): { name: string; version: string } | undefined {
  for (let dash = text.indexOf('-'); dash !== -1; dash = text.indexOf('-', dash + 1)) {
    const version = text.slice(dash + 1);
    if (dash > 0 && /^v?\d[\w.]*(?:-(?:TRIAL\w*|RC\w*|\d\w*))?$/.test(version)) return { name: text.slice(0, dash), version };
  }
  return undefined;
}
