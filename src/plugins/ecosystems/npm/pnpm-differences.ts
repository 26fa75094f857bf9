import { entries, text, type ValueRecord } from '#core/text/value.ts';
import { selectedName, type Requested } from './manifest.ts';
import type { Differences } from './stale-lockfile.ts';

export interface PnpmLockSide {
  readonly lock: ValueRecord;
  /** What the workspace says of a request now, be it in its catalogs. */
  readonly now: (request: Requested) => string;
}

/** Between what a manifest asks for and what an importer of a pnpm-lock.yaml says it asked for. */
export function pnpmDifferences(requested: ReadonlyMap<string, Requested>, locked: ReadonlyMap<string, string | undefined>, { lock, now }: PnpmLockSide): Differences {
  const overrides = new Set(entries(lock, 'overrides').map(([selector]) => selectedName(selector)));
  const compared = [...requested.values()].filter(({ scope, spec }) => scope !== 'peer' && scope !== 'optional' && !spec.startsWith('link:'));
  const changed = compared.flatMap((request) => {
    const known = locked.get(request.name);
    if (known === undefined || overrides.has(request.name)) return [];
    const [here, there] = known.trim() === request.spec.trim() ? inCatalogs(request, known, now(request), lockedRequirement(lock, request.name, known)) : [request.spec, known];
    return here.trim() === there.trim() ? [] : [{ request: { ...request, spec: here }, known: there }];
  });
  return { missing: compared.filter(({ name }) => !locked.has(name)), changed, surplus: [...locked.keys()].filter((name) => !requested.has(name)) };
}

/** What the catalogs say now, and what they said when it was locked; the same where one of them is not known. */
const inCatalogs = ({ spec }: Requested, known: string, here: string, there: string): readonly [here: string, there: string] => (here === spec || there === known ? [known, known] : [here, there]);

/** `catalog:` stands for what the workspace says in one place. */
export function lockedRequirement(lock: ValueRecord, name: string, specifier: string): string {
  if (!specifier.startsWith('catalog:')) return specifier;
  const catalog = specifier.slice('catalog:'.length).trim();
  return text(lock, 'catalogs', catalog === '' ? 'default' : catalog, name, 'specifier') ?? specifier;
}
