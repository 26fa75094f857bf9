import { existsSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { isGitUrl } from '../target/git-checkout.ts';
import { exportTree } from '../target/export-tree.ts';
import { gitObject } from '../target/git-object.ts';
import { TargetError } from '../target/target-error.ts';
import { loadPolicy, type LoadedPolicy, type LoadPolicyOptions } from './load-policy.ts';

/** A policy by any of its names, or the policy `current` as it was in a revision of the repository around it. A path wins over a revision of the same name. */
export async function loadPolicyOrRevision(target: string, current: string, options: LoadPolicyOptions): Promise<LoadedPolicy> {
  if (target.startsWith('preset:') || target.startsWith('npm:') || isGitUrl(target) || existsSync(resolve(options.directory, target))) return loadPolicy(target, options);
  const object = gitObject(target, options.directory);
  if (object === undefined) throw new TargetError(`${target} is neither a policy nor a revision of this repository.`, 'Name a directory, preset:NAME, or a revision such as HEAD or main.');
  const exported = await exportTree(object, target);
  try {
    const path = relative(options.directory, resolve(options.directory, current));
    // what a revision holds inside of the current directory; a path with its own REV:path is that path already
    const place = target.includes(':') ? exported.path : join(exported.path, path);
    if (path.startsWith('..') || isAbsolute(path)) throw new TargetError(`The policy ${current} is outside of the current directory.`, `Change to its directory, or write ${target}:path/of/the/policy.`);
    if (!existsSync(place)) throw new TargetError(`There is no ${path} in revision ${target}.`, 'Name a revision that has it, or another policy such as preset:default.');
    const loaded = await loadPolicy(place, options);
    const renamed = (text: string): string => text.replaceAll(place, `${target}:${path}`);
    return { ...loaded, location: `${target}:${path}`, problems: loaded.problems.map((problem) => ({ ...problem, place: { ...problem.place, path: renamed(problem.place.path) } })) };
  } finally {
    exported.remove();
  }
}
