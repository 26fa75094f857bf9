/** Written as it stands, every reader takes these for text: letters first, and nothing that means something in YAML. */
const plain = /^[A-Za-z/][\w ./@+()%<>=|,:*-]*$/;
const notPlain = /: |:$| $|^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** Would be invisible, end a line, or turn the direction of writing round. */
// eslint-disable-next-line no-control-regex -- escaping them is the point
const unseen = /[\u0000-\u0009\u000B-\u001F\u007F-\u00A0\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uD800-\uDFFF\uFEFF\uFFFE\uFFFF]/;

/** A scalar of YAML on one line: as it stands where that is safe, else in double quotes. */
export function yamlText(text: string): string {
  if (plain.test(text) && !notPlain.test(text)) return text;
  return JSON.stringify(text).replaceAll(new RegExp(unseen, 'gu'), (character) => (character.length > 1 ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

/** The same, but texts of several lines are written as such (a literal block), indented by as many spaces. */
export function yamlBlock(text: string, indent: number): string {
  if (!text.includes('\n') || unseen.test(text) || /^[ \n]|[ \n]$| \n|\n\n\n/.test(text)) return yamlText(text);
  return ['|-', ...text.split('\n').map((line) => (line === '' ? '' : `${' '.repeat(indent)}${line}`))].join('\n');
}
