import type { NodeId } from '#core/inventory/extraction.ts';
import { reportLockDifferences } from '#core/inventory/lock-differences.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { addPackages } from './add-package.ts';
import { addRepositoryPackages } from './cabal-project.ts';
import { membership } from './cabal-project-text.ts';
import { comesWithCompiler } from './compiler-packages.ts';
import { exactVersion, hackagePurl } from './hackage-purl.ts';

/** `cabal.project.freeze`: one list of constraints; those on flags say nothing of versions. */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  const project = tree.get(`${file.directory}/cabal.project`);
  const locked = project === undefined ? new Map<string, NodeId>() : addRepositoryPackages(found, project);
  const versions = new Map<string, string[]>();
  const repositories = [...locked.keys()];
  const named = new Set(repositories);
  let isConstraints = false;
  let opened: number | undefined;
  for (const [index, raw] of file.text().split('\n').entries()) {
    const text = raw.trim();
    if (text === '' || text.startsWith('--')) continue;
    const isField = !/^\s/.test(raw) && /^[a-z-]+:/i.test(text);
    if (isField) isConstraints = /^constraints:/i.test(text);
    if (!isConstraints) continue;
    opened = text.endsWith(',') ? index + 1 : undefined;
    for (const part of (isField ? text.slice(text.indexOf(':') + 1) : text).split(',')) {
      const match = /^(?:any\.|setup\.)?([A-Za-z0-9][A-Za-z0-9-]*)\s+(.*)$/.exec(part.trim());
      if (match === null) {
        if (/[<>=]/.test(part)) found.issue({ code: 'partial', line: index + 1, message: `the constraint ${JSON.stringify(part.trim().slice(0, 100))} names no package and was left out`, remedy: 'Write the file again with `cabal freeze`.' });
        continue;
      }
      const [, name = '', constraint = ''] = match;
      if (/[<>=^]/.test(constraint)) named.add(name);
      // a plan that uses a package in two versions is frozen as `==1.0 || ==2.0`
      const exact = constraint.split('||').map(exactVersion);
      if (exact.every((version) => version !== undefined)) {
        const known = versions.get(name) ?? [];
        versions.set(name, known);
        for (const version of exact) known.push(version);
        for (const version of exact) locked.set(name, found.component({ purl: hackagePurl(name, version), line: index + 1 }));
      } else if (/[<>=^]/.test(constraint)) {
        found.issue({
          code: 'partial', line: index + 1,
          message: `the constraint on ${JSON.stringify(name)} allows more than one version`,
          remedy: 'Write the file again with `cabal freeze`.',
        });
      }
    }
  }
  if (opened !== undefined) {
    found.issue({
      code: 'partial', line: opened,
      message: 'the list of constraints ends with a comma: what follows is cut off',
      remedy: 'Write the file again with `cabal freeze`.',
    });
  }
  // bounds may be lifted
  const isLoose = [file, project, tree.get(`${file.directory}/cabal.project.local`)].some((each) => each !== undefined && /^[^\n-]*\ballow-(?:newer|older)\b/m.test(each.text()));
  const isOfProject = membership(file, project);
  const differences = addPackages(input, locked, {
    versionsOf: isLoose ? undefined : (name) => versions.get(name),
    repositories,
    isMissing: (cabal, { name }) => !named.has(name) && isOfProject(cabal) && !comesWithCompiler.has(name),
  });
  reportLockDifferences(found, { name: file.name, remedy: 'Write the file again with `cabal freeze`.' }, differences);
}
