import { exceptionIds } from '#core/license/exceptions.data.ts';
import { currentLicenseIds, isDeprecatedLicense } from '#core/license/license-list.ts';
import { successors } from '#core/license/deprecated-licenses.data.ts';
import type { ListedLicense } from '#core/license/listed-license.ts';
import { exceptionFacts } from '#core/license-knowledge/exception-facts.ts';
import type { LicenseFacts } from '#core/license-knowledge/license-facts.ts';
import type { LicenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import { licenseTexts } from '#platform/licenses/license-texts.ts';

/** Of a deprecated id those of the licence that it stands for, where that is one alone. */
export function factsOf(knowledge: LicenseKnowledge, id: string): LicenseFacts | undefined {
  const successor = id.endsWith('+') ? successors[id.slice(0, -1)]?.orLater : successors[id]?.exception === undefined ? successors[id]?.id : undefined;
  return knowledge.license(id) ?? (successor === undefined ? undefined : knowledge.license(successor));
}

/** SPDX has deprecated this one only; what it says goes by the name of Qt today. */
const deprecatedExceptions: ReadonlySet<string> = new Set(['Nokia-Qt-exception-1.1']);

/** Everything that has an id: licences and exceptions of the SPDX list, and licences that only our facts or counsel's know. */
export function knownLicenses(knowledge: LicenseKnowledge): ListedLicense[] {
  const texts = licenseTexts();
  const ids = new Set([...currentLicenseIds, ...texts.keys(), ...Object.keys(successors), ...knowledge.all().map(({ id }) => id)]);
  const licenses = [...ids].filter((id) => !id.includes(' ')).map((id): ListedLicense => {
    const facts = factsOf(knowledge, id);
    return {
      id, kind: 'license', name: texts.get(id)?.name ?? facts?.family ?? id,
      osiApproved: texts.get(id)?.osiApproved ?? facts?.osiApproved ?? false,
      deprecated: isDeprecatedLicense(id) || id.endsWith('+'), ...(facts && { category: facts.category }),
    };
  });
  const exceptions = exceptionIds.map((id): ListedLicense => {
    const facts = exceptionFacts(id);
    return { id, kind: 'exception', name: id.replaceAll('-', ' '), osiApproved: false, deprecated: deprecatedExceptions.has(id), ...(facts && { category: facts.effect }) };
  });
  return [...licenses, ...exceptions];
}
