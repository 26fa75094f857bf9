import { exceptionIds } from '#core/license/exceptions.data.ts';
import { forms, obligationCodes, type Duty } from '#core/license-knowledge/duty.ts';
import { exceptionFacts } from '#core/license-knowledge/exception-facts.ts';
import { licenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import type { LicenseFacts } from '#core/license-knowledge/license-facts.ts';
import { obligationTexts } from '#core/obligations/obligation-texts.data.ts';
import { cell, code, pageHead, table } from './markdown-page.ts';

const knowledge = licenseKnowledge();

/** `LT (4(a))`, with scope, and with the forms where it is not due in all of them; starred forms are those in which it only matters if the source travels too. */
function dutyWords({ code: name, scope, clause, on, advisoryOn }: Duty): string {
  const where = [...on, ...advisoryOn.map((form) => `${form}*`)];
  return `${name}${scope === undefined ? '' : `:${scope}`} (${clause})${on.length === forms.length ? '' : ` in ${where.join(' ')}`}`;
}

function row(facts: LicenseFacts): string[] {
  const { copyleft, network, patent } = facts;
  const at = (clause: string | undefined): string => (clause === undefined ? '' : ` (${clause})`);
  return [
    code(facts.id), facts.category, copyleft.strength === 'none' ? '–' : cell(`${copyleft.strength}${copyleft.reach === undefined ? '' : `, ${copyleft.reach}`}${at(copyleft.clause)}`),
    network.trigger === 'none' ? '–' : cell(`${network.trigger}${at(network.clause)}`),
    cell([patent.grant === 'unstated' ? '' : `${patent.grant}${at(patent.clause)}`, patent.retaliation === 'none' ? '' : `a suit ends ${patent.retaliation === 'all' ? 'all rights' : 'the patent licence'}${at(patent.retaliationClause)}`].filter((part) => part !== '').join('; ') || '–'),
    cell(facts.duties.map(dutyWords).join(', ') || '–'), facts.osiApproved ? 'yes' : '–',
  ];
}

const titles = ['Licence', 'Category', 'Copyleft', 'Network', 'Patents', 'Duties', 'OSI'];

export function licensesPage(): string {
  const all = knowledge.all();
  const of = (review: string) => all.filter((facts) => facts.review === review);
  const codes = Object.entries(obligationCodes).map(([short, name]) => `${short} ${name}`).join(', ');
  const introduction = `What Muster knows about licences: version ${knowledge.version}, ${all.length} licences. An analysis, not legal advice. Clauses stand in parentheses; \`¶2\` is the second paragraph behind the copyright line. `
    + 'UB, MB, US, MS: unmodified or modified, binary or source, handed over; a duty without them is due in all four. A star: only if the source travels too.\n\n'
    + `Codes: ${codes}. A suffix says of what. Ids that the SPDX list has deprecated have the facts of their successor.`;
  const disputes = all.flatMap((facts) => facts.disputes.map(({ about, readings, ours }) => [code(facts.id), cell(about), cell(readings), cell(ours)]));
  return `${pageHead('Licences', introduction)}## Cross-checked

Our reading of the text agrees with two or more independent sources.

${table(titles, of('cross-checked').map(row))}## Provisional

Our reading of the text alone.

${table(titles, of('provisional').map(row))}## By class

Nobody has read these clause by clause; they have what licences of their class usually ask for, on the cautious side.

${table(['Licence', 'Class', 'Category'], of('derived').map((facts) => [code(facts.id), cell(facts.basis.replace(/^the class of its text: /, '').replace(/; not read clause by clause$/, '')), facts.category]))}## Disputed

${table(['Licence', 'About', 'Who reads it how', 'Assumed'], disputes)}`.trimEnd() + '\n';
}

export function exceptionsPage(): string {
  const rows = exceptionIds.map((id) => {
    const facts = exceptionFacts(id)!;
    return [code(id), facts.effect, facts.appliesTo.join(', '), cell(`${facts.meaning}${facts.admits.length === 0 ? '' : ` Admits: ${facts.admits.join(', ')}.`}`)];
  });
  return `${pageHead('Exceptions', 'What stands behind WITH in a licence expression, and what it changes.')}${table(['Exception', 'Effect', 'Made for', 'Meaning'], rows)}`.trimEnd() + '\n';
}

export function obligationsPage(): string {
  const rows = Object.entries(obligationTexts).map(([name, { title, action, kind, evidence, responsible }]) => [code(name), cell(title), kind, cell(action), evidence.join(', ') || '–', responsible]);
  return `${pageHead('Obligations', 'Everything that a licence may ask for, in the words that reports use. Any of the kinds of evidence will do.')}${table(['Name', 'Title', 'Kind', 'What to do', 'Evidence', 'Who'], rows)}`.trimEnd() + '\n';
}
