import type { TreeView } from '#core/plugin/source-file.ts';

/** Is the file part of a gem that RubyGems installed (`…/gems/name-1.0/…` beside `…/specifications/name-1.0.gemspec`)? */
export function isInInstalledGem(path: string, tree: TreeView): boolean {
  const segments = path.split('/');
  return segments.some((segment, index) => segment === 'gems' && index + 2 < segments.length
    && tree.get([...segments.slice(0, index), 'specifications', `${segments[index + 1]}.gemspec`].join('/')) !== undefined);
}

const foreign = new Set(['node_modules', 'bower_components', 'jspm_packages', 'site-packages', 'dist-packages', '.venv', 'venv', 'Pods']);

/** Packages of other ecosystems sometimes carry a gemspec; theirs is not the gem. */
export const isInForeignPackage = (path: string): boolean => path.split('/').some((segment) => foreign.has(segment));
