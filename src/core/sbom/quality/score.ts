import type { Sbom, SbomComponent } from '../../model/sbom.ts';
import { componentContext, componentFacts } from './component-facts.ts';
import { documentFacts, type Answer, type ScoredDocument } from './document-facts.ts';
import type { FormatRequirement, QualityField, SbomQualityProfile } from './quality-profile.ts';

export interface FieldScore {
  readonly field: QualityField;
  /** Components asked, 1 for a field of the document. */
  readonly asked: number;
  readonly satisfied: number;
  /** Of `asked`, those that say NOASSERTION. */
  readonly unknown: number;
  /** The first that do not satisfy it: refs and names, in the order of the document. */
  readonly missing: readonly { readonly ref: string; readonly name: string }[];
}

export interface ProfileScore {
  readonly profile: SbomQualityProfile;
  /** 0 to 100: the mean over the required fields of the share that satisfies them, rounded down. */
  readonly score: number;
  /** In every required field and in the format. */
  readonly conforms: boolean;
  readonly formatFits: boolean;
  readonly fields: readonly FieldScore[];
}

/** A document without components says nothing of any. */
export const isComplete = ({ asked, satisfied }: FieldScore): boolean => asked > 0 && satisfied === asked;

/** No reader wants to see more of them. */
export const missingKept = 20;

export const scoreSbom = (document: ScoredDocument, profile: SbomQualityProfile): ProfileScore => scoreProfiles(document, [profile])[0]!;

/** What the document says of what the profiles ask, in one pass over its components. Files and snippets are not asked; they are parts of components. */
export function scoreProfiles(document: ScoredDocument, profiles: readonly SbomQualityProfile[]): ProfileScore[] {
  const context = componentContext(document.sbom);
  const tallies = profiles.map(({ fields }) => fields.map((field) => new Tally(field)));
  for (const tally of tallies.flat()) if (tally.field.of === 'document') tally.take(documentFacts[tally.field.fact](document), () => ({ ref: '', name: 'the document' }));
  const ofComponents = tallies.flat().filter(({ field }) => field.of === 'component');
  for (const component of document.sbom.components) {
    if (!isScored(component)) continue;
    for (const tally of ofComponents) tally.take(componentFacts[(tally.field as QualityField & { of: 'component' }).fact](component, context), () => ({ ref: component.ref, name: nameOf(component) }));
  }
  return profiles.map((profile, index) => scoreOf(profile, tallies[index]!.map((tally) => tally.score()), document));
}

function scoreOf(profile: SbomQualityProfile, fields: readonly FieldScore[], document: ScoredDocument): ProfileScore {
  const required = fields.filter(({ field }) => field.requirement === 'required');
  const share = required.reduce((sum, { satisfied, asked }) => sum + (asked === 0 ? 0 : satisfied / asked), 0);
  const formatFits = profile.formats.length === 0 || profile.formats.some((format) => fits(format, document));
  return {
    profile,
    score: Math.floor((100 * share) / required.length),
    conforms: formatFits && required.every(isComplete),
    formatFits,
    fields,
  };
}

const isScored = ({ type }: SbomComponent): boolean => type !== 'file' && type !== 'snippet';

export function countScored({ components }: Sbom): number {
  let count = 0;
  for (const component of components) if (isScored(component)) count++;
  return count;
}

/** What one field of a profile comes to. */
class Tally {
  readonly field: QualityField;
  #asked = 0;
  #satisfied = 0;
  #unknown = 0;
  readonly #missing: { ref: string; name: string }[] = [];

  constructor(field: QualityField) {
    this.field = field;
  }

  take(given: Answer, who: () => { ref: string; name: string }): void {
    this.#asked++;
    if (given === 'unknown') this.#unknown++;
    if (given === 'yes' || (given === 'unknown' && this.field.acceptsUnknown === true)) this.#satisfied++;
    else if (this.#missing.length < missingKept) this.#missing.push(who());
  }

  score(): FieldScore {
    return { field: this.field, asked: this.#asked, satisfied: this.#satisfied, unknown: this.#unknown, missing: this.#missing };
  }
}

function nameOf({ group, name, version, ref }: SbomComponent): string {
  const full = `${group === undefined || group === '' ? '' : `${group}/`}${name}`;
  return full === '' ? ref : `${full}${version === undefined || version === '' ? '' : ` ${version}`}`;
}

function fits({ family, from, to, forms }: FormatRequirement, { sbom, format }: ScoredDocument): boolean {
  const ofFamily = family === 'spdx' ? sbom.format === 'spdx' || sbom.format === 'spdx3' : sbom.format === family;
  const version = sbom.specVersion.replace(/^SPDX-/, '');
  return ofFamily && compare(version, from) >= 0 && (to === undefined || compare(version, to) <= 0) && (forms === undefined || forms.includes(format));
}

function compare(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const order = (left[index] || 0) - (right[index] || 0);
    if (order !== 0) return order;
  }
  return 0;
}
