import { fields, mapOf, scalar, text } from '#core/text/shape.ts';

const versions = mapOf(scalar);
const about = { type: text, name: text, repository: text, license: text, version: scalar };
const parts = fields({ direct: versions, indirect: versions });

export const application = fields({ ...about, dependencies: parts, 'test-dependencies': parts });

export const elmPackage = fields({ ...about, dependencies: versions, 'test-dependencies': versions });

/** What the last build before Elm 0.19 took. */
export const exactDependencies = versions;
