import type { Collector } from '#core/inventory/collector.ts';
import { MemoryFile } from '#core/plugin/memory-file.ts';
import { UnreadableFile, type SourceFile, type TreeView } from '#core/plugin/source-file.ts';
import { mayBeExecutable } from '../tree/executable-file.ts';
import { ArchiveFile } from './archive-file.ts';

/**
 * The programs among the entries of an archive, each unpacked once. Names leave few entries to be looked at, their first bytes fewer to be unpacked. Throws
 * `UnreadableFile` where they are more than the budget of the archive has for programs; of one that cannot be unpacked is told, and it is left out.
 */
export function* programsIn(archive: TreeView, found: Collector): Generator<SourceFile> {
  for (const file of archive.all()) {
    // most entries of most archives are these
    if (file.path.endsWith('.class') || file.path.endsWith('.py')) continue;
    if (!(file instanceof ArchiveFile) || !mayBeExecutable(file.name) || attempt(() => file.isExecutable()) !== true) continue;
    const tell = ({ code, message, remedy }: UnreadableFile): void => found.issue({ code, file: file.path, message, remedy });
    if (attempt(() => file.demandAllowed(), tell) === undefined) continue;
    file.countAsProgram();
    const content = attempt(() => file.program(), tell);
    if (content !== undefined) yield new MemoryFile(file.path, content);
  }
}

/** What cannot be looked at is no program that anybody could tell. */
function attempt<T>(read: () => T, tell: (error: UnreadableFile) => void = () => undefined): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    tell(error);
    return undefined;
  }
}
