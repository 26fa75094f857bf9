import { either, fields, listOf, mapOf, text, textOrTexts } from '#core/text/shape.ts';

const texts = listOf(text);

/** The description that every snap carries. */
export const snapYaml = fields({ name: text, version: text, architectures: texts, license: text });

/** Items, and those under conditions. */
const packages = listOf(either(text, mapOf(textOrTexts)));

export const snapcraftYaml = fields({
  name: text, version: text, license: text, base: text, 'build-base': text,
  parts: mapOf(fields({ 'stage-packages': packages, 'build-packages': packages, 'stage-snaps': texts, 'build-snaps': texts })),
});

export const snapManifest = fields({
  name: text, version: text, license: text, architectures: texts, 'snapcraft-os-release-id': text, 'snapcraft-os-release-version-id': text, 'primed-stage-packages': texts,
});

export const basePackages = fields({ architecture: text, packages: texts });
