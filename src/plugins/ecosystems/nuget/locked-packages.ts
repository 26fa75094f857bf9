import { checkedPieces, checkShape, type Issues } from '#core/inventory/check-shape.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { jsonEntries } from '#core/text/json-entries.ts';
import { parseJson } from '#core/text/json.ts';
import { LARGE } from '#core/text/text-lines.ts';
import { entries, get, type Value } from '#core/text/value.ts';
import { lockedPackage, packagesLock } from './shapes.ts';

/** What a lockfile says of one package for one target framework. */
export interface LockedPackage {
  /** As written: `net8.0`, or `net8.0/win-x64`. */
  readonly framework: string;
  readonly name: string;
  readonly value: Value;
  /** 1-based line of the name. */
  line(): number | undefined;
}

/** A packages.lock.json, whole or in pieces. */
export interface PackagesLock {
  /** In order, one framework after the other; those of a large file are read anew each time. Throws `TextSyntaxError`. */
  packages(): Iterable<LockedPackage>;
  /** The version of the format, as soon as the packages were gone through. */
  version(): Value;
  /** 1-based. */
  versionLine(): number | undefined;
}

/** Throws `TextSyntaxError`, here or while packages are read. */
export const openLock = (file: SourceFile, found: Issues): PackagesLock => {
  const lock = file.size >= LARGE ? inPieces(file) : whole(file, found);
  let isChecked = false;
  return {
    version: () => lock.version(),
    versionLine: () => lock.versionLine(),
    packages() {
      if (isChecked) return lock.packages();
      isChecked = true;
      return checkedPieces(found, lock.packages(), lockedPackage, ({ framework, name }) => ['dependencies', framework, name]);
    },
  };
};

function whole(file: SourceFile, found: Issues): PackagesLock {
  const json = parseJson(file.text());
  checkShape(found, json, packagesLock);
  return {
    *packages() {
      for (const [framework, section] of entries(json.value, 'dependencies')) {
        for (const [name, value] of entries(section)) yield { framework, name, value, line: () => json.line('dependencies', framework, name) };
      }
    },
    version: () => get(json.value, 'version'),
    versionLine: () => json.line('version'),
  };
}

function inPieces(file: SourceFile): PackagesLock {
  const isOfPackages = (section: string): boolean => section === 'dependencies';
  let version: Value;
  let versionLine: number | undefined;
  return {
    *packages() {
      for (const { section, group, key, value, line } of jsonEntries(file.chunks(), isOfPackages, isOfPackages)) {
        if (section === 'version') [version, versionLine] = [value, line];
        else if (group !== undefined && key !== undefined) yield { framework: group, name: key, value, line: () => line };
      }
    },
    version: () => version,
    versionLine: () => versionLine,
  };
}
