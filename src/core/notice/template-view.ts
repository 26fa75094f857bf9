import type { TemplateData } from '../template/render-template.ts';
import type { NoticeDocument } from './notice-document.ts';
import type { Notice } from './notice.ts';
import { usersOf } from './notice-words.ts';

/**
 * What a template is given: the document of `--format json`, in which each component also has its `licenseTexts` and `noticeTexts`, each text its `users`, and the texts
 * stand as `licenses` and `noticeFiles`.
 */
export function templateView(notice: Notice, document: NoticeDocument): TemplateData {
  const texts = new Map(document.texts.map((text) => [text.id, text]));
  const ofIds = (ids: readonly string[]): TemplateData => ids.map((id) => texts.get(id)!);
  const withUsers = notice.texts.map((text) => ({ ...texts.get(text.id)!, isReference: text.origin === 'reference', users: usersOf(text, notice).map(({ component, lines }) => ({ name: component.name, version: component.version, license: component.license, ref: component.ref, source: component.source, copyrights: [...lines] })) }));
  return {
    ...document,
    components: document.components.map((component) => ({ ...component, licenseTexts: ofIds(component.texts), noticeTexts: ofIds(component.notices) })),
    licenses: withUsers.filter(({ kind }) => kind === 'license'),
    noticeFiles: withUsers.filter(({ kind }) => kind === 'notice'),
  };
}
