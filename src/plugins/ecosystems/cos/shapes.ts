import { fields, listOf, text } from '#core/text/shape.ts';

export const cosPackageInfo = fields({ installedPackages: listOf(fields({ name: text, version: text })) });
