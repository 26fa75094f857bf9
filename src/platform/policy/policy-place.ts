import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { PolicyDocument } from '#core/policy/model/policy-document.ts';
import type { PolicyProblem } from '#core/policy/model/place.ts';
import { checkOut, isGitUrl, shownTarget, type Checkout } from '../target/git-checkout.ts';
import { TargetError } from '../target/target-error.ts';

/** A directory or file on this disk from which a policy is read. */
export interface PolicyPlace {
  /** Absolute. */
  readonly path: string;
  /** As the user knows it. */
  readonly shown: string;
  /** Equal for equal places. */
  readonly key: string;
  /** Written and reviewed here, not fetched or installed: its code may be run where that is allowed. */
  readonly isLocal: boolean;
  /** Paths must not lead out of it; absent: anywhere on this disk. */
  readonly within?: string;
  close(): void;
}

interface From {
  readonly reference: PolicyDocument['extends'][number];
  readonly place: PolicyPlace;
}

interface Options {
  readonly online: boolean;
  readonly directory: string;
  readonly checkouts?: ReadonlyMap<string, Checkout>;
}

const stay = (): void => undefined;

/** Opens what a policy is named by: a path, `npm:PACKAGE`, or the URL of a repository. For the policy that the user asked for it throws `TargetError` instead of giving a problem. */
export function openPolicyPlace(target: string, from: From | undefined, options: Options): { readonly place: PolicyPlace } | { readonly problem: PolicyProblem } {
  try {
    return { place: open(target, from, options) };
  } catch (error) {
    if (!(error instanceof TargetError) || from === undefined) throw error;
    return { problem: { severity: 'error', place: from.reference.place, message: error.message.replace(/\.$/, ''), remedy: error.remedy ?? 'Correct the reference.' } };
  }
}

function open(target: string, from: From | undefined, { online, directory, checkouts }: Options): PolicyPlace {
  const fetched = from === undefined ? checkouts?.get(target) : undefined;
  if (fetched !== undefined) return placeIn(fetched, target, stay);
  if (isGitUrl(target)) return openRepository(target, from, online);
  if (target.startsWith('npm:')) return openPackage(target, from, directory);
  const base = from === undefined ? directory : directoryOf(from.place.path);
  const path = resolve(base, target);
  const shown = from === undefined ? target : isAbsolute(target) ? target : join(directoryOf(from.place.shown, from.place.path), target);
  if (!existsSync(path)) throw new TargetError(`There is no policy at ${shown}.`, 'Correct the path, or name a directory of YAML files, a YAML file, preset:NAME, npm:PACKAGE, or the URL of a repository.');
  const real = realpathSync(path);
  if (from?.place.within !== undefined && relative(from.place.within, real).startsWith('..')) throw new TargetError(`${target} leads out of ${from.place.shown}.`, 'A policy that was fetched may only build on its own files, on presets and on other addresses.');
  return { path: real, shown, key: real, isLocal: from?.place.isLocal ?? true, close: stay, ...(from?.place.within === undefined ? {} : { within: from.place.within }) };
}

/** `shown` may stand for a file. */
function directoryOf(shown: string, path = shown): string {
  return statSync(path).isDirectory() ? shown : dirname(shown);
}

function openRepository(target: string, from: From | undefined, online: boolean): PolicyPlace {
  if (!online && !/^(?:git\+)?file:/i.test(target)) throw new TargetError(`${shownTarget(target)} is the address of a repository, and nothing is fetched without --online.`, 'Add --online, or check the repository out and name its directory.');
  if (from !== undefined && !from.place.isLocal && /^(?:git\+)?file:/i.test(target)) throw new TargetError(`${target} leads to this disk.`, 'A policy that was fetched may not read other files here.');
  const checkout = checkOut(target);
  return placeIn(checkout, target, checkout.remove);
}

function placeIn({ path, revision }: Checkout, target: string, close: () => void): PolicyPlace {
  const folder = ['.muster/policy', 'policy', '.'].map((name) => join(path, name)).find((candidate) => existsSync(candidate))!;
  const [real, within] = [realpathSync(folder), realpathSync(path)];
  if (relative(within, real).startsWith('..')) {
    close();
    throw new TargetError(`${relative(path, folder)} of ${shownTarget(target)} is a link that leads out of the repository.`, 'Put the policy itself into the repository.');
  }
  return { path: real, shown: shownTarget(target), key: `${target}@${revision}`, isLocal: false, within, close };
}

/** An installed package, looked for as Node does; nothing of it is run. */
function openPackage(target: string, from: From | undefined, directory: string): PolicyPlace {
  const name = target.slice('npm:'.length);
  if (!/^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(name)) throw new TargetError(`${JSON.stringify(name.slice(0, 80))} is no name of an npm package.`, 'Write npm:NAME, as in npm:@acme/policy.');
  for (let at = from === undefined ? directory : directoryOf(from.place.path); ; at = dirname(at)) {
    const root = join(at, 'node_modules', name);
    if (existsSync(root)) {
      const folder = ['policy', '.'].map((part) => join(root, part)).find((candidate) => existsSync(candidate))!;
      const real = realpathSync(folder);
      return { path: real, shown: target, key: real, isLocal: false, within: realpathSync(root), close: stay };
    }
    if (dirname(at) === at) throw new TargetError(`The package ${name} is not installed here.`, `Install it (npm install --save-dev ${name}), or name the policy by its path.`);
  }
}
