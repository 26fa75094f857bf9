import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLicenseIndex } from '#platform/licenses/license-index-file.ts';
import { expressionOf } from '../../../../test/support/detected-license.ts';
import { LicenseDetector } from './license-detector.ts';

const detector = new LicenseDetector(loadLicenseIndex());
const folder = 'node_modules/spdx-license-list/licenses';
const textOf = (id: string): string => (JSON.parse(readFileSync(`${folder}/${id}.json`, 'utf8')) as { licenseText: string }).licenseText;

describe('the licence detector', () => {
  it.each([
    ['Licensed under the Apache License, Version 2.0', 'Apache-2.0'],
    ['This is free software; you can redistribute it under the terms of the GNU General Public License, version 2 or, at your option, any later version.', 'GPL-2.0-or-later'],
    ['Distributed under version 2.1 of the GNU Lesser General Public License.', 'LGPL-2.1-only'],
    ['You may distribute it under the same terms as Perl itself.', 'Artistic-1.0-Perl OR GPL-1.0-or-later'],
    ['Dual licensed under the MIT and GPL version 2 licenses.', 'MIT OR GPL-2.0-only'],
    ['Available under the MIT license or the Apache License 2.0, at your option.', 'MIT OR Apache-2.0'],
    ['// SPDX-License-Identifier: (MIT OR Apache-2.0) AND CC0-1.0', '(MIT OR Apache-2.0) AND CC0-1.0'],
    ['SPDX-License-Identifier: GPL-2.0+', 'GPL-2.0-or-later'],
    ['License: GPLv3+', 'GPL-3.0-or-later'],
    ['see https://creativecommons.org/licenses/by-sa/4.0/', 'CC-BY-SA-4.0'],
    ['This module is not under the GPL and is not GPL-compatible.', undefined],
    ['The quick brown fox permits the lazy dog to jump.', undefined],
    ['', undefined],
  ])('reads %j as %s', (text, expected) => {
    expect(expressionOf(text)).toBe(expected);
  });

  it('says on which lines a text stands', () => {
    const { matches } = detector.detect(new TextEncoder().encode(`first line\n\n${textOf('MIT')}\n\nlast line\n`));
    expect(matches.map(({ kind, startLine, coverage }) => ({ kind, startLine, coverage }))).toEqual([{ kind: 'text', startLine: 3, coverage: 1 }]);
  });

  it.each([
    ['MIT', 1, 1],
    ['MIT', 1, 2],
    ['ISC', 1, 1],
    ['BSD-3-Clause', 1, 4],
  ])('says of a piece of the %s license that it is like it, and of how much it is', (id, from, to) => {
    const paragraphs = textOf(id).split(/\n\s*\n/).filter((one) => !/^(?:copyright|mit license|isc license|bsd)/i.test(one.trim()));
    const { expression, matches, resembles } = detector.detect(new TextEncoder().encode(`/*\n${paragraphs.slice(from - 1, to).join('\n\n')}\n*/\n`));
    expect({ expression, matches, ids: resembles.map((one) => one.id) }).toEqual({ expression: undefined, matches: [], ids: [id] });
    expect(resembles[0]!.coverage).toBeGreaterThan(0.12);
    expect(resembles[0]!.coverage).toBeLessThan(0.75);
  });

  it('calls nothing a piece of a licence that is a notice of it', () => {
    const notice = textOf('Apache-2.0').split('Licensed under the Apache License')[1]!.split(/\n\s*\n/).slice(0, 5).join('\n\n');
    const { matches, resembles } = detector.detect(new TextEncoder().encode(`Licensed under the Apache License${notice}`));
    expect(matches.length).toBeGreaterThan(0);
    expect(resembles).toEqual([]);
  });

  it('answers to every text', () => {
    const piece = fc.oneof(fc.constantFrom('GPL', 'version 2', 'or later', 'MIT', '/', '(', ')', ' or ', 'License:', 'SPDX-License-Identifier:', '\n\n', '.', 'http://www.gnu.org/licenses/'), fc.string());
    fc.assert(fc.property(fc.array(piece), (pieces) => {
      detector.detect(new TextEncoder().encode(pieces.join(' ')));
    }));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
      detector.detect(bytes);
    }));
  });
});
