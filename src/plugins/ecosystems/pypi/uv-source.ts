import { isRecord, text, type Value } from '#core/text/value.ts';
import { pathSource, urlSource, vcsSource, type LockSource, type NamedVersion } from './lock-source.ts';

/** `source` of a package: a table, or in the oldest lockfiles a text such as `registry+https://…`. */
export function readUvSource(source: Value, named: NamedVersion): LockSource {
  if (typeof source === 'string') {
    const plus = source.indexOf('+');
    return plus === -1 ? {} : sourceOf(source.slice(0, plus), source.slice(plus + 1), source, named);
  }
  if (!isRecord(source)) return {};
  for (const kind of ['git', 'url', 'path', 'directory', 'editable', 'virtual']) {
    const place = text(source, kind);
    if (place !== undefined) return sourceOf(kind, place, source, named);
  }
  return {};
}

function sourceOf(kind: string, place: string, source: Value, named: NamedVersion): LockSource {
  switch (kind) {
    case 'git':
      return gitSource(place, source, named);
    case 'url':
    case 'direct':
      return urlSource(named, place);
    case 'path':
      return pathSource(named, place, false);
    case 'directory':
    case 'editable':
    case 'virtual':
      return pathSource(named, place, true);
    default:
      return {};
  }
}

/** The commit stands behind `#`, what was asked for and the subdirectory in the query; since version 2 all of them are keys. */
function gitSource(place: string, source: Value, named: NamedVersion): LockSource {
  const hash = place.indexOf('#');
  const withQuery = hash === -1 ? place : place.slice(0, hash);
  const question = withQuery.indexOf('?');
  const query = question === -1 ? [] : withQuery.slice(question + 1).split('&');
  const asked = (key: string): string | undefined => query.find((part) => part.startsWith(`${key}=`))?.slice(key.length + 1) ?? text(source, key);
  return vcsSource(named, {
    url: question === -1 ? withQuery : withQuery.slice(0, question),
    revision: (hash === -1 ? text(source, 'commit') : place.slice(hash + 1)) ?? asked('rev') ?? asked('tag') ?? asked('branch'),
    subdirectory: asked('subdirectory'),
  });
}
