import type { Issue } from '#core/model/issue.ts';

/** What a project states of itself, with the option that names such a file instead. */
const statements: ReadonlyMap<string, string> = new Map([
  ['muster.yaml', '--config'], ['.muster/waivers.yaml', '--waivers'], ['.muster/licenses.yaml', '--licenses'], ['.muster/obligations.yaml', '--records'], ['.muster/curations.yaml', '--curations'],
]);

/** An archive was made by others, and lifts no rules by itself; whoever packed their own project must hear of it. `paths` are those of the archive. */
export function statedInArchive(paths: readonly string[]): Issue[] {
  return paths.flatMap((path) => {
    const option = statements.get(path) ?? statements.get(path.slice(path.indexOf('/') + 1));
    if (option === undefined) return [];
    return [{ code: 'unsupported', path, source: 'scan/archive', message: 'what a project states of itself is not followed in an archive', remedy: `Name the directory or the repository of the project, or take the file out and name it with ${option}.` }];
  });
}
