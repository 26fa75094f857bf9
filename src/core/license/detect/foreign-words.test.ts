import { describe, expect, it } from 'vitest';
import { dressed, expressionOf } from '../../../../test/support/detected-license.ts';
import { foreignWords } from './foreign-words.data.ts';

/** By language: what grants, and what is close to it and does not. */
const notices: Readonly<Record<string, { readonly granted: readonly (readonly [string, string])[]; readonly others: readonly (readonly [string, string | undefined])[] }>> = {
  German: {
    granted: [
      ['Dieses Programm ist freie Software. Sie können es unter den Bedingungen der GNU General Public License, wie von der Free Software Foundation veröffentlicht, weitergeben und/oder modifizieren, entweder gemäß Version 2 der Lizenz oder (nach Ihrer Option) jeder späteren Version.', 'GPL-2.0-or-later'],
      ['Lizenziert gemäß Apache-Lizenz, Version 2.0.', 'Apache-2.0'],
      ['Das Werk steht unter der MIT-Lizenz.', 'MIT'],
      ['Lizenziert unter MIT oder Apache-2.0.', 'MIT OR Apache-2.0'],
      ['Lizenziert unter der EUPL, Version 1.2.', 'EUPL-1.2'],
      ['Es gilt die Mozilla Public License, Fassung 2.0.', 'MPL-2.0'],
      ['Lizenz: Creative Commons Namensnennung - Weitergabe unter gleichen Bedingungen 4.0 International', 'CC-BY-SA-4.0'],
    ],
    others: [
      ['Dieses Programm steht nicht unter der GPL.', undefined],
      ['Er fuhr mit dem Zug nach Wien.', undefined],
      ['Veröffentlicht unter der GPL Version 3. Spätere Ausgaben kosten mehr.', 'GPL-3.0-only'],
    ],
  },
  French: {
    granted: [
      ['Ce programme est un logiciel libre ; vous pouvez le redistribuer ou le modifier suivant les termes de la Licence Publique Générale GNU telle que publiée par la Free Software Foundation ; soit la version 3 de la licence, soit (à votre choix) toute version ultérieure.', 'GPL-3.0-or-later'],
      ['Ce logiciel est distribué sous licence MIT.', 'MIT'],
      ['Distribué selon les termes de la licence Apache, version 2.0', 'Apache-2.0'],
      ['Distribué sous la licence publique générale limitée GNU, version 2.1', 'LGPL-2.1-only'],
      ['Licence : Creative Commons Attribution - Partage dans les Mêmes Conditions 4.0 International', 'CC-BY-SA-4.0'],
    ],
    others: [
      ['Ce document parle du domaine public et de la licence, sans plus.', undefined],
      ['sous la licence publique générale GNU, version 2 seulement', 'GPL-2.0-only'],
    ],
  },
  Spanish: {
    granted: [
      ['Este programa es software libre: usted puede redistribuirlo o modificarlo bajo los términos de la Licencia Pública General de GNU publicada por la Fundación para el Software Libre, ya sea la versión 2 de la Licencia o (a su elección) cualquier versión posterior.', 'GPL-2.0-or-later'],
      ['Este software se distribuye bajo la licencia MIT.', 'MIT'],
      ['bajo la Licencia Apache, Versión 2.0', 'Apache-2.0'],
      ['Licencia Creative Commons Atribución-NoComercial 4.0 Internacional', 'CC-BY-NC-4.0'],
    ],
    others: [
      ['Este software no está bajo la licencia MIT, sino bajo la licencia BSD.', 'BSD-3-Clause'],
      ['La licencia de conducir caduca en mayo.', undefined],
    ],
  },
  Portuguese: {
    granted: [
      ['Este programa é software livre; você pode redistribuí-lo ou modificá-lo sob os termos da Licença Pública Geral GNU conforme publicada pela Free Software Foundation; na versão 2 da Licença, ou (a seu critério) qualquer versão posterior.', 'GPL-2.0-or-later'],
      ['Licenciado sob a licença MIT.', 'MIT'],
      ['Licença: Creative Commons Atribuição-CompartilhaIgual 4.0', 'CC-BY-SA-4.0'],
    ],
    others: [['Este programa não está sob a licença MIT.', undefined]],
  },
  Italian: {
    granted: [
      ['Questo programma è software libero; si può redistribuirlo o modificarlo secondo i termini della Licenza Pubblica Generica GNU come pubblicata dalla Free Software Foundation; sia la versione 2 della Licenza, sia (a vostra scelta) ogni versione successiva.', 'GPL-2.0-or-later'],
      ['Rilasciato sotto la licenza Apache 2.0', 'Apache-2.0'],
      ['Creative Commons Attribuzione - Non commerciale - Condividi allo stesso modo 3.0', 'CC-BY-NC-SA-3.0'],
    ],
    others: [['La licenza di pesca si compra in comune.', undefined]],
  },
  Russian: {
    granted: [
      ['Вы можете распространять и изменять её на условиях Стандартной общественной лицензии GNU в том виде, в каком она была опубликована Фондом свободного программного обеспечения; либо версии 3 лицензии, либо (по вашему выбору) любой более поздней версии.', 'GPL-3.0-or-later'],
      ['Программа распространяется на условиях лицензии GNU GPL версии 2.', 'GPL-2.0-only'],
      ['Распространяется под лицензией MIT.', 'MIT'],
      ['ЛИЦЕНЗИЯ: MIT', 'MIT'],
    ],
    others: [['Лицензия на отстрел продаётся в лесу.', undefined]],
  },
  Japanese: {
    granted: [
      ['このソフトウェアはMITライセンスの下で公開されています。', 'MIT'],
      ['これは、GNU一般公衆利用許諾書(バージョン2か、それ以降のバージョンのうちどれか)が定める条件の下で再頒布することができます。', 'GPL-2.0-or-later'],
      ['ライセンス: GPLv3以降', 'GPL-3.0-or-later'],
      ['Apache License 2.0の下で配布', 'Apache-2.0'],
    ],
    others: [['彼はMITで学びました。', undefined]],
  },
  Chinese: {
    granted: [
      ['本项目采用MIT许可证。', 'MIT'],
      ['本程序是自由软件:你可以根据自由软件基金会发布的GNU通用公共许可证(第3版或任何更新的版本)的条款修改它。', 'GPL-3.0-or-later'],
      ['本軟體以 GPLv2 或更高版本授權', 'GPL-2.0-or-later'],
      ['本项目采用 Apache License 2.0 许可证。', 'Apache-2.0'],
    ],
    others: [['他在MIT学习。', undefined]],
  },
  Korean: { granted: [['GPL 버전 2 또는 이후 버전', 'GPL-2.0-or-later']], others: [['MIT에서 공부했습니다.', undefined]] },
};

