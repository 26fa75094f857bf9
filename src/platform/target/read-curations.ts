import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Curation } from '#core/curation/curation.ts';
import type { ReadCurations } from '#core/curation/parse-curations.ts';
import type { Issue } from '#core/model/issue.ts';
import { isInside, normalizePath } from '#core/plugin/path.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { count } from '#core/report/words.ts';
import type { OnlineContext } from '#features/online/registry-access.ts';
import { fileFailure } from '../tree/file-failure.ts';
import { readRegularFile } from '../tree/read-regular-file.ts';
import { decodeText } from '../tree/text-decoding.ts';
import { TargetError } from './target-error.ts';

/** Those of the project itself, reviewed with it. */
const ownFile = '.muster/curations.yaml';

/** Bytes. */
const limit = 64 * 2 ** 20;

/** Where the target names curations. */
const inConfiguration = 'licenses.curations of muster.yaml';

/** Files that were read and addresses that were not asked yet, in the order in which the user names them. */
export type NamedCurations = readonly (ReadCurations | string)[];

export interface CurationPlaces {
  /** By the user. */
  readonly named: NamedCurations;
  /** By the configuration of the target, relative to its root. */
  readonly shared: readonly string[];
}

/**
 * Shared files first and the project's own last, since of two that say as much about one package the later one counts. What cannot be read is an
 * issue, except in what the user names: the facts are then as if nobody had corrected them. Addresses are asked only with `online`.
 */
export async function readCurations(root: string, { named, shared }: CurationPlaces, online: OnlineContext | undefined): Promise<ReadCurations> {
  const hasOwn = existsSync(join(root, ownFile));
  if (named.length + shared.length === 0 && !hasOwn) return { curations: [], issues: [] };
  const { parseCurations } = await import('#core/curation/parse-curations.ts');
  const read: ReadCurations[] = [await completeNamed(named, online)];
  for (const place of shared) read.push(isAddress(place) ? await fetched(place, parseCurations, online) : fromTree(root, place, parseCurations));
  if (hasOwn) read.push(fromTree(root, ownFile, parseCurations));
  return together(read);
}

/** What the user names, relative to where the user is. Whoever names a file counts on all of it: throws `TargetError` where something in one is wrong. Files are read, addresses are asked later. */
export async function readNamedFiles(named: readonly string[]): Promise<NamedCurations> {
  const { parseCurations } = await import('#core/curation/parse-curations.ts');
  const read = named.map((place) => (isAddress(place) ? place : fromFile(resolve(place), place, parseCurations, '--curations')));
  refuseWrong(read.filter((one) => typeof one !== 'string'));
  return read;
}

/** With what stands at addresses, where they may be asked. Throws `TargetError` where something in one is wrong. */
export async function completeNamed(named: NamedCurations, online: OnlineContext | undefined): Promise<ReadCurations> {
  const { parseCurations } = await import('#core/curation/parse-curations.ts');
  const read: ReadCurations[] = [];
  for (const one of named) read.push(typeof one === 'string' ? await fetched(one, parseCurations, online, '--curations') : one);
  refuseWrong(read);
  return together(read);
}

function refuseWrong(read: readonly ReadCurations[]): void {
  const wrong = together(read).issues.filter(({ code }) => code !== 'network' && code !== 'unresolved');
  if (wrong.length === 0) return;
  const told = wrong.slice(0, shown).map(({ path, line, message }) => `${path}${line === undefined ? '' : `:${line}`}: ${message}`);
  const [{ code, remedy }] = wrong as [Issue];
  throw new TargetError([...told, ...(wrong.length > shown ? [`and ${count(wrong.length - shown, 'more mistake')}`] : [])].join('\n'), code === 'malformed' ? 'Correct the file that --curations names; docs/guide/licenses.md shows its form.' : remedy);
}

/** Whether it is on the network. */
export const isAddress = (place: string): boolean => /^https?:\/\//i.test(place);

/** More mistakes tell nobody more. */
const shown = 10;

const together = (read: readonly ReadCurations[]): ReadCurations => ({ curations: read.flatMap(({ curations }): readonly Curation[] => curations), issues: read.flatMap(({ issues }) => issues) });

type Parse = (source: string, path: string) => ReadCurations;

/** What the tree itself names must not lead out of it. */
function fromTree(root: string, path: string, parse: Parse): ReadCurations {
  const normal = path.startsWith('/') ? undefined : normalizePath(path);
  const absolute = normal === undefined ? undefined : join(root, normal);
  if (absolute !== undefined && (!existsSync(absolute) || isInside(realpathSync(absolute), realpathSync(root)))) return fromFile(absolute, path, parse);
  return nothing({ code: 'unsafe', path, message: 'these curations lie outside of the target and were not read', remedy: 'Name the file with --curations, or keep a copy in the project.' });
}

function fromFile(absolute: string, path: string, parse: Parse, namedBy = inConfiguration): ReadCurations {
  try {
    return parse(decodeText(readRegularFile(absolute, { limit })).text, path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (!(error instanceof UnreadableFile) && code === undefined) throw error;
    return nothing({ code: code === 'ENOENT' ? 'missing-file' : 'unreadable', path, message: `the curations were not read: ${fileFailure(error)}`, remedy: `Correct the path in ${namedBy}, or make the file readable.` });
  }
}

async function fetched(url: string, parse: Parse, online: OnlineContext | undefined, namedBy = inConfiguration): Promise<ReadCurations> {
  if (online === undefined) return nothing({ code: 'unresolved', path: url, message: 'these curations stand on the network and were not asked for', remedy: 'Scan with --online, or keep a copy of the file in the project.' });
  try {
    const { status, body } = await online.get({ url }, false);
    if (status === 200) return parse(body, url);
    return nothing({ code: 'network', path: url, message: `the server answers ${status} where curations should be`, remedy: `Correct the address in ${namedBy}.` });
  } catch (error) {
    return nothing({ code: 'network', path: url, message: `the curations could not be fetched: ${(error as Error).message}`, remedy: 'Check the address and the network, and scan again.' });
  }
}

const nothing = (issue: Omit<Issue, 'source'>): ReadCurations => ({ curations: [], issues: [{ ...issue, source: 'curations' }] });
