import { anything, either, fields, listOf, mapOf, scalar, text, type Shape } from '#core/text/shape.ts';

const oneOrMany = (members: Shape): Shape => either(members, listOf(members));

export const modulesJson = fields({ Modules: listOf(fields({ Key: text, Source: text, Version: text, Dir: text })) });

/** The JSON syntax: blocks as nested objects, single or in lists. */
export const configurationJson = fields({
  terraform: oneOrMany(fields({ required_providers: oneOrMany(mapOf(either(text, fields({ source: text, version: scalar })))) })),
  module: oneOrMany(mapOf(oneOrMany(fields({ source: text, version: text })))), resource: oneOrMany(mapOf(anything)), data: oneOrMany(mapOf(anything)),
});
