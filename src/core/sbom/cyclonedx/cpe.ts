/** Whether a text has the form of a CPE 2.2 address or a formatted CPE 2.3 string, as the CycloneDX schemas draw it. */
export function isCpe(text: string): boolean {
  if (/^c[pP][eE]:\/[AHOaho]?(?::[\w.~%-]*){0,6}$/.test(text)) return true;
  const fields = fieldsOf(text);
  if (fields.length !== 13 || fields[0] !== 'cpe' || fields[1] !== '2.3' || !/^[aho*-]$/.test(fields[2]!)) return false;
  return fields.slice(3).every((field, index) => (index === 5 ? /^(?:[a-zA-Z]{2,3}(?:-(?:[a-zA-Z]{2}|[0-9]{3}))?|[*-])$/.test(field) : isValue(field)));
}

/** Parts between colons, apart from colons that are escaped. */
function fieldsOf(text: string): string[] {
  const fields: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === ':') {
      fields.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...fields, text.slice(start)];
}

/** `*`, `-`, or characters of a name with wildcards around them. */
const isValue = (field: string): boolean =>
  field === '*' || field === '-' || /^(?:\?+|\*)?(?:[\w.-]|\\[\\*?!"#$%&'()+,/:;<=>@[\]^`{|}~])+(?:\?+|\*)?$/.test(field);
