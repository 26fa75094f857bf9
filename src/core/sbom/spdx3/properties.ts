import { scalar, text, type ValueRecord } from '../../text/value.ts';
import { values } from './graph.ts';

/** The extension that SPDX defines for properties of CycloneDX. */
export function propertiesOf(element: ValueRecord): { name: string; value: string }[] {
  return values(element, 'extension').flatMap((extension) => values(extension as ValueRecord, 'extension_cdxProperty')).flatMap((property) => {
    const name = text(property, 'extension_cdxPropName');
    return name === undefined ? [] : [{ name, value: scalar(property, 'extension_cdxPropValue') ?? '' }];
  });
}
