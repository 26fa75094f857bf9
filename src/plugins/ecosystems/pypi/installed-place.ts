import { directoryOf, nameOf } from '#core/plugin/path.ts';

/** What the path of a metadata file says. */
export interface InstalledPlace {
  readonly path: string;
  /** Directory into which the distribution was put; of an unpacked source archive its root. */
  readonly site: string;
  /** Nothing but metadata of a Python distribution has such a path. */
  readonly isCertain: boolean;
  readonly isDistInfo: boolean;
  /** Below a directory that tools install into. */
  readonly isInstalled: boolean;
  /** PKG-INFO at the root of an unpacked source archive. */
  readonly isSourceTree: boolean;
  /** A copy inside of another distribution. */
  readonly isBundled: boolean;
  /** From the name of the directory or file. */
  readonly named: { readonly name: string; readonly version: string } | undefined;
}

const installDirectories = new Set(['site-packages', 'dist-packages', '__pypackages__', '.eggs']);

export function installedPlace(path: string): InstalledPlace {
  const file = nameOf(path);
  const segments = path.split('/');
  const isInstalled = segments.some((segment) => installDirectories.has(segment));
  const base = { path, isInstalled, isBundled: isInstalled && segments.some((segment) => segment === '_vendor' || segment === 'vendored') };
  if (file.toLowerCase().endsWith('.egg-info')) {
    return { ...base, site: directoryOf(path), isCertain: true, isDistInfo: false, isSourceTree: false, named: nameAndVersion(file) };
  }
  const container = directoryOf(path);
  const name = nameOf(container).toLowerCase();
  if (name.endsWith('dist-info')) {
    return {
      ...base,
      site: directoryOf(container),
      isCertain: true,
      isDistInfo: true,
      isSourceTree: false,
      named: nameAndVersion(nameOf(container)),
    };
  }
  if (name.endsWith('egg-info')) {
    // EGG-INFO stands inside of a directory `name-1.0-py3.9.egg`
    const egg = directoryOf(container);
    const isEgg = nameOf(egg).toLowerCase().endsWith('.egg');
    return {
      ...base,
      site: isEgg ? directoryOf(egg) : egg,
      isCertain: true,
      isDistInfo: false,
      isSourceTree: false,
      isInstalled: isInstalled || isEgg,
      named: nameAndVersion(nameOf(isEgg ? egg : container)),
    };
  }
  return { ...base, site: container, isCertain: false, isDistInfo: false, isSourceTree: file === 'PKG-INFO' && !isInstalled, named: undefined };
}

/** `name-1.0.dist-info`, `name-1.0-py3.9.egg-info`. */
function nameAndVersion(text: string): { name: string; version: string } | undefined {
  const stem = text.slice(0, text.lastIndexOf('.'));
  const [name, version] = stem.split('-');
  return name !== undefined && name !== '' && version !== undefined && /^[0-9]/.test(version) ? { name, version } : undefined;
}
