import { UnreadableFile, type SourceFile } from '#core/plugin/source-file.ts';

/** Rows of a table of an SQLite database file. */
export function readSqlite(_file: SourceFile, _table: string, _columns: readonly string[]): Iterable<Record<string, unknown>> {
  throw new UnreadableFile('unreadable', 'databases are not read');
}
