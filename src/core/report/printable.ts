/** Characters of untrusted text that would steer a terminal or turn the direction of writing round are shown as `�`. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- removing them is the point
  return text.replaceAll(/[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g, '�');
}

/** The same for a text of several lines. */
export const printableLines = (text: string): string => text.replaceAll(/[^\r\n]+|\r(?!\n)/g, printable);
