import type { Hash } from '../model/component.ts';
import { evidenceKinds, type Evidence } from '../model/evidence.ts';
import type { ComponentFound } from './extraction.ts';

/** What several sightings said, each once and in the order of the model. */
export function tidyFound(found: ComponentFound): ComponentFound {
  return {
    ...found,
    requirements: uniqueTexts(found.requirements),
    declaredLicenses: found.declaredLicenses.length < 2 ? found.declaredLicenses : uniqueBy(found.declaredLicenses, (license) => `${license.path}\0${license.value}\0${license.url ?? ''}`).sort((a, b) => compareText(a.path, b.path) || compareText(a.value, b.value) || compareText(a.url ?? '', b.url ?? '')),
    hashes: found.hashes.length < 2 ? found.hashes : uniqueBy(found.hashes, (hash: Hash) => `${hash.algorithm}:${hash.value}`).sort((a, b) => compareText(a.algorithm, b.algorithm) || compareText(a.value, b.value)),
    aliases: uniqueTexts(found.aliases),
    platforms: uniqueTexts(found.platforms),
    evidence: sortEvidence(found.evidence),
  };
}

const uniqueTexts = (texts: readonly string[]): readonly string[] => (texts.length < 2 ? texts : [...new Set(texts)].sort());

export function sortEvidence(evidence: Evidence[]): Evidence[] {
  if (evidence.length === 1) return evidence;
  return uniqueBy(evidence, (item) => `${item.kind}\0${item.path}\0${item.line ?? 0}`).sort(
    (a, b) => evidenceKinds.indexOf(a.kind) - evidenceKinds.indexOf(b.kind) || compareText(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0),
  );
}

export function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  if (items.length < 2) return [...items];
  const seen = new Map<string, T>();
  for (const item of items) {
    const id = key(item);
    if (!seen.has(id)) seen.set(id, item);
  }
  return [...seen.values()];
}

/** Code unit order: the same on every machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
