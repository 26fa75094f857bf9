import { outsideRequirements, reportLockDifferences } from '#core/inventory/lock-differences.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { filesBelow } from '#core/plugin/files-below.ts';
import { nameOf } from '#core/plugin/path.ts';
import { rockPurl } from './rock-purl.ts';
import { readRockspec } from './rockspec-text.ts';
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
  const asked = new Set(rockspec?.dependencies.map((dependency) => dependency.name.toLowerCase()));
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
  const requests = rockspec?.dependencies.map((dependency) => ({ ...dependency, file: beside.path, requirement: dependency.requirement || undefined })) ?? [];
  reportLockDifferences(found, { name: file.name, remedy: 'Write the lockfile again with `luarocks make --pin`.' }, outsideRequirements('luarocks', requests.filter((each) => each.name !== 'lua'), (each) => (versions.get(each.toLowerCase()) ?? []).map((rock) => rock.version)));
}
