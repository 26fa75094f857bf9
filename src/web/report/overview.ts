import { scopes } from '#core/model/scope.ts';
import { barList } from './bars.ts';
import { count, element, number } from './dom.ts';
import { distinct, inMostVersions, mostAskedFor, tally, type Ranked } from './insight.ts';
import { allIssues, issueCodes } from './issues.ts';
import { data, isEstate, rowKey, rows } from './model.ts';
import { noFilters, update, type View } from './state.ts';
import { targetTable } from './targets.ts';

const to = (change: Partial<View>) => (): void => update({ ...noFilters, open: '', tab: 'components', ...change });

let made: HTMLElement | undefined;

/** What is in here, on one page. Made once: it does not depend on filters. */
export function overview(): HTMLElement {
  made ??= rows.length === 0 ? nothing() : element('div', { class: 'overview' }, tiles(), element('div', { class: 'cards' }, [ecosystems(), scopesCard(), licenses(), ...(isEstate ? [targetTable(to)] : []), asked(), versions(), issues()]));
  return made;
}

function nothing(): HTMLElement {
  const [issue] = allIssues;
  const files = data.inventories.reduce((sum, inventory) => sum + inventory.files, 0);
  return element('div', { class: 'empty' }, element('p', { class: 'big' }, 'Nothing was found'), element('p', {}, `${count(files, 'file')} looked at, no component in them.`), issue !== undefined && element('p', { class: 'dim' }, `${issue.issue.message}. ${issue.issue.remedy}`));
}

function tiles(): HTMLElement {
  const direct = distinct.filter((item) => item.direct).length;
  const withoutLicense = distinct.filter((item) => item.licenses.size === 0).length;
  const withoutVersion = distinct.filter(({ row }) => row.version === '').length;
  const projects = data.inventories.reduce((sum, inventory) => sum + inventory.projects.length, 0);
  const tile = (value: number, label: string, isWarning: boolean, onclick: () => void): HTMLElement =>
    element('button', { type: 'button', class: isWarning && value > 0 ? 'tile warn' : 'tile', onclick }, element('span', { class: 'value' }, number(value)), element('span', { class: 'name' }, label));
  return element('div', { class: 'tiles' },
    tile(distinct.length, isEstate ? `components, in ${number(rows.length)} places` : distinct.length === 1 ? 'component' : 'components', false, to({})),
    tile(direct, 'direct', false, to({ direct: 'direct' })),
    tile(distinct.length - direct, 'transitive', false, to({ direct: 'transitive' })),
    tile(projects, projects === 1 ? 'project' : 'projects', false, to({ tab: 'tree' })),
    tile(withoutLicense, 'declare no licence', true, to({ unknown: 'license' })),
    tile(withoutVersion, 'without exact version', true, to({ unknown: 'version' })),
    tile(allIssues.length, allIssues.length === 1 ? 'issue' : 'issues', true, to({ tab: 'issues' })));
}

const card = (title: string, note: string, ...content: readonly (HTMLElement | undefined)[]): HTMLElement => element('section', { class: 'card' }, element('h2', {}, title), note !== '' && element('p', { class: 'dim' }, note), content);

function ecosystems(): HTMLElement {
  const legend = element('p', { class: 'legend' }, element('span', { class: 'swatch', 'aria-hidden': 'true' }), 'direct', element('span', { class: 'swatch pale', 'aria-hidden': 'true' }), 'transitive');
  return card('Ecosystems', '', legend, barList(tally(({ row }) => [row.ecosystem]).map((item) => ({ label: item.value, count: item.count, secondary: item.transitive, onPress: to({ ecosystem: item.value }) })), { id: 'overview-ecosystem', most: 8 }));
}

/** One bar of all scopes, and its parts as buttons. */
function scopesCard(): HTMLElement {
  const found = tally(({ scope }) => [scope]).sort((a, b) => scopes.indexOf(a.value as never) - scopes.indexOf(b.value as never));
  const bar = element('div', { class: 'stack', 'aria-hidden': 'true' }, found.map(({ value, count: size }) => element('span', { class: `part ${value}`, style: `flex-grow:${size}` })));
  return card('Scopes', 'Why components are there', bar, barList(found.map(({ value, count: size }) => ({ label: value, count: size, dot: value, onPress: to({ scope: value }) })), { id: 'overview-scope', most: 6 }));
}

function licenses(): HTMLElement {
  const found = tally(({ licenses: stated }) => (stated.size === 0 ? [''] : stated));
  return card('Declared licences', 'Word for word as authors state them', barList(found.map(({ value, count: size }) => ({
    label: value === '' ? 'not declared' : value, count: size, isWarning: value === '', onPress: to(value === '' ? { unknown: 'license' } : { license: value }),
  })), { id: 'overview-license', most: 8 }));
}

function ranking(title: string, note: string, items: readonly Ranked[], label: (item: Ranked) => string, change: (item: Ranked) => Partial<View>): HTMLElement | undefined {
  if (items.length === 0) return undefined;
  return card(title, note, barList(items.map((item) => ({ label: label(item), count: item.count, onPress: to(change(item)) })), { id: `overview-${title}`, most: 6 }));
}

const asked = (): HTMLElement | undefined =>
  ranking('Most asked for', 'How many components of one target need it', mostAskedFor(), ({ row }) => `${row.name} ${row.version}`.trim(), ({ row }) => ({ search: row.name, open: rowKey(row) }));

const versions = (): HTMLElement | undefined =>
  ranking('In most versions', 'Candidates for tidying up', inMostVersions(), ({ row }) => row.name, ({ row }) => ({ search: row.name, ecosystem: row.ecosystem }));

function issues(): HTMLElement {
  if (allIssues.length === 0) return card('Issues', '', element('p', { class: 'good' }, 'None: every file that was recognised was read in full.'));
  return card('Issues', 'What could not be read, or not in full', barList(issueCodes(allIssues).map(([code, size]) => ({ label: code, count: size, isWarning: true, onPress: to({ tab: 'issues', code }) })), { id: 'overview-issues', most: 6 }));
}
