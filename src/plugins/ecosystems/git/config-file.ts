import { linesOf } from '#core/linux/control-file.ts';

export interface ConfigSection {
  /** Lower case. */
  readonly name: string;
  readonly subsection: string;
  readonly line: number;
  /** By lower-case name; the last of several. */
  readonly values: Map<string, string>;
}

/** A file in the format of git-config(1): `[section "subsection"]` and `name = value` lines. */
export function readConfig(text: string): ConfigSection[] {
  const sections: ConfigSection[] = [];
  let number = 0;
  let carried: string[] = [];
  for (const raw of linesOf(text)) {
    number++;
    if (raw.endsWith('\\')) {
      carried.push(raw.slice(0, -1));
      continue;
    }
    const line = [...carried, raw].join('').trim();
    carried = [];
    if (line.startsWith('[')) {
      const close = line.lastIndexOf(']');
      const [name = '', ...rest] = line.slice(1, close === -1 ? undefined : close).split(' ');
      const quoted = rest.join(' ').trim();
      const subsection = quoted.startsWith('"') && quoted.endsWith('"') && quoted.length > 1 ? quoted.slice(1, -1).replace(/\\(.)/g, '$1') : '';
      sections.push({ name: name.toLowerCase(), subsection, line: number, values: new Map() });
      continue;
    }
    const equals = line.indexOf('=');
    if (line === '' || line.startsWith('#') || line.startsWith(';') || equals === -1) continue;
    sections.at(-1)?.values.set(line.slice(0, equals).trim().toLowerCase(), valueOf(line.slice(equals + 1).trim()));
  }
  return sections;
}

/** Quotes may stand anywhere; comments end a value. */
function valueOf(text: string): string {
  let value = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '"') isQuoted = !isQuoted;
    else if (character === '\\' && at + 1 < text.length) value += text[++at]!;
    else if (!isQuoted && (character === '#' || character === ';')) break;
    else value += character;
  }
  return value.trim();
}
