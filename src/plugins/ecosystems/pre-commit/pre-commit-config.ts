import { addImage } from '#core/container/add-image.ts';
import { checkShape } from '#core/inventory/check-shape.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { repositoryPurl } from '#core/purl/repository-purl.ts';
import { parseToml } from '#core/text/toml.ts';
import { list, scalar, strings, text, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { frozenReleases } from './frozen-releases.ts';
import { hookDependency } from './hook-dependency.ts';
import { preCommitConfig } from './shapes.ts';

/** Hooks that developers run before each commit: repositories at a revision, and packages that a hook takes in besides. */
export default function extract({ file, found }: ExtractInput): void {
  const { value, line } = file.name.endsWith('.toml') ? parseToml(file.text()) : parseYaml(file.text(), { strings: true });
  checkShape(found, { value, line }, preCommitConfig);
  const releases = frozenReleases(file.text());
  const open: Asked[] = [];
  // in the first releases the list itself was the file
  const isBare = Array.isArray(value);
  const path: readonly string[] = isBare ? [] : ['repos'];
  for (const [index, entry] of (isBare ? list(value) : list(value, 'repos')).entries()) {
    const repository = text(entry, 'repo');
    const revision = scalar(entry, 'rev') ?? scalar(entry, 'sha');
    const at = line(...path, index, 'repo') ?? line(...path, index);
    if (!repository) found.issue({ code: 'malformed', line: at, message: 'an entry names no repository', remedy: 'Add repo to the entry.' });
    // hooks of this repository, and checks of pre-commit itself
    else if (repository !== 'local' && repository !== 'meta' && repository !== 'builtin') {
      if (!revision) open.push({ name: repository, line: at });
      const isCommit = revision !== undefined && /^[0-9a-f]{40}$/i.test(revision);
      found.component({
        purl: repositoryPurl(repository, revision),
        requirement: isCommit ? releases.get(revision) : undefined,
        origin: 'git',
        scope: 'development',
        direct: true,
        hashes: isCommit ? [{ algorithm: 'SHA-1', value: revision.toLowerCase() }] : [],
        line: at,
      });
    }
    for (const [nth, hook] of list(entry, 'hooks').entries()) {
      addDependencies(hook, (item) => line(...path, index, 'hooks', nth, 'additional_dependencies', item) ?? at);
      if (text(hook, 'language') === 'docker_image') addHookImage(text(hook, 'entry'), line(...path, index, 'hooks', nth, 'entry') ?? at);
    }
  }
  reportUnresolved(found, open, 'Write the exact version of each.');

  /** The entry of such a hook is what stands behind `docker run`: options of the entry point, the image, its arguments. */
  function addHookImage(entry: string | undefined, at: number | undefined): void {
    const words = entry?.trim().split(/\s+/) ?? [];
    const [image] = words[0] === '--entrypoint' ? words.slice(2) : words.filter((word) => !word.startsWith('--entrypoint='));
    if (image) addImage(found, { image, scope: 'development', line: at });
  }

  function addDependencies(hook: Value, lineOf: (item: number) => number | undefined): void {
    for (const [item, dependency] of strings(hook, 'additional_dependencies').entries()) {
      const read = hookDependency(dependency, text(hook, 'language'));
      if (read === 'local') continue;
      if (read === undefined) {
        found.issue({
          code: 'partial',
          line: lineOf(item),
          message: `the language of the hook, and so the kind of ${JSON.stringify(dependency.slice(0, 100))}, is not known here`,
          remedy: 'Write language beside additional_dependencies.',
        });
        continue;
      }
      if (!read.isExact) open.push({ name: dependency, line: lineOf(item) });
      found.component({ purl: read.purl, requirement: read.requirement, scope: 'development', direct: true, line: lineOf(item) });
    }
  }
}
