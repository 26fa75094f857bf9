/** Characters that XML 1.0 has no way to write, lone halves of pairs included. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const special = /[&<>\r]/g;
const specialInAttribute = /[&<>"\t\n\r]/g;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };

/** What XML cannot write becomes U+FFFD. */
export const escapeXmlText = (text: string): string => writable(text).replace(special, (character) => escapes[character]!);

export const escapeXmlAttribute = (text: string): string => writable(text).replace(specialInAttribute, (character) => escapes[character]!);

const writable = (text: string): string => text.toWellFormed().replace(unwritable, '\ufffd');

export const isWritableInXml = (text: string): boolean => text.isWellFormed() && text.search(unwritable) === -1;
