import type { Scalar } from './shape.ts';

/** The JSON value of a text in XML. A number or boolean that is none stays text: validation tells, reading goes on. */
export function scalarFromXml(written: string, scalar: Scalar): unknown {
  switch (scalar) {
    case 'text':
      return written;
    case 'token':
      return written.trim();
    case 'boolean':
      return booleans.get(written.trim()) ?? written;
    case 'integer':
    case 'number': {
      const text = written.trim();
      const value = Number(text);
      return text === '' || !Number.isFinite(value) ? written : value;
    }
  }
}

const booleans: ReadonlyMap<string, boolean> = new Map([['true', true], ['1', true], ['false', false], ['0', false]]);

/** `undefined` for values that are no scalar. */
export function scalarToXml(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
