import { anything, fields, mapOf, scalar, text, textOrTexts } from '#core/text/shape.ts';

const needs = mapOf(scalar);

/** Metadata of a distribution; version 1 of the specification has no phases. */
export const cpanMeta = fields({
  name: text, version: scalar, license: textOrTexts, generated_by: text, prereqs: mapOf(fields({ requires: needs, recommends: needs, suggests: needs })),
  requires: needs, build_requires: needs, configure_requires: needs, recommends: needs,
});

/** The record of an installation. */
export const installRecord = fields({ pathname: text, dist: text, version: scalar, provides: mapOf(anything) });
