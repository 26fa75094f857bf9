import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorCases, copyrightCases } from './copyright-cases.data.ts';
import { mergeYears, readYears, renderYears } from './copyright-years.ts';
import { findAuthors, readAuthorList } from './find-authors.ts';
import { findCopyrights } from './find-copyrights.ts';
import { mergeCopyrights } from './merge-copyrights.ts';

describe('copyright statements', () => {
  it('are labelled in number', () => {
    expect(copyrightCases.length).toBeGreaterThanOrEqual(180);
  });

  it.each(copyrightCases)('of %j', (text, ...statements) => {
    expect(findCopyrights(text).map((statement) => statement.text)).toEqual(statements.map((statement) => `Copyright ${statement}`));
  });

  it('say on which lines they stand', () => {
    const text = 'x\n\n/*\r\n * Copyright (c) 1999,\r\n *   2001 Jane Doe\r\n * Copyright 2002 B Corp.\r\n */';
    expect(findCopyrights(text).map(({ lines }) => lines)).toEqual([{ first: 4, last: 5 }, { first: 6, last: 6 }]);
  });

  it('keep the parts apart', () => {
    expect(findCopyrights('Copyright (c) 2010, 2012-2013 Jane Doe <jane@home.example>')).toEqual([{
      text: 'Copyright 2010, 2012-2013 Jane Doe <jane@home.example>', years: [{ from: 2010, to: 2010 }, { from: 2012, to: 2013 }], holder: 'Jane Doe',
      contacts: ['jane@home.example'], lines: { first: 1, last: 1 }, subject: 'work',
    }]);
  });

  it('of the text of a licence are told from those of the work', () => {
    const text = 'GNU GENERAL PUBLIC LICENSE\n Copyright (C) 1989, 1991 Free Software Foundation, Inc.,\n 51 Franklin Street\n Everyone is permitted to copy and distribute verbatim copies\n';
    expect(findCopyrights(text).map(({ holder, subject }) => [holder, subject])).toEqual([['Free Software Foundation, Inc.', 'license-text']]);
  });

  it('do not depend on the comment that they stand in', () => {
    const leader = fc.constantFrom('', '// ', '# ', ' * ', '; ', '-- ', '%', '.\\" ', "' ", '! ', '<!-- ', '{- ', '   ');
    const name = fc.constantFrom('Jane Doe', 'Foo GmbH', 'The X Authors', 'J. R. Roe', 'Łukasz Żółć');
    const sign = fc.constantFrom('Copyright', 'Copyright (c)', '©', 'Copyright ©', '(C)', 'COPYRIGHT', '&copy;', 'Copyright (C)');
    const years = fc.uniqueArray(fc.integer({ min: 1970, max: 2039 }), { minLength: 1, maxLength: 6 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(fc.property(leader, sign, years, name, (before, mark, list, holder) => {
      const found = findCopyrights(`first\n${before}${mark} ${list.join(', ')} ${holder}\n${before}All rights reserved.\n`);
      expect(found.map(({ holder: who, years: when, lines }) => [who, renderYears(when), lines.first])).toEqual([[holder, renderYears(mergeYears(list.map((from) => ({ from, to: from })))), 2]]);
    }));
  });

  it('are read again from what they are written as', () => {
    for (const [text] of copyrightCases) {
      for (const { text: written, holder } of findCopyrights(text)) {
        if (holder !== undefined && /^\p{Lu}/u.test(holder)) expect(findCopyrights(written).map((statement) => statement.text)).toEqual([written]);
      }
    }
  });

  it('are looked for in every text', () => {
    const piece = fc.oneof(fc.constantFrom('Copyright', '(c)', '©', '2010', '-', ',', '\n', ' ', '<', '>', '&copy;', 'by', '"', 'Jane', '@', 'SPDX-FileCopyrightText:', 'Author:', '\\', '[', '('), fc.string());
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const count = text.split('\n').length;
      for (const { lines, years } of findCopyrights(text)) {
        expect(lines.first).toBeGreaterThan(0);
        expect(lines.last).toBeLessThanOrEqual(count);
        expect(mergeYears(years)).toEqual(years);
      }
      for (const { lines } of findAuthors(text)) expect(lines.last).toBeLessThanOrEqual(count);
    }));
  });

  it.each(['Copyright 2000 ', '(c)', '© ', 'Copyright\n', 'Copyright:\n 2000 A\n', 'copyright(', '2000, ', '<a ', '&copy;&copy', 'Author: ', 'Copyright 2000 a@', 'Copyright 2000 A, 2001 B, ', 'Copyright (c) "A'])(
    'of %j thirty thousand times end', (piece) => {
      const text = piece.repeat(30_000);
      // a quadratic search would take hours, and a test has a minute
      expect(Array.isArray(findCopyrights(text))).toBe(true);
      expect(Array.isArray(findAuthors(text))).toBe(true);
    },
  );
});

describe('years', () => {
  it.each([
    ['2019', '2019'], ['2019, 2020', '2019-2020'], ['2019,2021', '2019, 2021'], ['1998-2003', '1998-2003'], ['2010-', '2010-present'], ['2010+', '2010'],
    ['1999 - 2001, 2003', '1999-2001, 2003'], ['2005-2003', '2005'], ['1989, 91-93', '1989, 1991-1993'], ['2010-2015, 2012-2018', '2010-2018'],
  ])('%s', (text, expected) => {
    expect(renderYears(readYears(text, 0)!.years)).toBe(expected);
  });

  it.each(['199', '20101', '1850', '3000', 'x2000'])('%s are none', (text) => {
    expect(readYears(text, 0)).toBeUndefined();
  });
});

describe('merging', () => {
  it('joins the years of a holder', () => {
    const found = ['© 2019 X', 'Copyright 2020 X', '© 2015 The Foo Authors <foo@home.example>', 'Copyright 2017 Foo Authors.', '(c) 2001 A, Inc.', '(c) 2002 A Inc', '© 1999'].flatMap(findCopyrights);
    expect(mergeCopyrights(found).map(({ text, count }) => [text, count])).toEqual([
      ['Copyright 1999', 1], ['Copyright 2001-2002 A, Inc.', 2], ['Copyright 2015, 2017 The Foo Authors <foo@home.example>', 2], ['Copyright 2019-2020 X', 2],
    ]);
  });

  it('does not depend on the order, but for spelling', () => {
    const found = ['© 2019 X', '© 2020 X', '© 2015-present Y', '© 2012 Y'].flatMap(findCopyrights);
    fc.assert(fc.property(fc.shuffledSubarray(found, { minLength: found.length }), (shuffled) => {
      expect(mergeCopyrights(shuffled)).toEqual(mergeCopyrights(found));
    }));
  });
});

describe('authors', () => {
  it.each(authorCases)('of %j', (text, ...authors) => {
    expect(findAuthors(text).map(({ name, contacts }) => [name, ...contacts.map((contact) => `<${contact}>`)].join(' '))).toEqual(authors);
  });

  it('of a list', () => {
    const list = '# Authors\n\nThis project was started by many people.\n* Jane Doe <jane@home.example> - parser\n- John Roe\nFoo GmbH\n';
    expect(readAuthorList(list).map(({ name, contacts, lines }) => [name, ...contacts, lines.first])).toEqual([['Jane Doe', 'jane@home.example', 4], ['John Roe', 5], ['Foo GmbH', 6]]);
  });
});
