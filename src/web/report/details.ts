import { componentAt, components, type Component } from './components.ts';
import { listSection, nodeButton, section } from './details-parts.ts';
import { effectiveLicense, licenseSections } from './details-licenses.ts';
import { element, link } from './dom.ts';
import { evidenceOf, licenseEvidenceOf } from './evidence.ts';
import { dependantsOf, dependenciesOf, nodeOf, shortestPath } from './graph.ts';
import { data, isEstate, placeKey, placeOfKey, targetName, type Place } from './model.ts';
import { update, type View } from './state.ts';
import { scopeTag } from './table.ts';

/** Everything known of one component, down to file and line; `undefined` when none is open. */
export function details(view: View): HTMLElement | undefined {
  const place = placeOfKey(view.open);
  if (place === undefined) return undefined;
  const { target } = place;
  const node = nodeOf(place);
  const inTarget = (other: number): HTMLElement => nodeButton(target, other);
  return element('section', { class: 'details', 'aria-label': `Details of ${place.name}`, tabindex: -1 },
    element('header', {},
      element('div', {}, element('h2', {}, place.name), element('p', { class: 'dim' }, [place.version === '' ? 'version not known' : place.version, place.ecosystem, ...(isEstate ? [`in ${targetName(target)}`] : [])].join(' · '))),
      element('button', { type: 'button', class: 'close', 'aria-label': 'Close details', title: 'Close (Escape)', onclick: () => update({ open: '' }) }, '×')),
    facts(place),
    ...licenseSections(place),
    wayIn(place),
    listSection('Depends on', 'components', dependenciesOf(target, node), inTarget),
    listSection('Asked for by', 'components', dependantsOf(target, node), inTarget),
    targetList(place),
    versionList(place),
    listSection('Seen in', 'places', evidenceOf(place), (text) => element('code', {}, text)));
}

function facts(place: Place): HTMLElement {
  const more = data.inventories[place.target]!.components.more[place.index] ?? {};
  const fact = (label: string, value: Node | string | undefined): HTMLElement[] => (value === undefined || value === '' ? [] : [element('dt', {}, label), element('dd', {}, value)]);
  const address = (value: string | undefined): Node | undefined => (value === undefined ? undefined : link(value));
  return element('dl', {},
    fact('Effective licence', effectiveLicense(place)),
    fact('Declared licence', licenses(place)),
    fact('Licence in its files', data.inventories[place.target]!.licenses?.details[place.index]?.detected),
    fact('Scope', element('span', {}, scopeTag(place.scope), place.direct ? ', direct' : ', transitive')),
    fact('Asked for as', more.requirements?.join(', ')),
    fact('Also named', more.aliases?.join(', ')),
    fact('Only on', more.platforms?.join(', ')),
    fact('Origin', place.origin === 'registry' && !more.overridden ? undefined : `${place.origin}${more.overridden ? ', version overridden' : ''}`),
    fact('Description', more.description),
    fact('Supplier', more.supplier),
    fact('Authors', more.authors),
    fact('Homepage', address(more.homepage)),
    fact('Repository', address(more.repository)),
    fact('Download', address(more.download)),
    fact('Package URL', element('code', {}, place.purl)),
    fact('Hashes', more.hashes === undefined ? undefined : element('span', {}, more.hashes.map((hash) => element('code', { class: 'hash' }, hash)))));
}

/** Each licence with the file that declares it. */
function licenses(place: Place): HTMLElement {
  const declared = licenseEvidenceOf(place);
  if (declared.length === 0) return element('span', { class: 'unknown' }, 'not declared in any file that was read');
  return element('ul', { class: 'plain' }, declared.map(([license, where]) => element('li', {}, license, ' ', element('code', { class: 'dim' }, where))));
}

function wayIn(place: Place): HTMLElement {
  const { target, direct } = place;
  const node = nodeOf(place);
  const path = shortestPath(target, node);
  if (path === undefined) return section('How it got here', element('p', { class: 'dim' }, direct ? 'A file asks for it that belongs to no project.' : 'It was found in place: no project is known to ask for it.'));
  return section('How it got here', element('ol', { class: 'way' }, path.map((step) => element('li', { 'aria-current': step === node ? 'true' : undefined }, nodeButton(target, step)))));
}

/** Where else this very component is, and as what. */
function targetList(place: Place): HTMLElement | undefined {
  const others = componentAt(place).places.filter((other) => other !== place);
  return listSection('Also in', 'targets', others, (other) => element('span', {},
    element('button', { type: 'button', class: 'entry', onclick: () => update({ open: placeKey(other) }) }, targetName(other.target)), element('span', { class: 'dim' }, ` ${other.scope}, ${other.direct ? 'direct' : 'transitive'}`)));
}

/** The same package in other versions. */
function versionList(place: Place): HTMLElement | undefined {
  const others = components.filter((other) => other.purl !== place.purl && other.name === place.name && other.ecosystem === place.ecosystem);
  // the same version in another package URL is another part or variant of the package
  const label = ({ purl, version }: Component): string => (version === place.version ? purl : version === '' ? 'version not known' : version);
  return listSection('Other versions', 'versions', others, (other) => element('span', {},
    element('button', { type: 'button', class: 'entry', onclick: () => update({ open: placeKey(other.places[0]!) }) }, label(other)), isEstate && element('span', { class: 'dim' }, ` in ${inTargets(other)}`)));
}

const inTargets = ({ places }: Component): string => (places.length === 1 ? targetName(places[0]!.target) : `${places.length} targets`);
