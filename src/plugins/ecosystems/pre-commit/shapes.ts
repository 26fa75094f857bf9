import { either, fields, listOf, scalar, text } from '#core/text/shape.ts';

const repositories = listOf(fields({
  repo: text, rev: scalar, sha: scalar, hooks: listOf(fields({ language: text, entry: text, additional_dependencies: listOf(text) })),
}));

/** In the first releases the list itself was the file. */
export const preCommitConfig = either(repositories, fields({ repos: repositories }));
