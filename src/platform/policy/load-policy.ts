import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { combineLayers } from '#core/policy/layers/combine-layers.ts';
import type { Policy } from '#core/policy/model/policy.ts';
import type { PolicyDocument } from '#core/policy/model/policy-document.ts';
import { sortProblems, type PolicyProblem } from '#core/policy/model/place.ts';
import { loadPreset, presetOf, type PresetScenarios } from '#core/policy/presets/load-preset.ts';
import { isPreset, presetNames } from '#core/policy/presets/preset-names.ts';
import { readPolicy } from '#core/policy/reading/read-policy.ts';
import { shownTarget, type Checkout } from '../target/git-checkout.ts';
import { TargetError } from '../target/target-error.ts';
import { readCodeRules } from './code-rules.ts';
import { openPolicyPlace, type PolicyPlace } from './policy-place.ts';
import { readPolicyTexts } from './policy-texts.ts';

export interface LoadPolicyOptions {
  /** Run rules in TypeScript of reviewed repositories on this disk. */
  readonly allowCode: boolean;
  /** Fetch policies that are named by the URL of a repository. */
  readonly online: boolean;
  /** Where relative paths begin. */
  readonly directory: string;
  /** Repositories that were fetched already, by the name under which they are asked for: their own policies. */
  readonly checkouts?: ReadonlyMap<string, Checkout>;
  /** Scenarios of presets, which only tests of a policy need. */
  readonly presetScenarios?: PresetScenarios;
}

export interface LoadedPolicy {
  /** With errors among the problems it must not decide anything. */
  readonly policy: Policy;
  /** Errors first. */
  readonly problems: readonly PolicyProblem[];
  /** As the user would name it. */
  readonly location: string;
}

/** Where a project keeps its policy. */
export const policyFolder = '.muster/policy';

export const defaultPolicy = 'preset:default';

/** The policy of a directory: its own, or the one that comes with Muster, which is then named. */
export function policyOf(directory: string): string {
  return existsSync(join(directory, policyFolder)) ? join(directory, policyFolder) : defaultPolicy;
}

/** Reads a policy and everything that it builds on. Throws `TargetError` when the place that was asked for is not there; all else becomes a problem. */
export async function loadPolicy(target: string, options: LoadPolicyOptions): Promise<LoadedPolicy> {
  const preset = presetOf({ target, place: { path: target } });
  if (preset !== undefined && !isPreset(preset)) throw new TargetError(`There is no preset ${JSON.stringify(preset.slice(0, 60))}.`, `Presets: ${presetNames.join(', ')}.`);
  const problems: PolicyProblem[] = [];
  const loading: Loading = { options, problems, loaded: new Map(), foundations: new Map(), open: [] };
  const { documents } = await loadDocuments(target, undefined, loading);
  const { policy, problems: found } = combineLayers(documents, loading.foundations);
  return { policy, problems: sortProblems([...problems, ...found]), location: shownTarget(target) };
}

interface Loading {
  readonly options: LoadPolicyOptions;
  readonly problems: PolicyProblem[];
  /** By place: a policy on which several build comes once. */
  readonly loaded: Map<string, PolicyDocument>;
  readonly foundations: Map<PolicyDocument, ReadonlySet<PolicyDocument>>;
  /** Places that are being read, for circles. */
  readonly open: string[];
}

type Reference = PolicyDocument['extends'][number];

interface LoadedDocuments {
  /** Those that were not loaded before, the uppermost first. */
  readonly documents: PolicyDocument[];
  /** The one that was asked for; absent when it could not be read. */
  readonly itself?: PolicyDocument | undefined;
}

async function loadDocuments(target: string, from: { readonly reference: Reference; readonly place: PolicyPlace } | undefined, loading: Loading): Promise<LoadedDocuments> {
  const preset = presetOf({ target, place: { path: target } });
  if (preset !== undefined) return loadPresets(target, preset, from?.reference, loading);
  const opened = openPolicyPlace(target, from, loading.options);
  if ('problem' in opened) {
    loading.problems.push(opened.problem);
    return { documents: [] };
  }
  const { place } = opened;
  try {
    if (loading.open.includes(place.key)) {
      loading.problems.push({ severity: 'error', place: from!.reference.place, message: `the policies build on each other in a circle: ${shownTarget(target)}`, remedy: 'Remove one of the references.' });
      return { documents: [] };
    }
    const known = loading.loaded.get(place.key);
    return known === undefined ? await loadPlace(place, loading) : { documents: [], itself: known };
  } finally {
    place.close();
  }
}

function loadPresets(target: string, name: string, reference: Reference | undefined, { options, problems, loaded, foundations }: Loading): LoadedDocuments {
  const documents = loadPreset(name, reference, problems, loaded, options.presetScenarios);
  for (const document of documents) foundations.set(document, withTheirs(document.extends.map((next) => loaded.get(next.target)), foundations));
  return { documents, itself: loaded.get(target) };
}

const withTheirs = (direct: readonly (PolicyDocument | undefined)[], foundations: Loading['foundations']): ReadonlySet<PolicyDocument> =>
  new Set(direct.flatMap((document) => (document === undefined ? [] : [document, ...foundations.get(document) ?? []])));

async function loadPlace(place: PolicyPlace, loading: Loading): Promise<LoadedDocuments> {
  const { texts, codeFiles } = readPolicyTexts(place, loading.problems);
  const code = await readCodeRules(place, codeFiles, loading.options.allowCode, loading.problems);
  const { document, problems } = readPolicy(place.shown, texts, code);
  loading.loaded.set(place.key, document);
  loading.problems.push(...problems);
  // presets may be made milder, and change others: only those that come with Muster are any
  if (document.layer === 'preset') loading.problems.push({ severity: 'error', place: document.place, message: 'layer: preset is for what comes with Muster', remedy: 'Write layer: organization, department or project.' });
  loading.open.push(place.key);
  const above: LoadedDocuments[] = [];
  for (const reference of document.extends) above.push(await loadDocuments(reference.target, { reference, place }, loading));
  loading.open.pop();
  loading.foundations.set(document, withTheirs(above.map(({ itself }) => itself), loading.foundations));
  return { documents: [...above.flatMap(({ documents }) => documents), document], itself: document };
}
