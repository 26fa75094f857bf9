import { notLocked, outsideRequirements, reportLockDifferences } from '#core/inventory/lock-differences.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { filesBelow } from '#core/plugin/files-below.ts';
import { nameOf } from '#core/plugin/path.ts';
import { addDependency } from './add-dependencies.ts';
import { rockPurl } from './rock-purl.ts';
import { readRockspec, type RockDependency } from './rockspec-text.ts';
import { readLocked } from './lock-text.ts';

/** `luarocks.lock`: a Lua table of exact versions by kind of dependency. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const locked = readLocked(file.text());
  const beside = [...filesBelow(tree, file.directory)].find((candidate) => candidate.directory === file.directory && candidate.name.endsWith('.rockspec'));
  const rockspec = beside === undefined ? undefined : readRockspec(beside.text());
  const [name, version] = [rockspec?.package, rockspec?.version];
  const project = found.project({
    path: file.directory, name: name ?? nameOf(file.directory), version,
    purl: name === undefined || version === undefined ? undefined : rockPurl(name, version),
    licenses: rockspec?.licenses, metadata: rockspec?.metadata, file: beside?.path ?? file.path,
  });
  if (beside !== undefined) found.claim(beside.path);
  // the interpreter itself
  const requests = rockspec?.dependencies.filter(({ name: needed }) => needed !== 'lua') ?? [];
  const asked = new Set(requests.map((dependency) => dependency.name.toLowerCase()));
  for (const rock of locked) {
    if (rock.name === 'lua') continue;
    const node = found.component({
      purl: rockPurl(rock.name, rock.version, rock.namespace), scope: rock.scope === 'runtime' ? undefined : rock.scope, line: rock.line,
    });
    // without a rockspec nobody knows what is asked for directly
    if (asked.has(rock.name.toLowerCase())) found.depends(project, node, rock.scope);
  }
  if (beside === undefined) return;
  const versions = Map.groupBy(locked, (rock) => rock.name.toLowerCase());
  // rocks for tests are pinned by those who run the tests only, those of a platform on that platform
  const isLockedHere = (dependency: RockDependency): boolean => !dependency.isConditional && (dependency.scope !== 'test' || locked.some((rock) => rock.scope === 'test'));
  const missing = requests.filter((dependency) => isLockedHere(dependency) && !versions.has(dependency.name.toLowerCase()));
  for (const dependency of missing) found.depends(project, addDependency(found, beside, dependency), dependency.scope);
  reportLockDifferences(found, { name: file.name, remedy: 'Write the lockfile again with `luarocks make --pin`.' }, [
    ...missing.map((dependency) => ({ file: beside.path, line: dependency.line, what: notLocked(dependency.name) })),
    ...outsideRequirements('luarocks', requests.map((each) => ({ ...each, file: beside.path, requirement: each.requirement || undefined })), (each) => (versions.get(each.toLowerCase()) ?? []).map((rock) => rock.version)),
  ]);
}
