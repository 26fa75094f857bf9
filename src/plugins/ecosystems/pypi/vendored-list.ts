import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parseRequirement, pinnedVersion } from '#core/python/requirement.ts';
import { pypiPurl } from '#core/python/package-name.ts';
import { textLines } from '#core/text/text-lines.ts';
import { readLogicalLines } from './requirements-text.ts';

/** `_vendor/vendor.txt`: the copies of other packages that a package (pip, for one) carries inside. */
export default function extract({ file, found }: ExtractInput): void {
  for (const { text, line } of readLogicalLines(textLines(file))) {
    const requirement = text === '' ? undefined : parseRequirement(text);
    const version = requirement === undefined ? undefined : pinnedVersion(requirement);
    if (requirement !== undefined && version !== undefined) found.component({ purl: pypiPurl(requirement.name, version), origin: 'bundled', line });
    else if (text !== '') {
      found.issue({
        code: 'partial',
        line,
        message: `${JSON.stringify(text.slice(0, 100))} does not pin a package; it was left out`,
        remedy: 'None is needed when it is no package.',
      });
    }
  }
}
