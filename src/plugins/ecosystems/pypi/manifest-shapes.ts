import { anything, either, fields, flag, listOf, mapOf, scalar, text, textOrTexts } from '#core/text/shape.ts';
import { pipenvPackage } from './lockfile-shapes.ts';

const texts = listOf(text);
/** What is no requirement is told item by item. */
const requirements = listOf(anything);
const groups = mapOf(requirements);
const groupItem = either(scalar, requirements, fields({ 'include-group': text }));

const uvSource = fields({ git: text, rev: text, tag: text, branch: text, subdirectory: text, url: text, path: text, workspace: flag });

const poetryTable = fields({
  version: text, markers: text, python: text, platform: text, git: text, rev: text, tag: text, branch: text, subdirectory: text, url: text, path: text, file: text, extras: texts, optional: flag,
});
/** What is no constraint is told name by name. */
const poetryDependencies = mapOf(either(scalar, poetryTable, listOf(either(scalar, requirements, poetryTable))));

const requirementFiles = fields({ file: textOrTexts });

const tools = fields({
  poetry: fields({
    name: text, version: text, license: text, classifiers: texts, dependencies: poetryDependencies, 'dev-dependencies': poetryDependencies,
    group: mapOf(fields({ dependencies: poetryDependencies })), extras: mapOf(texts),
  }),
  flit: fields({ metadata: fields({ 'dist-name': text, module: text, license: text, classifiers: texts, requires: requirements, 'dev-requires': requirements, 'requires-extra': groups }) }),
  pdm: fields({ 'dev-dependencies': groups }),
  uv: fields({ 'dev-dependencies': requirements, sources: mapOf(either(uvSource, listOf(uvSource))) }),
  rye: fields({ 'dev-dependencies': requirements }),
  hatch: fields({
    envs: mapOf(fields({ dependencies: requirements, 'extra-dependencies': requirements })),
    metadata: fields({ hooks: fields({ requirements_txt: fields({ files: texts }) }) }),
  }),
  setuptools: fields({ dynamic: fields({ dependencies: requirementFiles, 'optional-dependencies': mapOf(requirementFiles) }) }),
});

export const pyproject = fields({
  project: fields({
    name: text, version: text, license: either(text, fields({ text, file: text })), classifiers: texts, dynamic: texts, dependencies: requirements, 'optional-dependencies': groups,
  }),
  'dependency-groups': mapOf(listOf(groupItem)),
  tool: tools,
});

/** Every table that is none of these holds packages. */
export const pipfile = fields({ source: anything, requires: anything, scripts: anything, pipenv: anything, pipfile: anything }, mapOf(pipenvPackage));
