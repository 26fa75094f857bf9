import { fields, mapOf, text } from '#core/text/shape.ts';

const source = {
  commit: text, tag: text, branch: text, ref: text, git: text, hg: text, fossil: text, github: text, gitlab: text, bitbucket: text, codeberg: text, path: text,
};
const dependencies = mapOf(fields({ ...source, version: text }));

export const shardLock = fields({ version: text, shards: dependencies });

export const shardYml = fields({ name: text, version: text, license: text, dependencies, development_dependencies: dependencies });
