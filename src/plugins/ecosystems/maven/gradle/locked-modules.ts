import { isCoordinate } from '../maven-purl.ts';

export interface LockedModule {
  readonly group: string;
  readonly name: string;
  readonly version: string;
  /** Configurations that hold it; empty when the file does not say. */
  readonly configurations: readonly string[];
  readonly line: number;
}

export interface LockedModules {
  readonly modules: readonly LockedModule[];
  /** Configurations that the file names, those without any module included. */
  readonly configurations: ReadonlySet<string>;
  /** Lines that say nothing known. */
  readonly unread: readonly number[];
}

/** `group:name:version=configuration,configuration`; files of Gradle before 6.5 hold one configuration each and have no `=`. */
export function readLockedModules(text: string): LockedModules {
  const modules: LockedModule[] = [];
  const configurations = new Set<string>();
  const unread: number[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const equals = line.indexOf('=');
    const notation = (equals === -1 ? line : line.slice(0, equals)).trim();
    const names = equals === -1 ? [] : line.slice(equals + 1).split(',').map((name) => name.trim()).filter((name) => name !== '');
    if (notation === 'empty' && equals !== -1) {
      if (names.every((name) => !name.includes('='))) for (const name of names) configurations.add(name);
      else unread.push(index + 1);
      continue;
    }
    const [group = '', name = '', version = '', ...rest] = notation.split(':');
    if (rest.length > 0 || ![group, name, version].every(isCoordinate)) {
      unread.push(index + 1);
      continue;
    }
    for (const configuration of names) configurations.add(configuration);
    modules.push({ group, name, version, configurations: names, line: index + 1 });
  }
  return { modules, configurations, unread };
}
