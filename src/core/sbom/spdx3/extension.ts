import { text, type Value } from '../../text/value.ts';

/** The extension that SPDX defines for properties of CycloneDX, alone. */
export const isPropertyExtension = (value: Value): boolean => [value].flat().every((extension) => text(extension, 'type') === 'extension_CdxPropertiesExtension');
