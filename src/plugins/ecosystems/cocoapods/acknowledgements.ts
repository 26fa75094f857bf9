import { parseXml, type XmlElement } from '#core/text/xml.ts';

/** Licences by pod from the `…-acknowledgements.plist` that CocoaPods writes for the settings of an app. Throws `TextSyntaxError`. */
export function readAcknowledgements(source: string): Map<string, string[]> {
  const licenses = new Map<string, string[]>();
  const pending: XmlElement[] = [parseXml(source)];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    pending.push(...element.children);
    if (element.name !== 'dict') continue;
    const values = pairsOf(element);
    const [title, license] = [values.get('Title'), values.get('License')];
    if (title !== undefined && title !== '' && license !== undefined && license !== '') licenses.set(title, [license]);
  }
  return licenses;
}

/** Keys and values of a property list stand in turn. */
function pairsOf({ children }: XmlElement): Map<string, string> {
  const pairs = new Map<string, string>();
  let key: string | undefined;
  for (const child of children) {
    if (child.name === 'key') key = child.text;
    else if (key !== undefined && child.name === 'string') pairs.set(key, child.text);
  }
  return pairs;
}
