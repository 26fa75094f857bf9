import type { SbomProperty } from '../../model/sbom.ts';
import { text, type Value } from '../../text/value.ts';
import type { Element } from './element-output.ts';

/** The extension that SPDX defines for properties of CycloneDX, alone. */
export const isPropertyExtension = (value: Value): boolean => [value].flat().every((extension) => text(extension, 'type') === 'extension_CdxPropertiesExtension');

/** Properties in that extension, for what SPDX 3 has no field for. */
export function extensionOf(properties: readonly SbomProperty[]): Element {
  if (properties.length === 0) return {};
  const entries = properties.map(({ name, value }) => ({ type: 'extension_CdxPropertyEntry', extension_cdxPropName: name, extension_cdxPropValue: value }));
  return { extension: [{ type: 'extension_CdxPropertiesExtension', extension_cdxProperty: entries }] };
}
