import type { Sbom, SbomComponent } from '../../model/sbom.ts';
import { componentContext, componentFacts, type ComponentContext } from './component-facts.ts';
import { documentFacts, type Answer, type ScoredDocument } from './document-facts.ts';
import type { FormatRequirement, QualityField, SbomQualityProfile } from './quality-profile.ts';

export interface FieldScore {
  readonly field: QualityField;
  /** Components asked, 1 for a field of the document. */
  readonly asked: number;
  readonly satisfied: number;
  /** Of `asked`, those that say NOASSERTION. */
  readonly unknown: number;
  /** Those that do not satisfy it: refs and names, in the order of the document. */
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

/** What the document says of what the profile asks. Files and snippets are not asked; they are parts of components. */
export function scoreSbom(document: ScoredDocument, profile: SbomQualityProfile): ProfileScore {
  const components = scoredComponents(document.sbom);
  const context = componentContext(document.sbom);
  const fields = profile.fields.map((field) => scoreField(field, document, components, context));
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

export const scoredComponents = ({ components }: Sbom): SbomComponent[] => components.filter(({ type }) => type !== 'file' && type !== 'snippet');

function scoreField(field: QualityField, document: ScoredDocument, components: readonly SbomComponent[], context: ComponentContext): FieldScore {
  const isSatisfied = (given: Answer): boolean => given === 'yes' || (given === 'unknown' && field.acceptsUnknown === true);
  if (field.of === 'document') {
    const given = documentFacts[field.fact](document);
    return { field, asked: 1, satisfied: Number(isSatisfied(given)), unknown: Number(given === 'unknown'), missing: isSatisfied(given) ? [] : [{ ref: '', name: 'the document' }] };
  }
  const fact = componentFacts[field.fact];
  const missing: { ref: string; name: string }[] = [];
  let unknown = 0;
  for (const component of components) {
    const given = fact(component, context);
    if (given === 'unknown') unknown++;
    if (!isSatisfied(given)) missing.push({ ref: component.ref, name: nameOf(component) });
  }
  return { field, asked: components.length, satisfied: components.length - missing.length, unknown, missing };
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
