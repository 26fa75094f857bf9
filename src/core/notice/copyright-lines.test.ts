import { describe, expect, it } from 'vitest';
import { licenseTexts } from '#platform/licenses/license-texts.ts';
import { plainCopyrightLines, withoutForeignStatements } from './copyright-lines.ts';
import { splitText } from './split-text.ts';

const listed = (id: string): string => licenseTexts().get(id)!.text;

describe('statements in texts of licences', () => {
  it.each(['MIT', 'ISC', 'BSD-3-Clause', 'BSD-2-Clause', 'Zlib', 'Apache-2.0'])('of somebody else are taken out of the reference text of %s', (id) => {
    const left = withoutForeignStatements(listed(id)).split('\n').filter((line) => /^\s*copyright\b.*(?:<|\d{4})/i.test(line));
    expect(left).toEqual([]);
  });

  it.each(['0BSD', 'BSD-3-Clause-Clear', 'ASWF-Digital-Assets-1.1', 'OSC-1.0', 'Hippocratic-2.1', 'Fair', 'MIT-CMU'])('leave no gap for a year and a name in the reference text of %s', (id) => {
    expect(listed(id)).toMatch(/copyright.{0,30}(?:YEAR|[<[(](?!c\)))|<copyright/i);
    expect(withoutForeignStatements(listed(id)).split('\n').slice(0, 10).join('\n')).not.toMatch(/YEAR|xxxx|<[Aa]sset Name> Copyright|<Jahr>|<Copyright Information>|<copyright notice>/);
  });

  it('leave names of holders in sentences of the licence', () => {
    expect(withoutForeignStatements(listed('HPND-doc'))).toContain('<copyright holder> makes no representations');
  });

  it.each(['GPL-3.0-only', 'LGPL-2.1-only', 'AGPL-3.0-only'])('that protect the text of %s stay', (id) => {
    expect(withoutForeignStatements(listed(id))).toMatch(/Copyright (?:\(C\)|©) [\d, ]+ Free Software Foundation/);
    expect(withoutForeignStatements(listed(id)).trimEnd()).toBe(listed(id).trim());
  });

  it('are found where they are too unusual to be taken apart', () => {
    expect(plainCopyrightLines('The MIT License\n\nCopyright (c) Some One (code.example/one)\n\nText', listed('MIT'))).toEqual([3]);
    expect(plainCopyrightLines(listed('GPL-3.0-only'), listed('GPL-3.0-only'))).toEqual([]);
    // the same text with other line breaks and indents
    const broken = listed('Apache-2.0').replace(/\s+/g, ' ').replaceAll(/(copyright|\(c\)) /gi, '\n   $1 ').replaceAll(/(.{40,160}?) /g, '$1\n');
    expect(broken).toMatch(/^ {3}copyright license/m);
    expect(plainCopyrightLines(broken, listed('Apache-2.0'))).toEqual([]);
  });

  it('leave one blank line behind', () => {
    expect(splitText('Title\n\nCopyright 2020 A\nAll rights reserved.\n\nText\n', new Set([3]))).toEqual({ key: 'title text', body: 'Title\n\nText', copyrightLines: ['Copyright 2020 A', 'All rights reserved.'] });
  });
});
