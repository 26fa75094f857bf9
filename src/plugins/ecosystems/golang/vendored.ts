import { FaultList } from './faults.ts';
import { isLocalPath, shorten } from './mod-file.ts';
import { isModuleVersion } from './module-purl.ts';

/** A module in vendor/modules.txt. */
export interface VendoredModule {
  readonly path: string;
  /** Absent for a module that a directory replaces in all versions. */
  readonly version?: string;
  readonly replacement?: { readonly path: string; readonly version?: string };
  /** go.mod of the main module requires it. */
  explicit: boolean;
  /** How many of its packages are in the vendor directory. */
  packages: number;
  readonly line: number;
}

export interface Vendored {
  readonly modules: readonly VendoredModule[];
  readonly faults: FaultList;
}

/** vendor/modules.txt as `go mod vendor` and `go work vendor` write it: `# module version [=> target [version]]`, `## remarks`, then packages. */
export function readVendored(text: string): Vendored {
  const modules: VendoredModule[] = [];
  const faults = new FaultList();
  let current: VendoredModule | undefined;
  let line = 0;
  for (const source of text.split('\n')) {
    line++;
    const content = source.trim();
    if (content === '') continue;
    if (content.startsWith('## ')) {
      if (current !== undefined && content.slice(3).split(';').some((remark) => remark.trim() === 'explicit')) current.explicit = true;
    } else if (content.startsWith('# ')) {
      const read = readHeader(content.slice(2), line);
      if (typeof read === 'string') {
        faults.add({ line, message: read });
        current = undefined;
      } else {
        current = read;
        modules.push(read);
      }
    } else if (current !== undefined) current.packages++;
  }
  return { modules, faults };
}

function readHeader(text: string, line: number): VendoredModule | string {
  const words = text.split(/[ \t]+/);
  const arrow = words.indexOf('=>');
  const left = arrow === -1 ? words : words.slice(0, arrow);
  const right = arrow === -1 ? [] : words.slice(arrow + 1);
  const [path, version] = left;
  const [target, targetVersion] = right;
  if (path === undefined || path === '' || left.length > 2) return `"${shorten(text)}" does not name a module`;
  if (version === undefined && arrow === -1) return `the module "${shorten(path)}" has no version`;
  if (version !== undefined && !fits(path, version)) return `"${shorten(version)}" is no version of the module "${shorten(path)}"`;
  if (arrow !== -1 && (target === undefined || right.length > 2 || (targetVersion === undefined && !isLocalPath(target)))) {
    return `the replacement of "${shorten(path)}" is neither a directory nor a module with a version`;
  }
  return {
    path,
    ...(version === undefined ? {} : { version }),
    ...(target === undefined ? {} : { replacement: { path: target, ...(targetVersion === undefined ? {} : { version: targetVersion }) } }),
    explicit: false,
    packages: 0,
    line,
  };
}

/** From version 2 on the major version is part of the path, except where the module has no go.mod (`+incompatible`) or is on gopkg.in. */
function fits(path: string, version: string): boolean {
  if (!isModuleVersion(version)) return false;
  const major = /^v(\d+)/.exec(version)![1]!;
  const inPath = (path.startsWith('gopkg.in/') ? /\.v(\d+)(?:-unstable)?$/ : /\/v(\d+)$/).exec(path)?.[1];
  if (version.endsWith('+incompatible')) return inPath === undefined;
  return inPath === undefined ? major === '0' || major === '1' : inPath === major || major === '0';
}
