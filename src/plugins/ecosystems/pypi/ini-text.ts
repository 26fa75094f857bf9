/** A value of an INI file as Python's configparser reads it. */
export interface IniValue {
  /** Lines of the value, trimmed, without blank and comment lines. */
  readonly lines: readonly string[];
  /** 1-based line of the key. */
  readonly line: number;
  /** Lines of the file on which `lines` stand. */
  readonly lineNumbers: readonly number[];
}

/** Sections by name; keys in lower case with `_` for `-`, as setuptools takes them. */
export type IniText = ReadonlyMap<string, ReadonlyMap<string, IniValue>>;

interface OpenValue {
  lines: string[];
  line: number;
  lineNumbers: number[];
}

/** Never throws; what is neither section, key nor continuation is passed over. */
export function parseIni(source: string): IniText {
  const sections = new Map<string, Map<string, OpenValue>>();
  let section: Map<string, OpenValue> | undefined;
  let value: OpenValue | undefined;
  for (const [index, raw] of source.split('\n').entries()) {
    const content = raw.trim();
    if (content === '' || content.startsWith('#') || content.startsWith(';')) continue;
    const isIndented = raw[0] === ' ' || raw[0] === '\t';
    if (isIndented && value !== undefined) {
      value.lines.push(content);
      value.lineNumbers.push(index + 1);
      continue;
    }
    value = undefined;
    if (content.startsWith('[') && content.includes(']')) {
      const name = content.slice(1, content.indexOf(']')).trim();
      section = sections.get(name) ?? new Map();
      sections.set(name, section);
      continue;
    }
    const separator = content.search(/[=:]/);
    if (separator <= 0 || section === undefined) continue;
    const first = content.slice(separator + 1).trim();
    value = { lines: first === '' ? [] : [first], line: index + 1, lineNumbers: first === '' ? [] : [index + 1] };
    section.set(content.slice(0, separator).trim().toLowerCase().replaceAll('-', '_'), value);
  }
  return sections;
}
