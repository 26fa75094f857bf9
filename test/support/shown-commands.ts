import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { main, muster, node, repository } from './muster.ts';

/** Where documents stand, relative to the repository. */
export const documents: readonly string[] = [
  ...readdirSync(repository),
  ...readdirSync(join(repository, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md')).sort();

export interface CodeBlock {
  readonly language: string;
  /** Of the fence that opens it, 1-based. */
  readonly line: number;
  readonly lines: readonly string[];
}

export function codeBlocks(text: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { language: string; line: number; lines: string[]; indent: number } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^(\s*)```(\S*)\s*$/.exec(line);
    if (fence === null) open?.lines.push(line.slice(open.indent));
    else if (open === undefined) open = { language: fence[2]!, line: index + 1, lines: [], indent: fence[1]!.length };
    else {
      blocks.push(open);
      open = undefined;
    }
  }
  return blocks;
}

/** A command of a `console` block with the output that the document shows. */
export interface ShownCommand {
  readonly command: string;
  /** Of the command, 1-based. */
  readonly line: number;
  /** A line `…` stands for any number of lines. */
  readonly output: readonly string[];
}

export function shownCommands(text: string): ShownCommand[] {
  return codeBlocks(text).filter(({ language }) => language === 'console').flatMap(({ line, lines }) => {
    const commands: { command: string; line: number; output: string[] }[] = [];
    for (const [index, content] of lines.entries()) {
      if (content.startsWith('$ ')) commands.push({ command: content.slice(2), line: line + 1 + index, output: [] });
      else commands.at(-1)?.output.push(content);
    }
    return commands;
  });
}

/** Runs the commands of one document in order, in a place of their own that holds the examples and the launcher; answers their output. */
export async function runShown(commands: readonly ShownCommand[]): Promise<string[][]> {
  // builds, once and for all of them
  await muster(['--version']);
  const place = mkdtempSync(join(tmpdir(), 'muster-docs-'));
  try {
    cpSync(join(repository, 'examples'), join(place, 'examples'), { recursive: true });
    mkdirSync(join(place, 'bin'));
    writeFileSync(join(place, 'bin/muster'), `#!/bin/sh\nexec '${node}' '${main}' "$@"\n`, { mode: 0o755 });
    const outputs: string[][] = [];
    for (const { command } of commands) outputs.push(await output(command, place));
    return outputs;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function output(command: string, place: string): Promise<string[]> {
  const fixed = { SOURCE_DATE_EPOCH: '1767225600', NO_COLOR: '1', COLUMNS: '100', LC_ALL: 'C.UTF-8' };
  const env = { ...process.env, ...fixed, PATH: `${place}/bin:${process.env['PATH']}` };
  const script = `{ ${command}\n} 2>&1`;
  const result = await promisify(execFile)('sh', ['-c', script], { cwd: place, env, timeout: 60_000, maxBuffer: 2 ** 26 })
    .catch((error: { stdout?: string; code?: unknown }) => ({ stdout: error.stdout ?? String(error.code) }));
  return result.stdout.replace(/\n$/, '').split('\n').map((line) => line.trimEnd());
}

/** Does the real output have the lines that are shown, with something or nothing where `…` stands alone? */
export function fits(shown: readonly string[], real: readonly string[]): boolean {
  const parts: string[][] = [[]];
  for (const line of shown) {
    if (line.trim() === '…') parts.push([]);
    else parts.at(-1)!.push(line.trimEnd());
  }
  let from = 0;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const at = index === 0 ? 0 : isLast ? real.length - part.length : indexOfLines(real, part, from);
    if (at < from || !part.every((line, offset) => real[at + offset] === line)) return false;
    from = at + part.length;
  }
  return parts.length > 1 || from === real.length || (shown.length === 0 && real.join('') === '');
}

function indexOfLines(lines: readonly string[], part: readonly string[], from: number): number {
  for (let at = from; at + part.length <= lines.length; at++) if (part.every((line, offset) => lines[at + offset] === line)) return at;
  return -1;
}

export const readDocumentText = (path: string): string => readFileSync(join(repository, path), 'utf8');
