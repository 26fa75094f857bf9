import { checkShape } from '#core/inventory/check-shape.ts';
import { distributionOf, rootBefore } from '#core/linux/root-file-system.ts';
import { distroQualifier } from '#core/linux/system-purl.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readJson } from '#core/plugin/read-json.ts';
import { makePurl } from '#core/purl/purl.ts';
import { isRecord, list, text } from '#core/text/value.ts';
import { cosPackageInfo } from './shapes.ts';

/** Packages that are on the image. `buildTimePackages`, which only built it, are not on it and so no part of the inventory. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const distribution = distributionOf(tree, rootBefore(file.path, 2));
  const json = readJson(file);
  const distro = distroQualifier(distribution);
  if (!isRecord(json.value)) found.issue({
    code: 'malformed',
    line: 1,
    message: 'it is not an object',
    remedy: 'Take the file from the image again.',
  });
  else checkShape(found, json, cosPackageInfo);
  for (const [index, entry] of list(json.value, 'installedPackages').entries()) {
    const name = text(entry, 'name');
    const version = text(entry, 'version');
    const line = json.line('installedPackages', index);
    if (!name || !version) {
      found.issue({ code: 'partial', line, message: 'a package has no name or no version', remedy: 'Take the file from the image again.' });
      continue;
    }
    found.component({ purl: makePurl({ type: 'cos', name, version, qualifiers: { distro } }), line });
  }
}
