import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { sha256 } from '#core/binary/sha256.ts';
import { goStyle, writeJson } from '#core/text/json-style.ts';
import { get, isRecord, list, scalar, text, type Value, type ValueRecord } from '#core/text/value.ts';

/** The digest by which Helm 3 tells that the dependencies of a chart were changed; undefined for charts of the first version, and where we cannot write it: an alias of a repository stands for an address that only the user's machine knows. */
export function lockDigest(chart: Value, lock: Value): string | undefined {
  if (text(chart, 'apiVersion') !== 'v2' || list(chart, 'dependencies').some((dependency) => /^(?:@|alias:)/.test(text(dependency, 'repository') ?? ''))) return undefined;
  const sides = [chart, lock].map((side) => list(side, 'dependencies').map(dependencyOf));
  if (sides.some((side) => side.some((dependency) => dependency === undefined))) return undefined;
  const written = writeJson(sides, goStyle);
  return written === undefined ? undefined : `sha256:${sha256(encodeUtf8(written))}`;
}

/** In the order of Helm's structure; what is empty is left out but for name and repository. */
function dependencyOf(value: Value): ValueRecord | undefined {
  if (!isRecord(value)) return undefined;
  const [version, condition, alias, enabled] = ['version', 'condition', 'alias', 'enabled'].map((key) => scalar(value, key));
  const [tags, imports] = [get(value, 'tags'), get(value, 'import-values')];
  return {
    name: scalar(value, 'name') ?? '',
    ...(version ? { version } : {}),
    repository: scalar(value, 'repository') ?? '',
    ...(condition ? { condition } : {}),
    ...(Array.isArray(tags) && tags.length > 0 ? { tags } : {}),
    ...(enabled === 'true' ? { enabled: true } : {}),
    ...(Array.isArray(imports) && imports.length > 0 ? { 'import-values': imports.map(sorted) } : {}),
    ...(alias ? { alias } : {}),
  };
}

const sorted = (value: Value): Value => (isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))) : value);
