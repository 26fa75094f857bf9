import type { TreeView } from './source-file.ts';

/** Makes something for a tree when it is first asked for, and keeps it as long as the tree: what every file of a tree asks for is made once. */
export function perTree<T extends object>(make: (tree: TreeView) => T): (tree: TreeView) => T {
  const made = new WeakMap<TreeView, T>();
  return (tree) => {
    let known = made.get(tree);
    if (known === undefined) made.set(tree, (known = make(tree)));
    return known;
  };
}
