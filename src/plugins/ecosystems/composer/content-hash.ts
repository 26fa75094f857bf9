import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { md5 } from '#core/binary/md5.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { phpStyle, writeJson } from '#core/text/json-style.ts';
import { get, type Value } from '#core/text/value.ts';

/** The fields of composer.json that decide what is installed, in order. */
const fields = ['conflict', 'extra', 'minimum-stability', 'name', 'prefer-stable', 'provide', 'replace', 'repositories', 'require', 'require-dev', 'version'] as const;

/** The hash by which Composer tells that composer.json was changed; undefined where we cannot write it as Composer does. */
export function contentHash(manifest: Value): string | undefined {
  const platform = get(manifest, 'config', 'platform');
  const present: [string, Value][] = fields.flatMap((field) => (get(manifest, field) === undefined ? [] : [[field, get(manifest, field)]]));
  if (platform !== undefined && platform !== null) present.push(['config', { platform }]);
  const written = writeJson(Object.fromEntries(present.sort(([left], [right]) => (left < right ? -1 : 1))), phpStyle);
  return written === undefined ? undefined : md5(encodeUtf8(written));
}

/** It stands at the beginning of the lockfile. */
export function lockedHash(file: SourceFile): string | undefined {
  for (const chunk of file.chunks()) return /"content-hash"\s*:\s*"([0-9a-f]{32})"/.exec(String.fromCharCode(...chunk.subarray(0, 2000)))?.[1];
  return undefined;
}
