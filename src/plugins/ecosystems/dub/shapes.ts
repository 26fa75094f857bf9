import { either, fields, listOf, mapOf, scalar, text } from '#core/text/shape.ts';

export const selections = fields({ fileVersion: scalar, versions: mapOf(either(text, fields({ version: scalar, path: text, repository: text }))) });

const dependencies = mapOf(either(text, fields({ version: scalar, path: text, repository: text, optional: scalar })));

export const dubJson = fields({
  name: text, version: text, license: text, dependencies, configurations: listOf(fields({ dependencies })), subPackages: listOf(either(text, fields({ dependencies }))),
});
