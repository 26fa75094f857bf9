import { makePurl, type Purl } from '#core/purl/purl.ts';

/** The module path is namespace and name; a trailing slash or an empty path cannot name a module. */
export function modulePurl(path: string, version?: string): Purl {
  const slash = path.lastIndexOf('/');
  return makePurl({ type: 'golang', namespace: slash === -1 ? undefined : path.slice(0, slash), name: path.slice(slash + 1), version });
}

/** The standard library, whose version is that of the toolchain: `go1.22.1 X:boringcrypto` is 1.22.1, `go1.21.3-acme` is 1.21.3. */
export function standardLibraryPurl(toolchain: string): Purl {
  const version = /^go(\d[\w.]*)/.exec(toolchain.trim())?.[1];
  return modulePurl('stdlib', version);
}

/** A version that names exactly one content; branches and commits, which go.mod holds until `go mod tidy`, do not. */
export const isModuleVersion = (version: string): boolean => /^v\d/.test(version);
