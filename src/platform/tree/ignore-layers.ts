import { join } from 'node:path';
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
  /** Kept beside the rules made of them: they can cross threads. */
  readonly lines: readonly string[];
  readonly rules: IgnoreRules;
}

type Report = (code: Issue['code'], path: string, message: string, remedy: string) => void;

export const makeLayer = (prefix: string, lines: readonly string[]): IgnoreLayer => ({ prefix, lines, rules: new IgnoreRules(lines) });

/** What the user excludes, then what `.git/info/exclude` and `.gitignore` of the root say. */
export function rootLayers(root: string, exclude: readonly string[], report: Report): IgnoreLayer[] {
  const own = makeLayer('', exclude);
  if (own.rules.leftOut > 0) report('too-large', 'muster.yaml', tooMany(own), 'Exclude directories instead of single files.');
  const lines = [...readLines(root, '.git/info/exclude', report), ...readLines(root, '.gitignore', report)];
  return [own, ...layerOf('', lines, report)];
}

/** Of the directory with this prefix, where it has a `.gitignore`. */
export const ignoreFile = (root: string, prefix: string, report: Report): IgnoreLayer[] => layerOf(prefix, readLines(root, `${prefix}.gitignore`, report), report);

function layerOf(prefix: string, lines: readonly string[], report: Report): IgnoreLayer[] {
  if (lines.length === 0) return [];
  const layer = makeLayer(prefix, lines);
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
    const { rules, prefix } = layers[index]!;
    const verdict = rules.verdict(path.slice(prefix.length));
    if (verdict === 'ignored') return true;
    if (verdict === 'kept') return isExcluded(path, layers);
  }
  return false;
}
