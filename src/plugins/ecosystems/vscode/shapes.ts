import { fields, listOf, text } from '#core/text/shape.ts';

/** What counts of the manifest of an extension. */
export const manifest = fields({ license: text });

export const extensionsJson = listOf(fields({ identifier: fields({ id: text }), version: text, metadata: fields({ targetPlatform: text }), relativeLocation: text }));
