import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { IgnoreRules } from '#core/ignore/ignore-rules.ts';
import type { Issue } from '#core/model/issue.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { fileFailure } from './file-failure.ts';
import { readRegularFile } from './read-regular-file.ts';
import { decodeText } from './text-decoding.ts';

/** The rules of one directory. The first layer of a walk holds the user's own exclusions, which always win; of the others the deepest that says something decides, as in git. */
export interface IgnoreLayer {
  /** Directory of the rules with trailing slash; empty for the root. */
  readonly prefix: string;
  /** Of rules from above the root: the way from their directory to the root, with trailing slash; else empty. */
  readonly above: string;
  /** Kept beside the rules made of them: they can cross threads. */
  readonly lines: readonly string[];
  readonly rules: IgnoreRules;
}

type Report = (code: Issue['code'], path: string, message: string, remedy: string) => void;

export const makeLayer = (prefix: string, lines: readonly string[], above = ''): IgnoreLayer => ({ prefix, above, lines, rules: new IgnoreRules(lines) });

/** What the user excludes, then what the repository says above the root, then `.git/info/exclude` and `.gitignore` of the root. */
export function rootLayers(root: string, exclude: readonly string[], report: Report): IgnoreLayer[] {
  const own = makeLayer('', exclude);
  if (own.rules.leftOut > 0) report('too-large', 'muster.yaml', tooMany(own), 'Exclude directories instead of single files.');
  const lines = [...readLines(root, '.git/info/exclude', report), ...readLines(root, '.gitignore', report)];
  return [own, ...layersAbove(root, report), ...layerOf('', lines, report)];
}

/** The rules of the directories above the root, up to that of the repository that it lies in. None where they leave out the root itself: whoever names it wants it read. */
function layersAbove(root: string, report: Report): IgnoreLayer[] {
  const inside = resolve(root);
  const directories: string[] = [];
  if (existsSync(join(inside, '.git'))) return [];
  let top: string | undefined;
  for (let at = dirname(inside); top === undefined && at !== dirname(at); at = dirname(at)) {
    directories.unshift(at);
    if (existsSync(join(at, '.git'))) top = at;
  }
  if (top === undefined) return [];
  const tell: Report = (code, path, message, remedy) => report(code, '.', `${path} above the target: ${message}`, remedy);
  const layers: IgnoreLayer[] = [];
  for (const directory of directories) {
    const lines = [...(directory === top ? readLines(directory, '.git/info/exclude', tell) : []), ...readLines(directory, '.gitignore', tell)];
    layers.push(...layerOf('', lines, tell, `${relative(directory, inside).split(sep).join('/')}/`));
  }
  return isLeftOut(layers) ? [] : layers;
}

/** Do rules from above leave out the root, or a directory on the way to it? */
function isLeftOut(layers: readonly IgnoreLayer[]): boolean {
  const deepest = Math.max(0, ...layers.map(({ above }) => above.split('/').length - 1));
  for (let up = deepest - 1; up >= 0; up--) {
    const verdicts = layers.map(({ above, rules }) => {
      const segments = above.split('/').slice(0, -1);
      return segments.length > up ? rules.verdict(`${segments.slice(0, segments.length - up).join('/')}/`) : undefined;
    });
    if (verdicts.findLast((verdict) => verdict === 'ignored' || verdict === 'kept') === 'ignored') return true;
  }
  return false;
}

/** Of the directory with this prefix, where it has a `.gitignore`. */
export const ignoreFile = (root: string, prefix: string, report: Report): IgnoreLayer[] => layerOf(prefix, readLines(root, `${prefix}.gitignore`, report), report);

function layerOf(prefix: string, lines: readonly string[], report: Report, above = ''): IgnoreLayer[] {
  if (lines.length === 0) return [];
  const layer = makeLayer(prefix, lines, above);
  if (layer.rules.leftOut > 0) report('too-large', `${prefix}.gitignore`, tooMany(layer), 'Nothing is missing for it, but more was read than git would have; shorten the file.');
  return [layer];
}

const tooMany = ({ rules }: IgnoreLayer): string => `${rules.leftOut} patterns are over the limit of length or number and were not heeded`;

/** Bytes. */
const largestFile = 2 ** 20;

/** A link is not followed, as git does not follow it. */
function readLines(root: string, path: string, report: Report): string[] {
  try {
    return decodeText(readRegularFile(join(root, path), { limit: largestFile, followLinks: false })).text.split(/\r?\n/);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof UnreadableFile) report(error.code, path, `${error.message}; its rules were not heeded`, 'Make it a regular, short text file.');
    else if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'ELOOP') report('unreadable', path, `it cannot be read: ${fileFailure(error)}; its rules were not heeded`, 'Check its permissions.');
    return [];
  }
}

/** Does the user leave it out? Paths as of `isIgnored`. */
export const isExcluded = (path: string, layers: readonly IgnoreLayer[]): boolean => layers[0]!.rules.verdict(path) === 'ignored';

/** `path` is relative to the root of the walk; that of a directory ends in a slash. */
export function isIgnored(path: string, layers: readonly IgnoreLayer[]): boolean {
  for (let index = layers.length - 1; index >= 0; index--) {
    const { rules, prefix, above } = layers[index]!;
    const verdict = rules.verdict(above + path.slice(prefix.length));
    if (verdict === 'ignored') return true;
    if (verdict === 'kept') return isExcluded(path, layers);
  }
  return false;
}
