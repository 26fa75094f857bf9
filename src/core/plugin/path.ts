/** Resolves `.` and `..` of a `/`-separated path below a root; `undefined` when it leaves the root. */
export function normalizePath(path: string): string | undefined {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') {
      if (segments.pop() === undefined) return undefined;
    } else segments.push(segment);
  }
  return segments.length === 0 ? '.' : segments.join('/');
}

/** `join('a/b', '../c')` is `a/c`; `undefined` when it leaves the root. Absolute paths are taken as leaving. */
export function joinPath(directory: string, relative: string): string | undefined {
  if (relative.startsWith('/')) return undefined;
  return normalizePath(directory === '.' ? relative : `${directory}/${relative}`);
}

export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '.' : path.slice(0, slash);
}

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** `undefined` for the root. */
export const parentOf = (directory: string): string | undefined => (directory === '.' ? undefined : directoryOf(directory));

export const isInside = (path: string, directory: string): boolean => directory === '.' || path === directory || path.startsWith(`${directory}/`);
