import type { IssueCode } from '#core/model/issue.ts';
import { issueMeanings } from '#core/model/issue-meanings.data.ts';
import { element, number } from './dom.ts';
import { nothingFits } from './empty.ts';
import { growingList } from './growing-list.ts';
import { allIssues, fittingIssues, issueCodes, type Listed } from './issues.ts';
import { isEstate, targetName } from './model.ts';
import { toggled, update, type View } from './state.ts';

/** What could not be read, each with what to do. */
export function issueList(view: View, most = 200): HTMLElement {
  if (allIssues.length === 0) return element('div', { class: 'empty good' }, element('p', { class: 'big' }, 'No issues'), element('p', {}, 'Every file that was recognised was read in full.'));
  const { found, fitting } = fittingIssues(view);
  const choices = issueCodes(found).map(([code, total]) =>
    element('button', { type: 'button', class: 'choice', 'data-focus': `code-${code}`, 'aria-pressed': view.code.includes(code), onclick: () => update({ code: toggled(view.code, code) }) }, code, element('span', { class: 'badge' }, number(total))));
  return element('div', {}, element('div', { class: 'choices', role: 'group', 'aria-label': 'Kind of issue' }, choices), meanings(view.code),
    fitting.length === 0 ? nothingFits('issue') : growingList({ items: fitting, most, class: 'issues', what: 'issues', line: item }));
}

/** What the chosen kinds are about. */
function meanings(codes: readonly string[]): HTMLElement | undefined {
  const known = codes.filter((code): code is IssueCode => Object.hasOwn(issueMeanings, code));
  if (known.length === 0) return undefined;
  return element('dl', { class: 'meanings' }, known.flatMap((code) => [element('dt', {}, code), element('dd', {}, `${issueMeanings[code].meaning} ${issueMeanings[code].help}`)]));
}

function item({ issue, target }: Listed): HTMLElement {
  return element('li', { class: 'card' },
    element('p', { class: 'where' }, element('span', { class: 'tag' }, issue.code), element('code', {}, isEstate ? `${targetName(target)}/${issue.place}` : issue.place)),
    element('p', {}, issue.message), element('p', { class: 'remedy' }, issue.remedy));
}
