import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expressionOf } from '../../../../test/support/detected-license.ts';
import { normalizeExpression } from '../normalize-expression.ts';
import { parseLicenseExpression } from '../parse-expression.ts';
import { renderLicenseExpression } from '../render-expression.ts';

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly urls: readonly string[];
  readonly text: string;
}

const folder = 'node_modules/spdx-license-list/licenses';
const listed: readonly Listed[] = readdirSync(folder).map((file) => {
  const { name, url, licenseText } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as { name: string; url?: string; licenseText: string };
  return { id: file.slice(0, -'.json'.length), name, urls: (url ?? '').split('\n').map((one) => one.trim()).filter((one) => one !== ''), text: licenseText };
});

/** What an id is called today: a deprecated one has a successor. */
function today(id: string): string {
  const parsed = parseLicenseExpression(id);
  return parsed.ok ? renderLicenseExpression(normalizeExpression(parsed.expression)) : id;
}

/** What is read as something else: `[id, what is read]`, without those that `excused` names. */
const others = (read: (license: Listed) => readonly (string | undefined)[], excused: Readonly<Record<string, string>>): readonly unknown[] =>
  listed.filter(({ id }) => !Object.hasOwn(excused, id)).flatMap((license) => read(license).filter((answer) => answer !== today(license.id)).map((answer) => [license.id, answer]));

/** An excuse that is no longer needed hides the next defect. */
const needless = (read: (license: Listed) => readonly (string | undefined)[], excused: Readonly<Record<string, string>>): readonly string[] =>
  listed.filter(({ id }) => Object.hasOwn(excused, id)).filter((license) => read(license).every((answer) => answer === today(license.id))).map(({ id }) => id);

const placeholders = {
  'any-OSI': 'stands for every licence of a list',
  'any-OSI-perl-modules': 'stands for every licence of a list',
};

const byName = {
  ...placeholders,
  'BSD-2-Clause-FreeBSD': 'deprecated; its name says no more than "BSD 2-Clause"',
  'GPL-2.0-with-autoconf-exception': 'deprecated; "Autoconf exception" is by custom the one of config.guess',
  'GPL-3.0-with-autoconf-exception': 'deprecated; "Autoconf exception" is by custom the one of config.guess',
  'KiCad-libraries-exception': 'an exception that the package counts among the licences',
  'Net-SNMP': 'deprecated without a successor',
  'Nunit': 'deprecated; nobody but the list uses its name',
};

describe('every licence of the list', () => {
  const named = ({ name }: Listed): readonly (string | undefined)[] => [expressionOf(`Licensed under the ${name}.`)];
  const tagged = ({ id }: Listed): readonly (string | undefined)[] => [expressionOf(`// SPDX-License-Identifier: ${id}\n`)];
  const linked = ({ id }: Listed): readonly (string | undefined)[] => [expressionOf(`The terms are at https://spdx.org/licenses/${id}.html on the web.`)];

  it('is read by its name', () => {
    expect(others(named, byName)).toEqual([]);
    expect(needless(named, byName)).toEqual([]);
  });

  it('is read by its id', () => {
    expect(others(tagged, {})).toEqual([]);
  });

  it('is read by its page on the list', () => {
    const excused = { ...placeholders, 'Net-SNMP': 'deprecated without a successor' };
    expect(others(linked, excused)).toEqual([]);
    expect(needless(linked, excused)).toEqual([]);
  });
});

describe('every address of the list', () => {
  const sharing = new Map<string, string[]>();
  for (const { id, urls } of listed) for (const url of urls) sharing.set(url, [...(sharing.get(url) ?? []), today(id)]);

  /** Other ids with the same address are as good an answer. */
  const linked = ({ id, urls }: Listed): readonly (string | undefined)[] => urls.map((url) => {
    const answer = expressionOf(`The terms are at ${url} on the web.`);
    return answer !== undefined && sharing.get(url)!.includes(answer) ? today(id) : answer;
  });

  it('gives its id', () => {
    expect(others(linked, byAddress)).toEqual([]);
    expect(needless(linked, byAddress)).toEqual([]);
  });
});

