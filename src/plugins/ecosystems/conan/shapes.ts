import { anything, fields, listOf, mapOf, scalar, text } from '#core/text/shape.ts';

const numbers = listOf(scalar);
/** What is no reference is told one by one. */
const references = listOf(anything);

const nodes = mapOf(fields({ ref: text, pref: text, path: text, requires: numbers, build_requires: numbers, python_requires: listOf(anything) }));

const head = { version: scalar, overrides: mapOf(listOf(text)) };
const packages = { graph_lock: fields({ nodes }), requires: references, build_requires: references, python_requires: references, config_requires: references };

/** A graph in Conan 1, lists in Conan 2. */
export const conanLock = fields({ ...head, ...packages });

/** Of a lockfile that is read in two parts. */
export const conanLockParts = { head: fields(head), packages: fields(packages) };
