import { describe, expect, it } from 'vitest';
import { licenseTexts } from '#platform/licenses/license-texts.ts';
import { explainText } from './explain-text.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const explain = (text: string, reference: string) => explainText(bytes(text), { start: 0, end: bytes(text).length }, reference);

describe('a text beside its reference', () => {
  it('shows what differs on the line where it stands', () => {
    const { lines, differences } = explain('You may copy\n * and sell this file\n * for any fee.', 'You may copy and distribute this file for any fee.');
    expect(differences).toEqual([
      { kind: 'inserted', text: 'sell', line: 2, optional: false },
      { kind: 'missing', text: 'distribute', line: 2, optional: false },
    ]);
    expect(lines).toEqual([
      { line: 1, text: [{ text: 'You may copy', differs: false }], reference: [{ text: 'You may copy', differs: false }] },
      { line: 2, text: [{ text: 'and', differs: false }, { text: 'sell', differs: true }, { text: 'this file', differs: false }], reference: [{ text: 'and', differs: false }, { text: 'distribute', differs: true }, { text: 'this file', differs: false }] },
      { line: 3, text: [{ text: 'for any fee.', differs: false }], reference: [{ text: 'for any fee.', differs: false }] },
    ]);
  });

  it('finds nothing to tell where only letter case, spacing and comment leaders differ', () => {
    expect(explain('// YOU may  copy\n// this file', 'You may copy this file').differences).toEqual([]);
  });

  it('calls optional what a copy may leave out', () => {
    const { text } = licenseTexts().get('MIT')!;
    const body = text.slice(text.indexOf('Permission is hereby'));
    expect(explain(body, text).differences.filter(({ optional }) => !optional)).toEqual([]);
    expect(explain(body, text).differences.length).toBeGreaterThan(0);
    expect(explain(body.replace('sublicense, ', ''), text).differences).toContainEqual({ kind: 'missing', text: 'sublicense,', line: 3, optional: false });
  });

  it('takes all of a text that has nothing of the reference for inserted', () => {
    expect(explain('alpha beta', 'gamma delta').differences).toEqual([
      { kind: 'inserted', text: 'alpha beta', line: 1, optional: false }, { kind: 'missing', text: 'gamma delta', line: 1, optional: false },
    ]);
  });
});
