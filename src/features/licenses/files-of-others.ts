import type { LicenseExpression } from '#core/license/expression.ts';
import { currentLicenseIds, exceptionId, licenseId } from '#core/license/license-list.ts';
import type { LicenseFile } from '#core/model/license-facts.ts';
import { compareLicenses } from './compare-licenses.ts';
import { expressionOf } from './detected-license.ts';

/**
 * Licence files that are named after somebody else's work (`LICENSES/HAVEN_LICENSE`, `licenses/LICENSE.tornado.txt`, `FREEMARKER-LICENSE.txt`) in a package whose own licence file says what its author declares:
 * they are about what it bundles.
 */
export function filesOfOthers(main: readonly LicenseFile[], declared: LicenseExpression | undefined, ref: string): LicenseFile[] {
  if (declared === undefined) return [];
  const licenses = main.filter(({ role }) => role === 'license');
  const others = licenses.filter(({ path }) => namesAnother(path, ref));
  if (others.length === 0) return [];
  const isConfirmed = licenses.some((file) => {
    const said = others.includes(file) ? undefined : expressionOf(file);
    return said !== undefined && compareLicenses(declared, said) !== 'different';
  });
  return isConfirmed ? others : [];
}

/** Is a word of the name neither of licences nor of the package itself? */
function namesAnother(path: string, ref: string): boolean {
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:txt|md|markdown|rst|html?|adoc)$/i, '');
  if (/^licenseref-/i.test(stem) || licenseId(stem) !== undefined || exceptionId(stem) !== undefined) return false;
  const unusual = wordsOf(stem).filter((word) => !wordsOfIds().has(word) && !usualWords.test(word));
  if (unusual.length === 0) return false;
  const own = new Set(wordsOf(decodeURIComponent(ref)));
  return unusual.some((word) => !own.has(word));
}

const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** What names of licence files are made of: they say which licence, for what, in which language, with which limit. */
const usualWords = /^(?:v?\d+|[a-z]{1,2}|(?:un)?licen[cs](?:e|es|ing|ed)|copying|copyrights?|notices?|legal|terms|conditions|text|full|main|own|all|and|or|the|for|of|project|software|lib|library|runtime|lesser|general|public|gnu|expat|boost|asl\d*|apachev?\d*|[al]?gplv?\d*|bsd\d*|mplv?\d*|eplv?\d*|docs?|documentation|code|source|sources|data|fonts?|icons?|images?|media|assets?|content|examples?|commercial|enterprise|elastic|elv?2|sspl\w*|busl\w*|commons|proprietary|eula|pro|dual|additional|addendum|amendments?|restrictions?|exceptions?|grants?|patents?|eng|english|de|fr|ja|zh)$/;

let idWords: ReadonlySet<string> | undefined;
const wordsOfIds = (): ReadonlySet<string> => (idWords ??= new Set(currentLicenseIds.flatMap(wordsOf)));
