import { withoutTrailingSlashes } from '../../text/trim-slashes.ts';
import { licenseId } from '../license-list.ts';
import { parseLicenseExpression } from '../parse-expression.ts';
import { ambiguousUrls, licenseUrls, proprietaryUrls } from './license-urls.data.ts';
import { expressionOf, type NamedLicense } from './name-table.ts';

const byUrl: ReadonlyMap<string, NamedLicense> = new Map([
  ...Object.entries(licenseUrls).flatMap(([id, urls]) => urls.split('|').map((url): [string, NamedLicense] => [url, { kind: 'license', expression: expressionOf(id) }])),
  ...Object.entries(ambiguousUrls).map(([url, { label, candidates }]): [string, NamedLicense] => [url, { kind: 'ambiguous', label, candidates }]),
  ...proprietaryUrls.map((url): [string, NamedLicense] => [url, { kind: 'proprietary' }]),
]);

export type UrlReading = NamedLicense | { readonly kind: 'file'; readonly path: string };

export const isUrl = (text: string): boolean => /^(?:https?:\/\/|www\.)\S+$/i.test(text) || /^(?:[a-z0-9-]+\.)+(?:org|com|net|io|eu|dev)\/\S*$/i.test(text);

/** The licence at an address by what we know of the address: nothing is fetched. `file`: a licence file of some repository. */
export function readLicenseUrl(url: string): UrlReading | undefined {
  const bare = url.trim().replace(/^[a-z]+:\/\//i, '').replace(/^www\./i, '');
  const known = byUrl.get(bare.toLowerCase()) ?? byUrl.get(plain(bare));
  if (known !== undefined) return known;
  const [host = '', ...path] = plain(bare).split('/');
  const name = path.at(-1) ?? '';
  if (/^licenses\.[a-z]+\.org$/.test(host)) return written(path.join('/'));
  if (host === 'spdx.org' || host === 'choosealicense.com' || (host === 'opensource.org' && /^licenses?$/.test(path[0] ?? '')) || host === 'opensource.dev') return written(name);
  if (host === 'creativecommons.org' && path[0] === 'licenses' && path.length >= 3) return written(`CC-${path[1]!}-${path[2]!}`);
  if (/(?:^|\/)(?:[^/]*licen[cs]e|copying|eula|notice)[^/]*$/i.test(plain(bare)) && path.length > 1) return { kind: 'file', path: url.trim() };
  return undefined;
}

const plain = (url: string): string => withoutTrailingSlashes(withoutTrailingSlashes(decoded(url).toLowerCase().replace(/[?#].*$/, '')).replace(/\.(?:html?|txt|php|jsp|md|aspx)$/, '').replace(/^(gnu\.org\/.*)\.[a-z]{2}(?:-[a-z]{2})?$/, '$1'));

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // a percent sign that encodes nothing
    return text;
  }
}

function written(text: string): NamedLicense | undefined {
  const parsed = parseLicenseExpression(licenseId(text) ?? text.replaceAll('+', ' '));
  return parsed.ok ? { kind: 'license', expression: expressionOf(licenseId(text) ?? text.replaceAll('+', ' ')) } : undefined;
}