const ofProject = 'a file or page of a project, to which others link for what it does';
const ofException = 'deprecated; the address is that of an exception or of questions about it, which says no licence';
const byAddress: Readonly<Record<string, string>> = {
  ...placeholders,
  'AdaCore-doc': ofProject,
  'BSD-2-Clause-pkgconf-disclaimer': ofProject,
  'BSD-3-Clause-Sun': ofProject,
  'Bitstream-Vera': ofProject,
  'Boehm-GC-without-fee': ofProject,
  'Brian-Gladman-3-Clause': ofProject,
  'DocBook-Schema': ofProject,
  'GLWTPL': ofProject,
  'HPND-sell-variant-MIT-disclaimer-rev': ofProject,
  'HPND-sell-variant-MIT-disclaimer': ofProject,
  'LAL-1.3': ofProject,
  'LOOP': ofProject,
  'LPD-document': ofProject,
  'MIT-Wu': ofProject,
  'MMIXware': ofProject,
  'NTP-0': ofProject,
  'SGI-OpenGL': ofProject,
  'SSH-short': ofProject,
  'SunPro': ofProject,
  'Vixie-Cron': ofProject,
  'Xfig': ofProject,
  'bcrypt-Solar-Designer': ofProject,
  'bzip2-1.0.5': ofProject,
  'checkmk': ofProject,
  'dtoa': ofProject,
  'generic-xts': ofProject,
  'gtkbook': ofProject,
  'GPL-2.0-with-GCC-exception': ofException,
  'GPL-2.0-with-autoconf-exception': ofException,
  'GPL-2.0-with-bison-exception': ofException,
  'GPL-2.0-with-classpath-exception': ofException,
  'GPL-2.0-with-font-exception': ofException,
  'GPL-3.0-with-GCC-exception': ofException,
  'GPL-3.0-with-autoconf-exception': ofException,
  'Net-SNMP': 'deprecated without a successor',
  'Nunit': 'deprecated; the address is that of an empty page of a wiki',
};

describe('every text of the list', () => {
  const read = ({ text }: Listed): readonly (string | undefined)[] => [expressionOf(text)];

  it('is read as its id', () => {
    expect(others(read, byText)).toEqual([]);
    expect(needless(read, byText)).toEqual([]);
  });
});

const same = (id: string): string => `its text is, word for word, that of ${id}; only a notice says which of them holds`;
const byText: Readonly<Record<string, string>> = {
  ...placeholders,
  'AGPL-1.0-or-later': same('AGPL-1.0-only'),
  'AGPL-3.0-or-later': same('AGPL-3.0-only'),
  'GPL-1.0-or-later': same('GPL-1.0-only'),
  'GPL-1.0+': same('GPL-1.0-only'),
  'GPL-2.0-or-later': same('GPL-2.0-only'),
  'GPL-2.0+': same('GPL-2.0-only'),
  'GPL-3.0-or-later': same('GPL-3.0-only'),
  'GPL-3.0+': same('GPL-3.0-only'),
  'LGPL-2.0-or-later': same('LGPL-2.0-only'),
  'LGPL-2.0+': same('LGPL-2.0-only'),
  'LGPL-2.1-or-later': same('LGPL-2.1-only'),
  'LGPL-2.1+': same('LGPL-2.1-only'),
  'LGPL-3.0-or-later': same('LGPL-3.0-only'),
  'LGPL-3.0+': same('LGPL-3.0-only'),
  'GFDL-1.1-invariants-only': same('GFDL-1.1-only'),
  'GFDL-1.1-invariants-or-later': same('GFDL-1.1-only'),
  'GFDL-1.1-no-invariants-only': same('GFDL-1.1-only'),
  'GFDL-1.1-no-invariants-or-later': same('GFDL-1.1-only'),
  'GFDL-1.1-or-later': same('GFDL-1.1-only'),
  'GFDL-1.2-invariants-only': same('GFDL-1.2-only'),
  'GFDL-1.2-invariants-or-later': same('GFDL-1.2-only'),
  'GFDL-1.2-no-invariants-only': same('GFDL-1.2-only'),
  'GFDL-1.2-no-invariants-or-later': same('GFDL-1.2-only'),
  'GFDL-1.2-or-later': same('GFDL-1.2-only'),
  'GFDL-1.3-invariants-only': same('GFDL-1.3-only'),
  'GFDL-1.3-invariants-or-later': same('GFDL-1.3-only'),
  'GFDL-1.3-no-invariants-only': same('GFDL-1.3-only'),
  'GFDL-1.3-no-invariants-or-later': same('GFDL-1.3-only'),
  'GFDL-1.3-or-later': same('GFDL-1.3-only'),
  'OFL-1.0-RFN': same('OFL-1.0'),
  'OFL-1.0-no-RFN': same('OFL-1.0'),
  'OFL-1.1-RFN': same('OFL-1.1'),
  'OFL-1.1-no-RFN': same('OFL-1.1'),
  'CAL-1.0-Combined-Work-Exception': same('CAL-1.0'),
  'MPL-2.0-no-copyleft-exception': same('MPL-2.0'),
  'OLDAP-2.3': 'differs from OLDAP-2.2.2 in the number of the version alone, which copies change',
  'CUA-OPL-1.0': 'is the MPL-1.1 with the name of the licence replaced',
  'Pixar': 'is the Apache-2.0 with a few words of one section changed',
  'QPL-1.0-INRIA-2004': 'is the QPL-1.0 with another place of jurisdiction',
  'GPL-2.0-with-autoconf-exception': 'deprecated; calls the exception by the name that is by custom another one\'s',
  'GPL-2.0-with-bison-exception': 'deprecated; the notice of its text leaves the version of the GPL open',
  'GPL-3.0-with-GCC-exception': 'deprecated; the text is that of the exception and of the licence',
  'Net-SNMP': 'deprecated; the texts of several licences one after the other',
  'Sleepycat': 'holds the BSD licences of others as well, whose names are kept',
};
