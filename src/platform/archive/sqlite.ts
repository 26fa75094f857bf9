import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnreadableFile, type SourceFile } from '#core/plugin/source-file.ts';

type Sqlite = typeof import('node:sqlite');

/**
 * Rows of a table of an SQLite database file. The file is copied first: SQLite would create journals beside the original.
 * Throws `UnreadableFile` when it is no database or lacks the table or columns.
 */
export function readSqlite(file: SourceFile, table: string, columns: readonly string[]): Record<string, unknown>[] {
  // loaded on use: few scans meet a database
  const { DatabaseSync } = createRequire(import.meta.url)('node:sqlite') as Sqlite;
  const folder = mkdtempSync(join(tmpdir(), 'muster-sqlite-'));
  try {
    const copy = join(folder, 'copy.db');
    writeFileSync(copy, file.bytes());
    const database = new DatabaseSync(copy, { readOnly: true, allowExtension: false });
    try {
      return database.prepare(`SELECT ${columns.map(quote).join(', ')} FROM ${quote(table)}`).all() as Record<string, unknown>[];
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('unreadable', `it cannot be read as an SQLite database (${(error as Error).message})`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
