import type { Notice, NoticeComponent, NoticeGap, NoticeText } from './notice.ts';
import { count } from '../report/words.ts';

/** Sentences that every form of a notice shares. */
export const subjectWords = ({ subjects }: Notice): string => subjects.map(({ name, version }) => (version === undefined ? name : `${name} ${version}`)).join(', ') || 'This software';

export const introduction = (notice: Notice): string =>
  notice.components.length === 0 ? `${subjectWords(notice)} contains no software of others that was found.`
    : `${subjectWords(notice)} contains the following software of others. Each is under the licence that is named with it.`;

export function summaryWords({ components, texts, missing, leftOut }: Notice): string {
  const licenses = texts.filter(({ kind }) => kind === 'license').length;
  const left = leftOut.map(({ reason, refs }) => `${refs.length} (${reason})`);
  return `${count(components.length, 'component')}, ${count(licenses, 'licence text')}.${left.length === 0 ? '' : ` Left out: ${left.join('; ')}.`}${missing.length === 0 ? '' : ` Not complete: ${count(missing.length, 'thing is', 'things are')} missing, see the end.`}`;
}

export const nameOf = ({ name, version }: Pick<NoticeComponent, 'name' | 'version'>): string => (version === undefined ? name : `${name} ${version}`);

export const licenseWords = ({ license }: NoticeComponent): string => license ?? 'not known';

export const referenceWords = 'No component brings this text: it is the one of the SPDX licence list.';

export const gapTitles: Readonly<Record<NoticeGap['what'], string>> = {
  license: 'Licence', text: 'Licence text', copyright: 'Copyright notice', inventory: 'Components',
};

export interface TextUser {
  readonly component: NoticeComponent;
  /** Its own lines, where the text is shared without them; else what is known of its copyright. */
  readonly lines: readonly string[];
}

/** Components that a text belongs to, with the copyright lines that go with it. */
export function usersOf(text: NoticeText, { components }: Notice): TextUser[] {
  const own = new Map(text.copyrightLines.map(({ component, lines }) => [component, lines]));
  const users = new Set(text.components);
  return components.filter(({ ref }) => users.has(ref)).map((component) => ({ component, lines: own.get(component.ref) ?? component.copyrights }));
}

/** Components that no text belongs to. */
export const withoutTexts = ({ components }: Notice): readonly NoticeComponent[] => components.filter(({ texts }) => texts.length === 0);

/** For each component the lines that were taken out of its texts; else what is known of its copyright. */
export function copyrightsOf({ texts }: Notice): (component: NoticeComponent) => readonly string[] {
  const all = Map.groupBy(texts.flatMap(({ copyrightLines }) => copyrightLines), ({ component }) => component);
  return ({ ref, copyrights }) => (all.has(ref) ? [...new Set(all.get(ref)!.flatMap(({ lines }) => lines))] : copyrights);
}
