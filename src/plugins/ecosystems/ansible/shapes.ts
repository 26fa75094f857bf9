import { anything, either, fields, listOf, mapOf, text, textOrTexts } from '#core/text/shape.ts';

export const galaxyYml = fields({ namespace: text, name: text, version: text, license: textOrTexts, dependencies: mapOf(text) });

const roles = listOf(either(text, fields({ src: text, role: text, name: text, include: text, scm: text, version: text })));

/** The old form is a list of roles. */
export const galaxyRequirements = either(roles, fields({ roles, collections: listOf(either(text, fields({ name: text, source: text, type: text, version: text }))) }));

export const collectionManifest = fields({ collection_info: fields({ namespace: text, name: text, version: text, license: textOrTexts, dependencies: mapOf(anything) }) });

export const roleMain = fields({ galaxy_info: fields({ license: textOrTexts }) });
