/** A package in paket.lock. */
export interface PaketPackage {
  readonly kind: 'nuget' | 'github' | 'git' | 'http';
  /** Package id; `owner/repository` or the URL for files from elsewhere. */
  readonly name: string;
  /** Version, or commit. */
  readonly version: string | undefined;
  /** The file that is fetched, when it is not a package. */
  readonly path?: string;
  /** Name of the group; the main group has none. */
  readonly group: string;
  readonly dependencies: string[];
  readonly restriction?: string;
  readonly line: number;
}

/** A line that is not understood. */
export interface PaketFault {
  readonly line: number;
  readonly text: string;
}

const sections: ReadonlyMap<string, PaketPackage['kind']> = new Map([
  ['NUGET', 'nuget'], ['GITHUB', 'github'], ['GIST', 'github'], ['GIT', 'git'], ['HTTP', 'http'],
]);

/** Packages one by one. Lines are told apart by their indentation: section 0, `remote:` 2, package 4, what it depends on 6. */
export function* readPaketLock(lines: Iterable<string>, tell: (fault: PaketFault) => void): Generator<PaketPackage> {
  let group = '';
  let kind: PaketPackage['kind'] | undefined;
  let remote = '';
  let current: PaketPackage | undefined;
  let line = 0;
  for (const source of lines) {
    line++;
    const text = source.trim();
    if (text === '') continue;
    const indentation = source.length - source.trimStart().length;
    if (indentation === 0) {
      if (current !== undefined) yield current;
      current = undefined;
      if (text.startsWith('GROUP ')) [group, kind] = [text.slice(6).trim(), undefined];
      else if (sections.has(text)) kind = sections.get(text);
      // options of the group: CONTENT: NONE
      else if (!/^[A-Z][A-Z-]*:/.test(text)) tell({ line, text });
    } else if (kind === undefined) tell({ line, text });
    else if (text.startsWith('remote:')) remote = text.slice(7).trim();
    else if (text.startsWith('specs:') || (indentation < 4 && !text.includes('('))) continue;
    else if (indentation >= 6 && current !== undefined) {
      const name = text.split(/[ (]/)[0]!;
      if (!text.includes(': ') || text.includes(' (')) current.dependencies.push(name);
    } else {
      if (current !== undefined) yield current;
      current = readPackage(text, kind, remote, group, line);
      if (current === undefined) tell({ line, text });
    }
  }
  if (current !== undefined) yield current;
}

/** `Name (version) - options`, or for other sources `path (commit)`. */
function readPackage(text: string, kind: PaketPackage['kind'], remote: string, group: string, line: number): PaketPackage | undefined {
  // a whole repository has no path before its commit
  const open = text.startsWith('(') ? -1 : text.indexOf(' (');
  if (kind !== 'nuget' && text.startsWith('(') && text.endsWith(')')) return { kind, name: remote, version: text.slice(1, -1).trim(), group, dependencies: [], line };
  const close = open === -1 ? -1 : text.indexOf(')', open);
  if (close === -1) return kind === 'nuget' ? undefined : { kind, name: remote, version: undefined, path: text, group, dependencies: [], line };
  const name = text.slice(0, open).trim();
  const version = text.slice(open + 2, close).trim();
  const options = text.slice(close + 1);
  const at = options.indexOf('restriction:');
  if (kind !== 'nuget') return { kind, name: remote, version, path: name, group, dependencies: [], line };
  return { kind, name, version, group, dependencies: [], line, ...(at === -1 ? {} : { restriction: options.slice(at + 12).split(', ')[0]!.trim() }) };
}
