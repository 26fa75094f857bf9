import { anything, either, fields, listOf, mapOf, text } from '#core/text/shape.ts';

const options = mapOf(fields({ ':git': text, ':commit': text, ':tag': text, ':branch': text, ':path': text, ':podspec': text, ':http': text }));

/** A pod alone, or as the one key before the list of what it needs. */
export const lockedPod = either(text, mapOf(listOf(text)));

export const podfileLock = fields({ PODS: listOf(lockedPod), DEPENDENCIES: listOf(text), 'EXTERNAL SOURCES': options, 'CHECKOUT OPTIONS': options });

const dependencies = mapOf(either(text, listOf(text)));
const part = fields({ dependencies, subspecs: listOf(fields({ dependencies })), testspecs: listOf(fields({ dependencies })) });

/** A podspec as JSON; its parts may have parts in turn. */
export const podspec = fields({
  name: text, version: text, license: either(text, fields({ type: text })), dependencies, subspecs: listOf(part), testspecs: listOf(part), source: anything,
});
