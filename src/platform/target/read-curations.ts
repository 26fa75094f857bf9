import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Curation } from '#core/curation/curation.ts';
import { parseCurations, type ReadCurations } from '#core/curation/parse-curations.ts';
import type { Issue } from '#core/model/issue.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import type { OnlineContext } from '#features/online/registry-access.ts';
import { readRegularFile } from '../tree/read-regular-file.ts';
import { decodeText } from '../tree/text-decoding.ts';

/** Those of the project itself, reviewed with it. */
const ownFile = '.muster/curations.yaml';

/** Bytes. */
const limit = 16 * 2 ** 20;

/**
 * Shared files first and the project's own last, since of two that say as much about one package the later one counts. What cannot be read is an
 * issue: the facts are then as if nobody had corrected them. Addresses are asked only with `online`.
 */
export async function readCurations(root: string, shared: readonly string[], online: OnlineContext | undefined): Promise<ReadCurations> {
  const read: ReadCurations[] = [];
  for (const place of shared) read.push(/^https?:\/\//i.test(place) ? await fetched(place, online) : fromFile(root, place));
  if (existsSync(join(root, ownFile))) read.push(fromFile(root, ownFile));
  return { curations: read.flatMap(({ curations }): readonly Curation[] => curations), issues: read.flatMap(({ issues }) => issues) };
}

function fromFile(root: string, path: string): ReadCurations {
  try {
    return parseCurations(decodeText(readRegularFile(join(root, path), { limit })).text, path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (!(error instanceof UnreadableFile) && code === undefined) throw error;
    return nothing({ code: code === 'ENOENT' ? 'missing-file' : 'unreadable', path, message: `the curations were not read: ${(error as Error).message}`, remedy: 'Correct the path in licenses.curations of muster.yaml, or make the file readable.' });
  }
}

async function fetched(url: string, online: OnlineContext | undefined): Promise<ReadCurations> {
  if (online === undefined) return nothing({ code: 'unresolved', path: url, message: 'these curations stand on the network and were not asked for', remedy: 'Scan with --online, or keep a copy of the file in the project.' });
  try {
    const { status, body } = await online.get({ url }, false);
    if (status === 200) return parseCurations(body, url);
    return nothing({ code: 'network', path: url, message: `the server answers ${status} where curations should be`, remedy: 'Correct the address in licenses.curations of muster.yaml.' });
  } catch (error) {
    return nothing({ code: 'network', path: url, message: `the curations could not be fetched: ${(error as Error).message}`, remedy: 'Check the address and the network, and scan again.' });
  }
}

const nothing = (issue: Omit<Issue, 'source'>): ReadCurations => ({ curations: [], issues: [{ ...issue, source: 'curations' }] });
