import type { SourceFile } from '#core/plugin/source-file.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { parseToml, type TomlText } from '#core/text/toml.ts';
import type { DeclaredDependency } from './declared-dependency.ts';
import type { PyprojectText } from './pyproject.ts';
import { readRequirements } from './pyproject-standard.ts';
import { readPart, type Report } from './report.ts';
import type { UvManifest } from './uv-manifest.ts';
import { applyUvSources } from './uv-sources.ts';

/** Where it begins. */
export const scriptMark = '# /// script';

/** What a script says that it needs, to be held against its lockfile; `undefined` where it says nothing. */
export function readUvScript(file: SourceFile): UvManifest | undefined {
  let isComplete = true;
  const dependencies = scriptDependencies(file, () => {
    isComplete = false;
  });
  return dependencies === undefined ? undefined : { path: file.path, name: undefined, dependencies, isComplete };
}

/** What a script says that it needs, in a comment (PEP 723); `undefined` where it says nothing. */
export function scriptDependencies(file: SourceFile, report: Report): readonly DeclaredDependency[] | undefined {
  const toml = readPart(file, parseBlock, report);
  if (toml === undefined) return undefined;
  const input: PyprojectText = { toml, file, report };
  return applyUvSources(input, readRequirements(input, 'runtime', ['dependencies']));
}

/** The lines between `# /// script` and `# ///`, without their signs. */
function parseBlock(source: string): TomlText | undefined {
  const lines = source.split(/\r?\n/);
  const start = lines.findIndex((line) => line.trimEnd() === scriptMark);
  if (start === -1) return undefined;
  const content: string[] = [];
  let end = -1;
  for (let at = start + 1; at < lines.length && /^#(?: |$)/.test(lines[at]!); at++) {
    if (lines[at]!.trimEnd() === '# ///') end = content.length;
    content.push(lines[at]!.slice(2));
  }
  if (end === -1) return undefined;
  const toml = parseShifted(content.slice(0, end).join('\n'), start + 1);
  return {
    value: toml.value,
    line(...path) {
      const line = toml.line(...path);
      return line === undefined ? undefined : line + start + 1;
    },
  };
}

/** What is wrong in the block is told with the line that it has in the script. */
function parseShifted(text: string, linesBefore: number): TomlText {
  try {
    return parseToml(text);
  } catch (error) {
    if (error instanceof TextSyntaxError) throw new TextSyntaxError(error.message, (error.line ?? 1) + linesBefore);
    throw error;
  }
}
