import { licenseStatuses } from '#core/model/license-status.ts';
import { listSection, section } from './details-parts.ts';
import { element } from './dom.ts';
import { data, type Place } from './model.ts';

/** The effective licence and what it follows from; nothing where licences were not looked for. */
export function effectiveLicense({ target, index }: Place): HTMLElement | undefined {
  const { licenses, texts } = data.inventories[target]!;
  if (licenses === undefined) return undefined;
  const status = licenseStatuses[licenses.status[index]!]!;
  const license = texts[licenses.effective[index]!]!;
  const { basis = 'declared' } = licenses.details[index] ?? {};
  if (license === '') return element('span', { class: 'unknown' }, status === 'none' ? 'not licensed to the public' : 'unknown: nobody says anything that we understand');
  return element('span', {}, license, element('span', { class: status === 'conflict' ? 'unknown' : 'dim' }, status === 'conflict' ? ` ${basis}, contradicted` : ` ${basis}`));
}

/** Contradictions, then the files with their lines, parts and copyright statements. */
export function licenseSections({ target, index }: Place): (HTMLElement | undefined)[] {
  const found = data.inventories[target]!.licenses?.details[index];
  if (found === undefined) return [];
  const pair = ([place, says]: readonly [string, string]): HTMLElement => element('span', {}, element('code', {}, place), element('span', { class: 'dim' }, ` ${says}`));
  return [
    ...(found.findings ?? []).map(({ message, remedy, places }) => section('Finding', element('p', { class: 'unknown' }, message), element('p', { class: 'dim' }, remedy),
      element('ul', { class: 'plain' }, places.map((place) => element('li', {}, element('code', {}, place)))))),
    found.concluded === undefined ? undefined : section('Concluded', element('p', {}, found.concluded)),
    listSection('Licence found in', 'files', found.files ?? [], pair),
    listSection('Parts under terms of their own', 'parts', found.embedded ?? [], pair),
    listSection('Copyright', 'statements', found.copyrights ?? [], (text) => element('span', {}, text)),
  ];
}
