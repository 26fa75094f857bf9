import type { Extraction } from '#core/inventory/extraction.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import type { DocumentBytes } from '#core/text/document-bytes.ts';
import { MemoryFile } from '#core/plugin/memory-file.ts';
import { Plan, type ListedFile } from '#features/scan/plan.ts';
import { runTask } from '#features/scan/run-task.ts';
import { readSqlite } from '#platform/archive/sqlite.ts';
import { programsIn } from '#platform/archive/programs-in.ts';
import { unpackFile } from '#platform/archive/unpack.ts';
import { FileIndex } from '#platform/tree/file-index.ts';
import { piecedBytes } from './pieced-document.ts';

/** A small file that says it is large, and comes in small pieces: what reads large files in another way does so. */
export class LargeFile extends MemoryFile {
  override get size(): number {
    return 2 ** 27;
  }

  override *chunks(): Generator<Uint8Array> {
    const bytes = this.bytes();
    for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
  }

  inAnyOrder(): DocumentBytes {
    return piecedBytes(this.bytes());
  }
}

/** What the ecosystem reads from files in memory; the same path through planning and running as a scan of a disk. */
export async function extractFromMemory(ecosystem: Ecosystem, files: ReadonlyMap<string, Uint8Array>, open: typeof MemoryFile = MemoryFile): Promise<Extraction[]> {
  const plan = new Plan([ecosystem]);
  const wanted = [...files.keys()].filter((path) => plan.wants(path) || plan.wantsExecutables).sort();
  const listed = wanted.map((path): ListedFile => ({
    path,
    installed: path.split('/').slice(0, -1).some((segment) => plan.installDirectories.has(segment)),
    executable: !plan.wants(path),
  }));
  const tree = new FileIndex(wanted, (path) => new open(path, files.get(path)!));
  const context = { ecosystems: [ecosystem], tree, unpack: unpackFile, programsIn, sqlite: readSqlite };
  const extractions: Extraction[] = [];
  for (const task of plan.tasks(listed, () => true, new Set())) extractions.push(...(await runTask(context, task)));
  return extractions;
}
