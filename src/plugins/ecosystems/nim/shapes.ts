import { fields, listOf, mapOf, scalar, text } from '#core/text/shape.ts';

const packages = mapOf(fields({ version: text, url: text, vcsRevision: text, downloadMethod: text, checksums: fields({ sha1: text }), dependencies: listOf(text) }));

export const nimbleLock = fields({ version: scalar, packages, tasks: mapOf(packages) });
