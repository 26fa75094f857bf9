import { fields, listOf, scalar, text } from '#core/text/shape.ts';

const pins = listOf(fields({
  location: text, repositoryURL: text, identity: text, package: text, kind: text, state: fields({ version: text, branch: text, revision: text }),
}));

export const packageResolved = fields({ version: scalar, pins, object: fields({ pins }) });
