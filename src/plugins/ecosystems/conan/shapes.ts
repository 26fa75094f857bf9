import { anything, fields, listOf, mapOf, scalar, text } from '#core/text/shape.ts';

const numbers = listOf(scalar);
/** What is no reference is told one by one. */
const references = listOf(anything);

const nodes = mapOf(fields({ ref: text, pref: text, path: text, requires: numbers, build_requires: numbers, python_requires: listOf(anything) }));

/** A graph in Conan 1, lists in Conan 2. */
export const conanLock = fields({
  version: scalar, graph_lock: fields({ nodes }), requires: references, build_requires: references, python_requires: references, config_requires: references, overrides: mapOf(listOf(text)),
});
