import { anything, either, fields, flag, listOf, mapOf, recursive, scalar, text } from '#core/text/shape.ts';

const texts = listOf(text);
const dependency = either(listOf(either(text, texts)), fields({ hash: text, build_hash: text, full_hash: text, parameters: fields({ deptypes: texts }), type: texts }));

const spec = fields({ name: text, hash: text, full_hash: text, version: scalar, versions: listOf(scalar), external: either(text, flag, mapOf(anything)), dependencies: either(listOf(dependency), mapOf(dependency)) });

export const spackLock = fields({ _meta: fields({ 'lockfile-version': scalar }), concrete_specs: mapOf(spec), roots: listOf(fields({ hash: text, spec: text })) });

/** Of an installed package; before format 2 records of one entry, the name. */
export const installedSpec = fields({ spec: either(listOf(mapOf(spec)), fields({ nodes: listOf(spec) })) });

export const spackDatabase = fields({ database: fields({ installs: mapOf(fields({ spec, installed: flag, explicit: flag })) }) });

const asked = recursive((self) => either(text, fields({ specs: listOf(self), matrix: listOf(either(text, listOf(self))) })));
const environment = fields({ specs: listOf(asked), definitions: listOf(fields({ when: text }, listOf(asked))), packages: mapOf(anything) });

/** spack.yaml; earlier ones have `env`. */
export const spackYaml = fields({ spack: environment, env: environment });
