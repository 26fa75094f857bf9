import type { RegistryEndpoint } from '#core/plugin/registry.ts';
import { encodeBase64 } from '#core/text/base64.ts';

/** An endpoint whose address holds no user and password: they become the header that they stand for, unless there is one. */
export function withoutUserInfo(endpoint: RegistryEndpoint): RegistryEndpoint {
  const start = endpoint.url.indexOf('://') + 3;
  if (start === 2) return endpoint;
  const slash = endpoint.url.slice(start).search(/[/?#]/);
  const authority = endpoint.url.slice(start, slash === -1 ? undefined : start + slash);
  const at = authority.lastIndexOf('@');
  if (at === -1) return endpoint;
  const url = endpoint.url.slice(0, start) + endpoint.url.slice(start + at + 1);
  if (endpoint.authorization !== undefined) return { ...endpoint, url };
  const [user = '', ...password] = authority.slice(0, at).split(':');
  return { ...endpoint, url, authorization: `Basic ${encodeBase64(`${decoded(user)}:${decoded(password.join(':'))}`)}` };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
