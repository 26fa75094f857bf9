import { golang } from '#core/versions/golang.ts';
import type { LineFault } from './module-lines.ts';

export interface SumVersion {
  readonly version: string;
  /** The content of the module was fetched, and not only its go.mod to find out what it requires. */
  content: boolean;
  readonly line: number;
}

export interface SumFile {
  /** By module path, in the order of the file. */
  readonly modules: ReadonlyMap<string, readonly SumVersion[]>;
  readonly faults: readonly LineFault[];
}

/** go.sum: `module version[/go.mod] hash` on each line. */
export function readSumFile(text: string): SumFile {
  const modules = new Map<string, SumVersion[]>();
  const faults: LineFault[] = [];
  let line = 0;
  for (const source of text.split('\n')) {
    line++;
    const words = source.trim().split(/[ \t]+/);
    if (words.length === 1 && words[0] === '') continue;
    const [path, full, hash] = words;
    const content = full?.endsWith('/go.mod') !== true;
    const version = content ? (full ?? '') : full!.slice(0, -'/go.mod'.length);
    if (words.length !== 3 || path === undefined || path === '' || !golang.isVersion(version) || !hash!.includes(':')) {
      faults.push({ line, message: 'the line is not "module version hash"' });
      continue;
    }
    const known = modules.get(path);
    // the two lines of a version follow each other
    const last = known?.at(-1);
    if (known === undefined) modules.set(path, [{ version, content, line }]);
    else if (last?.version === version) last.content ||= content;
    else known.push({ version, content, line });
  }
  return { modules, faults };
}

/** The version that a build takes: of all that are required somewhere the highest. */
export function highest(versions: readonly SumVersion[]): SumVersion | undefined {
  let best: SumVersion | undefined;
  for (const candidate of versions) {
    if (best === undefined || golang.compare(candidate.version, best.version) > 0) best = candidate;
  }
  return best;
}
