import { anything, either, fields, listOf, mapOf, text } from '#core/text/shape.ts';

const service = fields({
  image: text, platform: text, build: either(text, fields({ dockerfile_inline: text, additional_contexts: either(listOf(text), mapOf(text)) })),
});

export const compose = fields({ services: mapOf(service) });

/** Before version 2 the services stood at the top. */
export const oldestCompose = mapOf(either(text, listOf(anything), service));

export const devcontainer = fields({ image: text, features: mapOf(anything) });

export const kustomization = fields({
  images: listOf(fields({ name: text, newName: text, newTag: text, digest: text })), resources: listOf(text), bases: listOf(text), components: listOf(text),
  helmCharts: listOf(fields({ name: text, version: text, repo: text })),
});
