import type { Component } from '#core/model/component.ts';
import { AskFailure } from '#features/online/ask-failure.ts';
import { limitedBytes } from '../http/answer-bytes.ts';
import { get, reasonOf } from '../http/get.ts';
import { hasHash, strongestHashes } from '../http/known-hash.ts';

export type FetchedSource = { readonly bytes: Uint8Array; readonly url: string; readonly name: string } | { readonly problem: string };

/** The archive that a lockfile names, checked against its hash. Without credentials, since a lockfile may name any server. */
export async function fetchSource({ downloadLocation, hashes }: Component, signal: AbortSignal): Promise<FetchedSource> {
  const url = downloadLocation === undefined ? undefined : URL.parse(downloadLocation);
  if (url === null || url === undefined || !/^https?:$/.test(url.protocol)) return { problem: 'no lockfile says from where it can be fetched' };
  const known = strongestHashes(hashes);
  if (known.length === 0) return { problem: 'no lockfile gives its hash, so what is fetched could be anything' };
  url.hash = '';
  try {
    const response = await get(url.href, { accept: '*/*', authorization: undefined, signal });
    if (response.status !== 200) {
      await response.body?.cancel();
      return { problem: `${url.host} answers ${response.status}` };
    }
    const bytes = await limitedBytes(response);
    if (!hasHash(bytes, known)) return { problem: `what ${url.host} gives has not the hash of the lockfile` };
    return { bytes, url: url.href, name: url.pathname.slice(url.pathname.lastIndexOf('/') + 1) };
  } catch (error) {
    return { problem: error instanceof AskFailure ? error.message : reasonOf(error, url.host).message };
  }
}
