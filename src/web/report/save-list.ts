import { csvLine } from '#core/report/csv-line.ts';
import type { Component } from './components.ts';
import { evidenceOf } from './evidence.ts';
import { data, targetName, type Place } from './model.ts';

const columns = ['target', 'purl', 'ecosystem', 'group', 'name', 'version', 'requirements', 'scope', 'direct', 'declaredLicenses', 'origin', 'evidence'] as const;

/** What the filters leave, as a file: a line for each component and target, named as in the CSV report. */
export function saveList(components: readonly Component[]): void {
  const lines = components.flatMap(({ places }) => places.map((place) => csvLine(cells(place))));
  const address = URL.createObjectURL(new Blob([csvLine(columns), ...lines], { type: 'text/csv;charset=utf-8' }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = 'components.csv';
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function cells(place: Place): string[] {
  const { components, texts } = data.inventories[place.target]!;
  const { index } = place;
  return [
    targetName(place.target), place.purl, place.ecosystem, texts[components.group[index]!]!, components.name[index]!, place.version, components.more[index]?.requirements?.join(' | ') ?? '',
    place.scope, place.direct ? 'true' : 'false', place.licenses.join(' | '), place.origin, evidenceOf(place).join(' | '),
  ];
}
