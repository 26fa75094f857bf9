import { spawn } from 'node:child_process';
import { TargetError } from './target-error.ts';

/** Takes one object in pieces; both are called once for each object, in the order of the ids. */
export interface ObjectSink {
  write(piece: Buffer): void;
  close(): void;
}

/** Streams the contents of objects out of a repository, as they are stored: no filters, no line endings changed, no more than a piece in memory. */
export async function readObjects(repository: string, ids: readonly string[], open: (index: number) => ObjectSink): Promise<void> {
  if (ids.length === 0) return;
  const child = spawn('git', ['-C', repository, 'cat-file', '--batch'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let words = '';
  child.stderr.on('data', (data: Buffer) => (words += data.toString('utf8')));
  child.stdin.on('error', () => undefined);
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  child.stdin.end(`${ids.join('\n')}\n`);
  const reader = new BatchReader(ids, open);
  try {
    for await (const piece of child.stdout) reader.take(piece as Buffer);
  } finally {
    child.kill();
  }
  await ended;
  if (!reader.isDone) throw new TargetError(`git stopped in the middle of the repository: ${words.trim().split('\n').at(-1) || 'objects are missing'}`, 'Check the repository with git fsck.');
}

/** The answers of `git cat-file --batch`: `<id> <type> <size>`, a line feed, that many bytes, a line feed. */
class BatchReader {
  readonly #ids: readonly string[];
  readonly #open: (index: number) => ObjectSink;
  #index = 0;
  #header = '';
  /** Bytes of the object still to come; -1 before its header is whole. */
  #left = -1;
  #sink: ObjectSink | undefined;

  constructor(ids: readonly string[], open: (index: number) => ObjectSink) {
    this.#ids = ids;
    this.#open = open;
  }

  get isDone(): boolean {
    return this.#index === this.#ids.length;
  }

  take(piece: Buffer): void {
    let at = 0;
    while (at < piece.length) {
      if (this.#left === -1) {
        const end = piece.indexOf(0x0a, at);
        this.#header += piece.toString('latin1', at, end === -1 ? piece.length : end);
        if (end === -1) return;
        at = end + 1;
        this.#begin();
        continue;
      }
      const part = Math.min(this.#left, piece.length - at);
      if (part > 0) this.#sink!.write(piece.subarray(at, at + part));
      this.#left -= part;
      at += part;
      if (this.#left === 0 && at < piece.length) {
        at++;
        this.#end();
      }
    }
  }

  #begin(): void {
    const size = /^[0-9a-f]+ \w+ (\d+)$/.exec(this.#header)?.[1];
    if (size === undefined) throw new TargetError(`git has no object ${this.#ids[this.#index]}: ${this.#header}`, 'Fetch the whole history, or check the repository with git fsck.');
    this.#header = '';
    this.#left = Number(size);
    this.#sink = this.#open(this.#index);
  }

  #end(): void {
    this.#sink!.close();
    this.#left = -1;
    this.#index++;
  }
}
