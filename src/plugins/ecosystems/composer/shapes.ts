import { anything, either, fields, listOf, mapOf, scalar, text, textOrTexts } from '#core/text/shape.ts';

/** A package in composer.lock or installed.json. */
const lockedPackage = fields({
  name: text, version: scalar, license: textOrTexts,
  source: fields({ type: text, url: text, reference: text }), dist: fields({ type: text, url: text, shasum: text }),
  require: mapOf(anything), replace: mapOf(anything), provide: mapOf(anything),
});

const lockSection = listOf(lockedPackage);

export const composerLock = fields({ packages: lockSection, 'packages-dev': lockSection });

/** Of a lockfile of which one section is read at a time. */
export const lockSections = { packages: fields({ packages: lockSection }), 'packages-dev': fields({ 'packages-dev': lockSection }) };

/** Before Composer 2 a list. */
export const installedPackages = either(listOf(lockedPackage), fields({ packages: listOf(lockedPackage), 'dev-package-names': listOf(text) }));

export const composerJson = fields({
  name: text, version: scalar, license: textOrTexts, require: mapOf(text), 'require-dev': mapOf(text), replace: mapOf(anything), provide: mapOf(anything),
});
