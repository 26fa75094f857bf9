import type { Distribution } from '#core/linux/root-file-system.ts';
import { systemPurl } from '#core/linux/system-purl.ts';
import type { Purl } from '#core/purl/purl.ts';

/** The package of a line `name=version` or `name:arch=version`; `undefined` when it is not of that form. */
export function debianPin(text: string, distribution: Distribution, arch: string | undefined): Purl | undefined {
  const equals = text.indexOf('=');
  if (equals <= 0 || equals === text.length - 1) return undefined;
  const [name, own] = text.slice(0, equals).split(':', 2);
  return systemPurl({ type: 'deb', distribution, name: name!.trim(), version: text.slice(equals + 1).trim(), arch: own ?? arch });
}
