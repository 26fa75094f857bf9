import { either, fields, listOf, mapOf, scalar, text } from '#core/text/shape.ts';

const place = fields({ type: text, owner: text, repo: text, rev: text, ref: text, host: text, dir: text, url: text, path: text, id: text });

export const flakeLock = fields({ version: scalar, root: text, nodes: mapOf(fields({ locked: place, original: place, inputs: mapOf(either(text, listOf(text))) })) });
