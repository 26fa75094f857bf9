/** The longest directory in which all of the paths are; `undefined` for none. */
export function rootOfPaths(paths: Iterable<string>): string | undefined {
  let common: string[] | undefined;
  for (const path of paths) {
    const folders = path.split('/').slice(0, -1);
    if (common === undefined) common = folders;
    else {
      let length = 0;
      while (length < common.length && common[length] === folders[length]) length++;
      common = common.slice(0, length);
    }
    if (common.length === 0) return undefined;
  }
  return common?.join('/');
}
