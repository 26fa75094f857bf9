import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { isRecord, scalar, type ValueRecord } from '#core/text/value.ts';
import { parseYaml, type YamlText } from '#core/text/yaml.ts';
import { addConfigDependencies } from './pnpm-config-dependencies.ts';
import { PnpmDocument } from './pnpm-document.ts';
import { pnpmBase } from './pnpm-base.ts';
import { Workspace } from './workspace.ts';

/** pnpm-lock.yaml of lockfile version 5 to 9, and the shrinkwrap.yaml before. */
export default function extract(input: ExtractInput): void {
  const workspace = new Workspace(input);
  const base = pnpmBase(input.file);
  for (const { yaml, start } of documents(input.file.text())) {
    const { value } = yaml;
    if (value === null || value === undefined || value === '') continue;
    if (!isRecord(value)) throw new TextSyntaxError('the lockfile is not a mapping', start);
    const line = (...path: string[]): number | undefined => {
      const found = yaml.line(...path);
      return found === undefined ? undefined : found + start - 1;
    };
    new PnpmDocument({ input, workspace, base, lock: value, line, major: majorVersion(input, value) }).read();
  }
  const root = workspace.members.find(({ directory }) => directory === base);
  addConfigDependencies(input, base, root);
  workspace.joinMembers(root);
}

const newest = 9;

/** Lockfile versions 5.0 to 5.4, 6.0, 6.1 and 9.0 exist; before, it was called shrinkwrap. */
function majorVersion({ found }: ExtractInput, lock: ValueRecord): number {
  const version = scalar(lock, 'lockfileVersion');
  if (version === undefined) return 5;
  const major = Number.parseInt(version, 10);
  if (!Number.isNaN(major) && major <= newest) return major;
  found.issue({
    code: 'unsupported-version',
    message: `lockfileVersion ${version} is not known; it was read like version ${newest}`,
    remedy: 'Compare the result with pnpm list, and look for a newer Muster.',
  });
  return newest;
}

/** From pnpm 11 on, a document of its own before the lockfile holds what pnpm itself is made of. */
function* documents(text: string): Generator<{ readonly yaml: YamlText; readonly start: number }> {
  let start = 1;
  for (const part of text.split(/^---[ \t]*\r?$/m)) {
    try {
      yield { yaml: parseYaml(part, { strings: true }), start };
    } catch (error) {
      if (error instanceof TextSyntaxError && error.line !== undefined) throw new TextSyntaxError(error.message, error.line + start - 1);
      throw error;
    }
    start += lineBreaks(part);
  }
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
