/** The version in the last segment of a URL or tag, where one is easily told: `…/v1.2.3.tar.gz`, `…/foo-1.2.3.zip`. */
export function versionInUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const name = url.slice(url.lastIndexOf('/') + 1).replace(/\.(?:tar\.[a-z0-9]+|t[gxb]z2?|zip|jar|gem|git)$/i, '');
  const dash = Math.max(name.lastIndexOf('-'), name.lastIndexOf('_'));
  for (const candidate of [name.slice(dash + 1), name]) {
    const version = candidate.startsWith('v') ? candidate.slice(1) : candidate;
    if (/^\d[\w.+~]*$/.test(version)) return version;
  }
  return undefined;
}
