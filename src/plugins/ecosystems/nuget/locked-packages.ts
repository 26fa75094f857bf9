import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import { checkedEntries } from '#core/inventory/checked-entries.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { jsonEntries } from '#core/text/json-entries.ts';
import { parseJson } from '#core/text/json.ts';
import { LARGE } from '#core/text/text-lines.ts';
import { entries, get, type Value } from '#core/text/value.ts';
import { packagesLock } from './shapes.ts';

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
export const openLock = (file: SourceFile, found: Issues): PackagesLock => (file.size >= LARGE ? inPieces(file, found) : whole(file, found));

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

function inPieces(file: SourceFile, found: Issues): PackagesLock {
  const isOfPackages = (section: string): boolean => section === 'dependencies';
  let version: Value;
  let versionLine: number | undefined;
  let isChecked = false;
  return {
    *packages() {
      const entries = isChecked ? jsonEntries(file.chunks(), isOfPackages, isOfPackages) : checkedEntries(found, file, { wanted: isOfPackages, grouped: isOfPackages, shape: packagesLock });
      isChecked = true;
      for (const { section, group, key, value, line } of entries) {
        if (section === 'version') [version, versionLine] = [value, line];
        else if (group !== undefined && key !== undefined) yield { framework: group, name: key, value, line: () => line };
      }
    },
    version: () => version,
    versionLine: () => versionLine,
  };
}
