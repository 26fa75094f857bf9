import type { PolicyDocument, Reference } from '../model/policy-document.ts';
import type { PolicyProblem } from '../model/place.ts';
import { readPolicy } from '../reading/read-policy.ts';
import { presetNames, presetText } from './preset-names.ts';

export type PresetScenarios = Readonly<Record<string, string>>;

const prefix = 'preset:';

/** The name of the preset that a reference means; `undefined` when it means something else. */
export const presetOf = ({ target }: Reference): string | undefined => (target.startsWith(prefix) ? target.slice(prefix.length) : undefined);

/** A preset and those it builds on, each once, the uppermost first. `scenarios` are further files by name of preset: whole cases, which only a test needs. */
export function loadPreset(name: string, reference: Reference | undefined, problems: PolicyProblem[], loaded: Map<string, PolicyDocument> = new Map(), scenarios: PresetScenarios = {}): PolicyDocument[] {
  const path = `${prefix}${name}`;
  const text = presetText(name);
  if (text === undefined) {
    problems.push({ severity: 'error', place: reference?.place ?? { path }, message: `there is no preset ${JSON.stringify(name.slice(0, 60))}`, remedy: `Presets: ${presetNames.join(', ')}.` });
    return [];
  }
  if (loaded.has(path)) return [];
  const { document, problems: found } = readPolicy(path, [{ path, text }, ...(Object.hasOwn(scenarios, name) ? [{ path: `${path}/scenarios`, text: scenarios[name]! }] : [])]);
  loaded.set(path, document);
  problems.push(...found);
  return [...document.extends.flatMap((next) => loadPreset(presetOf(next) ?? next.target, next, problems, loaded, scenarios)), document];
}
