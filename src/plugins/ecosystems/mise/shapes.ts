import { either, fields, listOf, mapOf, scalar, text } from '#core/text/shape.ts';

const wanted = fields({ version: scalar, ref: scalar, tag: scalar, branch: scalar, rev: scalar, path: scalar, prefix: scalar });

export const miseToml = fields({ tools: mapOf(either(scalar, wanted, listOf(either(scalar, wanted)))) });

const locked = fields({ version: scalar, backend: text, checksum: text, checksums: mapOf(text), platforms: mapOf(fields({ checksum: text })) });

export const miseLock = fields({ tools: mapOf(either(locked, listOf(locked))) });
