import { askedOtherwise, lockedOutside, notLocked, onlyLocked, type LockDifference } from '#core/inventory/lock-differences.ts';
import { list, text } from '#core/text/value.ts';
import type { YamlText } from '#core/text/yaml.ts';
import { stackPackages, type StackPackage } from './stack-text.ts';

/** A package of `extra-deps`, and where it stands. */
export interface ExtraPackage {
  readonly item: StackPackage;
  readonly line: number | undefined;
}

/** Compares the packages of Hackage among `extra-deps` with what the lockfile says was asked for; what repositories and archives hold is not known from their addresses. */
export function extraDifferences(stack: YamlText, file: string, known: readonly StackPackage[]): { readonly differences: LockDifference[]; readonly missing: ExtraPackage[] } {
  const missing: ExtraPackage[] = [];
  const lockedOf = Map.groupBy(known.filter(isOfHackage), ({ name }) => name);
  const names = new Set<string>();
  const differences = list(stack.value, 'extra-deps').flatMap((entry, index) =>
    (stackPackages(entry) ?? []).filter(isOfHackage).flatMap((item): LockDifference[] => {
      const { name, version } = item;
      names.add(name);
      const at = { file, line: stack.line('extra-deps', index) };
      const versions = (lockedOf.get(name) ?? []).flatMap((each) => each.version ?? []);
      if (versions.length === 0) {
        missing.push({ item, line: at.line });
        return [{ ...at, what: notLocked(name) }];
      }
      return version === undefined || versions.includes(version) ? [] : [{ ...at, what: lockedOutside(name, version, versions) }];
    }));
  return { missing, differences: [...differences, ...[...lockedOf.keys()].flatMap((name) => (names.has(name) ? [] : [{ file, what: onlyLocked(name) }]))] };
}

const isOfHackage = ({ version, vcs, download }: StackPackage): boolean => version !== undefined && vcs === undefined && download === undefined;

/** Only where both name a snapshot of Stackage; other spellings of one are many. */
export function snapshotDifferences(stack: YamlText, file: string, originals: readonly string[]): LockDifference[] {
  const asked = text(stack.value, 'snapshot') ?? text(stack.value, 'resolver');
  const named = originals.filter((original) => stackage.test(original));
  if (asked === undefined || !stackage.test(asked) || named.length !== originals.length || named.length === 0 || named.includes(asked)) return [];
  return [{ file, line: stack.line('snapshot') ?? stack.line('resolver'), what: askedOtherwise('the snapshot', asked, named[0]!) }];
}

const stackage = /^(?:lts-\d+\.\d+|nightly-\d{4}-\d{2}-\d{2})$/;
