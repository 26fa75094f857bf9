import { scopeOfExtra } from '#core/python/dependency-group.ts';
import { entries, get, isRecord, strings, text } from '#core/text/value.ts';
import { licenseClassifiers, linksFrom, metadataOf } from './project-manifest.ts';
import type { ProjectTable, PyprojectText } from './pyproject.ts';
import { readRequirements } from './pyproject-standard.ts';

/** `[tool.flit.metadata]`, from before Flit took to `[project]`. */
export function readFlit(input: PyprojectText): ProjectTable | undefined {
  const path = ['tool', 'flit', 'metadata'];
  const flit = get(input.toml.value, ...path);
  if (!isRecord(flit)) return undefined;
  const author = text(flit, 'author');
  const license = text(flit, 'license');
  const extras = entries(flit, 'requires-extra').flatMap(([extra]) => readRequirements(
    input,
    scopeOfExtra(extra),
    [...path, 'requires-extra', extra],
  ));
  const homepage = text(flit, 'home-page');
  const urls = entries(flit, 'urls').filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return {
    line: input.toml.line(...path),
    name: text(flit, 'dist-name') ?? text(flit, 'module'),
    version: undefined,
    licenses: [...(license === undefined ? [] : [license]), ...licenseClassifiers(strings(flit, 'classifiers'))],
    metadata: metadataOf({ ...linksFrom(urls), homepage, authors: author === undefined ? [] : [author] }),
    owners: text(flit, 'maintainer') === undefined ? [] : [text(flit, 'maintainer')!],
    dependencies: [
      ...readRequirements(input, 'runtime', [...path, 'requires']),
      ...readRequirements(input, 'development', [...path, 'dev-requires']),
      ...extras,
    ],
    isComplete: true,
  };
}