describe.each(Object.entries(notices))('in %s', (_, { granted, others }) => {
  it.each(granted)('%j is %s', (text, expected) => {
    for (const answer of dressed(text).map(expressionOf)) expect(answer).toBe(expected);
  });

  it.each(others)('%j is %s', (text, expected) => {
    for (const answer of dressed(text).map(expressionOf)) expect(answer).toBe(expected);
  });
});

it('takes a translation in a catalogue of messages for no statement of its own', () => {
  expect(expressionOf('msgid "under the GNU General Public License, version 2"\nmsgstr "unter der GNU General Public License, Version 3"\n')).toBe('GPL-2.0-only');
});

it('an English text with the ambiguous ones keeps its meaning', () => {
  expect(expressionOf('The o in GPL version 2 o later is a typo; e and y are letters.')).toBe('GPL-2.0-only');
});

it('no word is written down twice', () => {
  const all = foreignWords.flatMap(({ words, near = '' }) => `${words} ${near}`.trim().toLowerCase().split(/\s+/));
  expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([]);
  // nor one that is English
  expect(all.filter((word) => /^(?:option|conditions|terms|license|licence|published|later|under|software|libre|or|and|any)$/.test(word.normalize('NFD').replaceAll(/\p{M}/gu, '')) && !foreignWords.some(({ near = '' }) => near.split(' ').includes(word)))).toEqual([]);
});
