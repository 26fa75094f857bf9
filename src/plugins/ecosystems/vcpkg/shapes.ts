import { either, fields, flag, listOf, mapOf, scalar, text } from '#core/text/shape.ts';

const versions = { version: scalar, 'version-semver': scalar, 'version-date': scalar, 'version-string': scalar, 'port-version': scalar };

const dependencies = listOf(either(text, fields({ name: text, 'version>=': text, platform: text, host: flag })));

export const vcpkgJson = fields({
  name: text, ...versions, license: text, dependencies, 'default-features': listOf(either(text, fields({ name: text }))), features: mapOf(fields({ dependencies })),
  overrides: listOf(fields({ name: text, ...versions })),
});

/** The SPDX document of an installed port. */
export const portDocument = fields({ packages: listOf(fields({ SPDXID: text, licenseConcluded: text, licenseDeclared: text })) });
