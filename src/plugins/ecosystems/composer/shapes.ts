import { anything, either, fields, listOf, mapOf, scalar, text, textOrTexts } from '#core/text/shape.ts';

/** A package in composer.lock or installed.json. */
export const lockedPackage = fields({
  name: text, version: scalar, license: textOrTexts,
  source: fields({ type: text, url: text, reference: text }), dist: fields({ type: text, url: text, shasum: text }),
  require: mapOf(anything), replace: mapOf(anything), provide: mapOf(anything),
});

export const composerLock = fields({ packages: listOf(anything), 'packages-dev': listOf(anything) });

/** Before Composer 2 a list. */
export const installedPackages = either(listOf(lockedPackage), fields({ packages: listOf(lockedPackage), 'dev-package-names': listOf(text) }));

export const composerJson = fields({
  name: text, version: scalar, license: textOrTexts, require: mapOf(text), 'require-dev': mapOf(text), replace: mapOf(anything), provide: mapOf(anything),
});
