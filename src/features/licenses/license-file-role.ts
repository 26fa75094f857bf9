import type { LicenseFileRole, LicenseMode } from '#core/model/license-facts.ts';

const license = /^(?:un)?licen[cs]es?$|^(?:un)?licen[cs]es?\.|^copying(?:$|[._-])|^(?:copyright|artistic|legal)(?:$|\.(?:txt|md|rst|html?)$)|^(?:mit|gpl|lgpl|agpl|apache|bsd|mpl)[0-9._-]{0,6}\.(?:txt|md)$/;
/** `MIT-LICENSE.txt`, `libpng_license`: what stands before is a name, no sentence. */
const prefixed = /^[a-z0-9.+]{1,20}[_-](?:un)?licen[cs]e(?:\.(?:txt|md|rst))?$/;
/** `main.js.LICENSE.txt` of bundlers: of that one file. */
const ofOneFile = /^(?!(?:un)?licen[cs]e).+\.licen[cs]e(?:\.txt)?$/;
/** `logo.png.license` of REUSE stands for a header of `logo.png`. */
const sidecar = /(?:^|\/)[^/]{0,100}\.[A-Za-z0-9_-]{1,40}\.license$/;
/** `LICENSE-APACHE`, `license-mit.txt`; a page about licences is none. */
const suffixed = /^(?:un)?licen[cs]es?[_-](?:mit|apache|asl|bsd|[al]?gpl|mpl|epl|isc|cc|zlib|unlicense|boost|ofl|docs?|documentation|code|data|fonts?|icons?|assets?|[0-9])/;
const shouted = /^(?:UN)?LICEN[CS]ES?[_-]/;
const notice = /^notices?(?:$|[._-])/;
const thirdParty = /^(?:third[ ._-]?part(?:y|ies)|3rd[ ._-]?party|3rdparty)[^/]{0,40}$|^licen[cs]es?[._-](?:third|3rd)[._-]?party/;
const readme = /^readme(?:$|[._-])/;

/** Extensions of texts; a program that is named `license.js` is none. */
const texts = /\.(?:txt|md|markdown|rst|html?|adoc|asciidoc|org|rtf|text|pod|tex|[0-9]+|mit|apache|apache2|bsd|gpl|lgpl|agpl|mpl|isc|lesser|boost|zlib|unlicense|cc0|licen[cs]e)$/;

/** `LICENSE.backend`, `COPYING.server`: the extension names a part, and no format. */
const ofAPart = /^(?:(?:UN)?LICEN[CS]ES?|COPYING)\.(?!(?:[cm]?[jt]sx?|json5?|jsonc|py|rb|go|rs|java|kt|cs?|h|cpp|php|pl|sh|css|s?css|less|xml|ya?ml|toml|ini|svg|png|jpe?g|gif|ico|pdf|docx?|map|lock|gz|zip|sig|asc|bak|orig)$)[a-z]{2,12}$/;

/** What the name of a file says of its contents; `undefined` for all that is not named like a licence. */
export function licenseFileRole(path: string): LicenseFileRole | undefined {
  const slash = path.lastIndexOf('/');
  const initial = path.charCodeAt(slash + 1) | 0x20;
  const name = path.slice(slash + 1).toLowerCase();
  if (name.length > 100) return undefined;
  if (isAnnotations(path)) return 'annotations';
  if (isReuse(path, slash)) return texts.test(name) || !/\.[a-z]{1,12}$/.test(name) ? 'license' : undefined;
  // most names of a tree end here
  if (!initials[initial] && !name.includes('licen')) return undefined;
  if (/\.[a-z]{1,12}$/.test(name) && !texts.test(name) && !ofAPart.test(path.slice(slash + 1))) return undefined;
  if (sidecar.test(path)) return 'source';
  if (thirdParty.test(name) || ofOneFile.test(name)) return 'third-party';
  const isHypertext = /\.html?$/.test(name);
  if (license.test(name) || (!isHypertext && (prefixed.test(name) || suffixed.test(name) || shouted.test(path.slice(slash + 1))))) return 'license';
  if (notice.test(name)) return 'notice';
  return readme.test(name) ? 'readme' : undefined;
}

const initials: Readonly<Record<number, true>> = Object.fromEntries([...'lucnrt3agmb'].map((letter) => [letter.charCodeAt(0) | 0x20, true as const]));

/** REUSE.toml in any directory, and the older `.reuse/dep5`. */
const isAnnotations = (path: string): boolean => (path.endsWith('REUSE.toml') && (path.length === 10 || path.at(-11) === '/')) || path === '.reuse/dep5' || path.endsWith('/.reuse/dep5');

/** Is it a directory of licence texts or annotations, where a name alone does not say what a file is? */
export const holdsLicenses = (directory: string): boolean => isReuse(`${directory}/`, directory.length) || directory === '.reuse' || directory.endsWith('/.reuse');

/** `LICENSES/` of REUSE 3, and `licenses/` beside the metadata of Python packages. */
function isReuse(path: string, slash: number): boolean {
  const folder = path.slice(Math.max(0, slash - 9), slash);
  return folder === '/LICENSES' || path.slice(0, slash) === 'LICENSES' || (folder === '/licenses' && path.slice(0, slash).endsWith('.dist-info/licenses'));
}

/** Formats that hold no words of their author: pictures, archives, fonts, programs, what tools wrote for tools. */
const closed = /\.(?:png|jpe?g|gif|ico|bmp|webp|avif|tiff?|psd|mp[34]|m4[av]|ogg|wav|flac|avi|mov|webm|woff2?|ttf|otf|eot|zip|gz|tgz|bz2|xz|zst|7z|rar|jar|war|ear|whl|egg|crate|nupkg|gem|deb|rpm|apk|class|pyc|pyo|o|a|so|dll|dylib|exe|wasm|node|bin|dat|db|sqlite3?|pdf|docx?|xlsx?|pptx?|map|snap|lock|tsbuildinfo)$/i;

/** Whether a scan with this mode reads the file, and as what. */
export function roleInMode(path: string, mode: LicenseMode): LicenseFileRole | undefined {
  if (mode === 'none') return undefined;
  const named = licenseFileRole(path);
  if (named !== undefined || mode === 'files') return named;
  return closed.test(path) ? undefined : 'source';
}
