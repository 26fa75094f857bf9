import type { LicenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import type { UsageContext } from '#core/model/inventory.ts';
import { exceptionText } from '#core/notice/exception-text.ts';
import type { Scope } from '#core/model/scope.ts';
import type { UsageFacts } from '#core/usage/usage-facts.ts';
import type { NoticeOptions, NoticeTarget } from '#features/notice/notice-input.ts';
import { useOf } from '#features/gate/declared-use.ts';
import { useOfComponent } from '#features/notice/use-of-component.ts';
import { licenseTexts } from '#platform/licenses/license-texts.ts';
import type { OpenTarget } from './open-targets.ts';

/** `said` holds for every component. */
export const noticeTarget = ({ inventory, licenses, files }: Pick<OpenTarget, 'inventory' | 'licenses' | 'files'>, context: UsageContext, knowledge: LicenseKnowledge, said: Partial<UsageFacts> = {}): NoticeTarget => ({
  inventory, licenses, knowledge, useOf: (component) => useOfComponent(component, inventory.subject, context, said), statedLicenseOf: (component) => useOf(component, inventory.subject, context).stated.license,
  readText: (path) => files.text(path),
});

interface NoticeWishes {
  readonly context: UsageContext;
  readonly include?: readonly Scope[];
  readonly exclude?: readonly Scope[];
  /** Texts that packages do not bring. */
  readonly givenText: NoticeOptions['givenText'];
}

export function noticeOptions({ context, include, exclude, givenText }: NoticeWishes): NoticeOptions {
  return { context, include: new Set(include), exclude: new Set(exclude), referenceText, givenText };
}

/** Licences under today's and older ids, and the exceptions of which a text is at hand; `GPL-2.0` stands for the text that `-only` and `-or-later` share. */
function referenceText(id: string): string | undefined {
  const texts = licenseTexts();
  return (texts.get(id) ?? texts.get(`${id}-only`))?.text ?? exceptionText(id, (older) => texts.get(older)?.text);
}
