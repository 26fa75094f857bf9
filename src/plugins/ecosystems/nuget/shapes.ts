import { anything, fields, flag, listOf, mapOf, scalar, text } from '#core/text/shape.ts';

const needs = mapOf(anything);

const lockedPackage = fields({ type: text, resolved: text, requested: text, contentHash: text, dependencies: needs });

export const packagesLock = fields({ version: scalar, dependencies: mapOf(mapOf(lockedPackage)) });

const targets = mapOf(mapOf(fields({ dependencies: needs })));

export const projectAssets = fields({
  version: scalar, libraries: mapOf(fields({ type: text, sha512: text, msbuildProject: text, path: text })), targets, projectFileDependencyGroups: mapOf(listOf(text)),
  project: fields({
    version: text, restore: fields({ projectPath: text, projectName: text }),
    frameworks: mapOf(fields({ targetAlias: text, dependencies: mapOf(fields({ suppressParent: text })) })),
  }),
});

export const depsJson = fields({ libraries: mapOf(fields({ type: text, sha512: text, compileOnly: flag })), targets });

export const dotnetTools = fields({ tools: mapOf(fields({ version: text })) });

export const globalJson = fields({ 'msbuild-sdks': mapOf(text) });
