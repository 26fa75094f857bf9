import { presetTexts } from './presets.generated.ts';

/** Names of the policies that come with Muster. */
export const presetNames = Object.keys(presetTexts);

export const isPreset = (name: string): boolean => Object.hasOwn(presetTexts, name);

/** The YAML text of a preset; `undefined` when there is none of this name. */
export const presetText = (name: string): string | undefined => (isPreset(name) ? (presetTexts as Readonly<Record<string, string>>)[name] : undefined);
