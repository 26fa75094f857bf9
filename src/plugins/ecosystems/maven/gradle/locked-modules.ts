import { isCoordinate } from '../maven-purl.ts';

export interface LockedModule {
  readonly group: string;
  readonly name: string;
  readonly version: string;
  /** Configurations that hold it; empty when the file does not say. */
  readonly configurations: readonly string[];
  readonly line: number;
}

/** What a lockfile says besides its modules. */
export interface LockedState {
  /** Configurations that the file names, those without any module included. */
  readonly configurations: ReadonlySet<string>;
  /** Lines that say nothing known. */
  readonly unread: readonly number[];
  /** Has it the line `empty=`, which is the last one of a file for all configurations? */
  readonly isClosed: boolean;
}

/** `group:name:version=configuration,configuration`; files of Gradle before 6.5 hold one configuration each and have no `=`. Modules are told one by one: there can be a million. */
export function readLockedModules(lines: Iterable<string>, tell: (module: LockedModule) => void): LockedState {
  const configurations = new Set<string>();
  const unread: number[] = [];
  let isClosed = false;
  let number = 0;
  for (const raw of lines) {
    number++;
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const equals = line.indexOf('=');
    const notation = (equals === -1 ? line : line.slice(0, equals)).trim();
    const names = equals === -1 ? [] : line.slice(equals + 1).split(',').map((name) => name.trim()).filter((name) => name !== '');
    if (notation === 'empty' && equals !== -1) {
      isClosed = true;
      if (names.every((name) => !name.includes('='))) for (const name of names) configurations.add(name);
      else unread.push(number);
      continue;
    }
    const [group = '', name = '', version = '', ...rest] = notation.split(':');
    if (rest.length > 0 || ![group, name, version].every(isCoordinate)) {
      unread.push(number);
      continue;
    }
    for (const configuration of names) configurations.add(configuration);
    tell({ group, name, version, configurations: names, line: number });
  }
  return { configurations, unread, isClosed };
}
