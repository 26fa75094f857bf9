import { scopes } from '#core/model/scope.ts';
import { barList } from './bars.ts';
import { components } from './components.ts';
import { element, number } from './dom.ts';
import { nothingFound } from './empty.ts';
import { inMostVersions, mostAskedFor, tally, type Ranked } from './insight.ts';
import { allIssues, issueCodes } from './issues.ts';
import { data, isEstate, placeKey } from './model.ts';
import { noFilters, update, type View } from './state.ts';
import { targetTable } from './targets.ts';

const to = (change: Partial<View>) => (): void => update({ ...noFilters, open: '', tab: 'components', ...change });

let made: HTMLElement | undefined;

/** What is in here, on one page. Made once: it does not depend on filters. */
export function overview(): HTMLElement {
  made ??= components.length === 0 ? nothingFound() : element('div', { class: 'overview' }, tiles(), element('div', { class: 'cards' }, [ecosystems(), scopesCard(), effectiveLicenses(), licenses(), ...(isEstate ? [targetTable(to)] : []), asked(), versions(), issues()]));
  return made;
}

function tiles(): HTMLElement {
  const direct = components.filter((component) => component.direct).length;
  const withoutLicense = components.filter(({ licenses: declared }) => declared.length === 0).length;
  const withoutVersion = components.filter(({ version }) => version === '').length;
  const projects = data.inventories.reduce((sum, inventory) => sum + inventory.projects.length, 0);
  const tile = (value: number, label: string, isWarning: boolean, onclick: () => void): HTMLElement =>
    element('button', { type: 'button', class: isWarning && value > 0 ? 'tile warn' : 'tile', onclick }, element('span', { class: 'value' }, number(value)), element('span', { class: 'name' }, label));
  return element('div', { class: 'tiles' },
    tile(components.length, components.length === 1 ? 'component' : 'components', false, to({})),
    tile(direct, 'direct', false, to({ relation: ['direct'] })),
    tile(components.length - direct, 'transitive', false, to({ relation: ['transitive'] })),
    tile(projects, projects === 1 ? 'project' : 'projects', false, to({ tab: 'tree' })),
    tile(withoutLicense, 'no declared licence', true, to({ license: [''] })),
    tile(withoutVersion, 'no exact version', true, to({ version: ['not known'] })),
    tile(allIssues.length, allIssues.length === 1 ? 'issue' : 'issues', true, to({ tab: 'issues' })));
}

const card = (title: string, note: string, ...content: readonly (HTMLElement | undefined)[]): HTMLElement => element('section', { class: 'card' }, element('h2', {}, title), note !== '' && element('p', { class: 'dim' }, note), content);

function ecosystems(): HTMLElement {
  const legend = element('p', { class: 'legend' }, element('span', { class: 'swatch', 'aria-hidden': 'true' }), 'direct', element('span', { class: 'swatch pale', 'aria-hidden': 'true' }), 'transitive');
  return card('Ecosystems', '', legend, barList(tally(({ ecosystem }) => [ecosystem]).map((item) => ({ label: item.value, count: item.count, secondary: item.transitive, onPress: to({ ecosystem: [item.value] }) })), { id: 'overview-ecosystem', most: 8 }));
}

/** One bar of all scopes, and its parts as buttons. */
function scopesCard(): HTMLElement {
  const found = tally(({ scope }) => [scope]).sort((a, b) => scopes.indexOf(a.value as never) - scopes.indexOf(b.value as never));
  const bar = element('div', { class: 'stack', 'aria-hidden': 'true' }, found.map(({ value, count: size }) => element('span', { class: `part ${value}`, style: `flex-grow:${size}` })));
  return card('Scopes', 'Why components are there', bar, barList(found.map(({ value, count: size }) => ({ label: value, count: size, dot: value, onPress: to({ scope: [value] }) })), { id: 'overview-scope', most: 6 }));
}

/** Where licences were looked for: what follows from declarations, files and conclusions. */
function effectiveLicenses(): HTMLElement | undefined {
  const found = tally(({ effective }) => effective);
  if (found.length === 0) return undefined;
  return card('Effective licences', 'What counts: what somebody concludes, else what the author declares, else what the files hold', barList(found.map(({ value, count: size }) => ({
    label: value === '' ? 'none known' : value, count: size, isWarning: value === '', onPress: to({ effective: [value] }),
  })), { id: 'overview-effective', most: 8 }));
}

function licenses(): HTMLElement {
  const found = tally(({ licenses: declared }) => (declared.length === 0 ? [''] : declared));
  return card('Declared licences', 'Word for word as authors state them', barList(found.map(({ value, count: size }) => ({
    label: value === '' ? 'not declared' : value, count: size, isWarning: value === '', onPress: to({ license: [value] }),
  })), { id: 'overview-license', most: 8 }));
}

function ranking(title: string, note: string, items: readonly Ranked[], label: (item: Ranked) => string, change: (item: Ranked) => Partial<View>): HTMLElement | undefined {
  if (items.length === 0) return undefined;
  return card(title, note, barList(items.map((item) => ({ label: label(item), count: item.count, onPress: to(change(item)) })), { id: `overview-${title}`, most: 6 }));
}

const asked = (): HTMLElement | undefined =>
  ranking('Most asked for', 'How many components of one target need it', mostAskedFor(), ({ component: { name, version } }) => `${name} ${version}`.trim(), ({ component, place }) => ({ name: [component.name], ecosystem: [component.ecosystem], open: placeKey(place) }));

const versions = (): HTMLElement | undefined =>
  ranking('In most versions', 'Candidates for tidying up', inMostVersions(), ({ component }) => component.name, ({ component: { name, ecosystem } }) => ({ name: [name], ecosystem: [ecosystem] }));

function issues(): HTMLElement {
  if (allIssues.length === 0) return card('Issues', '', element('p', { class: 'good' }, 'None: every file that was recognised was read in full.'));
  return card('Issues', 'What could not be read, or not in full', barList(issueCodes(allIssues).map(([code, size]) => ({ label: code, count: size, isWarning: true, onPress: to({ tab: 'issues', code: [code] }) })), { id: 'overview-issues', most: 6 }));
}
