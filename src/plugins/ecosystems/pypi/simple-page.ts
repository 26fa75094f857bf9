import type { PublishedVersion } from '#core/plugin/registry.ts';
import { readDistributionName } from '#core/python/distribution-name.ts';
import { parseSpecifiers } from '#core/python/requirement.ts';
import { allowsVersion } from '#core/python/version-specifiers.ts';
import { parseJson } from '#core/text/json.ts';
import { get, list, text } from '#core/text/value.ts';

/** What an index says of one file of a project (Simple repository API, PEP 503 and 691). */
export interface IndexFile {
  readonly name: string;
  readonly url: string;
  readonly requiresPython: string | undefined;
  readonly isYanked: boolean;
}

export const simplePageTypes = 'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1';

/** Reads a page in JSON or HTML; relative addresses are those of a page at `address`. */
export function readSimplePage(body: string, address: string): IndexFile[] {
  const files = body.trimStart().startsWith('{') ? fromJson(body) : fromHtml(body);
  return files.map((file) => ({ ...file, url: absolute(file.url, address) }));
}

/** Versions with a wheel or source archive. What does not run with the Python of the client is discouraged. */
export function versionsOf(files: readonly IndexFile[], python: string | undefined): PublishedVersion[] {
  const byVersion = Map.groupBy(files, ({ name }) => readDistributionName(name)?.version ?? '');
  byVersion.delete('');
  return Array.from(byVersion, ([version, some]) => ({
    version,
    ...(some.every(({ isYanked }) => isYanked) ? { isWithdrawn: true } : {}),
    ...(some.some((file) => runsWith(file, python)) ? {} : { isDiscouraged: true }),
  }));
}

function runsWith({ requiresPython }: IndexFile, python: string | undefined): boolean {
  const specifiers = requiresPython === undefined || python === undefined ? undefined : parseSpecifiers(requiresPython);
  // of the client only the minor version is known: the last patch of it is meant
  return specifiers === undefined || allowsVersion(specifiers, `${python}.9999`) || allowsVersion(specifiers, `${python}.0`);
}

function fromJson(body: string): IndexFile[] {
  const { value } = parseJson(body);
  return list(value, 'files').flatMap((file) => {
    const [name, url] = [text(file, 'filename'), text(file, 'url')];
    const yanked = get(file, 'yanked');
    return name === undefined || url === undefined ? [] : [{ name, url, requiresPython: text(file, 'requires-python'), isYanked: yanked === true || (typeof yanked === 'string' && yanked !== '') }];
  });
}

function fromHtml(body: string): IndexFile[] {
  if (!/<(?:!doctype|html|a)\b/i.test(body.slice(0, 2000))) throw new Error('it is neither JSON nor HTML');
  return body.split(/<a\s/i).slice(1).flatMap((piece) => {
    const end = piece.indexOf('>');
    const attributes = attributesOf(piece.slice(0, Math.min(end === -1 ? 0 : end, 5000)));
    const url = attributes.get('href');
    if (url === undefined) return [];
    const path = url.slice(0, (url + '#').search(/[?#]/));
    return [{ name: decode(path.slice(path.lastIndexOf('/') + 1)), url, requiresPython: attributes.get('data-requires-python'), isYanked: attributes.has('data-yanked') }];
  });
}

/** Values are quoted, with `&gt;` for what would end the tag. */
function attributesOf(tag: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, double, single] of tag.matchAll(/([a-z-]{1,40})(?:\s?=\s?(?:"([^"]*)"|'([^']*)'))?/gi)) found.set(name!.toLowerCase(), unescape(double ?? single ?? ''));
  return found;
}

const entities: ReadonlyMap<string, string> = new Map([['&gt;', '>'], ['&lt;', '<'], ['&quot;', '"'], ['&#39;', "'"], ['&#x27;', "'"], ['&amp;', '&']]);

const unescape = (value: string): string => value.replace(/&(?:gt|lt|quot|amp|#39|#x27);/g, (entity) => entities.get(entity)!);

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function absolute(url: string, address: string): string {
  const clean = url.split('#')[0]!;
  if (/^https?:\/\//.test(clean)) return clean;
  const origin = /^https?:\/\/[^/]+/.exec(address)?.[0] ?? '';
  if (clean.startsWith('//')) return `${/^https?:/.exec(address)?.[0] ?? 'https:'}${clean}`;
  const segments = clean.startsWith('/') ? [] : address.slice(origin.length).split('/').slice(1, -1);
  for (const segment of clean.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return `${origin}/${segments.join('/')}`;
}
