import { AskFailure } from '#features/online/ask-failure.ts';

export interface GetOptions {
  readonly accept: string | undefined;
  readonly authorization: string | undefined;
  readonly signal: AbortSignal;
  /** Value of a `Range` header. */
  readonly range?: string;
}

const redirects = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 5;

/** One GET that follows redirects, without credentials to another origin, never from https to http. Throws `AskFailure` for such, else what `fetch` throws. */
export async function get(address: string, { accept, authorization, signal, range }: GetOptions): Promise<Response> {
  let url = new URL(address);
  let credentials = authorization;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const headers: Record<string, string> = { accept: accept ?? 'application/json', 'user-agent': 'muster' };
    if (range !== undefined) headers['range'] = range;
    if (credentials !== undefined) headers['authorization'] = credentials;
    const response = await fetch(url, { headers, redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (!redirects.has(response.status) || location === null) return response;
    await response.body?.cancel();
    const next = URL.parse(location, url.href);
    if (next === null || !/^https?:$/.test(next.protocol)) throw misled(url, 'to what is no web address');
    if (url.protocol === 'https:' && next.protocol === 'http:') throw misled(url, 'to an address without encryption');
    if (next.origin !== url.origin) credentials = undefined;
    next.username = '';
    next.password = '';
    url = next;
  }
  throw misled(url, 'without end');
}

const misled = (url: URL, where: string): AskFailure =>
  new AskFailure(`${url.host} redirects ${where}`, 'Check the address of the registry in the configuration of the package manager.');

/** What `fetch` or the reading of a body threw, for people. */
export function reasonOf(error: unknown, host: string): AskFailure {
  if ((error as Error).name === 'TimeoutError') return new AskFailure(`${host} does not answer in time`, 'Scan again later: what was answered is kept.');
  const code = (error as { cause?: { code?: unknown } }).cause?.code ?? (error as { code?: unknown }).code;
  const detail = typeof code === 'string' ? ` (${code})` : '';
  const remedy = /CERT|SELF_SIGNED|ISSUER/.test(detail)
    ? 'Name the certificates of your organisation in NODE_EXTRA_CA_CERTS, and scan again.'
    : 'Check the connection, the proxy (HTTPS_PROXY) and the address of the registry, and scan again: what was answered is kept.';
  return new AskFailure(`${host} cannot be reached${detail}`, remedy);
}
