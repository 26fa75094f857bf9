/** `group/artifact$classifier`; a name without group is its own group. */
export function readLibrary(symbol: string): { readonly groupId: string; readonly artifactId: string; readonly classifier: string | undefined } {
  const dollar = symbol.indexOf('$');
  const name = dollar === -1 ? symbol : symbol.slice(0, dollar);
  const slash = name.indexOf('/');
  return {
    groupId: slash === -1 ? name : name.slice(0, slash),
    artifactId: slash === -1 ? name : name.slice(slash + 1),
    classifier: dollar === -1 ? undefined : symbol.slice(dollar + 1),
  };
}

/** What `RELEASE`, `LATEST` and ranges ask for is not known. */
export const isPinned = (version: string | undefined): version is string =>
  version !== undefined && version !== '' && version !== 'RELEASE' && version !== 'LATEST' && !/^[[(]/.test(version);
