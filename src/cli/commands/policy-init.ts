import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fallbacks } from '#core/policy/first-policy/answers.ts';
import { firstPolicy, presetsFor } from '#core/policy/first-policy/first-policy.ts';
import type { Answers } from '#core/policy/first-policy/questions.data.ts';
import { combineLayers } from '#core/policy/layers/combine-layers.ts';
import type { PolicyProblem } from '#core/policy/model/place.ts';
import { isPreset, presetNames } from '#core/policy/presets/preset-names.ts';
import { loadPreset } from '#core/policy/presets/load-preset.ts';
import { policyFolder } from '#platform/policy/load-policy.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { writeFile } from '../output.ts';
import { today } from '../policy-input.ts';
import { askQuestions } from '../questionnaire.ts';

export interface PolicyInitOptions {
  readonly default: boolean;
  readonly dir?: string;
  readonly name?: string;
  readonly preset: readonly string[];
  readonly force: boolean;
}

/** `muster policy init`. */
export async function policyInit(options: PolicyInitOptions): Promise<number> {
  const folder = options.dir ?? policyFolder;
  const file = join(folder, 'policy.yaml');
  if (existsSync(file) && !options.force) throw new UsageError(`There is a policy at ${file} already.`, 'Change it by hand, write elsewhere with --dir, or write over it with --force.');
  const unknown = options.preset.find((name) => !isPreset(name));
  if (unknown !== undefined) throw new UsageError(`There is no preset ${JSON.stringify(unknown)}.`, `Presets: ${presetNames.join(', ')}.`);
  const given: Partial<Answers> = options.name === undefined ? {} : { name: options.name.replaceAll(/\p{Cc}/gu, ' ').slice(0, 100) };
  const answers = options.default ? { ...fallbacks, name: basename(process.cwd()), ...given } : await askQuestions({ ...given, ...(options.preset.length > 0 ? { licenses: 'category' } : {}) });
  const presets = options.preset.length > 0 ? options.preset : presetsFor(answers);
  mkdirSync(folder, { recursive: true });
  writeFile(file, [firstPolicy(answers, presets, basis(presets), today())]);
  const named = options.dir === undefined ? '' : ` ${options.dir}`;
  process.stdout.write(`${file} is written; it builds on ${presets.join(', ')}.\nLook at its rules: muster policy explain${options.dir === undefined ? '' : ` --policy ${options.dir}`}\nCheck it:          muster policy lint${named} && muster policy test${named}\nThen commit it, so that changes are reviewed.\n`);
  return exitCodes.done;
}

/** What the presets say together. */
function basis(presets: readonly string[]) {
  const problems: PolicyProblem[] = [];
  const loaded = new Map();
  const documents = presets.flatMap((name) => loadPreset(name, undefined, problems, loaded));
  return combineLayers(documents).policy;
}
