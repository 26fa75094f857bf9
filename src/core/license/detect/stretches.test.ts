import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLicenseIndex } from '#platform/licenses/license-index-file.ts';
import { licenseTexts } from '#platform/licenses/license-texts.ts';
import { stretchesOf } from './stretches.ts';
import { TriggerScan } from './trigger-words.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the search for triggers', () => {
  it('finds what a plain search finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'C', '1'), minLength: 3, maxLength: 5 });
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'c', '1', ' ') , maxLength: 60 }), (words, text) => {
      const scan = new TriggerScan(words.map((letters) => ({ letters: letters.toLowerCase() })));
      expect(scan.find(encode(text)) !== -1).toBe(words.some((letters) => text.toLowerCase().includes(letters.toLowerCase())));
    }));
  });

  it('takes a capital word for whole words only', () => {
    const scan = new TriggerScan([{ letters: 'mpl', whole: 'capital' }]);
    expect(['MPL', 'the MPL 2.0', 'MPLv2', 'Mpl'].map((text) => scan.find(encode(text)) !== -1)).toEqual([true, true, true, true]);
    expect(['mpl', 'simple', 'SIMPLE', 'xMPL', 'MPLAYER'].map((text) => scan.find(encode(text)) !== -1)).toEqual([false, false, false, false, false]);
  });
});

describe('a trigger that must stand near others', () => {
  const scan = new TriggerScan([{ letters: 'domain', whole: 'word', near: 'public' }]);
  const isFound = (text: string): boolean => scan.find(encode(text)) !== -1;

  it('is found on both sides of them, over the end of a line, tags and escapes', () => {
    expect(['public domain', 'the Public\n *    Domain', 'domain (public)', '<b>public</b><br>domain', String.raw`"in the public\ndomain"`, `public${' '.repeat(90)}domain`].map(isFound)).toEqual(Array(6).fill(true));
  });

  it('is not found alone or far from them', () => {
    expect(['the domain', `public${' '.repeat(200)}domain`, 'republic of subdomains', 'publi domain', ''].map(isFound)).toEqual(Array(5).fill(false));
  });
});

describe('the stretches of a text', () => {
  it('hold every text of the list, wherever it stands', () => {
    const { names } = loadLicenseIndex();
    const indexed = new Set(loadLicenseIndex().texts.texts.map(({ id }) => id));
    const padding = 'var a = 1;\n'.repeat(4_000);
    const wrong = [...licenseTexts()].filter(([id]) => indexed.has(id)).filter(([, { text }]) => {
      const from = encode(padding).length;
      const to = from + encode(text).length;
      const read = names.stretchesIn(encode(`${padding}${text}${padding}`)).reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);
      return read < 0.95 * (to - from);
    });
    // a translation into Japanese
    expect(wrong.map(([id]) => id)).toEqual(['CC-BY-SA-2.1-JP']);
  });

  it('are in order and apart, and none for texts about something else', () => {
    const scan = new TriggerScan([{ letters: 'licen' }]);
    expect(stretchesOf(encode('x'.repeat(100_000)), scan)).toEqual([]);
    fc.assert(fc.property(fc.array(fc.nat(200_000), { maxLength: 6 }), (places) => {
      const bytes = new Uint8Array(210_000).fill(0x20);
      for (const place of places) bytes.set(encode('license'), place);
      const stretches = stretchesOf(bytes, scan);
      for (const place of places) expect(stretches.some(([from, to]) => from <= place && place + 7 <= to)).toBe(true);
      stretches.forEach(([from, to], index) => {
        expect(from).toBeLessThan(to);
        if (index > 0) expect(from).toBeGreaterThan(stretches[index - 1]![1]);
      });
    }));
  });
});
