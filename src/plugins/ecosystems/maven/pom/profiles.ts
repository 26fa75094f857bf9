import type { RawActivation, RawPom, RawProfile } from './raw-pom.ts';
import type { Invocation } from './user-properties.ts';

export interface ActiveProfiles {
  /** In order of declaration; a later one overrides an earlier one. */
  readonly active: readonly RawProfile[];
  /** Profiles that depend on the machine, and on what. */
  readonly undecided: readonly { readonly profile: RawProfile; readonly on: string }[];
  /** Profiles that somebody must ask for. */
  readonly onRequest: readonly RawProfile[];
}

const none: ActiveProfiles = { active: [], undecided: [], onRequest: [] };

/** Which profiles of one POM a plain `mvn` run activates, as far as the files alone decide. `exists` says whether a file is known to be there. */
export function activeProfiles(pom: RawPom, invocation: Invocation, exists: (path: string) => boolean): ActiveProfiles {
  if (pom.profiles.length === 0) return none;
  const active = new Set<RawProfile>();
  const undecided: { profile: RawProfile; on: string }[] = [];
  const settled = new Set<RawProfile>();
  for (const profile of pom.profiles) {
    if (invocation.deactivated.has(profile.id)) continue;
    if (invocation.activated.has(profile.id)) {
      active.add(profile);
      continue;
    }
    const verdict = profile.activation === undefined ? false : decide(profile.activation, invocation, exists);
    if (verdict === true) active.add(profile);
    else if (isRuledOut(profile, exists)) settled.add(profile);
    else if (verdict !== false) undecided.push({ profile, on: verdict });
  }
  if (active.size === 0) {
    for (const profile of pom.profiles) {
      if (profile.activation?.activeByDefault && !invocation.deactivated.has(profile.id)) active.add(profile);
    }
  }
  const isUndecided = (profile: RawProfile): boolean => undecided.some((item) => item.profile === profile);
  return {
    active: pom.profiles.filter((profile) => active.has(profile)),
    undecided: undecided.filter(({ profile }) => !active.has(profile)),
    onRequest: pom.profiles.filter((profile) => !active.has(profile) && !isUndecided(profile) && !settled.has(profile) && !invocation.deactivated.has(profile.id)),
  };
}

/** Nobody asks for a profile by a file; one that wants a file to be missing that is there stays away. */
const isRuledOut = ({ activation }: RawProfile, exists: (path: string) => boolean): boolean =>
  activation?.fileMissing !== undefined && !activation.activeByDefault && exists(activation.fileMissing);

/** Does it depend on the directory of the project that is built whether a profile is active? */
export const dependsOnFiles = ({ profiles }: RawPom): boolean => profiles.some(({ activation }) => activation?.fileExists !== undefined || activation?.fileMissing !== undefined);

/** True only when there is a condition and all conditions hold; a text names what cannot be known. */
function decide(activation: RawActivation, invocation: Invocation, exists: (path: string) => boolean): boolean | string {
  const verdicts: (boolean | string)[] = [];
  const { jdk, os, property, fileExists, fileMissing, condition } = activation;
  if (jdk !== undefined) verdicts.push(`the JDK (${jdk})`);
  if (os !== undefined) verdicts.push(`the operating system (${os})`);
  if (condition !== undefined) verdicts.push(`the condition ${condition}`);
  if (property !== undefined) verdicts.push(decideProperty(property.name, property.value, invocation));
  if (fileExists !== undefined) verdicts.push(exists(fileExists) || `the file ${fileExists}`);
  if (fileMissing !== undefined) verdicts.push(exists(fileMissing) ? false : `the absence of the file ${fileMissing}`);
  if (verdicts.length === 0 || verdicts.includes(false)) return false;
  return verdicts.find((verdict) => verdict !== true) ?? true;
}

function decideProperty(name: string, value: string | undefined, { properties }: Invocation): boolean | string {
  const absent = name.startsWith('!');
  const key = absent ? name.slice(1) : name;
  const actual = properties.get(key);
  if (actual === undefined && ofMachine(key)) return `the property ${key} of the machine`;
  if (value === undefined) return (actual !== undefined && actual !== '') !== absent;
  return value.startsWith('!') ? actual !== value.slice(1) : actual === value;
}

/** Environment variables and the properties that the Java runtime sets itself. */
const ofMachine = (key: string): boolean => /^(?:env|java|jdk|os|user|sun|file|path|line|awt)\./.test(key);
