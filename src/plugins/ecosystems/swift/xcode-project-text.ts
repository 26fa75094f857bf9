/** A Swift package that an Xcode project refers to. */
export interface XcodePackage {
  readonly location: string;
  /** As a person would write it: `upToNextMajorVersion 5.0.0`. */
  readonly requirement: string;
  /** In the words of a Package.swift, where it is about versions. */
  readonly range?: string;
  readonly version?: string;
  readonly branch?: string;
  readonly revision?: string;
  readonly line: number;
}

/** Reads only the objects of kind `XCRemoteSwiftPackageReference`; Xcode writes one setting a line. */
export function readXcodePackages(source: string): XcodePackage[] {
  const packages: XcodePackage[] = [];
  let current: Map<string, string> | undefined;
  let line = 0;
  let start = 0;
  const finish = () => {
    const location = current?.get('repositoryURL');
    if (location === undefined || current === undefined) return;
    const kind = current.get('kind') ?? '';
    const setting = (key: string) => current?.get(key);
    const [version, branch, revision] = [kind === 'exactVersion' ? setting('version') : undefined, setting('branch'), setting('revision')];
    const bounds = ['minimumVersion', 'maximumVersion', 'version', 'branch', 'revision'].flatMap((key) => setting(key) ?? []);
    const range = rangeOf(kind, setting);
    packages.push({
      location, line: start,
      requirement: [kind, ...bounds].join(' ').trim(),
      ...(range === undefined ? {} : { range }),
      ...(version === undefined ? {} : { version }),
      ...(branch === undefined ? {} : { branch }),
      ...(revision === undefined ? {} : { revision }),
    });
  };
  for (const raw of source.split('\n')) {
    line++;
    const text = raw.trim();
    if (text.startsWith('isa = ')) {
      finish();
      current = text.includes('XCRemoteSwiftPackageReference') ? new Map() : undefined;
      start = line;
    } else if (current !== undefined) {
      const equals = text.indexOf(' = ');
      if (equals > 0 && text.endsWith(';')) current.set(text.slice(0, equals), unquote(text.slice(equals + 3, -1).trim()));
    }
  }
  finish();
  return packages;
}

function rangeOf(kind: string, setting: (key: string) => string | undefined): string | undefined {
  const [least, most] = [setting('minimumVersion'), setting('maximumVersion')];
  switch (kind) {
    case 'exactVersion': return `exact: "${setting('version')}"`;
    case 'upToNextMajorVersion': return `.upToNextMajor(from: "${least}")`;
    case 'upToNextMinorVersion': return `.upToNextMinor(from: "${least}")`;
    case 'versionRange': return `"${least}"..<"${most}"`;
    default: return undefined;
  }
}

const unquote = (text: string): string => (text.startsWith('"') && text.endsWith('"') && text.length > 1 ? text.slice(1, -1) : text);
